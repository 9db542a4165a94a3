"""Many words looked for in one reading of a text, however many they are."""

from collections.abc import Iterable, Iterator


class Sought:
    """Words to be found in texts."""

    def __init__(self, words: Iterable[str]):
        self.words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[:1], set()).add(len(word))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def everywhere(self, text: str) -> Iterator[tuple[str, int]]:
        """Each word at each place it begins, in order, the longer one first."""
        for at, first in enumerate(text):
            for length in self._lengths.get(first, ()):
                word = text[at : at + length]
                if len(word) == length and word in self.words:
                    yield word, at

    def apart(self, text: str) -> Iterator[tuple[str, int]]:
        """The same without those that share characters with one before them, or longer."""
        end = 0
        for word, at in self.everywhere(text):
            if at >= end:
                yield word, at
                end = at + len(word)
