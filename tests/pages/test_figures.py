"""Printed words stay as printed; an inexact figure never stands as an exact one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import amounts
from articles.language.amounts import meaning, parts, readable
from articles.models import Statistic
from articles.pages.figures import figure_of, figures_of, in_time, line_of, with_moments
from tests.records import section, statistic
from tests.whole_archive import publish_paper

PRINTED = [
    ("10余万元", ("", "10", "余", "万元")),
    ("约595亿元", ("约", "595", "", "亿元")),
    ("80%以上", ("", "80", "", "%以上")),
    ("两栋", ("", "两", "", "栋")),
    ("151.4%", ("", "151.4", "", "%")),
    ("1.3万平方米", ("", "1.3", "", "万平方米")),
    ("100多名", ("", "100", "多", "名")),
    ("10-20万元", ("", "10-20", "", "万元")),
    ("12.5亿至13亿元", ("", "12.5亿至13", "", "亿元")),
    ("10%—20%", ("", "10%—20", "", "%")),
    ("近百名", ("近", "百", "", "名")),
    ("第三位", ("第", "三", "", "位")),
    ("三分之一", ("", "三分之一", "", "")),
    ("百分之八十", ("", "百分之八十", "", "")),
    ("十多个", ("", "十", "多", "个")),
    ("1,234人", ("", "1,234", "", "人")),
    ("大幅增长", ("", "大幅增长", "", "")),
]


@pytest.mark.parametrize(("printed", "expected"), PRINTED)
def test_printed_words_split_for_large_type(printed, expected):
    found = parts(printed)
    assert (found.before, found.number, found.near, found.unit) == expected


@given(st.text(min_size=1, max_size=30))
def test_split_words_are_the_words_again(printed):
    found = parts(printed)
    assert found.before + found.number + found.near + found.unit == printed


def d(number):
    return None if number is None else Decimal(str(number))


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "qualifier", "words"),
    [
        (256, 256, 256, "元", "", ""),
        (100000, 100000, 200000, "元", "余", "不少于10万元，不足20万元"),
        (30, 30, 40, "%", "多", "不低于30%，不足40%"),
        (80, 80, None, "%", "以上", "不低于80%"),
        (500, 500, None, "家", "超", "超过500家"),
        (100, None, 100, "名", "近", "不足100名"),
        (5, None, 5, "%", "以下", "不高于5%"),
        (20, None, 20, "天", "以内", "不多于20天"),
        (59500000000, None, None, "元", "约", "约595亿元，原文没有给出上下限"),
        (None, 100000, 200000, "元", "", "10万元至20万元"),
    ],
)
def test_what_a_figure_leaves_open_is_said(value, low, high, unit, qualifier, words):
    assert meaning(d(value), d(low), d(high), unit, qualifier) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (25600000000, "元", "256亿元"),
        (13000, "平方米", "1.3万平方米"),
        (13579, "人", "13,579人"),
        (-20000, "吨", "-2万吨"),
        (12000, "%", "12,000%"),
        ("0.5", "%", "0.5%"),
        ("1234.5", "", "1,234.5"),
        (0, "个", "0个"),
    ],
)
def test_numbers_are_written_as_a_reader_likes_them(number, unit, words):
    assert readable(d(number), unit) == words


def published(*statistics, **fields):
    sentence = "，".join(given["exact"] for given in statistics)
    report = publish_paper("p", sections=[section(sentence)], statistics=list(statistics), **fields)
    rows = Statistic.objects.filter(report=report).select_related("section", "report", "series")
    return list(with_moments(rows).order_by("position"))


@pytest.mark.parametrize(
    "exact, qualifier, words",
    [
        ("10余万元", "余", "10余万元"),
        ("80%以上", "以上", "80%以上"),
        ("3000亩", "", "3000亩"),
        ("3000亩", "近", "近3000亩"),
        ("80%", "以上", "80%以上"),
    ],
)
def test_a_figure_is_shown_with_its_qualifier_once(exact, qualifier, words):
    assert amounts.with_qualifier(exact, qualifier) == words


@pytest.mark.django_db
class TestFigures:
    def test_a_pair_is_one_figure_at_the_place_of_the_later(self):
        rows = published(
            statistic("10吨", 10, id="s1"),
            statistic("55吨", 55, id="s2"),
            {**statistic("80吨", 80, id="s3"), "from": "s1"},
        )
        figures = figures_of(rows)
        assert [figure.key for figure in figures] == ["s2", "s3"]
        assert figures[1].earlier.key == "s1"
        assert figures[1].earlier.card_id == "f-s1"

    def test_no_figure_has_two_cards_where_two_come_from_one(self):
        rows = published(
            statistic("10吨", 10, id="s1"),
            {**statistic("55吨", 55, id="s2"), "from": "s1"},
            {**statistic("80吨", 80, id="s3"), "from": "s1"},
        )
        cards = figures_of(rows)
        cards += [figure.earlier for figure in cards if figure.earlier]
        assert sorted(card.key for card in cards) == ["s1", "s2", "s3"]

    def test_a_chain_is_paired_once(self):
        rows = published(
            statistic("10吨", 10, id="s1"),
            {**statistic("55吨", 55, id="s2"), "from": "s1"},
            {**statistic("80吨", 80, id="s3"), "from": "s2"},
        )
        figures = figures_of(rows)
        assert [(f.key, f.earlier and f.earlier.key) for f in figures] == [
            ("s2", "s1"),
            ("s3", None),
        ]

    def test_what_has_no_number_says_why(self):
        [figure] = figures_of(published(statistic("大幅", None, no_value="原文只说“大幅”")))
        assert figure.meaning == "原文只说“大幅”"
        assert figure.number == "大幅"

    def test_a_measure_runs_by_period_before_the_reports_date(self):
        rows = published(
            statistic("30吨", 30, period_edtf="2020"),
            statistic("10吨", 10, period_edtf="2018"),
            statistic("20吨", 20),
            published="2019-05",
        )
        figures = in_time(figures_of(rows))
        assert [figure.printed for figure in figures] == ["10吨", "20吨", "30吨"]
        line = line_of(figures, "产量")
        assert [point.label for point in line.points] == ["2018年", "2019年5月", "2020年"]

    def test_figures_of_no_known_time_come_last_and_are_not_drawn(self):
        rows = published(
            statistic("30吨", 30), statistic("10吨", 10, period_edtf="2018"), published=None
        )
        figures = in_time(figures_of(rows))
        assert [figure.printed for figure in figures] == ["10吨", "30吨"]
        assert line_of(figures, "产量") is None

    def test_what_a_later_figure_comes_from_is_of_no_known_time(self):
        rows = published(
            statistic("29%", 29, id="s1"),
            {**statistic("4%", 4), "from": "s1"},
            statistic("5%", 5, period_edtf="2018"),
            published="2019-05",
        )
        figures = in_time(figure_of(row) for row in rows)
        assert [figure.printed for figure in figures] == ["5%", "4%", "29%"]
        assert [point.words for point in line_of(figures, "占比").points] == ["5%", "4%"]

    def test_what_a_later_figure_comes_from_keeps_its_own_period(self):
        rows = published(
            statistic("29%", 29, id="s1", period_edtf="2018"),
            {**statistic("4%", 4), "from": "s1"},
            published="2019-05",
        )
        assert [f.printed for f in in_time(figure_of(row) for row in rows)] == ["29%", "4%"]

    def test_figures_of_one_year_stand_in_the_order_of_their_reports(self):
        for slug, when in {"a": "2013-11-21", "b": "2013-04-27", "c": None, "d": "2013~"}.items():
            publish_paper(
                slug, published=when, statistics=[statistic("10吨", 10, period_edtf="2013")]
            )
        rows = with_moments(Statistic.objects.select_related("section", "report", "series"))
        figures = in_time(figure_of(row) for row in rows)
        assert [figure.report.slug for figure in figures] == ["b", "a", "d", "c"]

    @pytest.mark.parametrize(
        ("fields", "printed_on", "words"),
        [
            ({"period": "今年"}, "2013-05", "今年（2013年报道）"),
            ({"period": "今年"}, None, "今年"),
            ({"period": "今年", "period_edtf": "2014"}, "2014-05", "今年（2014年）"),
            ({"period": "2012年"}, "2013-05", "2012年"),
            ({"period": "二〇一二年"}, "2013-05", "二〇一二年"),
            ({}, "2013-05", "原文未写"),
        ],
    )
    def test_a_period_says_of_which_year(self, fields, printed_on, words):
        [row] = published(statistic("30吨", 30, **fields), published=printed_on)
        assert figure_of(row).period_words == words

    def test_a_meaning_that_repeats_the_printed_words_is_not_said_again(self):
        row, other = published(
            statistic("超过30人", 30, unit="人", qualifier="超过"),
            statistic("10余吨", 10, qualifier="余"),
        )
        assert (figure_of(row).meaning, figure_of(row).said_anew) == ("超过30人", "")
        assert figure_of(other).said_anew == "不少于10吨，不足20吨"
