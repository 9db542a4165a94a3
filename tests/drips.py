"""Clients that send, or take, a byte a second, on many connections at once."""

import socket
import ssl
from contextlib import suppress
from threading import Event, Thread

GAP = 1.0  # seconds between two bytes
HEAD = b"GET /about/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
BODY = (
    b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000\r\n\r\nusername="
)


def question(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


class Drips(Thread):
    """They begin with some bytes, and go on by one; or take one, where `takes`.

    Who is ended by the other side comes again, as who means ill does.
    """

    def __init__(self, port: int, begin: bytes, count: int, takes: bool = False, context=None):
        super().__init__(daemon=True)
        self.port, self.begin, self.takes, self.context = port, begin, takes, context
        self.open = [self._connect() for _ in range(count)]
        self.ending = Event()

    def _connect(self) -> socket.socket:
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        made.settimeout(5)
        made.connect(("127.0.0.1", self.port))
        if self.context:
            made = self.context.wrap_socket(made)
        made.sendall(self.begin)
        made.setblocking(False)
        return made

    def run(self):
        while not self.ending.wait(GAP):
            self.open = [one if self._goes_on(one) else self._again(one) for one in self.open]

    def _goes_on(self, one: socket.socket) -> bool:
        try:
            return bool(one.recv(1)) if self.takes else one.send(b"x") == 1
        except (BlockingIOError, ssl.SSLWantReadError):
            return True
        except OSError:
            return False

    def _again(self, one: socket.socket) -> socket.socket:
        one.close()
        with suppress(OSError):
            return self._connect()
        return one

    def __enter__(self) -> "Drips":
        self.start()
        return self

    def __exit__(self, *_) -> None:
        self.ending.set()
        self.join()
        for one in self.open:
            one.close()
