"""Publishing an article, and the public pages: for readers without a login, cacheable."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotator.version import VERSION
from claims import permissions
from claims.actions import publishing as actions
from claims.actions.base import NotThere
from claims.domain import publishing as rules
from claims.domain.formats import claimreview
from claims.exports.published import page_of
from claims.forms.publishing import PublishForm
from claims.models import Publication
from claims.views import answers, loaders
from claims.views.requests import Request

CACHED_FOR = 300  # seconds; so long may a withdrawn page still be seen


@login_required
def publish(request: Request, uid: UUID) -> HttpResponse:
    """What is published of the article, what would change, and the form for it."""
    permissions.check(request.user, actions.EDITORS)
    article = loaders.article(request.user, uid)
    form = PublishForm(request.POST or None)

    def act() -> Publication:
        note = form.cleaned_data["note"]
        return actions.publish(article_uid=uid, by=request.user, at=timezone.now(), note=note)

    done, status = answers.attempt(request, form, act)
    if done:
        messages.success(request, _("The article is published: readers see it now."))
        return redirect("article-publish", uid)
    versions = list(article.publications.select_related("published_by").order_by("-number"))
    live = [each for each in versions if each.withdrawn_at is None]
    context = {"article": article, "form": form, "versions": versions, "live": live[:1]}
    return render(request, "claims/publish.html", context, status=status)


@login_required
@require_POST
def withdraw(request: Request, uid: UUID) -> HttpResponse:
    actions.withdraw(article_uid=uid, by=request.user, at=timezone.now())
    messages.success(request, _("The article is no longer public."))
    return redirect("article-publish", uid)


@require_safe
def public_index(request: HttpRequest) -> HttpResponse:
    """Every published article, the latest first."""
    latest = Publication.objects.latest_of_each().values("pk")
    rows = Publication.objects.filter(pk__in=latest).order_by("-published_at", "-pk")
    shown = rows.values_list("article__uid", "sha256", "published_at", "snapshot__article")
    listed = [
        {"uid": uid, "published_at": at, "article": article} for uid, _sha, at, article in shown
    ]
    tag = "-".join(sha for _uid, sha, _at, _article in shown)
    return _public(request, "public/index.html", {"published": listed}, tag=rules.digest({"": tag}))


@require_safe
def public(request: HttpRequest, uid: UUID, number: int | None = None) -> HttpResponse:
    """The latest version of an article's page, or the one with that number."""
    versions = list(Publication.objects.live().filter(article__uid=uid).order_by("-number"))
    chosen = next((each for each in versions if number in (None, each.number)), None)
    if chosen is None:
        raise NotThere()
    context = {
        "shown": chosen.snapshot,
        "publication": chosen,
        "latest": versions[0],
        "versions": _with_corrections(versions),
        "paragraphs": _numbered(chosen.snapshot),
        "markup": mark_safe(claimreview.markup(chosen.snapshot, page_of(chosen))),
    }
    tag = rules.digest({"": [chosen.sha256, *(each.sha256 for each in versions)]})
    return _public(request, "public/article.html", context, tag=tag)


def _with_corrections(versions: list[Publication]) -> list[dict[str, Any]]:
    """Each version with what it corrected of the one before; the latest first."""
    earlier = [*versions[1:], None]
    return [
        {
            "publication": each,
            "corrections": rules.corrections(before.snapshot, each.snapshot) if before else [],
        }
        for each, before in zip(versions, earlier, strict=True)
    ]


def _numbered(shown: rules.Snapshot) -> list[list[dict[str, Any]]]:
    """The pieces of each paragraph, those of claims with the claim's number."""
    numbers = {claim["uid"]: n for n, claim in enumerate(shown["claims"], start=1)}
    return [
        [
            {"text": piece.text, "claim": piece.claim, "number": numbers[piece.claim["uid"]]}
            if piece.claim
            else {"text": piece.text}
            for piece in pieces
        ]
        for pieces in rules.paragraphs(shown)
    ]


def _public(
    request: HttpRequest, template: str, context: dict[str, Any], *, tag: str
) -> HttpResponse:
    """A page that anyone may keep: no cookie, its language in the address, an ETag of its own."""
    language = "en" if request.GET.get("lang") == "en" else "ar"
    etag = quote_etag(f"{tag[:32]}-{language}-{VERSION}")
    with translation.override(language):
        response = render(request, template, context)
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={CACHED_FOR}"
    response["Content-Language"] = language
    return get_conditional_response(request, etag=etag, response=response) or response
