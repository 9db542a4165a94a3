from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import qualifiers

VALUES = st.integers(1, 10**9).map(Decimal)


@pytest.mark.parametrize("qualifier", ["余", "多", "来"])
@pytest.mark.parametrize(
    "value, high",
    [
        ("100000", "200000"),  # 10余万
        ("30", "40"),
        ("100", "200"),
        ("120", "130"),
        ("1200", "1300"),
        ("7", "8"),
        ("1.3", "1.4"),
        ("0.05", "0.06"),
        ("25600000000", "25700000000"),
        ("0", "1"),
    ],
)
def test_and_some_adds_one_at_the_last_digit_that_is_not_zero(qualifier, value, high):
    assert qualifiers.bounds(Decimal(value), qualifier) == (Decimal(value), Decimal(high))


@pytest.mark.parametrize("qualifier", ["以上", "超", "逾", "超过", "突破", "至少", "不少于"])
def test_at_least_is_open_above(qualifier):
    assert qualifiers.bounds(Decimal(80), qualifier) == (80, None)


@pytest.mark.parametrize("qualifier", ["以下", "不足", "近", "以内", "不到", "接近", "不超过"])
def test_at_most_is_open_below(qualifier):
    assert qualifiers.bounds(Decimal(80), qualifier) == (None, 80)


@pytest.mark.parametrize("qualifier", ["约", "左右", "大约", "上下"])
def test_about_is_open_on_both_sides(qualifier):
    assert qualifiers.bounds(Decimal(80), qualifier) == (None, None)
    assert qualifiers.is_known(qualifier)


def test_a_figure_without_qualifier_is_its_own_bounds():
    assert qualifiers.bounds(Decimal("151.4"), None) == (Decimal("151.4"), Decimal("151.4"))


def test_a_qualifier_nobody_knows_bounds_nothing():
    assert not qualifiers.is_known("好几")
    assert qualifiers.bounds(Decimal(80), "好几") == (None, None)


def test_no_qualifier_is_of_two_kinds():
    kinds = [qualifiers.AND_SOME, qualifiers.AT_LEAST, qualifiers.AT_MOST, qualifiers.ABOUT]
    assert len(frozenset().union(*kinds)) == sum(map(len, kinds))


@given(VALUES, st.integers(-6, 6))
def test_the_step_is_one_unit_of_the_last_digit(value, exponent):
    scaled = value.scaleb(exponent)
    step = qualifiers.last_digit_step(scaled)
    assert (scaled / step) % 1 == 0
    assert (scaled / step) % 10 != 0
    assert step.normalize().as_tuple().digits == (1,)


@pytest.mark.parametrize(
    "number, digits, places",
    [
        ("25600000000", 3, 0),
        ("123456789012345", 15, 0),
        ("1234567890123456", 16, 0),
        ("0.000001", 1, 6),
        ("1.50", 2, 1),
        ("0", 1, 0),
        ("-0.25", 2, 2),
        # longer than the precision that decimal counts with
        ("1.0000000000000000000000000000000001", 35, 34),
        ("1E+99999999", 1, 0),
        ("1E-99999999", 1, 99999999),
    ],
)
def test_digits_and_places_are_counted_without_idle_zeros(number, digits, places):
    assert qualifiers.printed_length(Decimal(number)) == (digits, places)
    assert qualifiers.decimal_places(Decimal(number)) == places


@pytest.mark.parametrize(
    "number, plain",
    [("2.56E+10", "25600000000"), ("151.40", "151.4"), ("-0", "0"), ("1E-6", "0.000001")],
)
def test_numbers_are_written_in_full(number, plain):
    assert qualifiers.plain(Decimal(number)) == plain
