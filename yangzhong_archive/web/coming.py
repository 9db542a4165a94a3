"""A request on its way: kept until it is whole."""

import re
from io import BytesIO
from tempfile import TemporaryFile

END = b"\r\n\r\n"
HEAD_BYTES = 64 * 1024
# As nginx.conf has it: ten files of 20 MB, and what is said of them.
BODY_BYTES = 210 * 2**20
STRANGERS_BODY_BYTES = 2**20  # of whoever has not logged in
IN_MEMORY = 64 * 1024  # longer bodies stand in a file
LENGTH = re.compile(rb"\r\ncontent-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
IN_PARTS = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.IGNORECASE)
LOGGED_IN = re.compile(rb"\r\ncookie[ \t]*:(?:[^\r\n]*;)?[ \t]*sessionid=\w", re.IGNORECASE)
EXPECTS = re.compile(rb"\r\nexpect[ \t]*:[ \t]*100-continue", re.IGNORECASE)


class Refused(Exception):
    """A request that is answered with a status before it is whole."""

    def __init__(self, status: int):
        super().__init__(status)
        self.status = status


class Coming:
    """What has come of a request: its head in memory, a long body in a file."""

    def __init__(self):
        self._head = bytearray()
        self._body: BytesIO | None = None  # or a file
        self._missing = 0  # bytes

    @property
    def has_begun(self) -> bool:
        return bool(self._head)

    @property
    def has_head(self) -> bool:
        return self._body is not None

    @property
    def is_whole(self) -> bool:
        return self.has_head and not self._missing

    @property
    def is_to_be_asked_for(self) -> bool:
        """Whether the client waits for a word before it sends the body."""
        return not self.is_whole and bool(EXPECTS.search(self._head))

    def take(self, data: bytes) -> bytes:
        """Keeps what belongs to it; what is left over begins the next. Refused, or OSError."""
        if not self.has_head:
            data = self._take_head(data)
        own, rest = data[: self._missing], data[self._missing :]
        self._keep(own)
        self._missing -= len(own)
        if self.is_whole:
            self._body.seek(0)
        return rest

    def _take_head(self, data: bytes) -> bytes:
        known = len(self._head)
        self._head += data
        end = self._head.find(END, max(known - len(END), 0))
        if max(end, len(self._head) if end < 0 else 0) > HEAD_BYTES:
            raise Refused(431)
        if end < 0:
            return b""
        rest = bytes(self._head[end + len(END) :])
        del self._head[end + len(END) :]
        self._expect_body()
        return rest

    def _expect_body(self) -> None:
        """What is no length, or several, is left to gunicorn, which refuses it."""
        if IN_PARTS.search(self._head):
            raise Refused(411)
        found = LENGTH.search(self._head)
        self._missing = int(found[1]) if found else 0
        if self._missing > self._most:
            raise Refused(413)
        in_memory = self._missing <= IN_MEMORY
        self._body = BytesIO() if in_memory else TemporaryFile(buffering=0)  # noqa: SIM115 - `close`

    @property
    def _most(self) -> int:
        """How many bytes of a body are taken; whether the session is one is not known here."""
        return BODY_BYTES if LOGGED_IN.search(self._head) else STRANGERS_BODY_BYTES

    def _keep(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[self._body.write(left) :]

    def read(self, size: int) -> bytes:
        """The next bytes of what has come, in order."""
        if self._head:
            part = bytes(self._head[:size])
            del self._head[:size]
            return part
        return self._body.read(size)

    def close(self) -> None:
        if self._body is not None:
            self._body.close()
