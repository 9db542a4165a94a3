import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import limits
from articles.language import pinyin


@pytest.mark.parametrize(
    "name, slug",
    [
        ("单田", "shan-tian"),
        ("曾可", "zeng-ke"),
        ("仇英", "qiu-ying"),
        ("解放", "xie-fang"),
        ("任强", "ren-qiang"),
        ("区小明", "ou-xiao-ming"),
        ("尉迟恭", "yu-chi-gong"),
        ("单于", "shan-yu"),  # a surname and a name, not a title alone
        ("单", "dan"),
        ("吕绿", "lyu-lyu"),
        ("马云", "ma-yun"),
        ("John 李", "john-li"),
        ("", ""),
        ("😀", ""),
    ],
)
def test_a_person_is_spelt_with_the_surname_read_as_one(name, slug):
    assert pinyin.slug_of(pinyin.person_syllables(name)) == slug


def test_words_are_not_read_as_surnames():
    assert pinyin.syllables("单位") == ["dan", "wei"]
    assert pinyin.syllables("曾经") == ["ceng", "jing"]


def test_a_slug_is_cut_after_a_whole_syllable():
    slug = pinyin.slug_of(pinyin.syllables("扬中市新坝镇" * 20))
    assert 53 < len(slug) <= limits.MADE_SLUG_CHARACTERS
    assert set(slug.split("-")) == {"yang", "zhong", "shi", "xin", "ba", "zhen"}


def test_a_slug_that_fits_exactly_is_whole():
    assert pinyin.slug_of(["a" * 30, "b" * 29]) == f"{'a' * 30}-{'b' * 29}"
    assert pinyin.slug_of(["a" * 30, "b" * 30]) == "a" * 30
    assert pinyin.slug_of(["a" * 61]) == "a" * 60


@given(st.text())
def test_a_slug_is_ascii_words_joined_by_single_hyphens(text):
    slug = pinyin.slug_of(pinyin.syllables(text))
    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= limits.MADE_SLUG_CHARACTERS


@pytest.mark.parametrize(
    "name, initial", [("扬中", "Y"), ("单田", "D"), ("10号楼", "#"), ("😀", "#"), ("IT", "I")]
)
def test_a_name_stands_under_its_first_letter(name, initial):
    assert pinyin.initial_of(pinyin.syllables(name)) == initial
