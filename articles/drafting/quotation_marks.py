"""Where words stand in quotation marks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

CLOSING = {"“": "”", "「": "」", "『": "』"}


class Quoted(NamedTuple):
    """Words in outer marks, with their marks; without the closing one where a paragraph ends."""

    start: int
    end: int
    is_closed: bool


def quoted(text: str) -> Iterator[Quoted]:
    """The outermost quotations of a text, in order.

    A quotation over several paragraphs opens each of them with a mark and closes only the last;
    then each paragraph is one.
    """
    start = depth = 0
    for found in re.finditer(r"[“”「」『』\n]", text):
        mark, at = found[0], found.start()
        if mark in CLOSING:
            start = start if depth else at
            depth += 1
        elif mark == "\n":
            if depth and (text[at + 1 : at + 2] in CLOSING or not _closes_later(text, at)):
                yield Quoted(start, at, False)
                depth = 0
        elif depth:
            depth -= 1
            if not depth:
                yield Quoted(start, at + 1, True)
    if depth:
        yield Quoted(start, len(text), False)


def _closes_later(text: str, at: int) -> bool:
    """Whether the next paragraph goes on with the quotation and closes it."""
    end = text.find("\n", at + 1)
    paragraph = text[at + 1 : end if end >= 0 else len(text)]
    closing, opening = paragraph.find("”"), paragraph.find("“")
    return closing >= 0 and (opening < 0 or closing < opening)
