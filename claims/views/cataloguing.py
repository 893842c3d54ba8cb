"""The catalogue's pages: speakers with their aliases, and propositions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import permissions
from claims.actions import cataloguing
from claims.domain import arabic
from claims.forms.cataloguing import (
    EditPropositionForm,
    EditSpeakerForm,
    MergeForm,
    PropositionForm,
    SpeakerForm,
)
from claims.forms.segmenting import Malformed
from claims.models import Proposition, Speaker, User
from claims.views import answers, loaders
from claims.views.paging import Pages
from claims.views.requests import Request

PER_PAGE = 50


@login_required
@require_GET
def speakers(request: Request) -> HttpResponse:
    rows = Speaker.objects.prefetch_related("aliases").order_by("-active", "name_ar", "pk")
    if wanted := _wanted(request):
        alias = Q(aliases__normalised__contains=arabic.normalise(wanted))
        rows = rows.filter(alias | Q(name_en__icontains=wanted) | Q(key=wanted)).distinct()
    return _list(request, "claims/speakers.html", rows)


@login_required
def add_speaker(request: Request) -> HttpResponse:
    """A new speaker; from the workbench the way leads back there."""
    permissions.check(request.user, permissions.CATALOGUE)
    form = SpeakerForm(request.POST or None)

    def act() -> Speaker:
        return cataloguing.add_speaker(by=request.user, details=form.details())

    made, status = answers.attempt(request, form, act)
    if made:
        messages.success(request, _("%(name)s is in the list now.") % {"name": made.name_ar})
        return redirect(_next(request) or "speakers")
    context = {"form": form, "next": _next(request)}
    return render(request, "claims/speaker_form.html", context, status=status)


@login_required
def speaker(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.speaker(uid)
    form = EditSpeakerForm(request.POST or None, initial=SpeakerForm.initial_of(found))

    def act() -> Speaker:
        version = form.cleaned_data["version"]
        return cataloguing.edit_speaker(
            uid=uid, by=request.user, details=form.details(), version=version
        )

    changed, status = answers.attempt(request, form, act, stored=found)
    if changed:
        messages.success(request, _("Saved."))
        return redirect("speakers")
    context = {
        "form": form,
        "speaker": found,
        "can": _can(request.user, found),
        "others": Speaker.objects.active().exclude(pk=found.pk),
    }
    return render(request, "claims/speaker_form.html", context, status=status)


@login_required
@require_POST
def merge_speaker(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.speaker(uid)

    def act() -> Speaker:
        return cataloguing.merge_speakers(uid=uid, by=request.user, **_merge(request))

    return answers.do(request, act, done=_("The speakers are merged."), to=found)


@login_required
@require_GET
def propositions(request: Request) -> HttpResponse:
    rows = Proposition.objects.order_by("-active", "pk")
    if wanted := _wanted(request):
        rows = rows.filter(Q(text_ar__contains=wanted) | Q(text_en__icontains=wanted))
    return _list(request, "claims/propositions.html", rows)


@login_required
def add_proposition(request: Request) -> HttpResponse:
    """A new proposition; from the workbench the way leads back there."""
    permissions.check(request.user, permissions.CATALOGUE)
    form = PropositionForm(request.POST or None)

    def act() -> Proposition:
        return cataloguing.add_proposition(by=request.user, **form.cleaned_data)

    made, status = answers.attempt(request, form, act)
    if made:
        messages.success(request, _("The proposition is in the list now."))
        return redirect(_next(request) or "propositions")
    context = {"form": form, "next": _next(request)}
    return render(request, "claims/proposition_form.html", context, status=status)


@login_required
def proposition(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.proposition(uid)
    form = EditPropositionForm(request.POST or None, initial=found.__dict__)

    def act() -> Proposition:
        return cataloguing.edit_proposition(uid=uid, by=request.user, **form.cleaned_data)

    changed, status = answers.attempt(request, form, act, stored=found)
    if changed:
        messages.success(request, _("Saved."))
        return redirect("propositions")
    context = {
        "form": form,
        "proposition": found,
        "can": _can(request.user, found),
        "others": Proposition.objects.active().exclude(pk=found.pk),
    }
    return render(request, "claims/proposition_form.html", context, status=status)


@login_required
@require_POST
def merge_proposition(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.proposition(uid)

    def act() -> Proposition:
        return cataloguing.merge_propositions(uid=uid, by=request.user, **_merge(request))

    return answers.do(request, act, done=_("The propositions are merged."), to=found)


def _list(request: Request, template: str, rows: Any) -> HttpResponse:
    page = Pages(rows, PER_PAGE).get_page(request.GET.get("page"))
    can = {"add": permissions.can(request.user, permissions.CATALOGUE)}
    return render(request, template, {"page": page, "can": can})


def _wanted(request: Request) -> str:
    return request.GET.get("q", "").replace("\0", "").strip()


def _can(user: User, found: Speaker | Proposition) -> dict[str, bool]:
    return {
        "edit": found.active and permissions.can(user, permissions.CATALOGUE),
        "merge": found.active and permissions.can(user, permissions.MERGE),
    }


def _merge(request: Request) -> dict[str, Any]:
    form = MergeForm(request.POST)
    if not form.is_valid():
        raise Malformed(field=next(iter(form.errors)))
    return {"into_uid": form.cleaned_data["into"], "version": form.cleaned_data["version"]}


def _next(request: Request) -> str:
    """The page of ours to go back to, or nothing."""
    given = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        given, {request.get_host()}, require_https=request.is_secure()
    )
    return given if ours else ""
