"""The paper of a day, in the order of its pages, and the dates that lead to it."""

import pytest
from django.test import Client
from lxml import html

from articles.archive.withdrawing import withdraw
from articles.pages.daily_paper import heading_of, order_of
from articles.search import indexing, typed_dates
from tests.whole_archive import publish_paper

DAY = "/reports/2024/03/01/"


def get(path, **given):
    return Client().get(path, given)


def tree(path):
    return html.fromstring(get(path).content)


def links(path):
    return [link.get("href") for link in tree(path).iter("a")]


@pytest.mark.parametrize(
    "typed",
    [
        "2024年",
        "2024年3月",
        "2024年3月1日",
        "2024-03-01",
        "2024/3/1",
        "2024.3.1",
        "20240301",
        "2024-03",
        "二〇二四年三月一日",
        "二零二四年十月三十一号",
        " ２０２４年３月 1日 ",
        "2024 年 3 月份",
        "二Ｏ二四年三月",
    ],
)
def test_a_date_and_no_more_is_read(typed):
    assert typed_dates.date_in(typed).year == 2024


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("二零二四年十月三十一号", "2024年10月31日"),
        ("20240301", "2024年3月1日"),
        ("二〇二四年十二月", "2024年12月"),
        ("2024/3", "2024年3月"),
    ],
)
def test_a_date_is_read_as_it_is_meant(typed, words):
    assert typed_dates.date_in(typed).words == words


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2024",
        "2024.3",
        "202403",
        "20241301",
        "2024-00-10",
        "2024-3-0",
        "2024年2月30日",
        "2024年13月",
        "0024年3月",
        "3月1日",
        "2024年3月1日的产量",
        "“2024年3月1日”",
        '"2024年3月1日"',
        "2024-03/01",
        "千年一月",
        "一千二百年",
    ],
)
def test_what_is_no_date_or_more_than_one_stays_words(typed):
    assert typed_dates.date_in(typed) is None


def test_pages_stand_as_a_paper_has_them():
    pages = ["", "特刊", "A02", "第10版", "02", "头版 要闻", "第二版", "A1版", "B1", "第十二版"]
    assert sorted(pages, key=order_of) == [
        "头版 要闻",
        "02",
        "第二版",
        "第10版",
        "第十二版",
        "A1版",
        "A02",
        "B1",
        "特刊",
        "",
    ]


def test_a_page_is_told_as_printed():
    assert [heading_of(page) for page in ("第1版", "A02", "3", "")] == [
        "第1版",
        "A02版",
        "3版",
        "版次不详",
    ]


@pytest.mark.django_db
class TestPaper:
    def test_a_day_without_a_report_is_not_found_and_names_the_nearest(self):
        publish_paper("a1", published="2024-02-27")
        publish_paper("b2", published="2024-03")
        publish_paper("c3", published="2024-03-01~")
        withdraw(publish_paper("d4", published="2024-03-01"), "经核实撤下")
        answer = get(DAY)
        assert answer.status_code == 404
        page = answer.content.decode()
        assert "题目" not in page and 'href="/reports/2024/02/27/"' in page

    @pytest.mark.parametrize(
        "path",
        [
            "/reports/2024/02/30/",
            "/reports/2024/00/01/",
            "/reports/2024/03/00/",
            "/reports/2024/03/32/",
            "/reports/2024/03/01/x/",
            "/reports/0000/03/01/",
            f"{DAY}?page=2",
            f"{DAY}?page=x",
        ],
    )
    def test_there_is_no_such_day(self, path):
        publish_paper("a1", published="2024-03-01")
        assert get(path).status_code == 404

    def test_reports_stand_in_order_of_page_under_its_heading(self):
        for slug, page in (("a1", "第10版"), ("b2", None), ("c3", "第2版"), ("d4", "第2版")):
            publish_paper(slug, published="2024-03-01", page=page)
        found = tree(DAY)
        assert [one.text for one in found.iter("h2")] == ["第2版", "第10版", "版次不详"]
        assert [one.findtext("a") for one in found.iter("h3")] == [
            "题目c3",
            "题目d4",
            "题目a1",
            "题目b2",
        ]

    def test_a_day_without_pages_has_no_headings_of_pages(self):
        publish_paper("a1", published="2024-03-01")
        assert "版次不详" not in get(DAY).content.decode()
        assert [one.findtext("a") for one in tree(DAY).iter("h2")] == ["题目a1"]

    def test_the_days_beside_are_those_that_hold_something(self):
        for number, published in enumerate(
            ["2023-12-30", "2024-02-28", "2024-02-29?", "2024-03-01", "2024-03", "2024-04-02"]
        ):
            publish_paper(f"r{number}", published=published)
        withdraw(publish_paper("gone", published="2024-03-02"), "经核实撤下")
        beside = {(one.get("rel"), one.get("href")) for one in tree(DAY).iter("a", "link")}
        assert ("prev", "/reports/2024/02/28/") in beside
        assert ("next", "/reports/2024/04/02/") in beside
        assert "/reports/2024/03/02/" not in links(DAY)
        heads = [one.get("rel") for one in tree(DAY).find("head").iter("link")]
        assert heads.count("prev") == heads.count("next") == 1

    def test_a_month_leads_to_its_days_and_a_day_to_its_month(self):
        publish_paper("a1", published="2024-03-01")
        publish_paper("b2", published="2024-03-09?")
        publish_paper("c3", published="2024-03")
        month = links("/reports/2024/03/")
        assert DAY in month and "/reports/2024/03/09/" not in month
        assert "/reports/c3/" in month and "/reports/b2/" in month
        assert "/reports/2024/03/" in links(DAY) and "/reports/2024/" in links(DAY)

    def test_a_long_day_goes_on_on_another_page(self, monkeypatch):
        monkeypatch.setattr("articles.pages.paging.DAY", 2)
        for number in range(3):
            publish_paper(f"r{number}", published="2024-03-01", page=str(3 - number))
        second = get(f"{DAY}?page=2")
        assert second.status_code == 200 and "题目r0" in second.content.decode()
        assert [page.heading for page in get(DAY).context["papers"]] == ["1版", "2版"]


@pytest.mark.django_db
@pytest.mark.usefixtures("index")
class TestTyped:
    @pytest.fixture(autouse=True)
    def _papers(self, index):
        publish_paper("a1", published="2024-03-01")
        publish_paper("b2", published="2024-04", summary="2024年3月5日的事。")
        while indexing.follow():
            pass

    @pytest.mark.parametrize("typed", ["2024年2月30日", "产量 2024年3月1日", '"2024年3月1日"'])
    def test_no_other_question_is_led_away(self, typed):
        assert get("/search/", q=typed).status_code == 200

    @pytest.mark.parametrize(
        ("typed", "address"),
        [
            ("2024年3月1日", DAY),
            ("2024-03-01", DAY),
            ("二〇二四年三月一日", DAY),
            ("2024年3月", "/reports/2024/03/"),
            ("2024-04", "/reports/2024/04/"),
            ("2024年", "/reports/2024/"),
        ],
    )
    def test_a_date_leads_to_its_reports(self, typed, address):
        answer = get("/search/", q=typed)
        assert (answer.status_code, answer["Location"]) == (302, address)

    def test_where_there_are_none_the_nearest_are_named_and_the_words_sought(self):
        page = get("/search/", q="2024年3月5日").content.decode()
        assert "2024年3月5日没有见报的报道" in page and f'href="{DAY}"' in page
        assert "/reports/b2/" in page

    def test_a_date_with_a_filter_is_sought_as_words(self):
        assert get("/search/", q="2024年3月1日", year="2024").status_code == 200
