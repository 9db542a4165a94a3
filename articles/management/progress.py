"""A bar that shows how far a long command has come, on a terminal only."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

Item = TypeVar("Item")
WIDTH = 30
CLEAR_LINE = "\r\x1b[K"


def bar(items: Sequence[Item], stream: TextIO) -> Iterator[Item]:
    """The items, a bar standing on the terminal's last line while each is worked on."""
    yield from counted(items, len(items), stream)


def counted(items: Iterable[Item], total: int, stream: TextIO) -> Iterator[Item]:
    """The items as `bar` shows them, where only their number is known beforehand."""
    shown = stream.isatty()
    for done, item in enumerate(items):
        if shown:
            stream.write(CLEAR_LINE + _drawn(min(done, total), total))
            stream.flush()
        yield item
    if shown:
        stream.write(CLEAR_LINE)
        stream.flush()


def line(words: str, stream: TextIO) -> str:
    """A line of output in place of the bar's."""
    return CLEAR_LINE + words if stream.isatty() else words


def _drawn(done: int, total: int) -> str:
    filled = WIDTH * done // max(total, 1)
    return f"{'█' * filled}{'░' * (WIDTH - filled)} {done}/{total}"
