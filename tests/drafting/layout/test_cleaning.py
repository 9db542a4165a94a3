"""Copied text put in order: white space goes, cut sentences are joined, words stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.drafting.layout import slips
from articles.drafting.layout.cleaning import clean
from articles.drafting.layout.edits import Proposal
from articles.record.checks import CONTROLS

# forty characters and more: a line that is prose, not a heading
LONG = "青河镇的水渠从山脚一直修到了村口。镇里的人说，这条渠前前后后修了整整三年才通，引来了机关、"
STANDFIRST = "把水引上山坡，把路修进村口，让一条清水河连起十里八乡，在青河走出一条种粮致富的新路子"
REST = "学校和几家企业的人来看，大家都说这水来得不容易。"
WRAPPED = """　　青河镇的水渠从山脚一直修到了村口，镇里的
人说，这条渠修了整整三年才通水，通水那一天全
村的人都到渠边来看，孩子们跟着水流跑了很远很
远，老人们说，这样的场面好多年没有见到过了。
从前村里吃水要到山下去挑，来回要走两个小时。
　　如今打开龙头就有水，地里的庄稼也不再怕旱，
今年收成比往年好了许多，外出的人也回来了。"""
FRAGMENTS = [
    "　　", " ", "\t", "\n", "\r\n", "\n\n", "\x0b", "\x85", "\u2028", "\u200b", "\ufeff", "\x00",
    "张　三", "青河", "的", "，", "。", "“", "”", "一、", "记者", "word", "12", LONG, REST, "😀",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
)


def less_space(text: str) -> str:
    """The text less white space, zero-width spaces and the controls that no record takes."""
    kept = CONTROLS.sub("", text.replace("\u200b", "").replace("\ufeff", ""))
    return "".join(kept.split())


@given(texts)
def test_no_word_is_altered(text):
    lines = clean(text)
    assert less_space("".join(lines)) == less_space(text)
    assert all(line == line.strip() and line for line in lines)
    assert not any(CONTROLS.search(line) or "\n" in line for line in lines)


def test_nothing_is_done_to_a_clean_text():
    text = "青河新米飘香\n今年的米比去年香。\n“真香！”他说。"
    assert clean(text) == text.split("\n")


def test_a_text_of_white_space_has_no_lines():
    assert clean(" \n　\n\u200b") == []


def test_indents_blank_lines_and_trailing_blanks_go():
    assert clean("\n\n　　水清了。\n\n稻香了。  \n") == ["水清了。", "稻香了。"]


def test_a_padded_name_is_closed_up():
    assert clean("记者　张　三") == ["记者 张三"]
    assert clean("用一条清水河　连起千亩田") == ["用一条清水河 连起千亩田"]
    assert clean("总　则") == ["总则"]


def test_one_space_is_kept_where_there_are_several():
    assert clean("用一条清水河  连起千亩田") == ["用一条清水河 连起千亩田"]


def test_what_cannot_be_seen_goes():
    assert clean("\ufeff水\u200b清\x01了。") == ["水清了。"]


# cut sentences

WHOLE = [
    (LONG.removesuffix("、") + "。", REST),
    ("青河新米飘香，一河清水连起千亩田", LONG + "。"),
    ("一、修路先修心", REST),
    ("本报记者 孙小禾", REST),
    ("孙小禾", REST),
    (LONG.removesuffix("、") + "：", "水从哪里来，人就到哪里去。"),
    (LONG, "一、水从哪里来，人就到哪里去。"),
    (LONG.removesuffix("，引来了机关、") + "。孙小禾", REST),
    (LONG.removesuffix("、"), "今年，渠里的水一直没有断过。"),
    (LONG.removesuffix("、"), "“水来得不容易。”他说。"),
    (LONG.removesuffix("、"), "青河日报"),
    (LONG, "（记者 孙小禾）"),
    ("水从山上来，", "一路到门前。"),
    ("图为青河镇的水渠", REST),
    (STANDFIRST, REST),
    ("要种就种最好的", REST),
    ("人人都来参与", REST),
    (LONG.removesuffix("、") + "的水。本文图片均为 孙小禾 图", REST),
    (LONG + "（完）", REST),
]
CUT = [
    (LONG, REST),
    (LONG.removesuffix("、"), REST),
    ("水渠通了，", "村里的人都来看，孩子们跟着水跑，跑得最快。"),
    ("渠长一千二百米，比去年长了百分之十，占到全镇的15", "％，来看的人很多。"),
    ("来看水渠的有学校的老师和", "学生，也有从外地回来的人。"),
    ("他说起那条水渠时总爱提到“", "三年不下山”的故事，讲了很多遍。"),
]


@pytest.mark.parametrize(("first", "second"), WHOLE)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_whole_lines_are_not_joined(first, second, between):
    assert clean(first + between + second) == [first, second]


@pytest.mark.parametrize(("first", "second"), CUT)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n　　"])
def test_a_cut_sentence_is_joined(first, second, between):
    assert clean(first + between + second) == [first + second]


def test_lines_broken_at_a_width_are_joined_into_their_paragraphs():
    assert [line[:4] for line in clean(WRAPPED)] == ["青河镇的", "如今打开"]


def test_a_title_above_wrapped_lines_stays_alone():
    assert clean("青河通水记\n" + WRAPPED)[0] == "青河通水记"
    assert len(clean("青河通水记\n" + WRAPPED)) == 3


def test_words_in_letters_keep_a_space_between_them():
    first = LONG.removesuffix("、") + " the old"
    assert clean(f"{first}\ncanal，村里人都来看。") == [f"{first} canal，村里人都来看。"]


# slips

SOUND = [
    "他的的确确来过青河，实实在在做了事。",
    "是是非非都过去了，一家人和和美美。",
    "他打的的士停在村口。",
    "等了很久……水来了。",
    "周末来看水渠的人很多。",
    "“水来了！”他说，“快看！”",
    "“水来了，村里人都去看。\n“路也通了。”他说。",
    "他现在在青河。",
    "这是修渠目的的一部分。",
    "粮食来自已通水的田，他自己经常去看。",
    "（记者 孙小禾)",
    "这是D’Angelo的渠。",
    "很多人围在渠边，个人驻足不前。",
]
SLIPS = [
    ("青河的的水清了。", "疑似重复字", "青河的水清了。"),
    ("水清了，，稻香了。", "疑似重复标点", "水清了，稻香了。"),
    ("水清了。，稻香了。", "疑似重复标点", "水清了，稻香了。"),
    ("自已的水渠自己修。", "疑似错字", "自己的水渠自己修。"),
    ("走到田边，人眼皆是金黄。", "疑似错字", "走到田边，入眼皆是金黄。"),
    ("他说“水来了。", "“”不成对", "他说“水来了。"),
    ("《青河记是一本书。", "《》不成对", "《青河记是一本书。"),
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_words_are_not_called_slips(text):
    assert list(slips.of_lines(clean(text))) == []


@pytest.mark.parametrize(("text", "name", "mended"), SLIPS)
def test_a_slip_is_shown_and_left(text, name, mended):
    assert clean(text) == [text]
    assert list(slips.of_lines([text])) == [Proposal(name, 0, text, mended)]
