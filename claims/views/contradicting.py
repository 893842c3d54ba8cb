"""Contradictions: the list, recording one, its page, and what editors decide of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import history, permissions, queries
from claims.actions import contradicting
from claims.domain import vocabulary
from claims.domain.problems import N_
from claims.domain.vocabulary import EDITOR
from claims.forms.contradicting import (
    ContradictionForm,
    DecideForm,
    EditContradictionForm,
    EvidenceForm,
)
from claims.forms.segmenting import Malformed
from claims.models import Claim, Contradiction, Evidence, Proposal, Speaker, User
from claims.views import answers, loaders
from claims.views.paging import Pages
from claims.views.requests import Request
from claims.views.sides import choices_for, dress

PER_PAGE = 20


@login_required
@require_GET
def contradictions(request: Request) -> HttpResponse:
    """The list; its filters stand in the address."""
    rows = _filtered(queries.visible_contradictions(request.user), request)
    page = Pages(rows, PER_PAGE).get_page(request.GET.get("page"))
    dress(page.object_list, request.user)
    context = {
        "page": page,
        "speakers": Speaker.objects.active(),
        "can": {"add": permissions.can(request.user, permissions.ANNOTATE)},
    }
    return render(request, "claims/contradictions.html", context)


@login_required
def add(request: Request) -> HttpResponse:
    """Record that two claims stand against each other; a missing side is chosen in the form."""
    permissions.check(request.user, permissions.ANNOTATE)
    a, b = _chosen(request, "a"), _chosen(request, "b")
    form = ContradictionForm(
        request.POST or None,
        claim_a=a,
        claim_b=b,
        others=choices_for(request.user, a or b),
        initial=_proposed(a, b),
    )

    def act() -> Contradiction:
        return contradicting.propose(by=request.user, at=timezone.now(), **_sides(form))

    made, status = answers.attempt(request, form, act)
    if made:
        messages.success(request, _("The contradiction is recorded."))
        return redirect(made)
    context = {"form": form, "claim_a": a, "claim_b": b}
    return render(request, "claims/contradiction_add.html", context, status=status)


@login_required
@require_GET
def contradiction(request: Request, uid: UUID) -> HttpResponse:
    return _page(request, loaders.contradiction(request.user, uid), EvidenceForm())


@login_required
def edit(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.contradiction(request.user, uid)
    permissions.check(request.user, permissions.ANNOTATE)
    if found.proposed_by_id != request.user.pk:
        raise contradicting.NotYours()
    form = EditContradictionForm(request.POST or None, initial=found.__dict__)

    def act() -> Contradiction:
        return contradicting.edit(uid=uid, by=request.user, **form.cleaned_data)

    changed, status = answers.attempt(request, form, act, stored=found)
    if changed:
        messages.success(request, _("Saved."))
        return redirect(changed)
    dress([found], request.user)
    context = {"form": form, "contradiction": found}
    return render(request, "claims/contradiction_edit.html", context, status=status)


@login_required
@require_POST
def confirm(request: Request, uid: UUID) -> HttpResponse:
    return _decide(request, uid, contradicting.confirm, _("The contradiction is confirmed."))


@login_required
@require_POST
def recheck(request: Request, uid: UUID) -> HttpResponse:
    done = _("The contradiction still holds: it is confirmed again.")
    return _decide(request, uid, contradicting.recheck, done)


@login_required
@require_POST
def reject(request: Request, uid: UUID) -> HttpResponse:
    return _decide(request, uid, contradicting.reject, _("The contradiction is turned down."))


@login_required
@require_POST
def withdraw(request: Request, uid: UUID) -> HttpResponse:
    return _decide(request, uid, contradicting.withdraw, _("The contradiction is withdrawn."))


@login_required
@require_POST
def add_evidence(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.contradiction(request.user, uid)
    form = EvidenceForm(request.POST)

    def act() -> Evidence:
        return contradicting.add_evidence(
            contradiction_uid=uid, by=request.user, source=form.source(), at=timezone.now()
        )

    added, status = answers.attempt(request, form, act)
    if not added:
        return _page(request, found, form, status=status)
    messages.success(request, _("The evidence is added."))
    return redirect(found)


def _page(
    request: Request,
    found: Contradiction,
    evidence_form: EvidenceForm,
    form: DecideForm | None = None,
    status: int = 200,
) -> HttpResponse:
    dress([found], request.user)
    context = {
        "contradiction": found,
        "evidence": found.evidence.all() if not found.is_veiled else [],
        "history": history.of_contradiction(found, request.user) if not found.is_veiled else None,
        "can": _can(request.user, found),
        "evidence_form": evidence_form,
        "form": form,
    }
    return render(request, "claims/contradiction.html", context, status=status)


def _decide(
    request: Request, uid: UUID, decide: Callable[..., Contradiction], done: str
) -> HttpResponse:
    found = loaders.contradiction(request.user, uid)
    form = DecideForm(request.POST)

    def act() -> Contradiction:
        return decide(uid=uid, by=request.user, at=timezone.now(), **form.cleaned_data)

    decided, status = answers.attempt(request, form, act)
    if not decided:
        return _page(request, found, EvidenceForm(), form, status)
    messages.success(request, done)
    return redirect(found)


def _can(user: User, found: Contradiction) -> dict[str, bool]:
    reviewer = permissions.can(user, permissions.ANNOTATE)
    editor = permissions.can(user, (EDITOR,))
    mine = found.proposed_by_id == user.pk
    proposed, confirmed = found.state == "proposed", found.state == "confirmed"
    return {
        "edit": reviewer and mine and proposed,
        "add_evidence": reviewer and not found.is_veiled and (proposed or confirmed),
        "confirm": editor and not mine and proposed and not found.is_veiled,
        "recheck": editor and not mine and confirmed and found.needs_recheck,
        "reject": editor and not mine and proposed and not found.is_veiled,
        "withdraw": (reviewer and mine and proposed) or (editor and confirmed),
    }


def _chosen(request: Request, name: str) -> Claim | None:
    given = request.GET.get(name, "")
    try:
        return loaders.claim(request.user, UUID(given)) if given else None
    except ValueError:
        return None


def _sides(form: ContradictionForm) -> dict[str, Any]:
    data = dict(form.cleaned_data)
    for side in ("claim_a", "claim_b"):
        try:
            UUID(data[side])
        except ValueError:
            raise SideMissing(side) from None
    return data


class SideMissing(Malformed):
    code = "side-missing"
    message = N_("Choose the claim for this side.")

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


# The type of a contradiction that a machine's reason speaks for; the first that is given counts.
_TYPES = {
    "numbers-differ": "numeric",
    "limit-crossed": "numeric",
    "negation": "negation",
    "denied": "negation",
    "opposite-stances": "negation",
    "opposite-words": "antonym",
}


def _proposed(a: Claim | None, b: Claim | None) -> dict[str, str]:
    """What the form holds at first: of a proposed pair what the machine makes of it."""
    if not a or not b:
        return {"relation": "undermines", "type": "world_knowledge"}
    pair = Proposal.objects.of_pairs().filter(pair_a__in=(a, b), pair_b__in=(a, b)).first()
    codes = {reason["code"] for reason in pair.reasons} if pair else set()
    return {
        "relation": pair.fields["relation"] if pair else "undermines",
        "type": next((_TYPES[code] for code in _TYPES if code in codes), "world_knowledge"),
    }


def _filtered(rows: QuerySet[Contradiction], request: Request) -> QuerySet[Contradiction]:
    state, relation = request.GET.get("state", ""), request.GET.get("relation", "")
    if state in vocabulary.CONTRADICTION_STATES:
        rows = rows.filter(state=state)
    if relation in vocabulary.RELATIONS:
        rows = rows.filter(relation=relation, veiled=False)  # type: ignore[misc]
    speaker = request.GET.get("speaker", "").replace("\0", "")
    if speaker:
        named = queries.visible_annotations(request.user).filter(
            speakers__key=speaker, superseded_at__isnull=True
        )
        claims = named.values("claim")
        rows = rows.filter(Q(claim_a__in=claims) | Q(claim_b__in=claims))
    return rows
