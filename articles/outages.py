"""Outages, which come from outside and pass: no database, or no room on the disk."""

import errno
import logging
import sqlite3

from django.db import DatabaseError, InterfaceError, OperationalError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# The file is held by another, cannot be opened, read or written, is full or is no database.
OF_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
# Classes of PostgreSQL's SQLSTATE: connection, resources, stopped by an operator, system.
OF_POSTGRES = ("08", "53", "57P", "58")


def is_outage(error: BaseException | None) -> bool:
    """Whether to ask again later may help; a fault of ours (no such column) is none."""
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    if isinstance(error, InterfaceError):  # the connection was closed under our hands
        return True
    return isinstance(error, DatabaseError) and _is_of_the_server(error)


def _is_of_the_server(error: DatabaseError) -> bool:
    """As the driver says, whose error Django's own holds as its cause."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in OF_SQLITE
    state = getattr(cause, "sqlstate", "")
    if state is None:  # said by the driver: no server was reached, or it went away
        return isinstance(error, OperationalError)
    return state.startswith(OF_POSTGRES)


def tell(logger: logging.Logger, words: str, error: BaseException) -> None:
    """One line of what passes, since it comes again and again; of a fault, where it happened."""
    if is_outage(error):
        logger.warning("%s：%s", words, str(error).strip())
    else:
        logger.error(words, exc_info=error)
