"""A draft as its review screen shows it: the text with its marks, the facts with what to mind."""

import re
from base64 import urlsafe_b64encode
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from hashlib import blake2b
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from articles.archive.hidden_names import HiddenNames
from articles.archive.identity import kept_people, who_were
from articles.desk import reading, reasons, troubles
from articles.desk.cleaned import HEADING, Beside, Change, Cleaned, List, cleaned
from articles.desk.editing import ASKED, LINKS
from articles.desk.offering import line_of
from articles.desk.wording import DATES, HEAD, HeadField, choices_of, label_of
from articles.language import amounts, qualifiers, written_dates
from articles.models import Draft, Person, Report
from articles.pages.marked_text import Mark, Piece, cut, render
from articles.record import Examined, kinds, number_doubts, schema
from articles.record.problems import Problem

UNSURE = 0.6  # a confidence below this is shown first
DIGEST = 6  # characters of a digest, 36 bits: with each step a screen sends a thousand of them
WHO = ("role", "organisation")  # what a person is, where it is missing too
WORDS = 40  # characters that tell a fact in a list to choose from
LISTS = [kind.plural for kind in kinds.KINDS]


@dataclass
class Shown:
    """One fact of a draft on the review screen."""

    key: str
    list: str
    kind: str
    words: str
    fields: dict[str, Any]
    confidence: float
    reason: str
    accepted: bool
    warnings: list[str] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)  # the fields that these are about
    namesakes: list[tuple[str, str]] = field(default_factory=list)  # slug, and who that is
    chosen: str = ""  # of the namesakes, or "new"
    linked: dict[str, str] = field(default_factory=dict)  # by field the fact it leads to, told

    def warn(self, words: str, about: str = "") -> None:
        self.warnings.append(words)
        self.amiss += [about] if about in ASKED[self.list] else []

    @cached_property
    def digest(self) -> str:
        """By which a screen that shows the fact already knows it again."""
        return _digest(self)

    @property
    def inputs(self) -> Iterator[tuple[str, str, Any, Any]]:
        """(field, label, value, what can be chosen) of the fact's form."""
        hidden = ("low", "high") if self._bounds_follow else ()
        for name in ASKED[self.list]:
            value = None if name in hidden else self.linked.get(name, self.fields.get(name))
            label, choices = label_of(self.list, name), choices_of(self.list, name)
            shown = written_dates.shown(value) if value and name in DATES else _shown(value)
            yield name, label, shown, choices

    @property
    def _bounds_follow(self) -> bool:
        """Whether a figure's bounds are what its number and qualifier mean, and need no asking."""
        value = self.fields.get("value")
        if value is None:
            return False
        meant = qualifiers.bounds(
            value, self.fields["qualifier"] or qualifiers.qualifier_in(self.words, value)
        )
        return meant == (self.fields["low"], self.fields["high"])

    @property
    def told(self) -> list[tuple[str, str]]:
        """What the fact says, in one line: its fields, each with its words."""
        fields = self.fields
        if self.list == "statistics":
            told = [(name, fields[name]) for name in ("period", "subject", "label")]
            told += _figure(fields)
        elif self.list == "quotations":
            told = [("speaker", fields["speaker"] or "没有说话人")]
            told += [("direct", "直接" if fields["direct"] else "间接")]
        elif self.list == "people":
            told = [(name, fields[name] or f"＋{label_of(self.list, name)}") for name in WHO]
        else:
            printed = (name for name in ASKED[self.list][1:] if not choices_of(self.list, name))
            told = [(name, fields.get(name)) for name in printed]
        return [(name, str(words)) for name, words in told if words]

    @property
    def first(self) -> str:
        """The field that is changed first: what something speaks against; a name last, as its
        words are rather chosen in the text.
        """
        others = [name for name in ASKED[self.list] if name != "name"]
        return [*self.amiss, *others, "name"][0]

    @property
    def unsure(self) -> bool:
        return not self.accepted and (bool(self.warnings) or self.confidence < UNSURE)

    @property
    def of_kind(self) -> kinds.Kind:
        return kinds.BY_LIST[self.list]


