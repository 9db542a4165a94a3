"""Readers who ask again and again, and what they were answered."""

import http.client
import re
import ssl
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from threading import Event, Thread

CHINESE = re.compile(r"[一-鿿]")
PATIENCE = 60.0  # seconds before a reader gives up
PAUSE = 0.05  # seconds between two questions of one reader
PAGE, AWAY, CUT = "200", "503", "cut off"
GONE = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError)


@dataclass
class Answer:
    asked: float
    seconds: float
    kind: str  # PAGE, AWAY where it says so in Chinese and when to come again, or what else
    path: str


@dataclass
class Tally:
    """What was answered while the readers asked."""

    answers: list[Answer] = field(default_factory=list)

    @property
    def kinds(self) -> Counter[str]:
        return Counter(one.kind for one in self.answers)

    @property
    def others(self) -> dict[str, int]:
        """What is neither a page nor word that it is away, with how often."""
        return {kind: n for kind, n in self.kinds.items() if kind not in (PAGE, AWAY)}

    @property
    def longest(self) -> float:
        return max((one.seconds for one in self.answers), default=0.0)

    def back_after(self, ended: float) -> float:
        """Seconds from the end of a cause to the end of the last answer that was no page."""
        without = [one.asked + one.seconds for one in self.answers if one.kind != PAGE]
        return max(0.0, max(without, default=ended) - ended)


class Reader(Thread):
    """One who asks; on one connection as long as it stands, or on one for each question."""

    def __init__(self, port: int, paths: list[str], host: str, secure: bool, stays: bool):
        super().__init__(daemon=True)
        self.port, self.paths, self.host = port, paths, host
        self.secure, self.stays = secure, stays
        self.connection: http.client.HTTPConnection | None = None
        self.stopping, self.answers = Event(), []

    def run(self):
        for path in cycle(self.paths):
            if self.stopping.wait(PAUSE):
                break
            asked = time.monotonic()
            kind = self._ask(path)
            self.answers.append(Answer(asked, time.monotonic() - asked, kind, path))
        self._close()

    def _ask(self, path: str) -> str:
        reused = self.connection is not None
        try:
            try:
                return self._asked(path)
            except GONE:  # a server may end an idle connection just then: RFC 9112, 9.3.1
                if not reused:
                    raise
                self._close()
                return self._asked(path)
        except (OSError, http.client.HTTPException) as error:
            self._close()
            return f"{CUT}: {type(error).__name__}"

    def _asked(self, path: str) -> str:
        self.connection = self.connection or self._connect()
        headers = {"Host": self.host} | ({} if self.stays else {"Connection": "close"})
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        kind = kind_of(answer, answer.read().decode("utf-8", "replace"))
        if not self.stays or answer.will_close:
            self._close()
        return kind

    def _connect(self) -> http.client.HTTPConnection:
        if not self.secure:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        trusting = ssl._create_unverified_context()
        return http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=PATIENCE, context=trusting
        )

    def _close(self) -> None:
        with suppress(AttributeError):
            self.connection.close()
        self.connection = None


def kind_of(answer: http.client.HTTPResponse, body: str) -> str:
    if answer.status == 503:
        told = int(answer.headers.get("Retry-After", "0")) > 0 and CHINESE.search(body)
        return AWAY if told else "503 without a word"
    return str(answer.status)


class Readers:
    """Several of them, half of whom keep their connection, while a context lasts."""

    def __init__(self, port: int, paths: list[str], count: int = 6, host: str = "127.0.0.1"):
        secure = host != "127.0.0.1"
        turned = [paths[n % len(paths) :] + paths[: n % len(paths)] for n in range(count)]
        self.readers = [
            Reader(port, turned[n], host, secure, stays=n % 2 == 0) for n in range(count)
        ]

    def __enter__(self) -> "Readers":
        for reader in self.readers:
            reader.start()
        return self

    def __exit__(self, *_) -> None:
        for reader in self.readers:
            reader.stopping.set()
        for reader in self.readers:
            reader.join()

    @property
    def tally(self) -> Tally:
        return Tally([one for reader in self.readers for one in list(reader.answers)])
