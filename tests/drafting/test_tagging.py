"""Tags drafted for a text; people and places here are invented."""

from articles.drafting import tagging
from articles.drafting.lexicon import EMPTY, Lexicon
from articles.drafting.tokens import Token


def row(*words):
    """The text and its words, given with their kinds as 柑橘/n."""
    text, tokens = "", []
    for word, kind in (word.rsplit("/", 1) for word in words):
        tokens.append(Token(len(text), len(text) + len(word), word, kind))
        text += word
    return text, tokens


def drafted(title, *words, lexicon=EMPTY):
    text, tokens = row(*words)
    return tagging.tags(title, [text], [tokens], lexicon)


def test_nothing_comes_of_nothing():
    assert tagging.tags("", [], [], EMPTY) == []
    assert tagging.tags("柑橘熟了", ["柑橘熟了。"], [[]], EMPTY) == []


def test_words_every_report_has_are_no_tags():
    assert drafted("工作", *["工作/n", "，/w", "项目/n", "，/w"] * 9) == []


def test_a_word_said_once_or_a_person_is_no_tag():
    assert drafted("题", "柑橘/n", *["王小禾/PER", "，/w"] * 5) == []


def test_a_word_said_often_is_a_tag_and_the_title_counts():
    words = ["柑橘/n", "，/w"] * 3 + ["木船/n", "，/w"] * 2 + ["水车/n", "，/w"] * 2
    assert drafted("木船回来了", *words) == ["木船", "柑橘"]


def test_two_nouns_side_by_side_are_one_tag():
    assert drafted("题", *["乡村/n", "振兴/vn", "，/w"] * 3) == ["乡村振兴"]


def test_the_archive_s_own_tags_come_first_without_the_model():
    known = Lexicon(tags=frozenset({"柑橘", "水利", "船"}))
    text = "柑橘熟了，柑橘甜了。水利好，水利好，水利好。船。"
    assert tagging.tags("柑橘", [text], [[]], known) == ["柑橘", "水利"]


def test_there_are_at_most_eight():
    tags = frozenset(f"词{letter}" for letter in "甲乙丙丁戊己庚辛壬癸")
    assert len(tagging.tags("题", ["".join(tags) * 2], [[]], Lexicon(tags=tags))) == 8