@dataclass(frozen=True)
class Paragraph:
    number: int  # among the section's, from 0
    start: int  # code points into the section's text
    text: str
    before: int  # paragraphs of the same words, in all sections
    html: SafeString  # with its marks
    removed: list[Change]  # the lines that stood before it

    @property
    def digest(self) -> str:
        """By which a screen that shows the paragraph already, wherever, knows it again."""
        return _digest(self.before, self.html)


@dataclass(frozen=True)
class ShownSection:
    number: int  # from 0
    heading: str | None
    lines: list[tuple[str, int]]  # the words of each paragraph, and how many the same come before
    marks: list[Mark]
    beside: Beside  # what the cleaning did

    @property
    def digest(self) -> str:
        """By which a screen that shows the section already, wherever, knows it again."""
        return _digest(bool(self.number), self.heading, self.lines, self.marks, self.beside)

    @property
    def heading_html(self) -> SafeString | None:
        """The heading with its marks."""
        pieces = [[Piece(self.heading)]] if self.heading else []
        marks = self.beside.marks.get(HEADING, {})
        if marks:
            pieces = cut(self.heading, [], marks)
        return mark_safe(_with_marks(pieces[0], marks)) if pieces else None

    @property
    def removed_before(self) -> list[Change]:
        """The lines that stood before its heading."""
        return self.beside.removed.get(HEADING, [])

    @property
    def removed_last(self) -> list[Change]:
        """The lines that stood behind its paragraphs."""
        return self.beside.removed.get(len(self.lines), [])

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        start = 0
        cut_up = cut("\n".join(words for words, _ in self.lines), self.marks, self._cleaned_at)
        for number, ((words, before), pieces) in enumerate(zip(self.lines, cut_up, strict=True)):
            html = mark_safe(_with_marks(pieces, self.beside.marks.get(number, {})))
            removed = self.beside.removed.get(number, [])
            yield Paragraph(number, start, words, before, html, removed)
            start += len(words) + 1

    @property
    def _cleaned_at(self) -> Iterator[int]:
        """Where the cleaning's marks stand in the section's text."""
        start = 0
        for number, (words, _) in enumerate(self.lines):
            yield from (start + at for at in self.beside.marks.get(number, ()))
            start += len(words) + 1


@dataclass(frozen=True)
class Choices:
    """The facts that others can lead to by a field of theirs."""

    field: str
    told: list[str]

    @property
    def digest(self) -> str:
        return _digest(self)


@dataclass
class Review:
    draft: Draft
    read: Examined
    facts: list[Shown]  # as the text has them
    problems: list[str]  # of the report as a whole
    known: Collection[str] = ()  # the digests of what the screen shows already

    @property
    def can_be_published(self) -> bool:
        return not self.read.problems

    @property
    def head(self) -> list[tuple[HeadField, str]]:
        """The fields of the form of the report's head, with their values."""
        return [(field, _head_value(field.name, self.read.record)) for field in HEAD]

    @property
    def head_line(self) -> str:
        """When and where the report was printed, and by whom, as its page says it."""
        printed = self.read.record
        outlet = " ".join(filter(None, (printed.outlet, printed.page)))
        by = _head_value("byline", printed).replace("\n", "、")
        return " · ".join(filter(None, (_head_value("published", printed), outlet, by)))

    @property
    def kinds(self) -> tuple[kinds.Kind, ...]:
        """The kinds that selected words can be made a fact of."""
        return kinds.KINDS

    @property
    def left(self) -> int:
        """How many facts are still to be looked at."""
        return sum(not fact.accepted for fact in self.facts)

    @property
    def unsure(self) -> int:
        """How many of these the machine is unsure of, or something speaks against."""
        return sum(fact.unsure for fact in self.facts)

    @property
    def order(self) -> str:
        """The facts as they follow each other, by their keys."""
        return " ".join(fact.key for fact in self.facts)

    @property
    def new_facts(self) -> list[Shown]:
        """The facts that the screen does not show already as they are."""
        return [fact for fact in self.facts if fact.digest not in self.known]

    @property
    def choices(self) -> list[Choices]:
        told = _told(self.read.record)
        return [Choices(name, list(told[name].values())) for name in LINKS]

    @property
    def sections(self) -> Iterator[ShownSection]:
        parsed, marks, seen = self.read.record, _marks(self.read), Counter()
        for number, section in enumerate(parsed.sections):
            lines = []
            for words in "\n".join(section.paragraphs).split("\n"):
                lines.append((words, seen[words]))
                seen[words] += 1
            beside = self.cleaned.of(number)
            yield ShownSection(number, section.heading, lines, marks[number], beside)

    @property
    def cleaned_lists(self) -> Iterator[tuple[str, List]]:
        """The lists of what the cleaning did, each with the digest by which it is known again."""
        return ((_digest(one), one) for one in self.cleaned.lists)

    @cached_property
    def cleaned(self) -> Cleaned:
        """What the cleaning did to the text, and what it proposes."""
        sections = [section.model_dump() for section in self.read.record.sections]
        return cleaned(sections, self.draft.edits)


