"""The inbox: what changed for the person who reads it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from claims import queries
from claims.actions import notifying
from claims.views.paging import Pages
from claims.views.requests import Request

PER_PAGE = 25


@login_required
@require_GET
def inbox(request: Request) -> HttpResponse:
    """One's notices, newest first; `?unread=1` leaves out those that were read."""
    rows = queries.notices_of(request.user)
    rows = rows.unread() if request.GET.get("unread") else rows
    page = Pages(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/inbox.html", {"page": page})


@login_required
@require_POST
def mark_read(request: Request, uid: UUID) -> HttpResponse:
    notifying.mark_read(by=request.user, uid=uid, at=timezone.now())
    return redirect("inbox")


@login_required
@require_POST
def mark_all_read(request: Request) -> HttpResponse:
    notifying.mark_read(by=request.user, at=timezone.now())
    return redirect("inbox")
