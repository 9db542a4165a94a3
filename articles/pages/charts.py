"""Figures as drawings: a span from one share to another, a share of a target, a line in time.

Everything is placed in per cent of the drawing's width and height, so that text never scales.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor
from typing import Protocol

from articles.language import amounts, qualifiers

WHOLE = 100  # per cent
ROOM = 1.06  # beyond the end of a share that passes its target
TICKS = 4
# A share of a target says both that it is done and of what: 完成年度目标的比例, 预算执行率.
TARGET = r"(?:全年|年度|年初|季度|月度|序时)?(?:目标|任务|计划|预算)"
DONE = r"(?:完成|实现|达成|达到|执行|兑现|占)"
SHARE_OF_TARGET = re.compile(rf"{DONE}.*{TARGET}|{TARGET}.*{DONE}")
TARGET_WORDS = re.compile(TARGET)


class Statistic(Protocol):
    """What a drawing asks of a statistic."""

    label: str
    qualifier: str
    subject: str
    measure: str
    exact: str
    unit: str
    target: bool
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Drawing:
    """A small drawing of one figure; `title` says the same in words."""

    kind: str  # span | share
    title: str
    start: float = 0
    end: float = 0
    start_words: str = ""
    end_words: str = ""
    open_start: bool = False
    open_end: bool = False
    target_at: float = 0
    value_at: float = 0
    target_words: str = ""
    value_words: str = ""


def drawing_of(later: Statistic, earlier: Statistic | None = None) -> Drawing | None:
    """The drawing of a figure, or of the two of a from→to pair; None where none would be true."""
    if not _is_percentage(later):
        return None
    return _span(earlier, later) if earlier else _share_of_target(later)


def _is_percentage(statistic: Statistic) -> bool:
    return statistic.measure == "share" and statistic.unit == "%"


def _is_exact(statistic: Statistic) -> bool:
    return statistic.value is not None and statistic.low == statistic.high == statistic.value


def _is_at_least(statistic: Statistic) -> bool:
    return statistic.low is not None and statistic.high is None


def _is_at_most(statistic: Statistic) -> bool:
    return statistic.high is not None and statistic.low is None


def _span(earlier: Statistic, later: Statistic) -> Drawing | None:
    """From one share of the whole to another; only exact ends and open ones can be drawn."""
    open_start, open_end = _is_at_most(earlier), _is_at_least(later)
    drawable = (_is_exact(earlier) or open_start) and (_is_exact(later) or open_end)
    if not (_is_percentage(earlier) and drawable):
        return None
    start = earlier.high if open_start else earlier.value
    end = later.low if open_end else later.value
    if not all(0 <= share <= WHOLE for share in (start, end)):
        return None
    return Drawing(
        kind="span",
        title=_span_title(earlier, later, open_start, open_end),
        start=float(start),
        end=float(end),
        start_words=_printed(earlier),
        end_words=_printed(later),
        open_start=open_start,
        open_end=open_end,
    )


def _printed(statistic: Statistic) -> str:
    return amounts.with_qualifier(statistic.exact, statistic.qualifier)


def _span_title(earlier: Statistic, later: Statistic, open_start: bool, open_end: bool) -> str:
    title = f"{later.label}从{_printed(earlier)}到{_printed(later)}，全长为100%"
    if open_start:
        title += "；起点左边的虚线表示原文没有给出下限"
    if open_end:
        title += "；终点右边的虚线表示原文没有给出上限"
    return title


def _share_of_target(statistic: Statistic) -> Drawing | None:
    """A share of a target that the text names, against the target's 100 %."""
    open_end = _is_at_least(statistic)
    share = statistic.low if open_end else statistic.value
    drawable = (_is_exact(statistic) or open_end) and share > 0
    # What is itself a target is no share of one.
    if statistic.target or not drawable or not SHARE_OF_TARGET.search(statistic.label):
        return None
    target = TARGET_WORDS.search(statistic.label)[0]
    scale = WHOLE / max(WHOLE, float(share) * ROOM)
    return Drawing(
        kind="share",
        title=_share_title(statistic, target, share, open_end),
        target_at=round(WHOLE * scale, 2),
        value_at=round(float(share) * scale, 2),
        target_words=f"{target} 100%",
        value_words=_printed(statistic),
        open_end=open_end,
    )


