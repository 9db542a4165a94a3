"""Every figure, quotation and appearance shown away from its report stands with the report's date.

"This year" says nothing in a list: 今年的12家 is of the year its report was printed in.
"""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from lxml import html

from articles.models import Measure, Name, Person, Report, Tag
from articles.search import indexing
from tests.records import full
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db

DATES = {
    "ji-nian": "2016",
    "ji-yue": "2017-03",
    "ji-ri": "2018-04-05",
    "da-yue": "2019-06~",
    "cun-yi": "2020-07-08?",
    "wu-ri": None,
}
WORDS = ["2016年", "2017年3月", "2018年4月5日", "约2019年6月", "2020年7月8日（存疑）", "日期不详"]
ENTRY = "ancestor::*[self::li or self::tr][last()]"
LEADS_TO_FACT = re.compile(r"^/reports/([a-z0-9-]+)/#(?:[sqpn]\d+|lead|sec\d+)\b")


@pytest.fixture
def dated(index):
    """Reports alike in all but their dates, each known otherwise."""
    for slug, published in DATES.items():
        publish(full(slug, published=published, title=f"{slug}的消息"))
    indexing.follow()


def pages() -> list[str]:
    """One page of every kind that shows facts of several reports."""
    names = [Name.objects.filter(kind=kind).first() for kind in Name.Kind]
    things = [*names, Person.objects.first(), Tag.objects.first(), Measure.objects.first()]
    lists = ["/", "/statistics/", "/quotations/", "/people/", "/honours/", "/reports/"]
    return [*lists, f"/search/?q={quote('产量')}", *(thing.get_absolute_url() for thing in things)]


def shown(path: str):
    return html.fromstring(Client().get(path).content)


def facts(page) -> list[tuple]:
    """(report, entry) of every link on the page that leads into a report's text."""
    links = page.xpath("//main//a[@href]")
    led = [(LEADS_TO_FACT.match(link.get("href")), link) for link in links]
    return [(found[1], link.xpath(ENTRY)[0]) for found, link in led if found]


def words(node) -> str:
    return "".join(node.itertext())


def test_the_dates_are_as_words_say_them(dated):
    reports = Report.objects.in_bulk(field_name="slug")
    told = [reports[slug].published for slug in DATES]
    assert [when.words if when else "日期不详" for when in told] == WORDS


@pytest.mark.long
def test_each_fact_stands_with_its_reports_date(dated):
    said = dict(zip(DATES, WORDS, strict=True))
    for path in pages():
        found = facts(shown(path))
        assert found or path in ("/people/", "/honours/", "/reports/"), path
        for report, entry in found:
            assert said[report] in words(entry), (path, report)


@pytest.mark.parametrize("path", ["/statistics/", "/quotations/"])
def test_a_list_of_facts_has_the_dates_of_all_its_reports(dated, path):
    told = words(shown(path).xpath("//main")[0])
    assert [date for date in WORDS if date not in told] == []


def test_only_a_sure_date_is_told_to_machines(dated):
    marked = shown("/statistics/").xpath("//main//table//time/@datetime")
    assert set(marked) == {"2016", "2017-03", "2018-04-05"}


def test_what_a_person_says_stands_under_its_report_once(index):
    said = [{"speaker_id": "p1", "text": f"“今年能出{n}0余万件。”"} for n in (1, 2, 3)]
    text = "".join(f"示例市的王小禾在青石桥厂说：{one['text']}" for one in said)
    fields = {"people": [{"name": "王小禾", "organisation": "青石桥厂", "id": "p1"}]}
    publish(
        {
            "slug": "san-ju",
            "title": "三句话的消息",
            "published": "2017-03",
            "sections": [{"heading": None, "paragraphs": [text]}],
            "quotations": said,
            **fields,
        }
    )
    block = shown(Person.objects.get().get_absolute_url()).xpath("//section[h2='说过的话']")[0]
    [entry] = block.xpath(".//li")
    assert len(entry.xpath(".//blockquote")) == 3
    assert words(entry).count("三句话的消息") == 1
    assert words(entry).count("2017年3月") == 1


def test_a_role_on_a_persons_own_page_says_when_it_was_printed(dated):
    page = shown(Person.objects.order_by("pk").first().get_absolute_url())
    [role] = page.xpath("//p[@class='report__subtitle']")
    assert "青石桥厂" in words(role)
    assert any(date in words(role) for date in WORDS)


def test_someone_in_a_list_has_the_date_of_the_role_beside_the_name(dated):
    organisation = Name.objects.get(kind="organisation").get_absolute_url()
    for path in ("/people/", organisation):
        rows = shown(path).xpath("//main//li[@class='name'][a='王小禾']")
        assert rows, path
        for row in rows:
            assert any(date in words(row) for date in WORDS), path


def test_an_honour_in_the_list_of_honours_has_its_date(dated):
    [row] = shown("/honours/").xpath("//main//li[@class='name'][a='先进厂']")
    assert "授予青石桥厂" in words(row)
    assert any(date in words(row) for date in WORDS)
