"""The search and what it is narrowed by, as the address has it; and a search's name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.domain import vocabulary
from claims.forms.fields import choices

ARTICLES = "articles"
FLAG = [("true", _("yes")), ("false", _("no"))]


def _flag(value: str) -> bool | None:
    return {"true": True, "false": False}.get(value)


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search"), required=False)
    of = forms.ChoiceField(
        label=_("Search in"),
        choices=[("", _("Claims")), (ARTICLES, _("Articles"))],
        required=False,
    )
    speaker = forms.SlugField(label=_("Speaker"), required=False)
    stance = forms.ChoiceField(
        label=_("Stance"), choices=choices(vocabulary.STANCES), required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(vocabulary.KINDS), required=False)
    proposition = forms.SlugField(label=_("Proposition"), required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=choices(vocabulary.CLAIM_STATES), required=False
    )
    outlet = forms.CharField(label=_("Outlet"), max_length=200, required=False)
    year = forms.IntegerField(label=_("Year"), min_value=1, max_value=9999, required=False)
    since = forms.DateField(label=_("Published since"), required=False)
    until = forms.DateField(label=_("Published until"), required=False)
    disputed = forms.TypedChoiceField(
        label=_("Disputed"), choices=FLAG, coerce=_flag, empty_value=None, required=False
    )
    contradicted = forms.TypedChoiceField(
        label=_("In a contradiction"), choices=FLAG, coerce=_flag, empty_value=None, required=False
    )
    cursor = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)


class SaveSearchForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the search"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    shared = forms.BooleanField(label=_("Show it to everyone at the desk"), required=False)
