"""Every change between a text and its draft is listed: what stood there, what stands there."""

import pytest

from articles.drafting import draft
from articles.drafting.layout.edits import Edit

LEAD = "九月的青河镇稻浪翻滚，收割机在田间来回穿梭，农户们忙着把新粮运回家中。"
LONG = "青河镇的水渠从山脚一直修到了村口。镇里的人说，这条渠前前后后修了整整三年才通，引来了机关、"
REST = "学校和几家企业的人来看，大家都说这水来得不容易。"
TITLE = "青河新米飘香进城来"


def edits(text: str) -> list[Edit]:
    return draft(text, with_model=False).edits


def told(text: str) -> list[tuple[str, str, str, int | None]]:
    return [(one.name, one.before, one.after, one.at) for one in edits(text)]


MADE = ("移作标题", f"\n{TITLE}\n", "\n", 0)
CHANGES = [
    (f"{TITLE}\n{LEAD}", []),
    (f"{TITLE}\n\n\n{LEAD}", [("去空行", "\n\n", "", None)]),
    (f"{TITLE}\n　　{LEAD}", [("去行首缩进", "\n　　", "\n", 0)]),
    (f"{TITLE}\n{LEAD}  \n", [("去行尾空格", "  \n", "\n", 35)]),
    (f"{TITLE}\n记　者看见{LEAD}", [("去全角空格", "　", " ", 1)]),
    (f"{TITLE}\n水\u200b清了。{LEAD}", [("去看不见的字符", "\u200b", "", 1)]),
    (f"{TITLE}\n水  清了。{LEAD}", [("去多余空格", "  ", " ", 1)]),
    (f"{TITLE}\n{LONG}  \n　　{REST}", [("接回断行", "  \n　　", "", 45)]),
    (f"{TITLE}\n{LEAD}孙小禾", [("移作署名", "孙小禾\n", "\n", 35)]),
    (f"{TITLE}\n本报记者 孙小禾\n{LEAD}", [("移作署名", "\n本报记者 孙小禾\n", "\n", 0)]),
]


@pytest.mark.parametrize(("text", "changes"), CHANGES)
def test_each_change_is_told_at_its_place(text, changes):
    assert sorted(told(text), key=str) == sorted([MADE, *changes], key=str)
    assert all(one.applied and not one.proposed for one in edits(text))


def test_a_change_is_known_by_what_stands_beside_it():
    change = edits(f"{TITLE}\n水\u200b清了。")[-1]
    assert (change.left, change.right) == ("\n水", "清了。\n")


PROPOSED = [
    (f"{TITLE}\n{TITLE}\n{LEAD}", ("去重复的题目", f"\n{TITLE}\n", "\n", 0)),
    (f"{TITLE}\n{LEAD}\n水清了。（完）", ("去文末标记", "（完）\n", "\n", 39)),
    (f"{TITLE}\n自已修。{LEAD}", ("疑似错字", "已", "己", 1)),
    (f"{TITLE}\n他说“水清了。", ("“”不成对", "\n", "\n", 0)),
    (f"青河“新米飘香进城来\n{LEAD}", ("“”不成对", "\n", "\n", None)),
]


@pytest.mark.parametrize(("text", "proposed"), PROPOSED)
def test_what_is_proposed_is_told_and_not_done(text, proposed):
    found = [one for one in edits(text) if one.proposed]
    assert [(one.name, one.before, one.after, one.at) for one in found] == [proposed]
    assert not found[0].applied


def test_many_changes_within_a_line_are_told_as_one():
    (change,) = [one for one in edits(f"{TITLE}\n{'水  清，' * 9}{LEAD}") if one.at]
    assert change.name == "去多余空格" and change.before.count("  ") == 9
    assert change.after == change.before.replace("  ", " ")
