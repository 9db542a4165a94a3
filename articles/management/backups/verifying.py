"""Verifies a backup: every byte is as it was written, and the database in it can be opened."""

from pathlib import Path

from django.core.management.base import CommandError

from articles.management.backups import databases, manifest
from articles.management.backups.manifest import Manifest


def verify(folder: Path) -> Manifest:
    """What a backup is made of; refused where it is not whole."""
    made = manifest.read(folder)
    database = databases.KINDS[made.database]
    found = database.check(folder / database.FILE)
    if found is not None and found != made.contents:
        raise CommandError(f"{folder} 里数据库的行数与清单不同，请换一份备份")
    return made
