"""A figure is drawn only where the drawing is true."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from articles.pages.charts import Reading, drawing_of, line_of


@dataclass
class Figure:
    exact: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    label: str = "完成年度目标的比例"
    subject: str = "示例市"
    measure: str = "share"
    unit: str = "%"
    target: bool = False
    qualifier: str = ""


def exactly(number, **fields):
    number = Decimal(str(number))
    return Figure(f"{number}%", number, number, number, **fields)


def at_least(number, **fields):
    return Figure(f"{number}%以上", Decimal(number), Decimal(number), None, **fields)


def at_most(number, **fields):
    return Figure(f"不足{number}%", Decimal(number), None, Decimal(number), **fields)


@pytest.mark.parametrize(
    "figure",
    [
        exactly(80, label="物业费缴纳率"),
        exactly(80, label="年度目标"),
        exactly(80, label="增长", measure="change"),
        exactly(80, unit="元"),
        exactly(80, target=True),
        exactly(0),
        exactly(-3),
        at_most(80),
        Figure("约80%", Decimal(80), None, None),
        Figure("80%-90%", None, Decimal(80), Decimal(90)),
        Figure("大半"),
    ],
    ids=lambda figure: f"{figure.exact} {figure.label} {figure.measure}",
)
def test_what_is_no_exact_share_of_a_named_target_is_not_drawn(figure):
    assert drawing_of(figure) is None


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (exactly(10, unit="元"), exactly(80)),
        (exactly(10, measure="change"), exactly(80)),
        (exactly(10), exactly(120)),
        (exactly(-1), exactly(80)),
        (at_least(10), exactly(80)),
        (exactly(10), at_most(80)),
        (exactly(10), Figure("约80%", Decimal(80), None, None)),
        (Figure("10余%", Decimal(10), Decimal(10), Decimal(20)), exactly(80)),
    ],
)
def test_a_span_with_an_end_that_is_not_known_is_not_drawn(earlier, later):
    assert drawing_of(later, earlier) is None


def test_from_one_share_to_an_open_one():
    drawing = drawing_of(at_least(80, label="缴纳率"), exactly(10, label="缴纳率"))
    assert (drawing.kind, drawing.start, drawing.end) == ("span", 10, 80)
    assert (drawing.start_words, drawing.end_words) == ("10%", "80%以上")
    assert drawing.open_end and not drawing.open_start
    assert "从10%到80%以上" in drawing.title
    assert "没有给出上限" in drawing.title


def test_an_earlier_share_can_be_open_below():
    drawing = drawing_of(exactly(80), at_most(10))
    assert drawing.open_start and not drawing.open_end
    assert "没有给出下限" in drawing.title


def test_a_target_that_was_passed_leaves_room_beyond_it():
    drawing = drawing_of(exactly("151.4"))
    assert drawing.kind == "share"
    assert drawing.target_at < drawing.value_at < 100
    assert drawing.value_at / drawing.target_at == pytest.approx(1.514, abs=0.001)
    assert drawing.title == "以年度目标为100%，完成151.4%，超出51.4个百分点"
    assert (drawing.target_words, drawing.value_words) == ("年度目标 100%", "151.4%")


def test_a_target_that_was_missed_fills_the_width():
    drawing = drawing_of(exactly(80, label="预算执行率"))
    assert (drawing.target_at, drawing.value_at) == (100, 80)
    assert drawing.title.endswith("还差20个百分点")


def test_a_target_that_was_just_met_is_called_so():
    assert drawing_of(exactly(100)).title.endswith("正好达到")


def test_an_open_share_of_a_target_says_so_and_gives_no_difference():
    drawing = drawing_of(at_least(120))
    assert drawing.open_end
    assert "百分点" not in drawing.title


def reading(day, value, low="same", high="same", target=False):
    low, high = (value if bound == "same" else bound for bound in (low, high))
    return Reading(day, f"{value}吨", str(day), f"/{day}", value, low, high, target)


def test_one_day_alone_makes_no_line():
    assert line_of([], "产量") is None
    assert line_of([reading(date(2021, 1, 1), 5.0)] * 3, "产量") is None


def test_a_line_runs_in_order_of_time_and_begins_at_nought():
    line = line_of([reading(date(2022, 12, 31), 10.0), reading(date(2020, 12, 31), 5.0)], "产量")
    assert [(point.x, point.y) for point in line.points] == [(0, 50), (100, 0)]
    assert [tick.label for tick in line.x_ticks] == ["2021", "2022"]
    assert (line.y_ticks[0].label, line.y_ticks[0].y) == ("0", 100)
    assert line.title == "产量：2020-12-315.0吨，2022-12-3110.0吨，共2项"


def test_bounds_are_whiskers_and_open_ones_have_no_end():
    first = reading(date(2020, 1, 1), 10.0, high=20.0)
    second = reading(date(2021, 1, 1), 15.0, high=None)
    points = line_of([first, second], "产量").points
    assert points[0].low_y is None and points[0].high_y < points[0].y
    assert not points[0].open_high
    assert points[1].high_y is None and points[1].open_high and not points[1].open_low


def test_a_target_stands_beside_the_line():
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)]
    line = line_of(
        [reading(days[0], 1.0), reading(days[1], 9.0, target=True), reading(days[2], 3.0)], "产量"
    )
    assert len(line.points) == 3
    assert [(part.x1, part.x2) for part in line.lines] == [(0, 100)]


def test_a_line_explains_only_the_signs_it_uses():
    first, second = reading(date(2020, 1, 1), 1.0), reading(date(2021, 1, 1), 2.0)
    plain = line_of([first, second], "产量")
    assert not plain.has_targets and not plain.has_open_bounds
    later = date(2022, 1, 1)
    assert line_of([first, reading(later, 3.0, target=True)], "产量").has_targets
    assert line_of([first, reading(later, 3.0, high=None)], "产量").has_open_bounds


@pytest.mark.parametrize(
    "values", [(0.0, 0.0), (-5.0, 7.0), (1e-6, 3e-6), (1e15, 2e15), (-3.0, -1.0)]
)
def test_every_point_lies_inside_the_drawing(values):
    days = [date(2020, 1, 1), date(2021, 6, 1)]
    line = line_of([reading(day, value) for day, value in zip(days, values, strict=True)], "x")
    assert all(0 <= point.y <= 100 and 0 <= point.x <= 100 for point in line.points)
    assert all(0 <= tick.y <= 100 for tick in line.y_ticks)
    assert len(line.y_ticks) <= 8


def test_a_century_has_few_ticks():
    line = line_of([reading(date(1921, 1, 1), 1.0), reading(date(2021, 1, 1), 2.0)], "x")
    assert 2 <= len(line.x_ticks) <= 8
