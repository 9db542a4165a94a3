"""A preview is the page that publishing would make, and writes nothing."""

import json
import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.archive import importing, merging, withdrawing
from articles.archive.importing import Orders
from articles.desk import previewing, publication
from articles.models import Draft, Person, Report
from tests.records import as_json, full, person, statistic
from tests.whole_archive import publish, rows

pytestmark = pytest.mark.django_db

# What only a stored page has: the moment it was made, the numbers of its rows.
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+\d:Z]*")
DRAWING = re.compile(r'"d--?\d+"')


@pytest.fixture
def chief(client):
    client.force_login(User.objects.create_superuser("chief", password="only for this test"))
    return client


def draft_of(fields: dict) -> Draft:
    importing.import_file(as_json(fields), f"{fields['slug']}.json", Orders(publish=False))
    return Draft.objects.get()


def previewed(client, draft: Draft) -> str:
    answer = client.get(reverse("admin:articles_draft_page", args=[draft.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def published(client, draft: Draft) -> str:
    report = publication.publish(draft, User.objects.get(), previewing.REASON)
    return client.get(report.get_absolute_url()).content.decode()


def new() -> Draft:
    """A report of a fact of every kind, that nothing in the archive is like."""
    return draft_of(full())


def of_known_names() -> Draft:
    """One whose names, people and measures others have, some merged, beside a withdrawn one."""
    publish(full("one"))
    publish(full("two", people=[person(id="p1", organisation=None)]))
    withdrawing.withdraw(publish(full("three")), "有误")
    kept, other = Person.objects.order_by("pk")[:2]
    merging.merge(kept, other)
    return draft_of(full())


def of_a_hidden_name() -> Draft:
    publish(full("one"))
    merging.mask(Person.objects.get())
    return draft_of(full())


def of_a_correction() -> Draft:
    """The second correction of a report that goes on with another, and is gone on with."""
    before, report, after = (publish(full(slug)) for slug in ("one", "qing-shi-qiao", "three"))
    publish(full(summary="一句话"), reason="补提要")
    Report.objects.filter(pk=before.pk).update(followed_by=report)
    Report.objects.filter(pk=report.pk).update(followed_by=after)
    draft = publication.open_correction(report, User.objects.get())
    changed = full(tags=["新标签"], summary="两句话", places=[])
    draft.record = json.dumps(changed, default=float)
    draft.save()
    return draft


def of_the_same_measure_twice() -> Draft:
    same = {"label": "新指标", "unit": "%", "measure": "share"}
    figures = [statistic("10%", 10, **same), statistic("80%", 80, **same)]
    return draft_of(full(statistics=figures))


DRAFTS = [new, of_known_names, of_a_hidden_name, of_a_correction, of_the_same_measure_twice]


@pytest.mark.parametrize("made", DRAFTS)
def test_it_is_the_page_that_is_published_then(chief, made):
    draft = made()
    shown = previewed(chief, draft)
    page = published(chief, draft)
    assert bare(shown) == bare(page)


def bare(page: str) -> str:
    return DRAWING.sub('"d-"', MOMENT.sub("moment", page))


@pytest.mark.parametrize("made", DRAFTS)
def test_nothing_is_written_for_it(chief, made):
    draft = made()
    chief.get(reverse("admin:index"))  # by which the login knows that it is in use
    before = rows()
    with CaptureQueriesContext(connection) as asked:
        previewed(chief, draft)
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}
    assert rows() == before


def test_a_draft_that_cannot_be_published_leads_to_what_is_wrong(chief):
    draft = draft_of(full())
    Draft.objects.update(record=draft.record.replace('"青石桥厂"', '"没有的厂"', 1))
    answer = chief.get(reverse("admin:articles_draft_page", args=[draft.pk]), follow=True)
    assert "还不能公开" in answer.content.decode()
