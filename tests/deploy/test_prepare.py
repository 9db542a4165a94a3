"""`deploy/prepare` makes static files anew only where they, or what makes them, have changed."""

import subprocess
from pathlib import Path

import pytest

from tests.places import BASE

# It says what it is asked for, and leaves what Django's own command would.
PYTHON = """#!/bin/sh
[ "$2" != collectstatic ] || { mkdir -p var/static; echo '{}' >var/static/staticfiles.json; }
echo "$2"
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    for name in (".venv/bin/python", "static/site.css", "yangzhong_archive/static.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PYTHON if name.endswith("python") else "")
    (tmp_path / ".venv/bin/python").chmod(0o755)
    (tmp_path / "requirements-drafting.txt").touch()
    return tmp_path


def prepare(folder: Path) -> list[str]:
    """The commands that are run."""
    done = subprocess.run(
        ["sh", BASE / "deploy" / "prepare"],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "SECRET_KEY": "given"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


BOTH = ["migrate", "collectstatic"]


def test_a_restart_makes_them_once(folder):
    assert [prepare(folder) for _ in range(3)] == [BOTH, ["migrate"], ["migrate"]]


@pytest.mark.parametrize(
    "changed", ["static/site.css", "static/new.css", "requirements-drafting.txt"]
)
def test_what_has_changed_is_made_anew(folder, changed):
    prepare(folder)
    (folder / changed).write_text("other")
    assert [prepare(folder) for _ in range(2)] == [BOTH, ["migrate"]]


def test_files_that_are_gone_are_made_again(folder):
    prepare(folder)
    (folder / "var/static/staticfiles.json").unlink()
    assert prepare(folder) == BOTH
