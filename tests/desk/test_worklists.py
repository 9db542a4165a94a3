"""The lists drafts wait in, in whose hands they are, and the first page that shows the day."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from articles.desk import asking, publication, queue, worklists
from articles.models import Draft, Report, Submission, Upload
from tests.answers import answers
from tests.records import full, manager, paper
from tests.whole_archive import publish, publish_paper, take_in

LIST = "admin:articles_draft_changelist"


def account(name, role):
    user = User.objects.create_user(name, password="only for this test")
    user.groups.add(Group.objects.get(name=role))
    return user


def draft(slug, **fields) -> Draft:
    take_in(paper(slug, **fields))
    return Draft.objects.get(slug=slug)


class WorklistTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor, cls.writer = account("编辑甲", "编辑"), account("投稿乙", "投稿")
        cls.first = draft("yi", outlet="江洲晚报", published="2019-05", tags=["渔业"])
        cls.second = draft("er", published="2020-02-03")
        take_in(full("san"))
        cls.third = Draft.objects.get(slug="san")

    def setUp(self):
        self.client = Client()
        self.client.force_login(self.editor)

    def found(self, **asked) -> set[str]:
        answer = self.client.get(reverse(LIST), asked)
        assert answer.status_code == 200, answer.headers.get("Location")
        return {row.slug for row in answer.context["cl"].result_list}

    def send(self, act, one, user=None, **given):
        if user:
            self.client.force_login(user)
        return self.client.post(reverse(f"admin:articles_draft_{act}", args=[one.pk]), given)

    def test_a_draft_is_handed_over_and_given_back(self):
        self.send("hand_over", self.first, to=self.writer.pk)
        assert worklists.BY_KEY["mine"].drafts(self.writer).get() == self.first
        assert self.found(list="unassigned") == {"er", "san"}
        self.send("hand_over", self.first, to="")
        assert self.found(list="unassigned") == {"yi", "er", "san"}

    def test_what_somebody_left_behind_is_nobody_s(self):
        self.send("hand_over", self.first, to=self.writer.pk)
        User.objects.filter(pk=self.writer.pk).update(is_active=False)
        assert self.found(list="unassigned") == {"yi", "er", "san"}

    def test_a_draft_is_handed_to_nobody_who_could_not_open_it(self):
        stranger = User.objects.create_user("路人")
        for to in (stranger.pk, "10000000000000000000000", "x"):
            self.send("hand_over", self.first, to=to)
            assert not Draft.objects.exclude(assigned_to=None).exists()

    def test_a_draft_sent_for_review_waits_until_it_is_taken_back(self):
        self.send("send", self.second, self.writer)
        self.client.force_login(self.editor)
        sent = Draft.objects.get(pk=self.second.pk)
        assert (sent.asked_by, self.found(list="waiting")) == (self.writer, {"er"})
        self.send("send", self.second)
        assert Draft.objects.get(pk=sent.pk).asked_at == sent.asked_at
        self.send("take_back", self.second)
        assert self.found(list="waiting") == set()

    def test_what_comes_next_is_one_s_own_then_what_waits_then_nobody_s(self):
        assert worklists.next_for(self.editor) == self.first
        self.send("send", self.second)
        assert worklists.next_for(self.editor) == self.second
        assert worklists.next_for(self.writer) == self.first
        self.send("hand_over", self.third, to=self.editor.pk)
        assert worklists.next_for(self.editor) == self.third

    def test_a_set_time_is_shown_wherever_the_draft_is_and_one_button_cancels_it(self):
        at = timezone.now() + timedelta(days=3)
        publication.schedule(self.first, self.editor, at)
        told = f"{timezone.localtime(at):%H:%M}"
        stop = reverse("admin:articles_draft_unschedule", args=[self.first.pk])
        pages = [reverse(LIST), reverse("admin:index")]
        for name in ("change", "preview", "publish"):
            pages.append(reverse(f"admin:articles_draft_{name}", args=[self.first.pk]))
        for page in pages:
            html = self.client.get(page).content.decode()
            assert told in html and "取消定时" in html, page
            assert stop in html or "unschedule" in html, page
        assert self.found(list="scheduled") == {"yi"}
        assert self.send("unschedule", self.first, self.writer).status_code == 403
        self.send("unschedule", self.first, self.editor)
        assert self.found(list="scheduled") == set()
        assert not queue.publish_due()

    def test_a_time_cancelled_while_the_worker_reaches_for_the_draft_publishes_nothing(self):
        Draft.objects.filter(pk=self.first.pk).update(publish_at=timezone.now())
        reached_for = Draft.objects.get(pk=self.first.pk)
        publication.unschedule(Draft.objects.filter(pk=self.first.pk))
        queue._publish(reached_for)
        assert Draft.objects.filter(pk=self.first.pk).exists() and not Report.objects.exists()

    def test_cancelling_what_is_gone_says_so(self):
        address = reverse("admin:articles_draft_unschedule", args=[self.first.pk])
        Draft.objects.all().delete()
        assert "已经不在了" in self.client.post(address, follow=True).content.decode()

    def test_the_list_is_narrowed(self):
        worklists.hand_over(Draft.objects.filter(slug="er"), self.writer)
        for narrowed, slugs in [
            ({"outlet": "江洲晚报"}, {"yi"}),
            ({"date": "2019"}, {"yi"}),
            ({"date": "2021"}, {"san"}),
            ({"date": "2019-05"}, {"yi"}),
            ({"date": "2019-06"}, set()),
            ({"date": "undated"}, set()),
            ({"tag": "渔业"}, {"yi"}),
            ({"tag": "渔"}, set()),
            ({"who": str(self.writer.pk)}, {"er"}),
            ({"left": "none"}, {"yi", "er"}),
            ({"left": "few"}, set()),
            ({"left": "many"}, {"san"}),
            ({"q": "经理张三"}, {"yi", "er"}),
            ({"q": "产量 80%以上"}, {"san"}),
            ({"q": "“今年能出"}, {"san"}),
            ({"q": "没有这几个字"}, set()),
            ({"list": "x", "date": "x", "who": "x", "left": "x"}, {"yi", "er", "san"}),
        ]:
            with self.subTest(narrowed):
                assert self.found(**narrowed) == slugs

    def test_the_list_says_what_people_write(self):
        html = self.client.get(reverse(LIST)).content.decode()
        assert "江洲晚报 2019年5月" in html and "都核对过了" in html
        of_year = self.client.get(reverse(LIST), {"date": "2019"}).content.decode()
        assert "2019年5月（1）" in of_year and "2019年5月（1）" not in html
        assert "江洲晚报（1）" in html and "2020年（1）" in html and "渔业（1）" in html

    def ask(self, one, **given):
        """The page on which it is made public, or the answer to what is sent there."""
        address = reverse("admin:articles_draft_publish", args=[one.pk])
        return self.client.post(address, given) if given else self.client.get(address)

    def test_before_a_draft_goes_out_each_thing_that_is_open_is_asked(self):
        html = self.ask(self.third).content.decode()
        for told in ("项事实没有核对：", "没有写明是哪家媒体的"):
            assert told in html
        assert "没有日期" not in html and "只有标题" not in html
        change = reverse("admin:articles_draft_change", args=[self.third.pk])
        shown = self.client.get(change).content.decode()
        places = re.findall(rf'href="{change}#([^"]+)"', html)
        assert len(places) == 2
        for place in places:
            assert f'id="{place}"' in shown
        unanswered = self.ask(self.third, at="").content.decode()
        assert "还有几处没有确认" in unanswered and not Report.objects.exists()
        later = self.ask(self.third, at="2099-01-01T08:00").content.decode()
        assert "还有几处没有确认" in later
        assert self.ask(self.third, **answers(self.third)).status_code == 302
        assert Report.objects.get().slug == "san"

    def test_a_title_alone_and_an_unknown_day_are_asked(self):
        alone = draft("si", title="只有这一句", sections=[{"paragraphs": ["只有这一句"]}])
        html = self.ask(alone).content.decode()
        assert "只有标题，没有正文" in html and "没有日期" in html

    def test_a_namesake_that_nobody_answered_is_asked_by_name(self):
        publish_paper("gong-kai", people=[manager()])
        other = draft("si", people=[manager()])
        assert "档案里已有“张三”，没有答是不是同一人" in self.ask(other).content.decode()
        Draft.objects.filter(pk=other.pk).update(identities={"p1": "new"})
        assert "没有答" not in self.ask(other).content.decode()

    def test_what_came_after_the_page_was_seen_is_asked_anew(self):
        seen = answers(self.third)
        changed = self.third.record.replace('"label": "产量"', '"label": "产值"', 1)
        assert changed != self.third.record
        Draft.objects.filter(pk=self.third.pk).update(record=changed)
        assert "还有几处没有确认" in self.ask(self.third, **seen).content.decode()

    def test_a_correction_is_asked_only_what_the_public_version_was_not(self):
        report = publish(full("wu"))
        correction = publication.open_correction(report, self.editor)
        assert asking.questions(correction) == []
        changed = full("wu")
        changed["statistics"][1] |= {"label": "产值"}
        Draft.objects.filter(pk=correction.pk).update(by="import")
        take_in(changed)
        correction.refresh_from_db()
        assert ["1 项事实" in one.words for one in asking.questions(correction)] == [True]

    def test_after_publishing_the_next_draft_is_a_click_away(self):
        assert "接着核对下一份" in self.ask(self.first).content.decode()
        answer = self.ask(self.first, next="1", **answers(self.first))
        assert answer["Location"] == reverse("admin:articles_draft_change", args=[self.second.pk])
        answer = self.ask(self.second, next="1", at="2099-01-01T08:00", **answers(self.second))
        assert answer["Location"] == reverse("admin:articles_draft_change", args=[self.third.pk])
        assert "接着核对下一份" not in self.ask(self.third).content.decode()


@pytest.mark.django_db
def test_the_first_page_shows_the_day(client):
    editor = account("编辑甲", "编辑")
    client.force_login(editor)
    publish_paper("gong-kai")
    waiting, due, failed = draft("yi"), draft("er"), draft("san")
    worklists.send_for_review(Draft.objects.filter(pk=waiting.pk), editor)
    publication.schedule(due, editor, timezone.now() + timedelta(hours=5))
    Draft.objects.filter(pk=failed.pk).update(trouble="缺少日期的依据")
    upload = Upload.objects.create(user=editor)
    Submission.objects.create(
        upload=upload, position=1, filename="坏.txt", state="refused", message="里面没有字"
    )
    html = client.get(reverse("admin:index")).content.decode()
    for told in ("题目yi", "题目er", "缺少日期的依据", "坏.txt", "里面没有字", "取消定时"):
        assert told in html
    assert "今天公开 1 篇，七天里 1 篇" in html
    assert client.get(reverse("admin:articles_submission_changelist")).status_code == 200


@pytest.mark.django_db
def test_the_first_page_of_an_empty_archive(client):
    client.force_login(account("投稿乙", "投稿"))
    html = client.get(reverse("admin:index")).content.decode()
    assert "核对下一份" not in html and "<strong>0</strong> 篇" in html
