"""Facts in a text are marked without touching a character of it."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pages.marked_text import Mark, cut, render
from articles.record import kinds


class Reader(HTMLParser):
    """Reads marked text, and fails where tags are not nested or a link holds a link."""

    def __init__(self, html):
        super().__init__()
        self.open, self.text, self.ids, self.stops = [], "", [], Counter()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in {"a", "span"}
        assert not (tag == "a" and "a" in self.open)
        self.open.append(tag)
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "tabindex" not in given:
            self.stops[given["href"]] += 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def html_of(text, *marks):
    return "\n".join(render(pieces) for pieces in cut(text, marks))


def words(text, words, key="n1", kind="organisation", href="/x/", first=True):
    start = text.index(words)
    return Mark(start, start + len(words), key, kind, href, first)


TEXTS = st.text(st.sampled_from('甲乙丙“”<>&"\n𠮷'), min_size=1, max_size=40)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS.filter(lambda text: text.strip("\n")))
    marks = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if text[start:end].strip("\n"):
            kind = draw(st.sampled_from(sorted(kinds.BY_KEY)))
            marks.append(Mark(start, end, f"k{number}", kind, f"/{number}", draw(st.booleans())))
    return text, marks


@given(marked_texts())
def test_marks_change_nothing_and_carry_each_id_once(given):
    text, marks = given
    reader = Reader(html_of(text, *marks))
    assert reader.text == text
    assert sorted(reader.ids) == sorted(mark.key for mark in marks if mark.first)
    assert max(reader.stops.values(), default=0) <= 1


def test_at_the_desk_a_mark_tells_its_fact_throughout_and_its_kind_where_it_begins():
    marks = [
        Mark(0, 6, "q1", "quotation", "#f-q1", True, True),
        Mark(2, 4, "s1", "statistic", "#f-s1", True, True),
    ]
    html = html_of("产量十吨以上", *marks)
    assert html.count('data-fact="q1"') == 3 and html.count('data-sign="引"') == 1
    assert html.count('data-fact="s1"') == html.count('data-sign="数"') == 1


@given(TEXTS)
def test_a_text_without_facts_is_only_escaped(text):
    html = html_of(text)
    assert "<" not in html
    assert unescape(html) == text


def test_at_the_desk_words_can_be_selected_from_a_fact_which_is_no_link():
    text = "他说产量十吨。"
    marks = (
        Mark(2, 6, "q1", "quotation", tinted=True),
        Mark(4, 6, "s1", "statistic", tinted=True),
    )
    html = html_of(text, *marks)
    assert html == (
        '他说<span class="fact fact--quote" id="q1" data-kind="引语" data-fact="q1"'
        ' data-sign="引">产量</span>'
        '<span class="fact fact--quote" data-kind="引语" data-fact="q1">'
        '<span class="fact fact--short" id="s1" data-kind="数据" data-fact="s1" data-sign="数">'
        "十吨</span></span>。"
    )


def test_an_address_cannot_end_its_attribute():
    html = html_of("甲乙", Mark(0, 1, 'n1" onclick="x', "organisation", '/"><script>', True))
    assert "<script" not in html
    assert '"n1"' not in html


def test_the_shorter_fact_links_inside_the_longer():
    text = "他说产量十吨。"
    html = html_of(
        text,
        words(text, "产量十吨", "q1", "quotation", "#said-q1"),
        words(text, "十吨", "s1", "statistic", "#f-s1"),
    )
    assert html == (
        '他说<a class="fact fact--quote" id="q1" data-kind="引语" href="#said-q1">产量</a>'
        '<span class="fact fact--quote" data-kind="引语">'
        '<a class="fact fact--short" id="s1" data-kind="数据" href="#f-s1">十吨</a></span>。'
    )


def test_of_two_facts_of_the_same_words_one_links_and_both_have_their_id():
    text = "示例公司"
    html = html_of(
        text, words(text, text, "n1", "organisation"), words(text, text, "s1", "statistic", "#f-s1")
    )
    assert re.findall(r'<(\w+)[^>]* id="(\w+)"', html) == [("span", "n1"), ("a", "s1")]


def test_facts_that_overlap_in_part_share_the_middle():
    text = "甲乙丙丁"
    html = html_of(text, words(text, "甲乙丙", "n1"), words(text, "乙丙丁", "n2", href="/y/"))
    reader = Reader(html)
    assert reader.text == text
    assert reader.ids == ["n1", "n2"]


def test_later_pieces_of_a_fact_are_no_stop_for_the_keyboard():
    text = "说甲乙丙。"
    html = html_of(
        text, words(text, "甲乙丙", "q1", "quotation"), words(text, "乙", "n1", href="/y/")
    )
    assert html.count('tabindex="-1"') == 1
    assert html.index('tabindex="-1"') > html.index("乙")


def test_a_fact_that_begins_inside_another_can_still_be_reached():
    text = "甲乙"
    html = html_of(
        text, words(text, "甲乙", "q1", "quotation"), words(text, "甲", "n1", href="/y/")
    )
    assert "tabindex" not in html


def test_a_fact_across_paragraphs_has_its_id_in_the_first():
    text = "甲乙\n丙丁"
    first, second = (render(p) for p in cut(text, [words(text, "乙\n丙", "q1", "quotation")]))
    assert 'id="q1"' in first
    assert "id=" not in second
    assert "丙</a>丁" in second


def test_only_the_first_place_of_a_name_has_the_id():
    text = "甲和甲"
    marks = [
        Mark(0, 1, "n1", "organisation", "/x/", True),
        Mark(2, 3, "n1", "organisation", "/x/", False),
    ]
    assert html_of(text, *marks).count('id="n1"') == 1


def test_empty_paragraphs_are_kept():
    assert [len(pieces) for pieces in cut("甲\n\n乙\n", [])] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    ("kind", "css"),
    [
        ("statistic", "fact fact--short"),
        ("quotation", "fact fact--quote"),
        ("person", "fact fact--person"),
        ("organisation", "fact fact--name"),
        ("honour", "fact fact--name"),
    ],
)
def test_each_kind_has_its_look(kind, css):
    assert f'class="{css}"' in html_of("甲", Mark(0, 1, "x1", kind, "/"))


@pytest.mark.parametrize(("words", "is_short"), [("40名", True), ("不足三分之一的家庭", False)])
def test_only_a_short_figure_is_kept_in_one_line(words, is_short):
    html = html_of(words, Mark(0, len(words), "s1", "statistic", "/"))
    assert ("fact--short" in html) is is_short
