"""Each step at the desk is answered in JSON, whatever comes of it, and done once."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import record
from articles.desk import publication, queue, saving
from articles.models import Draft, Report
from tests.desk.test_desk import drafted, fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    client.force_login(User.objects.create_superuser("主编甲", password="only for this test"))
    return client


def send(client, draft, **given):
    given = {"version": draft.version, "step": uuid4().hex, **given}
    address = reverse("admin:articles_draft_step", args=[draft.pk])
    answer = client.post(address, json.dumps(given), content_type="application/json")
    assert answer["Content-Type"] == "application/json"
    return answer


def head(words):
    return {"op": "head", "fields": {"summary": words}}


def in_an_hour():
    return timezone.now() + timedelta(hours=1)


def editor(role, name):
    user = User.objects.create_user(name, password="only for this test", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


class TestAnswers:
    def test_who_is_logged_out_is_told_so_and_led_nowhere(self, chief):
        draft = drafted(chief)
        chief.logout()
        answer = send(chief, draft, **head("一句"))
        assert answer.status_code == 401 and "登录过期" in answer.json()["message"]

    def test_who_has_no_role_is_told_so(self, chief):
        draft = drafted(chief)
        stranger = User.objects.create_user("无职", password="only for this test", is_staff=True)
        chief.force_login(stranger)
        answer = send(chief, draft, **head("一句"))
        assert answer.status_code == 403 and "无职" in answer.json()["message"]

    def test_a_draft_that_is_gone_is_said_to_be(self, chief):
        draft = drafted(chief)
        key = draft.pk
        draft.delete()
        draft.pk = key
        answer = send(chief, draft, **head("一句"))
        assert answer.status_code == 404 and "不在了" in answer.json()["message"]

    def test_a_saved_step_is_named_in_the_answer(self, chief):
        draft = drafted(chief)
        key = uuid4().hex
        told = send(chief, draft, step=key, **head("一句")).json()
        assert told["step"] == key and told["version"] == draft.version + 1

    @pytest.mark.parametrize("key", [None, "", "1", 7, [], "x" * 32])
    def test_a_step_without_a_key_of_its_own_is_refused(self, chief, key):
        draft = drafted(chief)
        assert send(chief, draft, step=key, **head("一句")).status_code == 400
        assert fields(draft)["summary"] is None

    def test_whoever_saved_before_is_named_and_the_draft_shown_as_it_is(self, chief):
        draft = drafted(chief)
        other = editor("编辑", "编辑乙")
        send(other, draft, **head("乙的一句"))
        answer = send(chief, draft, **head("甲的一句"))
        assert answer.status_code == 409 and "编辑乙" in answer.json()["message"]
        assert "乙的一句" in answer.json()["head"] and answer.json()["version"] == draft.version + 1
        answer = send(other, draft, **head("又一句"))
        assert "就是你" in answer.json()["message"]


class TestTwice:
    def test_a_step_that_comes_twice_is_done_once(self, chief):
        draft = drafted(chief)
        was = fields(draft)["sections"][0]["paragraphs"][0]
        given = {"op": "paragraph", "section": 0, "paragraph": 0, "was": was, "text": "甲\n乙"}
        given["step"] = uuid4().hex
        first, second = send(chief, draft, **given), send(chief, draft, **given)
        assert first.status_code == second.status_code == 200
        assert first.json() == second.json()
        draft.refresh_from_db()
        assert fields(draft)["sections"][0]["paragraphs"][:2] == ["甲", "乙"]
        assert draft.version == 2

    def test_two_of_the_same_at_once_are_one(self, chief):
        seen = drafted(chief)
        late = Draft.objects.get()
        given = {**head("一句"), "step": uuid4().hex}
        user = User.objects.get()
        saving.step(seen, 1, given, user)
        saving.step(late, 1, given, user)
        assert late.version == 2

    def test_an_older_step_is_not_taken_for_the_last(self, chief):
        draft = drafted(chief)
        first = {**head("一"), "step": uuid4().hex}
        send(chief, draft, **first)
        send(chief, draft, version=2, **head("二"))
        assert send(chief, draft, **first).status_code == 409
        draft.refresh_from_db()
        assert fields(draft)["summary"] == "二"


class TestLines:
    """Lines are named by number: a step meant for other words changes nothing."""

    @pytest.mark.parametrize(
        "given",
        [
            {"op": "make_heading", "section": 0, "paragraph": 0},
            {"op": "heading", "section": 0, "text": "小标题"},
        ],
    )
    def test_the_words_must_be_those_that_were_seen(self, chief, given):
        draft = drafted(chief)
        answer = send(chief, draft, **given, was="别的字")
        assert answer.status_code == 400 and "变了" in answer.json()["message"]
        paragraph = fields(draft)["sections"][0]["paragraphs"][0]
        seen = paragraph if "paragraph" in given else ""
        assert send(chief, draft, **given, was=seen).status_code == 200

    def test_a_cleaning_is_turned_once(self, chief):
        draft = drafted(chief, "题目\n示例市青石桥厂投产 ,工人300名.大家都来看，看的人很多。")
        Draft.objects.update(edits=[EDIT])
        draft.refresh_from_db()
        turn = {"op": "turn_edit", "number": 0, "applied": True}
        assert send(chief, draft, **turn).status_code == 200
        answer = send(chief, draft, version=2, **turn)
        assert answer.status_code == 400 and "改过了" in answer.json()["message"]


EDIT = {"name": "空格", "before": "大 家", "after": "大家", "applied": True}


class TestSchedule:
    def test_a_step_keeps_the_time_and_its_words_are_published(self, chief):
        draft = drafted(chief)
        publication.schedule(draft, User.objects.get(), in_an_hour())
        told = send(chief, draft, **head("后来写的一句")).json()
        draft.refresh_from_db()
        assert draft.publish_at and "公开" in told["schedule"]
        Draft.objects.update(publish_at=timezone.now())
        assert queue.work_once()
        assert "后来写的一句" in Report.objects.get().revisions.get().record

    def test_a_draft_that_could_not_be_published_then_says_so_now(self, chief):
        draft = drafted(chief)
        publication.schedule(draft, User.objects.get(), in_an_hour())
        told = send(chief, draft, op="head", fields={"title": ""}).json()
        assert "公开不了" in told["schedule"]

    def test_it_is_called_off_by_a_step(self, chief):
        draft = drafted(chief)
        publication.schedule(draft, User.objects.get(), in_an_hour())
        told = send(chief, draft, op="unschedule").json()
        draft.refresh_from_db()
        assert draft.publish_at is None and "公开" not in told["schedule"]

    @pytest.mark.parametrize("given", [head("一句"), {"op": "unschedule"}])
    def test_who_may_not_publish_changes_nothing_that_will_be(self, chief, given):
        draft = drafted(chief)
        publication.schedule(draft, User.objects.get(), in_an_hour())
        answer = send(editor("投稿", "投稿丙"), draft, **given)
        assert answer.status_code == 400 and "公开权限" in answer.json()["message"]
        draft.refresh_from_db()
        assert draft.publish_at and fields(draft)["summary"] is None

    def test_what_was_saved_since_it_was_read_is_published(self, chief):
        read = drafted(chief)
        send(chief, read, **head("后来写的一句"))
        publication.publish(read, User.objects.get())
        assert record.load(Report.objects.get().revisions.get().record)["summary"] == "后来写的一句"
