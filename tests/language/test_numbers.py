from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.drafting.figures.quantities import quantities
from articles.language import numbers


@pytest.mark.parametrize("words", ["二三〇", "点五", "三点", "abc", "百点百", "1" * 31])
def test_words_that_print_no_number_are_none(words):
    assert numbers.value_of(words) is None


@pytest.mark.parametrize(
    "words, number",
    [
        ("0.35", "0.35"),
        ("1,250", "1250"),
        ("１２．５", "12.5"),
        ("十", "10"),
        ("十五", "15"),
        ("三百二十", "320"),
        ("三百零二", "302"),
        ("两千", "2000"),
        ("一万五", "15000"),
        ("一百二十万", "1200000"),
        ("1.3万", "13000"),
        ("6千", "6000"),
        ("256亿", "25600000000"),
        ("300千万", "3000000000"),
        ("2.75万亿", "2750000000000"),
        ("1亿2千万", "120000000"),
        ("三点五", "3.5"),
        ("一点二万", "12000"),
    ],
)
def test_a_number_is_read_with_its_scales_multiplied_out(words, number):
    assert numbers.value_of(words) == Decimal(number)


@given(st.integers(0, 10**12))
def test_digits_read_as_themselves(number):
    assert numbers.value_of(str(number)) == number
    assert numbers.value_of(f"{number:,}") == number


@given(st.text(max_size=40))
def test_reading_never_fails(words):
    numbers.value_of(words)
    numbers.fraction(words)
    numbers.between(words)


@pytest.mark.parametrize("words", ["三之一", "分之一", "三分之", "零分之一"])
def test_what_is_no_fraction_is_none(words):
    assert numbers.fraction(words) is None


@pytest.mark.parametrize(
    "words, number, unit",
    [
        ("百分之三十", "30", "%"),
        ("百分之九点二", "9.2", "%"),
        ("千分之五", "5", "‰"),
        ("四分之三", "0.75", None),
        ("三分之一", "0.333333", None),
    ],
)
def test_a_fraction_is_a_share(words, number, unit):
    assert numbers.fraction(words) == (Decimal(number), unit)


@pytest.mark.parametrize("words", ["三十四", "三九", "九三", "十", "四"])
def test_digits_that_are_no_neighbours_are_no_range(words):
    assert numbers.between(words) is None


@pytest.mark.parametrize(
    "words, low, high",
    [("七八", 7, 8), ("三四十", 30, 40), ("十七八", 17, 18), ("两三百", 200, 300)],
)
def test_neighbouring_digits_are_a_range(words, low, high):
    assert numbers.between(words) == (low, high)


def read(text):
    return [
        (text[found.start : found.end], found.value, found.low, found.high, found.unit)
        for found in quantities(text)
        if found.unit
    ]


@pytest.mark.parametrize(
    "text, exact, value, unit",
    [
        ("收入177万余元", "177万余元", 1_770_000, "元"),
        ("投资3个亿元", "3个亿元", 300_000_000, "元"),
        ("历时3个多月", "3个多月", 3, "个月"),
        ("等了两年半", "两年半", Decimal("2.5"), "年"),
        ("走了1个半小时", "1个半小时", Decimal("1.5"), "个小时"),
        ("上千名学子", "上千名", 1000, "名"),
        ("约占六成五", "六成", 60, "%"),
        ("装机5千瓦", "5千瓦", 5, "千瓦"),
        ("装机5千千瓦", "5千千瓦", 5000, "千瓦"),
        ("售价12元/公斤", "12元/公斤", 12, "元/公斤"),
        ("涨2个百分点", "2个百分点", 2, "个百分点"),
        ("零下18℃", "零下18℃", -18, "℃"),
        ("功率100MW的", "100MW", 100, "MW"),
        ("机械3万余台(套)", "3万余台(套)", 30_000, "台(套)"),
    ],
)
def test_a_quantity_is_its_number_what_goes_with_it_and_its_unit(text, exact, value, unit):
    assert read(text) == [(exact, value, None, None, unit)]


@pytest.mark.parametrize(
    "text, exact, low, high",
    [
        ("招30至50人", "30至50人", 30, 50),
        ("收6千—7千元", "6千—7千元", 6000, 7000),
        ("占20%～30%", "20%～30%", 20, 30),
        ("要100至200万元", "100至200万元", 1_000_000, 2_000_000),
        ("七八个人", "七八个", 7, 8),
        ("三四十万元", "三四十万元", 300_000, 400_000),
    ],
)
def test_a_range_has_its_ends_and_no_value(text, exact, low, high):
    assert [found[:4] for found in read(text)] == [(exact, None, low, high)]


def test_two_quantities_with_a_unit_each_are_two():
    assert [found[0] for found in read("收3千斤到5千斤")] == ["3千斤", "5千斤"]


@pytest.mark.parametrize("text", ["G318公路", "5Gbpsx", "编号20231", "2亿人才", "8.5.1版"])
def test_letters_and_bare_digits_are_no_quantity(text):
    assert [found for found in read(text) if found[4] not in (None, "公里")] == []
