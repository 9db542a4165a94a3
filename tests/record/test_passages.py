"""A passage is the fact's own sentence, cut where it is long."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.record.passages import AFTER, BEFORE, CUT, anchor_of, chinese, label_of, passage_of


@dataclass
class Section:
    text: str
    position: int = 1
    heading: str = ""


@dataclass
class Fact:
    section: Section
    start: int
    end: int

    @property
    def exact(self):
        return self.section.text[self.start : self.end]

    words_url = "/reports/x/#n1"


def passage(text, words):
    start = text.index(words)
    return passage_of(Fact(Section(text), start, start + len(words)))


def test_other_sentences_are_left_out():
    found = passage("第一句。第二句说甲来了；第三句。", "甲")
    assert (found.before, found.exact, found.after) == ("第二句说", "甲", "来了；")


def test_other_paragraphs_are_left_out():
    found = passage("上一段\n甲来了\n下一段", "甲")
    assert (found.before, found.after) == ("", "来了")


def test_a_closing_mark_of_the_sentence_before_is_left_out():
    assert passage("他说：“好。”甲也说好。", "甲").before == ""


def test_a_long_sentence_is_cut_on_both_sides():
    found = passage("前" * 200 + "甲" + "后" * 200, "甲")
    assert found.before == CUT + "前" * BEFORE
    assert found.after == "后" * AFTER + CUT


def test_a_fact_across_paragraphs_stands_in_one_line():
    assert passage("甲\n乙", "甲\n乙").exact == "甲 乙"


@given(st.text("甲。\n”", min_size=1, max_size=30), st.data())
def test_a_passage_is_made_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = passage_of(Fact(Section(text), start, end))
    assert found.before in text
    assert text[:end].endswith(text[start:end])
    assert found.after in text
    assert "\n" not in found.before + found.exact + found.after


@pytest.mark.parametrize(
    ("position", "heading", "anchor", "label"),
    [
        (1, "", "lead", "导语"),
        (1, "题", "sec1", "题"),
        (2, "“红色帮办”助跑", "sec2", "“红色帮办”助跑"),
        (2, "", "sec2", "第二节"),
        (10, "", "sec10", "第十节"),
        (12, "", "sec12", "第十二节"),
        (20, "", "sec20", "第二十节"),
        (99, "", "sec99", "第九十九节"),
        (120, "", "sec120", "第120节"),
    ],
)
def test_sections_are_called(position, heading, anchor, label):
    section = Section("甲", position, heading)
    assert (anchor_of(section), label_of(section)) == (anchor, label)


def test_every_number_has_words_of_its_own():
    assert len({chinese(number) for number in range(1, 100)}) == 99
