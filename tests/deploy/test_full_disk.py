"""A full disk with one file waiting: reading goes on, and with room again the file is drafted."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import needed
from tests.deploy.test_serve import HAND_IN
from tests.driven import Archive
from tests.postgres import wait_until
from tests.records import full, write
from tests.served import serving

pytestmark = [pytest.mark.torture, pytest.mark.outside]

ROOM = 200 * 1024  # bytes, enough to hand a file in
STATES = "SELECT state FROM articles_submission"


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A small disk of its own."""
    mounted = tmp_path / "disk"
    mounted.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=60m", "archive", mounted]
    done = subprocess.run(mount, capture_output=True, check=False)
    needed("/" if done.returncode == 0 else None, "Leave to mount a disk")
    yield mounted
    subprocess.run(["umount", "--lazy", mounted], check=True)


def fill(disk: Path, leaving: int = 0) -> None:
    free = os.statvfs(disk)
    with (disk / f"filled-{leaving}").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - leaving)


def empty(disk: Path) -> None:
    for file in disk.glob("filled-*"):
        file.unlink()


@contextmanager
def asleep(process: int) -> Iterator[None]:
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def test_a_file_that_waits_on_a_full_disk_is_drafted_when_there_is_room(disk, tmp_path):
    archive = Archive(disk, f"sqlite:///{disk / 'archive.sqlite3'}")
    assert archive.run("import_reports", write(tmp_path, full()), "--publish").returncode == 0
    with serving(archive, tmp_path) as served:
        worker = served.child("manage.py work")
        assert served.status("/") == 200
        fill(disk, leaving=ROOM)
        with asleep(worker):  # else the file is drafted before the disk is full
            assert archive.run("shell", "--no-imports", "-c", HAND_IN).returncode == 0
            fill(disk)
        wait_until(lambda: "后台的事没有做成" in served.log.read_text("utf-8"), tries=400)
        time.sleep(2)  # for several tries in vain
        assert archive.rows(STATES) == [("waiting",)]
        assert [served.status(path) for path in ("/", "/people/", "/reports/")] == [200] * 3
        assert served.child("manage.py work") == worker
        empty(disk)
        wait_until(lambda: archive.rows(STATES) == [("drafted",)], tries=400)
        assert served.child("manage.py work") == worker
        served.process.terminate()
        assert served.process.wait(40) == 0
