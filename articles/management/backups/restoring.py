"""Restores a backup into the database and the folder that the settings name, where none is yet."""

from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from articles.desk import last_check
from articles.management import key_file
from articles.management.backups import contents, databases, verifying
from articles.management.backups.making import KEY
from articles.management.backups.manifest import Manifest

FILLED_BY_MIGRATE = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group",
    "auth_group_permissions",
}
OTHER_KIND = "这份备份是 {} 的，设置里的数据库是 {}，请改 DATABASE_URL"
NEWER = "这份备份来自更新的版本（{}，{}），请先更新程序"
ALREADY = "那里已有档案（{}），不覆盖；请换一个空的数据库，或先把它移走"
DIFFERENT = "恢复后的行数与清单不同，请不要使用，换一份备份再恢复"


def restore(folder: Path) -> Manifest:
    """Brings the archive back as it was; the database comes last, as a whole or not at all."""
    made = verifying.verify(folder)
    _refuse_foreign(made)
    database = databases.own()
    if database.is_there():
        _refuse_where_an_archive_is(made)
    database.make_room()
    # A key that stands there has signed nothing for an empty archive.
    key_file.put((folder / KEY).read_text("utf-8").splitlines())
    last_check.forget()
    database.load(folder / database.FILE)
    if contents.own() != made.contents:
        raise CommandError(DIFFERENT)
    return made


def _refuse_foreign(made: Manifest) -> None:
    """What these settings or this version cannot hold."""
    if made.database != databases.kind():
        names = (databases.NAMES[one] for one in (made.database, databases.kind()))
        raise CommandError(OTHER_KIND.format(*names))
    known = MigrationLoader(None).disk_migrations
    newer = [".".join(one) for one in made.migrations.items() if one not in known]
    if newer:
        raise CommandError(NEWER.format(made.archive, "、".join(newer)))


def _refuse_where_an_archive_is(made: Manifest) -> None:
    """Tables as migrations leave them are none; those that the backup lacks would stay."""
    tables = sorted(set(connection.introspection.table_names()) - FILLED_BY_MIGRATE)
    kept = [one for one in tables if one not in made.counts or _holds_rows(one)]
    if kept:
        raise CommandError(ALREADY.format("、".join(kept)))


def _holds_rows(table: str) -> bool:
    return bool(contents.ask(f'SELECT 1 FROM "{table}" LIMIT 1'))
