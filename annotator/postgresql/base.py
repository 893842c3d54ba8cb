"""The database wrapper: it starts the private server with the first connection of a process."""

import time
from typing import Any

import psycopg2
from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from annotator import env
from annotator.postgresql.client import DatabaseClient
from annotator.private_database import users
from annotator.private_database.problems import Unavailable

# A failed connection carries no SQLSTATE in psycopg2, only libpq's and the server's words.
PASSING = (
    "Connection refused",
    "server closed the connection unexpectedly",
    "Connection reset",
    "the database system is",  # starting up, shutting down, in recovery mode, not yet accepting ...
)
PATIENCE_SECONDS = 20


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL on the private server; NAME and USER come from settings, the rest from there."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), **login(self.settings_dict["USER"])}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; a server that was killed is started again, one that recovers is waited for."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return super().get_new_connection(conn_params)
            except psycopg2.OperationalError as error:
                is_passing = any(words in str(error) for words in PASSING)
                if not is_passing or time.monotonic() > deadline:
                    raise
            time.sleep(0.05)
            conn_params = {**conn_params, **login(self.settings_dict["USER"])}


def login(role: str) -> dict[str, Any]:
    """Return what libpq needs to log in as `role`. Raises OperationalError if nothing runs."""
    try:
        server = users.connection(env.folders())
    except Unavailable as problem:
        raise OperationalError(str(problem)) from problem
    return {
        "host": server.host,
        "port": server.port,
        "user": role,
        "password": server.passwords[role],
        # Whatever PGSSLMODE says: nothing leaves this machine, and the server has no certificate.
        "sslmode": "disable",
        "gssencmode": "disable",
    }
