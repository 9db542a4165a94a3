"""Outages, which come from outside and pass: no database, or no room on the disk."""

import errno
import logging
import re
import sqlite3
from urllib.parse import unquote, urlsplit

from django.db import DatabaseError, InterfaceError, OperationalError, connection

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
# What tantivy ends an error of the system with.
OS_ERROR = re.compile(r"\(os error (\d+)\)")
NO_ROOM_SAYS = "磁盘满了，写不进 {where}，请腾出地方再运行一次"
CLOSED_SAYS = "没有权限写 {where}，请检查权限，或换一个文件夹"
OF_DISK = {
    **dict.fromkeys(NO_ROOM, NO_ROOM_SAYS),
    errno.EACCES: CLOSED_SAYS,
    errno.EPERM: CLOSED_SAYS,
    errno.EROFS: "{where} 所在的磁盘只能读，请换一个文件夹",
    errno.EIO: "磁盘出错，读写不了 {where}，请检查磁盘",
}
OF_FILE = {
    sqlite3.SQLITE_CANTOPEN: "打不开数据库 {where}，请核对这个文件在不在，有没有权限",
    sqlite3.SQLITE_FULL: NO_ROOM_SAYS,
    sqlite3.SQLITE_IOERR: "读写不了数据库 {where}：磁盘满了或坏了，请检查磁盘，再运行一次",
    sqlite3.SQLITE_READONLY: "数据库 {where} 只能读，请检查文件和文件夹的权限",
    sqlite3.SQLITE_BUSY: "数据库 {where} 一直被别的程序占着，请过一会儿再运行一次",
}
NO_DATABASE_SAYS = "数据库 {where} 没有应答，请看它是不是在运行，再运行一次"
NO_TABLES_SAYS = "数据库 {where} 里还没有这个档案的表，请先运行 manage.py migrate"
NO_TABLES = ("no such table", 'relation "')  # and PostgreSQL: … does not exist
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


def said(error: BaseException) -> str | None:
    """What it is, where, and what to do, in one sentence; None of a fault of ours."""
    if isinstance(error, DatabaseError | InterfaceError):
        return _said_of_database(error)
    number = getattr(error, "errno", None) or _number_in(error)
    where = getattr(error, "filename", None) or "文件"
    return OF_DISK[number].format(where=where) if number in OF_DISK else None


def _number_in(error: BaseException) -> int | None:
    found = OS_ERROR.search(str(error))
    return int(found[1]) if found else None


def _said_of_database(error: BaseException) -> str | None:
    code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
    if is_outage(error):
        return OF_FILE.get(code, NO_DATABASE_SAYS).format(where=_database())
    has_none = str(error).startswith(NO_TABLES)
    return NO_TABLES_SAYS.format(where=_database()) if has_none else None


def _database() -> str:
    """Where the database is, without the password."""
    own = connection.settings_dict
    if connection.vendor == "sqlite":
        return unquote(urlsplit(str(own["NAME"])).path)
    return f"{own['HOST'] or 'localhost'}:{own['PORT'] or 5432}/{own['NAME']}"


def tell(logger: logging.Logger, words: str, error: BaseException) -> None:
    """One line of what comes from outside, since it comes again; of a fault, where it happened.

    It says what and where, not to run anything again: whoever tells it tries again.
    """
    reason = _in_short(error)
    if reason:
        logger.warning("%s：%s", words, reason)
    else:
        logger.error(words, exc_info=error)


def _in_short(error: BaseException) -> str:
    return (said(error) or "").partition("，请")[0]


class InOneLine(logging.Filter):
    """Lets the log tell in one line of every reader who was asked to come again."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if record.name == "django.request" and is_outage(error):
            _, path = record.args
            record.msg, record.args = "没能应答 %s：%s", (path, _in_short(error))
            record.exc_info = None
        return True
