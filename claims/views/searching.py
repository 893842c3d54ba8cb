"""The search page, what it can be narrowed by, searches by name, and claims near a claim."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import facets, queries, searching, similar
from claims.actions import searching as actions
from claims.actions import sighting
from claims.domain.problems import Problem
from claims.domain.searching import PARAMETERS
from claims.forms.searching import ARTICLES, SaveSearchForm, SearchForm
from claims.models import Article, SavedSearch
from claims.saying import say
from claims.views import loaders
from claims.views.narrowing import asked_again, chosen, offered
from claims.views.requests import Request

PER_PAGE = 25
FEW = 5  # hits, with which other spellings are suggested
NEAR = 8


@login_required
@require_GET
def search(request: Request) -> HttpResponse:
    """What is found, newest first; everything that is asked stands in the address."""
    return _page(request, request.GET)


@login_required
@require_GET
def saved(request: Request, owner: str, slug: str) -> HttpResponse:
    """A search at its own address."""
    rows = queries.visible_searches(request.user)
    kept = get_object_or_404(rows, owner__username=owner, slug=slug)
    asked = {**kept.parameters, "cursor": request.GET.get("cursor", "")}
    return _page(request, asked, kept)


def _page(
    request: Request, asked: Mapping[str, str], kept: SavedSearch | None = None
) -> HttpResponse:
    form = SearchForm(asked)
    form.is_valid()
    again = asked_again(form.cleaned_data)
    context = {
        "form": form,
        "kept": kept,
        "chosen": chosen(form.cleaned_data),
        "query": urlencode(again),
        "parameters": again.items(),
        "save_form": SaveSearchForm(),
        "searches": queries.visible_searches(request.user),
    }
    try:
        found = _found(request, form.cleaned_data)
        if asked.get("counts") and not form.cleaned_data.get("of"):
            found |= _counted(request, form.cleaned_data)
        return render(request, "claims/search.html", context | found)
    except Problem as problem:
        form.add_error("q", say(problem))
        return render(request, "claims/search.html", context, status=422)


def _found(request: Request, wanted: Mapping[str, Any]) -> dict[str, Any]:
    text = wanted.get("q", "")
    asked = searching.prepare(text)
    before = wanted.get("cursor") or 0
    if wanted.get("of") == ARTICLES:
        articles = facets.of_articles(Article.objects.live(), wanted)
        hits, following = searching.articles_page(asked, articles, PER_PAGE, before)
    else:
        claims = facets.narrowed(queries.searchable_claims(), request.user, wanted)
        hits, following = searching.claims_page(asked, claims, PER_PAGE, before)
        if any(wanted.get(facet) for facet in facets.BY_LABEL):
            sighting.see([hit.row for hit in hits], by=request.user, at=timezone.now())
    few = len(hits) < FEW and not before
    spelt = searching.suggestions(text, 3) if few and text else []
    return {"hits": hits, "following": following, "suggestions": spelt}


@login_required
@require_GET
def counts(request: Request) -> HttpResponse:
    """How many claims are found and by what they can be narrowed, for the page to take in."""
    form = SearchForm(request.GET)
    form.is_valid()
    try:
        context = _counted(request, form.cleaned_data)
    except Problem as problem:
        return HttpResponse(say(problem), status=422, content_type="text/plain")
    return render(request, "claims/parts/search_counts.html", context)


def _counted(request: Request, wanted: Mapping[str, Any]) -> dict[str, Any]:
    asked = searching.prepare(wanted.get("q", ""))
    counted = actions.count(asked, wanted, by=request.user, at=timezone.now())
    return {"counts": counted, "offered": offered(counted, wanted)}


@login_required
@require_POST
def save(request: Request) -> HttpResponse:
    """Keep a search by name; what keeps it from being saved is said on its page."""
    form = SaveSearchForm(request.POST)
    form.is_valid()
    asked = {name: request.POST.get(name, "") for name in PARAMETERS}
    try:
        made = actions.save_search(
            by=request.user,
            name=request.POST.get("name", ""),
            parameters=asked,
            shared=bool(form.cleaned_data["shared"]),
            at=timezone.now(),
        )
    except Problem as problem:
        messages.error(request, say(problem))
        return redirect(f"{reverse('search')}?{urlencode(asked_again(asked))}")
    messages.success(request, _("The search is saved at this address."))
    return redirect(made)


@login_required
@require_POST
def share(request: Request, uid: UUID) -> HttpResponse:
    """Show a search of one's own to all, or to oneself alone."""
    wanted = request.POST.get("shared") == "true"
    search = actions.share_search(uid=uid, by=request.user, shared=wanted)
    said = _("Everyone at the desk sees the search now.") if wanted else _("It is yours alone now.")
    messages.success(request, said)
    return redirect(search)


@login_required
@require_POST
def remove(request: Request, uid: UUID) -> HttpResponse:
    actions.remove_search(uid=uid, by=request.user)
    messages.success(request, _("The search is removed."))
    return redirect("search")


@login_required
@require_GET
def near(request: Request, uid: UUID) -> HttpResponse:
    """The claims of the whole base that come nearest to one; alone, or taken in by its page."""
    claim = loaders.claim(request.user, uid)
    context = {"claim": claim, "near": similar.nearest(claim, NEAR)}
    is_part = "HX-Request" in request.headers
    template = "claims/parts/near.html" if is_part else "claims/near.html"
    return render(request, template, context)
