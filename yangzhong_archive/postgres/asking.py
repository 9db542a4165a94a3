"""A question to PostgreSQL that is answered in time or not at all."""

import select
from time import monotonic

import psycopg
from psycopg.pq import ConnStatus, ExecStatus, PGconn, PollingStatus

PATIENCE = 1.5  # seconds for the whole; a time-out of libpq's own is no shorter than two
TABLES = b"SELECT 1 FROM django_migrations LIMIT 1"
AWAITED = {PollingStatus.READING: select.POLLIN, PollingStatus.WRITING: select.POLLOUT}


def answers(server: str) -> bool:
    """Whether who comes anew to a server is let in, and finds tables."""
    until = monotonic() + PATIENCE
    asking = PGconn.connect_start(server.encode())
    try:
        return _is_let_in(asking, until) and _finds_tables(asking, until)
    except psycopg.Error:
        return False
    finally:
        asking.finish()


def _is_let_in(asking: PGconn, until: float) -> bool:
    if asking.status == ConnStatus.BAD:
        return False
    polled = PollingStatus.WRITING  # where libpq begins
    while polled in AWAITED:
        if not _comes(asking.socket, AWAITED[polled], until):
            return False
        polled = asking.connect_poll()
    return polled == PollingStatus.OK


def _finds_tables(asking: PGconn, until: float) -> bool:
    asking.send_query(TABLES)
    while asking.is_busy():
        if not _comes(asking.socket, select.POLLIN, until):
            return False
        asking.consume_input()
    found = asking.get_result()
    return found is not None and found.status == ExecStatus.TUPLES_OK


def _comes(socket: int, event: int, until: float) -> bool:
    waiting = select.poll()
    waiting.register(socket, event)
    return bool(waiting.poll(max(until - monotonic(), 0) * 1000))
