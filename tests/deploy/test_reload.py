"""A reload (SIGHUP) under load: nobody is turned away, and what is served next is the new code."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driven import Archive
from tests.lengths import of_long
from tests.places import BASE
from tests.postgres import wait_until
from tests.readers import PAGE, Readers
from tests.records import full, write
from tests.served import Served, children, serving

pytestmark = pytest.mark.torture

PATHS = ["/", "/reports/", "/about/"]
PARTS = ["articles", "deploy", "static", "templates", "yangzhong_archive", "manage.py"]


@pytest.fixture(scope="module")
def code(tmp_path_factory) -> Path:
    """A copy of the program, which is upgraded while it runs."""
    copied = tmp_path_factory.mktemp("code")
    for part in PARTS:
        copy = shutil.copytree if (BASE / part).is_dir() else shutil.copy
        copy(BASE / part, copied / part)
    (copied / ".venv").symlink_to(BASE / ".venv")
    return copied


@pytest.fixture(scope="module")
def served(code, tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("reload")
    archive = Archive(folder)
    assert archive.run("import_reports", write(folder, full()), "--publish").returncode == 0
    with serving(archive, tmp_path_factory.mktemp("served"), code) as served:
        yield served


def write_anew(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def reload(served: Served) -> None:
    """Told to reload; ends when one web server is there, and it is another."""
    before = set(children(served.process.pid))
    served.process.send_signal(signal.SIGHUP)
    wait_until(lambda: two_others(served, before), tries=300)


def two_others(served: Served, before: set[int]) -> bool:
    found = children(served.process.pid)
    return len(found) == 2 and before.isdisjoint(found)


def test_nobody_is_turned_away_and_the_new_code_is_served(code, served):
    health = code / "yangzhong_archive" / "health.py"
    said = "ok"
    with Readers(served.port, PATHS) as readers:
        for number in range(of_long(1, 10)):
            write_anew(health, f'HttpResponse("{said}', f'HttpResponse("upgrade {number}')
            said = f"upgrade {number}"
            reload(served)
            wait_until(lambda: served.get("/healthz")[2] == f"{said}\n".encode())  # noqa: B023
    assert set(readers.tally.kinds) == {PAGE}, readers.tally.kinds
    assert "网站停了" not in served.log.read_text("utf-8")


def test_code_that_does_not_load_changes_nothing(code, served):
    old = served.child("gunicorn")
    wsgi = code / "yangzhong_archive" / "wsgi.py"
    write_anew(wsgi, "import os", "import os, nothing_of_this_name")
    with Readers(served.port, PATHS) as readers:
        served.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "新的网站起不来" in served.log.read_text("utf-8"), tries=300)
    assert set(readers.tally.kinds) == {PAGE}, readers.tally.kinds
    assert served.child("gunicorn") == old
    write_anew(wsgi, "import os, nothing_of_this_name", "import os")
    reload(served)
