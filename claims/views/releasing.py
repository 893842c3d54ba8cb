"""Releases: made, listed and downloaded."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from claims import permissions
from claims.actions import releasing as actions
from claims.actions.base import NotThere
from claims.forms.publishing import ReleaseForm
from claims.models import Release
from claims.views import answers
from claims.views.requests import Request


@login_required
def releases(request: Request) -> HttpResponse:
    """All releases, and the form of the next one for whoever may make it."""
    form = ReleaseForm(request.POST or None)

    def act() -> Release:
        return actions.make_release(by=request.user, at=timezone.now(), **form.cleaned_data)

    made, status = answers.attempt(request, form, act)
    if made:
        messages.success(request, _("The release is being written: reload in a moment."))
        return redirect("releases")
    may_release = permissions.can(request.user, actions.RELEASERS)
    context = {"form": form, "releases": Release.objects.all(), "may_release": may_release}
    return render(request, "claims/releases.html", context, status=status)


@login_required
@require_GET
def release_file(request: Request, uid: UUID) -> FileResponse:
    """The ZIP, with its hash in a header. Raises `NotThere`."""
    release = Release.objects.filter(uid=uid, state="ready").first()
    if release is None or not actions.path_of(release).exists():
        raise NotThere()
    file = actions.path_of(release).open("rb")
    response = FileResponse(file, as_attachment=True, filename=release.file_name)
    response["X-Content-SHA256"] = release.sha256
    return response
