"""The places of words in the sections of a report, and what comes nearest where they do not."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat
from time import monotonic

from articles.limits import NEAREST_CHARACTERS, NEAREST_SECONDS


@dataclass(frozen=True, order=True)
class Anchor:
    """A span of one section's text, in Unicode code points; sections count from 0."""

    section: int
    start: int
    end: int


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every offset at which the words begin, overlapping ones included."""
    at = text.find(words)
    while at != -1:
        yield at
        at = text.find(words, at + 1)


def find_quote(
    texts: Sequence[str], exact: str, prefix: str, suffix: str, most: int | None = None
) -> list[Anchor]:
    """Every place where the words stand with prefix and suffix touching them, or the first ones.

    A text quote selector of the W3C Web Annotation Data Model, within one section at a time.
    """
    whole = prefix + exact + suffix
    anchors = (
        Anchor(number, at + len(prefix), at + len(prefix) + len(exact))
        for number, text in enumerate(texts)
        if whole in text
        for at in occurrences(text, whole)
    )
    return list(islice(anchors, most))


def stands_once(texts: Sequence[str], words: str) -> bool:
    """Whether the words stand at one place alone; looks no further than the second."""
    return len(find_quote(texts, words, "", "", most=2)) == 1


class NameFinder:
    """Finds names throughout a report, a longer name keeping its words from shorter ones.

    In 扬中市住建局 the place 扬中 is not mentioned where the office is.
    """

    def __init__(self, texts: Sequence[str], claimed: Iterable[Anchor] = ()):
        self.texts = texts
        # for each character the length of the longest name that holds it
        self.longest = [array("L", [0]) * len(text) for text in texts]
        for anchor in claimed:
            self._claim(anchor)

    def find_all(self, names: Iterable[str]) -> dict[str, list[Anchor]]:
        """Every free place of each name, longest names first."""
        by_length = sorted(set(names), key=len, reverse=True)
        return {name: self._find(name) for name in by_length}

    def _find(self, name: str) -> list[Anchor]:
        found, free_from = [], Anchor(0, 0, 0)
        for anchor in find_quote(self.texts, name, "", ""):
            overlaps = anchor.section == free_from.section and anchor.start < free_from.end
            if not overlaps and self._is_free(anchor):
                found.append(anchor)
                free_from = anchor
        for anchor in found:
            self._claim(anchor)
        return found

    def _is_free(self, anchor: Anchor) -> bool:
        held = self.longest[anchor.section][anchor.start : anchor.end]
        return max(held) <= anchor.end - anchor.start

    def _claim(self, anchor: Anchor) -> None:
        length, held = anchor.end - anchor.start, self.longest[anchor.section]
        for at in range(anchor.start, anchor.end):
            held[at] = max(held[at], length)


@dataclass(frozen=True)
class Nearest:
    """The passage most like some words: its section and paragraph count from 1."""

    words: str
    section: int
    paragraph: int
    distance: int


def nearest(texts: Sequence[str], words: str, seconds: float = NEAREST_SECONDS) -> Nearest | None:
    """The window as long as the words with the least edit distance, or the best in the time.

    None where the texts are empty or nothing in them shares a character with the words.
    """
    deadline, best = monotonic() + seconds, None
    words = words[:NEAREST_CHARACTERS]
    for shared, section, start in _windows_by_likeness(texts, words, deadline):
        if not shared or (best and len(words) - shared >= best.distance):
            break  # two strings differ by at least the characters that they do not share
        window = texts[section][start : start + len(words)]
        distance = edit_distance(words, window)
        if best is None or distance < best.distance:
            paragraph = texts[section].count("\n", 0, start) + 1
            best = Nearest(window, section + 1, paragraph, distance)
        if monotonic() > deadline:
            break
    return best


def _windows_by_likeness(
    texts: Sequence[str], words: str, deadline: float
) -> Iterator[tuple[int, int, int]]:
    """(characters shared, section, start) of every window, the most alike first."""
    shared, firsts = [], []  # firsts: the number of the first window of each section
    for text in texts:
        if monotonic() > deadline:
            break
        firsts.append(len(shared))
        shared += _shared_characters(text, words)
    for window in sorted(range(len(shared)), key=shared.__getitem__, reverse=True):
        section = bisect_right(firsts, window) - 1
        yield shared[window], section, window - firsts[section]


def _shared_characters(text: str, words: str) -> list[int]:
    """How many characters each window has in common with the words, counted as it slides."""
    size, wanting, shared, counts = len(words), dict(Counter(words)), 0, []
    for entering, leaving in zip(text, chain(repeat("", size), text), strict=False):
        if entering in wanting:
            shared += wanting[entering] > 0
            wanting[entering] -= 1
        if leaving in wanting:
            wanting[leaving] += 1
            shared -= wanting[leaving] > 0
        counts.append(shared)
    return counts[size - 1 :] or counts[-1:]


def edit_distance(one: str, other: str) -> int:
    """Levenshtein distance, a column at a time in the bits of one integer (Myers 1999)."""
    if not one:
        return len(other)
    places: dict[str, int] = {}
    for at, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << at
    last, full = 1 << len(one) - 1, (1 << len(one)) - 1
    rises, falls, distance = full, 0, len(one)
    for character in other:
        match = places.get(character, 0)
        diagonal = (((match & rises) + rises) ^ rises) | match | falls
        right_rises = falls | ~(diagonal | rises) & full
        right_falls = rises & diagonal
        distance += bool(right_rises & last) - bool(right_falls & last)
        right_rises = right_rises << 1 | 1
        right_falls <<= 1
        rises = (right_falls | ~(diagonal | right_rises)) & full
        falls = right_rises & diagonal & full
    return distance
