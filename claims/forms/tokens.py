"""The form of a program's token."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.domain import vocabulary
from claims.forms.fields import SomeOf, choices


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("What will use it"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    scopes = SomeOf(
        label=_("What it may do"),
        choices=choices(vocabulary.SCOPES),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=["read"],
        help_text=_("Never more than your own roles allow."),
    )
    days = forms.IntegerField(label=_("Days that it lives"), initial=90)
