"""What leads to words: never half a word at its edges, never the wrong place, all signs escaped."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pages.text_fragments import LONGEST, REACH, Page

TEXT = "到今年1-8月，本区新开工厂房93间，万元以上设备57台，都用上了。"
LETTERS = "甲乙丙a1，。“”-&,·— \n×"


def fragment(text, words, place=0, above=()):
    """What leads to the words where they stand for the first time, or a later one."""
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    page = Page([*above, text])
    return page.fragment(len(above), starts[place], starts[place] + len(words))


def terms(text, words, place=0, above=()):
    """[prefix-, words, -suffix], as a browser reads them."""
    found = fragment(text, words, place, above)
    return [unquote(term) for term in found.removeprefix(":~:text=").split(",")] if found else []


class TestEdges:
    def test_a_prefix_begins_and_a_suffix_ends_where_no_dictionary_is_asked(self):
        assert terms(TEXT, "新开工厂房93间") == ["本区-", "新开工厂房93间", "-，"]
        assert terms(TEXT, "万元以上设备") == ["，-", "万元以上设备", "-57"]
        assert terms(TEXT, "8月") == ["1--", "8月", "-，"]

    @pytest.mark.parametrize(
        ("text", "words", "expected"),
        [
            ("他说——好的——后来，", "好的", ["——-", "好的", "-——后来，"]),
            ("他说……好的……后来，", "好的", ["……-", "好的", "-……后来，"]),
            ("完了，，好的，，后来", "好的", ["，，-", "好的", "-，，"]),
            ("共3.5和4.6万元，好", "6万元", ["4.-", "6万元", "-，"]),
            ("中国·蓝色智谷，好", "蓝色智谷", ["·-", "蓝色智谷", "-，"]),
            ("看𠮷野家，𠮷野家，好", "野家，好", ["，𠮷-", "野家，好"]),
        ],
    )
    def test_no_run_of_marks_and_no_number_is_cut(self, text, words, expected):
        assert terms(text, words) == expected

    def test_letters_that_no_rule_is_sure_of_are_no_edge(self):
        assert terms("去café甲店，看", "甲店") == ["café-", "甲店", "-，"]
        assert terms("去cafe\u0301s店，看", "店") == ["cafe\u0301s-", "店", "-，"]
        assert terms("去คาเฟ่店，看", "店") == ["去คาเฟ่-", "店", "-，"]

    def test_words_at_the_beginning_and_end_of_a_paragraph_need_nothing_there(self):
        text = "上一段完。\n扬中办了厂，好\n下一段来。"
        assert terms(text, "扬中") == ["扬中", "-办了厂，"]
        assert terms(text, "好") == ["，-", "好"]
        assert terms(text, "扬中办了厂，好") == ["扬中办了厂，好"]

    def test_space_is_no_edge_of_a_term(self):
        assert terms("　　共 12 个 ，好", " 12 ") == ["共-", "12", "-个 ，"]
        assert fragment("甲  乙", "  ") == ""


class TestPlace:
    def test_a_later_place_is_told_by_more_around_it(self):
        text = "甲说好，乙说好，丙说好，丁说好，"
        assert terms(text, "说好", 2) == ["丙-", "说好", "-，"]
        text = "，甲厂说好，人来，甲厂说好，人走。"
        assert terms(text, "好", 1) == ["甲厂说-", "好", "-，人走"]

    def test_what_stands_above_counts_too(self):
        assert terms("扬中好，人多。", "扬中", above=["扬中好，人少"]) == ["扬中", "-好，人多"]
        assert terms("扬中好", "扬中", above=["扬中好"]) == []

    def test_what_stands_below_does_not(self):
        page = Page(["扬中好，人多。", "扬中好，人多。"])
        assert page.fragment(0, 0, 2) and not page.fragment(1, 0, 2)

    @pytest.mark.parametrize("same", ["ＡＢＣ公司好，", "abc公司好，", "ABC公司好。"])
    def test_case_and_width_make_no_difference(self, same):
        assert terms(f"{same}ABC公司好，人多。", "公司", 1) == [f"{same[-1]}ABC-", "公司", "-好"]

    def test_one_quotation_mark_is_like_another(self):
        assert terms('，"甲"好，“甲”好', "甲", 1) == ["好，“-", "甲", "-”"]

    def test_a_prefix_does_not_stand_right_after_itself(self):
        # Chromium finds the first, and goes on too far
        assert terms("，厂，厂甲", "甲") == ["厂，厂-", "甲"]

    def test_notes_in_the_margin_are_told_apart_by_a_stop(self):
        assert terms("12个养殖户，人多。", "12个") == ["12个", "-养殖户，"]


class TestWords:
    def test_many_words_are_told_by_their_first_and_last(self):
        text = "他说，我们办好了事；大家都来看看，说一声好，很高兴很高兴的。后来"
        assert terms(text, text[3:-3]) == ["，-", "我们办好了事", "很高兴很高兴的", "-。"]

    def test_words_over_paragraphs_are(self):
        assert terms("他说：“来\n看”，好", "来\n看") == ["：“-", "来", "看", "-”，"]

    def test_the_last_words_are_not_found_within(self):
        text = "他说，大家都来看看，又说大家都来看看，再一次，又说大家都来看看。完"
        assert terms(text, text[3:-2])[-2:] == ["又说大家都来看看", "-。"]

    def test_long_words_without_an_edge_have_none(self):
        assert fragment("说，" + "好" * LONGEST + "。", "好" * LONGEST) != ""
        assert fragment("说，" + "好" * (LONGEST + 1) + "。", "好" * (LONGEST + 1)) == ""
        assert fragment("好" * 99 + "\n来，看", "好" * 99 + "\n来") == ""
        assert fragment("说，" + "好" * (REACH + 1) + "甲。", "甲") == ""


def searched(found: str) -> re.Pattern:
    """What a browser looks for, the words as a group."""
    assert re.fullmatch(r":~:text=([^-,&\s]+-,)?[^-,&\s]+(,[^-,&\s]+)?(,-[^-,&\s]+)?", found)
    given = found.removeprefix(":~:text=").split(",")
    before = given.pop(0) if given[0].endswith("-") else "-"
    after = given.pop() if given[-1].startswith("-") else "-"
    before, after, *words = (
        re.escape(unquote(term)).replace(r"\ ", r"\s+") for term in (before[:-1], after[1:], *given)
    )
    return re.compile(rf"{before}\s*({r'[^$]*?'.join(words)})\s*{after}")


@given(st.lists(st.text(LETTERS, max_size=40), min_size=1, max_size=3), st.data())
def test_any_words_are_found_first_where_they_stand(blocks, data):
    number = data.draw(st.integers(0, len(blocks) - 1))
    end = data.draw(st.integers(0, len(blocks[number])))
    start = data.draw(st.integers(0, end))
    found = Page(blocks).fragment(number, start, end)
    if found:
        words = searched(found).search("\n".join(blocks))
        above = sum(len(block) + 1 for block in blocks[:number])
        assert words[1] == blocks[number][start:end].strip()
        assert above + start <= words.start(1) and words.end(1) <= above + end
        assert len(found) < 9 * (2 * REACH + LONGEST)
