"""Versions in headers: `ETag` on what is read, `If-Match` and `If-None-Match` on what is asked.

A row's ETag is `"<version>-<digest of the body>"` (RFC 9110, section 8.8.3). The digest makes it
change with everything that the reader may see; `If-Match` goes by the version, which every write
raises and which the action compares while it holds the row's lock.
"""

import hashlib
import re
from typing import Any

from django.utils.cache import get_conditional_response
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.rendering import as_json
from claims.domain.problems import N_, Problem

GIVEN = re.compile(r'"(\d{1,9})-[0-9a-f]+"')


class BadMatch(Problem):
    code = "bad-if-match"
    message = N_("If-Match holds one ETag as this API gave it with the row.")


class VersionMissing(Problem):
    code = "version-missing"
    message = N_("Say which version you saw: in `version`, or by its ETag in If-Match.")
    field = "version"


def etag_of(body: Any, written: bytes) -> str:
    """The ETag of what is sent; a body without a version has its digest alone."""
    digest = hashlib.sha256(written).hexdigest()[:16]
    version = body.get("version") if isinstance(body, dict) else None
    return f'"{digest}"' if version is None else f'"{version}-{digest}"'


def version_asked(request: Request) -> int | None:
    """The version in `If-Match`, None without that header. Raises `BadMatch`."""
    given = request.headers.get("If-Match")
    if given is None:
        return None
    match = GIVEN.fullmatch(given.strip())
    if match is None:
        raise BadMatch()
    return int(match[1])


def conditional(request: Request, response: Response) -> Response:
    """The response with its ETag; 304 without a body when a reader has it already.

    A file that streams has none.
    """
    if response.status_code not in (200, 201) or getattr(response, "data", None) is None:
        return response
    response.written = as_json(response.data)  # type: ignore[attr-defined]
    etag = etag_of(response.data, response.written)  # type: ignore[attr-defined]
    response["ETag"] = etag
    if request.method not in ("GET", "HEAD"):
        return response
    if get_conditional_response(request._request, etag=etag, response=response) is not response:
        response.status_code, response.data = 304, None
    return response
