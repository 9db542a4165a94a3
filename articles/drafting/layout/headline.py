"""The lines at the top of a text: what stands above its title, the title, what stands below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.drafting.layout import bylines, datelines, headings
from articles.record.strings import is_visible

TOP = 8  # lines among which the title stands
LONGEST = 60  # characters of a title
SHORT = 30  # characters of a title that is cut from a paragraph
KICKER = 4  # characters of a place or a column that stands above a title
COLUMN = re.compile(r"[【\[（(<〈「].{1,20}[】\]）)>〉」]")
SENTENCE = re.compile(r"[。；，、,;：:][”’」』）)]*$|。.")
BELOW = re.compile(r"[—－-]{1,2}|[（(].*[）)]$")
CREDIT = 120  # characters of a line that tells of the making
SAME = 0.8  # of the pairs of characters, in a title that stands twice
PAIRS = ("《》", "“”", "（）")
HALF = 8  # characters that each half of a title has that is cut in two
TWO_HALVES = re.compile(r"([^\s：:（）()|丨｜]+)\s+([^\s|丨｜]+)")
FIRST_CLAUSE = re.compile(r"\s*[^。！？；\n]+[！？]?")
AGAIN = re.compile(r"[^。，]{2,30}电题[：:][^。]{4,60}$")  # the title, after the dateline
LETTERS = re.compile(r"\w+")


@dataclass(frozen=True)
class Headline:
    """The title's words and the places of what stands about it: (field, line, words)."""

    title: str
    parts: tuple[tuple[str, int, str], ...] = ()
    repeated: tuple[int, ...] = ()


def headline_of(lines: Sequence[str]) -> Headline:
    """The headline of a text; the beginning of its first paragraph where it has none."""
    plain = _plain(lines)
    if not plain:
        return Headline(_cut_from(next(filter(is_visible, lines))))
    kicker, title, below = _order(lines, plain)
    parts = [("kicker", line, lines[line]) for line in kicker]
    parts += [(field, title, words) for field, words in _halves(lines[title])]
    repeated = tuple(line for line in below if _repeats(lines[line], lines[title]))
    columns = [line for line in below if COLUMN.fullmatch(lines[line])]
    if columns and not kicker:
        parts.insert(0, ("kicker", columns[0], lines[columns[0]]))
    if all(field != "subtitle" for field, _, _ in parts):
        under = [line for line in below if line not in {*repeated, *columns}]
        parts += [("subtitle", line, lines[line]) for line in under[:1] if _is_below(lines, line)]
    words = next(words for field, _, words in parts if field == "title")
    return Headline(words, tuple(parts), repeated)


def _plain(lines: Sequence[str]) -> list[int]:
    """The short lines above the first paragraph that are no byline, no date and no source."""
    plain = []
    for number, line in enumerate(lines[: min(TOP, len(lines) - 1)]):
        if _is_text(line) and not AGAIN.match(line):
            break
        is_other = _tells_of_making(line) or plain and _is_credit_or_name(line)
        if is_visible(line) and not is_other:
            plain.append(number)
    return plain


def _is_text(line: str) -> bool:
    return len(line) > LONGEST or bool(SENTENCE.search(line)) or datelines.sent(line) is not None


def is_credit(line: str) -> bool:
    """A line that tells who made the report, when it was printed, or where."""
    return _tells_of_making(line) or bool(len(line) <= CREDIT and headings.CREDIT.match(line))


def _tells_of_making(line: str) -> bool:
    """A byline, a date, a source; a title may begin with another label, as 视频：."""
    line = line.strip("（()）")
    return len(line) <= CREDIT and bool(
        bylines.named_in(line)
        or datelines.is_date_line(line)
        or datelines.cited(line)
        or datelines.SOURCE.match(line)
    )


def _is_credit_or_name(line: str) -> bool:
    return is_credit(line) or bylines.is_name(line)


def _order(lines: Sequence[str], plain: list[int]) -> tuple[list[int], int, list[int]]:
    """The places of the kicker, the title and what stands below it."""
    first, *others = plain
    if others and _is_kicker(lines[first], lines[others[0]]):
        return [first], others[0], others[1:]
    return [], first, others


def _is_kicker(line: str, following: str) -> bool:
    """A place, a column: very short or in brackets, above a longer line that could be a title."""
    if BELOW.match(following) or headings.COUNTED.match(following):
        return False
    if COLUMN.fullmatch(line):
        return True
    return len(line) <= KICKER and len(following) >= max(HALF, 2 * len(line))


def _halves(line: str) -> list[tuple[str, str]]:
    """Title and subtitle that are set on one line with a space between them."""
    halves = TWO_HALVES.fullmatch(line)
    if halves and all(map(_is_whole, halves.groups())):
        return [("title", halves[1]), ("subtitle", halves[2])]
    return [("title", line)]


def _is_whole(half: str) -> bool:
    """Long enough for a title, and no bracket or quotation goes on in the other half."""
    return len(half) >= HALF and all(half.count(a) == half.count(b) for a, b in PAIRS)


def _repeats(line: str, title: str) -> bool:
    """Whether a line has the title's words, or half of them, again."""
    if AGAIN.match(line):
        return True
    words, whole = ("".join(LETTERS.findall(text)) for text in (line, title))
    if len(words) < HALF or len(whole) < HALF:
        return False
    pairs, others = ({*zip(text, text[1:], strict=False)} for text in (words, whole))
    return len(pairs & others) >= SAME * min(len(pairs), len(others))


def _is_below(lines: Sequence[str], line: int) -> bool:
    """Whether a line is a subtitle, not the first heading."""
    return not headings.COUNTED.match(lines[line]) and lines[line][0] not in "■●▶◆【"


def _cut_from(paragraph: str) -> str:
    """The first words of a paragraph, as a title for want of one."""
    clause = FIRST_CLAUSE.match(paragraph)
    words = (clause[0] if clause else paragraph).strip()
    return (
        words
        if len(words) <= SHORT
        else re.split("[，,：:]", words)[0][:SHORT].strip() or words[:SHORT]
    )
