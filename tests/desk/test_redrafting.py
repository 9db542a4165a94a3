"""Drafting again looks at the text as it is, and keeps what editors have reviewed."""

import json
from io import BytesIO
from multiprocessing import active_children
from threading import Thread
from time import sleep
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.urls import reverse

from articles import record
from articles.desk import commenting, intake, publication, queue, redrafting
from articles.models import Draft
from articles.record.schema import FACT_LISTS

LEAD = "江心洲渡口添了一艘新船，能坐乘客190人，去年运了18万人。"
SAID = "船长周大江说：“风大也不怕。”"
LAST = "渡口旁边种了3000棵柳树，占地12亩。"
TEXT = f"江心洲渡口添新船\n\n{LEAD}\n{SAID}\n{LAST}\n"
OTHER = "渡口旁边修了2公里长的步道，占地12亩。"


@pytest.mark.long
class RedraftingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = User.objects.create_superuser("编辑甲")
        cls.other = User.objects.create_superuser("编辑乙")
        intake.receive(cls.editor, [("甲.txt", BytesIO(TEXT.encode()))], "")
        queue.work_once()

    def setUp(self):
        self.draft = Draft.objects.get()
        self.wait(600)  # on a machine under load

    def wait(self, seconds: float):
        self.addCleanup(setattr, redrafting, "SECONDS", redrafting.SECONDS)
        redrafting.SECONDS = seconds

    def take(self, op, user=None, version=None, **step):
        self.draft.refresh_from_db()
        client = Client()
        client.force_login(user or self.editor)
        step |= {"op": op, "version": version or self.draft.version, "step": uuid4().hex}
        address = reverse("admin:articles_draft_step", args=[self.draft.pk])
        answer = client.post(address, json.dumps(step), content_type="application/json")
        self.draft.refresh_from_db()
        return answer

    def facts(self) -> dict[str, dict]:
        self.draft.refresh_from_db()
        fields = record.load(self.draft.record)
        return {one["id"]: one for name in FACT_LISTS for one in fields.get(name, ())}

    def key(self, words: str) -> str:
        return next(key for key, one in self.facts().items() if words in _words(one))

    def words(self) -> list[str]:
        return [_words(one) for one in self.facts().values()]

    def edit(self, was: str, text: str):
        number = record.load(self.draft.record)["sections"][0]["paragraphs"].index(was)
        given = {"section": 0, "paragraph": number, "was": was, "text": text}
        assert self.take("paragraph", **given).status_code == 200

    def test_what_was_reviewed_stays_and_the_rest_is_as_the_text_is_now(self):
        accepted, edited, deleted = map(self.key, ("18万", "190人", "周大江"))
        self.take("accept", id=accepted)
        self.take("change", id=edited, fields={"label": "载客", "value": "190"})
        self.take("reopen", id=edited)
        self.take("delete", id=deleted)
        commenting.say(self.draft, self.key("3000"), "请核对", self.editor)
        talked_of, gone = self.key("3000"), self.key("12亩")
        self.edit(LAST, OTHER)
        before = self.facts()
        answer = self.take("redraft")
        assert answer.status_code == 200
        after = self.facts()
        assert all(after[key] == before[key] for key in (accepted, edited, talked_of))
        assert deleted not in after and not any(words == "周大江" for words in self.words())
        assert after[gone]["at"] != [] and _words(after[gone]) == "12亩"
        assert "2公里" in self.words()
        new = self.key("2公里")
        assert new not in before and new not in self.draft.accepted
        assert self.draft.reasons[new]["confidence"] > 0
        assert self.draft.accepted == [accepted]
        assert "新添 1 项" in answer.json()["said"] and f'id="f-{new}"' in answer.json()["facts"]
        assert self.draft.comments.get().place == talked_of

    def test_open_facts_whose_words_are_gone_go_and_one_undo_brings_all_back(self):
        self.edit(LAST, "渡口旁边种了柳树。")
        before = self.draft.record
        answer = self.take("redraft")
        assert "去掉 2 项" in answer.json()["said"]
        assert not {"3000棵", "12亩"} & set(self.words())
        self.take("undo")
        assert self.draft.record == before
        self.take("redo")
        assert not {"3000棵", "12亩"} & set(self.words())

    def test_drafted_again_unchanged_it_is_as_it_was_and_says_so(self):
        before = self.draft.record
        assert self.take("redraft").json()["said"] == redrafting.SAME
        assert self.draft.record == before

    def test_a_fact_with_other_words_by_an_editor_is_not_drafted_beside_its_own(self):
        key = self.key("190人")
        at = LEAD.index("乘客190人")
        place = {"section": 0, "start": at, "end": at + 6, "exact": "乘客190人"}
        self.take("place", id=key, **place)
        self.take("redraft")
        assert [words for words in self.words() if "190" in words] == ["乘客190人"]

    def test_a_deletion_that_was_undone_refuses_nothing(self):
        key = self.key("18万")
        self.take("delete", id=key)
        self.take("undo")
        self.take("redraft")
        assert self.key("18万") == key
        self.take("redo")
        self.take("delete", id=key)
        self.take("redraft")
        assert not any("18万" in words for words in self.words())

    def test_what_another_editor_did_meanwhile_stays(self):
        seen = self.draft.version
        key = self.key("18万")
        self.take("change", user=self.other, id=key, fields={"label": "乙写的", "value": "180000"})
        self.edit(LAST, OTHER)
        assert self.take("redraft", version=seen).status_code == 200
        assert self.facts()[key]["label"] == "乙写的" and "2公里" in self.words()

    def test_in_a_correction_the_facts_of_the_public_report_stay(self):
        report = publication.publish(self.draft, self.editor, answered=None)
        self.draft = publication.open_correction(report, self.editor)
        self.edit(LAST, OTHER)
        before = self.facts()
        assert self.take("redraft").status_code == 200
        after = self.facts()
        assert {key: after[key] for key in before} == before
        assert [_words(after[key]) for key in after.keys() - before] == ["2公里"]

    def test_an_id_is_never_given_to_another_fact(self):
        gone = self.key("12亩")
        self.edit(LAST, "渡口旁边种了柳树。")
        self.take("redraft")
        self.edit("渡口旁边种了柳树。", "渡口旁边修了2公里长的步道。")
        self.take("redraft")
        assert self.key("2公里") != gone and gone not in self.facts()

    def test_where_it_takes_too_long_nothing_changes_and_it_is_said(self):
        self.edit(LAST, f"{LAST}天晴。")
        self.wait(0)
        self.refused("没有起草完，草稿没有变")

    def test_where_the_process_dies_nothing_changes_and_it_is_said(self):
        self.edit(LAST, f"{LAST}下雨。")
        killer = Thread(target=kill_the_drafter)
        killer.start()
        self.refused("中断了，草稿没有变")
        killer.join()

    def refused(self, said: str):
        before = self.draft.record, self.draft.version
        answer = self.take("redraft")
        assert answer.status_code == 400 and said in answer.json()["message"]
        assert (self.draft.record, self.draft.version) == before


def kill_the_drafter():
    while not (found := [one for one in active_children() if one.name == "drafter"]):
        sleep(0.01)
    found[0].kill()


def _words(fact: dict) -> str:
    return fact.get("name") or (fact.get("at") or [{}])[0].get("exact") or ""
