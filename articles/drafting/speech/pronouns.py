"""The bearer of 他 and 她: the one person told of before, and nobody where it could be two."""

import re
from collections.abc import Sequence
from typing import NamedTuple

FARTHEST = 400  # characters before 他 within which the one meant is looked for
_MEN = re.compile(r"(?:先生|大爷|大叔|大哥|爷爷|叔)$")
_WOMEN = re.compile(r"(?:女士|小姐|大妈|大姐|大娘|阿姨|奶奶|婶|姐|嫂)$")


class Told(NamedTuple):
    """A person who was told of: where, and by which name; None where it was not read."""

    start: int
    name: str | None


def meant(pronoun: str, at: int, text: str, told: Sequence[Told]) -> str | None:
    """Who is meant by a pronoun at a place, by those told of before it, in order.

    The nearest paragraph that tells of anybody must tell of one alone.
    """
    stop, first = at, min((one.start for one in told), default=at)
    while stop > first and at - stop < FARTHEST:
        start = text.rfind("\n", first, stop) + 1
        names = {one.name for one in told if start <= one.start < stop}
        if names:
            name = names.pop()
            return name if not names and name and _agrees(pronoun, name) else None
        stop = start - 1
    return None


def _agrees(pronoun: str, name: str) -> bool:
    """Whether someone can be 他, or 她: 郑女士 is not 他."""
    return not (_WOMEN if pronoun == "他" else _MEN).search(name)
