"""The desk from a file to a page: load, review, publish, correct, withdraw, by role."""

import json
import re
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles import limits, record
from articles.desk import queue
from articles.models import Draft, Person, Report, Source, Submission
from tests.answers import answers
from tests.places import BASE
from tests.records import as_json, full
from tests.whole_archive import acts, publish, rows

pytestmark = pytest.mark.django_db

TEXT = """示例市青石桥厂投产

本报讯 8日，示例市青石桥厂投产，总投资1.2亿元，厂里有300余名工人。

“今年能出10余万件。”青石桥厂厂长王小禾说。
"""


@pytest.fixture
def chief(client):
    client.force_login(User.objects.create_superuser("chief", password="only for this test"))
    return client


def as_role(client, role):
    user = User.objects.create_user(role, password="only for this test", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def load(client, *files, pasted=""):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(reverse("admin:articles_upload_add"), {"files": given, "pasted": pasted})


def work():
    while queue.work_once():
        pass


def drafted(client, text=TEXT):
    load(client, pasted=text)
    work()
    return Draft.objects.get()


def step(client, draft, **given):
    draft.refresh_from_db()
    given = {"version": draft.version, "step": uuid4().hex, **given}
    address = reverse("admin:articles_draft_step", args=[draft.pk])
    answer = client.post(address, json.dumps(given), content_type="application/json")
    draft.refresh_from_db()
    return answer


def fields(draft):
    return record.load(draft.record)


class TestLoading:
    def test_where_files_are_chosen_it_says_how_large_and_how_many(self, chief):
        page = chief.get(reverse("admin:articles_upload_add")).content.decode()
        assert "每个文件最多 20 MB，一次最多 2000 个，合起来最多 200 MB" in page
        nginx = (BASE / "deploy" / "nginx.conf").read_text("utf-8")
        most = max(map(int, re.findall(r"client_max_body_size (\d+)m", nginx))) * 2**20
        assert most > limits.UPLOAD_BYTES
        refused = (BASE / "deploy" / "errors" / "too-large.html").read_text("utf-8")
        assert "一次最多 200 MB，每个文件最多 20 MB" in refused

    def test_nothing_handed_in_is_asked_for_again(self, chief):
        assert "请选文件" in load(chief).content.decode()
        assert Source.objects.count() == 0

    def test_each_file_is_kept_as_it_came_and_drafted_in_order(self, chief):
        answer = load(chief, ("甲.txt", TEXT.encode()), ("乙.txt", "乙\n正文。".encode("gb18030")))
        assert list(Submission.objects.values_list("state", flat=True)) == ["waiting"] * 2
        kept = [bytes(source.content) for source in Source.objects.order_by("pk")]
        assert kept == [TEXT.encode(), "乙\n正文。".encode("gb18030")]
        work()
        assert list(Submission.objects.values_list("state", flat=True)) == ["drafted"] * 2
        page = chief.get(answer["Location"]).content.decode()
        assert "示例市青石桥厂投产" in page and 'value="2"' in page

    def test_one_bad_file_stops_nothing_and_says_why(self, chief):
        load(chief, ("空.txt", b"  "), ("坏.json", b'{"slug":'), ("好.txt", TEXT.encode()))
        work()
        told = list(Submission.objects.values_list("state", "message"))
        assert [state for state, _ in told] == ["refused", "refused", "drafted"]
        assert all(message for _, message in told[:2])

    def test_a_zip_is_its_files(self, chief):
        packed = BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.writestr("里/甲.txt", TEXT)
            archive.writestr("__MACOSX/甲.txt", "x")
            archive.writestr("里/.隐", "x")
        load(chief, ("一批.zip", packed.getvalue()))
        assert Submission.objects.get().filename == "甲.txt"

    def test_what_is_here_already_is_said_and_not_drafted_again(self, chief):
        drafted(chief)
        load(chief, pasted=TEXT)
        work()
        assert Submission.objects.last().state == "known"
        assert Draft.objects.count() == 1

    def test_a_near_duplicate_is_named_and_shown_side_by_side(self, chief):
        load(chief, pasted="别的\n" + "今天天气很好，适合出门走一走，看看河边的柳树。" * 3)
        load(chief, pasted=TEXT)
        load(chief, pasted=TEXT.replace("8日", "9日"))
        work()
        third = Submission.objects.last()
        assert third.near == Submission.objects.all()[1].source
        assert not Submission.objects.all()[1].near
        page = chief.get(reverse("admin:articles_upload_compare", args=[third.pk]))
        shown = page.content.decode()
        assert "<del>8</del>日" in shown and "<ins>9</ins>日" in shown

    def test_a_file_that_ends_the_worker_again_and_again_is_refused(self, chief):
        load(chief, pasted=TEXT)
        Submission.objects.update(tries=queue.TRIES)
        work()
        assert Submission.objects.get().state == "refused"

    def test_a_record_in_json_is_a_draft_with_its_own_facts(self, chief):
        load(chief, ("一.json", as_json(full())))
        work()
        assert len(fields(Draft.objects.get())["statistics"]) == 3


class TestReviewing:
    def test_every_drafted_fact_is_marked_in_the_text_and_listed(self, chief):
        draft = drafted(chief)
        page = chief.get(reverse("admin:articles_draft_change", args=[draft.pk])).content.decode()
        assert fields(draft)["statistics"]
        for fact in fields(draft)["statistics"]:
            assert f'id="f-{fact["id"]}"' in page and f'id="{fact["id"]}"' in page

    def test_a_fact_is_added_from_selected_words(self, chief):
        draft = drafted(chief, "题目\n😀示例市青石桥厂投产。")
        answer = step(
            chief,
            draft,
            op="add",
            list="organisations",
            section=0,
            start=4,
            end=8,
            exact="青石桥厂",
        )
        assert answer.status_code == 200
        assert "青石桥厂" in [one["name"] for one in fields(draft)["organisations"]]

    def test_a_name_that_stands_only_within_longer_ones_stands_where_it_was_selected(self, chief):
        draft = drafted(chief, "题目\n示例市青石桥厂投产。")
        step(chief, draft, op="add", list="organisations", section=0, start=3, end=7)
        step(chief, draft, op="add", list="places", section=0, start=3, end=6, exact="青石桥")
        assert record.examine(fields(draft)).problems == []

    def test_words_that_are_not_those_selected_are_refused(self, chief):
        draft = drafted(chief)
        before = rows()
        answer = step(
            chief, draft, op="add", list="places", section=0, start=0, end=3, exact="不是的"
        )
        assert answer.status_code == 400 and "对不上" in answer.json()["message"]
        assert rows() == before

    def test_a_fact_is_changed_placed_accepted_and_deleted(self, chief):
        draft = drafted(chief)
        key = fields(draft)["statistics"][0]["id"]
        step(chief, draft, op="change", id=key, fields={"label": "投资", "value": "120000000"})
        fact = fields(draft)["statistics"][0]
        assert (fact["label"], fact["value"], fact["low"]) == ("投资", 120000000, 120000000)
        assert key in draft.accepted
        step(chief, draft, op="reopen", id=key)
        assert key not in draft.accepted
        step(chief, draft, op="delete", id=key)
        assert key not in [one["id"] for one in fields(draft)["statistics"]]

    def test_a_deleted_fact_s_id_is_not_given_to_another(self, chief):
        report = publish(full())
        chief.post(reverse("admin:articles_report_correct", args=[report.pk]))
        draft = Draft.objects.get()
        step(chief, draft, op="delete", id="q1")
        section = fields(draft)["sections"][0]["paragraphs"][0]
        start = section.index("今年能")
        step(chief, draft, op="add", list="quotations", section=0, start=start, end=start + 4)
        assert [one["id"] for one in fields(draft)["quotations"]] == ["q2"]

    def test_a_number_that_is_none_is_refused_in_words(self, chief):
        draft = drafted(chief)
        key = fields(draft)["statistics"][0]["id"]
        answer = step(chief, draft, op="change", id=key, fields={"value": "一百多"})
        assert answer.status_code == 400 and "不是数" in answer.json()["message"]

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400", "9" * 40])
    def test_a_number_too_strange_to_keep_ends_nothing(self, chief, number):
        draft = drafted(chief)
        key = fields(draft)["statistics"][0]["id"]
        step(chief, draft, op="change", id=key, fields={"value": number})
        page = chief.get(reverse("admin:articles_draft_change", args=[draft.pk]))
        assert page.status_code == 200

    def test_two_editors_do_not_overwrite_each_other(self, chief):
        draft = drafted(chief)
        key = fields(draft)["statistics"][0]["id"]
        seen = draft.version
        step(chief, draft, op="change", id=key, fields={"label": "甲"})
        answer = step(chief, draft, op="change", id=key, fields={"label": "乙"}, version=seen)
        assert answer.status_code == 409 and "chief" in answer.json()["message"]
        assert fields(draft)["statistics"][0]["label"] == "甲"

    def test_words_taken_from_the_text_are_warned_of_with_the_nearest(self, chief):
        draft = drafted(chief)
        was = fields(draft)["sections"][0]["paragraphs"][0]
        text = was.replace("1.2亿元", "1.3亿元")
        answer = step(chief, draft, op="paragraph", section=0, paragraph=0, was=was, text=text)
        assert "最接近的是" in answer.json()["facts"]
        publish_page = chief.get(reverse("admin:articles_draft_publish", args=[draft.pk]))
        assert "还不能公开" in publish_page.content.decode()

    @pytest.mark.parametrize(
        "given",
        [
            {},
            {"op": "没有"},
            {"op": "add"},
            {"op": "add", "list": "sections", "section": 0, "start": 0, "end": 1},
            {"op": "delete", "id": "s999"},
            {"op": "delete", "id": None},
            {"op": "change", "id": "s1", "fields": None},
            {"op": "head", "fields": {"sections": "x"}},
            {"op": "head", "fields": {"title": "\u0000"}},
            {"op": "head", "fields": {"slug": "UPPER 大写"}},
            {"op": "paragraph", "section": 99, "paragraph": 0, "was": "", "text": ""},
            {"op": "paragraph", "section": 0, "paragraph": 0, "was": "别的", "text": ""},
            {"op": "turn_edit", "number": 10**9},
            {"op": "turn_edit"},
            {"op": "accept"},
            {"op": "choose", "id": "p1"},
        ],
    )
    def test_steps_that_make_no_sense_change_nothing(self, chief, given):
        draft = drafted(chief)
        before = rows()
        assert step(chief, draft, **given).status_code == 400
        assert rows() == before

    def test_a_known_person_is_chosen(self, chief):
        publish(full())
        known = Person.objects.get()
        draft = drafted(chief, "题目\n来了王小禾。")
        if not fields(draft)["people"]:
            step(chief, draft, op="add", list="people", section=0, start=2, end=5)
        key = fields(draft)["people"][0]["id"]
        step(chief, draft, op="choose", id=key, person=known.slug)
        chief.post(reverse("admin:articles_draft_publish", args=[draft.pk]), answers(draft))
        assert known.appearances.count() == 2


class TestPublishing:
    def test_a_preview_is_shown_in_a_frame_of_the_desk_alone(self, chief):
        page = chief.get(reverse("admin:articles_draft_page", args=[drafted(chief).pk]))
        assert "总投资" in page.content.decode()
        assert page["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in page["Content-Security-Policy"]

    def test_a_draft_is_public_only_when_published(self, chief):
        draft = drafted(chief)
        address = f"/reports/{draft.slug}/"
        assert chief.get(address).status_code == 404
        chief.post(reverse("admin:articles_draft_publish", args=[draft.pk]), answers(draft))
        assert chief.get(address).status_code == 200
        assert Report.objects.get().revisions.get().user.username == "chief"

    def test_at_its_time_the_worker_publishes_it(self, chief):
        draft = drafted(chief)
        address = reverse("admin:articles_draft_publish", args=[draft.pk])
        assert "须在以后" in chief.post(address, {"at": "2020-01-01T08:00"}).content.decode()
        chief.post(address, {"at": "2099-01-01T08:00", **answers(draft)})
        work()
        assert Report.objects.count() == 0
        Draft.objects.update(publish_at="2020-01-01T00:00:00Z")
        work()
        assert Report.objects.count() == 1

    def test_a_time_that_cannot_be_kept_says_why_and_waits_no_more(self, chief):
        draft = drafted(chief)
        broken = draft.record.replace('"title": "', '"title": " ', 1).replace("1.2亿元", "2亿元", 1)
        Draft.objects.update(publish_at="2020-01-01T00:00:00Z", record=broken)
        work()
        draft.refresh_from_db()
        assert Report.objects.count() == 0
        assert draft.publish_at is None and "正文里没有" in draft.trouble

    def test_a_correction_asks_for_a_reason_and_is_public(self, chief):
        report = publish(full())
        chief.post(reverse("admin:articles_report_correct", args=[report.pk]))
        draft = Draft.objects.get()
        step(chief, draft, op="head", fields={"summary": "一句话"})
        address = reverse("admin:articles_draft_publish", args=[draft.pk])
        assert "要写明理由" in chief.post(address, {}).content.decode()
        assert report.corrections.count() == 0
        chief.post(address, {"reason": "补上提要", **answers(draft)})
        assert "补上提要" in chief.get(report.get_absolute_url()).content.decode()
        version = reverse("admin:articles_report_version", args=[report.pk, 2])
        assert "一句话" in chief.get(version).content.decode()

    def test_an_earlier_version_is_brought_back(self, chief):
        report = publish(full())
        publish(full(summary="一句话"), reason="补提要")
        chief.post(reverse("admin:articles_report_version", args=[report.pk, 1]))
        draft = Draft.objects.get()
        given = {"reason": "恢复", **answers(draft)}
        chief.post(reverse("admin:articles_draft_publish", args=[draft.pk]), given)
        first, _, third = report.revisions.all()
        assert first.sha256 == third.sha256

    def test_a_withdrawn_report_answers_410_with_the_reason(self, chief):
        report = publish(full())
        address = reverse("admin:articles_report_withdraw", args=[report.pk])
        chief.post(address, {"reason": " "})
        assert chief.get(report.get_absolute_url()).status_code == 200
        chief.post(address, {"reason": "应来源要求"})
        gone = chief.get(report.get_absolute_url())
        assert gone.status_code == 410 and "应来源要求" in gone.content.decode()
        assert acts().get().user.username == "chief"
        chief.post(reverse("admin:articles_report_restore", args=[report.pk]))
        assert chief.get(report.get_absolute_url()).status_code == 200


# What each role may open (200 or a redirect onwards) and what answers 403.
PAGES = {
    "load": ("upload_add", None),
    "review": ("draft_change", "draft"),
    "preview": ("draft_preview", "draft"),
    "publish": ("draft_publish", "draft"),
    "correct": ("report_correct", "report"),
    "withdraw": ("report_withdraw", "report"),
    "restore": ("report_restore", "report"),
    "split": ("person_split", "person"),
    "mask": ("person_mask", "person"),
}
MAY = {
    "投稿": {"load", "review", "preview"},
    "编辑": {"load", "review", "preview", "publish", "correct"},
    "主编": set(PAGES),
}


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", MAY)
def test_each_role_may_do_its_work_and_no_more(client, role, page):
    report = publish(full())
    as_role(client, role)
    rows = {"report": report, "person": Person.objects.get(), "draft": None}
    if PAGES[page][1] == "draft":
        rows["draft"] = drafted(client)
    name, of = PAGES[page]
    address = reverse(f"admin:articles_{name}", args=[rows[of].pk] if of else [])
    method = client.post if page in {"correct", "restore"} else client.get
    allowed = method(address).status_code in {200, 302}
    assert allowed == (page in MAY[role])
    if not allowed:
        assert client.post(address, {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("role", MAY)
def test_only_the_chief_sees_users(client, role):
    as_role(client, role)
    status = client.get(reverse("admin:auth_user_changelist")).status_code
    assert status == (200 if role == "主编" else 403)


@pytest.mark.parametrize("role", MAY)
def test_no_role_deletes_what_is_public(client, role):
    report = publish(full())
    as_role(client, role)
    chosen = {"action": "delete_selected", "_selected_action": [report.pk], "post": "yes"}
    client.post(reverse("admin:articles_report_changelist"), chosen)
    assert client.get(report.get_absolute_url()).status_code == 200
    address = reverse("admin:articles_report_delete", args=[report.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403


def test_people_and_tags_are_merged_from_their_lists(chief):
    publish(full())
    publish(full("di-er", people=[{"name": "王小禾"}], quotations=[], tags=["工业化"]))
    first, second = Person.objects.order_by("pk")
    chosen = {"action": "merge", "_selected_action": [first.pk, second.pk]}
    address = reverse("admin:articles_person_changelist")
    assert "留下哪一个" in chief.post(address, chosen).content.decode()
    chief.post(address, {**chosen, "kept": first.pk})
    assert first.appearances.values("report").distinct().count() == 2
    undo = reverse("admin:articles_act_undo", args=[acts().get().pk])
    chief.post(undo)
    assert first.appearances.values("report").distinct().count() == 1


def test_tags_are_renamed_and_set_on_many_reports(chief):
    publish(full())
    publish(full("di-er", tags=["工业化"]))
    from articles.models import Tag

    tag = Tag.objects.get(name="工业")
    old = tag.get_absolute_url()
    change = reverse("admin:articles_tag_change", args=[tag.pk])
    sent = {"name": "工业化", "batch": uuid4().hex}
    answer = chief.post(change, sent)
    work()
    assert chief.post(change, sent)["Location"] == answer["Location"]
    assert chief.get(old)["Location"] == Tag.objects.get(name="工业化").get_absolute_url()
    chosen = {
        "action": "tags_all",
        "batch": uuid4().hex,
        "number": 2,
        "_selected_action": list(Report.objects.values_list("pk", flat=True)),
    }
    address = reverse("admin:articles_report_changelist")
    chief.post(address, {**chosen, "add": "乡镇、园区", "remove": "工业化"})
    work()
    for report in Report.objects.all():
        latest = record.load(report.revisions.last().record)
        assert {"乡镇", "园区"} <= set(latest["tags"]) and "工业化" not in latest["tags"]
    assert chief.get("/corrections/").content.decode().count("entry__text") == 0
