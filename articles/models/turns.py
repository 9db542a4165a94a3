"""One after another: rows that are numbered in the order in which they come to be seen."""

from django.db import connection

ORDER = 7_310_511  # of the lock, which nothing else takes


def take_turn() -> None:
    """Lets nobody else number a row before this transaction ends.

    PostgreSQL gives out numbers before transactions end, so that a later one could be seen before
    an earlier one. On SQLite whoever writes is alone. It is one lock for all that is numbered: of
    two, taken in either order, each could wait for the other.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER])
