"""Words that bound a name, stand in it, or make none, by what they do."""

from collections import defaultdict
from pathlib import Path

from articles.drafting.counting_words import words_in


def _by_kind() -> dict[str, frozenset[str]]:
    """The words after the first of each line, by that first."""
    kinds = defaultdict(set)
    for line in words_in(Path(__file__).with_name("name_words.txt")):
        kind, *words = line.split()
        kinds[kind].update(words)
    return {kind: frozenset(words) for kind, words in kinds.items()}


KINDS = _by_kind()
