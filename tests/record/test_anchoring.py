from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.record.anchoring import (
    Anchor,
    NameFinder,
    edit_distance,
    find_quote,
    nearest,
    occurrences,
    stands_once,
)


class Searched(str):
    """A text that counts how often it is searched."""

    times = 0

    def find(self, *given):
        self.times += 1
        return super().find(*given)


WORDS = st.text(alphabet="甲乙丙𠮷1", min_size=1, max_size=8)
TEXTS = st.lists(st.text(alphabet="甲乙丙𠮷1\n", max_size=30), min_size=1, max_size=3)


def distance_by_table(one: str, other: str) -> int:
    """Levenshtein distance, by the book."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


@given(st.text(alphabet="甲乙丙𠮷", max_size=90), st.text(alphabet="甲乙丙𠮷", max_size=90))
def test_edit_distance_is_levenshtein_s(one, other):
    assert edit_distance(one, other) == distance_by_table(one, other)


@given(TEXTS, WORDS)
def test_the_nearest_passage_has_the_least_distance_of_all_windows(texts, words):
    windows = {
        text[start : start + len(words)]
        for text in texts
        for start in range(max(1, len(text) - len(words) + 1))
    }
    alike = [window for window in windows if set(window) & set(words)]
    found = nearest(texts, words, seconds=60)
    if not alike:
        assert found is None
    else:
        assert found.distance == min(distance_by_table(words, window) for window in windows)
        assert found.distance == distance_by_table(words, found.words)
        assert found.words in texts[found.section - 1]


def test_the_nearest_passage_is_named_by_section_and_paragraph():
    found = nearest(["第一节", "甲段\n江洲今年新签约109个"], "新签约190个")
    assert (found.words, found.section, found.paragraph) == ("新签约109个", 2, 2)


@pytest.mark.parametrize("texts", [[], [""], ["全无"]])
def test_nothing_is_near_where_no_character_is_shared(texts):
    assert nearest(texts, "甲乙") is None


@pytest.mark.long
@pytest.mark.parametrize("length", [20, 2_000, 100_000, 200_000])
def test_the_search_is_bounded_on_the_longest_text(length):
    """A bound with room for a slow machine; unbounded, the longest words take minutes."""
    text = "".join(chr(0x4E00 + at * 7919 % 5000) for at in range(200_000))
    words = text[1000 : 1000 + length][::-1] + "不"
    start = monotonic()
    assert nearest([text], words) is not None
    assert monotonic() - start < 10


def test_no_time_at_all_still_gives_an_answer_or_none():
    assert nearest(["甲乙丙"], "甲乙丁", seconds=0) in (None, nearest(["甲乙丙"], "甲乙丁"))


@given(st.text(alphabet="甲乙", max_size=20), st.text(alphabet="甲乙", min_size=1, max_size=3))
def test_every_occurrence_is_found_overlapping_ones_too(text, words):
    expected = [at for at in range(len(text)) if text.startswith(words, at)]
    assert list(occurrences(text, words)) == expected


def test_prefix_and_suffix_touch_the_words():
    texts = ["甲10乙10丙", "10丁"]
    assert find_quote(texts, "10", "乙", "") == [Anchor(0, 4, 6)]
    assert find_quote(texts, "10", "", "丁") == [Anchor(1, 0, 2)]
    assert find_quote(texts, "10", "甲", "丙") == []
    assert len(find_quote(texts, "10", "", "")) == 3


def test_words_are_not_found_across_sections():
    assert find_quote(["甲乙", "丙丁"], "乙丙", "", "") == []
    assert find_quote(["甲乙\n丙丁"], "乙\n丙", "", "") == [Anchor(0, 1, 4)]


def test_offsets_count_code_points():
    assert find_quote(["𠮷😀甲"], "甲", "", "") == [Anchor(0, 2, 3)]


def test_a_longer_name_keeps_its_words_from_shorter_ones():
    found = NameFinder(["扬中市住建局在扬中"]).find_all(["扬中", "扬中市住建局", "住建局"])
    assert found["扬中市住建局"] == [Anchor(0, 0, 6)]
    assert found["扬中"] == [Anchor(0, 7, 9)]
    assert found["住建局"] == []


def test_what_is_claimed_is_kept_from_shorter_names():
    found = NameFinder(["三新村党委在三新村"], [Anchor(0, 0, 5)]).find_all(["三新村"])
    assert found["三新村"] == [Anchor(0, 6, 9)]


def test_a_name_does_not_overlap_itself():
    assert NameFinder(["甲甲甲甲甲"]).find_all(["甲甲"])["甲甲"] == [
        Anchor(0, 0, 2),
        Anchor(0, 2, 4),
    ]


@given(TEXTS, st.sets(WORDS, max_size=5))
def test_names_found_stand_where_they_are_said_to(texts, names):
    found = NameFinder(texts).find_all(names)
    assert set(found) == names
    for name, anchors in found.items():
        assert anchors == sorted(set(anchors))
        for anchor in anchors:
            assert texts[anchor.section][anchor.start : anchor.end] == name
            assert not any(
                longer.section == anchor.section
                and longer.start < anchor.end
                and anchor.start < longer.end
                for other, places in found.items()
                if len(other) > len(name)
                for longer in places
            )


def test_words_stand_once_or_more_often_or_nowhere():
    assert stands_once(["甲乙", "丙甲"], "乙")
    assert not stands_once(["甲乙", "丙甲"], "甲")
    assert not stands_once(["甲甲甲"], "甲甲")
    assert not stands_once(["甲乙", "丙甲"], "丁")


def test_words_that_stand_everywhere_are_looked_for_no_further_than_the_second_place():
    text = Searched("甲" * 1000)
    assert not stands_once([text], "甲")
    assert text.times == 2


def test_the_first_places_are_found_without_the_others():
    text = Searched("甲" * 1000)
    assert find_quote([text], "甲", "甲", "", most=2) == [Anchor(0, 1, 2), Anchor(0, 2, 3)]
    assert text.times == 2
