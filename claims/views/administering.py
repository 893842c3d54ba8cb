"""Pages of an admin, people and the desk; and everyone's own settings."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import permissions
from claims.actions import administering
from claims.domain import vocabulary
from claims.forms.administering import (
    DefinitionForm,
    DeskForm,
    EditPersonForm,
    NewPersonForm,
    SettingsForm,
)
from claims.models import Desk, LabelDefinition, User
from claims.models.people import the_desk
from claims.views import answers, loaders
from claims.views.context import THEMES
from claims.views.paging import Pages
from claims.views.requests import Request

ADMINS = administering.ADMINS
Definitions = formset_factory(DefinitionForm, extra=0)


@login_required
@require_GET
def people(request: Request) -> HttpResponse:
    permissions.check(request.user, ADMINS)
    page = Pages(User.objects.all(), 50).get_page(request.GET.get("page"))
    return render(request, "claims/people.html", {"page": page})


@login_required
def add_person(request: Request) -> HttpResponse:
    """A new person; the random password is shown this once."""
    permissions.check(request.user, ADMINS)
    form = NewPersonForm(request.POST or None)

    def act() -> tuple[User, str]:
        return administering.add_person(by=request.user, **form.cleaned_data)

    made, status = answers.attempt(request, form, act)
    if made:
        context = {"person": made[0], "password": made[1]}
        return render(request, "claims/person_password.html", context)
    return render(request, "claims/person_form.html", {"form": form}, status=status)


@login_required
def person(request: Request, uid: UUID) -> HttpResponse:
    permissions.check(request.user, ADMINS)
    found = loaders.person(uid)
    initial = {"name": found.name, "roles": found.roles, "active": found.is_active}
    form = EditPersonForm(request.POST or None, initial=initial)

    def act() -> User:
        return administering.edit_person(uid=uid, by=request.user, **form.cleaned_data)

    changed, status = answers.attempt(request, form, act)
    if changed:
        messages.success(request, _("Saved."))
        return redirect("people")
    context = {"form": form, "person": found}
    return render(request, "claims/person_form.html", context, status=status)


@login_required
@require_POST
def new_password(request: Request, uid: UUID) -> HttpResponse:
    person, password = administering.reset_password(uid=uid, by=request.user, at=timezone.now())
    context = {"person": person, "password": password}
    return render(request, "claims/person_password.html", context)


@login_required
def desk(request: Request) -> HttpResponse:
    """The desk's settings and its own wording of what the labels mean."""
    permissions.check(request.user, ADMINS)
    stored = the_desk()
    form = DeskForm(request.POST or None, initial=stored.__dict__)
    labels = Definitions(request.POST or None, initial=_definitions(), prefix="labels")
    _name_labels(labels)

    def act() -> Desk:
        changed = administering.edit_desk(by=request.user, at=timezone.now(), **form.cleaned_data)
        for each in labels:
            if each.has_changed() and each.is_valid():
                administering.define_label(by=request.user, **each.cleaned_data)
        return changed

    changed, status = answers.attempt(request, form, act, stored=stored)
    if changed:
        messages.success(request, _("Saved."))
        return redirect("desk")
    context = {"form": form, "definitions_formset": labels}
    return render(request, "claims/desk.html", context, status=status)


@login_required
def me(request: Request) -> HttpResponse:
    """One's own settings and password, each saved by its own button."""
    sent = request.POST.get("save") if request.method == "POST" else None
    password_form = _password_form(request, sent == "password")
    form = _settings_form(request, sent not in (None, "password"))
    if password_form.is_valid():
        update_session_auth_hash(request, password_form.save())
        messages.success(request, _("The password is changed."))
        return redirect("me")

    def act() -> User:
        return administering.change_settings(by=request.user, **form.settings_of(request.user))

    changed, status = answers.attempt(request, form, act) if form.is_bound else (None, 200)
    if changed:
        messages.success(request, _("Saved."))
        return redirect("me")
    context = {"form": form, "password_form": password_form}
    return render(request, "claims/me.html", context, status=422 if sent else status)


def _password_form(request: Request, sent: bool) -> PasswordChangeForm:
    form = PasswordChangeForm(request.user, request.POST if sent else None)
    del form.fields["old_password"].widget.attrs["autofocus"]
    return form


def _settings_form(request: Request, sent: bool) -> SettingsForm:
    return SettingsForm(
        request.POST if sent else None,
        initial=request.user.__dict__,
        sends_mail=settings.SENDS_MAIL,
    )


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the chosen look in a cookie and go back."""
    given = request.POST.get("next", "/")
    ours = url_has_allowed_host_and_scheme(given, {request.get_host()})
    response = redirect(given if ours else "articles")
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=365 * 24 * 3600, samesite="Lax")
    return response


def _definitions() -> list[dict[str, str]]:
    stored = {(each.field, each.key): each for each in LabelDefinition.objects.all()}
    rows = []
    for field in ("kind", "stance", "relation"):
        for key in vocabulary.FIELDS[field]:
            own = stored.get((field, key))
            rows.append(
                {
                    "field": field,
                    "key": key,
                    "definition_ar": own.definition_ar if own else "",
                    "definition_en": own.definition_en if own else "",
                }
            )
    return rows


def _name_labels(labels: BaseFormSet[DefinitionForm]) -> None:
    """Each row's fields are called after the label that they define."""
    for form in labels:
        field, key = form.initial["field"], form.initial["key"]
        name = _(vocabulary.FIELDS[field][key])
        form.fields["definition_ar"].label = _("%(label)s, in Arabic") % {"label": name}
        form.fields["definition_en"].label = _("%(label)s, in English") % {"label": name}
