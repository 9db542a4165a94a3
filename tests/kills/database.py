"""The tries on one database, in a process whose settings name it; prints a tally a line, in JSON.

python -m tests.kills.database sqlite 150 1
python -m tests.kills.database postgresql 50 1 Importing Masking
python -m tests.kills.database sqlite 2 1 Importing:writes_by_half   with a planted fault
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from math import ceil
from pathlib import Path

import django

from tests import environment, postgres

SAFE = ["-c", "fsync=off"]  # a system that stands keeps what was written when the server is killed


def main(on: str, tries: str, seed: str, *names: str) -> None:
    for tally in tallies(on, int(tries), int(seed), names):
        print(json.dumps(asdict(tally), ensure_ascii=False), flush=True)


def tallies(on: str, tries: int, seed: int, names: Iterable[str] = ()) -> Iterator:
    """How each act has stood its share of the tries."""
    with place(on) as where:
        from tests.kills.acts import ACTS  # once there are settings
        from tests.kills.tries import Trial

        chosen = [name.partition(":") for name in names or ACTS]
        for act, _, fault in chosen:
            trial = Trial(ACTS[act](where, fault), seed)
            trial.prepare()
            for number in range(ceil(tries / len(chosen))):
                trial.try_once(number)
                if fault and trial.tally.failures:  # which is all that is asked of it
                    break
            yield trial.tally


@contextmanager
def place(on: str) -> Iterator:
    """Where the archive under test stands, with its public reports."""
    environment.prepare(on_postgres=False)
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    try:
        with server(on) as made:
            os.environ |= {"ARCHIVE_VAR": str(folder / "var"), "DATABASE_URL": url(folder, made)}
            os.environ["DJANGO_SETTINGS_MODULE"] = "yangzhong_archive.settings"
            django.setup()
            from tests.kills.place import Place  # once there are settings

            where = Place(folder, made)
            where.fill()
            yield where
            where.let_go()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server(on: str) -> Iterator[postgres.Server | None]:
    if on == "sqlite":
        yield None
    else:
        with postgres.stoppable(environment.installed(), SAFE) as made:
            yield made


def url(folder: Path, made: postgres.Server | None) -> str:
    return (
        f"{made.url.rpartition('/')[0]}/archive"
        if made
        else f"sqlite:///{folder}/var/archive.sqlite3"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
