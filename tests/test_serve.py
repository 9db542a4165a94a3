"""`deploy/serve` says that its port is taken before it begins anything."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path) -> Path:
    """A place where serving begins nothing but says what it would begin."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    python = f'#!/bin/sh\n[ "$1" = - ] && exec {sys.executable} "$@"\necho "python $*"\n'
    # the worker goes on: what serves ends the whole
    python += '[ "$2" = work ] && exec sleep 30\nexit 0\n'
    (programs / "python").write_text(python)
    (programs / "gunicorn").write_text('#!/bin/sh\necho "gunicorn $*"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
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
    assert f"--bind 127.0.0.1:{port}" in done.stdout
    assert f"请用浏览器打开 http://127.0.0.1:{port}" in done.stdout
