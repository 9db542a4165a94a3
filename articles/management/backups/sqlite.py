"""A database on SQLite, copied by its own backup interface and put back as a file."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.management.base import CommandError
from django.db import connection

from articles.management.backups.contents import Contents, contents

FILE = "archive.sqlite3"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite would take for a part of the file
IN_USE = "{} 正有程序开着，请先停下网站和后台"


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


def make_room() -> None:
    """Makes the folder; an empty archive that stands there is let go of by all."""
    connection.close()
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        with closing(sqlite3.connect(path, timeout=1)) as there:
            _refuse_if_open(there, path)


def _refuse_if_open(there: sqlite3.Connection, path: Path) -> None:
    """Who has the old file open would, when it closes it, take away what belongs to the new."""
    try:
        there.execute("PRAGMA locking_mode=EXCLUSIVE")
        there.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise CommandError(IN_USE.format(path)) from error


def load(source: Path) -> None:
    """Puts the copy where the archive's file belongs, and nothing beside it that is not its own."""
    path = _path()
    unfinished = path.with_name(f"{path.name}.restoring")
    try:
        shutil.copyfile(source, unfinished)
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        for ending in BESIDE:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def is_there() -> bool:
    """Whether a database can be asked at all."""
    path = _path()
    return path.exists() and path.stat().st_size > 0


def _path() -> Path:
    return Path(unquote(urlsplit(str(connection.settings_dict["NAME"])).path))


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The copy, which is only read and leaves no file beside it."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as copy:
        yield copy


def _contents(copy: sqlite3.Connection) -> Contents:
    tables = [name for (name,) in copy.execute(TABLES)]
    return contents(lambda query: copy.execute(query).fetchall(), tables)
