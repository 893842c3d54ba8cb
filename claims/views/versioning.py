"""A corrected version of an article: adding it, and what became of the claims."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from claims import permissions, queries
from claims.actions import versioning
from claims.actions.base import NotThere
from claims.forms.importing import CorrectionForm
from claims.models import Article, Claim, Contradiction, User
from claims.views import answers, loaders
from claims.views.requests import Request


@dataclass(slots=True)
class Fate:
    """An old claim, and the one at its place in the new text if it has one there."""

    old: Claim
    new: Claim | None = None


@login_required
def correct(request: Request, uid: UUID) -> HttpResponse:
    """Paste the corrected text; the old one stands in the form to be changed."""
    permissions.check(request.user, permissions.ADD_ARTICLES)
    article = loaders.article(request.user, uid)
    initial = {"text": article.text, "version": article.version}
    form = CorrectionForm(request.POST or None, initial=initial)

    def act() -> Article:
        data = form.cleaned_data
        return versioning.correct(
            uid=uid, by=request.user, raw=data["text"], version=data["version"], at=timezone.now()
        )

    made, status = answers.attempt(request, form, act, stored=article)
    if made:
        messages.success(request, _("The corrected version is stored."))
        return redirect("article-corrections", made.uid)
    context = {"form": form, "article": article}
    return render(request, "claims/article_correct.html", context, status=status)


@login_required
@require_GET
def corrections(request: Request, uid: UUID) -> HttpResponse:
    """What went over into the corrected version, what to read again, what is no longer said."""
    new = loaders.article(request.user, uid)
    if new.supersedes is None:
        raise NotThere()
    old = new.supersedes
    claims = list(old.claims.live().order_by("start"))
    carried = versioning.carried_of(old, new, claims)
    context = {
        "article": new,
        "same": len(carried.same),
        "moved": [Fate(claims[n], _at(new, span.start)) for n, span in carried.moved.items()],
        "lost": [Fate(claims[n]) for n in carried.lost],
        "left": _left(old, request.user),
    }
    return render(request, "claims/article_corrections.html", context)


def _at(article: Article, start: int) -> Claim | None:
    found = article.claims.live().filter(start=start).first()
    if found:
        found.article = article
    return found


def _left(old: Article, viewer: User) -> list[Contradiction]:
    """Contradictions stay with the version that they were recorded in."""
    rows = queries.visible_contradictions(viewer).exclude(state__in=("withdrawn", "rejected"))
    return list(rows.filter(claim_a__article=old) | rows.filter(claim_b__article=old))
