"""What comes from outside is said in one Chinese sentence, and nothing is left half-written."""

import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError

from articles import outages
from tests.conftest import needed
from tests.driven import BASE, Archive
from tests.postgres import free_port
from tests.records import full, write

pytestmark = [pytest.mark.torture, pytest.mark.outside]
LINE = re.compile(r"[^\n]*[一-鿿][^\n]*\n")


@pytest.fixture
def archive(tmp_path) -> Archive:
    folder = tmp_path / "archive"
    folder.mkdir()
    return Archive(folder, f"sqlite:///{folder / 'archive.sqlite3'}")


@pytest.fixture
def report(tmp_path) -> Path:
    return write(tmp_path, full())


def sentence(ran: subprocess.CompletedProcess) -> str:
    """All that a command says that could not do its work."""
    assert ran.returncode == 1, ran.stdout
    assert "Traceback" not in ran.stdout and LINE.fullmatch(ran.stdout), ran.stdout
    return ran.stdout


def told_by(archive: Archive, commands: list[tuple]) -> list[str]:
    """What each command says that could not do its work; they are started all at once."""
    with ThreadPoolExecutor(len(commands)) as threads:
        return [sentence(ran) for ran in threads.map(lambda one: archive.run(*one), commands)]


def commands(report: Path, folder: Path) -> list[tuple]:
    return [
        ("import_reports", report, "--publish"),
        ("export_reports", folder / "out"),
        ("check_archive",),
        ("draft_report", report.with_suffix(".txt")),
        ("make_sample", 2),
        ("rebuild_search",),
    ]


def text_beside(report: Path) -> None:
    report.with_suffix(".txt").write_text(
        "桥头的茶摊\n茶摊开了三十年，每天来喝茶的有二十人。", "utf-8"
    )


def test_a_database_file_that_is_gone_is_named(archive, report, tmp_path):
    text_beside(report)
    archive.environment["SAMPLE_DATA"] = "1"
    file = Path(archive.url.removeprefix("sqlite:///"))
    file.unlink()
    for told in told_by(archive, commands(report, tmp_path)):
        assert f"打不开数据库 {file}" in told
    assert not file.exists() and not list(tmp_path.glob("out/*"))


def test_a_database_without_tables_says_what_to_run(archive, report, tmp_path):
    file = Path(archive.url.removeprefix("sqlite:///"))
    file.write_bytes(b"")
    assert "manage.py migrate" in sentence(archive.run("import_reports", report))


def test_a_database_that_does_not_answer_is_named_without_its_password(archive, report, tmp_path):
    text_beside(report)
    port = free_port()
    archive.environment["DATABASE_URL"] = f"postgres://archive:hidden@127.0.0.1:{port}/town"
    archive.environment["SAMPLE_DATA"] = "1"
    for told in told_by(archive, commands(report, tmp_path)):
        assert f"数据库 127.0.0.1:{port}/town 没有应答" in told and "hidden" not in told


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small disk of its own."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", options, "archive", folder]
    done = subprocess.run(mount, capture_output=True, check=False)
    needed("/" if done.returncode == 0 else None, "Leave to mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path) -> None:
    free = os.statvfs(disk)
    with (disk / "filled").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize)


def test_a_folder_that_can_only_be_read_is_named(archive, tmp_path):
    archive.run("import_reports", write(tmp_path, full()), "--publish")
    with mounted(tmp_path / "closed", "ro,size=1m") as closed:
        to_closed = [("export_reports", closed), ("make_sample", 2, "--to", closed)]
        assert all("只能读" in told for told in told_by(archive, to_closed))
        assert not list(closed.iterdir())


def test_what_does_not_fit_on_the_disk_is_not_half_written(archive, tmp_path):
    archive.run("import_reports", write(tmp_path, full()), "--publish")
    with mounted(tmp_path / "full", "size=1m") as small:
        fill(small)
        target = small / "out"
        target.mkdir()
        to_target = [("export_reports", target), ("make_sample", 2, "--to", target)]
        assert all("磁盘满了" in told for told in told_by(archive, to_target))
        assert not list(target.iterdir())


def test_a_full_disk_under_the_archive_is_said_and_the_index_in_use_stays(tmp_path):
    text = write(tmp_path, full())
    other = write(tmp_path, full("two"))
    with mounted(tmp_path / "disk", "size=60m") as disk:
        archive = Archive(disk, f"sqlite:///{disk / 'archive.sqlite3'}")
        assert archive.run("import_reports", text, "--publish").returncode == 0
        assert archive.run("rebuild_search").returncode == 0
        index = sorted((disk / "search").rglob("*"))
        fill(disk)
        assert "磁盘满了" in sentence(archive.run("import_reports", other, "--publish"))
        assert "磁盘满了" in sentence(archive.run("rebuild_search"))
        assert sorted((disk / "search").rglob("*")) == index
        (disk / "filled").unlink()  # else nobody can even look
        assert archive.count("report") == 1


def test_a_draft_that_does_not_fit_is_said(archive, report, tmp_path):
    text_beside(report)
    python = [needed(shutil.which("bash"), "bash"), "-c", 'exec "$@" >/dev/full', "bash"]
    ran = subprocess.run(
        [*python, *archive_command("draft_report", report.with_suffix(".txt"))],
        env=archive.environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert ran.returncode == 1 and "磁盘满了" in ran.stderr and "Traceback" not in ran.stderr


def archive_command(*arguments) -> list[str]:
    return [sys.executable, str(BASE / "manage.py"), *map(str, arguments)]


def test_who_was_asked_to_come_again_is_told_of_in_one_line():
    error = OperationalError("closed")
    error.__cause__ = psycopg.OperationalError("closed")
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, "%s: %s", ("Away", "/people/"), (None, error, None)
    )
    assert outages.InOneLine().filter(record)
    assert re.fullmatch("没能应答 /people/：数据库 .+ 没有应答", record.getMessage())
    assert record.exc_info is None


def test_a_fault_of_ours_is_told_with_where_it_happened():
    trace = (KeyError, KeyError("a"), None)
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, "%s: %s", ("Wrong", "/people/"), trace
    )
    assert outages.InOneLine().filter(record)
    assert (record.getMessage(), record.exc_info) == ("Wrong: /people/", trace)
