"""Passwords are strong and kept well, and who fails too often waits."""

import getpass
from datetime import timedelta
from io import StringIO
from string import ascii_letters

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk import logins
from tests.admin.conftest import PASSWORD, account
from yangzhong_archive import settings as shipped

pytestmark = pytest.mark.django_db

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
OLD = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


def log_in(client, name="chief", password=PASSWORD, address=HERE, **headers):
    given = {"username": name, "password": password}
    return client.post(reverse("admin:login"), given, REMOTE_ADDR=address, **headers)


def fail(client, times, **given):
    for _ in range(times):
        answer = log_in(client, password="wrong", **given)
    return answer


def pass_time(**passed):
    for attempt in AccessAttempt.objects.all():
        moved = attempt.attempt_time - timedelta(**passed)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=moved)


class TestWaiting:
    def test_the_fifth_wrong_one_in_a_row_locks_and_says_what_to_do(self, client, chief):
        assert fail(client, 4).status_code == 200
        answer = fail(client, 1)
        assert answer.status_code == 429
        assert 0 < int(answer["Retry-After"]) <= 15 * 60
        said = answer.content.decode()
        until = logins.timezone.localtime(logins.locked_until("chief", HERE))
        assert f"请等到 {until:%H:%M} 再登录" in said and "主编" in said

    def test_a_hundred_wrong_ones_are_hardly_looked_at_nor_kept(self, client, chief):
        fail(client, 100)
        assert AccessAttempt.objects.get().failures_since_start == 5
        assert log_in(client).status_code == 429
        assert "_auth_user_id" not in client.session

    def test_another_browser_s_name_opens_nothing(self, client, chief):
        for number in range(5):
            answer = fail(client, 1, HTTP_USER_AGENT=f"browser {number}")
        assert answer.status_code == 429

    def test_after_a_quarter_of_an_hour_the_right_one_is_taken(self, client, chief):
        fail(client, 5)
        pass_time(minutes=14)
        fail(client, 3)  # trying on makes it no longer
        assert log_in(client).status_code == 429
        pass_time(minutes=1, seconds=1)
        assert log_in(client).status_code == 302

    def test_the_right_one_forgets_the_wrong_ones(self, client, chief):
        fail(client, 4)
        assert log_in(client).status_code == 302
        assert not AccessAttempt.objects.exists()

    def test_nobody_is_locked_out_from_elsewhere(self, client, chief):
        fail(client, 5, address=ELSEWHERE)
        assert log_in(client).status_code == 302

    def test_others_at_the_same_address_come_in(self, client, chief):
        account("editor", "编辑")
        fail(client, 5, name="editor")
        assert log_in(client).status_code == 302

    def test_a_name_that_nobody_has_is_locked_in_the_same_words(self, client, chief):
        known, unknown = fail(client, 5), fail(client, 5, name="nobody")
        assert known.status_code == unknown.status_code == 429
        assert known.content == unknown.content

    def test_failures_of_long_ago_are_not_kept(self, client, chief):
        for number in range(20):
            fail(client, 1, name=f"name {number}")
        pass_time(minutes=16)
        fail(client, 1)
        assert AccessAttempt.objects.get().username == "chief"

    def test_no_password_is_kept_or_told(self, client, chief, caplog):
        fail(client, 6)
        kept = str(AccessAttempt.objects.values().get())
        assert "wrong" not in kept and "wrong" not in caplog.text

    @pytest.mark.parametrize("name", ["\0", "x" * 10_000, "'; --", "😀", "%00", "ＣＨＩＥＦ"])
    def test_strange_names_end_nothing(self, client, name):
        assert fail(client, 1, name=name, HTTP_USER_AGENT="y" * 1000).status_code == 200

    def test_reading_asks_nothing_of_it(self, client, chief):
        fail(client, 5)
        before = list(AccessAttempt.objects.values())
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/people/", REMOTE_ADDR=HERE).status_code == 200
        told = " ".join(query["sql"] for query in asked)
        assert "articles_" in told and "axes_" not in told and "auth_" not in told
        assert list(AccessAttempt.objects.values()) == before


