"""Cutting the text: draw a claim, move its boundaries, split, merge, take it out."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions import segmenting
from claims.forms.segmenting import MergeForm, ReasonForm, SpanForm, SplitForm
from claims.models import Article, Claim
from claims.views import answers, loaders
from claims.views.requests import Request


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


def _span(request: Request, article: Article) -> dict[str, Any]:
    """The sent span; without scripts the words were chosen from our own list, so no quote."""
    span = SpanForm.read(request.POST)
    span["quote"] = span["quote"] or article.text[span["start"] : span["end"]]
    return span
