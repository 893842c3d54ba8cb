"""The desk's list of verdicts, which an admin edits on one page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from claims import permissions
from claims.actions import administering
from claims.domain.problems import Problem
from claims.forms.administering import ListedVerdictForm
from claims.models import Verdict
from claims.views import answers
from claims.views.requests import Request

Listed = formset_factory(ListedVerdictForm, extra=1)


@login_required
def verdicts(request: Request) -> HttpResponse:
    """Each verdict a row, and an empty row for a new one; what is refused is said in its row."""
    permissions.check(request.user, administering.ADMINS)
    stored = Verdict.objects.values("key", "label_ar", "label_en", "position", "active")
    listed = Listed(request.POST or None, initial=list(stored), prefix="verdicts")
    if request.method != "POST":
        return render(request, "claims/verdicts.html", {"listed": listed})
    refused = not listed.is_valid()
    for form in listed if not refused else ():
        if form.has_changed():
            try:
                administering.edit_verdict(by=request.user, **form.cleaned_data)
            except Problem as problem:
                answers.put(form, problem)
                refused = True
    if refused:
        return render(request, "claims/verdicts.html", {"listed": listed}, status=422)
    messages.success(request, _("Saved."))
    return redirect("verdicts")
