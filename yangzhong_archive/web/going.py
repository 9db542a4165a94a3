"""An answer on its way: what the client does not take at once is held back for it."""

import select
import socket
from contextlib import suppress
from tempfile import TemporaryFile

PART = 256 * 1024  # bytes
PATIENCE = 30.0  # seconds for a client to take anything at all


class Going:
    """What is to go to a client, at the speed at which it takes it."""

    def __init__(self, client: socket.socket):
        self._client = client  # which never blocks
        self._held = None  # a file, once there is something to hold
        self._sent = self._end = 0  # of that file

    def send(self, data: bytes) -> None:
        """Returns at once where there is room to hold what is not taken; else when it is taken."""
        data = memoryview(data)
        if self.goes_out():
            data = data[self._sent_at_once(data) :]
        if data:
            self._hold(data)

    def goes_out(self) -> bool:
        """Sends what is held, as far as it is taken; whether nothing is left."""
        while self._sent < self._end:
            if not self._takes(0):  # asked before anything is read in vain
                return False
            part = self._part()
            gone = self._sent_at_once(part)
            self._sent += gone
            if gone < len(part):
                return False
        return True

    def _part(self) -> bytes:
        self._held.seek(self._sent)
        return self._held.read(min(PART, self._end - self._sent))

    def _takes(self, seconds: float) -> bool:
        """Whether there is room for more on its way to the client, or it is gone."""
        asking = select.poll()
        asking.register(self._client, select.POLLOUT)
        return bool(asking.poll(seconds * 1000))

    def _sent_at_once(self, data: bytes) -> int:
        try:
            return self._client.send(data)
        except BlockingIOError:
            return 0

    def _hold(self, data: memoryview) -> None:
        with suppress(OSError):  # no room, or no folder
            data = data[self._kept(data) :]
        if data:
            self._wait_until_taken(data)

    def _kept(self, data: memoryview) -> int:
        """How much of it there was room for."""
        if self._held is None:
            self._held = TemporaryFile(buffering=0)  # noqa: SIM115 - `close`
        if self._sent == self._end:  # all before has gone: its room is free again
            self._held.truncate(0)
            self._sent = self._end = 0
        self._held.seek(self._end)
        kept = self._held.write(data)
        self._end += kept
        return kept

    def _wait_until_taken(self, data: memoryview) -> None:
        while data or self._sent < self._end:
            if not self._takes(PATIENCE):
                raise TimeoutError("a client takes nothing")
            if self.goes_out():
                data = data[self._sent_at_once(data) :] if data else data

    def close(self) -> None:
        if self._held is not None:
            self._held.close()
