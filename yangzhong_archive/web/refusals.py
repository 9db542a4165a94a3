"""The answers to what is not taken in."""

from http import HTTPStatus
from pathlib import Path

PAGES = {413: "too-large.html", 503: "no-room.html"}  # others no browser brings about
ERRORS = Path(__file__).parents[2] / "deploy" / "errors"


def answer(status: int) -> bytes:
    """A whole answer, after which the connection is closed."""
    page = ERRORS / PAGES[status] if status in PAGES else None
    body = page.read_bytes() if page else b""
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        "Connection: close",
        f"Content-Length: {len(body)}",
        "Content-Type: text/html; charset=utf-8",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        *(["Retry-After: 30"] if status == 503 else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body
