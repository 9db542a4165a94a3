"""A client's connection, and what gunicorn takes for its socket."""

import socket
import time

from gunicorn import http
from gunicorn.config import Config

from yangzhong_archive.web.coming import Coming
from yangzhong_archive.web.going import Going

GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"


class Exchange:
    """A request that is whole and its answer, as a socket on which nobody ever waits."""

    def __init__(self, coming: Coming, going: Going):
        self.recv = coming.read
        self.sendall = going.send
        self.sendfile = going.send_file

    def send(self, data: bytes) -> int:
        """Only says to go on, which was said before the body came."""
        return len(data)

    def setblocking(self, _) -> None:
        """Waits in no case."""

    def gettimeout(self) -> float:
        return 0.0

    def settimeout(self, _) -> None:
        """Waits in no case."""

    def shutdown(self, _) -> None:
        """What has not gone yet is still to go."""

    def close(self) -> None:
        """What has not gone yet is still to go."""


class Client:
    """A connection as gunicorn's thread worker handles it, one request at a time."""

    initialized = data_ready = True  # a thread is given nothing that it would wait for
    is_http2 = False

    def __init__(self, config: Config, connection: socket.socket, address: tuple, server: tuple):
        self.config, self.connection = config, connection
        self.client, self.server = address, server
        self.going = Going(connection)
        self.coming, self.rest = Coming(), b""
        self.until = 0.0
        self.stays = False  # after the answer

    def init(self) -> None:
        """Called by gunicorn before it reads a request."""

    def takes(self, data: bytes) -> None:
        had_head = self.coming.has_head
        self.rest = self.coming.take(data)
        if not had_head and self.coming.has_head and self.coming.is_to_be_asked_for:
            self.going.send(GO_ON)

    def begins_next(self) -> None:
        """Makes room for the request after one that was answered, of which a part may be here."""
        self.coming.close()
        self.coming, rest = Coming(), self.rest
        self.takes(rest)

    def begins_exchange(self) -> None:
        self.sock = Exchange(self.coming, self.going)
        self.parser = http.get_parser(self.config, self.sock, self.client)

    @property
    def waits_idly(self) -> bool:
        """Whether nothing of a request has come whole, and nothing is to go."""
        return not self.coming.has_head

    def may_take(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds

    def close(self) -> None:
        self.connection.close()
        self.coming.close()
        self.going.close()
