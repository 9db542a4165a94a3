"""Related reports share names, and say which."""

import pytest
from django.test import Client

from articles.archive.withdrawing import withdraw
from articles.models import Report
from articles.pages import related_reports
from tests.records import place, section
from tests.whole_archive import publish_paper

pytestmark = pytest.mark.django_db


def town(slug, *names):
    return publish_paper(
        slug, sections=[section("、".join(names))], places=[place(name) for name in names]
    )


def related_to(report):
    names = {mention.name for mention in report.mentions.select_related("name")}
    return related_reports.related_to(report, names)


def test_one_shared_name_is_not_enough():
    report = town("a1", "甲镇", "乙镇")
    town("b2", "甲镇", "丙镇")
    assert related_to(report) == []


def test_a_withdrawn_report_is_not_related():
    report, other = town("a1", "甲镇", "乙镇"), town("b2", "甲镇", "乙镇")
    withdraw(other, "当事人要求")
    assert related_to(report) == []


def test_a_name_that_stands_everywhere_says_nothing(monkeypatch):
    monkeypatch.setattr(related_reports, "COMMON", 2)
    report = town("a1", "甲镇", "乙镇")
    for slug in ("b2", "c3"):
        town(slug, "甲镇", "乙镇")
    assert related_to(report) == []


def test_two_places_of_one_name_are_one_shared_name():
    report = publish_paper("a1", sections=[section("甲镇，甲镇。")], places=[place("甲镇")])
    publish_paper("b2", sections=[section("甲镇，甲镇。")], places=[place("甲镇")])
    assert related_to(report) == []


def test_the_rarer_the_shared_names_the_nearer():
    report = town("a1", "甲镇", "乙镇", "丙村", "丁村")
    town("often", "甲镇", "乙镇")
    town("often-too", "甲镇", "乙镇")
    town("rare", "丙村", "丁村")
    found = related_to(report)
    assert found[0].report.slug == "rare"
    assert len(found) == 3


def test_the_reasons_are_the_shared_names_rarest_first():
    report = town("a1", "甲镇", "乙镇", "丙村")
    town("b2", "甲镇")
    town("c3", "乙镇", "甲镇")
    [other] = related_to(report)
    assert other.reasons == [("乙镇", "/places/yi-zhen/"), ("甲镇", "/places/jia-zhen/")]


def test_at_most_five_are_shown_on_the_page():
    report = town("a1", "甲镇", "乙镇")
    for number in range(7):
        town(f"b{number}", "甲镇", "乙镇")
    assert len(Client().get(report.get_absolute_url()).context["related"]) == 5
    assert Report.objects.count() == 8
