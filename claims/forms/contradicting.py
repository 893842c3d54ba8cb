"""The forms of a contradiction and of the evidence for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.actions.contradicting import Source
from claims.domain import vocabulary
from claims.forms.fields import OneOf, choices
from claims.models import Claim


class RelationForm(forms.Form):
    relation = OneOf(
        label=_("Relation"),
        choices=choices(vocabulary.RELATIONS),
        widget=forms.RadioSelect,
        required=False,
    )
    type = OneOf(label=_("Type"), choices=choices(vocabulary.CONTRADICTION_TYPES), required=False)
    rationale = forms.CharField(
        label=_("Rationale"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class ContradictionForm(RelationForm):
    """Both sides by uid; a side that is chosen already is hidden, the other is chosen here."""

    claim_a = OneOf(label=_("First side"), required=False)
    claim_b = OneOf(label=_("Second side"), required=False)

    def __init__(
        self,
        *args: Any,
        claim_a: Claim | None,
        claim_b: Claim | None,
        others: list[tuple[str, Any]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, chosen in (("claim_a", claim_a), ("claim_b", claim_b)):
            field = self.fields[name]
            if chosen:
                field.widget = forms.HiddenInput()
                field.initial = str(chosen.uid)
            else:
                field.choices = [("", _("Choose a claim …")), *others]  # type: ignore[attr-defined]


class EditContradictionForm(RelationForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DecideForm(forms.Form):
    rationale = forms.CharField(label=_("Rationale"), required=False, max_length=5000)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class EvidenceForm(forms.Form):
    url = forms.URLField(label=_("Web address"), max_length=2000, assume_scheme="https")
    archive_url = forms.URLField(
        label=_("Address of an archived copy"),
        required=False,
        max_length=2000,
        assume_scheme="https",
    )
    quote = forms.CharField(
        label=_("Quote"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    publisher = forms.CharField(label=_("Publisher"), required=False, max_length=200)
    retrieved_on = forms.DateField(
        label=_("Retrieved on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    bearing = OneOf(label=_("Bearing"), choices=choices(vocabulary.BEARINGS))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def source(self) -> Source:
        return Source(**self.cleaned_data)
