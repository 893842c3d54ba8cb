"""Disputes, and the page on which an editor decides one, gives a verdict or opens it again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import permissions, queues
from claims.actions import adjudicating, contradicting, queueing, sighting
from claims.actions.base import NotThere
from claims.domain import adjudicating as rules
from claims.domain import reviewing as states
from claims.domain.problems import Problem
from claims.domain.vocabulary import EDITOR
from claims.forms.adjudicating import DECIDED, DecisionForm, VerdictForm
from claims.forms.contradicting import EvidenceForm
from claims.forms.segmenting import ReasonForm
from claims.models import Claim, Evidence
from claims.permissions import NotAllowed
from claims.saying import say
from claims.views import answers, loaders
from claims.views.adjudication import Adjudication
from claims.views.paging import Pages
from claims.views.requests import Request

PER_PAGE = 25
EDITORS = (EDITOR,)


@login_required
@require_GET
def disputes(request: Request) -> HttpResponse:
    """What waits for an editor; of a claim they had a part in, which part."""
    permissions.check(request.user, EDITORS)
    rows = queues.disputes_with_part(request.user)
    page = Pages(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/disputes.html", {"page": page})


@login_required
@require_POST
def names(request: Request) -> HttpResponse:
    """Show or hide the reviewers' names on every adjudication page of this session."""
    request.session["hides_names"] = request.POST.get("names") == "hide"
    try:
        claim = loaders.claim(request.user, UUID(request.POST.get("claim", "")))
    except ValueError:
        return redirect("disputes")
    return redirect("claim-adjudicate", claim.uid)


@login_required
def adjudicate(request: Request, uid: UUID) -> HttpResponse:
    """The page of one claim; sent, it decides. That the editor opened it is recorded."""
    permissions.check(request.user, EDITORS)
    claim = loaders.claim(request.user, uid)
    if claim.state == "disputed":
        try:
            adjudicating.open_adjudication(claim_uid=uid, by=request.user, at=timezone.now())
        except rules.OwnClaim as own:
            status = 403 if request.method == "POST" else 200
            return _page(request, claim, status=status, refused=say(own))
    if request.method == "POST":
        return _taken(request, claim) if request.POST.get("take") else _decide(request, claim)
    if claim.state in states.SETTLED:
        return _page(request, claim)
    if claim.state != "disputed":
        messages.info(request, _("This claim is not disputed."))
        return redirect(claim)
    return _page(request, claim, _form(request, claim))


@login_required
@require_POST
def verdict(request: Request, uid: UUID) -> HttpResponse:
    permissions.check(request.user, EDITORS)
    claim = loaders.claim(request.user, uid)
    form = _bench(request, claim).verdict_form(request.POST)

    def act() -> Claim:
        data = form.cleaned_data
        return adjudicating.give_verdict(claim_uid=uid, by=request.user, at=timezone.now(), **data)

    done, status = answers.attempt(request, form, act)
    if not done:
        claim.refresh_from_db()
        if status == 409:
            answers.resend(form, version=claim.version)
        return _page(request, claim, status=status, verdict_form=form)
    messages.success(request, _("The verdict is stored."))
    return redirect("claim-adjudicate", uid)


@login_required
@require_POST
def send_back(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)
    following = _following(request, claim)
    return _open_again(
        request, claim, adjudicating.send_back, _("Sent back to the reviewers."), following
    )


@login_required
@require_POST
def reopen(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)
    return _open_again(
        request, claim, adjudicating.reopen, _("The claim is open again."), claim.get_absolute_url()
    )


@login_required
def add_evidence(request: Request, uid: UUID) -> HttpResponse:
    """A page of its own, for reviewers and editors alike."""
    permissions.check(request.user, permissions.ANNOTATE)
    claim = loaders.claim(request.user, uid)
    form = EvidenceForm(request.POST or None)

    def act() -> Evidence:
        return contradicting.add_evidence(
            claim_uid=uid, by=request.user, source=form.source(), at=timezone.now()
        )

    added, status = answers.attempt(request, form, act)
    if added:
        messages.success(request, _("The evidence is added."))
        is_deciding = request.GET.get("from") == "adjudication"
        return redirect("claim-adjudicate", uid) if is_deciding else redirect(claim)
    context = {"form": form, "claim": claim}
    return render(request, "claims/evidence_add.html", context, status=status)


