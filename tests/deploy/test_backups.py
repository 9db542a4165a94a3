"""`deploy/backup` keeps the newest backups, and takes none away before a new one is proved."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.driven import Archive
from tests.places import BASE

pytestmark = pytest.mark.long

OLD = ["2021-11-01T031500Z", "2021-11-02T031500Z", "2021-11-03T031500Z"]


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three nights' backups, one that was broken off, and what is none."""
    made = tmp_path / "backups"
    for name in [*OLD, ".archive-backup-broken", "letters"]:
        (made / name).mkdir(parents=True)
    return made


def back_up(archive: Archive, folder: Path, **own: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["sh", "deploy/backup"],
        cwd=BASE,
        env=archive.environment | {"STATE_DIRECTORY": str(folder)} | own,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_newest_are_kept(tmp_path, folder):
    ran = back_up(Archive(tmp_path / "var"), folder, BACKUPS_KEPT="2")
    assert ran.returncode == 0, ran.stderr
    assert "备份完好" in ran.stdout
    left = set(os.listdir(folder))
    assert len(left) == 3 and {OLD[2], "letters"} < left


def test_where_none_is_made_none_goes(tmp_path, folder):
    gone = Archive(tmp_path / "var")
    gone.environment["DATABASE_URL"] = f"sqlite:///{tmp_path / 'nowhere.sqlite3'}"
    ran = back_up(gone, folder, BACKUPS_KEPT="1")
    assert ran.returncode == 1 and "没有备份成" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert set(os.listdir(folder)) == {*OLD, "letters"}


@pytest.mark.parametrize("kept", ["0", "-1", "all"])
def test_a_number_that_keeps_none_is_refused(tmp_path, folder, kept):
    ran = back_up(Archive(tmp_path / "var"), folder, BACKUPS_KEPT=kept)
    assert ran.returncode == 1 and "请写 1 以上的数" in ran.stderr
    assert set(os.listdir(folder)) >= set(OLD)
