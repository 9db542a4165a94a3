"""The facts of a text, marked where they stand: the text is cut at every boundary of a fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from articles.record import kinds

CLASSES = {"statistic": "", "person": " fact--person", "quotation": " fact--quote"}
NAME_CLASS = " fact--name"
SHORT = 8  # characters of a figure that a line may not break


@dataclass(frozen=True)
class Mark:
    """Where a fact stands in a section's text, and where its link leads; the desk has none."""

    start: int
    end: int
    key: str
    kind: str  # its key
    href: str = ""
    first: bool = True  # of the places a fact stands at; only this one carries its id
    # At the desk each kind of name has a colour of its own, and no mark is a link: that would be
    # dragged where its words are to be selected.
    tinted: bool = False

    @property
    def breadth(self) -> tuple:
        """Shorter marks lie inside longer ones; of equal ones the more telling kind inside."""
        return (self.end - self.start, kinds.BY_KEY[self.kind].depth, self.start, self.key)


@dataclass(frozen=True)
class Layer:
    """A mark around one piece, and what of the mark this piece is the first to carry."""

    mark: Mark
    begins: bool  # whether the mark does with this piece
    is_first_link: bool


@dataclass(frozen=True)
class Piece:
    """A run of text between fact boundaries, with the marks around it, outermost first."""

    text: str
    layers: tuple[Layer, ...] = ()


def cut(text: str, marks: Iterable[Mark], at: Iterable[int] = ()) -> list[list[Piece]]:
    """The paragraphs of a section's text, each as its pieces; cut at these places as well."""
    carried: set[Mark] = set()
    linked: set[Mark] = set()
    paragraphs: list[list[Piece]] = [[]]
    for start, end, around in _runs(text, list(marks), at):
        if text[start] == "\n":
            paragraphs.append([])
            continue
        layers = tuple(Layer(mark, mark not in carried, mark not in linked) for mark in around)
        carried.update(around)
        linked.update(around[-1:])
        paragraphs[-1].append(Piece(text[start:end], layers))
    return paragraphs


def _runs(
    text: str, marks: Sequence[Mark], at: Iterable[int]
) -> Iterable[tuple[int, int, tuple[Mark, ...]]]:
    """The stretches between boundaries, each with the marks that cover it, longest first."""
    breaks = [end for end, character in enumerate(text) if character == "\n"]
    edges = {0, len(text), *at, *breaks, *(end + 1 for end in breaks)}
    edges |= {edge for mark in marks for edge in (mark.start, mark.end)}
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    around: list[Mark] = []
    for start, end in pairwise(sorted(edges)):
        around = [mark for mark in around if mark.end > start]
        while waiting and waiting[-1].start <= start:
            around.append(waiting.pop())
        around.sort(key=lambda mark: mark.breadth, reverse=True)
        yield start, end, tuple(around)


def render(pieces: Iterable[Piece]) -> str:
    """One paragraph's pieces as HTML: the innermost fact links, those around it only mark."""
    return "".join(_render_piece(piece) for piece in pieces)


def _render_piece(piece: Piece) -> str:
    html = escape(piece.text)
    for depth, layer in enumerate(reversed(piece.layers)):
        html = _span(layer, html) if depth or layer.mark.tinted else _link(layer, html)
    return html


def _link(layer: Layer, html: str) -> str:
    # A fact in several pieces is one stop for the keyboard.
    stop = "" if layer.is_first_link else ' tabindex="-1"'
    return f'<a{_attributes(layer)} href="{escape(layer.mark.href)}"{stop}>{html}</a>'


def _span(layer: Layer, html: str) -> str:
    return f"<span{_attributes(layer)}>{html}</span>"


def _attributes(layer: Layer) -> str:
    mark = layer.mark
    short = " fact--short" if mark.kind == "statistic" and mark.end - mark.start <= SHORT else ""
    name = f' id="{escape(mark.key)}"' if mark.first and layer.begins else ""
    tint = f" fact--{mark.kind}" if mark.tinted else ""
    classes = f"fact{CLASSES.get(mark.kind, f'{NAME_CLASS}{tint}')}{short}"
    at_desk = f' data-fact="{escape(mark.key)}"' if mark.tinted else ""
    sign = f' data-sign="{kinds.BY_KEY[mark.kind].sign}"' if mark.tinted and layer.begins else ""
    return f' class="{classes}"{name} data-kind="{kinds.BY_KEY[mark.kind].words}"{at_desk}{sign}'
