"""A text as it was copied, less the white space of its page: one line for each paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.drafting.layout import slips, wrapping
from articles.drafting.layout.edits import Edit
from articles.drafting.layout.wrapping import Line
from articles.record.checks import CONTROLS

__all__ = ["Cleaned", "Edit", "clean"]

HAN = "一-鿿㐀-䶿"
INVISIBLE = re.compile("[\u200b\ufeff]|(?!\\s)" + CONTROLS.pattern)
# 张　三: a name of two characters, set as wide as one of three.
PADDED = re.compile(rf"(?<![{HAN}])([{HAN}])\u3000{{1,2}}([{HAN}])(?![{HAN}])")
SPACES = re.compile(r"\s+")
NEEDS_SPACE = re.compile(r"[A-Za-z0-9,.;:!?]"), re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Cleaned:
    """The paragraphs, and what was done to them; words and marks are never altered.

    White space is what `str.isspace` says, zero-width spaces, and control characters, which no
    record takes. All else stands in the lines as it stood in the source.
    """

    lines: list[str]
    edits: list[Edit]


def clean(text: str) -> Cleaned:
    """The paragraphs of a text, with every change listed so that it can be undone."""
    raw = text.splitlines()
    steps = [list(_steps(line)) for line in raw]
    held = [number for number in range(len(raw)) if _last(raw, steps, number)]
    lines = [_line(raw, steps, number) for number in held]
    edits = list(_blank(len(raw) - len(held)))
    joined, at = [], 0
    for group in wrapping.groups(lines):
        for number in held[at : at + len(group)]:
            edits += _listed(raw[number], steps[number], len(joined))
        edits += _joining(group, len(joined))
        joined.append(_join(group))
        at += len(group)
    for number in range(len(joined)):
        edits += slips.edits(number, joined)
    return Cleaned(joined, edits)


def _steps(raw: str) -> Iterator[tuple[str, str]]:
    """What is done to a line, one change after another: its name, and the line after it."""
    visible = INVISIBLE.sub("", raw)
    if visible != raw:
        yield "去看不见的字符", visible
    bare = visible.strip()
    if bare != visible:
        yield ("去行首缩进" if visible[:1].isspace() else "去行尾空格"), bare
    unpadded = PADDED.sub(r"\1\2", bare)
    spaced = SPACES.sub(" ", unpadded)
    if spaced != bare:
        yield ("去全角空格" if "\u3000" in bare else "去多余空格"), spaced


def _last(raw: Sequence[str], steps: Sequence[list[tuple[str, str]]], number: int) -> str:
    return steps[number][-1][1] if steps[number] else raw[number]


def _line(raw: Sequence[str], steps: Sequence[list[tuple[str, str]]], number: int) -> Line:
    after_blank = number > 0 and not _last(raw, steps, number - 1)
    return Line(_last(raw, steps, number), raw[number][:1].isspace(), after_blank)


def _listed(raw: str, steps: Sequence[tuple[str, str]], line: int) -> Iterator[Edit]:
    before = raw
    for name, after in steps:
        yield Edit(name, line, before, after)
        before = after


def _blank(count: int) -> Iterator[Edit]:
    """Blank lines are told apart from no line of the result, so they are one change of it all."""
    if count:
        yield Edit("去空行", None, "\n" * count, "")


def _joining(group: Sequence[Line], line: int) -> Iterator[Edit]:
    if len(group) > 1:
        yield Edit("接回断行", line, "\n".join(part.text for part in group), _join(group))


def _join(group: Sequence[Line]) -> str:
    """One line of several; only words in letters need a space between them."""
    text, *others = (line.text for line in group)
    ends, begins = NEEDS_SPACE
    for other in others:
        text += (" " if ends.match(text[-1:]) and begins.match(other) else "") + other
    return text
