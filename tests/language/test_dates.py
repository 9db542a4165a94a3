from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import dates
from articles.language.dates import Precision, parse


@pytest.mark.parametrize(
    "text, latest, precision, words",
    [
        ("2021-11-03", date(2021, 11, 3), Precision.DAY, "2021年11月3日"),
        ("2021-11", date(2021, 11, 30), Precision.MONTH, "2021年11月"),
        ("2024-02", date(2024, 2, 29), Precision.MONTH, "2024年2月"),
        ("2021", date(2021, 12, 31), Precision.YEAR, "2021年"),
        ("2021-11~", date(2021, 11, 30), Precision.MONTH, "约2021年11月"),
        ("2021?", date(2021, 12, 31), Precision.YEAR, "2021年（存疑）"),
        ("2024-02-29", date(2024, 2, 29), Precision.DAY, "2024年2月29日"),
        ("0001", date(1, 12, 31), Precision.YEAR, "1年"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_known(text, latest, precision, words):
    found = parse(text)
    assert (found.latest, found.precision, found.words) == (latest, precision, words)
    assert str(found) == text


@pytest.mark.parametrize(
    "text",
    [
        *("2021-13-40", "2021-13", "2021-00", "2021-02-29", "2021-11-31", "0000", "2021-11-00"),
        *("", "21", "2021-1", "2021-1-3", "2021/11/03", "2021-11-3", "20211103", "2021年11月"),
        *("2021-11-03T00:00", " 2021", "2021 ", "2021\n", "2021~?", "~2021", "２０２１", "-2021"),
        *("2021-11-03/2021-12", "202X", "2021-21", "十月", "٢٠٢١", "2021-11-03%", "12021"),
    ],
)
def test_every_other_form_is_refused_with_the_forms_there_are(text):
    with pytest.raises(ValueError, match="2021-11-03"):
        parse(text)


def test_only_a_sure_day_is_exact():
    assert parse("2021-11-03").is_exact
    assert not any(parse(text).is_exact for text in ("2021-11-03~", "2021-11", "2021"))


@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?"]))
def test_every_date_is_written_as_it_was_read(day, length, certainty):
    text = day.isoformat()[:length] + certainty
    assert str(parse(text)) == text
    assert parse(text).machine == day.isoformat()[:length]
    assert parse(text).latest >= day


@pytest.mark.parametrize(
    "text, earliest",
    [
        ("2021-11-03", date(2021, 11, 3)),
        ("2021-11~", date(2021, 11, 1)),
        ("2021?", date(2021, 1, 1)),
        ("0001", date(1, 1, 1)),
    ],
)
def test_what_is_past_tomorrow_is_to_come(text, earliest):
    found = parse(text)
    assert found.earliest == earliest
    assert found.is_to_come(date.fromordinal(max(1, earliest.toordinal() - 2))) == (text != "0001")
    assert not found.is_to_come(date.fromordinal(max(1, earliest.toordinal() - 1)))


@given(st.text(alphabet="0123456789-~?", max_size=12))
def test_whatever_is_read_is_written_the_same(text):
    try:
        found = dates.parse(text)
    except ValueError:
        return
    assert str(found) == text
