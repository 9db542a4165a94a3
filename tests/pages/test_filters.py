"""One address for one choice; what means nothing is not found."""

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles.archive.withdrawing import withdraw
from articles.models import Report
from articles.pages import criteria, filters
from articles.pages.filters import Filters, Moved
from tests.records import place, section, statistic
from tests.whole_archive import publish_paper

BY = (criteria.TAG, criteria.PLACE, criteria.YEAR, criteria.UNIT)


def read(query, *others, by=BY):
    request = RequestFactory().get(f"/list/?{query}")
    return filters.read(request, *(others or filters.FORMS), by=by)


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=",
        "page=01",
        "page=1e3",
        "page=99999999999999999999",
        "page=%EF%BC%92",  # a full-width 2
        "page=1&page=2",
        "year=2021&year=2021",
        "year=21",
        "year=0000",
        "year=20210",
        "year=now",
        "place=a&place=b",
        "place=",
        "tag=",
        "tag=%00",
        "tag=A%27--",
        "unit=",
        "unit=%00",
        "sort=down",
        "initial=a",
        "initial=AB",
        "initial=%23",
        "&".join(f"tag=t{number}" for number in range(11)),
        "&".join(f"x{number}=1" for number in range(60)),
    ],
)
def test_what_means_nothing_is_not_found(query):
    with pytest.raises(Http404):
        read(query)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("tag=b&tag=a", "/list/?tag=a&tag=b"),
        ("tag=a&tag=a", "/list/?tag=a"),
        ("year=2021&tag=a", "/list/?tag=a&year=2021"),
        ("page=1", "/list/"),
        ("sort=report", "/list/"),
        ("tag=a&year=2021&tag=b", "/list/?tag=a&tag=b&year=2021"),
        ("utm_source=x&page=1", "/list/"),
        ("page=2&unit=%25", "/list/?unit=%25&page=2"),
    ],
)
def test_another_spelling_moves_to_the_canonical_one(query, address):
    with pytest.raises(Moved) as moved:
        read(query)
    assert moved.value.address == address


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/list/"),
        ("utm_source=x", "/list/"),
        ("tag=a&utm_source=x&tag=b&page=2", "/list/?tag=a&tag=b&page=2"),
        ("unit=%E5%85%83", "/list/?unit=%E5%85%83"),
        ("unit=%2F%26%3D%23", "/list/?unit=%2F%26%3D%23"),
        ("sort=value", "/list/?sort=value"),
        ("initial=other", "/list/?initial=other"),
    ],
)
def test_the_canonical_address_stays(query, address):
    assert read(query).url() == address


def test_a_parameter_that_a_list_does_not_have_is_passed_over():
    assert read("unit=x&page=2", "page", by=()).url() == "/list/?page=2"


