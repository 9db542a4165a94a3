"""The backend of DATABASES["default"]["ENGINE"], which Django looks for under this name."""

import os

from django.db import DatabaseError
from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, whose connection stays open as long as its file stands where it stood.

    The last to close takes the index of WAL away, which on a full disk nobody can make anew
    (https://www.sqlite.org/wal.html, section 2.2): then not even reading would go on.
    """

    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        self.path = connection.execute("PRAGMA database_list").fetchone()[2]
        self.opened = self._file()
        return connection

    def close_if_unusable_or_obsolete(self):
        if self.connection is not None and self.opened != self._file():
            self.close()
        super().close_if_unusable_or_obsolete()

    def answers(self) -> bool:
        """Whether it can be read."""
        try:
            with self.cursor() as cursor:
                cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        except DatabaseError:
            return False
        return True

    def _file(self) -> tuple[int, int] | None:
        """Which file stands there; None where none does."""
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino
