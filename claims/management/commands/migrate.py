"""`migrate`, as the owner of the tables: the application's own role may not change them."""

from typing import Any

from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections

LOGIN = ("HOST", "PORT", "USER", "PASSWORD")


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        log_in_as_owner()
        super().handle(*args, **options)


def log_in_as_owner() -> None:
    """Let `default` be the owner's login for the rest of this process.

    A migration of another package may write through `default` whatever alias is migrated, so
    a second connection would wait for the first for ever.
    """
    default, owner = connections[DEFAULT_DB_ALIAS], connections["owner"]
    default.close()
    default.settings_dict.update({key: owner.settings_dict[key] for key in LOGIN})
