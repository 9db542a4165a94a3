"""Keeps the web server and the worker running, and ends them when it is told to end.

It holds the port itself and hands it on: while no web server runs, who comes waits in line. Told to
reload (SIGHUP), it starts another web server, from the code as it stands then, and ends the one
before when the other has loaded it: nobody is turned away, and code that does not load changes
nothing. The worker is ended and started again.

One that ends, or is killed, is started again after a pause that grows from PAUSE to LONGEST and is
short again once it has stood for STEADY: both are tried for ever, and neither ends the other. Only
a web server that ends by itself before it has once stood for FIRST ends the whole, with its own
exit code: its settings are wrong, and no other try mends them.

Each leads a process group: the children of a web server that was killed finish what they have in
hand, and none is left for long. Each
is told to end when the supervisor itself is killed, as far as the system is Linux.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

PAUSE, LONGEST, STEADY, FIRST = 0.1, 5.0, 60.0, 10.0  # seconds
ENDING = 15.0  # to finish what is in hand; gunicorn gives its own children 10
LOOK = 0.05
IN_LINE = 2048  # who may wait for a web server
PR_SET_PDEATHSIG = 1  # prctl(2)
# Loaded before any child is made, which then only calls it.
PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def end_with_supervisor() -> None:
    """Called in a child before its program begins."""
    if PRCTL:
        PRCTL(PR_SET_PDEATHSIG, signal.SIGTERM)


class Program:
    """A program that is to run: how it is, and when it is started next."""

    children_get = 0.0  # seconds to finish what is in hand, when the program itself was killed

    def __init__(self, name: str, *command: str):
        self.name, self.command = name, command
        self.running: subprocess.Popen | None = None
        self.start_at, self.pause = 0.0, PAUSE
        self.has_stood, self.code = False, 0
        self.orphans: dict[int, float] = {}  # process groups, and until when they may be there

    def look(self, now: float) -> None:
        """Starts it when its time has come; notices when it has ended."""
        if self.running is None:
            if now >= self.start_at:
                self.began, self.running = now, self._start()
        elif self.running.poll() is not None:
            self._has_ended(now)
        elif now - self.began > FIRST:
            self.has_stood = True
        self._look_at_orphans(now)

    def _start(self, **more) -> subprocess.Popen:
        return subprocess.Popen(
            self.command, process_group=0, preexec_fn=end_with_supervisor, **more
        )

    def _has_ended(self, now: float) -> None:
        self.orphans[self.running.pid] = now + self.children_get
        self.code, self.running = self.running.returncode, None
        if now - self.began > STEADY:
            self.pause = PAUSE
        self.start_at = now + self.pause
        print(f"{self.name}停了（{self.code}），{self.pause:g} 秒后重新启动", file=sys.stderr)
        self.pause = min(max(self.pause * 2, PAUSE), LONGEST)

    def _look_at_orphans(self, now: float) -> None:
        for group, until in list(self.orphans.items()):
            if not signal_group(group, signal.SIGKILL if now >= until else 0):
                del self.orphans[group]

    def cannot_start(self) -> bool:
        return self.code > 0 and not self.has_stood

    def end(self) -> None:
        """Lets it finish what is in hand, for a while."""
        if self.running is not None:
            self.running.terminate()

    def leave(self, now: float) -> None:
        """Ends it for good: another has its place."""
        self.leaves_by = now + ENDING
        self.end()

    def is_leaving(self, now: float) -> bool:
        """Whether it still finishes what is in hand."""
        if self.running is not None and self.running.poll() is None and now < self.leaves_by:
            return True
        self.wait(now)
        return False

    def restart(self) -> None:
        """Starts it anew when it has finished what is in hand."""
        self.pause = 0.0
        self.end()

    def wait(self, until: float) -> None:
        if self.running is not None:
            with suppress(subprocess.TimeoutExpired):
                self.running.wait(max(until - time.monotonic(), 0))
            signal_group(self.running.pid, signal.SIGKILL)
            self.running.wait()
        for group in self.orphans:
            signal_group(group, signal.SIGKILL)


class WebServer(Program):
    """gunicorn, at a port that it is handed; it tells by a pipe when it has loaded the code."""

    children_get = ENDING

    def __init__(self, port: socket.socket):
        self.port = port.fileno()
        bind = ("--config", "deploy/gunicorn.conf.py", "--bind", f"fd://{self.port}")
        # Not the program beside it, which names the folder that it was installed in.
        gunicorn = (".venv/bin/python", "-m", "gunicorn", "yangzhong_archive.wsgi")
        super().__init__("网站", *gunicorn, *bind)

    def _start(self) -> subprocess.Popen:
        self.told, telling = os.pipe()
        os.set_blocking(self.told, False)
        try:
            return super()._start(
                env=os.environ | {"READY_FD": str(telling)}, pass_fds=[self.port, telling]
            )
        finally:
            os.close(telling)

    def _has_ended(self, now: float) -> None:
        os.close(self.told)
        super()._has_ended(now)

    def is_ready(self) -> bool:
        """Whether it has said so; asked until it has."""
        with suppress(BlockingIOError):
            return self.running is not None and bool(os.read(self.told, 1))
        return False

    def wait(self, until: float) -> None:
        super().wait(until)
        if self.running is not None:
            os.close(self.told)


def signal_group(group: int, number: int) -> bool:
    """Whether there was anybody."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    return True


class Supervisor:
    def __init__(self, port: str):
        self.port = socket.create_server(("127.0.0.1", int(port)), backlog=IN_LINE)
        self.web = WebServer(self.port)
        self.worker = Program("后台", ".venv/bin/python", "manage.py", "work")
        self.next_web: WebServer | None = None
        self.leaving: list[WebServer] = []
        self.stopping = self.reloading = False

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGHUP, self._reload)
        while not self.stopping and not self.web.cannot_start():
            self._look(time.monotonic())
            time.sleep(LOOK)
        self._end()
        return 0 if self.stopping else self.web.code

    def _look(self, now: float) -> None:
        if self.reloading and self.next_web is None:
            self.reloading, self.next_web = False, WebServer(self.port)
        for program in (self.web, self.worker):
            program.look(now)
        if self.next_web is not None:
            self._look_at_next(now)
        self.leaving = [left for left in self.leaving if left.is_leaving(now)]

    def _look_at_next(self, now: float) -> None:
        """Changes the web server for the next when that is ready, or gives the next up."""
        self.next_web.look(now)
        if self.next_web.running is None:
            print("新的网站起不来，原来的照常", file=sys.stderr)
            self.next_web = None
        elif self.next_web.is_ready():
            self.web.leave(now)
            self.leaving.append(self.web)
            self.web, self.next_web = self.next_web, None
            self.web.has_stood = True  # its settings are right
            self.worker.restart()

    def _stop(self, *_) -> None:
        self.stopping = True

    def _reload(self, *_) -> None:
        self.reloading = True

    def _end(self) -> None:
        programs = [self.web, self.worker, *self.leaving]
        programs += [self.next_web] if self.next_web else []
        for program in programs:
            program.end()
        until = time.monotonic() + ENDING
        for program in programs:
            program.wait(until)


if __name__ == "__main__":
    sys.exit(Supervisor(sys.argv[1]).run())
