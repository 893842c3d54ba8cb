"""Exports for programs: one request, one file, however long."""

from typing import Any

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.views import APIView

from claims import downloading
from claims.actions.base import NotThere
from claims.api.base import Request
from claims.api.narrowing import check_form, check_parameters
from claims.domain import vocabulary
from claims.exports import Selection
from claims.exports.files import FORMATS
from claims.forms.exporting import ExportForm

KEY = {"type": "string", "minLength": 1, "maxLength": 80}
DAY = {"type": "string", "format": "date"}
PARAMETERS: dict[str, dict[str, Any]] = {
    "article": {"type": "string", "format": "uuid"},
    "outlet": {"type": "string", "minLength": 1, "maxLength": 200},
    **dict.fromkeys(
        ("published_after", "published_before", "created_after", "created_before"), DAY
    ),
    "state": {"type": "string", "enum": list(vocabulary.CLAIM_STATES)},
    "kind": {"type": "string", "enum": list(vocabulary.KINDS)},
    "speaker": KEY,
    "stance": {"type": "string", "enum": list(vocabulary.STANCES)},
    "proposition": KEY,
    "headings": {"type": "string", "enum": ["ar", "en"]},
}
# What programs read of a file; any other is a text.
SHAPES: dict[str, Any] = {
    "application/ld+json": OpenApiTypes.OBJECT,
    "application/json": {"type": "array", "items": {"type": "object"}},
}
FORMAT = OpenApiParameter("file_format", str, "path", enum=list(FORMATS))


class Anything(BaseContentNegotiation):
    """The address says the format; problems come as what the API always answers."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class Export(APIView):
    """What one may see, in a format; streamed, in constant memory."""

    content_negotiation_class = Anything

    @extend_schema(
        parameters=[FORMAT, *(OpenApiParameter(name, each) for name, each in PARAMETERS.items())],
        responses={
            (200, each.media_type): SHAPES.get(each.media_type, OpenApiTypes.STR)
            for each in FORMATS.values()
        },
    )
    def get(self, request: Request, file_format: str) -> StreamingHttpResponse:
        """A file in that format, narrowed by the filters that also the page has."""
        if file_format not in FORMATS:
            raise NotThere()
        check_parameters(request, {*PARAMETERS})
        form = ExportForm({**request.query_params.dict(), "format": file_format})
        check_form(form)
        of = Selection(request.user, form.filters())
        return downloading.file(form.chosen(), of, "mihakk", form.cleaned_data["headings"])
