"""The desk shows what is public and lets nobody change it row by row."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from articles.archive import importing
from articles.models import Draft, Person, Report, Upload
from tests.records import manager, place, statistic
from tests.whole_archive import publish_paper

pytestmark = pytest.mark.django_db

SHOWN = [
    model
    for model in apps.get_app_config("articles").get_models()
    if admin.site.is_registered(model)
]


@pytest.fixture
def desk(client):
    client.force_login(User.objects.create_superuser("chief", password="only for this test"))
    return client


@pytest.fixture
def paper():
    """A public report with facts of every table."""
    return publish_paper(
        "yi",
        people=[manager()],
        places=[place("示例镇")],
        statistics=[statistic("10吨", 10)],
        quotations=[{"text": "今年的产量是10吨", "direct": False, "speaker_id": "p1"}],
        tags=["工业"],
    )


def test_strangers_are_asked_to_log_in(client):
    assert client.get("/admin/").status_code == 302
    assert client.get(reverse("admin:articles_report_changelist")).status_code == 302


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model.__name__)
def test_every_table_is_shown_and_none_is_added_to(desk, paper, model):
    name = f"admin:articles_{model._meta.model_name}"
    assert desk.get(reverse(f"{name}_changelist")).status_code == 200
    added_by_hand = model in {Upload}  # files are handed in at the desk
    assert desk.get(reverse(f"{name}_add")).status_code == (200 if added_by_hand else 403)
    for row in model.objects.all()[:1]:
        assert desk.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
        assert (
            desk.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
        )
        assert model.objects.filter(pk=row.pk).exists()


def test_a_public_report_is_not_changed_by_hand(desk, paper):
    report = Report.objects.get()
    answer = desk.post(reverse("admin:articles_report_change", args=[report.pk]), {"title": "改"})
    assert answer.status_code == 403
    assert Report.objects.get().title == report.title


def test_an_editor_says_who_is_a_public_figure(desk, paper):
    person = Person.objects.first()
    answer = desk.post(
        reverse("admin:articles_person_change", args=[person.pk]),
        {"public_figure": "on", "name": "别人"},
    )
    assert answer.status_code == 302
    changed = Person.objects.get(pk=person.pk)
    assert (changed.public_figure, changed.name) == (True, person.name)
    assert "noindex" not in desk.get(person.get_absolute_url()).content.decode()


def test_drafts_are_seen_at_the_desk(desk):
    fields = {"slug": "cao-gao", "title": "一份草稿", "sections": [{"paragraphs": ["内容。"]}]}
    importing.import_record(fields, importing.Orders())
    assert Draft.objects.count() == 1
    assert "一份草稿" in desk.get(reverse("admin:articles_draft_changelist")).content.decode()
