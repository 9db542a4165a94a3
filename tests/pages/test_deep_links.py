"""Links on pages lead to the very words; addresses that last do not."""

import re

import pytest
from django.test import Client

from articles.archive import merging
from articles.models import Measure, Mention, Person, Statistic
from articles.pages import deep_links
from articles.pages.deep_links import ReportPages, point
from tests.crawling import read
from tests.records import at, full, of_text, person, section, statistic
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db

PAGE = "/reports/qing-shi-qiao/"
TEN_PER_CENT = f"{PAGE}#s7:~:text=。”产量由-,10%25,-提高到"
CLEAN = ["record.json", "text.txt", "cite.txt", "cite.bib", "cite.ris", "cite.json"]


def links(address: str) -> set[str]:
    """What the page's links lead to, as far as they lead to words."""
    return {link for link in read(Client(), address).links if ":~:" in link}


def test_a_fact_s_own_address_is_clean():
    publish(full())
    fact = point(Statistic.objects.filter(key="s7"))[0]
    assert fact.get_absolute_url() == f"{PAGE}#s7"
    assert fact.words_url == TEN_PER_CENT


def test_a_fact_that_nobody_pointed_to_is_reached_all_the_same():
    publish(full())
    assert Statistic.objects.get(key="s7").words_url == f"{PAGE}#s7"


def test_every_fact_of_a_report_offers_its_words_on_its_page():
    report = publish(full())
    keys = {fact.key for fact in (*report.statistics.all(), *report.mentions.all())}
    keys |= {fact.key for fact in (*report.quotations.all(), *report.appearances.all())}
    assert {re.search("#(.+?):~:", link)[1] for link in links(PAGE)} == keys


def test_lists_lead_to_the_words():
    publish(full())
    measure, someone = Measure.objects.get(unit="%"), Person.objects.get()
    for address in ("/", "/statistics/", measure.get_absolute_url()):
        assert TEN_PER_CENT in links(address), address
    for address in ("/quotations/", someone.get_absolute_url(), PAGE):
        assert f"{PAGE}#q1:~:text=：-,“今年能出10余万件。”,-产量由" in links(address)
    for address in (someone.get_absolute_url(), PAGE):
        assert f"{PAGE}#p1:~:text=示例市的-,王小禾,-在青石桥厂说：“" in links(address)


def test_addresses_that_last_have_no_words_in_them():
    publish(full())
    html = Client().get(PAGE).content.decode()
    data = re.findall(r'<script type="application/ld\+json">.*?</script>', html, re.DOTALL)
    head = html.partition("</head>")[0]
    others = [Client().get(f"{PAGE}{form}").content.decode() for form in CLEAN]
    others += [Client().get(f"/feeds/latest.{form}").content.decode() for form in ("atom", "rss")]
    for clean in (head, *data, *others):
        assert ":~:" not in clean
    assert data


def test_the_words_of_an_earlier_section_are_not_taken_for_those_of_a_later_one():
    sections = [section("今年产量10吨，好。"), section("今年产量10吨，多。", heading="后来")]
    publish(of_text() | {"sections": sections, "statistics": [later_tons()]})
    [fact] = point(Statistic.objects.all())
    assert fact.fragment == ":~:text=今年产量-,10吨,-，多"


def later_tons() -> dict:
    return statistic("10吨", 10, unit="吨", **at("10吨", suffix="，多"))


def test_a_list_leads_to_a_very_long_report_by_its_anchors(monkeypatch):
    monkeypatch.setattr(deep_links, "LONGEST", 20)
    publish(full())
    publish(of_text("产量10吨，好。", slug="short", statistics=[statistic("10吨", 10, unit="吨")]))
    assert {link.partition("#")[0] for link in links("/statistics/")} == {"/reports/short/"}
    assert any("#s7:~:" in link for link in links(PAGE))


def test_a_hidden_name_is_in_no_link():
    publish(of_text("村里的王小禾来了，桥修好了。", people=[person(organisation=None)]))
    merging.mask(Person.objects.get())
    assert links(PAGE) == {f"{PAGE}#p1:~:text=村里的-,%C3%97%C3%97%C3%97,-来了，"}


def test_the_texts_of_a_list_are_read_at_once(django_assert_num_queries):
    for number in range(3):
        publish(full(slug=f"qiao-{number}"))
    facts = list(Mention.objects.select_related("report", "section"))
    with django_assert_num_queries(1):
        point(facts)
    with django_assert_num_queries(0):
        assert ReportPages([]).point([]) == []
