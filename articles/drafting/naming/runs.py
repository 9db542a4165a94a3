"""The words of a text side by side, and how far to the left a name can reach from its end."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from articles.drafting.tokens import Token

NAMED = frozenset(("ORG", "LOC", "PER", "nz", "nw"))  # the model's kinds for words that name
NOUNS = NAMED | {"n", "vn", "an", "s"}
BRACKETS = {")": "(", "）": "（"}
LONGEST = 60  # characters of a name
LONGEST_BRACKET = 16  # characters of a place or a former name in brackets


class Words:
    """A text with its words, found by the place of a character."""

    def __init__(self, text: str, tokens: Sequence[Token]):
        self.text, self.tokens = text, tokens
        self._starts = [token.start for token in tokens]

    def index(self, at: int) -> int:
        """Which word holds the character, or the last one before it; -1 before all."""
        return bisect_right(self._starts, at) - 1

    def bounds(self, at: int) -> bool:
        """Whether a word begins at the character, or none is there."""
        index = self.index(at)
        return index < 0 or self.tokens[index].start == at or self.tokens[index].end <= at

    def touch(self, index: int) -> bool:
        """Whether a word stands right after the one before it, on the same line."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start

    def leftmost(
        self, index: int, belongs: Callable[[int], bool], marks: Mapping[str, str] = BRACKETS
    ) -> int:
        """The first of the words that belong together up to this one.

        Short brackets between them are passed over; one whose opening mark cannot be passed over
        begins the name.
        """
        end = self.tokens[index].end
        while self.touch(index) and end - self.tokens[index].start < LONGEST:
            before = index - 1
            if self.tokens[before].words in marks:
                opening = self._opening(before, marks[self.tokens[before].words])
                if opening < 0:
                    break
                index = opening
            elif belongs(before):
                index = before
            else:
                break
        return index

    def _opening(self, closing: int, mark: str) -> int:
        """The opening mark of the short bracket of one line that closes here, or -1."""
        for index in range(closing - 1, max(-1, closing - 12), -1):
            if self.tokens[index].words == mark:
                held = self.text[self.tokens[index].end : self.tokens[closing].start]
                return index if len(held) <= LONGEST_BRACKET and "\n" not in held else -1
        return -1

    def named_from(self, start: int, end: int) -> int | None:
        """Where a name of one word, with a bracket behind it or not, begins that ends here."""
        index = self.index(end - 1)
        if index >= 0 and self.tokens[index].words in BRACKETS:
            index = self._opening(index, BRACKETS[self.tokens[index].words]) - 1
        if index < 0 or self.tokens[index].kind not in ("ORG", "nz", "nw"):
            return None
        return self.tokens[index].start if self.tokens[index].start >= start else None

    def alone(self, name: str, whole: str) -> int:
        """Where a name stands as whole words outside of a longer one, or -1."""
        at = self.text.find(name)
        while at >= 0:
            inside = max(0, at - len(whole)), at + len(whole)
            if (
                self.bounds(at)
                and self.bounds(at + len(name))
                and whole not in self.text[slice(*inside)]
            ):
                return at
            at = self.text.find(name, at + 1)
        return -1


def standing(texts: Sequence[str], names: Iterable[str]) -> Iterable[tuple[int, int, int]]:
    """Section, start and end of the first place in each text where a known name stands."""
    for section, text in enumerate(texts):
        for name in names:
            if len(name) > 1 and (start := text.find(name)) >= 0:
                yield section, start, start + len(name)
