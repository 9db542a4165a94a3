"""An archive on a database of its own, driven by real processes."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from uuid import uuid4

import psycopg

from tests.conftest import needed
from tests.places import BASE


def unprivileged() -> list[str]:
    """What starts a process that is kept out of closed files, though root starts it."""
    if os.geteuid():
        return []
    rights = "-dac_override,-dac_read_search"
    setpriv = needed(shutil.which("setpriv"), "setpriv")
    return [setpriv, "--bounding-set", rights, "--inh-caps", rights]


class Archive:
    """An archive on a database of its own, driven by real processes."""

    def __init__(self, folder: Path, url: str = ""):
        self.url = url or migrated_database(folder)
        own = {"ARCHIVE_VAR": str(folder), "DATABASE_URL": self.url, "PYTHONUNBUFFERED": "1"}
        self.environment = os.environ | own
        if url:
            assert self.run("migrate", "--verbosity", "0").returncode == 0

    def start(self, *arguments, through: Sequence[str] = ()) -> subprocess.Popen:
        """A process of a command, started by another program where one is given."""
        return subprocess.Popen(
            [*through, sys.executable, BASE / "manage.py", *map(str, arguments)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments, through: Sequence[str] = ()) -> subprocess.CompletedProcess:
        process = self.start(*arguments, through=through)
        printed, _ = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, printed)

    def count(self, table: str) -> int:
        return self.rows(f"SELECT COUNT(*) FROM articles_{table}")[0][0]

    @property
    def is_on_sqlite(self) -> bool:
        return self.url.startswith("sqlite:///")

    def rows(self, query: str) -> list[tuple]:
        opened = (
            sqlite3.connect(self.url.removeprefix("sqlite:///"))
            if self.is_on_sqlite
            else psycopg.connect(self.url)
        )
        with closing(opened):
            return list(map(tuple, opened.execute(query).fetchall()))


def migrated_database(folder: Path) -> str:
    """The URL of a database with empty tables: a copy of one that is made once a test process."""
    if "DATABASE_URL" in os.environ:
        return own_database(folder, template=_template().rpartition("/")[2])
    folder.mkdir(exist_ok=True)
    shutil.copy(_template().removeprefix("sqlite:///"), folder / "archive.sqlite3")
    return own_database(folder)


@cache
def _template() -> str:
    folder = Path(tempfile.mkdtemp(prefix="template_", dir=os.environ["ARCHIVE_VAR"]))
    url = own_database(folder)
    return Archive(folder, url).url


def own_database(folder: Path, template: str = "template0") -> str:
    """The URL of an empty database: a file, or one more on the tests' own PostgreSQL."""
    server = os.environ.get("DATABASE_URL")
    if server is None:
        return f"sqlite:///{folder / 'archive.sqlite3'}"
    name = f"{folder.name}_{uuid4().hex[:8]}"  # folders of two test processes can share a name
    with psycopg.connect(server, autocommit=True) as opened:
        opened.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return f"{server.rpartition('/')[0]}/{name}"
