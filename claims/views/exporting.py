"""Downloading an article's claims and contradictions."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims import exports
from claims.actions import sighting
from claims.domain import exporting
from claims.views import loaders
from claims.views.requests import Request

FORMATS = {
    "csv": ("text/csv; charset=utf-8", exporting.csv_lines),
    "jsonl": ("application/jsonl; charset=utf-8", exporting.jsonl_lines),
}


@login_required
@require_GET
def download(request: Request, uid: UUID, format: str) -> HttpResponse:
    """A file named after the article's uid."""
    article = loaders.article(request.user, uid)
    if format not in FORMATS:
        raise Http404
    content_type, lines = FORMATS[format]
    sighting.see(article.claims.live(), by=request.user, at=timezone.now())
    body = "".join(lines(exports.records(article, request.user)))
    name = f"mihakk-{article.uid}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=content_type, headers=headers)
