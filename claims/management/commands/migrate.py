"""`migrate`, as the owner of the tables: the application's own role may not change them."""

import contextlib
from collections.abc import Iterator
from typing import Any

from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections

LOGIN = ("HOST", "PORT", "USER", "PASSWORD")


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        # `--database owner` means the same, by the one connection that both names now stand for.
        database = DEFAULT_DB_ALIAS if options["database"] == "owner" else options["database"]
        with as_owner():
            super().handle(*args, **{**options, "database": database})


@contextlib.contextmanager
def as_owner() -> Iterator[None]:
    """Let `default` be the owner's login for the length of a block; what follows is not the owner.

    A migration of another package may write through `default` whatever alias is migrated, so
    a second connection would wait for the first for ever.
    """
    default, owner = connections[DEFAULT_DB_ALIAS], connections["owner"]
    application = {key: default.settings_dict[key] for key in LOGIN}
    default.close()
    default.settings_dict.update({key: owner.settings_dict[key] for key in LOGIN})
    try:
        yield
    finally:
        default.close()
        default.settings_dict.update(application)