@given(
    st.lists(st.sampled_from(["a", "b", "c-d"]), max_size=5),
    st.sampled_from(["", "2021", "undated"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5),
    st.integers(1, 99),
)
def test_an_address_read_again_is_the_same(tags, year, unit, page):
    given = {"tag": tuple(sorted(set(tags))), "year": (year,), "unit": (unit,)}
    by = {key: values for key, values in given.items() if any(values)}
    asked = Filters("/list/", by, page=page)
    assert read(asked.url().partition("?")[2]) == asked


def test_only_filters_make_a_list_filtered():
    assert not Filters("/list/", page=2).is_filtered
    assert Filters("/list/", {"tag": ("a",)}).is_filtered
    assert Filters("/list/", sort="value").is_filtered


def titles(path):
    return [report.slug for report in Client().get(path).context["reports"]]


def choices(path, name):
    facets = {facet.name: facet.choices for facet in Client().get(path).context["facets"]}
    return {choice.label: choice for choice in facets[name]}


@pytest.fixture
def town(db):
    tonnes, yuan = statistic("10吨", 10), statistic("10吨", 10, unit="元", label="价钱")
    publish_paper("a1", tags=["党建", "农业"], places=[place("示例镇")], published="2021-05")
    publish_paper(
        "b2", tags=["农业"], places=[place("示例镇")], published="2021", statistics=[tonnes]
    )
    publish_paper("c3", tags=["党建"], published="2020-01-02", statistics=[yuan])
    publish_paper("d4", tags=["文化"], statistics=[tonnes])


@pytest.mark.django_db
@pytest.mark.usefixtures("town")
class TestLists:
    @pytest.mark.parametrize(
        "path",
        [
            "/reports/?tag=no-such-tag",
            "/reports/?tag=dang-jian&tag=no-such-tag",
            "/reports/?place=no-such-place",
            "/reports/?place=shi-li-gong-si",
            "/reports/?year=1999",
            "/reports/?page=2",
            "/statistics/?unit=吨2",
            "/statistics/?page=2",
            "/quotations/?tag=no-such-tag",
            "/places/?initial=Q",
            "/reports/1999/",
            "/reports/2021/06/",
            "/reports/2021/13/",
            "/reports/2021/6/",
            "/reports/0000/",
        ],
    )
    def test_what_no_public_report_has_is_not_found(self, path):
        assert Client().get(path).status_code == 404

    def test_tags_combine_with_and(self):
        assert titles("/reports/?tag=dang-jian") == ["a1", "c3"]
        assert titles("/reports/?tag=dang-jian&tag=nong-ye") == ["a1"]

    def test_two_tags_that_never_meet_leave_an_empty_list(self):
        answer = Client().get("/reports/?tag=dang-jian&tag=wen-hua")
        assert answer.status_code == 200
        assert list(answer.context["reports"]) == []

    def test_an_empty_list_says_which_filter_can_be_taken_away(self):
        page = Client().get("/reports/?tag=dang-jian&tag=wen-hua").content.decode()
        assert "没有同时符合这些条件的报道" in page and "还没有报道" not in page
        empty = page.partition("没有同时符合")[2]
        assert 'href="/reports/?tag=dang-jian"' in empty
        assert 'href="/reports/?tag=wen-hua"' in empty

    @pytest.mark.parametrize("path", ["/statistics/", "/quotations/"])
    def test_so_do_empty_lists_of_facts(self, path):
        page = Client().get(f"{path}?tag=dang-jian&tag=wen-hua").content.decode()
        assert "没有同时符合这些条件的" in page
        assert f'href="{path}?tag=dang-jian"' in page.partition("没有同时符合")[2]

    def test_a_figure_is_filtered_by_the_places_its_report_speaks_of(self):
        titles = {
            path: {facet.name: facet.title for facet in Client().get(path).context["facets"]}
            for path in ("/reports/", "/statistics/")
        }
        assert titles["/reports/"]["place"] == "地点"
        assert titles["/statistics/"]["place"] == "报道提到的地点"

    def test_as_frequent_choices_stand_by_the_alphabet(self):
        assert list(choices("/reports/", "tag")) == ["党建", "农业", "文化"]
        publish_paper("e5", tags=["乙", "丙", "甲"])
        assert list(choices("/reports/", "tag"))[2:] == ["丙", "甲", "文化", "乙"]

    def test_place_and_year(self):
        assert titles("/reports/?place=shi-li-zhen") == ["b2", "a1"]
        assert titles("/reports/?year=2021") == ["b2", "a1"]
        assert titles("/reports/?year=undated") == ["d4"]
        assert titles("/reports/?place=shi-li-zhen&year=2021") == ["b2", "a1"]

    def test_a_month_lists_what_is_known_to_be_of_it(self):
        assert titles("/reports/2021/05/") == ["a1"]
        assert titles("/reports/2021/") == ["b2", "a1"]

    def test_each_choice_says_how_many_would_remain(self):
        tags = choices("/reports/", "tag")
        assert {label: choice.count for label, choice in tags.items()} == {
            "党建": 2,
            "农业": 2,
            "文化": 1,
        }
        for choice in tags.values():
            assert len(titles(choice.url)) == choice.count

    def test_a_choice_that_would_leave_nothing_is_not_offered(self):
        assert set(choices("/reports/?tag=dang-jian", "tag")) == {"党建", "农业"}
        assert set(choices("/reports/?tag=wen-hua", "place")) == set()

    def test_a_chosen_one_takes_itself_away(self):
        chosen = choices("/reports/?tag=dang-jian&tag=nong-ye", "tag")["党建"]
        assert chosen.chosen
        assert chosen.url == "/reports/?tag=nong-ye"
        assert choices("/reports/?year=2021", "year")["2021年"].url == "/reports/"

    def test_another_year_can_be_chosen_in_its_stead(self):
        years = choices("/reports/?year=2021", "year")
        assert list(years) == ["2021年", "2020年", "日期不详"]
        assert years["2020年"].url == "/reports/?year=2020"
        assert years["2020年"].count == 1

    @pytest.mark.long
    def test_every_choice_of_the_ledger_leaves_as_many_as_it_says(self):
        for base in ["/statistics/", "/statistics/?unit=%E5%90%A8", "/statistics/?tag=nong-ye"]:
            for facet in Client().get(base).context["facets"]:
                for choice in facet.choices:
                    if choice.count is not None and not choice.chosen:
                        assert Client().get(choice.url).context["total"] == choice.count

    def test_a_filtered_list_is_kept_out_of_search_engines(self):
        assert Client().get("/reports/?tag=dang-jian").context["noindex"]
        assert not Client().get("/reports/").context["noindex"]

    @pytest.mark.parametrize(
        "query", ["place=shi-li-zhen", "tag=nong-ye", "year=2021", "unit=%E5%90%A8"]
    )
    def test_what_only_withdrawn_reports_have_is_no_filter(self, query):
        assert Client().get(f"/statistics/?{query}").status_code == 200
        for report in Report.objects.exclude(slug="c3"):
            withdraw(report, "当事人要求")
        assert Client().get(f"/statistics/?{query}").status_code == 404

    def test_a_name_that_stands_often_is_counted_once_a_report(self):
        publish_paper(
            "e5", sections=[section("示例镇和示例镇。", "示例镇。")], places=[place("示例镇")]
        )
        assert choices("/reports/", "place")["示例镇"].count == 3

    def test_the_ledger_sorts_by_value(self):
        publish_paper("f6", sections=[section("9吨，30吨。")], statistics=[
            statistic("9吨", 9), statistic("30吨", 30),
        ])  # fmt: skip
        figures = Client().get("/statistics/?sort=value").context["figures"]
        assert [figure.printed for figure in figures][:2] == ["30吨", "10吨"]
        assert figures[-1].printed == "9吨"

    def test_filters_cost_few_queries(self):
        path = "/statistics/?tag=nong-ye&place=shi-li-zhen&year=2021&unit=%E5%90%A8&sort=value"
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(path).status_code == 200
        assert len(captured) <= 13
