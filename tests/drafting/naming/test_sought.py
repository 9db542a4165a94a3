"""Many words found in one reading; all names here are invented."""

from articles.drafting.naming.sought import Sought


def test_every_word_at_every_place_the_longer_one_first():
    found = Sought(["王小", "王小禾", "小禾"]).everywhere("王小禾、王小")
    assert list(found) == [("王小禾", 0), ("王小", 0), ("小禾", 1), ("王小", 4)]


def test_words_apart_share_no_characters():
    found = Sought(["王小", "王小禾", "小禾"]).apart("王小禾、王小")
    assert list(found) == [("王小禾", 0), ("王小", 4)]


def test_a_word_may_stand_within_itself():
    assert list(Sought(["丁丁"]).everywhere("丁丁丁")) == [("丁丁", 0), ("丁丁", 1)]
    assert list(Sought(["丁丁"]).apart("丁丁丁")) == [("丁丁", 0)]


def test_no_words_and_no_text():
    assert list(Sought([]).everywhere("王小禾")) == []
    assert list(Sought(["王小禾"]).everywhere("")) == []
