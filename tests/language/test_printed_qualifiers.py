"""No words with a qualifier, in any numerals, give a flat number; words without one always do."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles import record
from articles.drafting.figures.quantities import quantities
from articles.language.qualifiers import TABLE, Place, bounds, qualifier_in
from articles.record import RecordError
from tests.records import of_text

# Each number in Arabic, full-width and Chinese numerals.
NUMBERS = st.sampled_from(
    [
        (300, ["300", "３００", "三百"]),
        (100, ["100", "１００", "一百", "百"]),
        (20, ["20", "２０", "二十"]),
        (1000, ["1000", "１，０００", "1,000", "一千", "千"]),
        (100000, ["10万", "１０万", "十万", "100000"]),
        (30000, ["3万", "３万", "三万"]),
        (200000000, ["2亿", "２亿", "两亿"]),
    ]
)
UNITS = ["人", "名", "家", "元", "亩", "公里", "吨", "年", "个月", "件"]
BEFORE, INSIDE, BEHIND = (
    [one for one in TABLE if one.place is place]
    for place in (Place.BEFORE, Place.INSIDE, Place.BEHIND)
)


@st.composite
def amounts(draw) -> tuple[int, str, str]:
    """(value, words without a qualifier, words with one)."""
    value, written = draw(NUMBERS)
    number, unit = draw(st.sampled_from(written)), draw(st.sampled_from(UNITS))
    one = draw(st.sampled_from(BEFORE + INSIDE + BEHIND))
    if one.name == "上" or (one.name, one.printed) == ("超过", "过"):
        number = {300: "百", 100: "百", 1000: "千", 30000: "万"}.get(value, "亿")
        value = {"百": 100, "千": 1000, "万": 10000, "亿": 10**8}[number]
    if one.name == "起" and unit == "年":
        unit = "元"  # 三百年起 is since then
    words = one.name if one.name in ("起", "约") else one.words
    if one.place is Place.INSIDE:
        return value, number + unit, number + words + unit
    plain = number + unit
    return value, plain, words + plain if one.place is Place.BEFORE else plain + words


def built(exact: str, value: int, **fields) -> tuple:
    figures = [{"exact": exact, "value": value, "label": "甲", **fields}]
    statistic = record.build(of_text(f"共有{exact}。", statistics=figures)).statistics[0]
    return statistic.low, statistic.high


@given(amounts())
@example((300, "三百人", "三百余人"))
@example((100, "百家", "近百家"))
@example((100000, "10万元", "10万元起"))
def test_words_with_a_qualifier_are_never_flat(amount):
    value, plain, qualified = amount
    low, high = built(qualified, value)
    assert qualifier_in(qualified, Decimal(value))
    assert low is None or low != high
    assert built(plain, value) == (value, value)


@given(amounts())
def test_drafting_reads_the_same_qualifier(amount):
    value, plain, qualified = amount
    for quantity in quantities(f"，{qualified}。"):
        assert quantity.value == value
        assert quantity.qualifier == qualifier_in(qualified, Decimal(value))
    assert [found.qualifier for found in quantities(f"，{plain}。")] == [None]


@pytest.mark.parametrize(
    "words, value, qualifier",
    [
        ("三百余人", 300, "余"), ("近百家", 100, "近"),
        ("10万元起", 100000, "起"), ("50万起", 500000, "起"),
        ("百余名", 100, "余"), ("千余亩", 1000, "余"),
        ("两万多户", 20000, "多"), ("一百来人", 100, "来"),
        ("十几辆", 10, "几"), ("上千名", 1000, "上"),
        ("上百家", 100, "上"), ("八年多", 8, "多"),
        ("3个多月", 3, "多"), ("3万元以上", 30000, "以上"),
        ("不下百人", 100, "不下"), ("10元起步", 10, "起"),
        ("数十吨", 10, "数"), ("几十人", 10, "几"),
        ("好几百人", 100, "几"), ("百十来人", 100, "百十"),
        ("成百上千人", 100, "成百上千"), ("百分之三十以上", 30, "以上"),
        ("超过百分之三十", 30, "超过"),
        ("不多于100人", 100, "不多于"), ("不得少于3家", 3, "不得少于"), ("约有３００人", 300, "约"),
        ("3年超100万元", 1000000, "超"),
        ("损失约30万元", 300000, "约"), ("持续约3小时", 3, "约"),
        ("春节约300人", 300, "约"), ("其中超七成", 70, "超"),
    ],
)  # fmt: skip
def test_the_qualifier_of_words(words, value, qualifier):
    assert qualifier_in(words, Decimal(value)) == qualifier


@pytest.mark.parametrize(
    "words, value",
    [
        ("最近3年", 3), ("附近5家", 5),
        ("节约3万元", 30000), ("签约12个", 12), ("预约300人", 300),
        ("3家上下游企业", 3), ("3起", 3), ("三起案件", 3), ("3个多功能厅", 3), ("三年多元化", 3),
        ("两家多式联运企业", 2), ("2020年起", 2020), ("5月起", 5),
        ("三年来", 3), ("走过百年", 100), ("打破3项", 3),
        ("反超3家", 3), ("网上百家", 100),
        ("两个百分点", 2), ("3年超100万元", 3), ("人数百名", 100),
        ("一户多宅", 1), ("两年半", Decimal("2.5")), ("5万千瓦", 50000), ("2个左右手", 2),
    ],
)  # fmt: skip
def test_another_word_is_no_qualifier(words, value):
    assert qualifier_in(words, Decimal(value)) is None
    assert built(words, value) == (value, value)


@pytest.mark.parametrize(
    "words", ["数十吨", "几百人", "好几百人", "成百上千人", "百十来人", "数十余家"]
)
def test_drafting_gives_no_value_to_words_that_have_none(words):
    assert list(quantities(f"共{words}。")) == []


@pytest.mark.parametrize("words", ["三百余人", "几百人", "近三百人"])
def test_bounds_given_flat_beside_a_printed_qualifier_are_refused(words):
    with pytest.raises(RecordError):
        built(words, 300, low=300, high=300)


def test_at_least_a_hundred():
    assert bounds(Decimal(100), "上") == (100, None)
