"""An editor is told of a number that is not the one printed."""

from decimal import Decimal

import pytest

from articles import record
from articles.record import number_doubts
from tests.records import of_text


def problems(exact, text=None, **fields):
    """What an editor is told of a statistic with these words."""
    paragraph = text or f"示例厂有{exact}。"
    given = of_text(paragraph, statistics=[{"exact": exact, "label": "产量", **fields}])
    return "\n".join(doubt for _, doubt in number_doubts.doubts(record.build(given)))


@pytest.mark.parametrize(
    "exact, fields, told",
    [
        ("10余万元", {"value": 100000, "unit": "元"}, "原文有“余”"),
        ("12亿元", {"value": 12, "unit": "元"}, "印的是 1200000000"),
        ("1.2万个", {"value": 99, "unit": "个"}, "印的是 12000"),
        ("60%", {"value": Decimal("0.6"), "unit": "%"}, "印的是 60"),
        ("80%以上", {"value": 80, "unit": "%"}, "原文有“以上”"),
        ("近100名", {"value": 100, "unit": "名"}, "原文有“近”"),
        ("12亿元", {"value": 1200000000, "qualifier": "以上"}, "没有“以上”"),
        ("12亿元", {"low": 2}, "没有 2"),
        ("12亿元", {"value": 1200000000, "no_value": "没有写"}, "不必写 no_value"),
        ("30至50人", {"low": 30, "high": 60}, "没有 60"),
    ],
)
def test_what_the_words_do_not_print_is_told(exact, fields, told):
    assert told in problems(exact, **fields)


@pytest.mark.parametrize(
    "exact, fields",
    [
        ("10余万元", {"value": 100000, "unit": "元", "qualifier": "余"}),
        ("256亿元", {"value": 25600000000, "unit": "元"}),
        ("2,150.6万元", {"value": 21506000, "unit": "元"}),
        ("两栋", {"value": 2, "unit": "栋"}),
        ("三百二十户", {"value": 320}),
        ("九成", {"value": 90, "unit": "%"}),
        ("30至50人", {"low": 30, "high": 50}),
        ("3至5万元", {"low": 30000, "high": 50000}),
        ("一年半", {"value": Decimal("1.5"), "unit": "年"}),
        ("5.2%", {"value": Decimal("5.2"), "unit": "%", "measure": "change"}),
        ("数十家", {"no_value": "原文没有给出数"}),
    ],
)
def test_what_the_words_print_is_let_be(exact, fields):
    assert problems(exact, **fields) == ""


def test_a_qualifier_may_touch_the_words_from_outside():
    assert problems("595亿元", "总投资约595亿元。", value=59500000000, qualifier="约") == ""
    far = "约好在周末见面，大家都到了，一共投了595亿元。"
    assert "没有“约”" in problems("595亿元", far, value=59500000000, qualifier="约")


@pytest.mark.parametrize(
    "exact, low, high",
    [("10余万元", 100000, 200000), ("80%以上", 80, None), ("近100名", None, 100), ("12个", 12, 12)],
)
def test_words_that_leave_a_number_open_are_never_a_flat_number(exact, low, high):
    value = number_doubts.numbers_in(exact)[0]
    given = of_text(f"有{exact}。", statistics=[{"exact": exact, "value": value, "label": "甲"}])
    built = record.build(given)
    statistic = built.statistics[0]
    assert (statistic.low, statistic.high) == (low, high)
    again = record.read(record.canonical(built))
    assert record.canonical(again) == record.canonical(built)
