"""Lists of rows without making objects of them: for a page of 50 that halves the time.

What a row looks like is read from its serializer: each field's column. Rows whose fields are all
plain columns can be listed so.
"""

import functools
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from rest_framework import fields
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.base import Reads
from claims.api.shown import Shown
from claims.domain.reviewing import SETTLED
from claims.models import Claim

# What the renderer writes as these fields do.
_PLAIN = (
    fields.CharField,
    fields.ChoiceField,
    fields.IntegerField,
    fields.UUIDField,
    fields.DateTimeField,
)


class PlainReads(Reads):
    """Lists claims or articles by their columns; single rows as they always are."""

    needed: tuple[str, ...] = ()  # columns that the page is looked at for, shown or not

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        shape: Any = self.get_serializer_class()
        columns = _columns(shape, request.GET.get("fields"))
        rows = self.filter_queryset(self.get_queryset())
        page = self.paginate_queryset(rows.values("pk", *self.needed, *columns.values()))
        return self.get_paginated_response([_row(row, columns) for row in page or ()])


@functools.lru_cache(maxsize=256)
def _columns(shape: type[Shown], named: str | None) -> Mapping[str, str]:
    """The column of each field, or of those named. Raises `ValidationError` as `Shown` does."""
    fields_shown = shape(context={"fields": named}).fields
    for field in fields_shown.values():
        assert isinstance(field, _PLAIN), f"{field.field_name} is no plain column"
    return {name: str(field.source).replace(".", "__") for name, field in fields_shown.items()}


def _row(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    return {name: _written(row[column]) for name, column in columns.items()}


def _written(value: Any) -> Any:
    """Times stand in the reader's time zone, as the framework's own fields put them."""
    return timezone.localtime(value) if isinstance(value, datetime) else value


class PlainClaims(PlainReads):
    needed = ("state",)

    def seen(self, rows: Iterable[Any]) -> Iterable[Claim]:
        """The claims whose labels the rows show, be they rows or claims."""
        return [row if isinstance(row, Claim) else _claim(row) for row in rows if _settled(row)]


def _settled(row: Any) -> bool:
    return (row.state if isinstance(row, Claim) else row["state"]) in SETTLED


def _claim(row: Mapping[str, Any]) -> Claim:
    """A claim that knows no more than the row's key and state."""
    return Claim.from_db(None, ("id", "state"), (row["pk"], row["state"]))
