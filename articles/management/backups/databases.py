"""The kinds of database: which module copies each, and puts it back."""

from types import ModuleType

from django.db import connection

from articles.management.backups import postgresql, sqlite

KINDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def kind() -> str:
    """The kind that the settings name."""
    return connection.vendor


def own() -> ModuleType:
    """The module of that kind."""
    return KINDS[kind()]
