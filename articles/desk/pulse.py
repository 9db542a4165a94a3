"""The worker's pulse: a file that its process touches, so that others see when it last lived."""

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
        _file().touch()


def silence() -> float | None:
    """The seconds since the last beat; None where there was none."""
    try:
        return time.time() - _file().stat().st_mtime
    except OSError:
        return None


def _file() -> Path:
    return Path(settings.VAR_DIR) / "worker.pulse"
