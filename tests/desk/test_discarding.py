"""A deleted draft is kept for thirty days and brought back with one press, every step with it."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from articles.desk import discarding, history, intake, publication, queue, saving
from articles.desk.editing import NotPossible
from articles.models import Act, Draft, Report, Step
from tests.desk.test_history import do
from tests.desk.test_steps import head, send
from tests.records import full
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db
DELETED = "admin:articles_draft_deleted"


@pytest.fixture
def chief(client):
    client.force_login(User.objects.create_superuser("主编甲", password="only for this test"))
    return client


@pytest.fixture
def draft(chief):
    intake.receive(User.objects.get(), [], "青石桥厂投产\n\n本报讯 青石桥厂投产了。\n")
    while queue.work_once():
        pass
    draft = Draft.objects.get()
    do(draft, User.objects.get(), **head("一句"))
    return draft


def discard(client, draft):
    address = reverse("admin:articles_draft_delete", args=[draft.pk])
    return client.post(address, {"post": "yes"}, follow=True).content.decode()


def row(draft) -> dict:
    return Draft.everything.filter(pk=draft.pk).values().get()


def test_it_is_gone_from_the_desk_and_comes_back_as_it_was(chief, draft):
    was, steps = row(draft), list(Step.objects.values())
    page = chief.get(reverse("admin:articles_draft_delete", args=[draft.pk])).content.decode()
    assert "三十天" in page and "步骤" not in page
    page = discard(chief, draft)
    assert "30 天内可以" in page and reverse(DELETED) in page
    assert not Draft.objects.exists() and send(chief, draft, **head("又")).status_code == 404
    page = chief.get(reverse(DELETED)).content.decode()
    assert draft.title in page and "主编甲" in page
    answer = chief.post(reverse(DELETED), {"draft": draft.pk})
    assert answer["Location"] == reverse("admin:articles_draft_change", args=[draft.pk])
    assert (row(draft), list(Step.objects.values())) == (was, steps)
    assert any(history.to_undo(draft, User.objects.get()))
    act = Act.objects.get(kind="undo")
    assert act.undoes.kind == "delete" and draft.title in act.subject


def test_another_can_have_its_address_meanwhile(chief, draft):
    discard(chief, draft)
    other = Draft.objects.create(slug=draft.slug, title="另一份", record="{}", source=draft.source)
    with pytest.raises(NotPossible, match="另一份"):
        discarding.bring_back(draft.pk, User.objects.get())
    discard(chief, other)
    assert discarding.bring_back(draft.pk, User.objects.get()).pk == draft.pk


def test_the_worker_ends_it_after_thirty_days_and_not_before(chief, draft):
    discard(chief, draft)
    month = timedelta(days=discarding.DAYS)
    Draft.everything.update(deleted_at=timezone.now() - month + timedelta(hours=1))
    assert not queue.work_once() and Draft.everything.exists()
    Draft.everything.update(deleted_at=timezone.now() - month)
    assert draft.title not in chief.get(reverse(DELETED)).content.decode()
    assert queue.work_once() and not Draft.everything.exists() and not Step.objects.exists()
    page = chief.post(reverse(DELETED), {"draft": draft.pk}, follow=True).content.decode()
    assert "已经清掉了" in page


def test_none_is_published_while_it_is_deleted_nor_without_a_look_after(chief, draft):
    user = User.objects.get()
    publication.schedule(draft, user, timezone.now() + timedelta(hours=1))
    discard(chief, draft)
    Draft.everything.update(publish_at=timezone.now() - timedelta(minutes=1))
    assert not queue.work_once()
    assert discarding.bring_back(draft.pk, user).publish_at is None
    assert not queue.work_once() and not Report.objects.exists()


def test_a_correction_is_opened_anew_beside_one_that_was_deleted(chief):
    report, user = publish(full()), User.objects.get()
    first = publication.open_correction(report, user)
    do(first, user, **head("一句"))
    discard(chief, first)
    second = publication.open_correction(report, user)
    assert second.pk != first.pk and "一句" not in second.record


def test_what_comes_of_no_list_brings_nothing_back(chief, draft):
    for given in ("", "x", "9" * 30):
        assert chief.post(reverse(DELETED), {"draft": given}).status_code == 200
    assert chief.post(reverse(DELETED), {"draft": "99"}).status_code == 302


def test_a_step_on_its_way_to_a_draft_that_is_deleted_is_not_kept(chief, draft):
    discard(chief, draft)
    given = {**head("又"), "step": "0" * 32}
    with pytest.raises(Draft.DoesNotExist):
        saving.step(draft, draft.version, given, User.objects.get())


def test_where_a_draft_is_reviewed_its_history_is_one_link_away(chief, draft):
    """In words, by sittings; any version is brought back, which is a step like any other."""
    user = User.objects.get()
    chosen = {"section": 0, "start": 4, "end": 8, "exact": "青石桥厂"}
    do(draft, user, op="add", list="places", **chosen)
    do(draft, user, op="head", fields={"title": "另一个标题"})
    do(draft, user, op="undo")
    page = chief.get(reverse("admin:articles_draft_versions", args=[draft.pk])).content.decode()
    said = re.sub("<[^>]+>", "", page)
    assert "4 步" in said and "主编甲" in said and "撤销：改报道信息" in said
    assert "地点“青石桥厂” 名称：青石桥厂" in said and "地点“青石桥厂”已核对：是" in said
    assert "提要：一句" in said and "<ins>另一个标题</ins>" in page
    first = draft.steps.first().number
    address = reverse("admin:articles_draft_version", args=[draft.pk, first])
    shown = chief.get(address).content.decode()
    assert "提要" in shown and "<ins>一句</ins>" in shown
    key = re.search('name="step" value="([^"]+)"', shown)[1]
    for _ in range(2):
        assert chief.post(address, {"step": key}).status_code == 302
    draft.refresh_from_db()
    assert '"summary": null' in draft.record and draft.version == first + 5
    gone = reverse("admin:articles_draft_version", args=[draft.pk, 99])
    assert "没有这一版" in chief.get(gone, follow=True).content.decode()
    assert chief.post(address, {"step": "x"}).status_code == 302
