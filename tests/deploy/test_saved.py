"""What was told as saved is on the disk, not only in the machine's memory."""

from tests.driven import Archive

ASKED = """
from django.db import connection
with connection.cursor() as asking:
    for setting in ("synchronous", "journal_mode"):
        print(asking.execute(f"PRAGMA {setting}").fetchone()[0])
"""
FULL = "2"  # https://www.sqlite.org/pragma.html#pragma_synchronous


def test_every_act_is_on_the_disk_when_it_is_told_as_done(tmp_path):
    archive = Archive(tmp_path, f"sqlite:///{tmp_path / 'archive.sqlite3'}")
    asked = archive.run("shell", "--no-imports", "-c", ASKED)
    assert asked.stdout.split() == [FULL, "wal"]
