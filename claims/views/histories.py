"""The history of each thing on a page of its own, all of it for an admin, and its undoing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import history, permissions
from claims.actions import reverting, sighting
from claims.actions.base import NotThere
from claims.domain.problems import Problem
from claims.domain.vocabulary import ADMIN
from claims.forms.histories import HistoryForm
from claims.history import Page
from claims.permissions import NotAllowed
from claims.saying import say
from claims.views import loaders
from claims.views.requests import Request

ADMINS = (ADMIN,)


@login_required
@require_GET
def whole(request: Request) -> HttpResponse:
    """Every change on the desk; its filters stand in the address."""
    permissions.check(request.user, ADMINS)
    form = HistoryForm(request.GET)
    page = history.whole(request.user, form.wanted(), _before(request))
    sighting.see(page.told_claims(), by=request.user, at=timezone.now())
    return show(request, page, "claims/history_whole.html", form=form)


@login_required
@require_GET
def contradiction(request: Request, uid: UUID) -> HttpResponse:
    """Of a veiled pair there is nothing to read yet."""
    found = loaders.contradiction(request.user, uid)
    page = Page([])
    if not found.is_veiled:
        page = history.of_contradiction(found, request.user, _before(request))
    return show(request, page, thing=found, title=_("History of the contradiction"))


@login_required
@require_GET
def article(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.article(request.user, uid)
    page = history.of_article(found, request.user, _before(request))
    return show(request, page, thing=found, title=_("History of the article"), quote=found.title)


@login_required
@require_GET
def speaker(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.speaker(uid)
    page = history.of_speaker(found, request.user, _before(request))
    title = _("History of the speaker")
    return show(request, page, thing=found, title=title, quote=found.name_ar)


@login_required
@require_GET
def proposition(request: Request, uid: UUID) -> HttpResponse:
    found = loaders.proposition(uid)
    page = history.of_proposition(found, request.user, _before(request))
    title = _("History of the proposition")
    return show(request, page, thing=found, title=title, quote=found.text_ar)


@login_required
@require_GET
def person(request: Request, uid: UUID) -> HttpResponse:
    permissions.check(request.user, ADMINS)
    found = loaders.person(uid)
    page = history.of_person(found, request.user, _before(request))
    return show(request, page, title=_("History of the person"), quote=str(found))


@login_required
@require_GET
def desk(request: Request) -> HttpResponse:
    permissions.check(request.user, ADMINS)
    page = history.of_desk(request.user, _before(request))
    return show(request, page, title=_("History of the desk’s settings"))


@login_required
@require_POST
def undo(request: Request, change: UUID) -> HttpResponse:
    """Take a change back, and come back to the page that it was seen on."""
    given = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(given, {request.get_host()})
    try:
        undone = reverting.undo(change=change, by=request.user, at=timezone.now())
    except (NotAllowed, NotThere):
        raise
    except Problem as problem:
        messages.error(request, say(problem))
        return redirect(given if ours else "articles")
    messages.success(request, _("Undone. The history keeps both changes."))
    address = getattr(undone, "get_absolute_url", lambda: "desk")()
    return redirect(given if ours else address)


def show(
    request: Request, page: Page, template: str = "claims/history.html", **more: Any
) -> HttpResponse:
    """A page of history, with a button beside what this person may undo."""
    context = {"history": page, "undoable": reverting.WAYS, "can_undo": _can_undo(request), **more}
    return render(request, template, context)


def _before(request: Request) -> str:
    return request.GET.get("before", "")


def _can_undo(request: Request) -> bool:
    """Whether it makes sense to offer it; the action itself decides."""
    return permissions.can(request.user, (*permissions.ANNOTATE, ADMIN))
