"""Figures that grew from earlier ones, and figures still to be reached."""

import re

from articles.drafting.figures.quantities import Quantity

GROWN = re.compile(
    r"[^。；！？\n]{0,14}?(?:提高|增加|增长|上升|提升|扩大|发展|扩展|下降|降|减少|降低|缩短|压缩|跃升|攀升|增|涨|跌|升|变|"
    r"调整|飙升|扩容|拓展|壮大|延长|回升|恢复)(?:到|至|为|成)了?[^，。；！？\n]{0,12}"
)
ORIGIN = re.compile(r"[从由][^，。；！？\n]{0,16}$")
PLANNED = re.compile(
    r"力争|争取|目标[是为]|计划(?!总?投资|单列|内)|规划(?!总?投资)|(?<![虚模])拟|确保|预计|有望|到20[0-9]{2}年"
)
DONE = re.compile(r"已|了|过")
WILL = re.compile(
    r"将(?:会|可|达|在|有|建|新|实|突|超|投|形|完|打|引|带|增|为|继|逐|再|全|进|累|于|不|启|开|推|培|组|安|提|覆|惠|拥|派|举|迎)[^，。；！？\n]*$"
)


def is_from(text: str, earlier: Quantity, later: Quantity) -> bool:
    """从10%提高到80%以上: whether the later figure tells what became of the earlier."""
    if earlier.unit != later.unit or earlier.unit is None or later.start - earlier.end > 30:
        return False
    origin = ORIGIN.search(text, max(0, earlier.start - 20), earlier.start)
    return bool(origin and GROWN.fullmatch(text, earlier.end, later.start))


def is_target(text: str, begin: int, start: int) -> bool:
    """Whether the sentence plans or expects the figure, and does not tell it as done."""
    planned = max(PLANNED.finditer(text, begin, start), key=re.Match.start, default=None)
    planned = planned or WILL.search(text, max(begin, start - 30), start)
    return bool(planned) and not DONE.search(text, planned.end(), start)
