"""A backup is whole or not there, though others write meanwhile; and all comes back from it."""

import json
import os
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
from contextlib import closing
from copy import copy
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

from articles.management.backups import making
from tests.driven import Archive, own_database
from tests.places import BASE
from tests.postgres import GUARDED
from tests.records import full, paper, write
from tests.whole_archive import run

pytestmark = pytest.mark.long

EDITOR = """
from django.contrib.auth.models import User
User.objects.create_superuser("chief", password="qing-shi-qiao-2021")
"""
# Publishes one report after the other until it is told to stop.
WRITER = """
from itertools import count
from pathlib import Path
from tests.whole_archive import publish_paper
for number in count():
    if Path({stop!r}).exists():
        break
    publish_paper(f"ri-bao-{{number:04}}")
    print(number, flush=True)
"""


def shell(archive: Archive, code: str) -> str:
    ran = archive.run("shell", "--no-imports", "-c", code)
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def done(archive: Archive, *arguments: str | Path) -> str:
    """What a command printed that had nothing to complain of."""
    ran = archive.run(*arguments)
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def refused(archive: Archive, *arguments: str | Path, through=()) -> str:
    """The sentence in Chinese with which a command ended."""
    ran = archive.run(*arguments, through=through)
    assert ran.returncode == 1, ran.stdout
    assert "Traceback" not in ran.stdout
    assert ran.stdout.startswith("CommandError: ") and ran.stdout.count("\n") == 1, ran.stdout
    return ran.stdout


def filled(folder: Path) -> Archive:
    """An archive with reports, a draft and an account."""
    archive = Archive(folder)
    archive.environment["SITE_NAME"] = "青石桥“新”档案"
    reports = folder / "reports"
    reports.mkdir(parents=True)
    for fields in (full(), paper("er-hao-qu"), paper("san-hao-qu")):
        write(reports, fields)
    done(archive, "import_reports", reports, "--publish")
    done(archive, "import_reports", write(folder, paper("cao-gao")))
    shell(archive, EDITOR)
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    return filled(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="module")
def backup(archive, tmp_path_factory) -> Path:
    """A backup of it that nobody touches."""
    folder = tmp_path_factory.mktemp("backups") / "first"
    done(archive, "backup", folder)
    return folder


@pytest.fixture
def copied(backup, tmp_path) -> Path:
    """A backup of it to be damaged."""
    folder = tmp_path / "copied"
    folder.mkdir()
    for file in backup.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


# How a machine runs the archive, where its data stands, and secrets: the key has a file of its own.
MACHINES_OWN = {"ARCHIVE_VAR", "DATABASE_URL", "WEB_THREADS", "FOR_READERS", "DEBUG"}
MACHINES_OWN |= {"SECRET_KEY", "SECRET_KEY_FILE", "EMAIL_HOST_PASSWORD"}


def test_every_setting_is_kept_but_for_the_machines_own():
    settings = (BASE / "yangzhong_archive" / "settings.py").read_text("utf-8")
    read = set(
        re.findall(r'\b(?:environ\.get|flag|line|number|choice|words)\("([A-Z_]+)"', settings)
    )
    assert read - MACHINES_OWN == set(making.KEPT)


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_says_what_it_holds_and_nobody_else_may_read_it(archive, backup):
    told = json.loads((backup / "manifest.json").read_text("utf-8"))
    assert told["database"] == ("sqlite" if archive.is_on_sqlite else "postgresql")
    assert told["counts"]["articles_report"] == 3 and told["counts"]["auth_user"] == 1
    assert told["migrations"]["articles"].startswith("00") and told["made_at"].endswith("Z")
    files = {path.name for path in backup.iterdir()}
    assert set(told["files"]) == files - {"manifest.json", "manifest.sha256"}
    assert mode(backup) == 0o700 and {mode(path) for path in backup.iterdir()} == {0o600}
    assert (backup / "secret_key").read_text("utf-8").strip() == os.environ["SECRET_KEY"]
    assert (backup / "settings.env").read_text("utf-8") == 'SITE_NAME="青石桥“新”档案"\n'
    assert "备份完好" in done(archive, "verify_backup", backup)
    assert {path.name for path in backup.iterdir()} == files


def test_a_flipped_byte_of_any_file_is_found(copied):
    for file in sorted(copied.iterdir()):
        flip(file)
        code, said = run("verify_backup", copied)
        assert code == 1 and "这份备份不能用" in said, file.name
        flip(file)
    assert run("verify_backup", copied)[0] == 0


def test_a_missing_file_is_found(copied):
    for file in sorted(copied.iterdir()):
        content = file.read_bytes()
        file.unlink()
        assert f"缺 {file.name}" in run("verify_backup", copied)[1]
        file.write_bytes(content)


