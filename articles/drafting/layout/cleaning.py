"""A text as it was copied, less the white space of its page: one line for each paragraph."""

import re
from collections.abc import Sequence

from articles.drafting.layout import wrapping
from articles.drafting.layout.edits import INVISIBLE
from articles.drafting.layout.wrapping import Line

HAN = "一-鿿㐀-䶿"
# 张　三: a name of two characters, set as wide as one of three.
PADDED = re.compile(rf"(?<![{HAN}])([{HAN}])\u3000{{1,2}}([{HAN}])(?![{HAN}])")
SPACES = re.compile(r"\s+")
NEEDS_SPACE = re.compile(r"[A-Za-z0-9,.;:!?]"), re.compile(r"[A-Za-z0-9]")


def clean(text: str) -> list[str]:
    """The paragraphs of a text; words and marks are never altered.

    White space is what `str.isspace` says, zero-width spaces, and control characters, which no
    record takes. All else stands in the lines as it stood in the source.
    """
    raw = text.splitlines()
    bare = [_bare(line) for line in raw]
    lines = [
        Line(line, raw[number][:1].isspace(), number > 0 and not bare[number - 1])
        for number, line in enumerate(bare)
        if line
    ]
    return [_join(group) for group in wrapping.groups(lines)]


def _bare(line: str) -> str:
    """A line without what cannot be seen, with one space where there are several."""
    return SPACES.sub(" ", PADDED.sub(r"\1\2", INVISIBLE.sub("", line).strip()))


def _join(group: Sequence[Line]) -> str:
    """One line of several; only words in letters need a space between them."""
    text, *others = (line.text for line in group)
    ends, begins = NEEDS_SPACE
    for other in others:
        text += (" " if ends.match(text[-1:]) and begins.match(other) else "") + other
    return text
