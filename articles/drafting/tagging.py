"""Tags for a report: those the archive has already, then the words that tell it from others."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from articles.drafting import wordlists
from articles.drafting.lexicon import Lexicon
from articles.drafting.tokens import Token

MOST = 8
COMMON = wordlists.words("common_nouns")
_HAN = re.compile("(?![一二三四五六七八九十两])[一-鿿]{2,6}")
_QUOTED = re.compile("[“‘]([一-鿿]{3,6})[”’]")
_PARTS = frozenset(("n", "nz", "vn", "nw"))
_IN_TITLE = 4  # a word in the title weighs as much as so many in the text
_LONG = 1.6  # a compound says more than one of its words
_LEAST = 3  # a new tag stands in the text so often, or once less where the title has it


def tags(
    title: str, texts: Sequence[str], tokens: Sequence[Sequence[Token]], lexicon: Lexicon
) -> list[str]:
    """At most eight, the most telling first of the archive's own and then of the new ones."""
    own = _own(title, texts, lexicon.tags)[:MOST]
    new = (word for word in _new(title, texts, tokens) if not _is_said(word, own))
    return own + _apart(new, MOST - len(own))


def _own(title: str, texts: Sequence[str], known: frozenset[str]) -> list[str]:
    """The archive's tags that the text speaks of, by how often, those in the title first."""
    times = {tag: _weight(tag, title, texts) for tag in known if tag}
    spoken = (tag for tag, weight in times.items() if weight > 1)
    return sorted(spoken, key=lambda tag: (-times[tag], tag))


def _weight(word: str, title: str, texts: Sequence[str]) -> float:
    return _IN_TITLE * title.count(word) + sum(text.count(word) for text in texts)


def _new(title: str, texts: Sequence[str], tokens: Sequence[Sequence[Token]]) -> Iterable[str]:
    """Nouns, compounds of two and words in quotation marks, the weightiest first."""
    times = Counter(word for part in tokens for word in (*_nouns(part), *_compounds(part)))
    if times:
        times += Counter(word for text in texts for word in _QUOTED.findall(text))
    people = {token.words for part in tokens for token in part if token.kind == "PER"}
    untelling = people | COMMON
    weights = {
        word: (count + _IN_TITLE * (word in title)) * (_LONG if len(word) > 3 else 1)
        for word, count in times.items()
        if count + (word in title) >= _LEAST and word not in untelling
    }
    return sorted(weights, key=lambda word: (-weights[word], word))


def _nouns(tokens: Sequence[Token]) -> Iterable[str]:
    """Nouns that tell something; the model's short names are mostly parts of longer ones."""
    for token in tokens:
        is_whole = token.kind == "n" or (token.kind in ("nz", "nw") and len(token.words) > 2)
        if is_whole and _HAN.fullmatch(token.words):
            yield token.words


def _compounds(tokens: Sequence[Token]) -> Iterable[str]:
    """Two nouns side by side of which one at least tells something: 乡村 + 振兴."""
    for one, other in pairwise(tokens):
        both = one.words + other.words
        is_pair = one.end == other.start and {one.kind, other.kind} <= _PARTS
        if is_pair and {one.words, other.words} - COMMON and len(both) > 3 and _HAN.fullmatch(both):
            yield both


def _apart(words: Iterable[str], most: int) -> list[str]:
    """The first words that neither hold nor are held by one before them."""
    chosen: list[str] = []
    for word in words:
        if len(chosen) >= most:
            break
        if not _is_said(word, chosen):
            chosen.append(word)
    return chosen


def _is_said(word: str, chosen: Iterable[str]) -> bool:
    return any(word in other or other in word for other in chosen)