class TestUnlocking:
    @pytest.fixture
    def desk(self, client, chief):
        client.force_login(chief)
        return client

    @pytest.fixture
    def stranger(self):
        return Client()

    def test_the_chief_sees_who_is_locked_and_unlocks(self, desk, stranger):
        editor = account("editor", "编辑")
        address = reverse("admin:auth_user_changelist")
        assert "锁到" not in desk.get(address).content.decode()
        fail(stranger, 5, name="editor")
        assert "锁到" in desk.get(address).content.decode()
        desk.post(address, {"action": "unlock", "_selected_action": [editor.pk]})
        assert "锁到" not in desk.get(address).content.decode()
        assert log_in(stranger, "editor").status_code == 302

    def test_five_wrong_ones_over_many_addresses_lock_nobody(self, desk, stranger):
        account("editor", "编辑")
        for number in range(5):
            fail(stranger, 1, name="editor", address=f"192.0.2.{number}")
        shown = desk.get(reverse("admin:auth_user_changelist")).content.decode()
        assert "锁到" not in shown

    def test_a_superuser_is_not_unlocked_by_a_chief(self, desk, stranger):
        root = User.objects.create_superuser("root", password=PASSWORD)
        fail(stranger, 5, name="root")
        address = reverse("admin:auth_user_changelist")
        desk.post(address, {"action": "unlock", "_selected_action": [root.pk]})
        assert log_in(stranger, "root").status_code == 429

    def test_a_new_password_unlocks(self, desk, stranger):
        editor = account("editor", "编辑")
        fail(stranger, 5, name="editor")
        address = reverse("admin:auth_user_password_change", args=[editor.pk])
        new = "another one, 不一样的"
        desk.post(address, {"password1": new, "password2": new})
        assert log_in(stranger, "editor", new).status_code == 302

    def test_the_number_of_queries_does_not_grow_with_the_accounts(
        self, desk, stranger, django_assert_max_num_queries
    ):
        for number in range(30):
            account(f"editor {number}", "编辑")
        fail(stranger, 5, name="editor 1")
        desk.get(reverse("desk-help"))  # the first click of a login is kept
        with django_assert_max_num_queries(13):
            desk.get(reverse("admin:auth_user_changelist"))


class TestAddress:
    def address(self, remote="127.0.0.1", forwarded=None):
        headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
        request = RequestFactory().get("/admin/", REMOTE_ADDR=remote, **headers)
        return logins.address_of(request)

    def test_without_a_proxy_nobody_s_word_is_taken(self, settings):
        settings.BEHIND_PROXY = False
        assert self.address(HERE, ELSEWHERE) == HERE

    def test_behind_a_proxy_what_it_has_seen_counts(self, settings):
        settings.BEHIND_PROXY = True
        assert self.address(forwarded=HERE) == HERE
        assert self.address(forwarded=f"{ELSEWHERE}, {HERE}") == HERE

    @pytest.mark.parametrize("forwarded", ["", "unknown", "1.2.3", "x" * 5000, "192.0.2.1, ", None])
    def test_what_is_no_address_is_none(self, client, settings, chief, forwarded):
        settings.BEHIND_PROXY = True
        assert self.address(forwarded=forwarded) is None
        headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
        assert fail(client, 5, **headers).status_code == 429

    def test_a_household_s_network_is_one_address(self):
        assert self.address("2001:db8:1:2:3::4") == self.address("2001:db8:1:2:ffff::1")
        assert self.address("2001:db8:1:2::") != self.address("2001:db8:1:3::")
        assert self.address(f"::ffff:{HERE}") == HERE

    def test_a_lying_header_opens_no_lock(self, client, settings, chief):
        settings.BEHIND_PROXY = True
        for number in range(5):
            lie = f"203.0.113.{number}, {HERE}"
            answer = fail(client, 1, address="127.0.0.1", HTTP_X_FORWARDED_FOR=lie)
        assert answer.status_code == 429


class TestPasswords:
    @pytest.fixture
    def as_shipped(self, settings):
        settings.PASSWORD_HASHERS = shipped.PASSWORD_HASHERS
        return settings

    def test_they_are_kept_as_argon2id(self, as_shipped):
        kept = make_password(PASSWORD)
        assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
        assert check_password(PASSWORD, kept) and not check_password("wrong", kept)

    def test_an_older_one_is_taken_and_kept_anew(self, client, as_shipped):
        as_shipped.PASSWORD_HASHERS = OLD
        chief = account("chief", "主编")
        assert chief.password.startswith("pbkdf2")
        as_shipped.PASSWORD_HASHERS = shipped.PASSWORD_HASHERS
        assert log_in(client).status_code == 302
        kept = User.objects.get().password
        assert identify_hasher(kept).algorithm == "argon2"
        client.logout()
        assert log_in(client).status_code == 302

    @pytest.mark.parametrize("weak", ["1", "chieflychief", "password12345", "9876543210123"])
    def test_the_first_account_takes_no_weak_one(self, monkeypatch, weak):
        typed = iter([weak, weak, PASSWORD, PASSWORD])
        monkeypatch.setattr(getpass, "getpass", lambda prompt="": next(typed))
        monkeypatch.setattr("builtins.input", lambda prompt="": "n")
        said = StringIO()
        name = {"username": "chieflychief", "email": ""}
        terminal = type("Terminal", (StringIO,), {"isatty": lambda self: True})()
        call_command("createsuperuser", **name, stdin=terminal, stdout=StringIO(), stderr=said)
        assert User.objects.get().check_password(PASSWORD)
        assert "密码" in said.getvalue() and not set(said.getvalue()) & set(ascii_letters)

    def test_one_s_own_new_password_is_looked_at(self, client, chief):
        client.force_login(chief)
        given = {"old_password": PASSWORD, "new_password1": "1", "new_password2": "1"}
        said = client.post(reverse("admin:password_change"), given).content.decode()
        assert "密码太短，至少要 10 个字" in said and "This password" not in said
        assert User.objects.get().check_password(PASSWORD)


def test_the_first_account_is_asked_for_once():
    def said():
        printed = StringIO()
        call_command("first_account", stdout=printed)
        return printed.getvalue()

    assert "createsuperuser" in said() and "10" in said()
    account("chief", "主编")
    assert said() == ""
