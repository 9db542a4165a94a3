"""The last check of the whole archive: kept for the desk's first page, and for the next check."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from articles.archive.chain import Head

FRESH = timedelta(days=2)  # after which a nightly check has failed to run
FIRST = 5  # faults that are kept in words


@dataclass(frozen=True)
class Check:
    """What a check found, and where the log ended when all was whole."""

    at: datetime
    reports: int
    failures: int
    first: list[str]
    doubts: int
    head: Head

    @property
    def is_stale(self) -> bool:
        return timezone.now() - self.at > FRESH


def keep(check: Check) -> None:
    """Puts it in the place of the one before, as a whole or not at all."""
    new = _file().with_suffix(".new")
    told = asdict(check) | {"at": check.at.isoformat()}
    new.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
    os.replace(new, _file())


def read() -> Check | None:
    """The last that was kept; None where there is none, or none that can be read."""
    try:
        told = json.loads(_file().read_text("utf-8"))
        at, head = datetime.fromisoformat(told["at"]), Head(*told["head"])
        return Check(**told | {"at": at, "head": head})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def forget() -> None:
    """Lets it go where another archive takes the place of the one that was checked."""
    with suppress(FileNotFoundError):
        _file().unlink()


def _file() -> Path:
    return Path(settings.VAR_DIR) / "check.json"
