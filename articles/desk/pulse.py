"""The worker's pulse: a file that its process touches, so that others see when it last lived.

Its time is not that of the day, which may be put back, but how long the machine has been running.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from django.conf import settings

BEAT = 5.0  # seconds


class Pulse(Thread):
    """Beats beside the worker until it is told to stop, since one draft can take a minute."""

    def __init__(self):
        super().__init__(name="pulse", daemon=True)
        self.stopping = Event()

    def run(self):
        beat()
        while not self.stopping.wait(BEAT):
            beat()

    def stop(self):
        self.stopping.set()
        self.join()


def beat() -> None:
    with suppress(OSError):  # a disk without room is told of elsewhere
        now = time.monotonic()
        _file().touch()
        os.utime(_file(), (now, now))


def silence() -> float | None:
    """The seconds since the last beat; None where there was none since the machine was started."""
    try:
        silence = time.monotonic() - _file().stat().st_mtime
    except OSError:
        return None
    return silence if silence >= 0 else None


def _file() -> Path:
    return Path(settings.VAR_DIR) / "worker.pulse"
