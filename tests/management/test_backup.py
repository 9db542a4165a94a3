"""A backup is whole or not there, though others write meanwhile."""

import json
import os
import random
import stat
import time
from pathlib import Path

import pytest

from tests.driven import Archive
from tests.lengths import of_long
from tests.records import full, paper, write
from tests.whole_archive import run

pytestmark = pytest.mark.long

KILLS = of_long(4, 20)
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


def test_one_that_is_killed_leaves_no_folder(archive, tmp_path):
    moments = random.Random(11)
    for number in range(KILLS):
        folder = tmp_path / f"killed-{number}"
        making = archive.start("backup", folder)
        while not list(tmp_path.glob(f".{folder.name}-*")) and making.poll() is None:
            time.sleep(0.001)
        time.sleep(moments.random() / 20)
        making.kill()
        making.communicate()
        archive.wait_until_released()
        if folder.exists():
            done(archive, "verify_backup", folder)
