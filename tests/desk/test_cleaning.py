"""What cleaning did is marked where it was done, told in words, and undone one by one."""

import json
import re
from dataclasses import asdict
from io import BytesIO
from uuid import uuid4

from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from articles import drafting, record
from articles.desk import cleaning, intake, queue
from articles.drafting.layout.edits import visible
from articles.models import Draft

LONG = "青河镇的水渠从山脚一直修到了村口。镇里的人说，这条渠前前后后修了整整三年才通，引来了机关、"
REST = "学校和几家企业的人来看，大家都说这水来得不容易。"
FRAGMENTS = [
    "　　", " ", "\t", "\n", "\n", "\n", "\r\n", "\n\n", "\x0b", "\x85", "\u2028", "\u200b", "\x00",
    "张　三", "青河", "的的", "自已", "，", "。。", "“", "”", "一、", "记者", "word", "12", LONG,
    REST, "😀", "\n本报记者 孙小禾\n", "（完）", "\n来源：青河日报\n", "\n青河新米飘香进城来\n",
    "\n水\n", "【责任编辑：孙小禾】",
]  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=40).map("".join)


def lines_of(fields: dict) -> list[str]:
    return [line.words for line in cleaning.Text(fields).lines]


@given(texts, st.randoms(use_true_random=False))
def test_all_changes_undone_give_the_words_of_the_source_and_made_again_the_draft(text, random):
    """In whatever order, so none goes unlisted; the lines as they stood, where none was moved."""
    try:
        drafted = drafting.draft(text, with_model=False)
    except drafting.Unreadable:
        return
    fields, edits = dict(drafted.record), [asdict(edit) for edit in drafted.edits]
    was = lines_of(fields)
    for edit, place in zip(edits, cleaning.places(cleaning.Text(fields), edits), strict=True):
        assert (place is None) == (edit["at"] is None), edit
    made = [at for at, edit in enumerate(edits) if edit["applied"] and edit["at"] is not None]
    for number in random.sample(made, len(made)):
        edits = cleaning.turn(fields, edits, number, True)
    now = lines_of(fields)
    assert visible("".join(now)) == visible(text)
    if not any(edit["name"].startswith("移作") for edit in edits):
        assert now == [line for line in text.splitlines() if visible(line)]
    for number in random.sample(made, len(made)):
        edits = cleaning.turn(fields, edits, number, False)
    assert lines_of(fields) == was


TEXT = f"""青石桥厂投产
本报记者 孙小禾

　　青石桥厂昨天投产，厂长王　禾说：“机器  都转起来了。”
{LONG}
{REST}
　　厂里有工人300名，自已的食堂也开了。
来源：青河日报
"""
AGAIN = "这一处后来改过"


class CleaningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = User.objects.create_superuser("编辑甲")
        intake.receive(cls.editor, [("甲.txt", BytesIO(TEXT.encode()))], "")
        queue.work_once()

    def setUp(self):
        self.client = Client()
        self.client.force_login(self.editor)
        self.draft = Draft.objects.get()

    def number(self, name: str) -> int:
        self.draft.refresh_from_db()
        return next(at for at, one in enumerate(self.draft.edits) if one["name"] == name)

    def take(self, **step):
        self.draft.refresh_from_db()
        step = {"version": self.draft.version, "step": uuid4().hex, **step}
        address = reverse("admin:articles_draft_step", args=[self.draft.pk])
        answer = self.client.post(address, json.dumps(step), content_type="application/json")
        self.draft.refresh_from_db()
        return answer

    def turn(self, name: str, applied=True):
        return self.take(op="turn_edit", number=self.number(name), applied=applied)

    def lines(self) -> list[str]:
        self.draft.refresh_from_db()
        return lines_of(record.load(self.draft.record))

    def page(self) -> str:
        address = reverse("admin:articles_draft_change", args=[self.draft.pk])
        return self.client.get(address).content.decode()

    def test_each_change_has_a_mark_at_its_place_and_a_line_in_the_list(self):
        page = self.page()
        for number, edit in enumerate(self.draft.edits):
            assert page.count(f'id="e{number}"') == 1, edit
            assert page.count(f'id="c{number}"') == (edit["at"] is not None), edit
            assert (f'href="#c{number}"' in page) == (edit["at"] is not None), edit
        assert "清理改了 3 处" in page and "提示 2 处" in page
        words = re.findall(r'<a class="cleaned[^>]*aria-label="([^"]+)"', page)
        assert "清理：去行首缩进，原来是 2 个全角空格" in words
        assert "清理：去多余空格，原来是 2 个空格，改成了 1 个空格" in words
        assert "提示：疑似错字，“已”，可改成“己”" in words
        assert "清理：接回断行，原来是 1 处换行" in words

    def test_the_marks_stand_in_the_text_and_have_no_words(self):
        page = self.page()
        for was, line in re.findall(r'data-was="([^"]*)"[^>]*>\s*<p>(.*?)</p>', page):
            assert re.sub("<[^>]+>", "", line) == was
        assert re.search(r"引来了机关、<a [^>]*接回断行[^>]*></a>学校", page)

    def test_a_line_that_left_the_text_is_shown_where_it_stood_and_put_back(self):
        page = self.page()
        assert re.search(
            r"移作署名</a>：<s>本报记者 孙小禾</s>.*放回.*data-paragraph=\"0\"", page, re.S
        )
        assert self.turn("移作署名").status_code == 200
        assert self.lines()[0] == "本报记者 孙小禾"
        assert self.turn("移作标题").status_code == 200
        assert self.lines()[:2] == ["青石桥厂投产", "本报记者 孙小禾"]
        self.take(op="undo")
        assert self.lines()[0] == "本报记者 孙小禾"

    def test_one_is_undone_and_the_others_stay_as_they_are(self):
        was = self.lines()
        assert self.turn("去多余空格").status_code == 200
        assert self.lines() == [was[0].replace("机器 都", "机器  都"), *was[1:]]
        assert self.turn("接回断行").status_code == 200
        assert self.lines()[1:3] == [LONG, REST]
        assert self.turn("去行首缩进").status_code == 200
        assert self.lines()[0].startswith("　　青石桥厂")
        for name in ("去多余空格", "去行首缩进", "接回断行"):
            assert self.turn(name, applied=False).status_code == 200
        assert self.lines() == was

    def test_ctrl_z_takes_back_that_one_was_undone(self):
        was = self.draft.record, self.draft.edits
        self.turn("接回断行")
        self.take(op="undo")
        assert (self.draft.record, self.draft.edits) == was

    def test_the_history_names_what_was_undone(self):
        self.turn("接回断行")
        history = reverse("admin:articles_draft_versions", args=[self.draft.pk])
        assert "“接回断行”照做" in self.client.get(history).content.decode()

    def test_a_line_that_was_proposed_for_taking_out_is_shown_then_and_comes_back(self):
        was = self.lines()
        assert self.turn("去署名、来源", applied=False).status_code == 200
        assert self.lines() == was[:-1]
        assert "<s>来源：青河日报</s>" in self.page()
        assert self.turn("去署名、来源").status_code == 200
        assert self.lines() == was

    def test_a_mark_stays_with_its_words_wherever_they_go(self):
        was = self.lines()
        more = {"op": "paragraph", "section": 0, "paragraph": 0, "was": was[0]}
        self.take(**more, text=f"新的一段。\n{was[0]}")
        assert self.turn("接回断行").status_code == 200
        assert self.lines() == ["新的一段。", was[0], LONG, REST, *was[2:]]
        self.take(op="paragraph", section=0, paragraph=1, was=was[0], text=f"{was[0]}又一句。")
        assert self.turn("去多余空格").status_code == 200
        assert "机器  都" in self.lines()[1]

    def test_where_the_words_are_others_it_is_said_and_nothing_changes(self):
        was = self.lines()
        self.take(op="paragraph", section=0, paragraph=1, was=was[1], text="都改了。")
        now = self.lines()
        answer = self.turn("接回断行")
        assert answer.status_code == 400 and AGAIN in answer.json()["message"]
        assert self.lines() == now
        number = self.number("接回断行")
        page = self.page()
        assert f'id="c{number}"' not in page and "那里后来改过" in page

    def test_the_last_paragraph_under_a_heading_does_not_take_it_away(self):
        was = self.lines()
        self.take(op="make_heading", section=0, paragraph=len(was) - 2, was=was[-2])
        answer = self.turn("去署名、来源", applied=False)
        assert answer.status_code == 400 and "小标题" in answer.json()["message"]

    def test_a_list_that_the_screen_shows_is_not_sent_again(self):
        known = "".join(re.findall('data-digest="([^"]+)"', self.page()))
        head = self.take(op="head", fields={"summary": "一句"}, known=known).json()["head"]
        assert head.count("data-digest") == 3 and "<li" not in head
        given = {"op": "turn_edit", "number": self.number("接回断行"), "applied": True}
        head = self.take(**given, known=known).json()["head"]
        assert head.count("data-digest") == 3 and head.count("<ol>") == 1

    def test_what_was_cleaned_before_places_were_kept_is_undone_as_well(self):
        edit = {"name": "去行首缩进", "line": 3, "applied": True}
        edit |= {"before": "　　" + self.lines()[0], "after": self.lines()[0]}
        blank = {"name": "去空行", "line": None, "before": "\n", "after": "", "applied": True}
        Draft.objects.update(edits=[blank, edit])
        assert 'id="c1"' in self.page()
        assert self.turn("去行首缩进").status_code == 200
        assert self.lines()[0].startswith("　　")
        assert self.turn("去空行").status_code == 400
