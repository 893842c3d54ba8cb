"""What is written when an article is published, and when everything settled is released."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    note = forms.CharField(
        label=_("What is corrected"),
        help_text=_("Readers see it with the date. Needed from the second time on."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class ReleaseForm(forms.Form):
    licence = forms.CharField(
        label=_("Licence"),
        help_text=_("Under which others may use the annotations, such as CC BY 4.0."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    description = forms.CharField(
        label=_("What this release is"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
