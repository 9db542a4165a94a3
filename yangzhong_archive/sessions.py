"""Sessions in the database: one that cannot be kept for an outage is no session that has ended."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError

from articles.outages import is_outage


class SessionStore(db.SessionStore):
    """Django's own, which takes every error of the database for a session that was deleted."""

    def save(self, must_create: bool = False) -> None:
        try:
            super().save(must_create)
        except UpdateError as ended:
            if is_outage(ended.__context__):
                raise ended.__context__ from ended.__context__.__cause__
            raise
