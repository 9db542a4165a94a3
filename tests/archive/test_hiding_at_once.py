"""A name hidden while a report that says it is being made public, on PostgreSQL."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, connections, transaction

from articles.archive import merging
from articles.models import Person, Report
from tests.postgres import wait_until
from tests.records import of_text
from tests.whole_archive import publish

WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="tried on PostgreSQL: --postgres")
@pytest.mark.django_db(transaction=True)
def test_a_report_on_its_way_out_is_hidden_too():
    publish(of_text("王小禾来。", slug="yi", people=[{"name": "王小禾"}]))
    begun, may_end = Event(), Event()

    def publishing():
        with transaction.atomic():
            publish(of_text("王小禾又来。", slug="wang-xiao-he-you-lai"))
            begun.set()
            may_end.wait(30)
        connections.close_all()

    def masking():
        begun.wait(30)
        merging.mask(Person.objects.get())
        connections.close_all()

    def waits():
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            return cursor.fetchone()[0] > 0

    with ThreadPoolExecutor(2) as threads:
        published, masked = threads.submit(publishing), threads.submit(masking)
        wait_until(lambda: masked.done() or waits())
        may_end.set()
        published.result(), masked.result()
    told = {report.record_slug: report for report in Report.objects.prefetch_related("sections")}
    late = told["wang-xiao-he-you-lai"]
    assert late.sections.get().text == "×××又来。" and late.slug != late.record_slug
