"""An answer on its way: what the client does not take at once is held back for it."""

import os
import select
import socket
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO

PART = 256 * 1024  # bytes
PATIENCE = 30.0  # seconds for a client to take anything at all


@dataclass
class Piece:
    """Part of an open file that is to go."""

    file: BinaryIO
    sent: int
    end: int

    def goes_out(self, client: socket.socket) -> bool:
        """Sends of it what is taken; whether nothing is left."""
        while self.sent < self.end:
            count = min(PART, self.end - self.sent)
            try:
                gone = os.sendfile(client.fileno(), self.file.fileno(), self.sent, count)
            except BlockingIOError:
                return False
            if not gone:
                raise OSError("a file has become shorter")
            self.sent += gone
        return True


class Going:
    """What is to go to a client, at the speed at which it takes it."""

    def __init__(self, client: socket.socket):
        self._client = client  # which never blocks
        self._pieces: deque[Piece] = deque()
        self._held: BinaryIO | None = None  # a file, once there is something to hold

    def send(self, data: bytes) -> None:
        """Returns at once where there is room to hold what is not taken; else when it is taken."""
        data = memoryview(data)
        if self.goes_out():
            data = data[self._sent_at_once(data) :]
        if data:
            self._hold(data)

    def send_file(self, file: BinaryIO, offset: int, count: int) -> None:
        """Returns at once: what is not taken is held in the file itself, whoever closes that."""
        again = os.fdopen(os.dup(file.fileno()), "rb", buffering=0)
        self._pieces.append(Piece(again, offset, offset + count))
        self.goes_out()

    def goes_out(self) -> bool:
        """Sends what is held, as far as it is taken; whether nothing is left."""
        while self._pieces:
            if not self._pieces[0].goes_out(self._client):
                return False
            self._let_go(self._pieces.popleft())
        return True

    def _let_go(self, piece: Piece) -> None:
        if piece.file is not self._held:
            piece.file.close()

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
        if not self._pieces:  # all before has gone: its room is free again
            self._held.truncate(0)
        begin = self._held.seek(0, os.SEEK_END)
        kept = self._held.write(data)
        self._add(Piece(self._held, begin, begin + kept))
        return kept

    def _add(self, piece: Piece) -> None:
        """Makes one piece of what is held in many."""
        last = self._pieces[-1] if self._pieces else None
        if last and last.file is piece.file:
            last.end = piece.end
        else:
            self._pieces.append(piece)

    def _wait_until_taken(self, data: memoryview) -> None:
        while data or self._pieces:
            if not self._takes(PATIENCE):
                raise TimeoutError("a client takes nothing")
            if self.goes_out():
                data = data[self._sent_at_once(data) :] if data else data

    def _takes(self, seconds: float) -> bool:
        """Whether there is room for more on its way to the client, or it is gone."""
        asking = select.poll()
        asking.register(self._client, select.POLLOUT)
        return bool(asking.poll(seconds * 1000))

    def close(self) -> None:
        for piece in self._pieces:
            piece.file.close()
        if self._held is not None:
            self._held.close()
