"""The words of a kind are for people: said otherwise, no page is another but for those words."""

import json
import re
import subprocess
import sys

import pytest

from articles.record.kinds import KINDS
from tests.driven import Archive
from tests.places import BASE

BRACKETS = str.maketrans("", "", "〖〗")
# A title, heading, link or cell that says no more than the usual words of a kind.
HEADING = re.compile(rf"<(?!b>)[^<>]*>\s*(?:{'|'.join(kind.words for kind in KINDS)})\s*(?=[<（·])")

OWN = {"DJANGO_SETTINGS_MODULE": "yangzhong_archive.settings", "DEBUG": "1", "ALLOWED_HOSTS": "*"}


def pages(archive: Archive, form: str) -> dict[str, list]:
    """[status, what it says] of each page where the words of kinds have this form."""
    command = [sys.executable, "-m", "tests.reworded", form]
    printed = subprocess.run(
        command, cwd=BASE, env=archive.environment | OWN, capture_output=True, check=False
    )
    assert printed.returncode == 0, printed.stderr.decode()
    return json.loads(printed.stdout)


@pytest.mark.long
def test_other_words_for_every_kind_break_nothing(tmp_path):
    archive = Archive(tmp_path)
    usual, reworded = pages(archive, "{}"), pages(archive, "{}〖〗")
    assert {status for path, (status, _) in usual.items() if "/search/" not in path} == {200}
    assert any("数据〖〗" in said for _, said in reworded.values())
    without = {
        path: [status, said.translate(BRACKETS)] for path, (status, said) in reworded.items()
    }
    assert without == usual
    left = {path: HEADING.findall(said) for path, (_, said) in reworded.items()}
    assert {path: found for path, found in left.items() if found} == {}
