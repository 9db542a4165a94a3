"""How a text is split into terms, for the index and for what people type alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles import numerals, printed_numbers
from articles.search.folding import fold

GAP = "_"  # stands where anything but letters does: no run goes on across it
WORD = re.compile(r"[a-z0-9]+|[^\W_]|[\W_]+")
PRINTED = re.compile(
    r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[〇零一二两三四五六七八九十百千万亿]+)[十百千万亿]*"
)
UNIT = re.compile(r"[^\W\d_]{0,3}")
LONGEST = 40  # characters of a Latin word or a number that are kept apart from others


@dataclass(frozen=True)
class Term:
    """One character, or a word of Latin letters and digits, or a gap, at its place in the text."""

    words: str
    start: int
    end: int

    @property
    def is_gap(self) -> bool:
        return self.words == GAP

    @property
    def is_latin(self) -> bool:
        return self.words[0].isascii() and not self.is_gap


def split(text: str) -> list[Term]:
    """The terms of a text, folded."""
    return [
        Term(_words(match[0]), match.start(), match.end()) for match in WORD.finditer(fold(text))
    ]


def _words(matched: str) -> str:
    return matched[:LONGEST] if matched[0].isalnum() else GAP


def runs(text: str) -> list[list[Term]]:
    """The terms without the gaps, one list for each stretch between them."""
    found: list[list[Term]] = [[]]
    for term in split(text):
        if term.is_gap:
            found.append([])
        else:
            found[-1].append(term)
    return [run for run in found if run]


def singles(terms: list[Term]) -> Iterator[str]:
    """What the index keeps of a text, one term a position."""
    return (term.words for term in terms)


def pairs(terms: list[Term]) -> Iterator[str]:
    """Two characters side by side, one pair a position; two gaps wherever pairs stop.

    Of a long run every other pair is asked for: one gap would pass for the pair between.
    """
    following, in_gap = [*terms[1:], None], False
    for term, after in zip(terms, following, strict=True):
        joined = after and not (term.is_latin or after.is_latin or term.is_gap or after.is_gap)
        if joined:
            yield term.words + after.words
        elif not in_gap:
            yield from (GAP, GAP)
        in_gap = not joined


def numbers(text: str) -> set[str]:
    """Each printed number by its value, alone and with its unit: 10亿元 and 十亿元 are one."""
    folded, found = fold(text), set()
    for match in PRINTED.finditer(folded):
        if value := number_word(match[0]):
            unit = UNIT.match(folded, match.end())[0]
            found |= {value + unit[:length] for length in range(len(unit) + 1)}
    return found


def number_word(words: str) -> str | None:
    """A number's value as a term; None for what is no number, or a plain small one."""
    is_long = words.isdecimal() and len(words) > 4
    is_scaled = len(words) > 1 and any(character in "十百千万亿," for character in words)
    if not (is_long or is_scaled):
        return None
    value = printed_numbers.read(words)
    return None if value is None else f"={numerals.plain(value)}"


def printed_word(text: str) -> str | None:
    """The term of the number that words print, with its unit; None for words that are more."""
    folded = fold(text)
    match = PRINTED.match(folded)
    value = match and number_word(match[0])
    unit = folded[match.end() :] if match else ""
    return value + unit if value and len(unit) <= 3 and (not unit or unit.isalpha()) else None
