"""A scripted editor, who makes a draft say what is wanted with the fewest acts of the desk.

An act is a click, a key chord, a drag, or one field typed.
"""

import gzip
import json
import re
from dataclasses import dataclass, field
from time import perf_counter, process_time
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpResponse
from django.urls import reverse

from articles import record
from articles.archive import confirming
from articles.desk import asking, publication, reading, reviewing
from articles.management.measuring.gold import Fields, Gold, Wanted, bare, words_of, wrong_in
from articles.management.measuring.reader import Reader
from articles.models import Draft
from articles.record import RecordError

DIGEST = re.compile('data-digest="([^"]+)"')
# What each act takes: a mark pressed and x; words drawn over and a number; a mark pressed, words
# drawn over and w; a press beside the line.
DELETE, ADD, PLACE, LINE = 2, 2, 3, 1
# A field: where it shows in the list pressed there, else its fact and then itself; typed. It is
# saved by going on.
SHOWN, HIDDEN = 2, 3
HEAD = 4  # opened, its field pressed, typed, Enter


@dataclass
class Asked:
    """What one step cost on the way and in time."""

    up: int  # bytes of the request's body
    down: int  # bytes of the answer, compressed
    milliseconds: float
    own: float  # milliseconds of this process alone


@dataclass
class Review:
    """A draft in an editor's hands, and what it has taken so far."""

    draft: Draft
    user: AbstractBaseUser
    client: Reader = field(default_factory=Reader)
    known: set[str] = field(default_factory=set)
    corrections: list[int] = field(default_factory=list)  # the acts of each
    acts: int = 0  # besides corrections
    steps: list[Asked] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    screen: str = field(default_factory=lambda: uuid4().hex)

    def __post_init__(self):
        self.client.force_login(self.user)

    @property
    def fields(self) -> Fields:
        self.draft.refresh_from_db()
        return record.load(self.draft.record)

    def open(self) -> None:
        """A press in the list of drafts."""
        page = self.client.get(self._at("change")).content.decode()
        self.known = set(DIGEST.findall(page))
        self.acts += 1

    def correct(self, *acts: int, **step) -> bool:
        """Whether what an editor put right was taken; a step can put several things right."""
        self.corrections += acts
        return self._step(step)

    def accept(self) -> None:
        """All that is right and still open: the kinds are opened and each is pressed once.

        What something speaks against stays open: the first is taken in hand, then a for each.
        """
        kinds = {fact.list for fact in self._open()}
        self.acts += bool(kinds) + len(kinds)
        for name in sorted(kinds):
            keys = [fact.key for fact in self._open() if fact.list == name]
            self._step({"op": "accept_all", "keys": keys})
        left = self._open()
        self.acts += bool(left) + len(left)
        for fact in left:
            self._step({"op": "accept", "id": fact.key})

    def shown(self, key: str) -> set[str]:
        """The fields of a fact that one press in the list leads to."""
        self.draft.refresh_from_db()
        fact = next(one for one in reviewing.review(self.draft).facts if one.key == key)
        return {fact.first, *(name for name, _ in fact.told)}

    def _open(self) -> list[reviewing.Shown]:
        self.draft.refresh_from_db()
        return [fact for fact in reviewing.review(self.draft).facts if not fact.accepted]

    def publish(self) -> str:
        """The way there, each question confirmed, a reason typed for each kind of private matter,
        and out; why it did not go.
        """
        self.draft.refresh_from_db()
        answers = [one.key for one in asking.questions(self.draft)]
        try:
            checked = publication.checked_record(self.draft)
        except RecordError as error:
            return str(error)
        private = confirming.by_kind(confirming.unconfirmed(checked))
        reasons = {f"reason-{kind.name}": "报道里就有" for kind in private}
        seen = {kind.name: [one.words for one in matters] for kind, matters in private.items()}
        self.acts += 2 + len(answers) + len(reasons)
        given = {"at": "", "reason": "", "answered": answers, **reasons, **seen}
        told = self.client.post(self._at("publish"), given)
        return "" if told.status_code == 302 else f"网站答 {told.status_code}"

    def _step(self, step: Fields) -> bool:
        self.draft.refresh_from_db()
        sent = {**step, "step": uuid4().hex, "version": self.draft.version}
        sent |= {"screen": self.screen, "user": str(self.user.pk), "known": "".join(self.known)}
        body = json.dumps(sent, ensure_ascii=False).encode()
        began, own = perf_counter(), process_time()
        answer = self.client.post(
            self._at("step"), body, "application/json", headers={"accept-encoding": "gzip"}
        )
        taken = [(perf_counter() - began) * 1000, (process_time() - own) * 1000]
        self.steps.append(Asked(len(body), len(answer.content), *taken))
        return self._read(step, answer)

    def _read(self, step: Fields, answer: HttpResponse) -> bool:
        body = answer.content
        if answer.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        told = json.loads(body)
        if answer.status_code != 200:
            self.refused.append(f"{step['op']}：{told['message']}")
            return False
        panes = "".join(told[name] for name in ("schedule", "text", "head", "facts"))
        self.known |= set(DIGEST.findall(panes))
        return True

    def _at(self, name: str) -> str:
        return reverse(f"admin:articles_draft_{name}", args=[self.draft.pk])


def review(draft: Draft, user: AbstractBaseUser, gold: Gold) -> Review:
    """The draft made to say what is wanted, and what that took."""
    hand = Review(draft, user)
    hand.open()
    _title(hand, gold)
    _headings(hand, gold)
    for name in gold.lists:
        _facts(hand, name, [one for one in gold.facts if one.list == name])
    _place_names(hand, gold)
    hand.accept()
    return hand


