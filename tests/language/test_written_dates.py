import pytest

from articles.language import written_dates


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2023年12月", "2023-12"),
        ("二〇二三年十二月", "2023-12"),
        ("二零二三年十二月五号", "2023-12-05"),
        ("２０２３年１２月５日", "2023-12-05"),
        (" 2023 年 12 月份 ", "2023-12"),
        ("2023年", "2023"),
        ("2023", "2023"),
        ("２０２３", "2023"),
        ("2023-12", "2023-12"),
        ("2023/12/5", "2023-12-05"),
        ("2023／12／05", "2023-12-05"),
        ("2023.12.5", "2023-12-05"),
        ("2023.12", "2023-12"),
        ("20231205", "2023-12-05"),
        ("约2023年12月", "2023-12~"),
        ("大约二〇二三年", "2023~"),
        ("2023年（存疑）", "2023?"),
        ("2023-12？", "2023-12?"),
        ("2023-12-05~", "2023-12-05~"),
        ("0012", "0012"),
    ],
)
def test_a_date_is_read_as_people_write_it_with_its_precision(typed, stored):
    assert str(written_dates.read(typed)) == stored


@pytest.mark.parametrize("stored", ["2023-12-05", "2023-12", "2023", "2023-12~", "2023?", "0012"])
def test_what_is_shown_is_read_as_the_same(stored):
    assert str(written_dates.read(written_dates.shown(stored))) == stored


def test_a_date_is_shown_in_words_and_what_is_none_as_it_stands():
    assert written_dates.shown("2023-12-05") == "2023年12月5日"
    assert written_dates.shown("2023-12~") == "约2023年12月"
    assert written_dates.shown("去年冬天") == "去年冬天"


@pytest.mark.parametrize("typed", ["2023年13月", "2023年2月30日", "2023-00", "2023/4/31", "0000"])
def test_a_day_that_no_calendar_has_is_said(typed):
    with pytest.raises(ValueError, match=f"日历上没有“{typed}”.*2023年12月5日"):
        written_dates.read(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "去年冬天",
        "12月5日",
        "23年12月",
        "2023年12月至次年",
        "约2023年?",
        "2023-12/05",
        "1",
        "",
        "约",
    ],
)
def test_what_is_no_date_is_told_how_to_write_one(typed):
    with pytest.raises(ValueError, match="看不出.*请写成 2023年12月5日"):
        written_dates.read(typed)
