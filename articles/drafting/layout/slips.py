"""Slips of the pen that a text seems to hold: shown to the editor, never mended by us."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from articles.drafting.layout.edits import Proposal

# Characters that look or sound alike, in words where the other one can be told to be meant.
CONFUSED = {
    "人眼皆是": "入眼皆是", "自已": "自己", "己经": "已经", "巳经": "已经",
    "末来": "未来", "气侯": "气候", "时侯": "时候", "防犯": "防范",
    "布署": "部署", "亲睐": "青睐", "迫不急待": "迫不及待", "再接再励": "再接再厉",
    "按步就班": "按部就班", "名列前矛": "名列前茅", "一愁莫展": "一筹莫展", "走头无路": "走投无路",
    "松驰": "松弛", "既使": "即使", "帐户": "账户", "粗旷": "粗犷",
    "沉缅": "沉湎", "峻工": "竣工", "渡假": "度假", "不径而走": "不胫而走",
    "谈笑风声": "谈笑风生", "鼎立相助": "鼎力相助",
}  # fmt: skip
# What holds the same characters by chance.
BY_CHANCE = re.compile(r"[周月年期]末来|世纪末来|来自已|自己经|[一本]己经")
MOST = 3  # proposals of a kind for one line: each holds the whole of it
WORDS = re.compile("|".join(sorted(map(re.escape, CONFUSED), key=len, reverse=True)))
DOUBLED_WORD = re.compile(
    r"(?<!目)的的(?!确|士|哥|卢|黎波)|(?<![为实现正存所])在在(?!在)|(?<!不)是是(?!非)|们们|和和(?![美气平睦谐暖乐])"
)
DOUBLED_MARK = re.compile(r"([，、；：])\1|，。|。，|、，|，、|；。|。；|(?<!。)。。(?!。)")
WIDE = str.maketrans("()", "（）")
APOSTROPHE = re.compile("(?<=[A-Za-zÀ-ÿ])’|’(?=[A-Za-zÀ-ÿ])")
PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("【", "】"))


def of_lines(lines: Sequence[str]) -> Iterator[Proposal]:
    """The proposals for all lines of a text."""
    for number in range(len(lines)):
        yield from proposed(number, lines)


def proposed(number: int, lines: Sequence[str]) -> Iterator[Proposal]:
    """The proposals for a line, each as the line would be; or as it is, where that is not sure."""
    line = lines[number]
    yield from islice(_confused(number, line), MOST)
    yield from islice(_doubled(number, line), MOST)
    yield from _unpaired(number, line, "".join(lines[number + 1 : number + 2]))


def _confused(number: int, line: str) -> Iterator[Proposal]:
    for found in WORDS.finditer(line):
        around = line[max(0, found.start() - 3) : found.end() + 2]
        if not BY_CHANCE.search(around):
            mended = line[: found.start()] + CONFUSED[found[0]] + line[found.end() :]
            yield Proposal("疑似错字", number, line, mended)


def _doubled(number: int, line: str) -> Iterator[Proposal]:
    for name, pattern in (("疑似重复字", DOUBLED_WORD), ("疑似重复标点", DOUBLED_MARK)):
        for found in pattern.finditer(line):
            mended = line[: found.start()] + found[0][1:] + line[found.end() :]
            yield Proposal(name, number, line, mended)


def _unpaired(number: int, line: str, following: str) -> Iterator[Proposal]:
    """A mark without its other; a speech of several paragraphs is opened anew in each."""
    marks = APOSTROPHE.sub("", line).translate(WIDE)
    for opening, closing in PAIRS:
        opened, closed = marks.count(opening), marks.count(closing)
        goes_on = opening in "“‘" and opened == closed + 1 and following.startswith(opening)
        if opened != closed and not goes_on:
            yield Proposal(f"{opening}{closing}不成对", number, line, line)
