"""gunicorn's thread worker, whose threads never wait for a client.

A request is read whole before a thread takes it, and of an answer a thread gives away what the
client does not take at once. Two hundred clients that send or take a byte a second then cost two
hundred open files, and no thread.
"""

import os
import selectors
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, ThreadWorker

from yangzhong_archive.web import refusals
from yangzhong_archive.web.client import Client
from yangzhong_archive.web.coming import Refused

PART = 256 * 1024  # bytes
HEAD_SECONDS = 20.0  # for a head to come whole
SILENCE = 60.0  # seconds in which something of a body comes, or of an answer is taken
LINGER = 5.0  # seconds for a client to read an answer and close
ORPHANED = 5.0  # seconds that it goes on without its master, until another stands in its place
LOOK = 0.5  # seconds between looks for who has had the time


class Worker(ThreadWorker):
    def init_process(self):
        self.watched: set[Client] = set()
        self.look_at = 0.0
        self.orphaned_at: float | None = None
        super().init_process()

    def accept(self, listener):
        try:
            connection, address = listener.accept()
        except OSError:  # another worker has it, it is gone, or no more files can be opened
            return
        self.nr_conns += 1
        connection.setblocking(False)
        client = Client(self.cfg, connection, address, listener.getsockname())
        client.may_take(HEAD_SECONDS)
        self._watch(client, selectors.EVENT_READ, self._read)

    def _watch(self, client: Client, event: int, act: Callable) -> None:
        """Has the act done each time that the client can be read from, or written to."""
        self.poller.register(client.connection, event, partial(self._attend, act, client))
        self.watched.add(client)

    def _unwatch(self, client: Client) -> None:
        self.poller.unregister(client.connection)
        self.watched.discard(client)

    def _attend(self, act: Callable, client: Client, _) -> None:
        try:
            act(client)
        except BlockingIOError:
            pass
        except OSError:
            self._end(client)

    def _end(self, client: Client) -> None:
        if client in self.watched:
            self._unwatch(client)
        self.nr_conns -= 1
        client.close()

    def _read(self, client: Client) -> None:
        data = client.connection.recv(PART)
        if not data:
            self._end(client)
            return
        if not client.coming.has_begun:
            client.may_take(HEAD_SECONDS)
        self._take(client, partial(client.takes, data))
        if client.coming.has_head:
            client.may_take(SILENCE)

    def _take(self, client: Client, take: Callable) -> None:
        """Hands a request that is whole to a thread; one that cannot be taken is answered here."""
        try:
            take()
        except Refused as refused:
            self._refuse(client, refused.status)
        except OSError:  # no room for it
            self._refuse(client, 503)
        else:
            if client.coming.is_whole:
                self._unwatch(client)
                client.begins_exchange()
                self.enqueue_req(client)

    def _refuse(self, client: Client, status: int) -> None:
        self._unwatch(client)
        client.stays = False
        client.going.send(refusals.answer(status))
        self._go_on(client)

    def finish_request(self, conn, fs):
        try:
            conn.stays = not fs.cancelled() and bool(fs.result())
            self._go_on(conn)
        except Exception:
            self._end(conn)

    def _keepalive_after(self, conn, keepalive):
        """What a request holds was taken with it: nothing of it is left to be read."""
        return keepalive

    def _go_on(self, client: Client) -> None:
        """Sees to it that an answer goes, and then to what comes after it."""
        if not client.going.goes_out():
            client.may_take(SILENCE)
            self._watch(client, selectors.EVENT_WRITE, self._write)
        elif client.stays:
            client.may_take(self.cfg.keepalive if self.alive else STOP_KEEPALIVE_LINGER)
            self._watch(client, selectors.EVENT_READ, self._read)
            self._take(client, client.begins_next)
        else:
            self._linger(client)

    def _write(self, client: Client) -> None:
        client.may_take(SILENCE)
        if client.going.goes_out():
            self._unwatch(client)
            self._go_on(client)

    def _linger(self, client: Client) -> None:
        """Closes when the client has, lest what it has not read is lost (RFC 9112, 9.6)."""
        client.may_take(LINGER)
        self._watch(client, selectors.EVENT_READ, self._discard)
        client.connection.shutdown(socket.SHUT_WR)

    def _discard(self, client: Client) -> None:
        if not client.connection.recv(PART):
            self._end(client)

    def is_parent_alive(self):
        """Whether to go on, called by gunicorn in every turn: a while longer than its master."""
        if self.ppid == os.getppid():
            return True
        now = time.monotonic()
        self.orphaned_at = self.orphaned_at or now
        return now - self.orphaned_at < ORPHANED

    def murder_keepalived(self, force=False):
        """Ends who has had the time; called by gunicorn in every turn."""
        now = time.monotonic()
        if now < self.look_at and not force:
            return
        self.look_at = now + LOOK
        for client in [one for one in self.watched if force or one.until < now]:
            with suppress(OSError):
                self._end(client)

    def _cap_keepalive(self, deadline):
        """Called by gunicorn when the worker is to stop."""
        for client in self.watched:
            if client.waits_idly:
                client.until = min(client.until, deadline)
