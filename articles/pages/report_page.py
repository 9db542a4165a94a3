"""A report as its page tells it: sections with their marks and glosses, people, names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.models import Appearance, Mention, Quotation, Report, Section, Statistic, Tag
from articles.models.facts import Anchored
from articles.pages import notices
from articles.pages.figures import printed_of
from articles.pages.list_entries import more_of
from articles.pages.marked_text import Mark, Piece, cut
from articles.pages.quotations import Saying, sayings_of
from articles.record import kinds
from articles.record.passages import Passage, anchor_of, label_of, passage_of

FOLDS = 8  # people or names; a longer list of them folds open


@dataclass(frozen=True)
class Gloss:
    """A note in the margin of a paragraph."""

    words: str
    about: str
    url: str
    kind: str


@dataclass(frozen=True)
class ToldSection:
    anchor: str
    label: str
    heading: str
    rows: list[tuple[list[Piece], list[Gloss]]]

    @property
    def paragraphs(self) -> list[list[Piece]]:
        return [pieces for pieces, _ in self.rows]


@dataclass(frozen=True)
class ToldPerson:
    key: str
    name: str
    url: str
    role: str
    organisation: str
    passage: Passage
    quotations: list[Saying]


@dataclass(frozen=True)
class ToldName:
    key: str
    name: str
    url: str
    words_url: str
    more: str
    count: int  # places it stands at


@dataclass(frozen=True)
class NameGroup:
    kind: str
    title: str
    entries: list[ToldName]


@dataclass(frozen=True)
class Facts:
    """All that one report says, in the order of its record."""

    statistics: Sequence[Statistic] = ()
    quotations: Sequence[Quotation] = ()
    appearances: Sequence[Appearance] = ()
    mentions: Sequence[Mention] = ()

    def all(self) -> Iterator[Anchored]:
        yield from (*self.statistics, *self.quotations, *self.appearances, *self.mentions)

    def firsts(self) -> Iterator[Anchored]:
        """The place of each fact that bears its id."""
        return (fact for fact in self.all() if not fact.occurrence)

    def marks(self) -> dict[int, list[Mark]]:
        """Where each fact stands, by section."""
        marks = defaultdict(list)
        for fact in self.all():
            mark = Mark(
                fact.start, fact.end, fact.key, kind_of(fact), href_of(fact), not fact.occurrence
            )
            marks[fact.section_id].append(mark)
        return marks

    def glosses(self) -> dict[int, list[tuple[int, Gloss]]]:
        """What the margin says of each section, with where the fact begins."""
        glosses = defaultdict(list)
        firsts = [fact for fact in (*self.appearances, *self.mentions) if not fact.occurrence]
        told = [fact for fact in firsts if _is_in_margin(fact)]
        for fact in sorted((*self.statistics, *told), key=lambda fact: fact.start):
            glosses[fact.section_id].append((fact.start, _gloss(fact)))
        return glosses


def _is_in_margin(fact: Appearance | Mention) -> bool:
    return isinstance(fact, Appearance) or kinds.BY_KEY[fact.kind].in_margin


def kind_of(fact: Statistic | Quotation | Appearance | Mention) -> str:
    """The key of a fact's kind."""
    of_one_kind = {Statistic: "statistic", Quotation: "quotation", Appearance: "person"}
    return of_one_kind.get(type(fact)) or fact.kind


def href_of(fact: Statistic | Quotation | Appearance | Mention) -> str:
    """Where a fact in the text leads: a card or speech on the same page, or a page of its own."""
    if isinstance(fact, Statistic):
        return f"#f-{fact.key}"
    if isinstance(fact, Quotation):
        return f"#said-{fact.key}"
    return (fact.person if isinstance(fact, Appearance) else fact.name).get_absolute_url()


def _gloss(fact: Statistic | Appearance | Mention) -> Gloss:
    if isinstance(fact, Statistic):
        return Gloss(printed_of(fact), fact.label, href_of(fact), kind_of(fact))
    name = fact.name if isinstance(fact, Appearance) else fact.printed
    return Gloss(name, more_of(fact), href_of(fact), kind_of(fact))


