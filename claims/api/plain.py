"""Rows without making objects of them, and without writing SQL anew where nothing narrows them.

For a page of 50 either halves the time. What a row looks like is read from its serializer: each
field's column. Rows whose fields are all plain columns can be read so.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, ClassVar

from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet, TextField, UUIDField
from django.db.models.functions import Cast
from django.utils import timezone
from rest_framework import fields
from rest_framework.request import Request
from rest_framework.response import Response

from claims import queries
from claims.actions.base import NotThere
from claims.api.base import Reads
from claims.api.rows import Shown
from claims.domain.reviewing import SETTLED
from claims.models import Claim
from claims.prepared import Given, Prepared

# What the renderer writes as these fields do.
_PLAIN = (
    fields.CharField,
    fields.ChoiceField,
    fields.IntegerField,
    fields.UUIDField,
    fields.DateTimeField,
)

Row = Sequence[Any]

# What a place is given as: a row's uid, or the number of the row that a page begins after.
_FIELDS = {"uid": UUIDField()}


class PlainReads(Reads):
    """Reads claims or articles by their columns, many or one."""

    # How many columns stand before those that are shown: the row's number is the first.
    BESIDE: ClassVar[int] = 1

    @classmethod
    def rows(cls) -> "QuerySet[Any]":
        """All rows, whoever asks."""
        raise NotImplementedError

    @classmethod
    def beside(cls, viewer: Any) -> list[Any]:
        """What a row is looked at for, shown or not."""
        return ["pk"]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        columns = self._columns()
        page = self.paginate_queryset(self._asked(columns)) or ()
        return self.get_paginated_response(self._shown(columns, page))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        columns = self._columns()
        found = self._asked(columns).filter(uid=str(kwargs["uid"]))[:1]
        if not found:
            raise NotThere()
        self.see(found)
        return Response(self._shown(columns, found)[0])

    def _columns(self) -> "_Columns":
        shape: Any = self.get_serializer_class()
        return _columns(shape, self.request.GET.get("fields"))

    def _asked(self, columns: "_Columns") -> Any:
        """The rows that are asked for, of which pages are taken."""
        every = self.get_queryset()
        rows = self.filter_queryset(every)
        if rows is every:
            return _All(type(self), columns, self.request.user.pk)
        return rows.values_list(*self.beside(self.request.user), *columns.paths)

    def _shown(self, columns: "_Columns", rows: Iterable[Row]) -> Sequence[dict[str, Any]]:
        zone = timezone.get_current_timezone()
        return [columns.shown(row[self.BESIDE :], zone) for row in rows]


@dataclass(frozen=True)
class _Columns:
    """The columns of the fields that are shown, and which of them are times."""

    names: tuple[str, ...]
    paths: tuple[Any, ...]
    times: tuple[str, ...]

    def shown(self, row: Row, zone: tzinfo) -> dict[str, Any]:
        """Times stand in the reader's time zone, as the framework's own fields put them."""
        shown = dict(zip(self.names, row, strict=True))
        for name in self.times:
            if shown[name] is not None:
                shown[name] = shown[name].astimezone(zone)
        return shown


@functools.lru_cache(maxsize=256)
def _columns(shape: type[Shown], named: str | None) -> _Columns:
    """The column of each field, or of those named. Raises `ValidationError` as `Shown` does."""
    found: Mapping[str, Any] = shape(context={"fields": named}).fields
    for each in found.values():
        assert isinstance(each, _PLAIN), f"{each.field_name} is no plain column"
    return _Columns(
        names=tuple(found),
        paths=tuple(map(_path, found.values())),
        times=tuple(name for name, each in found.items() if isinstance(each, fields.DateTimeField)),
    )


def _path(each: fields.Field) -> Any:  # type: ignore[type-arg]
    """Its column; of a uid the text that is written anyway."""
    path = str(each.source).replace(".", "__")
    return Cast(path, TextField()) if isinstance(each, fields.UUIDField) else path


@dataclass
class _All:
    """All rows of a view: as much of a queryset as pages are taken from."""

    view: type[PlainReads]
    columns: _Columns
    viewer: int | None
    ordering: tuple[str, ...] = ()
    place: dict[str, str] = field(default_factory=dict)

    def order_by(self, *ordering: str) -> "_All":
        self.ordering = ordering
        return self

    def filter(self, **place: str) -> "_All":
        self.place = place
        return self

    def __getitem__(self, part: slice) -> Sequence[Row]:
        lookups, places = tuple(self.place), tuple(self.place.values())
        asked = _page(self.view, self.columns, self.ordering, lookups, part.start, part.stop)
        given = dict(zip(lookups, places, strict=True))
        return asked.rows({**given, "viewer": self.viewer})


@functools.lru_cache(maxsize=256)
def _page(
    view: type[PlainReads],
    columns: _Columns,
    ordering: tuple[str, ...],
    lookups: tuple[str, ...],
    start: int,
    stop: int,
) -> Prepared:
    places = {lookup: Given(lookup, _FIELDS.get(lookup, BigIntegerField())) for lookup in lookups}
    beside = view.beside(Given("viewer", BigIntegerField()))
    rows = view.rows().filter(**places).order_by(*ordering).values_list(*beside, *columns.paths)
    return Prepared.of(rows[start:stop])


class PlainClaims(PlainReads):
    BESIDE = 3

    @classmethod
    def beside(cls, viewer: Any) -> list[Any]:
        """A claim's state, and whether it is known that the viewer saw its settled labels."""
        known = queries.sightings_of(viewer, OuterRef("pk")).filter(page="settled")
        return ["pk", "state", Exists(known)]

    def seen(self, rows: Iterable[Any]) -> Iterable[Claim]:
        """The claims whose labels the rows show, be they rows or claims; not those known of."""
        return [claim for row in rows if (claim := _shown_settled(row))]


def _shown_settled(row: Any) -> Claim | None:
    """The claim; of a row that shows it, one that knows no more than its number and state."""
    if isinstance(row, Claim):
        return row
    pk, state, known, *_shown = row
    if known or state not in SETTLED:
        return None
    return Claim.from_db(None, ("id", "state"), (pk, state))
