"""A page asks the database the same number of questions for 3 reports and for 300."""

import json
import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.importing import import_record
from articles.models import Measure, Name, Person, Report, Tag
from articles.sample import records
from tests.test_site import FIRST

pytestmark = pytest.mark.django_db

MOST = 12


def full_reports() -> Iterator[dict]:
    """Three reports with every relation filled, alike enough to be related to each other."""
    for number in range(3):
        fields = json.loads(FIRST.read_text("utf-8"))
        sections = [{**fields["sections"][0], "heading": f"第{number}稿"}, *fields["sections"][1:]]
        date = f"20{20 + number}-0{number + 1}-15"
        yield {**fields, "slug": f"full-{number}", "published": date, "sections": sections}


def addresses() -> Iterator[tuple[str, str]]:
    """One full address of every kind, with filters and the last page where there are pages."""
    report = Report.objects.filter(statistics__isnull=False).newest_first().first()
    tag = Tag.objects.public().with_report_count().order_by("-report_count", "name").first()
    yield "home", "/"
    yield "reports", "/reports/"
    yield "reports filtered", f"/reports/?tag={tag.slug}"
    yield "year", f"/reports/{year()}/"
    yield "year filter", f"/reports/?year={year()}"
    yield "report", report.get_absolute_url()
    yield "record", f"{report.get_absolute_url()}record.json"
    yield "text", f"{report.get_absolute_url()}text.txt"
    yield "tags", "/tags/"
    yield "tag", tag.get_absolute_url()
    person = Person.objects.public().with_report_count().order_by("-report_count", "pk").first()
    yield "people", "/people/"
    yield "person", person.get_absolute_url()
    for kind in Name.Kind.values:
        names = Name.objects.filter(kind=kind).public().with_report_count()
        name = names.order_by("-report_count", "pk").first()
        yield kind, name.get_absolute_url()
        yield f"{kind} list", f"/{kind}s/"
        yield f"{kind} initial", f"/{kind}s/?initial={name.initial}"
    measure = Measure.objects.public().with_report_count().order_by("-report_count", "pk").first()
    yield "measure", measure.get_absolute_url()
    yield "statistics", "/statistics/"
    yield "statistics filtered", f"/statistics/?tag={tag.slug}&sort=value"
    yield "quotations", "/quotations/"
    yield "quotations filtered", f"/quotations/?tag={tag.slug}"
    yield "corrections", "/corrections/"
    yield "about", "/about/"
    for path in ("/reports/", "/statistics/", "/quotations/", "/places/"):
        yield f"last of {path}", last_page(path)


def year() -> int:
    return Report.objects.filter(printed_on__isnull=False).newest_first().first().printed_on.year


def last_page(path: str) -> str:
    pages = re.search(r"共(\d+)页", Client().get(path).content.decode())
    return f"{path}?page={pages[1]}" if pages else path


def count(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(path)
    assert answer.status_code == 200, path
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_archive():
    for fields in full_reports():
        import_record(fields)
    with_three = {what: count(path) for what, path in addresses()}
    for fields in records(297):
        import_record(fields)
    with_three_hundred = {what: count(path) for what, path in addresses()}
    assert with_three_hundred == with_three
    assert max(with_three.values()) <= MOST
