"""A page asks the database the same number of questions for 3 reports and for 300."""

import json
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.archive.importing import import_record
from articles.management.commands.bench_pages import addresses
from articles.management.sample import records
from articles.search import indexing
from tests.site.test_site import FIRST

pytestmark = pytest.mark.django_db

MOST = 12


def full_reports() -> Iterator[dict]:
    """Three reports with every relation filled, alike enough to be related to each other."""
    for number in range(3):
        fields = json.loads(FIRST.read_text("utf-8"))
        sections = [{**fields["sections"][0], "heading": f"第{number}稿"}, *fields["sections"][1:]]
        date = f"20{20 + number}-0{number + 1}-15"
        yield {**fields, "slug": f"full-{number}", "published": date, "sections": sections}


def count(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(path)
    assert answer.status_code == 200, path
    return len(captured)


@pytest.mark.long
def test_the_number_of_queries_does_not_grow_with_the_archive():
    for fields in full_reports():
        import_record(fields)
    indexing.follow()
    with_three = {what: count(path) for what, path in addresses(Client())}
    for fields in records(297):
        import_record(fields)
    indexing.follow()
    with_three_hundred = {what: count(path) for what, path in addresses(Client())}
    assert with_three_hundred == with_three
    assert max(with_three.values()) <= MOST
