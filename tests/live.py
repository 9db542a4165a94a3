"""A server of one test class, which leaves no thread behind when the class ends."""

import socket
from contextlib import suppress

from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import LiveServerTestCase
from django.test.testcases import LiveServerThread


class Server(ThreadedWSGIServer):
    """Ends what a browser keeps open, and waits: later the database is closed to its threads."""

    daemon_threads = False

    def __init__(self, *args, **kwargs):
        self.open: set[socket.socket] = set()
        super().__init__(*args, **kwargs)

    def get_request(self):
        request, address = super().get_request()
        # An answer is written in parts, and the second would wait for word that the first came.
        request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return request, address

    def process_request_thread(self, request, client_address):
        self.open.add(request)
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.open.discard(request)

    def server_close(self):
        for connection in list(self.open):
            with suppress(OSError):  # ended by itself
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


class Thread(LiveServerThread):
    server_class = Server


class LiveTestCase(LiveServerTestCase):
    server_thread_class = Thread


class ReadOnlyLiveTestCase(LiveTestCase):
    """Pages of an archive that its tests only read: `fill` makes it once, before the first."""

    @classmethod
    def fill(cls) -> None:
        raise NotImplementedError

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.addClassCleanup(super()._fixture_teardown, cls())
        cls.fill()

    @classmethod
    def _fixture_setup(cls):
        """Nothing: what the first test finds every other finds too."""

    def _fixture_teardown(self):
        """Nothing: the database is emptied after the last test."""
