"""Lines of a draft moved, joined, split and lifted: no fact is lost on the way."""

import json
from collections import Counter
from copy import deepcopy
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import record
from articles.desk import editing
from articles.desk.editing import NotPossible
from tests.drafts import laid
from tests.records import section

ONE = "秦川说：“今年修了3座桥。"
TWO = "明年再修3座桥。”听的人都点头。"
THREE = "石碾镇有3座桥，粮站在桥头。"
FOUR = "粮站站长秦川在柳溪市领了奖。"
FIVE = "Oldtown has 3座桥"
SIX = "2 rivers，石碾镇还是石碾镇。"
RECORD = {
    "slug": "shi-nian",
    "title": "石碾镇 又添新桥——明年还要修",
    "sections": [section(ONE, TWO), section(THREE, FOUR, heading="桥头"), section(FIVE, SIX)],
    "people": [{"id": "p1", "name": "秦川"}],
    "quotations": [{"id": "q1", "speaker_id": "p1", "at": [{"exact": f"{ONE[4:]}\n{TWO[:8]}"}]}],
    "statistics": [
        {"id": key, "label": "桥", "value": 3, "unit": "座", "at": [{"exact": "3座", "prefix": p}]}
        for key, p in (
            ("s1", "今年修了"),
            ("s2", "再修"),
            ("s3", "石碾镇有"),
            ("s4", "has "),
        )
    ],
    "organisations": [{"id": "n1", "name": "粮站", "at": [{"exact": "粮站", "prefix": "。\n"}]}],
    "places": [{"id": "n2", "name": "石碾镇"}, {"id": "n3", "name": "柳溪市"}],
}


def made(**fields):
    return record.build({**deepcopy(RECORD), **fields}).model_dump(by_alias=True)


def line(fields, words, **more):
    for number, one in enumerate(fields["sections"]):
        if words in one["paragraphs"]:
            place = {"section": number, "paragraph": one["paragraphs"].index(words)}
            return {**place, "was": words, **more}
    raise KeyError(words)


def texts(fields):
    return [[one["heading"], *one["paragraphs"]] for one in fields["sections"]]


def words_of(fields):
    """The words of each fact at each of its places, and how many places it has."""
    found = record.examine(fields)
    assert found.problems == []
    whole = ["\n".join(one["paragraphs"]) for one in fields["sections"]]
    told = {}
    for name, position, fact in found.record.facts():
        places = found.places.found[name, position]
        words = sorted(whole[at.section][at.start : at.end].replace("\n", "") for at in places)
        told[fact.id] = words
    return told


def do(op, words, fields=None, **more):
    fields = fields or made()
    before = words_of(fields)
    editing.edit(fields, {"op": op, **line(fields, words), **more})
    assert words_of(fields) == before
    return texts(fields)


def test_the_record_that_is_moved_about_is_whole():
    assert words_of(made())["n1"] == ["粮站"]


def test_a_paragraph_moves_past_its_neighbour_and_into_the_next_section():
    assert do("move_paragraph", FOUR, up=True)[1] == ["桥头", FOUR, THREE]
    assert do("move_paragraph", FOUR, up=False)[2] == [None, FOUR, FIVE, SIX]
    assert do("move_paragraph", THREE, up=True)[0] == [None, ONE, TWO, THREE]


def test_a_paragraph_goes_on_in_the_one_before_it():
    assert do("join_paragraph", TWO)[0] == [None, ONE + TWO]
    assert do("join_paragraph", FOUR)[1] == ["桥头", THREE + FOUR]
    assert do("join_paragraph", SIX)[2] == [None, f"{FIVE}{SIX}"]
    fields = made(statistics=[], sections=[section("Old 1", "2 new", THREE, FOUR, ONE, TWO)])
    assert do("join_paragraph", "2 new", fields)[0][1] == "Old 1 2 new"


def test_a_paragraph_is_split_between_words():
    assert do("split_paragraph", THREE, at=8)[1] == ["桥头", "石碾镇有3座桥，", THREE[8:], FOUR]
    assert do("split_paragraph", ONE, at=4)[0][:3] == [None, ONE[:4], ONE[4:]]
    assert do("split_paragraph", FIVE, at=8)[2][1:3] == ["Oldtown", "has 3座桥"]


def test_sections_begin_are_joined_and_change_places():
    assert do("begin_section", FOUR)[1:3] == [["桥头", THREE], [None, FOUR]]
    fields = made()
    before = words_of(fields)
    editing.edit(fields, {"op": "move_section", "section": 1, "was": "桥头", "up": True})
    assert texts(fields)[0] == ["桥头", THREE, FOUR] and words_of(fields) == before
    editing.edit(fields, {"op": "join_section", "section": 1, "was": ""})
    assert texts(fields)[0] == ["桥头", THREE, FOUR, ONE, TWO] and words_of(fields) == before