@login_required
@require_POST
def take_next(request: Request) -> HttpResponse:
    """Go to the next claim that needs one's answer; a place in it is held."""
    try:
        after = UUID(request.POST.get("after", ""))
    except ValueError:
        after = None
    claim = queueing.take_next(by=request.user, at=timezone.now(), after=after)
    if claim:
        return redirect(claim)
    messages.info(request, _("No claim waits for your answer."))
    return redirect("articles")


def _bench(request: Request, claim: Claim) -> Adjudication:
    return Adjudication(request.user, claim, bool(request.session.get("hides_names")))


def _form(request: Request, claim: Claim, data: Any = None) -> DecisionForm:
    bench = _bench(request, claim)
    return bench.decision_form(bench.columns(), data)


def _taken(request: Request, claim: Claim) -> HttpResponse:
    """The page again with one reviewer's whole answer chosen; nothing is decided by that."""
    data = request.POST.copy()
    letter = data.get("take", "")
    for name in DECIDED:
        data[f"take_{name}"] = letter
    form = _form(request, claim)
    form.initial.update({name: data.get(name) for name in form.fields})
    form.initial["speakers"] = data.getlist("speakers")
    return _page(request, claim, form)


def _decide(request: Request, claim: Claim) -> HttpResponse:
    form = _form(request, claim, request.POST)
    if claim.state not in {"disputed", *states.SETTLED}:
        late = say(states.WrongState(claim.state))
        return _page(request, claim, form, status=409, refused=late)
    following = _following(request, claim)

    def act() -> Claim:
        data = form.cleaned_data
        rest = {name: data[name] for name in ("rationale", "version", "verdict")}
        return adjudicating.decide(
            claim_uid=claim.uid, by=request.user, final=form.final(), at=timezone.now(), **rest
        )

    decided, status = answers.attempt(request, form, act)
    if decided:
        messages.success(request, _("Decided."))
        return redirect(following)
    claim.refresh_from_db()
    if status == 409:
        answers.resend(form, version=claim.version)
    return _page(request, claim, form, status=status, too_late=status == 409)


def _page(
    request: Request,
    claim: Claim,
    form: DecisionForm | None = None,
    *,
    status: int = 200,
    refused: str = "",
    too_late: bool = False,
    verdict_form: VerdictForm | None = None,
) -> HttpResponse:
    """What may be done stands in `form`, `verdict_form` and `can`; what keeps it, in `refused`."""
    bench = _bench(request, claim)
    sighting.see([claim], by=request.user, at=timezone.now())
    columns = bench.columns()
    is_settled = claim.is_settled
    context = bench.context(columns, None if is_settled else form)
    if is_settled and not refused:
        verdict_form = verdict_form or bench.verdict_form()
        refused = bench.verdict_refused()
    context |= {
        "form": None if is_settled else form,
        "verdict_form": None if refused else verdict_form,
        "refused": refused,
        "conflict": bench.conflict(form) if too_late and form else None,
        "reason_form": is_settled or not refused,
    }
    return render(request, "claims/adjudication.html", context, status=status)


def _open_again(
    request: Request, claim: Claim, act: Callable[..., Claim], done: str, to: str
) -> HttpResponse:
    permissions.check(request.user, EDITORS)
    try:
        given = ReasonForm.read(request.POST)
        act(claim_uid=claim.uid, by=request.user, at=timezone.now(), **given)
    except (NotAllowed, NotThere):
        raise
    except Problem as problem:
        messages.error(request, say(problem))
        return redirect("claim-adjudicate", claim.uid)
    messages.success(request, done)
    return redirect(to)


def _following(request: Request, claim: Claim) -> str:
    """The next dispute that this editor may decide, else the list."""
    uid = queues.place_of(claim, request.user).following
    return reverse("claim-adjudicate", args=[uid]) if uid else reverse("disputes")
