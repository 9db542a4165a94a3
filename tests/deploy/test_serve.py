"""`deploy/serve` says what is wrong before it begins anything, and keeps what it began running."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driven import Archive
from tests.places import BASE
from tests.postgres import wait_until
from tests.served import Served, children, descendants, is_running, serving

pytestmark = pytest.mark.long


@pytest.fixture
def folder(tmp_path) -> Path:
    """A place where serving begins nothing but says what it would begin."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    python = f'#!/bin/sh\n[ "$1" = - ] && exec {sys.executable} "$@"\necho "python $*"\n'
    (programs / "python").write_text(python)
    (programs / "python").chmod(0o755)
    return tmp_path


def serve(folder: Path, port: str, **environment: str) -> subprocess.CompletedProcess:
    own = {"PORT": port, "SITE_URL": f"http://127.0.0.1:{port}"}
    return subprocess.run(
        ["bash", BASE / "deploy" / "serve"],
        cwd=folder,
        env={**os.environ, **own, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def taken(listens: bool) -> socket.socket:
    """A socket on a port of its own below those for which no other is proposed."""
    for port in range(20_000, 30_000):
        held = socket.socket()
        try:
            held.bind(("127.0.0.1", port))
        except OSError:
            held.close()
            continue
        if listens:
            held.listen()
        return held
    raise AssertionError("no port is free")


@pytest.mark.parametrize("listens", [False, True])
def test_a_port_in_use_is_said_before_anything_else(folder, listens):
    with taken(listens) as held:
        port = held.getsockname()[1]
        done = serve(folder, str(port))
    assert (done.returncode, done.stdout) == (1, "")
    another = f"PORT={port + 1000} make run"
    assert done.stderr == f"端口 {port} 已被别的程序占用，请换一个：{another}\n"


def test_of_the_demo_its_own_variable_is_named(folder):
    with taken(True) as held:
        port = held.getsockname()[1]
        assert (
            f"DEMO_PORT={port + 1000} make demo" in serve(folder, str(port), SAMPLE_DATA="1").stderr
        )


@pytest.mark.parametrize("port", ["", "http", "0", "65536", "-1", "８０００"])
def test_what_is_no_port_is_said(folder, port):
    done = serve(folder, port)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"PORT={port} 不是端口号，请写 1 至 65535 之间的数")


def test_at_a_free_port_the_archive_is_served(folder):
    with taken(True) as held:
        port = held.getsockname()[1]
    done = serve(folder, str(port))
    assert done.stderr == ""
    assert f"supervise.py {port}" in done.stdout
    assert f"请用浏览器打开 http://127.0.0.1:{port}" in done.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    return Archive(tmp_path_factory.mktemp("serve"))


@pytest.fixture
def served(archive, tmp_path) -> Iterator[Served]:
    with serving(archive, tmp_path) as served:
        yield served


def in_time(ready) -> None:
    """Within the ten seconds that are promised, and more for a busy machine."""
    wait_until(ready, tries=400)


HAND_IN = """
from django.contrib.auth.models import User
from articles.desk import intake
user, _ = User.objects.get_or_create(username="editor")
intake.receive(user, [], "三号厂投产\\n\\n三号厂今年投产，有300名工人。")
"""


def test_a_killed_worker_is_back_and_drafts_what_waits_while_reading_goes_on(archive, served):
    killed = served.child("manage.py work")
    os.kill(killed, signal.SIGKILL)
    assert archive.run("shell", "--no-imports", "-c", HAND_IN).returncode == 0
    assert served.status("/reports/") == 200
    in_time(lambda: served.child("manage.py work") not in (0, killed))
    in_time(lambda: archive.count("draft") == 1)
    assert served.status("/reports/") == 200
    assert served.process.poll() is None


def test_a_killed_web_server_is_back_and_leaves_no_child(served):
    killed = served.child("gunicorn")
    left = children(killed)
    worker = served.child("manage.py work")
    assert left
    os.kill(killed, signal.SIGKILL)
    in_time(lambda: not any(map(is_running, left)))
    in_time(lambda: served.status("/about/") == 200)
    assert served.child("gunicorn") not in (0, killed)
    assert served.child("manage.py work") == worker


def all_started(served: Served) -> list[int]:
    """The worker, the web server and its children, of which the first may answer alone."""
    in_time(lambda: len(descendants(served.process.pid)) >= 4)
    return descendants(served.process.pid)


def test_killed_itself_it_leaves_nothing_running_and_the_port_free(archive, tmp_path):
    with serving(archive, tmp_path) as served:
        started = all_started(served)
        served.process.kill()
        in_time(lambda: not any(map(is_running, started)))
        assert served.status("/about/") == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_ends_with_all_it_started(served, number):
    started = all_started(served)
    served.process.send_signal(number)
    assert served.process.wait(30) == 0
    assert not any(map(is_running, started))
    assert served.status("/about/") == 0


@pytest.mark.parametrize(
    "wrong", [{"WEB_WORKERS": "two"}, {"SECRET_KEY": "", "SECRET_KEY_FILE": "/nowhere"}]
)
def test_a_wrong_setting_ends_it_at_once_with_an_error(archive, tmp_path, wrong):
    served = Served(archive.environment | wrong, tmp_path / "served.log")
    assert served.process.wait(30) > 0
    assert descendants(served.process.pid) == []
