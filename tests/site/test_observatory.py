"""Whatever Mozilla's HTTP Observatory scores, on an https site: every answer is worth an A+.

Its table: 100, and more for what is better than asked for; less for each thing that is missing.
https://developer.mozilla.org/observatory/docs/tests_and_scoring
"""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings

from tests.whole_archive import publish_paper

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/about/", "/reports/a1/", "/search/?q=x", "/no/such/page/", "/api/v1/"]
DESK = ["/admin/login/", "/admin/", "/admin/account/", "/admin/auth/user/add/", "/admin/nothing/"]
HALF_A_YEAR = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
SAME_SITE = {"Lax", "Strict"}


@pytest.fixture
def asked():
    """A browser on an https site, logged in."""
    own = {"SECURE_SSL_REDIRECT": True, "SECURE_HSTS_SECONDS": 365 * 24 * 3600}
    own |= {"SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True}
    with override_settings(**own):
        publish_paper("a1")
        client = Client()
        client.force_login(User.objects.create_superuser("root", password="only for this test"))
        yield client


def directives(answer):
    policy = answer["Content-Security-Policy"]
    return {name: sources for name, *sources in map(str.split, policy.split(";"))}


@pytest.mark.parametrize("path", PUBLIC + DESK)
def test_every_answer_is_worth_an_a_plus(asked, path):
    answer = asked.get(path, secure=True)
    policy = directives(answer)
    # Content Security Policy: +10
    assert policy["default-src"] == ["'none'"] and policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    for name, sources in policy.items():
        allowed = {"'none'", "'self'"} | ({"data:"} if name == "img-src" else set())
        assert set(sources) <= allowed, name
    # Clickjacking, by the policy: +5
    assert policy["frame-ancestors"] in (["'none'"], ["'self'"])
    # Referrer: +5
    assert answer["Referrer-Policy"] in PRIVATE
    # Strict Transport Security
    assert int(re.search(r"max-age=(\d+)", answer["Strict-Transport-Security"])[1]) >= HALF_A_YEAR
    assert answer["X-Content-Type-Options"] == "nosniff"
    # Cross-origin resources: +10; the API is for scripts of any site, without anybody's cookies
    is_api = path.startswith("/api/")
    assert is_api or answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.get("Access-Control-Allow-Origin") == ("*" if is_api else None)
    assert "Access-Control-Allow-Credentials" not in answer
    # Scripts of our own only
    for source in re.findall(r"<script[^>]*\bsrc=\"([^\"]+)", answer.getvalue().decode()):
        assert re.match(r"/[^/]", source)


@pytest.mark.parametrize("path", PUBLIC)
def test_readers_get_no_cookie(asked, path):
    assert not asked.get(path, secure=True).cookies


def test_every_cookie_of_the_desk_stays_here_and_in_https(asked):
    asked.logout()
    page = asked.get("/admin/login/", secure=True)
    given = {"username": "root", "password": "only for this test"}
    entered = asked.post("/admin/login/", given, secure=True)
    found = {**page.cookies, **entered.cookies}
    assert set(found) == {"csrftoken", "sessionid"}
    for name, cookie in found.items():
        assert cookie["secure"] and cookie["samesite"] in SAME_SITE, name
        assert not cookie["domain"], name
    assert found["sessionid"]["httponly"]


@pytest.mark.parametrize("path", ["/", "/reports/a1/", "/admin/login/", "/api/v1/"])
def test_without_https_one_is_led_to_the_same_host_first(asked, path):
    answer = asked.get(path)
    assert answer.status_code == 301
    assert answer["Location"] == f"https://testserver{path}"
