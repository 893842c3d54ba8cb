"""Histories for programs, as the pages tell them: who did what when, and what it changed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action as verb
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from claims import history, permissions
from claims.actions import reverting, sighting
from claims.api.base import Reads, Request, documented
from claims.api.narrowing import check_parameters
from claims.api.pagination import OldestFirst
from claims.api.searching import asked
from claims.api.versions import conditional
from claims.domain.vocabulary import ADMIN
from claims.models import User

CURSOR = OpenApiParameter("cursor", str, description="Where to go on, as `next` says")


class DifferenceSerializer(serializers.Serializer[Any]):
    """One field (`name` in words) and its value before and after, in words."""

    field = serializers.CharField()  # type: ignore[assignment]
    name = serializers.CharField()
    old = serializers.CharField(allow_blank=True)
    new = serializers.CharField(allow_blank=True)


class ChangeSerializer(serializers.Serializer[Any]):
    """One row of a table (`subject` in words) that was added, changed or removed.

    `home` is the uid of the thing that it belongs to and `about` its name; `lines` are sentences,
    where a row is told better in these than by its fields.
    """

    table = serializers.CharField()
    subject = serializers.CharField()
    verb = serializers.ChoiceField(["insert", "update", "delete"])
    home = serializers.UUIDField(source="home.uid", default=None, allow_null=True)
    about = serializers.CharField(allow_blank=True)
    differences = DifferenceSerializer(many=True)
    lines = serializers.ListField(child=serializers.CharField())


class EntrySerializer(serializers.Serializer[Any]):
    """What one action did (`what` in words); `more` changes of it are not told.

    `uid` names the change to whoever undoes it; `undoes` is that of the one that it took back.
    """

    uid = serializers.UUIDField(allow_null=True)
    at = serializers.DateTimeField()
    by = serializers.CharField(allow_blank=True)
    action = serializers.CharField(allow_blank=True)
    what = serializers.CharField()
    undoes = serializers.CharField(allow_blank=True)
    changes = ChangeSerializer(many=True)
    more = serializers.IntegerField(min_value=0)


class HistorySerializer(serializers.Serializer[Any]):
    """Actions, the newest first; the first page also has what was changed `outside` of any."""

    next = serializers.URLField(allow_null=True)
    results = EntrySerializer(many=True)
    outside = EntrySerializer(many=True)


class Recounted(Reads):
    """Things with a history of their own."""

    recounts: Callable[[Any, User, str], history.Page]

    @extend_schema(parameters=[CURSOR], responses=HistorySerializer)
    @verb(detail=True, methods=["get"], pagination_class=None, filter_backends=[])
    def history(self, request: Request, uid: UUID) -> Response:
        """What was done to it, 50 actions a page, but for what tells of answers not to be seen."""
        check_parameters(request, {"cursor"})
        thing = self.get_object()
        return told(request, type(self).recounts(thing, request.user, _place(request)))


TABLES = {model.__name__.lower(): model for model in history.tracked()}


@extend_schema_field({"type": "string", "enum": sorted(TABLES)})
class TableField(serializers.CharField):
    """A table that has a history, by its key."""

    def to_internal_value(self, data: Any) -> Any:
        """The model. Raises `ValidationError`."""
        if data not in TABLES:
            known = {"known": ", ".join(sorted(TABLES))}
            raise ValidationError(gettext("No such table. Known: %(known)s.") % known)
        return TABLES[data]


class HistoryQuery(serializers.Serializer[Any]):
    """What the whole history is narrowed to; days are UTC, both included."""

    by = serializers.SlugRelatedField(slug_field="uid", queryset=User.objects.all(), required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    table = TableField(required=False)
    uid = serializers.UUIDField(required=False, help_text="Of the thing that changed")
    cursor = serializers.CharField(required=False, help_text="Where to go on, as `next` says")


class Whole(APIView):
    """Every change on the desk, for admins."""

    request: Request

    @extend_schema(operation_id="history", parameters=[HistoryQuery], responses=HistorySerializer)
    def get(self, request: Request) -> Response:
        permissions.check(request.user, (ADMIN,))
        given = asked(request, HistoryQuery)
        given.pop("cursor", "")
        wanted = history.Wanted(model=given.pop("table", None), **given)
        page = history.whole(request.user, wanted, _place(request))
        sighting.see(page.told_claims(), by=request.user, at=timezone.now())
        return conditional(request, told(request, page))


class Undo(APIView):
    """Taking back what an entry tells."""

    @documented(None, None, 204, id="history_undo")
    def post(self, request: Request, change: UUID) -> Response:
        """Take a change back; the history keeps both."""
        reverting.undo(change=change, by=request.user, at=timezone.now())
        return Response(status=204)


def told(request: Request, page: history.Page) -> Response:
    """A page of history, and the address of the next."""
    shown = dict(
        HistorySerializer({"next": None, "results": page.entries, "outside": page.outside}).data
    )
    if page.older:
        shown["next"] = replace_query_param(request.build_absolute_uri(), "cursor", page.older)
    return Response(shown)


def _place(request: Request) -> str:
    """The cursor. Raises `NotFound` for what we never gave out."""
    cursor = request.query_params.get("cursor", "")
    if cursor and history.place_of(cursor) is None:
        raise NotFound(OldestFirst.invalid_cursor_message)
    return cursor
