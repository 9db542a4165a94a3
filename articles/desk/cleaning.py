"""The changes of the cleaning in a draft's text: where each stands, taken back or taken up."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from articles.desk.editing import NotPossible
from articles.drafting.layout.edits import UNSEEN, visible

Fields = dict[str, Any]
NEAR = 6  # visible characters on a side that still tell a place where others were changed
EDITED = "这一处后来改过，请直接改那一段"
LAST = "这是这一节仅有的一段，请先把小标题并到上一节"


@dataclass(frozen=True)
class Line:
    """A line of the text: a heading, or a paragraph of its section."""

    words: str
    section: int
    is_heading: bool = False


@dataclass(frozen=True)
class Place:
    """Where a change stands: from one character to another of the whole text."""

    start: int
    end: int


class Text:
    """The lines of a draft between line ends, and the places of the characters to be seen."""

    def __init__(self, fields: Fields):
        self.lines = list(_lines(fields["sections"]))
        self.words = "\n".join(["", *(line.words for line in self.lines), ""])
        seen = [visible(line.words) for line in self.lines]
        self.bare = "\n" + "".join(seen) + "\n"
        self.seen = [0, *accumulate(map(len, seen))]  # characters before each line
        self.starts = [*accumulate((len(line.words) + 1 for line in self.lines), initial=1)]
        self._places: dict[int, list[int]] = {}

    def region(self, start: int, end: int) -> tuple[int, int]:
        """The places before, between and behind some of the characters to be seen."""
        first = self._place(start - 1) + 1 if start else 0
        return first, self._place(end) if end < self.seen[-1] else len(self.words)

    def _place(self, number: int) -> int:
        line = bisect_right(self.seen, number) - 1
        if line not in self._places:
            words = self.lines[line].words
            unseen = {found.start() for found in UNSEEN.finditer(words)}
            self._places[line] = [at for at in range(len(words)) if at not in unseen]
        return self.starts[line] + self._places[line][number - self.seen[line]]

    def line_at(self, place: int) -> tuple[int, int]:
        """The line that a place stands in, from 0, and how far in it."""
        line = bisect_right(self.starts, place) - 1
        return line, place - self.starts[line]


def places(text: Text, edits: Sequence[Fields]) -> list[Place | None]:
    """Where each of the changes stands; None where the words about it are others by now."""
    turned = [number for number, edit in enumerate(edits) if _is_turned(edit)]
    found, cursor, shift = [], 0, 0  # characters that turned changes have put before
    for number, edit in enumerate(edits):
        beside = _beside(edits, number, turned)
        at = _untouched(text.bare, edit, beside, shift)
        at = _found(text.bare, edit, beside, cursor) if at is None else at
        cursor = cursor if at is None else at
        shift += _growth(edit)
        found.append(None if at is None else _place(text, edit, at))
    return found


def form(edit: Fields) -> str:
    """What stands at the place of a change."""
    return edit["after"] if edit["applied"] else edit["before"]


def is_proposed(edit: Fields) -> bool:
    """Whether it was proposed, not made."""
    return edit.get("proposed", not edit["applied"])


def _drafted(edit: Fields) -> str:
    return edit["before"] if is_proposed(edit) else edit["after"]


def _is_turned(edit: Fields) -> bool:
    """Whether other words stand there than were drafted."""
    return edit.get("at") is not None and visible(form(edit)) != visible(_drafted(edit))


def _beside(edits: Sequence[Fields], number: int, turned: Sequence[int]) -> tuple[str, str]:
    """The characters on either side of a change, with what was turned among them."""
    edit = edits[number]
    left, right = edit.get("left", ""), edit.get("right", "")
    at = edit.get("at")
    if at is None:
        return left, right
    end = at + len(visible(_drafted(edit)))
    for other in (edits[one] for one in turned if one < number):
        left = _with(left, len(left) - (at - other["at"]), other)
    for other in (edits[one] for one in reversed(turned) if one > number):
        right = _with(right, other["at"] - end, other)
    return left, right


def _with(words: str, at: int, other: Fields) -> str:
    """The words with the present form of another change in them."""
    if not 0 <= at <= len(words):
        return words
    return words[:at] + visible(form(other)) + words[at + len(visible(_drafted(other))) :]


def _growth(edit: Fields) -> int:
    """How many more characters a change shows than were drafted."""
    return len(visible(form(edit))) - len(visible(_drafted(edit))) if _is_turned(edit) else 0


def _untouched(bare: str, edit: Fields, beside: tuple[str, str], shift: int) -> int | None:
    """The number of the character before which a change stands, where no editor has changed the
    text before it."""
    if edit.get("at") is None:
        return None
    left, right = beside
    at = edit["at"] + shift
    start = at + 1 - len(left)  # behind the line end before the text
    sought = left + visible(form(edit)) + right
    return at if start >= 0 and bare.startswith(sought, start) else None


def _found(bare: str, edit: Fields, beside: tuple[str, str], cursor: int) -> int | None:
    """The number of the character before which a change stands, from 0."""
    if edit.get("at", 0) is None:
        return None
    left, right = beside
    words = visible(form(edit))
    for before in (left, left[-NEAR:]):
        for after in (right, right[:NEAR]):
            sought = before + words + after
            at = bare.find(sought, max(0, cursor - len(left))) if sought else -1
            if at < 0 and sought and bare.count(sought) == 1:
                at = bare.find(sought)
            if at >= 0:
                return max(0, at + len(before) - 1)  # less the line end before the text
    return None


def _place(text: Text, edit: Fields, at: int) -> Place | None:
    """None where the gap is no longer as it was."""
    words = form(edit)
    start, end = text.region(at, at + len(visible(words)))
    gap = text.words[start:end]
    is_whole = "\n" not in words and not visible(words)
    if words not in gap or is_whole and gap != words:
        return None
    start += gap.index(words)
    return Place(start, start + len(words))


def turn(fields: Fields, edits: list[Fields], number: int, applied: bool) -> list[Fields]:
    """Undoes one change in the record's fields if it was `applied`, else does it; the changes
    then."""
    if not 0 <= number < len(edits):
        raise NotPossible("没有这一步清理，请刷新页面")
    edit = edits[number]
    if edit["applied"] != applied:
        raise NotPossible("这一处清理已经改过了")
    text = Text(fields)
    place = places(text, edits)[number]
    if place is None:
        raise NotPossible(EDITED)
    turned = {**edit, "applied": not applied}
    fields["sections"] = _sections(_replaced(text, place, form(turned)))
    return [*edits[:number], turned, *edits[number + 1 :]]


def _lines(sections: Sequence[Fields]) -> Iterator[Line]:
    for number, section in enumerate(sections):
        if section.get("heading"):
            yield from (Line(words, number, True) for words in section["heading"].split("\n"))
        for paragraph in section["paragraphs"]:
            yield from (Line(words, number) for words in paragraph.split("\n"))


def _replaced(text: Text, place: Place, words: str) -> list[Line]:
    """The lines with other words at a place; the first and the last stay what they were."""
    lines = text.lines
    first = text.words.count("\n", 0, place.start) - 1
    last = text.words.count("\n", 0, place.end) - 1
    head = text.words[text.starts[first] : place.start] if first >= 0 else ""
    tail = text.words[place.end : text.starts[last + 1] - 1] if last < len(lines) else ""
    whole = [line for line in (head + words + tail).split("\n") if visible(line)]
    ends = [lines[at] for at in dict.fromkeys((first, last)) if 0 <= at < len(lines)]
    made = [Line(line, _section(ends, first)) for line in whole]
    if first >= 0 and made:
        made[0] = Line(whole[0], ends[0].section, ends[0].is_heading)
    if last < len(lines) and made and (last != first or len(made) == 1):
        made[-1] = Line(whole[-1], ends[-1].section, ends[-1].is_heading)
    return [*lines[: max(0, first)], *made, *lines[last + 1 :]]


def _section(ends: Sequence[Line], first: int) -> int:
    """The section of a line that comes between others: that of the one before it."""
    return -1 if first < 0 and ends[0].is_heading else ends[0].section


def _sections(lines: Sequence[Line]) -> list[Fields]:
    """The sections of the lines; NotPossible where one would be left without a paragraph."""
    sections: dict[int, Fields] = {}
    for line in lines:
        section = sections.setdefault(line.section, {"heading": None, "paragraphs": []})
        if line.is_heading:
            above = f"{section['heading']}\n" if section["heading"] else ""
            section["heading"] = above + line.words
        else:
            section["paragraphs"].append(line.words)
    if not sections:
        raise NotPossible("正文不能空着")
    if not all(section["paragraphs"] for section in sections.values()):
        raise NotPossible(LAST)
    return list(sections.values())
