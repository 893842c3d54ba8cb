"""Many rows at once by PostgreSQL's COPY: triggers, constraints and indexes work as always."""

import datetime
import io
import itertools
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db import connection, models

NONE: Mapping[str, Any] = MappingProxyType({})
_AT_ONCE = 100  # rows as text, column by column
_BUFFER = 1 << 20  # bytes handed over at once: other threads may run in between, and take long


def copy(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    same: Mapping[str, Any] = NONE,
) -> None:
    """Add the rows; `columns` are names in the table, and `same` is what all rows have.

    Raises what the database refuses with.
    """
    copy_into(model._meta.db_table, columns, rows, same)


def copy_into(
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    same: Mapping[str, Any] = NONE,
) -> None:
    data = _written(rows, same)
    if not data.getbuffer().nbytes:
        return
    names = ", ".join(f'"{name}"' for name in (*columns, *same))
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f'COPY "{table}" ({names}) FROM STDIN', data, _BUFFER)


def new_uids(count: int) -> Iterator[str]:
    """UUIDs of now (RFC 9562, version 7) without hyphens, each greater than the one before.

    So new rows lie side by side in the index of their uids, where random ones would each go to
    another page. The twelve bits after the milliseconds count on; 62 are random.
    """
    first = time.time_ns() // 1_000_000 << 12
    drawn = os.urandom(8 * count).hex()
    for number in range(count):
        moment, random = f"{first + number:015x}", drawn[16 * number : 16 * number + 16]
        variant = "89ab"[int(random[0], 16) & 3]
        yield f"{moment[:12]}7{moment[12:]}{variant}{random[1:]}"


def next_ids(model: type[models.Model], count: int) -> Iterable[int]:
    """As many new primary keys; those not used leave gaps, as a rolled-back insert does."""
    if not count:
        return iter(())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(sequence) FROM generate_series(1, %s),"
            " (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS sequence OFFSET 0) AS of_table",
            [count, model._meta.db_table],
        )
        return iter([number for (number,) in cursor.fetchall()])


def _written(rows: Iterable[Sequence[Any]], same: Mapping[str, Any]) -> io.BytesIO:
    """The rows in COPY's text format, some of them at a time: Arabic takes up most as text."""
    end = "".join(f"\t{_value(value)}" for value in same.values()) + "\n"
    data = io.BytesIO()
    remaining = iter(rows)
    while some := list(itertools.islice(remaining, _AT_ONCE)):
        columns = map(_column, zip(*some, strict=True))
        lines = map("\t".join, zip(*columns, strict=True))
        data.write((end.join(lines) + end).encode())
    data.seek(0)
    return data


def _column(values: Sequence[Any]) -> Iterable[str]:
    """Some rows' values of one column, mostly all of one kind, in COPY's text format."""
    kinds = set(map(type, values))
    if kinds == {int}:
        return map(str, values)
    if kinds == {str}:
        return map(_escaped, values) if _needs_escapes("".join(values)) else values
    return map(_value, values)


def _value(value: Any) -> str:
    """The value in COPY's text format."""
    if type(value) is str:
        return _escaped(value)
    if type(value) is int:
        return str(value)
    if value is None:
        return r"\N"
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, dict | list):
        return _escaped(json.dumps(value, ensure_ascii=False))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _needs_escapes(text: str) -> bool:
    return "\\" in text or "\n" in text or "\t" in text or "\r" in text


def _escaped(text: str) -> str:
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if "\n" in text:
        text = text.replace("\n", "\\n")
    if "\t" in text:
        text = text.replace("\t", "\\t")
    return text.replace("\r", "\\r") if "\r" in text else text
