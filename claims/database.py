"""What the application's role may do in the database, and checks that the database is fit.

The role that pages, API, worker and commands log in as owns nothing: it may add to the history
but neither change nor remove it, and it may truncate nothing. Triggers alone would not do:
TRUNCATE passes row triggers, and pghistory's context table has none.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.db import connections
from pghistory.models import Event

APPEND_ONLY_EXTRA = (
    "pghistory_context",
    "claims_decision",
    "claims_decisionspeaker",
    "claims_sighting",
)

SHOULD_IGNORE = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN AS $$
    SELECT COALESCE(
        trigger_name = ANY(NULLIF(CURRENT_SETTING('pgtrigger.ignore', true), '')::TEXT[]), FALSE
    );
$$ LANGUAGE sql STABLE;
"""


def append_only_tables() -> list[str]:
    """The event tables of every tracked model, the context table, and decisions."""
    events = [model._meta.db_table for model in apps.get_models() if issubclass(model, Event)]
    return [*sorted(events), *APPEND_ONLY_EXTRA]


def grant_rights(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Give the application's role its rights on every table that exists now."""
    connection = connections[using]
    quote = connection.ops.quote_name
    role = quote(settings.APPLICATION_ROLE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.APPLICATION_ROLE])
        if not cursor.fetchone():
            return
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
        )
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        present = set(connection.introspection.table_names(cursor))
        for table in present.intersection(append_only_tables()):
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {quote(table)} FROM {role}")


def switch_off_jit(sender: Any, connection: Any, **kwargs: Any) -> None:
    """JIT takes seconds to compile a question that is answered in milliseconds.

    Said to each new connection: of what is asked for as it starts, pgbouncer refuses this.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")


def quicken_triggers(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Let each trigger ask without an exception whether it is to be ignored.

    pgtrigger's own function catches the error of a setting that is not there: a subtransaction
    rolled back for each row, which looks through all deferred checks of the transaction each time,
    so that many rows in one transaction take quadratic time. It is made anew with every trigger.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_proc WHERE proname = '_pgtrigger_should_ignore'")
        if cursor.fetchone():
            cursor.execute(SHOULD_IGNORE)


def check_trigrams(
    app_configs: Iterable[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Refuse a database whose LC_CTYPE knows no Arabic letters: trigrams are empty in it."""
    if "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        return trigrams_alive(cursor)


def trigrams_alive(cursor: Any) -> list[checks.CheckMessage]:
    """The error of a database in which an Arabic word is not similar to itself, if it is one."""
    cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
    if not cursor.fetchone():
        return []
    cursor.execute("SELECT similarity('كورونا', 'كورونا')")
    if cursor.fetchone()[0] == 1:
        return []
    return [
        checks.Error(
            "Trigrams are dead for Arabic in this database.",
            hint="Create it with a UTF-8 character type: createdb --template=template0 "
            "--encoding=UTF8 --lc-ctype=C.UTF-8",
            id="claims.E001",
        )
    ]


def check_history_rights(
    app_configs: Iterable[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Warn when the role we log in as could change the history."""
    if "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        present = set(connections["default"].introspection.table_names(cursor))
        loose = [
            table
            for table in append_only_tables()
            if table in present and _may_change(cursor, table)
        ]
    if not loose:
        return []
    return [
        checks.Warning(
            f"The role in use may change the history: {', '.join(loose[:3])}…",
            hint="Log in as the role “mihakk_app” (DATABASE_URL) and migrate as the owner of the "
            "tables (OWNER_DATABASE_URL).",
            id="claims.W001",
        )
    ]


def _may_change(cursor: Any, table: str) -> bool:
    cursor.execute("SELECT has_table_privilege(%s, 'UPDATE, DELETE, TRUNCATE')", [table])
    return bool(cursor.fetchone()[0])
