import sqlite3

from django.core.management.commands import migrate
from django.db import connections

from articles.archive import merging


class Command(migrate.Command):
    """Django's own; it alone makes the file of an archive on SQLite, which all others only open.

    Migrated to this version, names that an earlier one hid are hidden as this one hides them.
    """

    def execute(self, *args, **options):
        connection = connections[options["database"]]
        name = str(connection.settings_dict["NAME"])
        if name.endswith("?mode=rw"):
            with connection.wrap_database_errors:
                sqlite3.connect(f"{name}c", uri=True).close()  # read, write, create
        super().execute(*args, **options)
        if not (options["app_label"] or options["plan"] or options["check_unapplied"]):
            merging.renew()
