"""A draft is its steps: each can be taken back byte for byte, and any version brought back."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import TestCase
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyCase

from articles.archive import importing
from articles.desk import history, saving
from articles.desk.editing import NotPossible
from articles.desk.saving import Overtaken
from articles.models import Draft, Step
from articles.models.appended import Unalterable
from articles.models.steps import content_of
from articles.record import load, patches
from articles.record.patches import Content
from tests.lengths import of_long
from tests.records import TEXT, as_json, full

LINES = ["青石桥厂投产了。", "看了又看。", "看了又看。", "王小禾说，明年再来。", "末了一句。"]
EDITS = [
    {"name": "空格", "before": "末 了", "after": "末了", "applied": True},
    {"name": "段落", "before": "看了\n又看。", "after": "看了又看。", "applied": True},
]


def a_draft() -> Draft:
    """A draft of a record with a fact of every kind, some of its cleanings and two sections."""
    importing.import_file(as_json(full()), "full.json")
    draft = Draft.objects.get()
    fields = load(draft.record)
    fields["sections"][0]["paragraphs"] += LINES
    importing.import_file(as_json(fields), "full.json")
    Draft.objects.update(edits=EDITS, accepted=["p1"])
    return Draft.objects.get()


def kept(draft: Draft) -> tuple:
    draft.refresh_from_db()
    return draft.record, draft.title, draft.slug, draft.accepted, draft.identities, draft.edits


def do(draft, user, version=None, screen=None, **given):
    given = {"step": uuid4().hex, "screen": screen, **given}
    saving.step(draft, version or Draft.objects.get(pk=draft.pk).version, given, user)


def some_step(data, draft: Draft) -> dict:
    """A step that an editor could do on the draft as it is; now and then one that is refused."""
    content = content_of(draft)
    fields = content.fields
    facts = [fact["id"] for name in patches.FACT_LISTS for fact in fields.get(name, [])]
    sections = fields["sections"]
    section = data.draw(st.integers(0, len(sections) - 1))
    number = data.draw(st.integers(0, len(sections[section]["paragraphs"]) - 1))
    was = sections[section]["paragraphs"][number]
    heading = sections[section]["heading"] or ""
    words = st.sampled_from(["", "甲", "甲\n乙", "看了又看。", was, f"{was}又。"])
    line = {"section": section, "paragraph": number, "was": was}
    end = data.draw(st.integers(1, len(was)))
    start = sum(len(one) + 1 for one in sections[section]["paragraphs"][:number])
    chosen = {"section": section, "start": start, "end": start + end}
    steps = [
        {"op": "paragraph", **line, "text": data.draw(words)},
        {"op": "make_heading", **line},
        {"op": "join_section", "section": section, "was": heading},
        {"op": "heading", "section": section, "was": heading, "text": data.draw(words)},
        {"op": "head", "fields": {"title": data.draw(words), "tags": data.draw(words)}},
        {"op": "head", "fields": {"byline": data.draw(words), "slug": "another-one"}},
        {"op": "add", "list": data.draw(st.sampled_from([*patches.FACT_LISTS])), **chosen},
        {"op": "turn_edit", "number": 0, "applied": content.edits[0]["applied"]},
        {"op": "turn_edit", "number": 1, "applied": content.edits[1]["applied"]},
        {"op": "undo"},
        {"op": "redo"},
        {"op": "bring_back", "number": data.draw(st.integers(1, draft.version))},
    ]
    if facts:
        key = data.draw(st.sampled_from(facts))
        steps += [
            {"op": "delete", "id": key},
            {"op": "accept", "id": key},
            {"op": "reopen", "id": key},
            {"op": "choose", "id": key, "person": "new"},
            {"op": "place", "id": key, **chosen},
            {"op": "change", "id": key, "fields": {"label": "所指", "name": "甲", "value": "1.50"}},
            {"op": "change", "id": key, "fields": {"value": "七"}},
            {"op": "change", "id": key, "fields": {"measure": "", "no_value": "x"}},
        ]
    return data.draw(st.sampled_from(steps))


class ExactTests(PropertyCase):
    @settings(max_examples=of_long(12, 300), deadline=None, suppress_health_check=[*HealthCheck])
    @given(st.data())
    def test_undoing_all_gives_the_first_record_and_redoing_the_last_byte_for_byte(self, data):
        user = User.objects.get_or_create(username="主编甲")[0]
        draft = a_draft()
        first, states = draft.version, {draft.version: kept(draft)}
        for _ in range(data.draw(st.integers(1, 12))):
            with suppress(NotPossible):
                do(draft, user, **some_step(data, draft))
            states[Draft.objects.get().version] = kept(draft)
        for number, state in states.items():
            assert history.content_at(draft, number) == content(state)
        last, undone = kept(draft), 0
        while any(history.to_undo(draft, user)):
            do(draft, user, op="undo")
            undone += 1
        assert kept(draft) == states[first]
        for _ in range(undone):
            do(draft, user, op="redo")
        assert kept(draft) == last
        do(draft, user, op="bring_back", number=first)
        assert kept(draft) == states[first]


def content(state: tuple) -> Content:
    return Content(load(state[0]), *state[3:])


class StepTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.draft = a_draft()
        cls.first = cls.draft.version
        cls.one = User.objects.create_superuser("编辑甲", password="only for this test")
        cls.other = User.objects.create_superuser("编辑乙", password="only for this test")

    def fields(self):
        return load(Draft.objects.get().record)

    def figure(self, key="s7"):
        return next(one for one in self.fields()["statistics"] if one["id"] == key)

    def relabel(self, user, label, version=None, key="s7", **more):
        given = {"op": "change", "id": key, "fields": {"label": label}}
        do(self.draft, user, version or self.first, **given, **more)

    def summarise(self, user, words, version=None):
        do(self.draft, user, version, op="head", fields={"summary": words})

    def test_an_import_into_a_draft_is_a_step_of_it(self):
        step = Step.objects.get()
        assert (step.act, step.number, step.user) == ("import", 1, None)
        assert step.changes[0]["at"] == "text" and step.changes[0]["after"][-1] == LINES[-1]

    def test_nobody_changes_or_deletes_a_step(self):
        step = Step.objects.get()
        for alter in (step.save, step.delete, Step.objects.all().delete):
            with pytest.raises(Unalterable):
                alter()
        with pytest.raises(Unalterable):
            Step.objects.update(act="other")

    def test_a_step_holds_no_more_than_what_changed(self):
        was = self.fields()["sections"][0]["paragraphs"][1]
        line = {"section": 0, "paragraph": 1, "was": was}
        do(self.draft, self.one, op="paragraph", **line, text=f"{was}又。")
        assert Step.objects.last().changes == [
            {"at": "text", "line": 2, "before": [was], "after": [f"{was}又。"]}
        ]

    def test_steps_on_different_facts_both_hold(self):
        self.relabel(self.one, "产值")
        seen = {"op": "accept", "id": "p1"}, {"op": "reopen", "id": "p1"}
        for step in seen:
            do(self.draft, self.other, self.first, **step)
        self.summarise(self.other, "一句", self.first)
        assert self.figure()["label"] == "产值" and self.fields()["summary"] == "一句"

    def test_on_the_same_fact_the_second_is_refused_and_names_who_was_first(self):
        self.relabel(self.one, "产值")
        for step in ({"op": "reopen", "id": "s7"}, {"op": "delete", "id": "s7"}):
            with pytest.raises(Overtaken) as refused:
                do(self.draft, self.other, self.first, **step)
            assert refused.value.by.user == self.one
        self.relabel(self.other, "产值", self.first)  # the same words: nothing to refuse
        assert self.figure()["label"] == "产值"

    def test_a_fact_that_another_deleted_is_said_to_be(self):
        do(self.draft, self.one, op="delete", id="s7")
        with pytest.raises(Overtaken):
            self.relabel(self.other, "产值")

    def test_what_was_put_back_as_it_was_stands_in_nobody_s_way(self):
        self.relabel(self.one, "产值")
        do(self.draft, self.one, op="undo")
        self.relabel(self.other, "另一个")
        assert self.figure()["label"] == "另一个"

    def test_an_editor_s_own_steps_on_one_screen_are_seen_by_those_after_them(self):
        screen = uuid4().hex
        self.relabel(self.one, "产值", screen=screen)
        self.relabel(self.one, "总产值", screen=screen)
        assert self.figure()["label"] == "总产值"
        with pytest.raises(Overtaken):
            self.relabel(self.one, "别的", screen=uuid4().hex)

    def test_a_paragraph_is_known_by_its_words_wherever_others_have_moved_it(self):
        lines = self.fields()["sections"][0]["paragraphs"]
        first = {"op": "paragraph", "section": 0, "paragraph": 0, "was": lines[0]}
        do(self.draft, self.one, **first, text=f"头一句。\n{lines[0]}")
        last = {"op": "paragraph", "section": 0, "paragraph": len(lines) - 1, "was": lines[-1]}
        do(self.draft, self.other, self.first, **last, text="改过的末句。")
        now = self.fields()["sections"][0]["paragraphs"]
        assert now == ["头一句。", *lines[:-1], "改过的末句。"]
        with pytest.raises(Overtaken):
            do(self.draft, self.one, self.first, **last, text="又一个。")

    def test_selected_words_are_known_wherever_others_have_moved_them(self):
        lines = self.fields()["sections"][0]["paragraphs"]
        start = "\n".join(lines).index("末了")
        chosen = {"section": 0, "start": start, "end": start + 2, "exact": "末了"}
        first = {"op": "paragraph", "section": 0, "paragraph": 0, "was": lines[0]}
        do(self.draft, self.one, **first, text=f"看了又看。\n{lines[0]}")
        do(self.draft, self.other, self.first, op="add", list="places", **chosen)
        assert self.fields()["places"][-1]["name"] == "末了"
        chosen |= {"start": 0, "end": 4, "exact": "看了又看"}  # three times in the text
        with pytest.raises(NotPossible, match="对不上"):
            do(self.draft, self.other, self.first, op="add", list="places", **chosen | {"start": 1})

    def test_each_editor_undoes_their_own(self):
        self.relabel(self.one, "产值")
        self.summarise(self.other, "一句")
        do(self.draft, self.one, op="undo")
        assert self.figure()["label"] != "产值" and self.fields()["summary"] == "一句"
        with pytest.raises(NotPossible, match="没有可以撤销"):
            do(self.draft, self.one, op="undo")
        do(self.draft, self.one, op="redo")
        assert self.figure()["label"] == "产值"

    def test_what_another_changed_since_is_not_undone(self):
        self.summarise(self.one, "一句")
        self.summarise(self.other, "另一句")
        with pytest.raises(Overtaken) as refused:
            do(self.draft, self.one, op="undo")
        assert refused.value.by.user == self.other and self.fields()["summary"] == "另一句"

    def test_what_another_changed_since_is_left_for_the_step_before_it_and_said_once(self):
        self.relabel(self.one, "产值")
        self.relabel(self.one, "比率", Draft.objects.get().version, key="s9")
        self.summarise(self.one, "一句")
        self.summarise(self.other, "另一句")
        said = [self.left_by_undoing() for _ in range(2)]
        assert (self.figure("s9")["label"], self.figure()["label"]) == ("产量", "产量")
        assert said == [[("head", self.other)], []] and self.fields()["summary"] == "另一句"
        with pytest.raises(Overtaken):
            do(self.draft, self.one, op="undo")
        for _ in range(2):
            do(self.draft, self.one, op="redo")
        assert (self.figure("s9")["label"], self.figure()["label"]) == ("比率", "产值")

    def left_by_undoing(self):
        key = uuid4().hex
        do(self.draft, self.one, op="undo", step=key)
        self.draft.refresh_from_db()
        return [(step.act, by.user) for step, by in saving.passed_over(self.draft, key)]

    def test_the_screen_is_told_what_was_left_and_why(self):
        self.client.force_login(self.one)
        self.relabel(self.one, "产值")
        self.summarise(self.one, "一句")
        self.summarise(self.other, "另一句")
        address = reverse("admin:articles_draft_step", args=[self.draft.pk])
        given = {"op": "undo", "step": uuid4().hex, "version": Draft.objects.get().version}
        told = self.client.post(address, given, content_type="application/json").json()
        [left] = told["passed"]
        assert left["what"] == "撤销：改报道信息" and "编辑乙" in left["why"]
        assert self.figure()["label"] == "产量"

    def test_django_s_own_history_of_a_draft_leads_to_its_steps(self):
        self.client.force_login(self.one)
        answer = self.client.get(reverse("admin:articles_draft_history", args=[self.draft.pk]))
        assert answer["Location"] == reverse("admin:articles_draft_versions", args=[self.draft.pk])
        gone = reverse("admin:articles_draft_history", args=[10**6])
        assert self.client.get(gone).status_code == 404

    def test_a_new_step_leaves_nothing_to_redo(self):
        self.summarise(self.one, "一句")
        do(self.draft, self.one, op="undo")
        self.relabel(self.one, "产值", Draft.objects.get().version)
        with pytest.raises(NotPossible, match="没有可以重做"):
            do(self.draft, self.one, op="redo")

    def test_twenty_steps_and_more_are_undone_and_redone_one_by_one(self):
        for number in range(25):
            self.summarise(self.one, f"第 {number} 句")
        for number in reversed(range(24)):
            do(self.draft, self.one, op="undo")
            assert self.fields()["summary"] == f"第 {number} 句"
        for number in range(1, 25):
            do(self.draft, self.one, op="redo")
            assert self.fields()["summary"] == f"第 {number} 句"

    def test_cleaning_is_undone_below_a_heading_of_two_lines(self):
        do(self.draft, self.one, op="heading", section=0, was="", text="甲\n乙")
        line = {"section": 0, "paragraph": 0, "was": TEXT}
        do(self.draft, self.one, op="paragraph", **line, text="")
        do(self.draft, self.one, op="turn_edit", number=0, applied=True)
        [section] = self.fields()["sections"]
        assert section["heading"] == "甲\n乙" and section["paragraphs"][-1] == "末 了一句。"

    def test_a_version_that_never_was_is_not_brought_back(self):
        for number in (0, -1, 99):
            with pytest.raises(NotPossible, match="没有这一版"):
                do(self.draft, self.one, op="bring_back", number=number)

    def test_a_step_is_small(self):
        for step in ({"op": "accept", "id": "s7"}, {"op": "delete", "id": "p1"}):
            do(self.draft, self.one, **step)
        assert all(len(json.dumps(one.changes)) < 2_000 for one in Step.objects.all())


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="tried on PostgreSQL: --postgres")
@pytest.mark.django_db(transaction=True)
def test_steps_of_many_at_once_all_hold_and_stand_in_one_order():
    """On PostgreSQL, where two transactions can go on at once."""
    draft, fields = a_draft(), ("kicker", "subtitle", "outlet", "summary", "note", "rights")
    users = {name: User.objects.create_user(name) for name in fields}
    start = Barrier(len(fields))

    def write(name):
        start.wait()
        try:
            own = Draft.objects.get(pk=draft.pk)
            saving.step(own, draft.version, head(name), users[name])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(fields)) as threads:
        list(threads.map(write, fields))
    now = content_of(Draft.objects.get()).fields
    assert [now[name] for name in fields] == [f"{name}的字" for name in fields]
    numbers = list(Step.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(fields) + 2))
    assert history.content_at(draft, draft.version) == content_of(draft)  # as it was read
    assert history.content_at(Draft.objects.get(), draft.version) == content_of(draft)


def head(name: str) -> dict:
    return {"op": "head", "step": uuid4().hex, "fields": {name: f"{name}的字"}}
