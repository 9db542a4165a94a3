"""What is killed: a command or a web server, each in a process group of its own."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from urllib.parse import urlencode

from tests.places import BASE
from tests.postgres import free_port, wait_until

PATIENCE = 60  # seconds
GUNICORN = [".venv/bin/gunicorn", "yangzhong_archive.wsgi", "--config", "deploy/gunicorn.conf.py"]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came of an act: the words printed or the page, and the exit code or the status."""

    words: str = ""
    status: int = 0

    @property
    def lines(self) -> list[str]:
        """Whole lines: what stops in the middle of one says nothing."""
        return self.words.rpartition("\n")[0].splitlines()


class Command:
    """A command of the archive, which does nothing before `begin`."""

    def __init__(self, *arguments: object, **environment: str):
        self.process = _start(
            [sys.executable, "-m", "tests.kills.child", *map(str, arguments)],
            stdin=subprocess.PIPE,
            **environment,
        )
        first = self.process.stdout.readline()
        if first != "ready\n":
            raise RuntimeError(f"{arguments}: {first}{self.process.communicate()[0]}")

    def begin(self) -> None:
        self.reader = Thread(target=self._read)
        self.reader.start()
        self.process.stdin.write("\n")
        self.process.stdin.close()

    def _read(self) -> None:
        self.words = self.process.stdout.read()

    def wait(self, seconds: float) -> bool:
        """Whether it has ended by itself in this time."""
        self.reader.join(seconds)
        return not self.reader.is_alive()

    def kill(self) -> None:
        _kill(self.process)

    def answer(self) -> Answer:
        """What it has said when it has ended."""
        self.reader.join(PATIENCE)
        code = self.process.wait(PATIENCE)
        return Answer(self.words, code)


class Request:
    """A form of the desk sent to a web server, which stands and has shown the page before."""

    def __init__(self, path: str, fields: Mapping, session: str):
        self.path, self.fields, self.cookies = path, fields, f"sessionid={session}"
        self.port = free_port()
        self.process = _start([*GUNICORN, "--bind", f"127.0.0.1:{self.port}", "--workers", "1"])
        wait_until(self._stands, tries=300)

    def _stands(self) -> bool:
        with suppress(OSError):
            answer, page = self._ask("GET", self.path)
            if answer.status != 200:
                raise RuntimeError(f"{self.path}: {answer.status} {page}")
            cookie = answer.headers.get("Set-Cookie", "")
            self.cookies += f"; {cookie.partition(';')[0]}"
            self.fields = {**self.fields, "csrfmiddlewaretoken": TOKEN.search(page)[1]}
            return True
        return False

    def _ask(self, method: str, path: str, body: str | None = None):
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        try:
            asking.request(method, path, body, {"Cookie": self.cookies, **kind})
            answer = asking.getresponse()
            return answer, answer.read().decode()
        finally:
            asking.close()

    def begin(self) -> None:
        self.status, self.page = 0, ""
        self.sender = Thread(target=self._send)
        self.sender.start()

    def _send(self) -> None:
        with suppress(OSError, http.client.HTTPException):  # nobody is left to answer
            answer, self.page = self._ask("POST", self.path, urlencode(self.fields, doseq=True))
            self.status = answer.status

    def wait(self, seconds: float) -> bool:
        self.sender.join(seconds)
        return not self.sender.is_alive()

    def kill(self) -> None:
        _kill(self.process)

    def answer(self) -> Answer:
        self.sender.join(PATIENCE)
        _kill(self.process)
        return Answer(self.page, self.status)


def _start(command: list[str], stdin: int = subprocess.DEVNULL, **environment: str):
    return subprocess.Popen(
        command,
        cwd=BASE,
        # What it tells is heard at once, or it could not be held to it.
        env=os.environ | {"PYTHONUNBUFFERED": "1"} | environment,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def _kill(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    while _group_is_left(process.pid):
        time.sleep(0.001)


def _group_is_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
