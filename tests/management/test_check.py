"""The nightly check: its result at the desk, its alarm by mail, and where it goes on from."""

import json
import re
import shlex
import subprocess
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from articles.archive import chain, merging, withdrawing
from articles.desk import last_check
from articles.models import Person, Report, Statistic
from tests.desk.test_desk import as_role
from tests.driven import Archive
from tests.mail import mail_server
from tests.places import BASE
from tests.postgres import free_port
from tests.records import full
from tests.whole_archive import publish, run

LONG_AGO = "最近一次核对整个档案已是"
BY_SMTP = "django.core.mail.backends.smtp.EmailBackend"
UNIT = (BASE / "deploy" / "archive-check.service").read_text("utf-8")


@pytest.fixture
def var(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def mail():
    """The letters that come where alarms are sent."""
    with (
        mail_server() as (port, letters),
        override_settings(
            EMAIL_BACKEND=BY_SMTP,
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=port,
            ALARM_MAIL_TO=["weihu@archive.example"],
        ),
    ):
        yield letters


def altered(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def first_page(client, role: str = "主编") -> str:
    known = User.objects.filter(username=role).first()
    client.force_login(known) if known else as_role(client, role)
    return client.get(reverse("admin:index")).content.decode()


@pytest.mark.django_db
class TestResult:
    @pytest.fixture(autouse=True)
    def report(self, var) -> Report:
        return publish(full())

    def test_a_whole_archive_is_told_at_the_desk_and_to_nobody_by_mail(self, client, mail):
        assert "还没有核对过整个档案" in first_page(client)
        assert run("check_archive", "--keep")[0] == 0
        shown = first_page(client)
        assert "1 篇公开报道、1 条编辑记录全部相符" in shown and "errornote" not in shown
        assert mail == []

    def test_without_keep_nothing_is_kept_and_nobody_told(self, var, mail):
        Statistic.objects.update(value=7)
        assert run("check_archive")[0] == 1
        assert list(var.iterdir()) == [] and mail == []

    def test_faults_are_counted_at_the_desk_and_told_by_mail(self, client, mail):
        altered("UPDATE articles_report SET title = '换了'")
        altered("UPDATE articles_act SET reason = '换了'")
        code, printed = run("check_archive", "--keep")
        assert (code, "发现 2 处不符" in printed) == (1, True)
        [letter] = mail
        assert "核对发现 2 处不符" in letter["Subject"] and letter["To"] == "weihu@archive.example"
        for words in ("title 现为", "编辑记录第 1 条（公开）与它的 SHA-256 不符"):
            assert words in letter.get_content()
            assert words in first_page(client)
        assert "发现 2 处不符" in (shown := first_page(client, "投稿"))
        assert "title 现为" not in shown

    def test_a_mail_server_that_is_away_hides_no_fault(self, client):
        Report.objects.update(title="换了")
        away = override_settings(
            EMAIL_BACKEND=BY_SMTP,
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=free_port(),
            ALARM_MAIL_TO=["weihu@archive.example"],
        )
        with away:
            code, printed = run("check_archive", "--keep")
        assert (code, "发现 1 处不符" in printed) == (1, True)
        assert "发现 1 处不符" in first_page(client)

    def test_it_says_that_it_has_not_run(self, client, var):
        run("check_archive", "--keep")
        kept = last_check.read()
        for hours, said in ((47, "全部相符"), (49, LONG_AGO)):
            self.kept_before(var, hours=hours)
            shown = first_page(client)
            assert said in shown and (LONG_AGO in shown) == (hours > 48)
        assert kept.head == chain.head()

    def test_of_faults_found_long_ago_it_says_both(self, client, var):
        Report.objects.update(title="换了")
        run("check_archive", "--keep")
        assert LONG_AGO not in first_page(client)
        self.kept_before(var, days=3)
        shown = first_page(client)
        assert "发现 1 处不符" in shown and LONG_AGO in shown

    def kept_before(self, var, **ago):
        """Makes the last result as old as that."""
        at = timezone.now() - timedelta(**ago)
        told = json.loads((var / "check.json").read_text("utf-8")) | {"at": at.isoformat()}
        (var / "check.json").write_text(json.dumps(told), "utf-8")

    @pytest.mark.parametrize("kept", ["", "{", "[]", '{"at": "x", "head": [1, ""]}'])
    def test_a_broken_result_is_none(self, client, var, kept):
        (var / "check.json").write_text(kept)
        assert "还没有核对过整个档案" in first_page(client)
        assert run("check_archive", "--keep")[0] == 0

    def test_the_log_must_go_on_from_where_it_was_whole(self, report, mail):
        withdrawing.withdraw(report, "应要求")
        withdrawing.restore(report)
        assert run("check_archive", "--keep")[0] == 0
        withdrawing.unlist(report, "应要求")
        withdrawing.list_again(report)
        assert run("check_archive")[0] == 0
        altered("DELETE FROM articles_act WHERE number > 1")
        for _ in range(2):  # however often it is checked
            code, printed = run("check_archive", "--keep")
            assert (code, "编辑记录的末尾少了第 2 至 3 条" in printed) == (1, True)
        last_check.forget()
        assert run("check_archive", "--keep")[0] == 0

    def test_hidden_names_are_not_sent_by_mail(self, mail):
        merging.mask(Person.objects.get())
        altered("UPDATE articles_section SET text = '换了'")
        altered("UPDATE articles_act SET subject = '换了'")
        altered("DELETE FROM articles_revision")
        run("check_archive", "--keep")
        assert len(mail) == 1
        assert "王小禾" not in mail[0].get_content()


@pytest.mark.long
def test_what_the_unit_starts_tells_what_it_could_not_do(tmp_path):
    """A real process, as archive-check.service starts it; then its database is away."""
    archive = Archive(tmp_path)
    [line] = re.findall(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)

    def start(**more: str) -> subprocess.CompletedProcess:
        environment = archive.environment | more
        return subprocess.run(
            shlex.split(line),
            cwd=BASE,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    whole = start()
    assert whole.returncode == 0, whole.stderr
    assert "0 篇公开报道全部相符" in whole.stdout and (tmp_path / "check.json").exists()
    with mail_server() as (port, letters):
        mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(port), "ALARM_MAIL_TO": "a@b.example"}
        failed = start(DATABASE_URL=f"sqlite:///{tmp_path / 'nowhere.sqlite3'}", **mail)
        unsent = start(**mail | {"EMAIL_PORT": str(free_port()), "DATABASE_URL": "sqlite:////none"})
    assert failed.returncode == 1 and "打不开数据库" in failed.stderr
    assert "Traceback" not in failed.stderr + unsent.stderr
    assert "核对没有做成" in letters[0]["Subject"] and "打不开数据库" in letters[0].get_content()
    assert unsent.returncode == 1 and "告警的邮件没有发出去（127.0.0.1:" in unsent.stderr
    assert "打不开数据库" in unsent.stderr
