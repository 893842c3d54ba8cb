"""Cutting the text: draw a claim, move, split or merge it, take it out and bring it back."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import permissions, queries
from claims.actions import segmenting
from claims.domain.vocabulary import ADMIN, EDITOR
from claims.forms.segmenting import CutForm, MergeForm, ReasonForm, SpanForm, SplitForm
from claims.models import Article, Claim
from claims.views import answers, loaders
from claims.views.paging import Pages
from claims.views.requests import Request

PER_PAGE = 50


@login_required
@require_POST
def draw(request: Request, uid: UUID) -> HttpResponse:
    article = loaders.article(request.user, uid)

    def act() -> Claim:
        span = _span(request, article)
        del span["version"]
        return segmenting.draw_claim(article_uid=uid, by=request.user, at=timezone.now(), **span)

    return answers.do(request, act, done=_("The claim is drawn."), to=article)


@login_required
@require_POST
def move(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)

    def act() -> Claim:
        return segmenting.move_claim(
            claim_uid=uid, by=request.user, at=timezone.now(), **_span(request, claim.article)
        )

    return answers.do(request, act, done=_("The boundaries are moved."), to=claim)


@login_required
@require_POST
def split(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)

    def act() -> Claim:
        form = SplitForm.read(request.POST)
        first, _second = segmenting.split_claim(
            claim_uid=uid,
            by=request.user,
            at_offset=form["at"],
            version=form["version"],
            at=timezone.now(),
        )
        return first

    return answers.do(request, act, done=_("The claim is split."), to=claim)


@login_required
@require_POST
def merge(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)

    def act() -> Claim:
        form = MergeForm.read(request.POST)
        return segmenting.merge_claims(
            claim_uid=uid,
            by=request.user,
            direction=form["direction"],
            version=form["version"],
            at=timezone.now(),
        )

    return answers.do(request, act, done=_("The claims are merged."), to=claim)


@login_required
@require_POST
def reject(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)

    def act() -> Article:
        form = ReasonForm.read(request.POST)
        rejected = segmenting.reject_claim(
            claim_uid=uid,
            by=request.user,
            reason=form["reason"],
            version=form["version"],
            at=timezone.now(),
        )
        return rejected.article

    return answers.do(request, act, done=_("Taken out of the text."), to=claim)


@login_required
@require_GET
def taken_out(request: Request, uid: UUID) -> HttpResponse:
    """What was rejected in an article and, for an admin, what was removed from the desk."""
    article = loaders.article(request.user, uid)
    admin = permissions.can(request.user, (ADMIN,))
    rows = queries.taken_out(article, removed=admin)
    context = {
        "article": article,
        "page": Pages(rows, PER_PAGE).get_page(request.GET.get("page")),
        "can": {
            "readmit": permissions.can(request.user, (EDITOR,)) and article.is_live,
            "restore": admin and article.is_live,
        },
    }
    return render(request, "claims/claims_out.html", context)


@login_required
@require_POST
def readmit(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)

    def act() -> Claim:
        form = ReasonForm.read(request.POST)
        return segmenting.readmit_claim(claim_uid=uid, by=request.user, at=timezone.now(), **form)

    return answers.do(request, act, done=_("The claim is back in the text."), to=claim.article)


@login_required
@require_POST
def remove(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)

    def act() -> Article:
        version = CutForm.read(request.POST)["version"]
        removed = segmenting.remove_claim(
            claim_uid=uid, by=request.user, version=version, at=timezone.now()
        )
        return removed.article

    return answers.do(request, act, done=_("The claim is removed."), to=claim)


@login_required
@require_POST
def restore(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.removed_claim(request.user, uid)

    def act() -> Claim:
        version = CutForm.read(request.POST)["version"]
        return segmenting.restore_claim(claim_uid=uid, by=request.user, version=version)

    return answers.do(request, act, done=_("The claim is restored."), to=claim.article)


def _span(request: Request, article: Article) -> dict[str, Any]:
    """The sent span; without scripts the words were chosen from our own list, so no quote."""
    span = SpanForm.read(request.POST)
    span["quote"] = span["quote"] or article.text[span["start"] : span["end"]]
    return span
