"""A login ends: after a while unused, after a day's work, and everywhere when its owner says so."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.desk import sessions
from articles.models import Act
from tests.admin.conftest import PASSWORD
from yangzhong_archive import settings as shipped

pytestmark = pytest.mark.django_db

NEW = "another one, 不一样的"


def logged_in(user):
    client = Client()
    given = {"username": user.username, "password": PASSWORD}
    assert client.post(reverse("admin:login"), given).status_code == 302
    return client


def is_in(client):
    return client.get(reverse("desk-help")).status_code == 200


def pass_time(client, **passed):
    """Sets all that a session knows of time back."""
    seconds = timedelta(**passed).total_seconds()
    session = client.session
    for name in (sessions.BEGUN, sessions.SEEN):
        session[name] -= seconds
    ends = Session.objects.get(session_key=session.session_key).expire_date
    session.save()
    Session.objects.filter(session_key=session.session_key).update(
        expire_date=ends - timedelta(**passed)
    )


class TestEnding:
    def test_one_that_is_not_used_ends(self, editor):
        client = logged_in(editor)
        pass_time(client, minutes=119)
        assert is_in(client)
        pass_time(client, minutes=121)
        assert not is_in(client)

    def test_one_that_is_used_goes_on_to_the_end_of_the_day_and_no_longer(self, editor):
        client = logged_in(editor)
        for _ in range(7):
            pass_time(client, minutes=100)
            assert is_in(client)
        pass_time(client, minutes=21)  # twelve hours and a minute
        assert not is_in(client)
        assert "_auth_user_id" not in client.session

    def test_who_logs_in_again_begins_anew(self, editor):
        client = logged_in(editor)
        pass_time(client, minutes=110)
        client.post(reverse("admin:login"), {"username": "editor", "password": PASSWORD})
        assert client.session[sessions.BEGUN] == client.session[sessions.SEEN]
        pass_time(client, minutes=115)
        assert is_in(client)

    def test_a_wrong_password_makes_no_login_longer(self, editor):
        client = logged_in(editor)
        pass_time(client, minutes=100)
        begun = client.session[sessions.BEGUN]
        client.post(reverse("admin:login"), {"username": "editor", "password": "wrong"})
        assert client.session[sessions.BEGUN] == begun

    def test_a_clock_that_is_set_back_keeps_nobody_in(self, editor):
        client = logged_in(editor)
        pass_time(client, hours=-1)
        assert is_in(client)
        assert client.session[sessions.SEEN] < client.session[sessions.BEGUN]

    def test_what_has_ended_is_not_kept(self, editor):
        client = logged_in(editor)
        pass_time(client, days=1)
        logged_in(editor)
        assert Session.objects.count() == 1
        assert Session.objects.get().expire_date > timezone.now()

    def test_a_click_writes_no_session(self, editor):
        client = logged_in(editor)
        is_in(client)
        before = Session.objects.values().get()
        is_in(client)
        assert Session.objects.values().get() == before

    def test_a_program_asks_whether_it_is_still_in(self, editor):
        client = logged_in(editor)
        address = reverse("desk-still-here")
        assert client.get(address).status_code == 204
        pass_time(client, minutes=121)
        assert client.get(address).status_code == 302


class TestEverywhere:
    @pytest.fixture
    def places(self, editor):
        return [logged_in(editor) for _ in range(3)]

    @pytest.fixture
    def desk(self, chief):
        return logged_in(chief)

    def change(self, desk, user, *roles, **more):
        given = {"username": user.username, "last_name": "", "first_name": "", "email": ""}
        given["groups"] = [Group.objects.get(name=name).pk for name in roles]
        address = reverse("admin:auth_user_change", args=[user.pk])
        assert desk.post(address, given | more).status_code == 302

    def test_all_but_this_one_by_a_button(self, places):
        here, *others = places
        address = reverse("desk-elsewhere")
        assert here.get(address).status_code == 405
        assert all(map(is_in, places))
        assert here.post(address)["Location"] == reverse("desk-own-account")
        assert "别处的登录都已退出" in here.get(reverse("desk-own-account")).content.decode()
        assert is_in(here) and not any(map(is_in, others))
        act = Act.objects.get(user__username="editor")
        assert ("editor" in act.subject, act.after) == (True, "登录：在别处全部退出")

    def test_with_one_s_own_new_password_all_but_this_one(self, places):
        here, *others = places
        given = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
        assert here.post(reverse("admin:password_change"), given).status_code == 302
        assert is_in(here) and not any(map(is_in, others))

    def test_with_a_new_password_by_the_chief(self, places, desk, editor):
        address = reverse("admin:auth_user_password_change", args=[editor.pk])
        desk.post(address, {"password1": NEW, "password2": NEW})
        assert not any(map(is_in, places)) and is_in(desk)
        assert Session.objects.count() == 1

    def test_when_switched_off_even_if_switched_on_again(self, places, desk, editor):
        self.change(desk, editor, "编辑")
        assert not any(map(is_in, places))
        self.change(desk, editor, "编辑", is_active="on")
        assert not any(map(is_in, places)) and is_in(desk)

    def test_with_another_role(self, places, desk, editor):
        self.change(desk, editor, "编辑", "投稿", is_active="on")
        assert not any(map(is_in, places)) and is_in(desk)

    def test_not_with_another_name(self, places, desk, editor):
        self.change(desk, editor, "编辑", is_active="on", email="e@example.org")
        assert all(map(is_in, places))

    def test_by_the_chief_only_whom_they_may_change(self, places, desk, editor):
        root = User.objects.create_superuser("root", password=PASSWORD)
        above = logged_in(root)
        chosen = {"action": "log_out", "_selected_action": [editor.pk, root.pk]}
        desk.post(reverse("admin:auth_user_changelist"), chosen)
        assert not any(map(is_in, places))
        assert is_in(above) and is_in(desk)
        assert "在所有地方退出" in Act.objects.get().subject

    def test_signing_out_is_asked_for_by_post(self, places):
        here, other, _ = places
        address = reverse("admin:logout")
        assert here.get(address).status_code == 405 and is_in(here)
        assert here.post(address).status_code == 200
        assert not is_in(here) and is_in(other)


@pytest.mark.parametrize("given", ["0", "-5", "4", "一百", "1e3", "99999999", "120.5", "²"])
def test_times_that_are_none_are_refused_in_words(monkeypatch, given):
    monkeypatch.setenv("LOGIN_IDLE_MINUTES", given)
    with pytest.raises(ImproperlyConfigured, match="LOGIN_IDLE_MINUTES.*请写 5 至"):
        shipped.number("LOGIN_IDLE_MINUTES", 120, 5, 10_080)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="closes a database of SQLite")
def test_who_asks_while_nothing_can_be_written_is_asked_to_come_again(editor):
    client = Client(raise_request_exception=False)
    client.force_login(editor)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        answer = client.get(reverse("desk-help"))
        cursor.execute("PRAGMA query_only = OFF")
    assert answer.status_code == 503
    assert "请过一会儿再来" in answer.content.decode()
    assert client.get(reverse("desk-help")).status_code == 200


def test_a_session_that_was_ended_meanwhile_is_not_kept(editor):
    session = logged_in(editor).session
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        session.save()
