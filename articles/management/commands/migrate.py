import sqlite3

from django.core.management.commands import migrate
from django.db import connections


class Command(migrate.Command):
    """Django's own; it alone makes the file of an archive on SQLite, which all others only open."""

    def execute(self, *args, **options):
        name = str(connections[options["database"]].settings_dict["NAME"])
        if name.endswith("?mode=rw"):
            sqlite3.connect(f"{name}c", uri=True).close()  # read, write, create
        return super().execute(*args, **options)
