"""The contents of a database: how many rows each table has, and how far it was migrated."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

Ask = Callable[[str], list[tuple[Any, ...]]]

NAMES = {
    "articles_report": "篇报道",
    "articles_revision": "个版本",
    "articles_source": "份来稿",
    "articles_draft": "份草稿",
    "auth_user": "个账号",
}


@dataclass(frozen=True)
class Contents:
    """The last migration of each app, and the rows of each table."""

    migrations: dict[str, str]
    counts: dict[str, int]

    def __str__(self):
        return "，".join(f"{self.counts.get(table, 0)} {name}" for table, name in NAMES.items())


def own() -> Contents:
    """What the database holds that the settings name."""
    return contents(ask, connection.introspection.table_names())


def ask(query: str) -> list[tuple[Any, ...]]:
    """What that database answers; nothing where it was told and not asked."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall() if cursor.description else []


def contents(ask: Ask, tables: Iterable[str]) -> Contents:
    """What a database holds that answers such questions."""
    migrations = dict(ask("SELECT app, name FROM django_migrations ORDER BY id"))
    counts = {table: ask(f'SELECT COUNT(*) FROM "{table}"')[0][0] for table in sorted(tables)}
    return Contents(migrations, counts)
