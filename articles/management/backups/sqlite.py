"""A database on SQLite, copied by its own backup interface."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection

from articles.management.backups.contents import Contents, contents

FILE = "archive.sqlite3"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def dump(target: Path) -> Contents:
    """Writes the archive as it is at one moment; nobody who writes into it has to wait."""
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)  # all in one step, which is one snapshot
        copy.execute("PRAGMA journal_mode=DELETE")  # it is whole without files beside it
    with _opened(target) as copy:
        return _contents(copy)


def check(path: Path) -> Contents:
    """What the copy holds; refused where its pages or rows do not hang together."""
    with _opened(path) as copy:
        found = copy.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)] or copy.execute("PRAGMA foreign_key_check").fetchone():
            raise CommandError(f"{path} 损坏了，请换一份备份")
        return _contents(copy)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The copy, which is only read and leaves no file beside it."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as copy:
        yield copy


def _contents(copy: sqlite3.Connection) -> Contents:
    tables = [name for (name,) in copy.execute(TABLES)]
    return contents(lambda query: copy.execute(query).fetchall(), tables)