def review(
    draft: Draft, read: Examined | None = None, known: Collection[str] = frozenset()
) -> Review:
    """All that the review screen shows of a draft; `read` is what it says, where that is known.

    Of what the screen shows already, `known` by its digests, no more is told than these.
    """
    read = read or reading.examined(draft)
    facts = {fact.key: fact for fact in _facts(draft, read.record)}
    whole = _share_out(read.problems, read.record, facts)
    _mind(read, facts)
    _mind_namesakes(read.record, facts, _own_people(draft.slug, read.record))
    return Review(draft, read, _in_order(read, facts), whole, known)


def _in_order(read: Examined, facts: dict[str, Shown]) -> list[Shown]:
    """The facts as they follow each other in the text; those that stand nowhere in it last."""
    places = defaultdict(list)
    for number, marks in _marks(read).items():
        for mark in marks:
            places[mark.key].append((number, mark.start, -mark.end))
    nowhere = [(len(read.record.sections), 0, 0)]
    return sorted(facts.values(), key=lambda fact: min(places.get(fact.key, nowhere)))


def _with_marks(pieces: list[Piece], marks: dict[int, str]) -> str:
    """Pieces of a line as HTML, with the cleaning's marks between them."""
    html, at = marks.get(0, ""), 0
    for piece in pieces:
        at += len(piece.text)
        html += render([piece]) + marks.get(at, "")
    return html


def _digest(*parts: Any) -> str:
    hashed = blake2b(repr(parts).encode(errors="surrogatepass"), digest_size=6)
    return urlsafe_b64encode(hashed.digest()).decode()[:DIGEST]


def digests_in(sent: str) -> frozenset[str]:
    """The digests that a screen sends, one directly after the other."""
    return frozenset(re.findall(rf"[\w-]{{{DIGEST}}}", sent, re.ASCII))


def _shown(value: Any) -> Any:
    """A field's value as its input shows it; numbers in full."""
    if isinstance(value, Decimal):
        return qualifiers.plain(value)
    return "" if value is None else value


def _figure(fields: dict[str, Any]) -> list[tuple[str, str]]:
    """The number, or what its bounds leave open, and its unit where that ends the words."""
    unit, value = fields["unit"] or "", fields["value"]
    bounds = (value, fields["low"], fields["high"])
    meant = amounts.meaning(*bounds, unit, fields["qualifier"] or "")
    words = meant or ("" if value is None else amounts.readable(value, unit))
    number = words.removesuffix(unit)
    return [("value", number), ("unit", words[len(number) :])]


def _head_value(name: str, values: schema.Record) -> str:
    value = getattr(values, name) or ""
    if name == "tags":
        return "、".join(value)
    if name == "byline":
        return "\n".join(line_of(by.model_dump()) for by in value or [])
    return written_dates.shown(value) if name in DATES else value


def _facts(draft: Draft, parsed: schema.Record) -> Iterator[Shown]:
    told, accepted = _told(parsed), set(draft.accepted)
    dumped = parsed.model_dump(by_alias=True, include=set(LISTS))
    for name, position, fact in parsed.facts():
        fields = dumped[name][position]
        reason = draft.reasons.get(fact.id, {})
        yield Shown(
            key=fact.id,
            list=name,
            kind=kinds.BY_LIST[name].words,
            words=_words(fact),
            fields=fields,
            confidence=reason.get("confidence", 1.0),
            reason=reasons.in_words(reason.get("words", "")),
            accepted=fact.id in accepted,
            chosen=draft.identities.get(fact.id, ""),
            linked={
                link: told[link].get(fields[link], fields[link])
                for link in LINKS
                if fields.get(link)
            },
        )


