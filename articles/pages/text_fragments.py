"""Links to the very words of a page: fragments that a browser looks for, scrolls to and marks.

`:~:text=prefix-,words,-suffix`, or `:~:text=prefix-,first words,last words,-suffix` where they are
many (WICG, Scroll to Text Fragment). The browser takes the first place of the page where all of it
stands. The prefix must begin and the suffix end where a word does; where that is within a run of
Chinese characters each browser asks a dictionary of its own. So they are cut only where none is
asked: at a mark, a space, an end of the paragraph, between Chinese and Latin letters or digits.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise, product
from urllib.parse import quote

REACH = 48  # characters looked through on either side
WHOLE = 20  # words of more characters are told by their first and last
PIECE = 4  # characters of the first or last words, at least
LONGEST = 60  # characters of words told whole, or of the first or last

CHINESE = "々〇\u3041-\u30fa\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
LATIN = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
# accents, joiners and tones: they may make one word of what stands on either side
BINDING = "\u0300-\u036f\u200b-\u200f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufeff"
BINDING += "\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
MARK = rf"[^\w\s{BINDING}]"
RUNS = re.compile(
    rf"(?P<chinese>[{CHINESE}]+)|(?P<latin>[{LATIN}]+(?:{MARK}[{LATIN}]+)*)"
    rf"|(?P<marks>{MARK}+)|(?P<line>\s*\n\s*)|(?P<space>\s+)|(?P<other>.)"
)
STOPS = re.compile("[，。；：、！？,;!?]")
# Letters, digits and Chinese marks stand in an address as they are: it is a third as long, and
# whoever copies it gets it encoded.
ENCODED = re.compile(r"[^\w，。；：、！？“”‘’（）《》…—·]|_")
# To Chromium one quotation mark is like another.
QUOTES = str.maketrans(dict.fromkeys("“”„‟‘’‚‛'", '"'))


@dataclass(frozen=True)
class Span:
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


class Page:
    """The text of a page, block by block, in the order in which a browser looks through it."""

    def __init__(self, blocks: Sequence[str]):
        self.text = "\n".join(blocks)
        self.starts = [0, *accumulate(len(block) + 1 for block in blocks)]
        self.edges = list(_edges(self.text))
        self.search = Search(self.text)

    def fragment(self, block: int, start: int, end: int) -> str:
        """What leads to these words of a block, after an address; empty where nothing is sure."""
        words = self._trimmed(self.starts[block] + start, self.starts[block] + end)
        pieces = self._pieces(words) if words.length > 0 else []
        if not pieces:
            return ""
        sure = (setting for setting in self._settings(words) if self._leads(setting, pieces))
        setting = next(sure, None)
        return self._written(setting, pieces) if setting else ""

    def _trimmed(self, start: int, end: int) -> Span:
        """The span without space at its ends, where no browser finds any."""
        words = self.text[start:end]
        return Span(end - len(words.lstrip()), start + len(words.rstrip()))

    def _pieces(self, words: Span) -> list[Span]:
        """The words whole, or their first and last; none where they are long and have no edge."""
        in_one_line = "\n" not in self.text[words.start : words.end]
        if in_one_line and words.length <= WHOLE:
            return [words]
        pieces = [self._first_of(words), self._last_of(words)]
        if all(pieces) and pieces[0].end < pieces[1].start:
            return pieces if max(piece.length for piece in pieces) <= LONGEST else []
        return [words] if in_one_line and words.length <= LONGEST else []

    def _first_of(self, words: Span) -> Span | None:
        line = self.text.find("\n", words.start, words.end)
        ends = self._edges_in(words.start + PIECE, words.end if line < 0 else line)
        end = next(iter(ends), line)
        return self._trimmed(words.start, end) if end > 0 else None

    def _last_of(self, words: Span) -> Span | None:
        line = self.text.rfind("\n", words.start, words.end) + 1
        starts = self._edges_in(line or words.start, words.end - PIECE)
        start = starts[-1] if starts else line
        return self._trimmed(start, words.end) if start else None

    def _edges_in(self, first: int, last: int) -> list[int]:
        return self.edges[bisect_left(self.edges, first) : bisect_right(self.edges, last)]

    def _settings(self, words: Span) -> Iterator[Span]:
        """The words with more and more of their paragraph on either side, the shortest first."""
        text, line = self.text, self._paragraph(words)
        starts = self._edges_in(max(line.start, words.start - REACH), words.start - 1)
        ends = self._edges_in(words.end + 1, min(line.end, words.end + REACH))
        befores = [at for at in starts if not text[at].isspace()]
        afters = [at for at in ends if not text[at - 1].isspace()]
        ways = product(
            befores if line.start < words.start else [words.start],
            afters if words.end < line.end else [words.end],
        )
        for setting in sorted((Span(*way) for way in ways), key=lambda way: way.length):
            # Notes in the margin stand before their paragraph; they hardly ever have a stop.
            around = text[setting.start : words.start] + text[words.end : setting.end]
            if setting == line or STOPS.search(around):
                yield setting

    def _paragraph(self, words: Span) -> Span:
        """From where the words' paragraph begins to where the one that they end in does."""
        end = self.text.find("\n", words.end)
        start = self.text.rfind("\n", 0, words.start) + 1
        return self._trimmed(start, len(self.text) if end < 0 else end)

    def _leads(self, setting: Span, pieces: list[Span]) -> bool:
        """Whether a browser that looks from the top of the page comes to this place first."""
        first, last = pieces[0], pieces[-1]
        prefix = Span(setting.start, first.start)
        begun = Span(setting.start, first.end if first != last else setting.end)
        if not self.search.finds(begun) or self.search.skips(prefix if prefix.length else first):
            return False
        ended = Span(last.start, setting.end)
        return first == last or (
            self.search.finds(ended, after=first.end) and not self.search.skips(last)
        )

    def _written(self, setting: Span, pieces: list[Span]) -> str:
        prefix = self._encoded(Span(setting.start, pieces[0].start))
        suffix = self._encoded(Span(pieces[-1].end, setting.end))
        terms = [prefix and f"{prefix}-", *map(self._encoded, pieces), suffix and f"-{suffix}"]
        return f":~:text={','.join(term for term in terms if term)}"

    def _encoded(self, span: Span) -> str:
        words = re.sub(r"[ \t]+", " ", self.text[span.start : span.end].strip())
        return ENCODED.sub(lambda one: "%2D" if one[0] == "-" else quote(one[0], safe=""), words)


