"""One's tokens for programs."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions import tokens as actions
from claims.forms.tokens import TokenForm
from claims.models import Token
from claims.views import answers
from claims.views.requests import Request


@login_required
def tokens(request: Request) -> HttpResponse:
    """One's own tokens, and a new one, whose secret is shown this once."""
    form = TokenForm(request.POST or None)
    now = timezone.now()

    def act() -> tuple[Token, str]:
        return actions.make_token(by=request.user, at=now, **form.cleaned_data)

    made, status = answers.attempt(request, form, act)
    if made:
        context = {"token": made[0], "secret": made[1]}
        return render(request, "claims/token_secret.html", context)
    mine = Token.objects.filter(user=request.user, revoked_at__isnull=True, expires_at__gt=now)
    context = {"form": form, "tokens": mine}
    return render(request, "claims/tokens.html", context, status=status)


@login_required
@require_POST
def revoke_token(request: Request, uid: UUID) -> HttpResponse:
    actions.revoke_token(uid=uid, by=request.user, at=timezone.now())
    messages.success(request, _("The token is revoked: it opens nothing any more."))
    return redirect("tokens")