def _told(parsed: schema.Record) -> dict[str, dict[str, str]]:
    """The facts that others can lead to, each by its id and words, by the field that does."""
    lists = {"speaker_id": parsed.people, "from": parsed.statistics}
    return {
        field: {fact.id: f"{fact.id} {' '.join(_words(fact).split())[:WORDS]}" for fact in facts}
        for field, facts in lists.items()
    }


def _words(fact: schema.Fact) -> str:
    if isinstance(fact, schema.Statistic | schema.Quotation):
        return fact.at[0].exact if fact.at else ""
    return fact.name


def _share_out(problems: list[Problem], parsed, facts: dict[str, Shown]) -> list[str]:
    """Gives each fact the problems of its own; what is left is the report's."""
    left = []
    for problem in problems:
        fact = _fact_at(parsed, problem.path)
        if fact is None:
            left.append(troubles.in_words(problem))
        else:
            facts[fact.id].warn(
                troubles.of_fact(problem), str(problem.path[2:3] and problem.path[2])
            )
    return left


def _fact_at(parsed: schema.Record, path: tuple) -> schema.Fact | None:
    if len(path) >= 2 and path[0] in schema.FACT_LISTS and isinstance(path[1], int):
        return getattr(parsed, path[0])[path[1]]
    return None


def _mind(read: Examined, facts: dict[str, Shown]) -> None:
    """What an editor should look at though the record may be published as it is."""
    parsed = read.record
    for statistic in parsed.statistics:
        if not statistic.unit and statistic.no_value is None:
            facts[statistic.id].warn("没有单位", "unit")
        if not statistic.label:
            facts[statistic.id].warn("没有写明所指的是什么", "label")
    for quotation in parsed.quotations:
        if not quotation.speaker and not quotation.speaker_id:
            facts[quotation.id].warn("没有说话人", "speaker")
    for position, doubt in number_doubts.doubts(parsed, read.places) if read.places else ():
        facts[parsed.statistics[position].id].warn(troubles.plain(doubt), "value")


def _own_people(slug: str, parsed: schema.Record) -> dict[str, Person]:
    """Who the people are, by id, whom the public report that is corrected tells of already."""
    report = Report.objects.filter(record_slug=slug).first()
    return who_were(parsed, kept_people(report), HiddenNames()) if report else {}


def _mind_namesakes(parsed: schema.Record, facts: dict[str, Shown], own: dict[str, Person]) -> None:
    """Asks who someone is of a name that others have too, unless the public report says it."""
    names = {person.name for person in parsed.people}
    known = defaultdict(list)
    rows = Person.objects.public().filter(name__in=names, merged_into=None)
    for person in rows.prefetch_related("appearances"):
        known[person.name].append((person.slug, f"{person.name}（{_who(person)}）"))
    for person in parsed.people:
        shown = facts[person.id]
        theirs = own[person.id].slug if person.id in own else ""
        others = [slug for slug, _ in known[person.name] if slug != theirs]
        shown.namesakes = known[person.name] if others else []
        shown.chosen = shown.chosen or theirs
        if shown.namesakes and not shown.chosen:
            shown.warn("档案里已有同名的人，请选是不是同一人")


def _who(person: Person) -> str:
    for first in person.appearances.all()[:1]:
        return f"{first.organisation}{first.role or '单位职务不详'}"
    return "单位职务不详"


def _marks(read: Examined) -> dict[int, list[Mark]]:
    marks = defaultdict(list)
    found = read.places.found if read.places else {}
    for name, position, fact in read.record.facts():
        for number, anchor in enumerate(found.get((name, position), [])):
            span, kind = (anchor.start, anchor.end), kinds.BY_LIST[name].key
            mark = Mark(*span, fact.id, kind, first=number == 0, tinted=True)
            marks[anchor.section].append(mark)
    return marks