def _share_title(statistic: Statistic, target: str, share: Decimal, open_end: bool) -> str:
    title = f"以{target}为100%，完成{_printed(statistic)}"
    if open_end:
        return f"{title}；虚线表示原文没有给出上限"
    points = qualifiers.plain(abs(share - WHOLE))
    if share == WHOLE:
        return f"{title}，正好达到"
    return f"{title}，{'超出' if share > WHOLE else '还差'}{points}个百分点"


@dataclass(frozen=True)
class Reading:
    """One figure of a measure, and the day that places it in time."""

    day: date
    words: str  # as printed
    label: str  # its date in words
    url: str
    value: float
    low: float | None
    high: float | None
    is_target: bool = False


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    label: str
    words: str
    url: str
    low_y: float | None = None
    high_y: float | None = None
    open_low: bool = False  # the text gives no lowest: the whisker down is dashed
    open_high: bool = False
    is_target: bool = False


@dataclass(frozen=True)
class Segment:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Tick:
    label: str
    x: float = 0
    y: float = 0


@dataclass(frozen=True)
class Line:
    """A measure over time; targets are points beside the line, never part of it."""

    title: str
    points: list[Point] = field(default_factory=list)
    lines: list[Segment] = field(default_factory=list)
    x_ticks: list[Tick] = field(default_factory=list)
    y_ticks: list[Tick] = field(default_factory=list)

    @property
    def has_targets(self) -> bool:
        return any(point.is_target for point in self.points)

    @property
    def has_open_bounds(self) -> bool:
        return any(point.open_low or point.open_high for point in self.points)


def line_of(readings: Sequence[Reading], name: str) -> Line | None:
    """The readings in order of time as a line; None where there are not two days to join."""
    readings = sorted(readings, key=lambda reading: reading.day)
    if len({reading.day for reading in readings}) < 2:
        return None
    steps = _steps([n for r in readings for n in (r.value, r.low, r.high) if n is not None])
    points = [_point(reading, readings, steps) for reading in readings]
    measured = [point for point in points if not point.is_target]
    return Line(
        title=_line_title(readings, name),
        points=points,
        lines=[Segment(one.x, one.y, two.x, two.y) for one, two in pairwise(measured)],
        x_ticks=_year_ticks(readings),
        y_ticks=[Tick(label=_tick_label(step), y=_height(step, steps)) for step in steps],
    )


def _line_title(readings: Sequence[Reading], name: str) -> str:
    first, last = readings[0], readings[-1]
    return f"{name}：{first.label}{first.words}，{last.label}{last.words}，共{len(readings)}项"


def _point(reading: Reading, readings: Sequence[Reading], steps: Sequence[float]) -> Point:
    low, high = reading.low, reading.high
    return Point(
        x=_across(reading.day, readings),
        y=_height(reading.value, steps),
        label=reading.label,
        words=reading.words,
        url=reading.url,
        low_y=_height(low, steps) if low is not None and low != reading.value else None,
        high_y=_height(high, steps) if high is not None and high != reading.value else None,
        open_low=low is None,
        open_high=high is None,
        is_target=reading.is_target,
    )


def _across(day: date, readings: Sequence[Reading]) -> float:
    first, last = readings[0].day, readings[-1].day
    return round((day - first).days / (last - first).days * WHOLE, 2)


def _height(value: float, steps: Sequence[float]) -> float:
    """How far from the top; nothing lies above the highest step."""
    return round((1 - (value - steps[0]) / (steps[-1] - steps[0])) * WHOLE, 2)


def _steps(values: Sequence[float]) -> list[float]:
    """Round numbers for the scale, from nought or below to the highest value or above."""
    lowest, highest = min(0.0, *values), max(0.0, *values)
    breadth = (highest - lowest) or 1.0
    rough = Decimal(repr(breadth / TICKS))
    unit = Decimal(1).scaleb(rough.adjusted())
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
    first = floor(Decimal(repr(lowest)) / step)
    last = max(first + 1, ceil(Decimal(repr(highest)) / step))
    return [float(step * number) for number in range(first, last + 1)]


def _tick_label(step: float) -> str:
    return amounts.readable(Decimal(repr(round(step, 6))))


def _year_ticks(readings: Sequence[Reading]) -> list[Tick]:
    """The middles of years in the drawing, at most about eight of them named."""
    first, last = readings[0].day, readings[-1].day
    middles = [date(year, 7, 1) for year in range(first.year, last.year + 1)]
    shown = [middle for middle in middles if first <= middle <= last]
    named = shown[:: max(1, -(-len(shown) // 8))]
    return [Tick(label=f"{middle.year}", x=_across(middle, readings)) for middle in named]
