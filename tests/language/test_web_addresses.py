"""One form for all the ways to write a web address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.web_addresses import LONGEST, cut, form_of, is_typed, ways

OLD = "paper.example/show.asp?id=299"


@pytest.mark.parametrize(
    "given",
    [
        "http://paper.example/show.asp?id=299",
        "https://WWW.Paper.Example:443/Show.ASP?ID=299",
        "HTTP://paper.example.:80/show.asp?id=299#top",
        "//paper.example/show.asp?id=299",
        "paper.example/show.asp?id=299&utm_source=chat&spm=1.2",
        "http://reader@paper.example//show.asp?from=timeline&id=299",
        "http://paper.example/%73how.asp?%69d=29%39",
        " http://paper.example/show.asp?id=299 ",
        "http://paper.example/show.asp/?id=299",
        "http://paper.example/show.asp;jsessionid=0AF?id=299",
    ],
)
def test_the_same_address_has_one_form(given):
    assert str(form_of(given)) == OLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://h.example/a/index.html", "http://h.example/a"),
        ("http://h.example/a/Default.asp?b=1", "http://h.example/a/?b=1"),
        ("http://h.example/a?x=1&y=2", "http://h.example/a?y=2&x=1"),
        ("http://h.example/青石/1.htm", "http://h.example/%E9%9D%92%E7%9F%B3/1.htm"),
        ("http://h.example/%C7%E0?k=%C7%E0", "http://h.example/%c7%e0?k=%c7%e0"),
    ],
)
def test_these_are_the_same(one, other):
    assert form_of(one) == form_of(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://h.example/show.asp?id=29", "http://h.example/show.asp?id=299"),
        ("http://h.example/a?x=1", "http://h.example/a?x=1&x=1"),
        ("http://h.example/a", "http://g.example/a"),
        ("http://h.example/a", "http://h.example:8080/a"),
        ("http://h.example/#/news/1", "http://h.example/#/news/2"),
        ("http://h.example/a?from=north", "http://h.example/a"),
        ("http://h.example/甲（一）.htm", "http://h.example/甲（二）.htm"),
        ("http://h.example/?k=%C7%E0", "http://h.example/?k=%E7%C0"),
        ("http://h.example/a?b", "http://h.example/a"),
        ("http://h.example/a?b=c%26d=e", "http://h.example/a?b=c&d=e"),
    ],
)
def test_these_are_not_the_same(one, other):
    assert form_of(one) != form_of(other)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "/",
        "http://",
        "http://h.example",
        "https://www.h.example/",
        "http://h.example/index.html",
        "http://h.example/?utm_source=chat",
        "http://h.example/#top",
        "http://h.example/" + "a" * LONGEST,
        "http://" + "h" * 300 + ".example/a",
    ],
)
def test_what_names_no_page_has_no_form(given):
    assert form_of(given) is None


@pytest.mark.parametrize(
    "behind", ["。", "）", "，详见", "”", " ", "%E3%80%82", "%20", ").", "　见", ">"]
)
@pytest.mark.parametrize("before", ["", "“", "（", "<"])
def test_what_stands_around_an_address_is_left_off(before, behind):
    found = [str(form) for form in ways(f"{before}http://{OLD}{behind}")]
    assert found[-1] == OLD


def test_what_belongs_to_an_address_is_looked_for_first():
    one, other = ways("http://h.example/甲（一）.htm")
    assert one == form_of("http://h.example/甲（一）.htm") and other == form_of(
        "http://h.example/甲"
    )


@pytest.mark.parametrize(
    "words", ["http://h.example/a", "h.example/a?b", "“https://h.example/a”", "/show.asp?id=299"]
)
def test_an_address_is_known_as_one(words):
    assert is_typed(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "/",
        "青石桥",
        "h.example",
        "3.5亿元",
        "1/2",
        "2024/3/1",
        "tag:农业",
        "见 http://h.example/a",
    ]
    + ["/甲 乙", "km/h", "A/B", "http://", "1.2/3"],
)
def test_words_are_not(words):
    assert not is_typed(words)


@given(st.text(max_size=60))
def test_a_form_is_its_own_form_and_ascii(text):
    form = form_of(f"http://h.example/{text}")
    if form is not None:
        assert str(form).isascii()
        assert form_of(str(form)) == form


@given(st.text(max_size=60))
def test_nothing_typed_is_too_strange(text):
    ways(text), cut(text), is_typed(text)
