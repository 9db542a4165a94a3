"""The API asked by schemathesis, which makes up questions from its description alone."""

import re
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.test import override_settings

from articles.api import facts
from articles.archive.importing import import_record
from articles.management.sample import records
from articles.search import indexing
from tests.lengths import of_long
from tests.live import LiveTestCase
from tests.records import full

CASES = of_long(200, 1_000)  # at least
EXAMPLES = of_long(6, 40)  # of each kind and endpoint


@pytest.mark.long
@pytest.mark.outside
class SchemathesisTests(LiveTestCase):
    def setUp(self):
        import_record(full())
        for fields in records(20):
            import_record(fields)
        indexing.follow()

    def test_it_finds_nothing(self):
        with override_settings(SITE_URL=self.live_server_url):
            printed = self.asked()
        assert printed.returncode == 0, printed.stdout[-5000:]
        cases = re.search(r"(\d+) generated, (\d+) passed", printed.stdout)
        assert int(cases[1]) == int(cases[2]) >= CASES

    def test_it_finds_a_planted_fault(self):
        with (
            override_settings(SITE_URL=self.live_server_url),
            patch.object(facts, "sentence_of", lambda fact: None),
        ):
            printed = self.asked("--include-path", "/statistics/", examples=5)
        assert printed.returncode == 1 and "Server error" in printed.stdout

    def asked(self, *more: str, examples: int = EXAMPLES) -> subprocess.CompletedProcess:
        program = Path(sys.executable).with_name("schemathesis")
        arguments = ["--max-examples", str(examples), "--seed", "1", "--no-color", *more]
        quiet = ["--suppress-health-check", "all", "--warnings", "off"]
        address = f"{self.live_server_url}/api/v1/openapi.json"
        return subprocess.run(
            [program, "run", address, *arguments, *quiet],
            cwd=settings.VAR_DIR,  # where it keeps what it learnt
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
