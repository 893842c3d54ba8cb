"""What a list's address may say: filters and pages by names that exist, each with a value."""

from typing import Any

from django.core.exceptions import ValidationError as FormError
from django.db.models import QuerySet
from django.forms import Form, ModelChoiceField
from django.utils.translation import gettext
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

OF_EVERY_LIST = ("cursor", "page_size", "fields")


class Narrowing(DjangoFilterBackend):
    """A filter that is misspelt or empty would show more than was meant: it is refused."""

    def filter_queryset(
        self, request: Request, queryset: "QuerySet[Any]", view: Any
    ) -> "QuerySet[Any]":
        """Raises `ValidationError` that names the parameter."""
        if view.action == "list":
            self._check_names(request, queryset, view)
        if request.query_params.get("fields") == "":
            raise ValidationError({"fields": gettext("Give it a value or leave it out.")})
        if request.query_params.keys().isdisjoint(self._filters(view, queryset)):
            return queryset
        narrowed: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return narrowed

    def _check_names(self, request: Request, queryset: "QuerySet[Any]", view: Any) -> None:
        of_view = {*getattr(view, "parameters", ()), *self._filters(view, queryset)}
        check_parameters(request, {*OF_EVERY_LIST, *of_view})

    def _filters(self, view: Any, queryset: "QuerySet[Any]") -> list[str]:
        """The parameters' names: a range has two."""
        filterset = self.get_filterset_class(view, queryset)
        if filterset is None:
            return []
        widgets = {name: each.field.widget for name, each in filterset.base_filters.items()}
        return [
            f"{name}_{suffix}" if suffix else name
            for name, widget in widgets.items()
            for suffix in getattr(widget, "suffixes", [None])
        ]


def check_parameters(request: Request, known: set[str]) -> None:
    """Raises `ValidationError` for a query parameter that is not known, or has no value."""
    for name, values in request.query_params.lists():
        if name not in known:
            told = {"known": ", ".join(sorted(known))}
            raise ValidationError({name: gettext("No such parameter. Known: %(known)s.") % told})
        if not all(values):
            raise ValidationError({name: gettext("Give it a value or leave it out.")})


def check_form(form: Form) -> None:
    """Raises `ValidationError` for the faults of parameters by which a page's form is filled in."""
    if not form.is_valid():
        faults = form.errors.as_data().items()
        raise ValidationError({name: _faults(form, name, found) for name, found in faults})


def _faults(form: Form, name: str, found: list[FormError]) -> list[ErrorDetail]:
    """A key that no row has is told apart from what is no key: it is answered by 422."""
    names_a_row = isinstance(form.fields.get(name), ModelChoiceField)
    return [
        ErrorDetail(message, "does_not_exist" if names_a_row else error.code)
        for error in found
        for message in error.messages
    ]
