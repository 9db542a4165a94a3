"""Stretches of a text in quotation marks."""

import re
from collections.abc import Iterator
from itertools import cycle
from typing import NamedTuple

CLOSING = {"“": "”", "「": "」", "『": "』"}
MOST_PARAGRAPHS = 3  # over which a quotation runs on without a mark of its own
_STRAIGHT = re.compile(r"[\"＂]")
_ENDS_SENTENCE = re.compile(r"[。！？!?…；;—]")


class Quoted(NamedTuple):
    """Words in outer marks, with their marks; without the closing one where a paragraph ends."""

    start: int
    end: int
    is_closed: bool


def paired(text: str) -> str:
    """The text with straight quotation marks as curly ones, place by place.

    They open and close in turn, in a paragraph that has no others and an even number of them.
    """
    return "\n".join(map(_with_pairs, text.split("\n")))


def _with_pairs(paragraph: str) -> str:
    if "“" in paragraph or len(_STRAIGHT.findall(paragraph)) % 2:
        return paragraph
    marks = cycle("“”")
    return _STRAIGHT.sub(lambda _: next(marks), paragraph)


def quoted(text: str) -> Iterator[Quoted]:
    """The outermost quotations of a text, in order.

    A quotation over several paragraphs opens each of them with a mark and closes only the last,
    or opens the first alone.
    """
    start = depth = again = 0
    for found in re.finditer(r"[“”「」『』\n]", text):
        mark, at = found[0], found.start()
        if mark in CLOSING:
            if depth and at == again:
                continue
            start = start if depth else at
            depth += 1
        elif mark == "\n":
            if depth and text[at + 1 : at + 2] in CLOSING and _goes_on(text, at + 1):
                depth, again = 1, at + 1
            elif depth and (text[at + 1 : at + 2] in CLOSING or not _closes_later(text, at)):
                yield Quoted(start, at, False)
                depth = 0
        elif depth:
            depth -= 1
            if not depth:
                yield Quoted(start, at + 1, True)
    if depth:
        yield Quoted(start, len(text), False)


def _goes_on(text: str, at: int) -> bool:
    """Whether a paragraph that opens with a mark is whole sentences to its closing mark or end."""
    end = text.find("\n", at)
    closing = text.find(CLOSING[text[at]], at, end if end >= 0 else len(text))
    return closing < 0 or _ENDS_SENTENCE.match(text, closing - 1) is not None


def _closes_later(text: str, at: int) -> bool:
    """Whether one of the next paragraphs closes the quotation before another opens."""
    stop = at
    for _ in range(MOST_PARAGRAPHS):
        end = text.find("\n", stop + 1)
        paragraph = text[stop + 1 : end if end >= 0 else len(text)]
        closing, opening = paragraph.find("”"), paragraph.find("“")
        if closing >= 0 or opening >= 0 or end < 0:
            return closing >= 0 and (opening < 0 or closing < opening)
        stop = end
    return False
