"""What is done outside the desk is in the log too: settings of a start, accounts by command."""

import socket

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.urls import reverse

from articles.archive.proof import failures
from articles.management import noted_settings
from articles.management.backups import making
from articles.models import Act
from tests.driven import Archive
from tests.whole_archive import acts, run

pytestmark = pytest.mark.django_db
SECRET = "bu-gei-ren-kan-de-kou-ling"


@pytest.fixture
def environment(monkeypatch):
    for name in making.KEPT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EMAIL_HOST_PASSWORD", SECRET)
    return monkeypatch


def test_a_start_notes_what_is_set_otherwise_and_no_secret(environment):
    noted_settings.note()
    assert not Act.objects.exists()
    environment.setenv("SITE_NAME", "青石桥报道档案")
    for _ in range(2):
        noted_settings.note()
    environment.setenv("SITE_NAME", "红柳报道档案")
    environment.setenv("ADMIN_PATH", "zhuo-zi")
    noted_settings.note()
    environment.delenv("SITE_NAME")
    noted_settings.note()
    here = f"机器：{socket.gethostname()}"
    assert all(here in after for after in Act.objects.values_list("after", flat=True))
    told = [
        (act.subject, act.before, act.after.removesuffix(here).strip())
        for act in Act.objects.order_by("number")
    ]
    first, last = "SITE_NAME：青石桥报道档案", "SITE_NAME：红柳报道档案"
    assert told[0] == ("SITE_NAME", "", first)
    assert set(told[1][0].split("、")) == {"SITE_NAME", "ADMIN_PATH"}
    assert told[1][1] == first and set(told[1][2].split("\n")) == {last, "ADMIN_PATH：zhuo-zi"}
    assert told[2:] == [("SITE_NAME", last, "")]
    assert SECRET not in str(list(Act.objects.values()))


def test_machines_set_otherwise_are_each_noted_once(environment, monkeypatch):
    def start(machine, name):
        monkeypatch.setattr("socket.gethostname", lambda: machine)
        environment.setenv("SITE_NAME", name)
        noted_settings.note()
        return Act.objects.count()

    first, second = ("qiao-dong", "青石桥报道档案"), ("qiao-xi", "红柳报道档案")
    assert [start(*one) for one in (first, second) * 3] == [1, 2, 2, 2, 2, 2]
    assert Act.objects.first().after == "SITE_NAME：红柳报道档案\n机器：qiao-xi"
    assert start("qiao-dong", "先进报道档案") == 3  # its own are others
    assert Act.objects.first().before == "SITE_NAME：青石桥报道档案"
    assert start(*second) == 3 and start("a1b2c3", "先进报道档案") == 3  # a new name, nothing else


@pytest.mark.long
def test_the_worker_notes_them(tmp_path):
    """A real process, which closes the connections that it finds."""
    archive = Archive(tmp_path)
    archive.environment["SITE_NAME"] = "青石桥报道档案"
    assert archive.run("work", "--once").returncode == 0
    told = archive.rows("SELECT after FROM articles_act WHERE kind = 'settings'")
    assert ["SITE_NAME：青石桥报道档案" in after for (after,) in told] == [True]


def test_an_account_made_and_a_password_changed_by_command(environment, monkeypatch):
    environment.setenv("DJANGO_SUPERUSER_PASSWORD", SECRET)
    run("createsuperuser", interactive=False, username="boss", email="")
    made = acts().get()
    assert (made.kind, made.user) == ("add", None)
    assert "boss" in made.subject and "管理员" in made.after
    assert run("createsuperuser", interactive=False, username="boss", email="")[0] == 1
    assert acts().count() == 1
    monkeypatch.setattr("getpass.getpass", lambda prompt: f"{SECRET}-xin")
    run("changepassword", "boss")
    assert User.objects.get().check_password(f"{SECRET}-xin")
    changed = acts().first()
    assert list(failures()) == []
    assert "boss" in changed.subject and "密码：换过" in changed.after
    assert SECRET not in str(list(Act.objects.values()))


def test_an_account_and_its_entry_come_together_or_not_at_all(environment, monkeypatch):
    """The log is at its end: no entry can have a greater number."""
    environment.setenv("DJANGO_SUPERUSER_PASSWORD", SECRET)
    run("createsuperuser", interactive=False, username="boss", email="")
    monkeypatch.setattr("getpass.getpass", lambda prompt: f"{SECRET}-xin")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_act SET number = %s", [2**63 - 1])
    for command, given in (
        ("createsuperuser", {"interactive": False, "username": "other", "email": ""}),
        ("changepassword", {"username": "boss"}),
    ):
        with pytest.raises((DatabaseError, OverflowError)):
            run(command, **given)
    assert User.objects.get().check_password(SECRET)


def test_a_password_by_command_is_looked_at_and_ends_all_logins(client, environment, monkeypatch):
    user = User.objects.create_superuser("boss", password=SECRET)
    client.force_login(user)
    typed = iter(["1", "1", "bu-yi-yang", "de-liang-ci", "boss", "boss"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    code, said = run("changepassword", "boss")
    assert code == 1 and "密码没有换" in said and User.objects.get().check_password(SECRET)
    typed = iter([f"{SECRET}-xin"] * 2)
    assert run("changepassword", "boss")[0] == 0
    assert client.get(reverse("admin:index")).status_code == 302
    assert "没有用户“nobody”" in run("changepassword", "nobody")[1]