def left(fields: Fields, gold: Gold) -> list[str]:
    """Where a draft still says something else than what is wanted."""
    told = []
    for name in gold.lists:
        wanted = [one for one in gold.facts if one.list == name]
        pairs, wrong, missing = _paired(_drafted(fields, name), wanted)
        told += [f"多“{words_of(name, fact)}”" for fact in wrong]
        told += [f"漏“{one.words}”" for one in missing]
        told += [f"“{one.words}”的 {what}" for fact, one in pairs for what in _wrong(fact, one)]
    headings = {bare(one["heading"]) for one in fields["sections"] if one.get("heading")}
    return told + sorted(headings ^ {bare(one) for one in gold.headings})


def _title(hand: Review, gold: Gold) -> None:
    if bare(hand.fields["title"]) != bare(gold.title):
        hand.correct(HEAD, op="head", fields={"title": gold.title})


def _headings(hand: Review, gold: Gold) -> None:
    """Lines that are headings are made so, and those that are none are lines again."""
    wanted = {bare(one) for one in gold.headings}
    while wrong := _no_heading(hand.fields, wanted):
        if not hand.correct(LINE, op="join_section", **wrong):
            break
    for words in wanted:
        if line := _line_of(hand.fields, words):
            hand.correct(LINE, op="make_heading", **line)


def _no_heading(fields: Fields, wanted: set[str]) -> Fields | None:
    headings = [section.get("heading") for section in fields["sections"]]
    for number, heading in enumerate(headings):
        if number and heading and bare(heading) not in wanted:
            return {"section": number, "was": heading}
    return None


def _line_of(fields: Fields, words: str) -> Fields | None:
    for section, one in enumerate(fields["sections"]):
        for paragraph, line in enumerate(one["paragraphs"]):
            if bare(line) == words:
                return {"section": section, "paragraph": paragraph, "was": line}
    return None


def _facts(hand: Review, name: str, wanted: list[Wanted]) -> None:
    """Those that are wrong go, those that are missing come, what they say is put right."""
    pairs, wrong, missing = _paired(_drafted(hand.fields, name), wanted)
    for fact in wrong:
        hand.correct(DELETE, op="delete", id=fact["id"])
    for fact, one in pairs:
        _put_right(hand, fact, one)
    for one in missing:
        _add(hand, one)


def _drafted(fields: Fields, name: str) -> list[Fields]:
    """What is said indirectly was not looked for."""
    facts = fields.get(name) or []
    return [one for one in facts if name != "quotations" or one.get("direct")]


def _paired(facts: list[Fields], wanted: list[Wanted]) -> tuple[list, list, list]:
    """(facts with what they should be, facts that should not be, what is missing)."""
    pairs, wrong, left = [], [], list(wanted)
    for fact in facts:
        same = [one for one in left if bare(one.words) == bare(words_of(one.list, fact))]
        if not same:
            wrong.append(fact)
            continue
        best = min(same, key=lambda one, fact=fact: len(wrong_in(one, fact)))
        left.remove(best)
        pairs.append((fact, best))
    return pairs, wrong, [one for one in left if not one.soft]


def _put_right(hand: Review, fact: Fields, wanted: Wanted, in_hand: bool = False) -> None:
    """Each field that is wrong, in the card of the fact once it is in hand."""
    typed = [_typed(field, wanted) for field in _wrong(fact, wanted)]
    if not typed:
        return
    shown = hand.shown(fact["id"])
    typed.sort(key=lambda fields: fields[0][0] not in shown)
    acts = [SHOWN * len(fields) for fields in typed]
    if not in_hand and typed[0][0][0] not in shown:
        acts[0] += HIDDEN - SHOWN
    fields = dict(one for several in typed for one in several)
    hand.correct(*acts, op="change", id=fact["id"], fields=fields)


def _wrong(fact: Fields, wanted: Wanted) -> list[str]:
    return [] if wanted.soft else wrong_in(wanted, fact)


def _typed(field: str, wanted: Wanted) -> list[tuple[str, str]]:
    """What is typed into which boxes; a range into two."""
    value = wanted.fields[field]
    if field == "value" and isinstance(value, list):
        return [("low", str(value[0])), ("high", str(value[-1]))]
    return [(field, "" if value is None else str(value))]


def _add(hand: Review, wanted: Wanted) -> None:
    """Words drawn over and given a kind; what is not read from them is put right."""
    place = _place_of(hand.fields, wanted)
    if place is None:
        hand.refused.append(f"add：正文里没有“{wanted.words[:20]}”")
        return
    had = {one["id"] for one in hand.fields.get(wanted.list) or []}
    if not hand.correct(ADD, op="add", list=wanted.list, **place):
        return
    new = [one for one in hand.fields[wanted.list] if one["id"] not in had]
    for fact in new:
        _put_right(hand, fact, wanted, in_hand=True)


def _place_names(hand: Review, gold: Gold) -> None:
    """Names that stand nowhere by themselves, since a longer one has come, get a place of it."""
    fields = hand.fields
    for problem in reading.examined(hand.draft).problems:
        name, position, *_ = problem.path
        if name in gold.lists and problem.path[-1] == "name":
            fact = fields[name][position]
            if place := _place_of(fields, Wanted(name, fact["name"])):
                hand.correct(PLACE, op="place", id=fact["id"], **place)


def _place_of(fields: Fields, wanted: Wanted) -> Fields | None:
    """Where its words stand; where that is known, behind the words that it follows."""
    texts = ["\n".join(section["paragraphs"]) for section in fields["sections"]]
    for before in (wanted.before, wanted.before[-3:], ""):
        for section, text in enumerate(texts):
            if (at := text.find(before + wanted.words)) >= 0:
                start = at + len(before)
                end = start + len(wanted.words)
                return {"section": section, "start": start, "end": end, "exact": wanted.words}
    return None
