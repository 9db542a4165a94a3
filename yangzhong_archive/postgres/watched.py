"""Connections of which none waits for a server that hangs."""

import socket
import struct
from time import monotonic

import psycopg

SILENCE = 1.0  # seconds without a byte, after which the server is asked beside
GREETING = 1.0  # seconds that it has to answer then
# https://www.postgresql.org/docs/current/protocol-message-formats.html, SSLRequest
ASK_FOR_TLS = struct.pack("!ii", 8, 80877103)


class Watched(psycopg.Connection):
    """A connection that is given up when the server no longer answers anybody.

    A statement may take its time, or wait for a lock, as long as the server answers others; one
    that is stopped, or behind a network that swallows what is sent, does not. Its kernel may well
    acknowledge what it never reads, so that no time-out of TCP ends the wait, and a time-out of
    the server's own does not end it either.
    """

    def wait(self, gen, *args, **kwargs):
        return super().wait(self._watching(gen), *args, **kwargs)

    def _watching(self, gen):
        """The generator, which is told now and then that nothing has come yet."""
        try:
            waits_for, heard = next(gen), monotonic()
            while True:
                if ready := (yield waits_for):
                    heard = monotonic()
                elif monotonic() - heard > SILENCE:
                    self._give_up_unless_greeted()
                    heard = monotonic()
                waits_for = gen.send(ready)
        except StopIteration as done:
            return done.value

    def _give_up_unless_greeted(self) -> None:
        if not greets(self.info):
            self.pgconn.finish()
            raise psycopg.OperationalError("数据库不再应答")


def greets(server: psycopg.ConnectionInfo) -> bool:
    """Whether a server answers a new caller: whether it speaks TLS it says before all else."""
    try:
        with _call(server) as asking:
            asking.sendall(ASK_FOR_TLS)
            return bool(asking.recv(1))
    except OSError:
        return False


def _call(server: psycopg.ConnectionInfo) -> socket.socket:
    if not server.host.startswith("/"):
        return socket.create_connection((server.hostaddr, server.port), GREETING)
    calling = socket.socket(socket.AF_UNIX)
    calling.settimeout(GREETING)
    calling.connect(f"{server.host}/.s.PGSQL.{server.port}")
    return calling
