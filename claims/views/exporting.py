"""Downloading what one may see, in the formats of the field."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from claims import downloading
from claims.actions.base import NotThere
from claims.domain.exporting import Filters
from claims.exports import Selection
from claims.exports.files import FORMATS
from claims.forms.exporting import ExportForm
from claims.models import Article
from claims.views import loaders
from claims.views.requests import Request


@login_required
@require_GET
def export(request: Request) -> HttpResponse:
    """Choose a format, and what to narrow it to."""
    form = ExportForm(initial={"article": request.GET.get("article")})
    return _page(request, form)


@login_required
@require_GET
def export_file(request: Request) -> HttpResponseBase:
    form = ExportForm(request.GET)
    if not form.is_valid():
        return _page(request, form, status=422)
    of = Selection(request.user, form.filters())
    return downloading.file(form.chosen(), of, "mihakk", form.cleaned_data["headings"])


@login_required
@require_GET
def download(request: Request, uid: UUID, format: str) -> HttpResponseBase:
    """One article's, named after its uid."""
    article = loaders.article(request.user, uid)
    if format not in FORMATS:
        raise Http404
    of = Selection(request.user, Filters(article=str(article.uid)))
    return downloading.file(FORMATS[format], of, f"mihakk-{article.uid}")


def _page(request: Request, form: ExportForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "article": _article(request, form["article"].value())}
    return render(request, "claims/export.html", context, status=status)


def _article(request: Request, given: str | None) -> Article | None:
    """The article that the page is to export alone. Raises `NotThere`."""
    try:
        return loaders.article(request.user, UUID(given)) if given else None
    except ValueError:
        raise NotThere() from None
