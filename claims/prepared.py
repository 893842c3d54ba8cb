"""Questions that every request asks anew, put into SQL once.

Django takes longer to write such a question than PostgreSQL takes to answer it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db import connection
from django.db.models import Expression, Field, QuerySet


class Given(Expression):
    """A value that is given each time, by its name."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question whose columns the driver gives as they are shown."""

    sql: str
    parameters: tuple[Any, ...]

    @classmethod
    def of(cls, rows: "QuerySet[Any]") -> Self:
        """The question as it stands now; it may depend on nothing but what is `Given`."""
        return cls(*rows.query.sql_with_params())

    def rows(self, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The answer, for these values by name. Raises `KeyError` for one that is missing."""
        values = [given[p.name] if isinstance(p, Given) else p for p in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            return cursor.fetchall()
