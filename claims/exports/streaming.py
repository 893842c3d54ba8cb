"""Rows as JSON that PostgreSQL itself writes: a few thousand at a time, or all in one stream."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

CHUNK = 2_000  # rows that cross at a time
PIECE = 256 * 1024  # bytes that cross at a time

# JSON holds no control character as such, so that COPY with these neither quotes nor escapes:
# its lines are the rows' text as it is.
AS_IT_IS = r"(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record: its rows in order, and what each field is, as for `values_list`."""

    rows: "QuerySet[Any]"
    fields: Mapping[str, Any]
    at_a_time: int = CHUNK

    def lines(self) -> Iterator[str]:
        """Each row as one JSON object without line breaks. Runs in the caller's transaction."""
        with connection.chunked_cursor() as cursor:
            for sql, params in self._sql():
                cursor.execute(sql, params)
                while rows := cursor.fetchmany(self.at_a_time):
                    for (line,) in rows:
                        yield line

    def pieces(self) -> Iterator[bytes]:
        """The same lines in UTF-8, each ended by "\\n", in pieces of many."""
        for sql, params in self._sql():
            yield from _copied(sql, params)

    def _sql(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """The question and its parameters; none when there is nothing to ask for."""
        names = ", ".join(connection.ops.quote_name(name) for name in self.fields)
        try:
            inner, params = self.rows.values_list(*self.fields.values()).query.sql_with_params()
        except EmptyResultSet:
            return
        yield f"SELECT row_to_json(this_row)::text FROM ({inner}) AS this_row ({names})", params


def _copied(sql: str, params: tuple[Any, ...]) -> Iterator[bytes]:
    """What COPY writes of that question, in whole lines, while PostgreSQL goes on.

    The driver pushes and a download pulls: a thread pushes into a pipe. Who stops reading stops
    the question, and with it the transaction that it was asked in.
    """
    with connection.cursor() as cursor:
        copy = f"COPY ({cursor.mogrify(sql, params).decode()}) TO STDOUT WITH {AS_IT_IS}"
        reader, writer = os.pipe()
        pushing = _Pushing(cursor, copy, writer)
        pushing.start()
        try:
            with open(reader, "rb", buffering=0) as pipe:
                yield from _whole_lines(pipe)
        except BaseException:
            connection.connection.cancel()
            raise
        finally:
            pushing.join()
        pushing.check()


class _Pushing(Thread):
    def __init__(self, cursor: Any, copy: str, writer: int) -> None:
        super().__init__(daemon=True)
        self.cursor, self.copy, self.writer = cursor, copy, writer
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            with open(self.writer, "wb", buffering=PIECE) as pipe:
                self.cursor.cursor.copy_expert(self.copy, pipe)
        except Exception as failure:  # told by `check` to whoever reads
            self.failure = failure

    def check(self) -> None:
        """Raises what went wrong while COPY ran."""
        if self.failure:
            with connection.wrap_database_errors:
                raise self.failure


def _whole_lines(pipe: Any) -> Iterator[bytes]:
    begun = b""
    while read := pipe.read(PIECE):
        lines, end, begun_next = read.rpartition(b"\n")
        if end:
            yield begun + lines + end
            begun = begun_next
        else:
            begun += read


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction in which every read sees the database as it was at the first of them."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SET LOCAL work_mem = '64MB'")
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
