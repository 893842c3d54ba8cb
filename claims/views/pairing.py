"""Proposed pairs: the list to work through, and what a reviewer makes of one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import machine, permissions, proposed
from claims.actions import pairing
from claims.actions.base import NotThere
from claims.domain import vocabulary
from claims.domain.problems import Problem
from claims.models import Claim, Proposal
from claims.models.proposals import ProposalQuerySet
from claims.permissions import NotAllowed
from claims.saying import say
from claims.views.paging import Pages
from claims.views.requests import Request

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Side:
    """A claim of a proposed pair, with what the machine proposes for it by itself."""

    claim: Claim
    summary: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A proposed pair in the reader's words."""

    proposal: Proposal
    sides: tuple[Side, Side]
    relation_label: str
    reasons: tuple[str, ...]

    @property
    def add_url(self) -> str:
        a, b = self.proposal.sides
        return f"{reverse('contradiction-add')}?a={a.uid}&b={b.uid}"

    def other_than(self, claim: Claim) -> Claim:
        a, b = self.proposal.sides
        return b if a == claim else a


def labelled(rows: Iterable[Proposal]) -> list[Pair]:
    """The pairs with the machine's labels of their claims, read in one query."""
    pairs = list(rows)
    labels = machine.open_proposals([side for pair in pairs for side in pair.sides])
    return [in_words(pair, labels) for pair in pairs]


@login_required
@require_GET
def pairs(request: Request) -> HttpResponse:
    """What is to be looked at, the likeliest first; `?show=` repeats or dismissed ones instead."""
    show = request.GET.get("show", "")
    page = Pages(_shown(show, request), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "pairs": labelled(page.object_list),
        "show": show if show in ("repeats", "dismissed") else "",
        "can": {"decide": permissions.can(request.user, permissions.ANNOTATE)},
    }
    return render(request, "claims/pairs.html", context)


@login_required
@require_POST
def dismiss(request: Request, pk: int) -> HttpResponse:
    act = lambda: pairing.dismiss(proposal_id=pk, by=request.user, at=timezone.now())  # noqa: E731
    return _do(request, act, _("The pair is dismissed for everyone."), undo=pk)


@login_required
@require_POST
def restore(request: Request, pk: int) -> HttpResponse:
    act = lambda: pairing.restore(proposal_id=pk, by=request.user)  # noqa: E731
    return _do(request, act, _("The pair is proposed again."))


@login_required
@require_POST
def accept_repeat(request: Request, pk: int) -> HttpResponse:
    act = lambda: pairing.accept_repeat(proposal_id=pk, by=request.user, at=timezone.now())  # noqa: E731
    return _do(request, act, _("The claim is taken for a repeat."), undo=pk)


def _shown(show: str, request: Request) -> ProposalQuerySet:
    rows = machine.proposed_pairs()
    if show == "dismissed":
        rows = rows.filter(outcome="dismissed").order_by("-resolved_at", "-pk")
    elif show == "repeats":
        rows = rows.open().of_repeats()
    else:
        rows = rows.open().of_pairs().of_originals()
    return _of_article(rows, request.GET.get("article", ""))


def _of_article(rows: ProposalQuerySet, uid: str) -> ProposalQuerySet:
    try:
        article = UUID(uid)
    except ValueError:
        return rows
    return rows.filter(pair_a__article__uid=article) | rows.filter(pair_b__article__uid=article)


def _do(
    request: Request, act: Callable[[], Proposal], done: str, undo: int | None = None
) -> HttpResponse:
    """Run the action and go back to where it was asked for; `undo` names the pair to bring back."""
    try:
        act()
    except (NotAllowed, NotThere):
        raise
    except Problem as problem:
        messages.error(request, say(problem))
    else:
        back = reverse("pair-restore", args=[undo]) if undo else ""
        messages.success(request, done, extra_tags=back)
    given = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(given, {request.get_host()})
    return redirect(given if ours else "pairs")


def in_words(proposal: Proposal, labels: Mapping[int, Proposal]) -> Pair:
    """The pair; `labels` are what the machine proposes for claims, by their keys."""
    a, b = (
        Side(side, proposed.summary(labels[side.pk]) if side.pk in labels else "")
        for side in proposal.sides
    )
    relation = vocabulary.RELATIONS.get(proposal.fields["relation"])
    return Pair(
        proposal,
        (a, b),
        _(relation) if relation else _("repeats"),
        tuple(proposed.reason_in_words(reason) for reason in proposal.reasons),
    )
