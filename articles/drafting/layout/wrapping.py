"""Lines that a copy broke inside a sentence or at a fixed width: which go on in the next one."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from articles.drafting.layout import datelines, headings, headline

ENDED = re.compile(r"[。！？!?…；;：:~～—|｜↓→][”’」』）)】》〉\]]*$|[）)】》\]]$")
# What no sentence ends with: marks that open or join, and words that need another after them.
OPEN_END = re.compile(
    r"[，、,“‘「『（(《〈【\[·]$|(?:以及|并且|而且|或者|通过|根据|按照|关于|和|(?<!参)与|或)$"
)
MIDDLE = re.compile(r"[%％，。、；：）)”’》]")  # what no line begins with
LONG = 40  # characters of a line that is a paragraph, not a heading
SHORT = 20  # characters of a verse
STARTS = re.compile(
    r"[“‘「『（(《【\[]|[今去昨明本近目此同同随据在当对为从如与除另其该这那]|\d|但|不过|然而|因此|所以|首先|最后|记者|前不久|近[日年来]|现在|[一二三四五]是"
)
WRAPPED_LINES = 4  # lines that are as wide as the widest, in a text broken at a fixed width
WRAPPED_SHARE = 0.5
SLACK = 4  # columns: a line ends early before a mark or a number that may not be cut
WIDTHS = range(30, 161)  # columns


@dataclass(frozen=True)
class Line:
    """A line that holds words, with what its place in the source tells."""

    text: str
    indented: bool
    after_blank: bool


def width(text: str) -> int:
    """In columns, of which Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, those that make one paragraph together."""
    wrap = _wrap(lines)
    grouped: list[list[Line]] = []
    for number, line in enumerate(lines):
        if number and _goes_on(lines[number - 1], line, wrap):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return grouped


@dataclass(frozen=True)
class Wrap:
    """The width a text was broken at, and whether it marks its paragraphs in another way."""

    columns: int
    marks_paragraphs: bool


def _wrap(lines: Sequence[Line]) -> Wrap | None:
    """How the text was broken at a fixed width; None where it was not."""
    widths = [width(line.text) + 4 * line.indented for line in lines]
    widest = max(widths, default=0)
    full = [number for number, columns in enumerate(widths) if columns >= widest - SLACK]
    cut = sum(not ENDED.search(lines[number].text) for number in full)
    if widest not in WIDTHS or cut < WRAPPED_LINES or len(full) < WRAPPED_SHARE * len(lines):
        return None
    starts = sum(line.indented or line.after_blank for line in lines[1:])
    return Wrap(widest, 0 < starts < len(lines) / 2)


def _goes_on(line: Line, following: Line, wrap: Wrap | None) -> bool:
    """Whether a line is the middle of a paragraph that the following one takes on."""
    if headline.is_credit(line.text) or _begins(following.text):
        return False
    if wrap and not following.indented and not following.after_blank:
        return _is_full(line, wrap) and (wrap.marks_paragraphs or not ENDED.search(line.text))
    if ENDED.search(line.text):
        return False
    if MIDDLE.match(following.text):
        return True
    if _is_verse(line.text, following.text):
        return False
    return _is_cut(line.text) and _finishes(following.text)


def _is_verse(line: str, following: str) -> bool:
    """Short lines with a comma between them: verses, or a text set in lines of its own."""
    return line.endswith("，") and max(len(line), len(following)) <= SHORT


def _is_full(line: Line, wrap: Wrap) -> bool:
    return width(line.text) + 4 * line.indented >= wrap.columns - SLACK


def _is_cut(text: str) -> bool:
    """Whether a line breaks off inside its sentence.

    A long one without any full stop may be a heading; one with a full stop is a paragraph.
    """
    if OPEN_END.search(text):
        return True
    return len(text) >= LONG and "。" in text and not _ends_in_a_name(text)


def _ends_in_a_name(text: str) -> bool:
    """Words after the last sentence that are none: a name, a source, whose picture it is."""
    tail = re.split(r"[。！？；”）)】]", text)[-1]
    return len(tail) <= 8 and "，" not in tail or headings.CAPTION.search(text) is not None


def _finishes(text: str) -> bool:
    """Whether a line reads as the rest of a sentence: it ends one, or is cut in its turn."""
    if STARTS.match(text):
        return False
    return bool(re.search("[，。；！？…]", text))


def _begins(text: str) -> bool:
    """Whether a line can only be the first of its paragraph, or a line of its own."""
    return bool(headings.NUMBERED.match(text) or headline.is_credit(text) or datelines.sent(text))
