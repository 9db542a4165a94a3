"""A page asks the database the same number of questions for 3 reports and for 300."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.importing import import_record
from articles.models import Name, Person, Report, Tag
from articles.sample import records

pytestmark = pytest.mark.django_db

MOST = 12


def richness(fields: dict) -> int:
    """How many lists of a record are filled, then how full they are."""
    lists = [part for part in fields.values() if isinstance(part, list)]
    return 1000 * sum(map(bool, lists)) + sum(map(len, lists))


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
    for number in range(60, 1, -1):
        if Client().get(f"{path}?page={number}").status_code == 200:
            return f"{path}?page={number}"
    return path


def count(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(path)
    assert answer.status_code == 200, path
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_archive():
    reports = list(records(300))
    few = sorted(reports, key=richness, reverse=True)[:3]
    for fields in few:
        import_record(fields)
    with_three = {what: count(path) for what, path in addresses()}
    for fields in reports:
        if fields["slug"] not in {known["slug"] for known in few}:
            import_record(fields)
    with_three_hundred = {what: count(path) for what, path in addresses()}
    assert with_three_hundred == with_three
    assert max(with_three.values()) <= MOST
