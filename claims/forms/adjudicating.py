"""The forms in which an editor decides: for each field whose answer counts, or another one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.domain import vocabulary
from claims.domain.annotating import Answer
from claims.forms.fields import OneOf, SomeOf, choices

# What an editor decides; the rest of an answer is shown beside it.
DECIDED = ("kind", "speakers", "proposition", "stance")
OTHER = "other"
Pairs = list[tuple[str, str]]


class VerdictForm(forms.Form):
    """A verdict with its reasons; the keys of all fields are the domain's to refuse."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    verdict = OneOf(label=_("Verdict"), required=False)
    attribution_check = OneOf(
        label=_("Were these the words?"),
        choices=[("", _("not checked")), *choices(vocabulary.ATTRIBUTION_CHECKS)],
        required=False,
    )
    rationale = forms.CharField(
        label=_("Rationale"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, verdicts: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = [("", _("no verdict")), *verdicts]  # type: ignore[attr-defined]


class DecisionForm(VerdictForm):
    """`take_kind` and so on hold the letter of the answer that counts, or `OTHER`.

    `answers` are those to choose from, by letter. With `OTHER` the field `kind` itself counts.
    """

    kind = OneOf(label=_("Kind"), choices=choices(vocabulary.KINDS), required=False)
    speakers = SomeOf(label=_("Speakers"), widget=forms.CheckboxSelectMultiple, required=False)
    proposition = OneOf(label=_("Proposition"), required=False)
    stance = OneOf(
        label=_("Stance towards it"),
        choices=[("", _("no stance")), *choices(vocabulary.STANCES)],
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        answers: Mapping[str, Answer],
        speakers: Pairs,
        propositions: Pairs,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.answers = answers
        self.fields["speakers"].choices = speakers  # type: ignore[attr-defined]
        self.fields["proposition"].choices = [("", _("no proposition")), *propositions]  # type: ignore[attr-defined]
        for name in DECIDED:
            self.fields[f"take_{name}"] = _take(answers, name, self.fields[name].label)
            self.fields[name].widget.attrs["aria-label"] = self.fields[name].label

    def final(self) -> Answer:
        """The labels that were chosen; call after `is_valid`."""
        data = self.cleaned_data
        own = Answer(
            kind=data["kind"] or None,
            speakers=tuple(data["speakers"] or ()),
            proposition=data["proposition"] or None,
            stance=data["stance"] or None,
        )
        sources = {name: self.answers.get(data[f"take_{name}"], own) for name in DECIDED}
        labels = {name: getattr(source, name) for name, source in sources.items()}
        check = data["attribution_check"] or None
        return replace(own, **labels, attribution_check=check, note=data["rationale"])


def _take(answers: Mapping[str, Answer], name: str, label: Any) -> forms.ChoiceField:
    """What all answers share is chosen already; without answers the editor's own is."""
    said = {_comparable(getattr(answer, name)) for answer in answers.values()}
    first = next(iter(answers), OTHER)
    missing = _("Choose whose answer counts, or give another.")
    return forms.ChoiceField(
        label=label,
        choices=[*((letter, letter) for letter in answers), (OTHER, _("another"))],
        widget=forms.RadioSelect,
        initial=first if len(said) <= 1 else None,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def _comparable(value: Any) -> Any:
    return frozenset(value) if isinstance(value, tuple) else value
