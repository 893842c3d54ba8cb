"""How a page answers: a problem in the reader's language, at the field that it concerns."""

from collections.abc import Callable
from typing import Any, Protocol, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext

from claims.actions.base import NotThere, Stale
from claims.domain.annotating import BadAnswer
from claims.domain.problems import Problem
from claims.permissions import NotAllowed
from claims.saying import say


def put(form: forms.BaseForm, problem: Problem) -> int:
    """Put the problem on the form, each fault at its field; the status to answer with."""
    faults = problem.faults if isinstance(problem, BadAnswer) else (problem,)
    for fault in faults:
        form.add_error(fault.field if fault.field in form.fields else None, say(fault))
    return 409 if isinstance(problem, Stale) else 422


def show_stored(form: forms.BaseForm, problem: Problem, stored: Any) -> None:
    """After `Stale`: say under each field what is stored now; what was typed stays in it.

    The form takes the stored version, so that saving once more is a choice made knowingly.
    """
    if not isinstance(problem, Stale):
        return
    stored.refresh_from_db()
    for name in form.changed_data:
        value = getattr(stored, name, None)
        if name != "version" and value is not None and name in form.fields:
            form.add_error(name, gettext("Saved by someone else: “%(value)s”") % {"value": value})
    resend(form, version=stored.version)


def resend(form: forms.BaseForm, **hidden: object) -> None:
    """Let the form, shown again as it was sent, carry these hidden values instead."""
    data = cast(QueryDict, form.data).copy()
    for name, value in hidden.items():
        data[name] = str(value)
    form.data = data


def attempt(
    request: HttpRequest, form: forms.BaseForm, act: Callable[[], Any], stored: Any = None
) -> tuple[Any, int]:
    """What the action of a sent form gave, or None and the status to show the form again with.

    A form that was not sent yet is shown with 200. What keeps the action from being done stands
    on the form; `stored` is the row that it changes, to show beside what was typed if it is newer.
    """
    if request.method != "POST":
        return None, 200
    if not form.is_valid():
        return None, 422
    try:
        return act(), 200
    except (NotAllowed, NotThere):
        raise
    except Problem as problem:
        status = put(form, problem)
        if stored is not None:
            show_stored(form, problem, stored)
        return None, status


class Shown(Protocol):
    """A row that has a page."""

    def get_absolute_url(self) -> str: ...


def do(
    request: HttpRequest, act: Callable[[], Shown | None], *, done: str, to: Shown
) -> HttpResponse:
    """Run one action that has no form of its own to come back to, and show what it gave.

    What keeps it from being done is said on the page of `to`.
    """
    try:
        shown = act()
    except (NotAllowed, NotThere):
        raise
    except Problem as problem:
        messages.error(request, say(problem))
        return redirect(to.get_absolute_url())
    messages.success(request, done)
    return redirect((shown or to).get_absolute_url())
