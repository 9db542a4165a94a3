"""Failures of a backup in one sentence: what was not done, where, and why."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db import Error

from articles.archive import files


@contextmanager
def told(what: str, folder: Path) -> Iterator[None]:
    """What comes from the disk, the database or a keyboard ends the command with a sentence."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"{what}：{folder}，{files.reason(error)}") from error
    except (sqlite3.Error, Error) as error:
        raise CommandError(f"{what}：{folder}，{_of_database(error)}") from error
    except KeyboardInterrupt as error:
        raise CommandError(f"{what}：{folder}，中途停下了") from error


def _of_database(error: Exception) -> str:
    cause = error.__cause__ or error
    if getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return "磁盘满了，请腾出地方再试"
    return f"数据库报错：{' '.join(str(error).split())}"
