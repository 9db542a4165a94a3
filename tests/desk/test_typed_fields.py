"""What an editor types into the fields of a draft, as people write it."""

import json
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse

from articles import record
from articles.archive.withdrawing import withdraw
from articles.desk.editing import tags_in
from articles.models import Draft, Report
from tests.whole_archive import publish_paper, take_in

FIELDS = {
    "slug": "tong-qiao",
    "title": "铜桥修好了",
    "published": "2019-04",
    "sections": [{"paragraphs": ["铜桥花了30天修好。"]}],
    "statistics": [
        {"id": "s1", "label": "工期", "exact": "30天", "value": 30, "unit": "天"},
    ],
}


class TypedFieldsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = User.objects.create_superuser("chief")
        take_in(FIELDS)
        cls.draft = Draft.objects.get()

    def setUp(self):
        self.client.force_login(self.user)

    def send(self, **given):
        self.draft.refresh_from_db()
        given |= {"version": self.draft.version, "step": uuid4().hex}
        address = reverse("admin:articles_draft_step", args=[self.draft.pk])
        answer = self.client.post(address, json.dumps(given), content_type="application/json")
        self.draft.refresh_from_db()
        return answer

    def head(self, **fields):
        return self.send(op="head", fields=fields)

    def change(self, **fields):
        return self.send(op="change", id="s1", fields=fields)

    def kept(self):
        return record.load(self.draft.record)

    def test_a_date_is_typed_and_shown_as_people_write_it(self):
        answer = self.head(published="二〇二三年十二月")
        self.assertEqual(self.kept()["published"], "2023-12")
        self.assertIn('name="published" value="2023年12月"', answer.json()["head"])
        history = self.client.get(reverse("admin:articles_draft_versions", args=[self.draft.pk]))
        self.assertNotContains(history, "2023-12<")
        self.head(published="")
        self.assertIsNone(self.kept()["published"])

    def test_so_is_the_date_of_a_figures_period(self):
        answer = self.change(period_edtf="２０２３年１２月５日")
        self.assertEqual(self.kept()["statistics"][0]["period_edtf"], "2023-12-05")
        self.assertIn('name="period_edtf" value="2023年12月5日"', str(answer.json()))

    def test_what_is_no_date_changes_nothing_and_is_told_in_words(self):
        for send in (lambda: self.head(published="腊月"), lambda: self.change(period_edtf="腊月")):
            version = self.draft.version
            answer = send()
            self.assertEqual((answer.status_code, self.draft.version), (400, version))
            self.assertIn("看不出“腊月”是哪一天", answer.json()["message"])
            self.assertIn("请写成 2023年12月5日", answer.json()["message"])

    def test_outlets_bylines_and_tags_of_the_archive_are_offered_the_commonest_first(self):
        said = (
            ("a1", "镇报", "渡口"),
            ("b2", "江报", "桥"),
            ("c3", "江报", "桥"),
            ("d4", "桥报", "桥"),
        )
        for slug, outlet, tag in said:
            byline = [{"name": "王小禾", "role": "记者"}]
            publish_paper(slug, outlet=outlet, tags=[tag], byline=byline)
        withdraw(Report.objects.get(slug="d4"), "不该登", self.user)
        page = self.client.get(reverse("admin:articles_draft_change", args=[self.draft.pk]))
        offered = {one.field: one.words for one in page.context["offered"]}
        self.assertEqual(
            offered,
            {"outlet": ["江报", "镇报"], "byline": ["记者 王小禾"], "tags": ["桥", "渡口"]},
        )
        self.assertContains(page, '<datalist id="offered-tags"><option value="桥"></option>')
        for name in ("outlet", "tags"):
            self.assertRegex(page.text, rf'name="{name}" value="[^"]*" list="offered-{name}"')
        self.assertContains(page, 'list="offered-byline" data-adds="head-byline"')


@pytest.mark.parametrize("mark", ["、", "，", "；", ",", ";", " ", "　", "，\n", "； "])
def test_tags_are_typed_with_any_mark_between(mark):
    assert tags_in(f"{mark}渔业{mark}桥{mark}{mark}渔业{mark}") == ["渔业", "桥"]
