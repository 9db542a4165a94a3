"""A promise that is broken on purpose is found; `make torture` tries those of the archive."""

import json
import os
import subprocess
import sys

import pytest

from tests.places import BASE

pytestmark = [pytest.mark.torture, pytest.mark.skipif("DATABASE_URL" in os.environ, reason="once")]

SAID = {
    "Importing:writes_by_half": "half-written",
    "Importing:tells_too_early": "was told as saved",
    "BackingUp:backs_up_in_place": "没有完整的备份",
    "Rebuilding:indexes_in_place": "NotReady",
}


TRIES = 15  # at the most: the moments of the first may all miss a fault on a busy machine


def test_planted_faults_are_found():
    command = [sys.executable, "-m", "tests.kills.database", "sqlite", str(TRIES * len(SAID)), "1"]
    ran = subprocess.run([*command, *SAID], cwd=BASE, stdout=subprocess.PIPE, text=True, check=True)
    tallies = list(map(json.loads, ran.stdout.splitlines()))
    for (fault, said), tally in zip(SAID.items(), tallies, strict=True):
        assert said in " ".join(tally["failures"]), fault
