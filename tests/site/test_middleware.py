"""Outside the desk everything reads, says how long it keeps, and sets no cookie."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from articles.middleware import FRESH, ReadOnlyMiddleware
from tests.whole_archive import publish_paper

ASKED = RequestFactory()


def answer(method, path, made=HttpResponse):
    seen = []

    def view(request):
        seen.append(request.method)
        return made("甲")

    response = ReadOnlyMiddleware(view)(ASKED.generic(method, path))
    return response, seen


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "QUERY"])
@pytest.mark.parametrize("path", ["/", "/reports/", "/administrator/", "/ADMIN/", "/x/admin/"])
def test_nothing_but_reading_reaches_a_view(method, path):
    response, seen = answer(method, path)
    assert (response.status_code, seen) == (405, [])
    assert response["Allow"] == "GET, HEAD"
    assert response.content.decode().count("\n") == 1
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_methods_are_spelt_in_capitals():
    request = ASKED.get("/")
    request.method = "get"
    assert ReadOnlyMiddleware(lambda request: HttpResponse())(request).status_code == 405


def test_the_api_also_tells_its_options():
    assert answer("OPTIONS", "/api/v1/reports/")[0].status_code == 200
    response, _ = answer("POST", "/api/v1/reports/")
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "HEAD"])
def test_the_desk_is_left_alone(method):
    response, seen = answer(method, "/admin/login/")
    assert seen == [method]
    assert response["Cache-Control"] == "no-store"


def test_head_is_answered_as_get_is():
    response, seen = answer("HEAD", "/")
    assert seen == ["GET"]
    assert response["Cache-Control"] == FRESH


def test_a_view_may_say_how_long_its_answer_keeps():
    def made(content):
        return HttpResponse(content, headers={"Cache-Control": "no-store"})

    assert answer("GET", "/", made)[0]["Cache-Control"] == "no-store"


def test_an_error_is_not_kept():
    def made(content):
        return HttpResponse(content, status=500)

    assert answer("GET", "/", made)[0]["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_an_answer_asked_for_again_is_not_sent_again():
    publish_paper("a1")
    for path in ["/", "/reports/a1/", "/reports/a1/record.json", "/reports/a1/text.txt", "/about/"]:
        first = Client().get(path)
        again = Client().get(path, headers={"If-None-Match": first["ETag"]})
        head = Client().head(path)
        assert again.status_code == 304 and not again.content
        assert head["ETag"] == first["ETag"] and not head.content
        assert head["Content-Length"] == first["Content-Length"]


@pytest.mark.django_db
def test_no_cookie_is_set_and_none_is_asked_for():
    publish_paper("a1")
    for path in ["/", "/reports/a1/", "/no/such/page/", "/statistics/?page=1"]:
        response = Client().get(path)
        assert "Set-Cookie" not in response
        assert "Cookie" not in response.get("Vary", "")
