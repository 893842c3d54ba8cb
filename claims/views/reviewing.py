"""How a claim came to be as it is, for those who review."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from claims import history
from claims.actions import sighting
from claims.views import histories, loaders
from claims.views.requests import Request


@login_required
@require_GET
def claim_history(request: Request, uid: UUID) -> HttpResponse:
    claim = loaders.claim(request.user, uid)
    sighting.see([claim], by=request.user, at=timezone.now())
    page = history.of_claim(claim, request.user, request.GET.get("before", ""))
    title = _("History of the claim")
    return histories.show(request, page, thing=claim, title=title, quote=claim.quote)
