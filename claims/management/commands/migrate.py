"""`manage.py migrate`, as the role that owns the tables."""

import contextlib
from collections.abc import Iterator
from typing import Any

from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections


class Command(migrate.Command):
    """Django's own command, logged in as the owner whichever of the two aliases is named.

    Migrating the alias `owner` itself would not do: a migration of django-tasks-db (0016) writes
    through the default alias, whose connection then waits for ever for the tables that the
    migration has locked.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        if options["database"] == "owner":
            options["database"] = DEFAULT_DB_ALIAS
        with as_owner():
            super().handle(*args, **options)


@contextlib.contextmanager
def as_owner() -> Iterator[None]:
    """Let the default connection log in as the owner for the length of a block."""
    default = connections[DEFAULT_DB_ALIAS]
    application, owner = default.settings_dict, connections["owner"].settings_dict
    if application["USER"] == owner["USER"]:
        yield  # the tests' database, or a server with one login for everything
        return
    default.close()
    default.settings_dict = owner
    try:
        yield
    finally:
        default.close()
        default.settings_dict = application
