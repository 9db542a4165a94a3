"""The commands say in one line what they lack."""

import os
import subprocess
import sys

import pytest

from tests.driven import BASE


@pytest.mark.parametrize("command", ["check", "makemigrations"])
def test_without_a_key_a_command_says_how_to_get_one(tmp_path, command):
    environment = {**os.environ, "ARCHIVE_VAR": str(tmp_path)}
    environment.pop("SECRET_KEY", None)
    ran = subprocess.run(
        [sys.executable, BASE / "manage.py", command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "没有密钥：请运行 make run" in ran.stderr
    assert "Traceback" not in ran.stderr