def test_a_folder_that_holds_something_is_left_alone(archive, tmp_path):
    (tmp_path / "letter.txt").write_text("别动")
    assert "里已有东西" in refused(archive, "backup", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_without_room_it_says_so_and_leaves_nothing(archive, tmp_path):
    little = ["prlimit", "--fsize=40000"]
    refused(archive, "backup", tmp_path / "made" / "new", through=little)
    assert list((tmp_path / "made").iterdir()) == []


def begun(archive: Archive, folder: Path) -> subprocess.Popen:
    """A backup that has begun to write beside the folder, and stands still."""
    unfinished = ".*/*"
    there = set(folder.parent.glob(unfinished))
    process = archive.start("backup", folder)
    while not set(folder.parent.glob(unfinished)) - there:
        assert process.poll() is None, process.communicate()
        time.sleep(0.0005)
    process.send_signal(signal.SIGSTOP)
    return process


def test_what_a_killed_one_leaves_goes_with_the_next_and_a_running_one_stays(archive, tmp_path):
    killed, running = (begun(archive, tmp_path / name) for name in ("killed", "running"))
    killed.kill()
    killed.communicate()
    done(archive, "backup", tmp_path / "next")
    assert not (tmp_path / "killed").exists() and len(list(tmp_path.glob(".*"))) == 1
    running.send_signal(signal.SIGCONT)
    assert "已备份到" in running.communicate(timeout=60)[0]
    for name in ("next", "running"):
        done(archive, "verify_backup", tmp_path / name)
    assert {path.name for path in tmp_path.iterdir()} == {"next", "running"}


def test_without_the_programs_of_postgresql_it_says_what_to_install(archive, tmp_path):
    if archive.is_on_sqlite:
        pytest.skip("SQLite needs no program beside")
    without = copy(archive)
    without.environment = archive.environment | {"PATH": str(tmp_path)}
    said = refused(without, "backup", tmp_path / "made")
    assert "没有找到 pg_dump" in said and "apt install postgresql-client" in said
    assert list(tmp_path.iterdir()) == []


class Bare(Archive):
    """A place where nothing is yet: no folder, no key, no tables."""

    def __init__(self, folder: Path, **environment: str):
        self.folder, self.url = folder, own_database(folder)
        own = {"ARCHIVE_VAR": str(folder), "DATABASE_URL": self.url, "PYTHONUNBUFFERED": "1"}
        self.environment = os.environ | own | environment
        del self.environment["SECRET_KEY"]


@pytest.fixture
def bare(tmp_path) -> Bare:
    return Bare(tmp_path / "bare" / "var")


def test_a_password_of_spaces_and_signs_is_taken_as_it_is(archive, backup, bare, tmp_path):
    if archive.is_on_sqlite:
        pytest.skip("SQLite has no passwords")
    password = "a long b'c\\d @%/é"
    with psycopg.connect(archive.url, autocommit=True) as opened:
        made = sql.SQL("CREATE ROLE {} SUPERUSER LOGIN PASSWORD {}")
        opened.execute(made.format(sql.Identifier(GUARDED), password))

    def asked(given: Archive, words: str) -> Archive:
        guarded = copy(given)
        url = given.url.replace("//archive@", f"//{GUARDED}:{quote(words, safe='')}@")
        guarded.environment = given.environment | {"DATABASE_URL": url}
        return guarded

    refused(asked(archive, "another"), "backup", tmp_path / "made")
    done(asked(archive, password), "backup", tmp_path / "made")
    done(asked(bare, password), "restore", tmp_path / "made")
    assert every_row(bare, backup) == every_row(archive, backup)


def every_row(archive: Archive, backup: Path) -> dict[str, list[str]]:
    """Every row of every table that the backup tells of."""
    tables = json.loads((backup / "manifest.json").read_text("utf-8"))["counts"]
    return {table: sorted(map(repr, archive.rows(f'SELECT * FROM "{table}"'))) for table in tables}


def exported(archive: Archive, folder: Path) -> dict[str, bytes]:
    done(archive, "export_reports", folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


LOG_IN = """
from django.test import Client
given = {"username": "chief", "password": "qing-shi-qiao-2021"}
print(Client(headers={"host": "127.0.0.1"}).post("/admin/login/", given).status_code)
"""


def test_all_comes_back_elsewhere(archive, backup, bare, tmp_path):
    assert "3 篇报道" in done(bare, "restore", backup)
    assert every_row(bare, backup) == every_row(archive, backup)
    assert "3 篇公开报道全部相符" in done(bare, "check_archive")
    assert exported(bare, tmp_path / "there") == exported(archive, tmp_path / "here")
    assert shell(bare, LOG_IN).split()[-1] == "302"
    key = bare.folder / "secret_key"
    assert key.read_text("utf-8").strip() == os.environ["SECRET_KEY"] and mode(key) == 0o600


def test_a_backup_under_writes_is_one_moment_of_the_archive(tmp_path, bare):
    archive, stop = filled(tmp_path / "busy"), tmp_path / "stop"
    writing = archive.start("shell", "--no-imports", "-c", WRITER.format(stop=str(stop)))
    writing.stdout.readline()
    done(archive, "backup", tmp_path / "made")
    assert writing.poll() is None
    stop.touch()
    writing.communicate(timeout=60)
    done(bare, "restore", tmp_path / "made")
    done(bare, "check_archive")
    slugs = bare.rows("SELECT slug FROM articles_report WHERE slug LIKE 'ri-bao%' ORDER BY slug")
    assert slugs == [(f"ri-bao-{number:04}",) for number in range(len(slugs))]
    later = every_row(archive, tmp_path / "made")
    for table, rows in every_row(bare, tmp_path / "made").items():
        assert set(rows) <= set(later[table]), table
    assert bare.count("report") == len(slugs) + 3 == bare.count("revision")


def test_a_damaged_one_is_refused_and_makes_nothing(copied, bare):
    flip(copied / "secret_key")
    assert "这份备份不能用" in refused(bare, "restore", copied)
    assert not bare.folder.exists()


def test_where_an_archive_is_nothing_changes(archive, backup):
    before = every_row(archive, backup)
    assert "已有档案" in refused(archive, "restore", backup)
    assert every_row(archive, backup) == before


def test_an_empty_archive_gives_way(backup, tmp_path):
    empty = Archive(tmp_path / "empty")
    done(empty, "restore", backup)
    done(empty, "check_archive")
    assert empty.count("report") == 3


def test_where_the_last_check_cannot_be_forgotten_nothing_comes_back(backup, bare):
    """Else the next check would miss the end of a log that is another archive's."""
    kept = Path(bare.environment["ARCHIVE_VAR"]) / "check.json"
    kept.mkdir(parents=True)
    assert "没有恢复成" in refused(bare, "restore", backup)
    kept.rmdir()
    done(bare, "restore", backup)


def test_another_kind_of_database_is_refused(archive, backup, bare):
    other = "postgres://nobody@127.0.0.1:1/none" if archive.is_on_sqlite else "sqlite:////nowhere/a"
    bare.environment["DATABASE_URL"] = other
    assert "请改 DATABASE_URL" in refused(bare, "restore", backup)


LATER = """
from django.db.migrations.recorder import MigrationRecorder
from django.db import connection
MigrationRecorder(connection).record_applied("articles", "9999_later")
"""


def test_a_backup_of_a_later_version_is_refused(tmp_path, bare):
    later = Archive(tmp_path / "later")
    shell(later, LATER)
    done(later, "backup", tmp_path / "made")
    assert "articles.9999_later" in refused(bare, "restore", tmp_path / "made")
    assert not bare.folder.exists()


KILLED = """
import os
from tests.whole_archive import publish_paper
publish_paper("wu-hao-qu")
os.kill(os.getpid(), 9)
"""


def test_what_a_killed_database_left_beside_its_file_is_not_taken_in(tmp_path, backup, bare):
    if not bare.is_on_sqlite:
        pytest.skip("PostgreSQL has no files beside")
    killed = filled(tmp_path / "killed")
    killed.run("shell", "--no-imports", "-c", KILLED)
    bare.folder.mkdir(parents=True)
    for ending in ("-wal", "-shm"):
        left = tmp_path / "killed" / f"archive.sqlite3{ending}"
        assert left.stat().st_size
        shutil.copy(left, bare.folder)
    done(bare, "restore", backup)
    assert bare.count("report") == 3
    done(bare, "check_archive")
    assert "已有档案" in refused(killed, "restore", backup)
    assert killed.count("report") == 4


def test_an_archive_that_is_open_is_not_replaced(tmp_path, backup):
    empty = Archive(tmp_path / "empty")
    if not empty.is_on_sqlite:
        pytest.skip("PostgreSQL looks after its sessions itself")
    with closing(sqlite3.connect(tmp_path / "empty" / "archive.sqlite3")) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("SELECT COUNT(*) FROM articles_report").fetchall()
        assert "请先停下" in refused(empty, "restore", backup)
    done(empty, "restore", backup)


FOUND = """
from django.core.management import call_command
call_command("work", once=True)
from articles.search import indexing, store
print(indexing.is_behind(), store.reader().num_docs - 1)
"""


@pytest.fixture(scope="module")
def indexed(tmp_path_factory) -> Path:
    """A backup of three reports, and the index as it was at two reports and at four."""
    folder = tmp_path_factory.mktemp("indexed")
    archive = Archive(folder / "archive")
    done(archive, "import_reports", *(write(folder, paper(f"qu-{n}")) for n in (1, 2)), "--publish")
    done(archive, "work", "--once")
    shutil.copytree(folder / "archive" / "search", folder / "2")
    done(archive, "import_reports", write(folder, paper("qu-3")), "--publish")
    done(archive, "backup", folder / "made")
    done(archive, "import_reports", write(folder, paper("qu-4")), "--publish")
    done(archive, "work", "--once")
    shutil.copytree(folder / "archive" / "search", folder / "4")
    return folder


@pytest.mark.parametrize("reports_then", ["2", "4"])
def test_an_index_from_before_or_after_comes_right(indexed, bare, reports_then):
    shutil.copytree(indexed / reports_then, bare.folder / "search")
    done(bare, "restore", indexed / "made")
    assert shell(bare, FOUND).split()[-2:] == ["False", "3"]
