"""Questions in GBK, as older Chinese sites and programs write them, on the page and in the API."""

from urllib.parse import quote

import pytest
from django.test import Client

from tests.records import of_text
from tests.searching import follow
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db

PAGE, API = "/search/", "/api/v1/reports/"
NEITHER = ["%FF", "%81", "%E6%89%AC%FF", "%D1%EF%FF", "%ED%A0%BD"]  # the last half a character


@pytest.fixture(autouse=True)
def two(index):
    publish(of_text("联通桥修好了。", slug="bridge", title="江边的桥"))
    publish(of_text("别的事。", slug="other", title="别的事"))
    follow()


def gbk(words):
    return quote(words.encode("gbk"))


@pytest.mark.parametrize("words", ["江边的桥", "联通", "桥 修好 江边", "a&b=江边"])
def test_the_page_leads_to_the_same_question_in_utf_8(words):
    answer = Client().get(f"{PAGE}?q={gbk(words)}&order=date")
    assert answer.status_code == 301
    asked = Client().get(answer["Location"]).wsgi_request.GET
    assert asked.dict() == {"q": words, "order": "date"}


def test_what_it_leads_to_finds_the_report():
    answer = Client().get(f"{PAGE}?q={gbk('江边的桥')}", follow=True)
    assert answer.redirect_chain == [(f"{PAGE}?q={quote('江边的桥')}", 301)]
    assert [one.report.slug for one in answer.context["answer"].results] == ["bridge"]


def test_bytes_that_are_not_escaped_are_read_too():
    raw = "q=江边的桥".encode("gbk").decode("latin-1")
    answer = Client().get(PAGE, QUERY_STRING=raw)
    assert answer["Location"] == f"{PAGE}?q={quote('江边的桥')}"


def test_the_api_answers_the_question():
    answer = Client().get(f"{API}?q={gbk('江边的桥')}").json()
    assert [one["slug"] for one in answer["results"]] == ["bridge"]
    assert answer["count"] == 1


def test_the_next_page_of_the_api_is_asked_for_in_utf_8():
    publish(of_text("江边的桥很长。", slug="long", title="又一座桥"))
    follow()
    answer = Client().get(f"{API}?q={gbk('江边的桥')}&limit=1")
    assert f"q={quote('江边的桥')}" in answer["Link"]


def test_a_question_in_utf_8_is_answered_where_it_stands():
    for words in ("江边的桥", "Ω江边", "Café"):
        assert Client().get(PAGE, {"q": words}).status_code == 200


@pytest.mark.parametrize("path", [PAGE, API])
@pytest.mark.parametrize("bytes_", NEITHER)
def test_what_is_in_neither_is_refused(path, bytes_):
    answer = Client().get(f"{path}?q={bytes_}")
    assert answer.status_code == 400
    assert "桥" not in answer.content.decode()
