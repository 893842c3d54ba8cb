"""What the agreement's page is narrowed to; what makes no sense narrows nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.agreement import TABLED, Scope
from claims.models import Article, User


class ScopeForm(forms.Form):
    article = forms.ModelChoiceField(
        label=_("Article"),
        queryset=Article.objects.live().defer("text"),
        to_field_name="uid",
        required=False,
        empty_label=_("all articles"),
    )
    since = forms.DateField(
        label=_("Answered from"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Answered to"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def scope(self) -> Scope:
        self.is_valid()
        return Scope(**{name: value or None for name, value in self.cleaned_data.items()})


class PairForm(forms.Form):
    """Whose labels are shown against whose, and of which field."""

    field = forms.ChoiceField(choices=[(name, name) for name in TABLED], required=False)
    a = forms.ModelChoiceField(queryset=User.objects.all(), to_field_name="uid", required=False)
    b = forms.ModelChoiceField(queryset=User.objects.all(), to_field_name="uid", required=False)

    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        given = self.cleaned_data
        both = {"a": given.get("a"), "b": given.get("b")}
        return {"name": given.get("field") or "stance", **(both if all(both.values()) else {})}
