"""Every change between a text as it was copied and the record drafted of it, found anew.

Cleaning and arranging alter no visible character and keep their order. So the changes are what
differs in the gaps between these, and the words that left the paragraphs for a field.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, groupby, pairwise

from articles.drafting.layout.edits import UNSEEN, Edit, Proposal, visible
from articles.drafting.layout.structure import Head, Moved

CONTEXT = 24  # visible characters on either side
MOST = 8  # changes within a line that are told one by one; more are told as one
FIELDS = {
    "title": "标题",
    "kicker": "引题",
    "subtitle": "副题",
    "byline": "署名",
    "dateline": "电头",
}
BLANK, LEADING, TRAILING, JOINED = "去空行", "去行首缩进", "去行尾空格", "接回断行"
TAKEN_OUT = "移作署名、标题"
WIDE, SPACES, INVISIBLE = "去全角空格", "去多余空格", "去看不见的字符"


def listed(
    source: str, lines: Sequence[str], head: Head, proposals: Sequence[Proposal]
) -> list[Edit]:
    """The changes in the order of the text, what is proposed among them."""
    text = Text.of(line for section in head.fields["sections"] for line in _lines(section))
    rest = Rest(lines, head.moved)
    made = [*_made(Text.of(source.splitlines()), text, rest)]
    offered = [_offered(one, rest) for one in proposals]
    every = [*made, *offered]
    placed = sorted(filter(text.holds, every), key=lambda one: one.at)
    unplaced = [replace(one, at=None) for one in every if not text.holds(one)]
    return [*_blank(source), *map(text.beside, placed), *unplaced]


class Text:
    """Lines between line ends, with the places of the characters that can be seen."""

    def __init__(self, words: str):
        self.words = words
        unseen = {found.start() for found in UNSEEN.finditer(words)}
        self.seen = [at for at in range(len(words)) if at not in unseen]
        self.bare = "\n" + "".join(words[at] for at in self.seen) + "\n"

    @classmethod
    def of(cls, lines) -> "Text":
        return cls("\n".join(["", *lines, ""]))

    def between(self, one: int, other: int) -> str:
        """What stands between two of the characters that can be seen, by their numbers."""
        start = self.seen[one] + 1 if one >= 0 else 0
        end = self.seen[other] if other < len(self.seen) else len(self.words)
        return self.words[start:end]

    def holds(self, edit: Edit) -> bool:
        """Whether a change has a place here: a line that became part of a heading has no end."""
        if edit.at is None:
            return False
        words = _form(edit)
        return words in self.between(edit.at - 1, edit.at + len(visible(words)))

    def beside(self, edit: Edit) -> Edit:
        """The change with the characters beside it."""
        at, end = edit.at + 1, edit.at + 1 + len(visible(_form(edit)))
        left, right = self.bare[max(0, at - CONTEXT) : at], self.bare[end : end + CONTEXT]
        return replace(edit, left=left, right=right)


class Rest:
    """The lines less what was moved, by the numbers of their visible characters."""

    def __init__(self, lines: Sequence[str], moved: Sequence[Moved]):
        self.lines = lines
        self.moved = {line: list(parts) for line, parts in groupby(moved, key=lambda one: one.line)}
        lengths = [len(visible(line)) for line in lines]
        self.starts = [0, *accumulate(lengths)]
        self.left = [
            length - sum(len(visible(one.words)) for one in self.moved.get(line, ()))
            for line, length in enumerate(lengths)
        ]
        self.drafted = [0, *accumulate(self.left)]  # characters of the drafted text before it
        spans = zip(self.starts, self.left, strict=False)
        # the numbers of the characters that stand in the drafted text
        self.kept = [at for start, left in spans for at in range(start, start + left)]

    def line_of(self, number: int) -> int:
        """The line of a visible character."""
        return bisect_right(self.starts, number) - 1

    def words_moved(self, line: int) -> str:
        """The words that left a line, as they stood in it."""
        words = self.lines[line]
        for one in reversed(self.moved[line]):
            words = words.removesuffix(one.words).rstrip()
        return self.lines[line][len(words) :]

    def name(self, line: int) -> str:
        return "移作" + "、".join(FIELDS[one.field] for one in self.moved[line])


def _lines(section: dict) -> list[str]:
    heading = section["heading"]
    return [*([heading] if heading else []), *section["paragraphs"]]


def _form(edit: Edit) -> str:
    """What the drafted text has at the place of a change."""
    return edit.before if edit.proposed else edit.after


def _blank(source: str) -> Iterator[Edit]:
    """Blank lines are told apart from no line of the result, so they are one change of it all."""
    if count := sum(not visible(line) for line in source.splitlines()):
        yield Edit(BLANK, "\n" * count, "")


def _made(source: Text, text: Text, rest: Rest) -> Iterator[Edit]:
    inside: list[tuple[int, str, str]] = []  # changes of the line so far: place, before, after
    for at, (one, other) in enumerate(pairwise(chain([-1], rest.kept, [len(source.seen)]))):
        before, after = source.between(one, other), text.between(at - 1, at)
        if "\n" in after:
            yield from _within(inside, source, text, rest)
            inside = []
            yield from _at_line_end(at, before, one, other, rest)
        elif before != after:
            inside.append((at, _squeezed(before), after))


def _squeezed(words: str) -> str:
    """Words of several lines without the blank ones among them."""
    first, *others = words.split("\n")
    return "\n".join([first, *filter(visible, others[:-1]), *others[-1:]])


def _within(inside: list, source: Text, text: Text, rest: Rest) -> Iterator[Edit]:
    """The changes within one line; where they are many, the line as one."""
    if len(inside) <= MOST:
        yield from (Edit(_name(before), before, after, at) for at, before, after in inside)
        return
    first, last = inside[0][0], inside[-1][0]
    before = _squeezed(source.between(rest.kept[first - 1], rest.kept[last]))
    name = JOINED if "\n" in before else _name(inside[0][1])
    yield Edit(name, before, text.between(first - 1, last), first)


def _name(gap: str) -> str:
    if "\n" in gap:
        return TAKEN_OUT if visible(gap) else JOINED
    if not any(map(str.isspace, gap)):
        return INVISIBLE
    return WIDE if "\u3000" in gap else SPACES


def _at_line_end(at: int, gap: str, one: int, other: int, rest: Rest) -> Iterator[Edit]:
    """What was done between two lines of the drafted text: to the end of the one, to the lines
    that stood between them, to the beginning of the other."""
    first = rest.line_of(one) if one >= 0 else -1
    trailing, leading = gap.split("\n")[0], gap.split("\n")[-1]
    if first in rest.moved:
        yield Edit(rest.name(first), f"{rest.words_moved(first)}\n", "\n", at)
    elif trailing:
        yield Edit(_edge(trailing, TRAILING), f"{trailing}\n", "\n", at)
    for line in range(
        first + 1, rest.line_of(other) if other < rest.starts[-1] else len(rest.left)
    ):
        yield Edit(rest.name(line), f"\n{rest.lines[line]}\n", "\n", at)
    if leading:
        yield Edit(_edge(leading, LEADING), f"\n{leading}", "\n", at)


def _edge(gap: str, name: str) -> str:
    return name if any(map(str.isspace, gap)) else INVISIBLE


def _offered(proposal: Proposal, rest: Rest) -> Edit:
    """The proposal as a change of the drafted text; without a place where its line is a field."""
    before, after, start = _least(proposal)
    made = {"name": proposal.name, "before": before, "after": after}
    made |= {"proposed": True, "applied": False}
    if start + len(visible(before)) > rest.left[proposal.line] or not rest.left[proposal.line]:
        return Edit(**made)
    return Edit(**made, at=rest.drafted[proposal.line] + start)


def _least(proposal: Proposal) -> tuple[str, str, int]:
    """What of a line a proposal changes, and how many visible characters stand before it."""
    before, after = proposal.before, proposal.after
    if before == after:
        return "\n", "\n", 0
    if not after:
        return f"\n{before}\n", "\n", 0
    if before.startswith(after):
        return before[len(after) :] + "\n", "\n", len(visible(after))
    start = _shared(before, after)
    end = min(_shared(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    return (
        before[start : len(before) - end],
        after[start : len(after) - end],
        len(visible(before[:start])),
    )


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
