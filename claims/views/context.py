"""What every page knows: the desk in the reader's language, the version, the chosen look."""

import functools
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from annotator.version import VERSION
from claims import morphology, queries
from claims.models import LabelDefinition
from claims.models.people import the_desk

THEMES = ("auto", "light", "dark")


def desk(request: HttpRequest) -> dict[str, Any]:
    theme = request.COOKIES.get("theme", "auto")
    return {
        "desk": SimpleLazyObject(_desk),
        "definitions": SimpleLazyObject(_definitions),
        "version": VERSION,
        "matching": SimpleLazyObject(lambda: gettext(morphology.mode())),
        "unread": functools.cache(lambda: _unread(request)),
        "theme": theme if theme in THEMES else "auto",
    }


def _unread(request: HttpRequest) -> int:
    return queries.notices_of(request.user).unread().count() if request.user.pk else 0


def _desk() -> dict[str, str]:
    stored = the_desk()
    return {field: in_language(stored, field) for field in ("name", "guidelines")}


def _definitions() -> dict[tuple[str, str], str]:
    return {
        (label.field, label.key): in_language(label, "definition")
        for label in LabelDefinition.objects.all()
    }


def in_language(thing: object, field: str) -> str:
    """`field` in the reader's language, else in the other one."""
    first, second = ("en", "ar") if get_language() == "en" else ("ar", "en")
    return getattr(thing, f"{field}_{first}") or getattr(thing, f"{field}_{second}")
