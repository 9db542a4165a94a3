"""Keeps the web server and the worker running, and ends them when it is told to end.

One that ends, or is killed, is started again after a pause that grows from PAUSE to LONGEST and is
short again once it has stood for STEADY: both are tried for ever, and neither ends the other. Only
a web server that ends by itself before it has once stood for FIRST ends the whole, with its own
exit code: its settings are wrong, and no other try mends them.

Each leads a process group: of a web server that was killed no child is left holding the port. Each
is told to end when the supervisor itself is killed, as far as the system is Linux.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

PAUSE, LONGEST, STEADY, FIRST = 0.5, 5.0, 60.0, 10.0  # seconds
ENDING = 15.0  # to finish what is in hand; gunicorn gives its own children 10
LOOK = 0.1
PR_SET_PDEATHSIG = 1  # prctl(2)
# Loaded before any child is made, which then only calls it.
PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def end_with_supervisor() -> None:
    """Called in a child before its program begins."""
    if PRCTL:
        PRCTL(PR_SET_PDEATHSIG, signal.SIGTERM)


class Program:
    """A program that is to run: how it is, and when it is started next."""

    def __init__(self, name: str, *command: str):
        self.name, self.command = name, command
        self.running: subprocess.Popen | None = None
        self.start_at, self.pause = 0.0, PAUSE
        self.has_stood, self.code = False, 0

    def look(self, now: float) -> None:
        """Starts it when its time has come; notices when it has ended."""
        if self.running is None:
            if now >= self.start_at:
                self.began = now
                self.running = subprocess.Popen(
                    self.command, process_group=0, preexec_fn=end_with_supervisor
                )
        elif self.running.poll() is not None:
            self._has_ended(now)
        elif now - self.began > FIRST:
            self.has_stood = True

    def _has_ended(self, now: float) -> None:
        self.signal_group(signal.SIGKILL)  # children it left behind
        self.code, self.running = self.running.returncode, None
        if now - self.began > STEADY:
            self.pause = PAUSE
        self.start_at = now + self.pause
        print(f"{self.name}停了（{self.code}），{self.pause:g} 秒后重新启动", file=sys.stderr)
        self.pause = min(self.pause * 2, LONGEST)

    def cannot_start(self) -> bool:
        return self.code > 0 and not self.has_stood

    def end(self) -> None:
        """Lets it finish what is in hand, for a while."""
        if self.running is not None:
            self.running.terminate()

    def wait(self, until: float) -> None:
        if self.running is not None:
            with suppress(subprocess.TimeoutExpired):
                self.running.wait(max(until - time.monotonic(), 0))
            self.signal_group(signal.SIGKILL)
            self.running.wait()

    def signal_group(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.running.pid, number)


class Supervisor:
    def __init__(self, port: str):
        bind = ("--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}")
        gunicorn = ".venv/bin/gunicorn"
        self.web = Program("网站", gunicorn, "yangzhong_archive.wsgi", *bind)
        self.worker = Program("后台", ".venv/bin/python", "manage.py", "work")
        self.programs = [self.web, self.worker]
        self.stopping = False

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self.stopping and not self.web.cannot_start():
            for program in self.programs:
                program.look(time.monotonic())
            time.sleep(LOOK)
        self._end()
        return 0 if self.stopping else self.web.code

    def _stop(self, *_) -> None:
        self.stopping = True

    def _end(self) -> None:
        for program in self.programs:
            program.end()
        until = time.monotonic() + ENDING
        for program in self.programs:
            program.wait(until)


if __name__ == "__main__":
    sys.exit(Supervisor(sys.argv[1]).run())