def test_a_paragraph_cut_in_its_box_keeps_its_facts():
    fields = made()
    before = words_of(fields)
    text = f"{THREE[:3]}\n{THREE[3:8]}\n{THREE[8:]}"
    editing.edit(fields, {"op": "paragraph", **line(fields, THREE), "text": text})
    assert texts(fields)[1][1:4] == text.split("\n") and words_of(fields) == before


def test_words_typed_beside_a_fact_do_not_lose_it():
    fields = made()
    before = words_of(fields)
    text = THREE.replace("石碾镇有", "石碾镇共有")
    editing.edit(fields, {"op": "paragraph", **line(fields, THREE), "text": text})
    assert words_of(fields) == before


REFUSED = [
    ("split_paragraph", THREE, {"at": 5}, "3座”会被分开"),
    ("split_paragraph", FOUR, {"at": 1}, "粮站”会被分开"),
    ("split_paragraph", SIX, {"at": 11}, "石碾镇”会被分开"),
    ("split_paragraph", SIX, {"at": 0}, "段首或段末"),
    ("split_paragraph", SIX, {"at": 99}, "段首或段末"),
    ("move_paragraph", TWO, {"up": True}, "会被分开"),
    ("move_paragraph", SIX, {"up": False}, "末尾"),
    ("join_paragraph", THREE, {}, "前面没有段落"),
    ("begin_section", THREE, {}, "已经是一节的开头"),
    ("begin_section", TWO, {}, "会被分开"),
    ("lift_paragraph", TWO, {"to": "note"}, "不认识"),
]


@pytest.mark.parametrize(("op", "words", "more", "why"), REFUSED)
def test_what_would_tear_a_fact_or_leads_nowhere_is_refused_in_words(op, words, more, why):
    fields = made()
    with pytest.raises(NotPossible, match=why):
        editing.edit(fields, {"op": op, **line(fields, words), **more})


def test_the_only_paragraph_of_a_section_takes_its_heading_along():
    parts = [section(ONE, TWO), section(THREE, heading="桥头"), section(FOUR, FIVE, SIX)]
    fields = made(sections=parts, organisations=[])
    with pytest.raises(NotPossible, match="请移动这一节"):
        editing.edit(fields, {"op": "move_paragraph", **line(fields, THREE), "up": True})


@pytest.mark.parametrize("to", ["kicker", "subtitle"])
def test_a_paragraph_becomes_the_line_above_the_title_or_below_it(to):
    fields = made(quotations=[])
    editing.edit(fields, {"op": "lift_paragraph", **line(fields, TWO), "to": to})
    assert fields[to] == TWO and texts(fields)[0] == [None, ONE]
    editing.edit(fields, {"op": "lift_paragraph", **line(fields, SIX), "to": to})
    assert fields[to] == f"{TWO} {SIX}"


@pytest.mark.parametrize(
    ("to", "at", "kicker", "title", "subtitle"),
    [
        ("kicker", None, "石碾镇", "又添新桥——明年还要修", None),
        ("subtitle", None, None, "石碾镇 又添新桥", "明年还要修"),
        ("kicker", 6, "石碾镇 又添", "新桥——明年还要修", None),
    ],
)
def test_the_title_is_cut_at_a_space_a_dash_or_the_caret(to, at, kicker, title, subtitle):
    fields = made()
    step = {"op": "split_title", "was": RECORD["title"], "to": to, "at": at}
    editing.edit(fields, step)
    assert (fields["kicker"], fields["title"], fields["subtitle"]) == (kicker, title, subtitle)


def test_a_title_of_one_piece_is_not_cut_and_a_changed_one_is_not_touched():
    fields = made(title="石碾镇又添新桥")
    with pytest.raises(NotPossible, match="没有空格或破折号"):
        editing.edit(fields, {"op": "split_title", "was": "石碾镇又添新桥", "to": "kicker"})
    with pytest.raises(editing.Moved, match="标题已经变了"):
        editing.edit(fields, {"op": "split_title", "was": "别的", "to": "kicker"})


def letters(fields):
    return Counter(
        "".join(words or "" for lines in texts(fields) for words in lines).replace(" ", "")
    )


