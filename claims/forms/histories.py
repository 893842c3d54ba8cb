"""What the whole history is narrowed to; what makes no sense narrows nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims import history
from claims.history import Wanted, subjects
from claims.models import User


class HistoryForm(forms.Form):
    by = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.all(),
        to_field_name="uid",
        required=False,
        empty_label=_("anyone"),
    )
    model = forms.ChoiceField(label=_("What changed"), required=False)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    uid = forms.UUIDField(
        label=_("Object’s uid"), required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.models = {model.__name__.lower(): model for model in history.tracked()}
        names = [(key, subjects.name_of(model)) for key, model in self.models.items()]
        self.fields["model"].choices = [  # type: ignore[attr-defined]
            ("", _("anything")),
            *sorted(names, key=lambda each: each[1]),
        ]

    def wanted(self) -> Wanted:
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        model = self.models.get(given.pop("model", ""))
        return Wanted(model=model, **given)
