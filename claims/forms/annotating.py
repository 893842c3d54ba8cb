"""The form of the inspector: one reviewer's answer for one claim."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.domain import deciding, vocabulary
from claims.domain.annotating import Answer
from claims.forms.fields import OneOf, SomeOf, choices
from claims.models import Proposition, Speaker


class AnnotationForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    span_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    kind = OneOf(
        label=_("Kind"),
        choices=choices(vocabulary.KINDS),
        widget=forms.RadioSelect,
        required=False,
    )
    speakers = SomeOf(label=_("Speakers"), widget=forms.CheckboxSelectMultiple, required=False)
    attribution = OneOf(
        label=_("Attribution"),
        choices=choices(vocabulary.ATTRIBUTIONS),
        widget=forms.RadioSelect,
        required=False,
        initial="none",
    )
    proposition = OneOf(label=_("Proposition"), required=False)
    stance = OneOf(
        label=_("Stance towards it"),
        choices=choices(vocabulary.STANCES),
        widget=forms.RadioSelect,
        required=False,
    )
    event_date = forms.CharField(
        label=_("Date of the event"),
        required=False,
        max_length=100,
        help_text=_("EDTF, such as 2018-02-07, 2017-12 or 2018~"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    attribution_check = OneOf(
        label=_("Were these the words?"),
        choices=[("", _("not checked")), *choices(vocabulary.ATTRIBUTION_CHECKS)],
        required=False,
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(
        self,
        *args: Any,
        speakers: list[Speaker],
        propositions: list[Proposition],
        new_names: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["speakers"].choices = [  # type: ignore[attr-defined]
            *((deciding.as_new(name), _("%(name)s (new)") % {"name": name}) for name in new_names),
            *((speaker.key, speaker.name_ar) for speaker in speakers),
        ]
        self.fields["proposition"].choices = [  # type: ignore[attr-defined]
            ("", _("no proposition")),
            *((proposition.key, proposition.text_ar) for proposition in propositions),
        ]

    def answer(self) -> Answer:
        """The answer as typed; call after `is_valid`."""
        data = self.cleaned_data
        return Answer(
            kind=data.get("kind") or None,
            attribution=data.get("attribution") or "none",
            speakers=tuple(data.get("speakers") or ()),
            proposition=data.get("proposition") or None,
            stance=data.get("stance") or None,
            event_date=data.get("event_date", "").strip(),
            attribution_check=data.get("attribution_check") or None,
            note=data.get("note", "").strip(),
        )
