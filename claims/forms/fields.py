"""Fields that pass on whatever was sent: what is not known, the domain refuses with its cure."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy


class OneOf(forms.ChoiceField):
    def valid_value(self, value: object) -> bool:
        return True


class SomeOf(forms.MultipleChoiceField):
    def valid_value(self, value: object) -> bool:
        return True


def choices(names: Mapping[str, str]) -> list[tuple[str, str]]:
    """The vocabulary's keys with their names, translated when shown."""
    return [(key, gettext_lazy(name)) for key, name in names.items()]  # type: ignore[misc]
