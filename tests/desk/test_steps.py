"""Each step at the desk is answered in JSON, whatever comes of it, and done once."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import record
from articles.archive import importing
from articles.desk import publication, queue, saving
from articles.models import Draft, Report
from articles.record.schema import FACT_LISTS
from tests.desk.test_desk import drafted, fields
from tests.records import as_json, full
from tests.whole_archive import publish

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

    def test_a_step_that_another_account_made_in_this_browser_is_not_taken(self, chief):
        draft = drafted(chief)
        other = User.objects.create_superuser("编辑乙", password="only for this test")
        answer = send(chief, draft, user=str(other.pk), **head("一句"))
        assert answer.status_code == 401 and "主编甲" in answer.json()["message"]
        own = str(User.objects.get(username="主编甲").pk)
        assert send(chief, draft, user=own, **head("一句")).status_code == 200

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


def opened(client, draft):
    return client.get(reverse("admin:articles_draft_change", args=[draft.pk])).content.decode()


def shown_in(page):
    return re.findall(r'data-digest="([^"]+)"', page)


SELECTED = {"section": 0, "start": 6, "end": 10}  # 青石桥厂, in the lead


class TestShown:
    """Of what the screen shows already it is sent nothing but the digest."""

    def test_a_fact_that_is_accepted_is_sent_and_nothing_beside_it(self, chief):
        draft = drafted(chief)
        key = fields(draft)["statistics"][0]["id"]
        known = shown_in(opened(chief, draft))
        told = send(chief, draft, op="accept", id=key, known="".join(known)).json()
        assert re.findall(r'id="f-(\w+)"', told["facts"]) == [key]
        assert "<p" not in told["text"]
        order = re.search('data-order="([^"]+)"', told["facts"])[1].split()
        assert len(order) == sum(len(fields(draft).get(name, [])) for name in FACT_LISTS)
        assert len(order) == len(set(order)) and key in order

    def test_words_that_change_are_sent_anew(self, chief):
        draft = drafted(chief)
        known = shown_in(opened(chief, draft))
        was = fields(draft)["sections"][0]["paragraphs"][1]
        given = {"op": "paragraph", "section": 0, "paragraph": 1, "was": was, "text": f"{was}好。"}
        told = send(chief, draft, **given, known="".join(known)).json()
        assert "好。" in told["text"] and told["text"].count("<p") == 1

    def test_lines_that_only_move_are_not_sent_again(self, chief):
        """A new section moves what follows, and words that stand twice are told apart."""
        draft = drafted(chief)
        lead = fields(draft)["sections"][0]["paragraphs"][0]
        given = {"op": "paragraph", "section": 0, "paragraph": 0, "was": lead}
        send(chief, draft, **given, text=f"{lead}\n看了又看。\n看了又看。\n末了一句。")
        draft.refresh_from_db()
        known = shown_in(opened(chief, draft))
        assert len(known) == len(set(known))
        given = {"op": "make_heading", "section": 0, "paragraph": 1, "was": "看了又看。"}
        told = send(chief, draft, **given, known="".join(known)).json()
        assert "<p" not in told["text"]  # the second has become the first of its words
        assert '<div data-paragraph="1" data-start="6"' in told["text"]

    def test_a_speaker_who_is_called_otherwise_is_told_where_they_are_chosen(self, chief):
        draft = drafted(chief)
        person = fields(draft)["people"][0]["id"]
        known = shown_in(opened(chief, draft))
        given = {"op": "change", "id": person, "fields": {"name": "小禾"}}
        told = send(chief, draft, **given, known="".join(known)).json()
        quotation = fields(Draft.objects.get())["quotations"][0]
        assert quotation["speaker_id"] == person
        assert set(re.findall(r'id="f-(\w+)"', told["facts"])) == {person, quotation["id"]}

    def test_facts_follow_each_other_as_in_the_text(self, chief):
        draft = drafted(chief)
        page = opened(chief, draft)
        listed = re.findall(r'id="f-(\w+)"', page)
        marked = list(dict.fromkeys(re.findall(r'data-fact="(\w+)"', page)))
        assert listed[: len(marked)] == marked and len(marked) > 3

    def test_each_thing_to_choose_from_is_listed_once(self, chief):
        page = opened(chief, drafted(chief))
        assert re.findall(r'<option value="(s\d+ [^"]+)">', page) == [
            "s1 1.2亿元", "s2 300余名", "s3 10余万件",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "given",
        [
            {"op": "accept", "id": "s1"},
            {"op": "choose", "id": "p1", "person": "new"},
            {"op": "change", "id": "s1", "fields": {"label": "投资", "from": "s2 300余名"}},
            {"op": "change", "id": "q1", "fields": {"speaker_id": ""}},
            {"op": "change", "id": "s1", "fields": {"value": "", "label": ""}},
            {"op": "place", "id": "s1", **SELECTED},
            {"op": "add", "list": "places", **SELECTED},
            {"op": "delete", "id": "p1"},
            {"op": "head", "fields": {"title": "", "tags": "甲、乙", "byline": "记者 王小禾"}},
        ],
    )
    def test_the_answer_shows_what_the_screen_shows_when_it_is_opened(self, chief, given):
        draft = drafted(chief)
        told = send(chief, draft, **given).json()
        page = opened(chief, draft)
        assert all(told[pane] in page for pane in ("schedule", "text", "head", "facts"))

    def test_a_link_is_by_the_id_that_its_words_begin_with(self, chief):
        draft = drafted(chief)
        send(chief, draft, op="change", id="s2", fields={"from": "s1 1.2亿元"})
        draft.refresh_from_db()
        assert fields(draft)["statistics"][1]["from"] == "s1"
        assert 'value="s1 1.2亿元" list="choices-from"' in opened(chief, draft)


class TestAddress:
    @pytest.mark.parametrize(
        ("slug", "why"),
        [
            ("", "空白"),
            ("UPPER", "只能用小写字母"),
            ("undated", "不能作地址"),
            ("中文", "只能用小写字母"),
            ("x" * 81, "最多 80 字"),
            ("taken", "已有别的报道用了"),
            ("drafted", "已有别的报道用了"),
        ],
    )
    def test_one_that_cannot_be_is_refused_and_said_why(self, chief, slug, why):
        publish(full("taken"))
        draft = drafted(chief)
        importing.import_file(as_json(full("drafted")), "drafted.json")
        answer = send(chief, draft, op="head", fields={"slug": slug})
        assert answer.status_code == 400 and why in answer.json()["message"]
        was = draft.slug
        draft.refresh_from_db()
        assert draft.slug == fields(draft)["slug"] == was

    def test_another_is_taken(self, chief):
        draft = drafted(chief)
        assert send(chief, draft, op="head", fields={"slug": "free-one"}).status_code == 200
        draft.refresh_from_db()
        assert draft.slug == fields(draft)["slug"] == "free-one"

    def test_that_of_a_public_report_stays(self, chief):
        report = publish(full())
        chief.post(reverse("admin:articles_report_correct", args=[report.pk]))
        answer = send(chief, Draft.objects.get(), op="head", fields={"slug": "other"})
        assert answer.status_code == 400 and "地址不变" in answer.json()["message"]


class TestMalformed:
    def test_a_name_is_not_taken_away(self, chief):
        draft = drafted(chief)
        answer = send(chief, draft, op="change", id="p1", fields={"name": " "})
        assert answer.status_code == 400 and "人物第1项的名称" in answer.json()["message"]
        assert fields(Draft.objects.get())["people"][0]["name"]
        assert "王小禾" in opened(chief, draft)

    def test_a_choice_left_open_is_said_and_can_be_made_again(self, chief):
        draft = drafted(chief)
        answer = send(chief, draft, op="change", id="s1", fields={"measure": ""})
        assert answer.status_code == 200 and "fact-row__warning" in answer.json()["facts"]
        draft.refresh_from_db()
        assert "示例市青石桥厂投产" in opened(chief, draft)
        send(chief, draft, op="change", id="s1", fields={"measure": "amount"})
        draft.refresh_from_db()
        assert fields(draft)["statistics"][0]["measure"] == "amount"


def test_an_id_of_another_fact_in_a_former_version_is_said_before_it_is_published(chief):
    report = publish(full())
    publish({**full(), "quotations": []}, reason="撤下引语")
    chief.post(reverse("admin:articles_report_correct", args=[report.pk]))
    draft = Draft.objects.get()
    given = record.load(draft.record)
    given["quotations"] = [{"id": "q1", "text": "青石桥厂"}]
    Draft.objects.update(record=json.dumps(given, default=float))
    page = chief.get(reverse("admin:articles_draft_preview", args=[draft.pk])).content.decode()
    assert "撤下后不再用" in page


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

    def test_an_older_step_that_comes_again_is_harmless(self, chief):
        draft = drafted(chief)
        first = {**head("一"), "step": uuid4().hex}
        send(chief, draft, **first)
        send(chief, draft, version=2, **head("二"))
        assert send(chief, draft, **first).status_code == 200
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
