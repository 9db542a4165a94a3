"""The commands say in one line what they lack."""

import os
import subprocess
import sys

import pytest

from tests.driven import BASE


def refused(command: str, **environment: str) -> str:
    """The words with which a command ends that cannot be carried out."""
    ran = subprocess.run(
        [sys.executable, BASE / "manage.py", command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    return ran.stderr


@pytest.mark.parametrize("command", ["check", "makemigrations"])
def test_without_a_key_a_command_says_how_to_get_one(tmp_path, command):
    environment = {**os.environ, "ARCHIVE_VAR": str(tmp_path)}
    environment.pop("SECRET_KEY", None)
    assert "没有密钥：请运行 make run" in refused(command, **environment)


def test_tables_are_not_made_in_a_folder_that_is_not_there(tmp_path):
    nowhere = tmp_path / "nowhere"
    own = {"ARCHIVE_VAR": str(nowhere), "DATABASE_URL": f"sqlite:///{nowhere}/archive.sqlite3"}
    said = refused("migrate", **os.environ | own)
    assert f"打不开数据库 {nowhere}/archive.sqlite3" in said