def _edges(text: str) -> Iterator[int]:
    """Where a word begins or ends, whatever dictionary a browser has."""
    yield 0
    for before, after in pairwise(RUNS.finditer(text)):
        kinds = {before.lastgroup, after.lastgroup}
        if "line" in kinds or "other" not in kinds:
            yield after.start()
    yield len(text)


class Search:
    """A text as Chromium looks through it."""

    def __init__(self, text: str):
        folded = [_folded(character) for character in text]
        self.folded = "".join(folded)
        self.places = [0, *accumulate(map(len, folded))]

    def finds(self, span: Span, after: int = 0) -> bool:
        """Whether the words of the span stand nowhere before it."""
        return self.folded.find(self._words(span), self.places[after]) == self.places[span.start]

    def skips(self, span: Span) -> bool:
        """Whether the same words end where the span begins, or in it.

        Having found those in vain, Chromium goes on beyond the beginning of these.
        """
        words, place = self._words(span), self.places[span.start]
        return self.folded.find(words, max(0, place - len(words)), place + len(words) - 1) >= 0

    def _words(self, span: Span) -> str:
        return self.folded[self.places[span.start] : self.places[span.end]]


@cache
def _folded(character: str) -> str:
    """The character as a browser compares it: without space, case, width and accent."""
    folded = unicodedata.normalize("NFKD", character).casefold().translate(QUOTES)
    seen = (one for one in folded if unicodedata.category(one) not in {"Mn", "Cf"})
    return "".join(one for one in seen if not one.isspace())
