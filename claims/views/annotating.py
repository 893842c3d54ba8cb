"""The workbench of an article, saving one's answer for a claim, flagging a claim."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.actions import annotating, proposing, reviewing, sighting
from claims.actions.base import Stale
from claims.domain.problems import Problem
from claims.forms.annotating import AnnotationForm
from claims.forms.segmenting import ReasonForm
from claims.models import Claim
from claims.views import answers, loaders
from claims.views.requests import Request
from claims.views.workbench import Workbench, catalogue, labelled


@login_required
@require_GET
def article(request: Request, uid: UUID) -> HttpResponse:
    """The text with its claims marked, and the inspector of the chosen one."""
    found = loaders.article(request.user, uid)
    bench = Workbench(request.user, found, chosen=request.GET.get("claim", ""))
    context = bench.context()
    sighting.see([row.claim for row in bench.rows], by=request.user, at=timezone.now())
    return render(request, "claims/article.html", context)


@login_required
@require_POST
def annotate(request: Request, uid: UUID) -> HttpResponse:
    """Save a draft and stay, or submit and go on to the next claim."""
    claim = loaders.claim(request.user, uid)
    submit = request.POST.get("save") != "draft"
    form = AnnotationForm(request.POST, **catalogue(request.user, request.POST.getlist("speakers")))
    if not form.is_valid():
        return _again(request, claim, form, 422)
    try:
        annotating.annotate(
            claim_uid=uid,
            by=request.user,
            answer=form.answer(),
            version=form.cleaned_data["version"],
            span_version=form.cleaned_data["span_version"],
            submit=submit,
            at=timezone.now(),
        )
    except Problem as problem:
        return _refused(request, claim, form, problem)
    messages.success(request, _("Saved.") if submit else _("Draft saved."))
    bench = Workbench(request.user, claim.article)
    return redirect(bench.after(claim) if submit else claim.get_absolute_url())


@login_required
@require_POST
def turn_down(request: Request, uid: UUID) -> HttpResponse:
    """Put the proposal aside and start from an empty answer."""
    claim = loaders.claim(request.user, uid)

    def act() -> Claim:
        proposing.turn_down(claim_uid=uid, by=request.user, at=timezone.now())
        return claim

    return answers.do(request, act, done=_("The proposal is turned down."), to=claim)


@login_required
@require_POST
def flag(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)

    def act() -> Claim:
        reason = ReasonForm.read(request.POST)["reason"]
        raised = reviewing.flag(claim_uid=uid, by=request.user, reason=reason, at=timezone.now())
        return raised.claim

    return answers.do(request, act, done=_("Sent to an editor."), to=claim)


def _refused(
    request: Request, claim: Claim, form: AnnotationForm, problem: Problem
) -> HttpResponse:
    """The page again with what was typed; if someone saved first, with both answers."""
    conflict = None
    if isinstance(problem, Stale) and (stored := annotating.current_answer(claim, request.user)):
        conflict = {
            "by": stored.annotator,
            "at": stored.submitted_at or stored.created_at,
            "mine": labelled(form, form.answer()),
            "theirs": labelled(form, annotating.answer_of(stored)),
        }
        answers.resend(form, version=stored.version)
    if isinstance(problem, annotating.SpanMoved):
        answers.resend(form, span_version=claim.span_version)
    status = answers.put(form, problem)
    return _again(request, claim, form, status, conflict)


def _again(
    request: Request,
    claim: Claim,
    form: AnnotationForm,
    status: int,
    conflict: dict[str, object] | None = None,
) -> HttpResponse:
    bench = Workbench(
        request.user, claim.article, chosen=str(claim.uid), form=form, conflict=conflict
    )
    return render(request, "claims/article.html", bench.context(), status=status)
