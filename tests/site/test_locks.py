"""What keeps strangers out of the desk, and their scripts out of pages."""

import ast
import logging
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.places import BASE

LOGIN = "/admin/login/"
PASSWORD = "  Aa-一二三四五  " + "long" * 16 + " "  # spaces at both ends, over 64 characters
SOURCES = [*(BASE / "articles").rglob("*.py"), *(BASE / "yangzhong_archive").rglob("*.py")]
RUN_CODE = {"eval", "exec", "compile", "__import__"}
READ_OBJECTS = {"pickle", "marshal", "shelve", "yaml", "dill", "jsonpickle"}


@pytest.fixture
def account(db) -> User:
    return User.objects.create_superuser("keeper", password=PASSWORD)


def log_in(client: Client, password: str, **more: str):
    return client.post(LOGIN, {"username": "keeper", "password": password, **more})


def test_a_password_is_taken_exactly_as_it_is(account):
    wrong = [PASSWORD.strip(), PASSWORD.lower(), PASSWORD[:64]]
    assert [log_in(Client(), one).status_code for one in wrong] == [200] * 3
    assert log_in(Client(), PASSWORD).status_code == 302


def test_a_login_is_new_unguessable_and_of_no_use_after_its_end(account):
    client = Client()
    before = client.session
    before["seen"] = 1
    before.save()
    client.cookies["sessionid"] = before.session_key
    log_in(client, PASSWORD)
    during = client.cookies["sessionid"].value
    assert during != before.session_key and len(during) >= 32
    client.post(reverse("admin:logout"))
    again = Client()
    again.cookies["sessionid"] = during
    assert again.get("/admin/").status_code == 302


def test_scripts_do_not_see_the_login_and_other_sites_do_not_send_it(account):
    client = Client()
    client.get(LOGIN)
    log_in(client, PASSWORD)
    cookies = {name: client.cookies[name] for name in ("sessionid", "csrftoken")}
    assert cookies["sessionid"]["httponly"]
    assert {one["samesite"] for one in cookies.values()} == {"Lax"}


def test_no_form_is_taken_from_another_site(account):
    client = Client(enforce_csrf_checks=True)
    assert log_in(client, PASSWORD).status_code == 403


@pytest.mark.parametrize("elsewhere", ["https://example.net/", "//example.net/", "javascript:1"])
def test_a_login_leads_nowhere_else(account, elsewhere):
    assert log_in(Client(), PASSWORD, next=elsewhere)["Location"].startswith("/admin/")


def test_a_password_is_hidden_and_may_be_pasted(db):
    page = Client().get(LOGIN).content.decode()
    [field] = re.findall(r"<input[^>]+name=\"password\"[^>]*>", page)
    assert 'type="password"' in field and 'autocomplete="current-password"' in field
    assert not re.search(r"onpaste|autocomplete=\"off\"|<script(?! src)", page)


def test_the_way_out_stands_on_the_desk(account):
    client = Client()
    log_in(client, PASSWORD)
    for page in ("admin:index", "admin:articles_draft_changelist", "desk-help"):
        assert reverse("admin:logout") in client.get(reverse(page)).content.decode()


def test_nothing_of_the_desk_is_kept_by_a_browser(account):
    client = Client()
    log_in(client, PASSWORD)
    assert "no-store" in client.get("/admin/")["Cache-Control"]


@pytest.mark.parametrize("path", ["/about/", "/admin/login/", "/healthz", "/api/v1/", "/nowhere/"])
def test_no_answer_is_taken_for_what_it_is_not_or_framed_elsewhere(db, path):
    answer = Client().get(path)
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "base-uri 'none'" in policy
    assert re.search("frame-ancestors '(none|self)'", policy)


@pytest.mark.parametrize("path", ["/about/", "/admin/login/"])
def test_other_sites_are_told_no_more_than_where_one_comes_from(db, path):
    assert Client().get(path)["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_no_line_of_the_log_is_made_by_who_asks(db, caplog):
    with caplog.at_level(logging.WARNING):
        Client().get("/nowhere/%0a2026-01-01%20ERROR%20all%20is%20lost/")
    [line] = [one.getMessage() for one in caplog.records if "nowhere" in one.getMessage()]
    assert "\n" not in line


def test_no_folder_is_listed(db):
    assert Client().get("/static/").status_code == 404
    assert "autoindex" not in (BASE / "deploy" / "nginx.conf").read_text("utf-8")


def test_old_tls_is_not_spoken():
    lines = re.findall(r"ssl_protocols (.+);", (BASE / "deploy" / "nginx.conf").read_text("utf-8"))
    assert lines == ["TLSv1.2 TLSv1.3"]


def test_nothing_that_is_read_is_run():
    """No text becomes code, and no bytes become objects of any kind."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in RUN_CODE, path
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {getattr(node, "module", None) or ""} | {one.name for one in node.names}
                assert not {name.split(".")[0] for name in names} & READ_OBJECTS, path
