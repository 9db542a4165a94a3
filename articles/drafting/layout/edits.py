"""Changes of the text, made or proposed, each of which an editor can undo or take up."""

import re
from dataclasses import dataclass

from articles.record.checks import CONTROLS

INVISIBLE = re.compile("[\u200b\ufeff]|(?!\\s)" + CONTROLS.pattern)
UNSEEN = re.compile(rf"\s|{INVISIBLE.pattern}")


def visible(text: str) -> str:
    """The characters of a text that can be seen."""
    bare = "".join(text.split())
    return bare if bare.isprintable() else UNSEEN.sub("", text)


@dataclass(frozen=True)
class Proposal:
    """What could be done to a line of the text: the line before, and after; the same for a hint."""

    name: str
    line: int
    before: str
    after: str


@dataclass(frozen=True)
class Edit:
    """A change at one place of the drafted text: what stood there, and what stands there instead.

    A line's beginning and end are written as line ends. One that is not `applied` is undone, or
    a proposal that nobody has taken up. It is known by the visible characters beside it, and by
    how many of the drafted text stand before it; None where it has no place of its own.
    """

    name: str
    before: str
    after: str
    at: int | None = None
    left: str = ""
    right: str = ""
    proposed: bool = False
    applied: bool = True
