"""The backend of DATABASES["default"]["ENGINE"], which Django looks for under this name."""

import psycopg
from django.db.backends.postgresql import base
from psycopg.conninfo import make_conninfo

from yangzhong_archive.postgres import asking
from yangzhong_archive.postgres.absence import Absence

absence = Absence()
OF_PSYCOPG = {"context", "cursor_factory", "prepare_threshold"}  # all others are libpq's


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own; but where one has waited for a connection in vain, others do not wait too.

    Else a few readers would hold every thread of the web server, and pages that need no database
    would wait behind them.
    """

    def get_new_connection(self, conn_params):
        if not absence.may_ask():
            raise psycopg.OperationalError("刚才没有连上数据库，过一会儿再试")
        try:
            connection = super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            absence.goes_on()
            raise
        absence.ends()
        return connection

    def answers(self) -> bool:
        """Whether it can be read, asked on a connection of its own, within two seconds."""
        given = self.get_connection_params()
        server = {key: given[key] for key in given.keys() - OF_PSYCOPG}
        return asking.answers(make_conninfo(**server))
