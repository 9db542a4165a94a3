"""Makes a backup: all of it stands in its folder, or no folder does."""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from articles.management import key_file
from articles.management.backups import databases, manifest
from articles.management.backups.manifest import Manifest

KEY, SETTINGS = "secret_key", "settings.env"
UNFINISHED = ".archive-backup-"  # how the folder of a backup in the making begins
# What makes the archive this one; where it stands and on which database is the machine's own.
KEPT = [
    "SITE_URL", "SITE_NAME", "ALLOWED_HOSTS", "BEHIND_PROXY", "SAMPLE_DATA",
    "HSTS_INCLUDE_SUBDOMAINS", "HSTS_PRELOAD", "LOGIN_IDLE_MINUTES", "LOGIN_LONGEST_HOURS",
    "ADMIN_PATH", "ADMIN_NETWORKS", "SECOND_FACTOR",
    "PUBLISHER_NAME", "CONTACT_EMAIL", "CONTACT_PHONE", "CONTACT_ADDRESS",
    "ALARM_MAIL_TO", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_USE_TLS",
    "EMAIL_USE_SSL", "EMAIL_FROM",
    "TEXT_TERMS", "DATA_LICENCE", "DATA_LICENCE_URL", "ICP_NUMBER", "POLICE_NUMBER", "NEWS_LICENCE",
]  # fmt: skip


def make(folder: Path) -> Manifest:
    """Writes the archive into the folder, which must hold nothing yet."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"{folder} 里已有东西，请换一个新的文件夹")
    with _whole(folder) as unfinished:
        database = databases.own()
        held = database.dump(unfinished / database.FILE)
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        (unfinished / KEY).write_text(key_file.lines(keys), "utf-8")
        (unfinished / SETTINGS).write_text(_settings(), "utf-8")
        return manifest.write(unfinished, databases.kind(), held)


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """A folder beside, open to nobody else, that takes the other's place when all is written."""
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished, held = _begun_in(folder.parent)
    try:
        yield unfinished
        unfinished.rename(folder)
        _sync(folder.parent)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    finally:
        os.close(held)


def _begun_in(parent: Path) -> tuple[Path, int]:
    """A new folder and the hold on it; what backups that were killed left there goes."""
    beginning = _held(parent, fcntl.LOCK_EX)  # none is taken away before it is held
    try:
        for left in parent.glob(f"{UNFINISHED}*"):
            with suppress(OSError):  # another makes it, or it is not ours
                os.close(_held(left, fcntl.LOCK_EX | fcntl.LOCK_NB))
                shutil.rmtree(left)
        unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=parent))
        return unfinished, _held(unfinished, fcntl.LOCK_EX)
    finally:
        os.close(beginning)


def _held(folder: Path, lock: int) -> int:
    """A folder opened and locked until it is closed, or its process ends in whatever way."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, lock)
    except OSError:
        os.close(opened)
        raise
    return opened


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _settings() -> str:
    """The settings as systemd and a shell read them from a file."""
    lines = (f"{name}={json.dumps(v, ensure_ascii=False)}\n" for name, v in given().items())
    return "".join(lines)


def given() -> dict[str, str]:
    """What is set of them."""
    return {name: os.environ[name] for name in KEPT if name in os.environ}
