"""The changes of the cleaning as the review screen shows them: at their places, and in lists."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from articles.desk import cleaning
from articles.drafting.layout.edits import visible

Fields = dict[str, Any]
SHOWN = 80  # characters of what stood there
BLANKS = {" ": "个空格", "\u3000": "个全角空格", "\t": "个制表符", "\n": "处换行"}
HEADING = -1  # the line of a section's heading, among its paragraphs
HINT, MADE, UNDONE = "hint", "made", "undone"


@dataclass(frozen=True)
class Change:
    """One change, made, undone or proposed."""

    number: int
    edit: Fields
    is_placed: bool

    @property
    def name(self) -> str:
        return self.edit["name"]

    @property
    def applied(self) -> bool:
        return self.edit["applied"]

    @property
    def is_proposed(self) -> bool:
        return cleaning.is_proposed(self.edit)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space came or went, in a line that stayed a line."""
        before, after = self.edit["before"], self.edit["after"]
        joins = "\n" in before and "\n" not in after and self.is_placed
        return not visible(before + after) and not joins

    @property
    def was_moved(self) -> bool:
        """Whether it had a place that others have changed since."""
        return not self.is_placed and self.edit.get("at") is not None

    @property
    def words(self) -> str:
        """The line that stood there."""
        return self.edit["before"].strip("\n")

    @property
    def can_be_turned(self) -> bool:
        return self.is_placed and self.edit["before"] != self.edit["after"]

    @property
    def is_line(self) -> bool:
        """Whether a whole line is out of the text, and shown between the others."""
        before, after = self.edit["before"], self.edit["after"]
        is_whole = before.startswith("\n") and before.endswith("\n") and bool(visible(before))
        return self.applied and is_whole and after == "\n"

    @property
    def sort(self) -> str:
        """Which of its marks it has."""
        if self.applied:
            return MADE
        return HINT if self.is_proposed else UNDONE

    @property
    def _sides(self) -> tuple[str, str]:
        """What stood there and what stands there, less the line's end that both have."""
        before, after = self.edit["before"], self.edit["after"]
        if before[:1] == after[:1] == "\n":
            return before[1:], after[1:]
        if before[-1:] == after[-1:] == "\n":
            return before[:-1], after[:-1]
        return before, after

    @property
    def told(self) -> str:
        """What was done, or could be."""
        stood, then = map(_said, self._sides)
        if self.edit["before"] == self.edit["after"]:
            return "请看一看"
        if not self.applied:
            offered = f"可改成{then}" if then else "可以去掉"
            return f"{stood.strip() or '没有字'}，{offered if self.is_proposed else '已经撤销'}"
        return f"原来是{stood or '没有字'}" + (f"，改成了{then}" if then else "")

    @property
    def act(self) -> str:
        """What pressing its button does."""
        if not self.applied:
            return "照做" if self.is_proposed else "再清理"
        return "放回" if self.is_line else "撤销"

    @property
    def mark(self) -> str:
        """The mark at its place: it has no words of its own, so that the text can be selected."""
        told = escape(f"{'提示' if self.sort == HINT else '清理'}：{self.name}，{self.told}")
        return (
            f'<a class="cleaned cleaned--{self.sort}{" cleaned--blank" if self.is_blank else ""}"'
            f' id="c{self.number}" href="#e{self.number}" data-leads tabindex="-1"'
            f' title="{told}" aria-label="{told}"></a>'
        )


@dataclass(frozen=True)
class Beside:
    """What is shown of the changes in one section, by the numbers of its lines."""

    marks: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    removed: dict[int, list[Change]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class List:
    """Changes that are told of together."""

    key: str
    title: str
    changes: list[Change]


@dataclass(frozen=True)
class Cleaned:
    """All changes of a draft."""

    changes: list[Change]
    sections: dict[int, Beside]

    @property
    def lists(self) -> Iterator[List]:
        """The changes of words and lines, those of white space, and what is only proposed."""
        made = [one for one in self.changes if not one.is_proposed]
        words = [one for one in made if not one.is_blank]
        blanks = [one for one in made if one.is_blank]
        proposed = [one for one in self.changes if one.is_proposed]
        if words:
            yield List("edits", f"清理改了 {len(words)} 处", words)
        if blanks:
            yield List("blanks", f"清理{'另' if words else ''}去了 {len(blanks)} 处空白", blanks)
        if proposed:
            yield List("hints", f"提示 {len(proposed)} 处，照做才改", proposed)

    def of(self, section: int) -> Beside:
        return self.sections.get(section, Beside())


def cleaned(sections: Sequence[Fields], edits: Sequence[Fields]) -> Cleaned:
    """The changes, each at its place in the sections as they are."""
    if not edits:
        return Cleaned([], {})
    text = cleaning.Text({"sections": sections})
    places = cleaning.places(text, edits)
    beside: dict[int, Beside] = defaultdict(Beside)
    changes = []
    for number, (edit, place) in enumerate(zip(edits, places, strict=True)):
        change = Change(number, edit, place is not None)
        changes.append(change)
        if place is not None:
            _put(beside, text, change, place)
    return Cleaned(changes, dict(beside))


def _put(beside: dict, text: cleaning.Text, change: Change, place: cleaning.Place) -> None:
    """Puts a change beside the line in which it stands, or before which it stood."""
    edit = change.edit
    is_start = edit["before"].startswith("\n") and edit["after"].startswith("\n")
    at, offset = text.line_at(place.start + is_start)
    if at == len(text.lines):
        last = text.lines[-1]
        beside[last.section].removed[_number(text, at - 1) + 1].append(change)
        return
    line = text.lines[at]
    if change.is_line:
        beside[line.section].removed[_number(text, at)].append(change)
    else:
        marks = beside[line.section].marks[_number(text, at)]
        marks[offset] = marks.get(offset, "") + change.mark


def _number(text: cleaning.Text, at: int) -> int:
    """The number of a line among the paragraphs of its section."""
    line, number = text.lines[at], -1
    while at >= 0 and text.lines[at].section == line.section:
        number += not text.lines[at].is_heading
        at -= 1
    return HEADING if line.is_heading else number


def _said(words: str) -> str:
    """Words in quotation marks; what cannot be seen in words."""
    words = words.strip("\n") if words.strip("\n") else words
    if visible(words):
        short = " ".join(words.split())
        return f"“{short if len(short) <= SHOWN else f'{short[:SHOWN]}……'}”"
    return f" {'、'.join(_counted(words))}" if words else ""


def _counted(blanks: str) -> Iterator[str]:
    for character, count in Counter(blanks).items():
        other = f"个看不见的字符 U+{ord(character):04X}"
        is_space = unicodedata.category(character) == "Zs"
        yield f"{count} {BLANKS.get(character, '个空白' if is_space else other)}"