def sections_of(sections: Iterable[Section], facts: Facts) -> list[ToldSection]:
    marks, glosses = facts.marks(), facts.glosses()
    return [
        ToldSection(
            anchor_of(section),
            label_of(section),
            section.heading,
            list(
                zip(
                    cut(section.text, marks[section.pk]),
                    _by_paragraph(section, glosses[section.pk]),
                    strict=True,
                )
            ),
        )
        for section in sections
    ]


def _by_paragraph(section: Section, glosses: list[tuple[int, Gloss]]) -> list[list[Gloss]]:
    """The glosses of each paragraph of a section."""
    paragraphs: list[list[Gloss]] = [[] for _ in section.paragraphs]
    for start, gloss in glosses:
        paragraphs[section.text.count("\n", 0, start)].append(gloss)
    return paragraphs


def people_of(facts: Facts) -> list[ToldPerson]:
    """The people of a report with what each says, in the record's order."""
    said = defaultdict(list)
    for quotation in facts.quotations:
        if quotation.spoken_by:
            said[quotation.spoken_by.key].append(quotation)
    return [
        ToldPerson(
            key=first.key,
            name=first.name,
            url=first.person.get_absolute_url(),
            role=first.role,
            organisation=first.organisation,
            passage=passage_of(first),
            quotations=sayings_of(said[first.key]),
        )
        for first in facts.appearances
        if not first.occurrence
    ]


def folded(people: Iterable[ToldPerson]) -> list[ToldPerson]:
    """Of many people those who say nothing, whom the page folds away."""
    silent = [person for person in people if not person.quotations]
    return silent if len(silent) > FOLDS else []


def unattributed(facts: Facts) -> list[Saying]:
    """Words of speakers that the report does not identify."""
    return sayings_of(quotation for quotation in facts.quotations if not quotation.spoken_by)


def names_of(facts: Facts) -> list[NameGroup]:
    """The names of a report by kind; kinds it has none of are left out."""
    by_kind = defaultdict(list)
    for _, group in groupby(facts.mentions, key=lambda mention: mention.key):
        rows = list(group)
        by_kind[rows[0].kind].append(_told_name(rows))
    return [
        NameGroup(kind.key, kind.words, by_kind[kind.key])
        for kind in kinds.NAMES_IN_RECORD
        if kind.key in by_kind
    ]


def _told_name(mentions: Sequence[Mention]) -> ToldName:
    first = mentions[0]
    return ToldName(
        key=first.key,
        name=first.printed,
        url=first.name.get_absolute_url(),
        words_url=first.words_url,
        more=more_of(first),
        count=len(mentions),
    )


def plain_text(report: Report) -> str:
    """The report as text alone: its head, then its sections."""
    head = [report.kicker, report.title, report.subtitle, _by(report), _date(report)]
    parts = ["\n".join(line for line in head if line)]
    for section in report.sections.all():
        parts.append("\n".join(line for line in (section.heading, section.text) if line))
    return "\n\n".join(parts) + "\n"


def _by(report: Report) -> str:
    if report.is_retold:
        return f"本页文字为{notices.retelling_in_full(report)}"
    return "、".join(" ".join(filter(None, [by.get("role"), by["name"]])) for by in report.byline)


def says_more_of_source(report: Report) -> bool:
    """Whether more is known of where a report is from than its first line says."""
    notes = (report.published_basis, report.url, report.dateline, report.note, report.rights)
    return report.is_retold or any(notes)


def _date(report: Report) -> str:
    if report.published:
        return report.published.words
    return f"日期不详。{report.published_basis}" if report.published_basis else "日期不详"


def tags_of(report: Report) -> list[Tag]:
    rows = report.taggings.select_related("tag").order_by("position")
    return [tagging.tag for tagging in rows]
