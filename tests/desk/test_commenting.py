"""Editors speak to each other of a fact, a passage or a whole draft."""

from django.contrib.auth.models import Group, User
from django.test import Client, TestCase
from django.urls import reverse

from articles.desk import commenting
from articles.models import Comment, Draft
from tests.records import full
from tests.whole_archive import take_in


def account(name, role):
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=role))
    return user


class CommentTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor, cls.writer = account("编辑甲", "编辑"), account("投稿乙", "投稿")
        take_in(full())
        cls.draft = Draft.objects.get()

    def setUp(self):
        self.client = Client()
        self.client.force_login(self.writer)

    def say(self, words, place=""):
        address = reverse("admin:articles_draft_comments", args=[self.draft.pk])
        return self.client.post(address, {"place": place, "words": words})

    def review(self) -> str:
        address = reverse("admin:articles_draft_change", args=[self.draft.pk])
        return self.client.get(address).content.decode()

    def test_a_comment_stands_with_its_fact_until_somebody_settles_it(self):
        page = self.review()
        address = reverse("admin:articles_draft_comments", args=[self.draft.pk])
        assert f"{address}?place=p1" in page
        asked = self.client.get(address, {"place": "p1"}).content.decode()
        assert '<option value="p1" selected>王小禾</option>' in asked
        self.say("这位是副厂长吧？", "p1")
        said = Comment.objects.get()
        assert (said.about, said.user, said.done_at) == ("王小禾", self.writer, None)
        page = self.review()
        assert "这位是副厂长吧？" in page and 'href="#f-p1"' in page
        self.client.force_login(self.editor)
        settle = reverse("admin:articles_draft_settle", args=[self.draft.pk, said.pk])
        for _ in range(2):
            assert self.client.post(settle).status_code == 302
        said.refresh_from_db()
        assert said.done_by == self.editor and "这位是副厂长吧？" not in self.review()
        assert "编辑甲" in self.client.get(address).content.decode()

    def test_a_passage_is_spoken_of_by_its_words(self):
        self.say("查一查这句", "1.1")
        assert Comment.objects.get().about.startswith("示例市的王小禾在青石桥厂说")
        Draft.objects.filter(pk=self.draft.pk).update(
            record=self.draft.record.replace("示例市的王小禾", "王小禾")
        )
        assert "示例市的王小禾在青石桥厂说" in self.review()

    def test_what_is_no_comment_is_refused_and_kept_in_the_form(self):
        for words, place in [("", ""), (" ", ""), ("字" * 2001, ""), ("好", "s999"), ("好", "9.9")]:
            answer = self.say(words, place)
            assert answer.status_code == 200 and not Comment.objects.exists()
            assert words.strip()[:20] in answer.content.decode()

    def test_sent_twice_it_is_one(self):
        for _ in range(2):
            self.say("查一查")
        assert Comment.objects.count() == 1

    def test_markup_is_words(self):
        self.say("<b>粗</b>")
        assert "<b>粗</b>" not in self.review() and "&lt;b&gt;粗" in self.review()

    def test_of_another_draft_nothing_is_settled(self):
        said = commenting.say(self.draft, "", "查一查", self.writer)
        other = reverse("admin:articles_draft_settle", args=[self.draft.pk + 1, said.pk])
        assert self.client.post(other).status_code == 404
