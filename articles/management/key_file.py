"""The file of the archive's keys: the first signs, the others are older ones that count yet."""

import os
from collections.abc import Iterable

from django.conf import settings


def put(keys: Iterable[str]) -> None:
    """Takes the place of the keys that stand there; read by nobody but its owner."""
    path = settings.KEY_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.unfinished")
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as written:
        written.write(lines(keys))
        written.flush()
        os.fsync(written.fileno())
    unfinished.replace(path)


def lines(keys: Iterable[str]) -> str:
    return "".join(f"{key}\n" for key in keys)
