"""The time in which a database was found away: one asks whether it is back, the others are told."""

from threading import Lock
from time import monotonic

PAUSE = 1.0  # seconds between two who ask
ASKING = 3.0  # seconds after which who asks is no longer waited for


class Absence:
    def __init__(self):
        self._lock = Lock()
        self._ask_at: float | None = None

    def may_ask(self) -> bool:
        """Whether the caller is to try; of those who come in an absence, one at a time."""
        with self._lock:
            if self._ask_at is None:
                return True
            if monotonic() < self._ask_at:
                return False
            self._ask_at = monotonic() + ASKING
            return True

    def goes_on(self) -> None:
        self._ask_at = monotonic() + PAUSE

    def ends(self) -> None:
        self._ask_at = None
