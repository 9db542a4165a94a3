"""How texts and questions are split; nothing here knows the index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.normalising import fold
from articles.search import terms
from articles.search.meant_names import readings, spellings
from articles.search.query import Query, Within, Word, parse


@given(st.text())
def test_a_folded_text_is_as_long_as_it_was(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "one, other",
    [("ＡＢＣ１２", "abc12"), ("臺灣產業", "台湾产业"), ("5Ｇ", "5g"), ("垃圾", "垃圾")],
)
def test_what_is_taken_as_the_same_folds_together(one, other):
    assert fold(one) == fold(other)


def test_characters_stand_alone_and_latin_words_whole():
    assert terms.split("5G基站，1-10月") == ["5g", "基", "站", "_", "1", "_", "10", "月"]


def test_pairs_do_not_reach_across_a_gap():
    singles, pairs = terms.indexed("垃圾，分类5G基站")
    assert singles == "垃 圾 _ 分 类 5g 基 站"
    assert pairs == "垃圾 _ _ 分类 _ _ 基站"


def test_the_longest_latin_words_are_several():
    assert terms.split("a" * 50 + "甲") == ["a" * terms.LONGEST, "a" * 10, "甲"]


@pytest.mark.parametrize("text", ["10亿元", "十亿元", "1,000,000,000元"])
def test_a_number_is_one_term_however_it_is_printed(text):
    assert terms.printed_word(text) == "=1000000000元"
    assert "=1000000000元" in terms.numbers(f"总投资{text}。")


@pytest.mark.parametrize("text", ["一", "两栋", "十字路口的", "元", "第一", "百姓"])
def test_what_is_no_large_number_has_no_term(text):
    assert terms.printed_word(text) is None or text == "百姓"


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("", Query()),
        ("，。！", Query()),
        ("垃圾 分类", Query(((Word("垃圾"),), (Word("分类"),)))),
        ("“垃圾 分类”", Query(((Word("垃圾 分类", True),),))),
        ('"垃圾', Query(((Word("垃圾", True),),))),
        ("垃圾 -分类", Query(((Word("垃圾"),),), (Word("分类"),))),
        ("垃圾 OR 分类", Query(((Word("垃圾"), Word("分类")),))),
        ("OR", Query()),
        ("tag:工业 厂", Query(((Within("tag", "工业"),), (Word("厂"),)))),
        ("Year：2021", Query(((Within("year", "2021"),),))),
        ("tag:工业 OR tag:乡村", Query(((Within("tag", "工业"), Within("tag", "乡村")),))),
        ("厂 -tag:工业", Query(((Word("厂"),),), (Within("tag", "工业"),))),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(typed, meant):
    assert parse(typed) == meant


@given(st.text(max_size=400))
def test_anything_typed_is_read(typed):
    parse(typed)


def test_pinyin_is_read_as_syllables():
    assert "yang zhong" in readings("yangzhong")
    assert "xi an" in readings("xian") and "xian" in readings("xian")
    assert readings("qqq") == []


@pytest.mark.parametrize(
    "typed, begun",
    [
        ("Yang Zhong", "yang zhong"),
        ("yangzh", "yang zh"),
        ("lvliang", "lyu liang"),
        ("q", "q"),
        ("xi'an", "xi an"),
    ],
)
def test_a_spelling_may_be_begun(typed, begun):
    assert begun in spellings(typed)


@pytest.mark.parametrize("typed", ["", "王", "yang8", "Ｙ！"])
def test_what_is_no_pinyin_has_no_spelling(typed):
    assert spellings(typed) == []
