"""Whoever is new practises on an invented report, which is in no list and never becomes public."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from articles import record
from articles.archive.importing import Refused
from articles.desk import (
    batches,
    day,
    discarding,
    finding,
    practising,
    publication,
    queue,
    redrafting,
    reviewing,
    worklists,
)
from articles.desk.editing import NotPossible
from articles.models import BatchItem, Draft, Report, Shingle
from articles.record.schema import FACT_LISTS
from tests.answers import answers
from tests.records import paper
from tests.whole_archive import publish_paper, take_in

LIST = reverse("admin:articles_draft_changelist")
PRACTISE = reverse("admin:articles_draft_practise")
BUTTON = "拿一篇示例练手"
NEVER = "这是练习稿，不能公开"


def account(name: str, *roles: str) -> User:
    user = User.objects.create_user(name, password="only for this test")
    user.groups.add(*Group.objects.filter(name__in=roles))
    return user


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, draft: Draft) -> str:
    return reverse(f"admin:articles_draft_{name}", args=[draft.pk])


@pytest.mark.long
class PractisingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.addClassCleanup(setattr, redrafting, "SECONDS", redrafting.SECONDS)
        redrafting.SECONDS = 600  # on a machine under load
        cls.editor, cls.chief = account("编辑甲", "编辑"), account("主编乙", "主编")
        cls.place = logged_in(cls.editor).post(PRACTISE)["Location"]
        cls.draft = Draft.objects.get()

    def setUp(self):
        self.client = logged_in(self.editor)

    def page(self, address: str, user: User | None = None) -> str:
        return logged_in(user or self.editor).get(address).content.decode()

    def is_still_practised_on(self) -> bool:
        return Draft.objects.filter(pk=self.draft.pk).exists() and not Report.objects.exists()

    def test_it_is_drafted_with_something_of_every_kind_and_walked_through(self):
        assert self.place == f"{at('change', self.draft)}#tour"
        read = record.load(self.draft.record)
        assert [name for name in FACT_LISTS if not read.get(name)] == []
        text = practising.REPORT.read_text("utf-8")
        assert 300 <= len("".join(text.split())) <= 500
        review = reviewing.review(self.draft)
        assert review.unsure and self.draft.edits and not review.problems

    def test_each_editor_has_one_however_often_it_is_asked_for(self):
        assert self.client.post(PRACTISE)["Location"] == self.place
        other = logged_in(self.chief).post(PRACTISE)["Location"]
        assert other == logged_in(self.chief).post(PRACTISE)["Location"]
        assert other != self.place and Draft.objects.count() == 2

    def test_who_could_not_throw_it_away_gets_none(self):
        writer, reader = account("投稿丙", "投稿"), account("读者丁")
        assert logged_in(writer).post(PRACTISE).status_code == 403
        assert reverse("admin:login") in logged_in(reader).post(PRACTISE)["Location"]
        assert self.client.get(PRACTISE).status_code == 405
        forged = Client(enforce_csrf_checks=True)
        forged.force_login(self.chief)
        assert forged.post(PRACTISE).status_code == 403
        assert BUTTON not in self.page(reverse("desk-help"), writer)
        assert BUTTON not in self.page(reverse("admin:index"), writer)
        assert Draft.objects.get() == self.draft

    def test_it_is_offered_on_the_help_page_and_on_the_first_while_nothing_waits(self):
        for user in (self.editor, self.chief):
            assert BUTTON in self.page(reverse("desk-help"), user)
            assert BUTTON in self.page(reverse("admin:index"), user)
        take_in(paper("yi"))
        assert BUTTON in self.page(reverse("desk-help"))
        assert BUTTON not in self.page(reverse("admin:index"))

    def test_its_page_says_what_it_is_and_offers_to_throw_it_away_not_to_publish_it(self):
        for user in (self.editor, self.chief):
            page = self.page(at("change", self.draft), user)
            assert "<strong>练习稿</strong>" in page and at("delete", self.draft) in page
            for name in ("publish", "send", "hand_over"):
                assert at(name, self.draft) not in page
            assert at("publish", self.draft) not in self.page(at("preview", self.draft), user)
            page = self.page(at("publish", self.draft), user)
            assert NEVER in page and 'name="at"' not in page

    def test_no_form_publishes_it(self):
        for user in (self.editor, self.chief):
            client = logged_in(user)
            for when in ("", "2099-01-01T08:00"):
                given = {"at": when, "reason": "", **answers(self.draft)}
                answer = client.post(at("publish", self.draft), given)
                assert NEVER in answer.content.decode()
            chosen = {"action": "publish_all", "_selected_action": [self.draft.pk]}
            client.post(LIST, {**chosen, "batch": uuid4().hex, "number": "1", "anyway": "on"})
        assert self.is_still_practised_on() and not BatchItem.objects.exists()
        assert not Draft.objects.exclude(publish_at=None).exists()

    def test_nothing_else_publishes_it(self):
        later = timezone.now() + timedelta(hours=1)
        with pytest.raises(Refused, match=NEVER):
            publication.publish(self.draft, self.chief)
        with pytest.raises(Refused, match=NEVER):
            publication.schedule(self.draft, self.chief, later)
        batches.make(uuid4(), self.chief, "publish", {"anyway": True}, Draft.objects.all())
        Draft.objects.update(publish_at=timezone.now(), publish_by=self.chief)
        while queue.work_once():
            pass
        assert self.is_still_practised_on()
        assert (BatchItem.objects.get().message, Draft.objects.get().trouble) == (NEVER, NEVER)

    def test_it_is_in_no_list_nor_count(self):
        Draft.objects.update(trouble="没有成", asked_at=timezone.now(), asked_by=self.editor)
        for user in (self.editor, self.chief):
            today = day.day(user)
            assert (today.drafts, today.next, today.for_review, today.failed) == (0, None, [], [])
            assert not any(one.number for one in today.waiting)
            assert not any(one.drafts(user).exists() for one in worklists.WORKLISTS)
        for asked in ({}, {"q": "渡槽"}, {"list": "mine"}):
            page = self.client.get(LIST, asked)
            shown = page.context["cl"]
            assert (shown.result_count, shown.full_result_count) == (0, 0)
            assert self.draft.title not in page.content.decode()
        assert not finding.dates() and not finding.tags() and not finding.outlets()
        assert not Shingle.objects.exists()  # no file handed in is found to be like it

    def test_thrown_away_it_can_be_had_anew_and_only_one_stands(self):
        answer = self.client.post(at("delete", self.draft), {"post": "yes"}, follow=True)
        assert "已删去" in answer.content.decode() and not Draft.objects.exists()
        anew = self.client.post(PRACTISE)["Location"]
        assert anew != self.place and Draft.objects.get().is_practice
        with pytest.raises(NotPossible):
            discarding.bring_back(self.draft.pk, self.editor)

    def test_where_drafting_takes_too_long_the_editor_is_told_to_ask_again(self):
        publish_paper("yi", tags=["渡口的旧事"])  # drafting knows other words
        self.addCleanup(setattr, redrafting, "SECONDS", redrafting.SECONDS)
        redrafting.SECONDS = 0
        answer = logged_in(self.chief).post(PRACTISE, follow=True)
        assert practising.NOT_DRAFTED.partition("“")[0] in answer.content.decode()
        assert Draft.objects.get() == self.draft
