"""Two texts that say nearly the same, side by side, and what becomes of them."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from articles import record
from articles.desk import discarding, intake, publication, queue
from articles.models import Act, Draft, Report, Submission
from articles.record.differences import beside

TEXT = """江心洲渡口添新船

渡口添了一艘新船，能坐乘客190人，去年运了18万人。船长周大江说：“风大也不怕。”

沿岸的村民进城卖菜，不用再等半天。
"""
NEWER = TEXT.replace("18万", "19万").replace("半天", "一上午")


@pytest.mark.parametrize(
    ("was", "now", "left", "right"),
    [
        (["运了18万人"], ["运了19万人"], ["18"], ["19"]),
        (["甲", "乙", "丙"], ["甲", "丙"], ["乙"], []),
        (["甲"], ["甲", "添了1.5倍"], [], ["添了1.5倍"]),
        (["由3%到5.5%"], ["由3%到6%"], ["5.5%"], ["6%"]),
        ([], [], [], []),
    ],
)
def test_what_differs_is_marked_and_all_is_told(was, now, left, right):
    rows = list(beside(was, now))
    for side, (lines, sort, marked) in enumerate([(was, "out", left), (now, "in", right)]):
        runs = [run for row in rows for run in row[side]]
        assert "".join(words for _, words in runs) == "".join(lines)
        assert [words for kind, words in runs if kind == sort] == marked


class NearDuplicateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = User.objects.create_user("编辑甲")
        cls.editor.groups.add(Group.objects.get(name="编辑"))
        for name, text in (("旧.txt", TEXT), ("新.txt", NEWER)):
            intake.receive(cls.editor, [(name, BytesIO(text.encode()))], "")
        while queue.work_once():
            pass

    def setUp(self):
        self.client = Client()
        self.client.force_login(self.editor)
        self.earlier, self.submission = Submission.objects.order_by("pk")
        self.address = reverse("admin:articles_upload_compare", args=[self.submission.pk])

    def decide(self, choice):
        answer = self.client.post(self.address, {"choice": choice})
        self.submission.refresh_from_db()
        return answer

    def publish_the_earlier(self) -> Report:
        draft = self.earlier.draft
        changed = draft.record.replace('"outlet": null', '"outlet": "江洲晚报"')
        Draft.objects.filter(pk=draft.pk).update(record=changed)
        return publication.publish(draft, self.editor)

    def test_both_are_shown_with_their_differences_marked(self):
        shown = self.client.get(self.address).content.decode()
        assert "<del>18</del>万" in shown and "<ins>19</ins>万" in shown
        assert "江心洲渡口添新船" in shown

    def test_the_time_that_a_draft_goes_out_is_shown_there_too(self):
        at = timezone.now() + timedelta(days=2)
        for one in (self.submission.draft, self.earlier.draft):
            publication.schedule(one, self.editor, at)
        upload = reverse("admin:articles_upload_change", args=[self.submission.upload_id])
        said = reverse("admin:articles_draft_comments", args=[self.submission.draft_id])
        for address, times in ((self.address, 2), (upload, 1), (said, 1)):
            assert self.client.get(address).content.decode().count("取消定时") == times

    def test_the_same_is_dropped_once_and_that_is_in_the_log(self):
        gone = self.submission.draft
        assert self.decide("same").status_code == 302
        assert not Draft.objects.filter(pk=gone.pk).exists()
        assert Draft.objects.get() == self.earlier.draft
        assert (self.submission.state, self.submission.near) == ("known", None)
        assert Act.objects.get(kind="delete").reason == self.submission.message
        answers = [self.decide("same")["Location"] for _ in range(2)]
        assert answers[0] == answers[1] and Act.objects.filter(kind="delete").count() == 1

    def test_a_draft_that_was_deleted_is_led_to_by_nothing(self):
        gone = self.submission.draft
        discarding.discard(gone, self.editor)
        way = reverse("admin:articles_draft_change", args=[gone.pk])
        upload = reverse("admin:articles_upload_change", args=[self.submission.upload_id])
        for address in (self.address, upload):
            assert way not in self.client.get(address).content.decode()
        answer = self.client.post(self.address, {"choice": "newer"}, follow=True)
        assert "已不在这里" in answer.content.decode()
        discarding.bring_back(gone.pk, self.editor)
        assert way in self.client.get(upload).content.decode()

    def test_two_reports_both_stay_and_are_asked_of_no_more(self):
        self.decide("two")
        assert Draft.objects.count() == 2 and self.submission.near is None
        progress = reverse("admin:articles_upload_change", args=[self.submission.upload_id])
        assert "对照着看" not in self.client.get(progress).content.decode()
        assert self.client.get(self.address).status_code == 302

    def test_a_newer_version_takes_the_place_of_a_draft(self):
        self.decide("newer")
        assert Draft.objects.get() == self.submission.draft

    def test_a_newer_version_corrects_the_public_one_and_facts_keep_their_ids(self):
        report = self.publish_the_earlier()
        ids = self.ids(report.revisions.last().record)
        seen = record.load(self.submission.draft.record)["statistics"][0]["id"]
        Draft.objects.filter(pk=self.submission.draft_id).update(accepted=[seen])
        self.decide("newer")
        draft = Draft.objects.get()
        assert (draft.slug, draft) == (report.record_slug, self.submission.draft)
        assert (
            draft.accepted == ["p1", "q1", "s1"]
            and record.load(draft.record)["outlet"] == "江洲晚报"
        )
        publication.publish(draft, self.editor, "补一年的数")
        assert Report.objects.get().revisions.count() == 2
        now = self.ids(report.revisions.last().record)
        same = ids.keys() & now.keys()
        assert same and all(ids[words] == now[words] for words in same)
        new = [now[words] for words in now.keys() - ids.keys()]
        assert new and not set(new) & set(ids.values())
        quotation = record.load(report.revisions.last().record)["quotations"][0]
        assert quotation["speaker_id"] == now["people", "周大江"]

    def ids(self, text) -> dict[tuple[str, str], str]:
        parsed = record.stored(text)
        told = [(name, getattr(fact, "name", ""), fact) for name, _, fact in parsed.facts()]
        return {(kind, name or fact.at[0].exact): fact.id for kind, name, fact in told}

    def test_where_a_correction_waits_already_nothing_is_done(self):
        report = self.publish_the_earlier()
        publication.open_correction(report, self.editor)
        before = Draft.objects.count()
        answer = self.client.post(self.address, {"choice": "newer"}, follow=True)
        assert "已有一份更正的草稿" in answer.content.decode()
        assert Draft.objects.count() == before

    def test_a_contributor_drops_nothing(self):
        writer = User.objects.create_user("投稿乙")
        writer.groups.add(Group.objects.get(name="投稿"))
        self.client.force_login(writer)
        assert self.decide("same").status_code == 403
        assert Draft.objects.count() == 2
        assert self.decide("胡乱").status_code == 302
        assert self.decide("two").status_code == 302
