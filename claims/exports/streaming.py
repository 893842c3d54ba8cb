"""Rows as JSON that PostgreSQL itself writes, read a few thousand at a time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

CHUNK = 2_000  # rows that cross at a time


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record: its rows in order, and what each field is, as for `values_list`."""

    rows: "QuerySet[Any]"
    fields: Mapping[str, Any]
    at_a_time: int = CHUNK

    def lines(self) -> Iterator[str]:
        """Each row as one JSON object without line breaks. Runs in the caller's transaction."""
        try:
            sql, params = self._sql()
        except EmptyResultSet:
            return
        yield from stream(sql, params, self.at_a_time)

    def _sql(self) -> tuple[str, tuple[Any, ...]]:
        names = ", ".join(connection.ops.quote_name(name) for name in self.fields)
        inner, params = self.rows.values_list(*self.fields.values()).query.sql_with_params()
        return f"SELECT row_to_json(this_row)::text FROM ({inner}) AS this_row ({names})", params


def stream(sql: str, params: tuple[Any, ...], at_a_time: int) -> Iterator[str]:
    """The first column of each row, through a cursor that stays in the database."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(at_a_time):
            for (value,) in rows:
                yield value


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction in which every read sees the database as it was at the first of them."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                # Compiling the query takes longer than these plain plans can win back.
                cursor.execute("SET LOCAL jit = off")
        yield


def batches(rows: "QuerySet[Row]", size: int) -> Iterator[list[Row]]:
    """The rows in lists of that many, the last one shorter."""
    batch: list[Row] = []
    for row in rows.iterator(chunk_size=size):
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