OPS = ["move_paragraph", "move_paragraph", "join_paragraph", "split_paragraph", "begin_section"]
OPS += ["join_section", "move_section"]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_however_lines_go_about_every_fact_keeps_its_words(data):
    fields = made()
    before = words_of(fields)
    for _ in range(4):
        number = data.draw(st.integers(0, len(fields["sections"]) - 1))
        one = fields["sections"][number]
        was = data.draw(st.sampled_from(one["paragraphs"]))
        step = {"op": data.draw(st.sampled_from(OPS)), **line(fields, was)}
        step |= {"up": data.draw(st.booleans()), "at": data.draw(st.integers(0, len(was)))}
        if step["op"].endswith("section") and step["op"] != "begin_section":
            step |= {"section": number, "was": one["heading"] or ""}
        tried = deepcopy(fields)
        try:
            editing.edit(tried, step)
        except NotPossible:
            continue
        fields = tried
        assert words_of(fields) == before
    assert letters(fields) == letters(made())


class SavedTests(TestCase):
    """The steps as they are sent, saved, undone, and made by two at once."""

    @classmethod
    def setUpTestData(cls):
        cls.user = User.objects.create_superuser("主编甲")
        cls.draft = laid(RECORD)

    def setUp(self):
        self.client.force_login(self.user)
        self.draft.refresh_from_db()
        self.fields = record.load(self.draft.record)

    def send(self, op, words=None, version=None, step=None, **more):
        given = {"op": op, "version": version or self.draft.version, "step": step or uuid4().hex}
        given |= line(self.fields, words) if words else {}
        address = reverse("admin:articles_draft_step", args=[self.draft.pk])
        answer = self.client.post(address, json.dumps(given | more), "application/json")
        self.draft.refresh_from_db()
        return answer

    def texts(self):
        return texts(record.load(self.draft.record))

    def test_each_is_one_step_that_is_undone_to_the_byte_and_told(self):
        before = self.draft.record
        heading = {"section": 1, "was": "桥头", "up": False}
        steps = [
            ("move_paragraph", FOUR, {"up": False}),
            ("join_paragraph", SIX, {}),
            ("split_paragraph", THREE, {"at": 8}),
            ("begin_section", FOUR, {}),
            ("move_section", None, heading),
            ("lift_paragraph", SIX, {"to": "kicker"}),
            ("split_title", None, {"to": "subtitle", "was": RECORD["title"]}),
        ]
        for op, words, more in steps:
            with self.subTest(op):
                self.assertEqual(self.send(op, words, **more).status_code, 200)
                self.assertNotEqual(self.draft.record, before)
                after = self.draft.record
                self.send("undo")
                self.assertEqual(self.draft.record, before)
                self.send("redo")
                self.assertEqual(self.draft.record, after)
                self.send("undo")
        told = self.client.get(reverse("admin:articles_draft_versions", args=[self.draft.pk]))
        self.assertNotRegex(told.content.decode(), "(move|join|split|begin|lift)_")

    def test_facts_that_go_with_their_words_stay_looked_at(self):
        keys = [fact["id"] for name in editing.ASKED for fact in self.fields.get(name, [])]
        for key in keys:
            self.send("accept", id=key)
        for op, words, more in (
            ("move_paragraph", FOUR, {"up": True}),
            ("join_paragraph", SIX, {}),
            ("begin_section", THREE, {}),
            ("split_paragraph", ONE, {"at": 4}),
        ):
            self.fields = record.load(self.draft.record)
            self.assertEqual(self.send(op, words, **more).status_code, 200)
            self.assertEqual(self.draft.accepted, sorted(keys), op)

    def test_of_two_editors_both_steps_hold_wherever_the_line_has_gone(self):
        version = self.draft.version
        self.send("move_paragraph", FOUR, up=False)
        answer = self.send("split_paragraph", FOUR, version=version, at=6)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(self.texts()[2], [None, FOUR[:6], FOUR[6:], FIVE, SIX])

    def test_a_step_that_comes_twice_moves_once(self):
        key = uuid4().hex
        for _ in range(2):
            self.assertEqual(
                self.send("move_paragraph", THREE, step=key, up=False).status_code, 200
            )
        self.assertEqual(self.texts()[1], ["桥头", FOUR, THREE])

    def test_a_line_that_is_gone_is_told_with_what_became_of_it(self):
        version = self.draft.version
        self.send("paragraph", FOUR, text="粮站也修好了。")
        other = User.objects.create_superuser("编辑乙")
        self.client.force_login(other)
        answer = self.send("move_paragraph", FOUR, version=version, up=True)
        self.assertEqual(answer.status_code, 409)
        self.assertIn("粮站也修好了。", answer.json()["now"])
        self.assertIsNone(answer.json()["retry"])
