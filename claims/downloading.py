"""Exports as answers to requests, for pages and for programs alike."""

from collections.abc import Iterator
from itertools import chain

from django.http import StreamingHttpResponse
from django.utils import timezone

from claims.actions import sighting
from claims.exports import Selection
from claims.exports.files import Format


def file(format: Format, of: Selection, name: str, headings: str = "") -> StreamingHttpResponse:
    """The file as it is being written; that its reader sees settled labels is recorded.

    Raises the format's problems, as long as nothing was sent.
    """
    if of.viewer:
        sighting.see_all(of.claims(), by=of.viewer, at=timezone.now())
    body = _started(format.write(of, headings))
    response = StreamingHttpResponse(body, content_type=format.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{format.extension}"'
    return response


def _started(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, the first one made already."""
    first = next(pieces, b"")
    return chain([first], pieces)
