"""Many rows at once by PostgreSQL's COPY: triggers, constraints and indexes work as always."""

import datetime
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add the rows; `columns` are names in the table. Raises what the database refuses with."""
    copy_into(model._meta.db_table, columns, rows)


def copy_into(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    text = "".join(["\t".join([_value(value) for value in row]) + "\n" for row in rows])
    if not text:
        return
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f'COPY "{table}" ({names}) FROM STDIN', io.StringIO(text))


def next_ids(model: type[models.Model], count: int) -> Iterable[int]:
    """As many new primary keys; those not used leave gaps, as a rolled-back insert does."""
    if not count:
        return iter(())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return iter([number for (number,) in cursor.fetchall()])


def _value(value: Any) -> str:
    """The value in COPY's text format."""
    if value is None:
        return r"\N"
    if type(value) is str:
        return _escaped(value)
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, dict | list):
        return _escaped(json.dumps(value, ensure_ascii=False))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _escaped(text: str) -> str:
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if "\n" in text:
        text = text.replace("\n", "\\n")
    if "\t" in text:
        text = text.replace("\t", "\\t")
    return text.replace("\r", "\\r") if "\r" in text else text
