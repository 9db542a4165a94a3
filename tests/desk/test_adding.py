"""A fact that an editor adds is read by the drafter, and looked at when nothing is missing."""

import json
from uuid import uuid4

from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse

from articles import record
from tests.drafts import laid
from tests.records import of_text
from tests.whole_archive import publish_paper

PARAGRAPHS = (
    "柳溪市石碾镇粮站站长秦川说：“今年能收10余万担。”",
    "成活率由20%提高到80%以上，新渠工程投资约320万元。",
    "数十家企业参加。有人问：“哪天完工？”",
)
WHOLE = {  # of each kind words that carry all that it needs
    "statistics": "10余万担",
    "quotations": "“今年能收10余万担。”",
    "people": "秦川",
    "organisations": "柳溪市石碾镇粮站",
    "places": "石碾镇",
    "projects": "新渠工程",
    "honours": "新渠工程",
}


class AddingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = User.objects.create_superuser("主编甲")
        cls.draft = laid(
            of_text(
                *PARAGRAPHS,
                people=[{"id": "p7", "name": "秦川", "role": "站长"}],
                statistics=[
                    {"id": "s1", "label": "成活率", "exact": "20%", "value": 20, "unit": "%"}
                ],
            )
        )

    def setUp(self):
        self.client.force_login(self.user)
        self.draft.refresh_from_db()

    def send(self, **given):
        given = {"version": self.draft.version, "step": uuid4().hex, **given}
        address = reverse("admin:articles_draft_step", args=[self.draft.pk])
        answer = self.client.post(address, json.dumps(given), content_type="application/json")
        self.draft.refresh_from_db()
        return answer

    def add(self, name, words, **given):
        start = "\n".join(PARAGRAPHS).index(words)
        span = {"section": 0, "start": start, "end": start + len(words), "exact": words}
        answer = self.send(op="add", list=name, **span, **given)
        self.assertEqual(answer.status_code, 200, answer.content.decode())
        return answer.json()

    def fact(self, name):
        return record.load(self.draft.record)[name][-1]

    def test_what_is_whole_counts_as_looked_at_and_goes_with_one_undo(self):
        before = self.draft.record
        for name, words in WHOLE.items():
            with self.subTest(name):
                told = self.add(name, words)
                self.assertEqual(told["added"], self.fact(name)["id"])
                self.assertIn(told["added"], self.draft.accepted)
                self.send(op="undo")
                self.assertEqual((self.draft.record, self.draft.accepted), (before, []))

    def test_its_fields_are_filled_in_and_lead_to_the_other_facts(self):
        self.add("statistics", "80%以上")
        figure = self.fact("statistics")
        expected = {"value": 80, "unit": "%", "qualifier": "以上", "measure": "share", "from": "s1"}
        self.assertEqual({field: figure[field] for field in expected}, expected)
        self.add("quotations", "今年能收10余万担。")
        said = self.fact("quotations")
        self.assertEqual((said["speaker"], said["speaker_id"]), ("秦川", "p7"))

    def test_what_lacks_something_is_open_and_names_the_field(self):
        for name, words, field in (
            ("statistics", "数十家", "value"),
            ("quotations", "哪天完工？", "speaker"),
        ):
            with self.subTest(name):
                told = self.add(name, words)
                self.assertNotIn(told["added"], self.draft.accepted)
                self.assertRegex(
                    told["facts"], rf'data-key="{told["added"]}"[^>]*data-amiss="{field}'
                )

    def test_a_step_that_comes_twice_names_the_same_fact(self):
        given = {"step": uuid4().hex}
        told = [self.add("places", "石碾镇", **given)["added"] for _ in range(2)]
        self.assertEqual(told[0], told[1])
        self.assertEqual(len(record.load(self.draft.record)["places"]), 1)

    def test_one_of_a_name_that_the_archive_has_is_asked_about_first(self):
        publish_paper("another", people=[{"name": "张三"}])
        self.draft = laid(of_text("张三来了。", slug="yet-another"))
        answer = self.send(op="add", list="people", section=0, start=0, end=2, exact="张三")
        self.assertEqual(self.draft.accepted, [])
        self.assertIn("是哪一位", answer.json()["facts"])
