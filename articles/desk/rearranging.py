"""The text of a draft put together anew from pieces of what it was; its facts go with them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.desk.impossible import NotPossible
from articles.drafting.assembling import selector
from articles.record.anchoring import Anchor, find_quote
from articles.record.kinds import NAMED_LISTS
from articles.record.schema import FACT_LISTS

Fields = dict[str, Any]
Line = list[Anchor | str]  # pieces of the text as it was, and words that are new


@dataclass
class Part:
    """A section to be: its heading, and its lines."""

    heading: str | None
    lines: list[Line]


@dataclass(frozen=True)
class Placed:
    """A fact's words at a place that one of its selectors names."""

    name: str  # of its list
    fact: Fields
    number: int  # of the selector
    selector: Fields
    anchor: Anchor


def texts_of(fields: Fields) -> list[str]:
    return ["\n".join(section["paragraphs"]) for section in fields["sections"]]


def parts_of(fields: Fields) -> list[Part]:
    """The sections as they are, each paragraph one piece."""
    parts = []
    for number, section in enumerate(fields["sections"]):
        lines, start = [], 0
        for paragraph in section["paragraphs"]:
            lines.append([Anchor(number, start, start + len(paragraph))])
            start += len(paragraph) + 1
        parts.append(Part(section.get("heading"), lines))
    return parts


def rearrange(fields: Fields, parts: Sequence[Part], keeping: bool = True) -> None:
    """Puts the sections together of their pieces; the facts stand at their words afterwards.

    NotPossible where words of one would come apart, if it is `keeping` them all; else such a fact
    stays as it is, and the record's checks say that its words are missing.
    """
    was, parts = texts_of(fields), [part for part in parts if part.lines]
    if not parts:
        raise NotPossible("正文不能空着")
    placed, names = list(_placed(fields, was)), _named(fields)
    times = {name: sum(text.count(name) for text in was) for name in names}
    fields["sections"] = [
        {"heading": part.heading, "paragraphs": [_words(was, line) for line in part.lines]}
        for part in parts
    ]
    texts, moves = texts_of(fields), _Moves(parts)
    for one in placed:
        if not _follow(one, texts, was, moves.of(one.anchor)) and keeping:
            raise _apart(one.selector["exact"])
    for name in names if keeping else ():
        if sum(text.count(name) for text in texts) < times[name]:
            raise _apart(name)


def _apart(words: str) -> NotPossible:
    return NotPossible(f"“{words}”会被分开，请先改这一项，或换一处")


def _words(was: Sequence[str], line: Line) -> str:
    return "".join(
        piece if isinstance(piece, str) else was[piece.section][piece.start : piece.end]
        for piece in line
    )


def _placed(fields: Fields, texts: Sequence[str]) -> Iterator[Placed]:
    """The facts by each of their selectors that names one place."""
    for name in FACT_LISTS:
        for fact in fields.get(name, []):
            for number, given in enumerate(_selectors(name, fact)):
                around = (given.get("prefix") or "", given.get("suffix") or "")
                places = find_quote(texts, given["exact"], *around, most=2)
                if len(places) == 1:
                    yield Placed(name, fact, number, given, places[0])


def _selectors(name: str, fact: Fields) -> list[Fields]:
    if fact.get("at") or name in NAMED_LISTS:
        return [one for one in fact.get("at") or [] if one.get("exact")]
    words = fact.get("exact" if name == "statistics" else "text")
    return [{"exact": words}] if words else []


def _named(fields: Fields) -> list[str]:
    """The names that stand wherever the text has them."""
    facts = [fact for name in NAMED_LISTS for fact in fields.get(name, [])]
    return [fact["name"] for fact in facts if fact.get("name") and not fact.get("at")]


def _follow(one: Placed, texts: Sequence[str], was: Sequence[str], then: Anchor | None) -> bool:
    """Lets a fact stand at its words where they have gone; false where they came apart."""
    if then is None:
        return False
    exact = texts[then.section][then.start : then.end]
    old = was[one.anchor.section][one.anchor.start : one.anchor.end]
    lines_may_break = one.name == "quotations" or "\n" in old
    if exact.replace("\n", "") != old.replace("\n", "") or ("\n" in exact and not lines_may_break):
        return False
    around = (one.selector.get("prefix") or "", one.selector.get("suffix") or "")
    if exact == old and find_quote(texts, exact, *around, most=2) == [then]:
        return True
    made = selector(texts, then)
    if made is None:
        return False
    one.fact["at"] = [*(one.fact.get("at") or [one.selector])]
    one.fact["at"][one.number] = made
    if exact != old:
        one.fact.update({"exact": exact} if one.name == "statistics" else {"text": None})
    return True


class _Moves:
    """The places that characters of the text have gone to."""

    def __init__(self, parts: Sequence[Part]):
        self._pieces: dict[int, list[tuple[int, int, int, int]]] = {}
        for section, part in enumerate(parts):
            at = 0
            for line in part.lines:
                for piece in line:
                    if isinstance(piece, Anchor):
                        went = (piece.start, piece.end, section, at)
                        self._pieces.setdefault(piece.section, []).append(went)
                    at += len(piece) if isinstance(piece, str) else piece.end - piece.start
                at += 1
        for pieces in self._pieces.values():
            pieces.sort()

    def of(self, anchor: Anchor) -> Anchor | None:
        """None where its ends did not go to one section, in their order."""
        first = self._place(anchor.section, anchor.start)
        last = self._place(anchor.section, anchor.end - 1)
        if first is None or last is None or first[0] != last[0] or last < first:
            return None
        return Anchor(first[0], first[1], last[1] + 1)

    def _place(self, section: int, at: int) -> tuple[int, int] | None:
        pieces = self._pieces.get(section, [])
        found = bisect_right(pieces, at, key=lambda piece: piece[0]) - 1
        if found < 0 or at >= pieces[found][1]:
            return None
        start, _, went, place = pieces[found]
        return went, place + at - start
