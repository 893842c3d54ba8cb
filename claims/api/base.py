"""What the API's viewsets share: reading, describing, and rows as they are now."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request as AnyRequest
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from claims.actions import sighting
from claims.api import given
from claims.api.once import once
from claims.api.versions import VersionMissing, conditional, version_asked
from claims.models import Claim, User

IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": r'^"[0-9]{1,9}-[0-9a-f]+"$'},
    location="header",
    description="The row's ETag, instead of `version` in the body; too old a one is answered 412",
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[!-~]{1,255}$"},
    location="header",
    description="Of your own making: a repeated request with the same key is done once (one day)",
)


class Request(AnyRequest):
    """A request of someone who signed in, for the type checker."""

    user: User


def documented(request: Any, response: Any, status: int = 200, id: str | None = None) -> Any:
    """The operation's body and answer, its problems aside, which are every operation's."""
    versioned = isinstance(request, type) and issubclass(request, given.Version)
    return extend_schema(
        operation_id=id,
        request=request,
        parameters=[IF_MATCH] if versioned else [],
        responses={status: response},
    )


def creates(request: Any, response: Any) -> Any:
    """As `documented`, of an operation that makes a row: once for each `Idempotency-Key`."""
    versioned = isinstance(request, type) and issubclass(request, given.Version)
    parameters = [IDEMPOTENCY_KEY, *([IF_MATCH] if versioned else [])]
    described = extend_schema(request=request, parameters=parameters, responses={201: response})
    return lambda handler: described(once(handler))


def read(shape: type["Serializer[Any]"], request: Request) -> dict[str, Any]:
    """The body in the given shape, its version also by `If-Match`.

    Raises `ValidationError`, `BadMatch`, `VersionMissing`.
    """
    body, versioned = request.data, issubclass(shape, given.Version)
    if versioned and isinstance(body, dict):
        asked = version_asked(request)
        body = body if asked is None else {**body, "version": asked}
    serializer = shape(data=body)
    serializer.is_valid(raise_exception=True)
    if versioned and "version" not in serializer.validated_data:
        raise VersionMissing()
    return dict(serializer.validated_data)


class Reads(ListModelMixin, RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Lists and single rows by uid."""

    request: Request
    lookup_field = "uid"
    lookup_value_converter = "uuid"
    http_method_names = ["get", "post", "patch", "head", "options"]

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "fields": self.request.GET.get("fields")}

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """Raises `ValidationError` for `?fields=` that do not exist, be there rows or none."""
        serializer = super().get_serializer(*args, **kwargs)
        one: Any = getattr(serializer, "child", serializer)
        assert one.fields
        return serializer

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        done = super().finalize_response(request, response, *args, **kwargs)
        return conditional(request, done)

    def see(self, rows: Iterable[Any]) -> None:
        """Note what this person is about to be shown, where that counts."""

    def answer(self, row: Any, status: int = 200) -> Response:
        """The row as this person may see it now."""
        shown = self.get_queryset().get(pk=row.pk)
        return Response(self.get_serializer(shown).data, status=status)


class ReadsLabels(Reads):
    """Rows that may show a settled claim's labels: that this person sees those is recorded."""

    def seen(self, rows: Iterable[Any]) -> Iterable[Claim]:
        """The claims whose labels the rows show."""
        return rows

    def see(self, rows: Iterable[Any]) -> None:
        sighting.see(self.seen(rows), by=self.request.user, at=timezone.now())

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        self.see(page or ())
        return page

    def get_object(self) -> Any:
        row = super().get_object()
        self.see([row])
        return row
