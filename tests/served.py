"""An archive served by `deploy/serve`, with every process it starts."""

import http.client
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.driven import BASE, Archive
from tests.environment import static_files
from tests.postgres import free_port, wait_until

Answer = tuple[int, http.client.HTTPMessage, bytes]
PATIENCE = 30  # seconds a reader waits before the test fails


class Served:
    """What `deploy/serve` has started; its output stands in a file."""

    def __init__(self, environment: dict[str, str], log: Path, code: Path = BASE, through=()):
        self.port, self.log, self.environment = free_port(), log, environment
        own = {"SITE_URL": f"http://127.0.0.1:{self.port}"} | environment | {"PORT": str(self.port)}
        self.headers = {"X-Forwarded-Proto": "https"} if "BEHIND_PROXY" in environment else {}
        with log.open("w") as out:
            self.process = subprocess.Popen(
                [*through, "bash", "deploy/serve"],
                cwd=code,
                env=own,
                stdout=out,
                stderr=out,
            )

    def get(self, path: str, **headers: str) -> Answer:
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            asking.request("GET", path, headers=self.headers | headers)
            answer = asking.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            asking.close()

    def status(self, path: str) -> int:
        """The status of an answer, 0 where nobody answers."""
        with suppress(OSError, http.client.HTTPException):
            return self.get(path)[0]
        return 0

    def child(self, words: str) -> int:
        """The process started for a command, 0 where there is none."""
        for child in children(self.process.pid):
            if words in command(child):
                return child
        return 0

    def is_up(self) -> bool:
        return self.status("/about/") == 200 and bool(self.child("manage.py work"))


@contextmanager
def serving(
    archive: Archive, folder: Path, code: Path = BASE, through=(), **environment: str
) -> Iterator[Served]:
    copied = Path(archive.environment["ARCHIVE_VAR"]) / "static"
    shutil.copytree(static_files(), copied, dirs_exist_ok=True)
    served = Served(archive.environment | environment, folder / "served.log", code, through)
    try:
        wait_until(served.is_up, tries=400)
        yield served
    finally:
        started = descendants(served.process.pid)
        served.process.terminate()
        try:
            served.process.wait(40)
        finally:
            for process in started:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)


def children(process: int) -> list[int]:
    try:
        return [
            int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()
        ]
    except OSError:
        return []


def descendants(process: int) -> list[int]:
    found = children(process)
    return found + [below for child in found for below in descendants(child)]


def command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode().replace("\0", " ")
    except OSError:
        return ""


def is_running(process: int) -> bool:
    return bool(command(process))  # one that ended and is not waited for has none
