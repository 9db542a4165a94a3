"""The terms of a text, split alike for the index and for what people type alike."""

import re
from collections.abc import Sequence

from articles.language import qualifiers
from articles.language.normalising import fold
from articles.language.numbers import value_of

GAP = "_"  # stands where anything but letters does: no run goes on across it
GAPS = re.compile(r"[\W_]+")
LONGEST = 40  # characters of a Latin word or a number; longer ones are several side by side
WORD = re.compile(rf"[a-z0-9]{{1,{LONGEST}}}|[^\W_]|_")
STRETCH = re.compile(r"[^\W_a-z0-9]{2,}")
LAST_LATIN = "\x7f"  # all words of Latin letters and digits, and gaps, are less than this
PRINTED = re.compile(
    r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[〇零一二两三四五六七八九十百千万亿]+)[十百千万亿]*"
)
UNIT = re.compile(r"[^\W\d_]{0,3}")


def split(text: str) -> list[str]:
    """The terms of a text, folded: a character, a word of Latin letters and digits, or a gap."""
    return WORD.findall(plain(text))


def plain(text: str) -> str:
    """The folded text with a sign for each gap."""
    return GAPS.sub(GAP, fold(text))


def is_latin(term: str) -> bool:
    return term < LAST_LATIN and term != GAP


def runs(text: str) -> list[list[str]]:
    """The terms without the gaps, one list for each stretch between them."""
    return [WORD.findall(run) for run in plain(text).split(GAP) if run]


def indexed(text: str) -> tuple[str, str]:
    """What the index keeps of a text: its terms, and the pairs of them, each at its position."""
    folded = plain(text)
    return " ".join(WORD.findall(folded)), _pairs(folded)


def _pairs(folded: str) -> str:
    """Two characters side by side, one pair a position; two gaps wherever pairs stop.

    Of a long run every other pair is asked for: one gap would pass for the pair between.
    """
    stretches = map(pairs, STRETCH.findall(folded))
    return f" {GAP} {GAP} ".join(map(" ".join, stretches))


def pairs(characters: Sequence[str]) -> list[str]:
    return [one + other for one, other in zip(characters, characters[1:], strict=False)]


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
    value = value_of(words)
    return None if value is None else f"={qualifiers.plain(value)}"


def printed_word(text: str) -> str | None:
    """The term of the number that words print, with its unit; None for words that are more."""
    folded = fold(text)
    match = PRINTED.match(folded)
    value = match and number_word(match[0])
    unit = folded[match.end() :] if match else ""
    return value + unit if value and len(unit) <= 3 and (not unit or unit.isalpha()) else None
