"""A database on PostgreSQL, copied and put back by its own programs."""

import os
import shutil
import subprocess
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection, transaction

from articles.management.backups import contents
from articles.management.backups.contents import Contents

FILE = "archive.pgdump"
MISSING = "没有找到 {}，请安装 PostgreSQL 的客户端（Debian：apt install postgresql-client）"


def dump(target: Path) -> Contents:
    """Writes the archive as one snapshot shows it, and counts what that snapshot shows."""
    with transaction.atomic():
        contents.ask("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        [(snapshot,)] = contents.ask("SELECT pg_export_snapshot()")
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        _run("pg_dump", *_server(), *options, f"--file={target}")
        return contents.own()


def check(path: Path) -> None:
    """Refuses a copy that PostgreSQL's own program cannot read."""
    _run("pg_restore", "--list", str(path))


def make_room() -> None:
    """Nothing of ours stands in the way of dropping empty tables."""
    connection.close()


def load(source: Path) -> None:
    """Takes the copy in as a whole or not at all; empty tables that stand there give way."""
    options = ["--single-transaction", "--exit-on-error", "--clean", "--if-exists"]
    _run("pg_restore", *_server(), *options, "--no-owner", "--no-privileges", str(source))


def is_there() -> bool:
    """Whether a database can be asked: one that is away says so when it is."""
    return True


def _server() -> list[str]:
    arguments, _ = _as_for_psql()
    return [*arguments[1:-1], f"--dbname={arguments[-1]}"]


def _as_for_psql() -> tuple[list[str], dict[str, str] | None]:
    """The command line, and the environment, which alone holds the password."""
    return connection.client.settings_to_cmd_args_env(connection.settings_dict, [])


def _run(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise CommandError(MISSING.format(program))
    _, own = _as_for_psql() if connection.vendor == "postgresql" else ([], None)
    ended = subprocess.run(
        [program, *arguments],
        env=os.environ | (own or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode:
        said = " ".join(ended.stderr.split())[:300] or f"中途停下了（{ended.returncode}）"
        raise CommandError(f"{program} 没有做成：{said}")
