"""The place where the archive under test stands: always the same, put back before every try."""

import shutil
from pathlib import Path

import psycopg
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client

from articles.archive.importing import Orders, import_file
from articles.search import store
from tests.environment import static_files
from tests.kills.reports import PUBLIC, report
from tests.postgres import Server, wait_until
from tests.records import as_json

OTHERS = "SELECT pid FROM pg_stat_activity WHERE datname = 'archive'"


class Place:
    """A folder and a database that the settings of this process name."""

    def __init__(self, folder: Path, server: Server | None):
        self.folder, self.server = folder, server
        self.var = folder / "var"
        self.clear()

    @property
    def database(self) -> str:
        return "PostgreSQL" if self.server else "SQLite"

    def fill(self) -> None:
        """An archive with public reports and a chief editor at the desk, kept as `public`."""
        self.var.mkdir()
        static_files().rename(self.folder / "static")
        (self.var / "static").symlink_to(self.folder / "static")
        call_command("migrate", verbosity=0)
        for number in range(PUBLIC):
            import_file(as_json(report(number)), f"{number}.json", Orders(publish=True))
        client = Client()
        client.force_login(User.objects.create(username="主编", is_staff=True, is_superuser=True))
        self.session = client.cookies["sessionid"].value
        self.keep("public")

    def clear(self) -> None:
        """Nothing is there: no folder, no table."""
        self._put("template0", None)

    def put(self, name: str) -> None:
        """The archive is again as it was kept under the name, where anything was."""
        self._put(f"kept_{name.lower()}", self.folder / name)

    def keep(self, name: str) -> None:
        """Remembers the archive as it stands."""
        self.let_go()
        if self.server:
            self._tell(f"CREATE DATABASE kept_{name.lower()} TEMPLATE archive")
        if self.var.exists():
            shutil.copytree(self.var, self.folder / name, symlinks=True)

    def let_go(self) -> None:
        """This process holds nothing of the archive open."""
        connections.close_all()
        if self.server:
            connection.close_pool()
        store._reader.cache_clear()

    def settle(self) -> None:
        """PostgreSQL finishes the statement of a client that was killed: then it is done too."""
        self.let_go()
        if self.server:
            wait_until(lambda: not self._tell(OTHERS))

    def _put(self, template: str, folder: Path | None) -> None:
        self.let_go()
        wait_until(self._is_away)
        if folder and folder.exists():
            shutil.copytree(folder, self.var, symlinks=True)
        if self.server:
            self._tell("DROP DATABASE IF EXISTS archive WITH (FORCE)")
            self._tell(f"CREATE DATABASE archive TEMPLATE {template}")
            # A killed server would set the sequences of a copy back, unless they are on the disk.
            self._tell("CHECKPOINT")

    def _is_away(self) -> bool:
        """Whether the folder is gone, which someone who ends just now may have written into."""
        shutil.rmtree(self.var, ignore_errors=True)
        return not self.var.exists()

    def _tell(self, command: str) -> list[tuple]:
        with psycopg.connect(self.server.url, autocommit=True) as opened:
            told = opened.execute(command)
            return told.fetchall() if told.description else []
