"""Nothing that may be private is made public before an editor has confirmed it with a reason."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import record
from articles.archive import importing, retagging
from articles.archive.importing import Unconfirmed
from articles.archive.withdrawing import withdraw
from articles.desk import queue
from articles.models import Confirmation, Draft, Report
from tests.answers import answers
from tests.records import full, of_text, person, write
from tests.whole_archive import count, publish, rows, run, take_in

pytestmark = pytest.mark.django_db

# No area is numbered 999999; the number is no one's.
IDENTITY = "999999190001010015"
MOBILE = "19900000000"
SAID = f"14岁的王小禾说：“我想学机器。”他的身份证号是{IDENTITY}，电话{MOBILE}。"
KINDS = ["IDENTITY_NUMBER", "MOBILE_NUMBER", "MINOR"]


def private(text=SAID, slug="si-shi", **fields) -> dict:
    return of_text(text, slug=slug, people=[person(organisation=None)], **fields)


@pytest.fixture
def chief(client):
    client.force_login(User.objects.create_superuser("chief", password="only for this test"))
    return client


@pytest.fixture
def draft():
    take_in(private())
    return Draft.objects.get()


def address(draft):
    return reverse("admin:articles_draft_publish", args=[draft.pk])


def page(client, draft) -> str:
    return client.get(address(draft)).content.decode()


ANSWER = {
    "IDENTITY_NUMBER": IDENTITY,
    "MOBILE_NUMBER": MOBILE,
    "MINOR": "14岁的王小禾",
    **{f"reason-{kind}": "本人与监护人同意" for kind in KINDS},
}


class TestImporting:
    def test_a_private_report_stays_a_draft_and_the_run_says_why(self, tmp_path):
        given = write(tmp_path, private())
        write(tmp_path, of_text("平常的一天。", slug="ping-chang"))
        code, printed = run("import_reports", tmp_path, "--publish")
        assert code == 1
        assert [report.slug for report in Report.objects.all()] == ["ping-chang"]
        assert Draft.objects.get().slug == "si-shi"
        assert "新增 1，未变 0，更正 0，草稿 1，拒收 0" in printed
        listed = printed.split("没有公开：\n")[1]
        kinds = ["身份证号", "手机号", "未成年人"]
        assert [line for line in map(str.strip, listed.splitlines()) if line in kinds] == kinds
        assert f"{given}，第 1 章节第 1 段" in listed and "编辑台" in listed
        assert "9999…0015" in listed
        assert IDENTITY not in printed and MOBILE not in printed and "王小禾" not in printed

    def test_the_same_run_again_changes_nothing_and_says_it_again(self, tmp_path):
        write(tmp_path, private())
        run("import_reports", tmp_path, "--publish")
        before = rows()
        code, printed = run("import_reports", tmp_path, "--publish")
        assert (code, rows()) == (1, before)
        assert "没有公开：" in printed

    def test_a_run_without_publishing_asks_nothing(self, tmp_path):
        assert run("import_reports", write(tmp_path, private()))[0] == 0

    def test_a_correction_is_asked_only_for_what_is_new(self, tmp_path):
        legacy = private()
        Confirmation.objects.bulk_create(confirmations(legacy))
        publish(legacy)
        Confirmation.objects.all().delete()
        assert take_in(legacy, publish=True).kind == "未变"
        assert take_in(legacy | {"summary": "一句"}, publish=True, reason="补").kind == "更正"
        more = private(f"{SAID}又一电话19900000001。")
        outcome = take_in(more, publish=True, reason="补电话")
        assert [matter.words for matter in outcome.unconfirmed] == ["19900000001"]
        assert Report.objects.get().revisions.count() == 2
        assert Draft.objects.get().publish_reason == "补电话"

    def test_the_writer_itself_lets_nothing_past(self):
        take_in(private())
        checked = record.build(private())
        before = count()
        with pytest.raises(Unconfirmed):
            importing.apply(checked, Draft.objects.get().source)
        assert count() == before

    def test_a_tag_that_is_a_number_is_not_set(self, chief):
        report = publish(full())
        change = reverse("admin:articles_report_changelist")
        chosen = {"action": "tags_all", "_selected_action": [report.pk], "add": MOBILE}
        given = {**chosen, "remove": "", "batch": uuid4().hex, "number": 1}
        batch = chief.post(change, given)["Location"]
        queue.work_once()
        assert "手机号" in chief.get(batch).content.decode()
        assert report.revisions.count() == 1

    def test_a_withdrawn_report_is_retagged_without_being_asked_again(self):
        Confirmation.objects.bulk_create(confirmations(private()))
        report = publish(private(tags=["甲"]))
        Confirmation.objects.all().delete()
        withdraw(report, "应本人要求")
        assert retagging.set_on([report], ["乙"], []) == 1


def confirmations(fields):
    from articles.archive import private_matters

    found = private_matters.matters_in(record.build(fields))
    return [
        Confirmation(slug=fields["slug"], kind=one.kind, words=one.words, reason="可以")
        for one in found
    ]


class TestAtTheDesk:
    def test_each_kind_is_listed_with_its_words_and_a_reason_to_give(self, chief, draft):
        shown = page(chief, draft)
        for words in (IDENTITY, MOBILE, "14岁的王小禾", "第 1 章节第 1 段"):
            assert words in shown
        for kind in KINDS:
            assert f'name="reason-{kind}"' in shown

    def test_an_ordinary_report_is_asked_nothing(self, chief):
        take_in(full())
        assert "reason-" not in page(chief, Draft.objects.get())

    @pytest.mark.parametrize("left_out", KINDS)
    @pytest.mark.parametrize("when", ["", "2099-01-01T08:00"])
    def test_one_kind_without_a_reason_keeps_it_back(self, chief, draft, left_out, when):
        given = {**ANSWER, f"reason-{left_out}": "  ", "at": when}
        shown = chief.post(address(draft), {**given, **answers(draft)}).content.decode()
        assert "逐项写明理由" in shown and "本人与监护人同意" in shown
        draft.refresh_from_db()
        assert draft.publish_at is None
        assert (Report.objects.count(), Confirmation.objects.count()) == (0, 0)

    def test_confirmed_it_is_public_and_who_confirmed_is_kept(self, chief, draft):
        chief.post(address(draft), {**ANSWER, **answers(draft)})
        report = Report.objects.get()
        kept = Confirmation.objects.values_list("user__username", "reason", "words")
        assert {row[:2] for row in kept} == {("chief", "本人与监护人同意")}
        assert {row[2] for row in kept} == {IDENTITY, MOBILE, "14岁的王小禾"}
        shown = chief.get(reverse("admin:articles_report_change", args=[report.pk]))
        assert "本人与监护人同意" in shown.content.decode()
        assert "本人与监护人同意" not in chief.get("/reports/si-shi/").content.decode()

    def test_words_that_came_after_the_page_was_opened_are_asked_for(self, chief, draft):
        newer = draft.record.replace(MOBILE, f"{MOBILE}、19900000001")
        Draft.objects.update(record=newer)
        shown = chief.post(address(draft), {**ANSWER, **answers(draft)}).content.decode()
        assert "19900000001" in shown
        assert Report.objects.count() == 0

    def test_a_preview_confirms_nothing(self, chief, draft):
        before = rows()
        shown = chief.get(reverse("admin:articles_draft_page", args=[draft.pk]))
        assert shown.status_code == 200 and IDENTITY in shown.content.decode()
        assert rows() == before

    def test_confirmed_at_its_scheduling_it_is_public_at_its_time(self, chief, draft):
        chief.post(address(draft), {**ANSWER, **answers(draft), "at": "2099-01-01T08:00"})
        Draft.objects.update(publish_at="2020-01-01T00:00:00Z")
        queue.publish_due()
        assert Report.objects.count() == 1

    def test_a_schedule_of_words_nobody_confirmed_waits_no_more_and_says_why(self, chief, draft):
        Draft.objects.update(publish_at="2020-01-01T00:00:00Z")
        queue.publish_due()
        draft.refresh_from_db()
        assert (draft.publish_at, Report.objects.count()) == (None, 0)
        assert "身份证号 9999…0015" in draft.trouble
        change = reverse("admin:articles_draft_change", args=[draft.pk])
        assert "没能按时公开" in chief.get(change).content.decode()
