"""The manifest of a backup: what it was made of, and the SHA-256 of each of its files."""

import json
import os
import tomllib
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from articles.management.backups.contents import Contents

NAME, DIGEST = "manifest.json", "manifest.sha256"
NONE = "{} 里没有完整的备份：缺 {}"
CHANGED = "{} 与备份时不同，这份备份不能用，请换一份"


@dataclass(frozen=True)
class Manifest:
    archive: str  # the version that made it
    database: str
    made_at: str  # UTC
    migrations: dict[str, str]
    counts: dict[str, int]
    files: dict[str, dict[str, Any]]

    @property
    def contents(self) -> Contents:
        return Contents(self.migrations, self.counts)


def write(folder: Path, database: str, held: Contents) -> Manifest:
    """Says of all files that stand in the folder what they are, and lets nobody else read them."""
    files = {path.name: _sealed(path) for path in sorted(folder.iterdir())}
    made_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    manifest = Manifest(_version(), database, made_at, held.migrations, held.counts, files)
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n"
    digest = sha256(content.encode()).hexdigest()
    for name, text in {NAME: content, DIGEST: f"{digest}  {NAME}\n"}.items():
        (folder / name).write_text(text, "utf-8")
        _sealed(folder / name)
    return manifest


def read(folder: Path) -> Manifest:
    """The manifest of a backup, refused where a byte of it or of any file is another."""
    for name in (NAME, DIGEST):
        if not (folder / name).is_file():
            raise CommandError(NONE.format(folder, name))
    content = (folder / NAME).read_bytes()
    if (folder / DIGEST).read_bytes() != f"{sha256(content).hexdigest()}  {NAME}\n".encode():
        raise CommandError(CHANGED.format(folder / NAME))
    given = json.loads(content)  # a later version may say more
    manifest = Manifest(**{one.name: given[one.name] for one in fields(Manifest)})
    for name, told in manifest.files.items():
        _compare(folder / name, told)
    return manifest


def _compare(path: Path, told: dict[str, Any]) -> None:
    if not path.is_file():
        raise CommandError(NONE.format(path.parent, path.name))
    if _facts(path) != told:
        raise CommandError(CHANGED.format(path))


def _sealed(path: Path) -> dict[str, Any]:
    """A file's facts, once it is on the disk."""
    path.chmod(0o600)
    with path.open("rb") as written:
        os.fsync(written.fileno())
    return _facts(path)


def _facts(path: Path) -> dict[str, Any]:
    with path.open("rb") as opened:
        digest = file_digest(opened, "sha256").hexdigest()
    return {"sha256": digest, "size": path.stat().st_size}


def _version() -> str:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text("utf-8"))
    return project["project"]["version"]
