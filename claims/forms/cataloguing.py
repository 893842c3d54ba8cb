"""The forms of the catalogue: speakers and propositions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.actions.cataloguing import SpeakerDetails
from claims.domain import vocabulary
from claims.forms.fields import OneOf, choices
from claims.models import Speaker

AUTO = {"dir": "auto"}


class SpeakerForm(forms.Form):
    name_ar = forms.CharField(
        label=_("Arabic name"), max_length=200, required=False, widget=forms.TextInput(attrs=AUTO)
    )
    name_en = forms.CharField(
        label=_("English name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    role_ar = forms.CharField(
        label=_("Role, in Arabic"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=AUTO),
    )
    role_en = forms.CharField(
        label=_("Role, in English"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    affiliation = forms.CharField(label=_("Affiliation"), max_length=100, required=False)
    type = OneOf(label=_("Type"), choices=choices(vocabulary.SPEAKER_TYPES), initial="person")
    wikidata_id = forms.CharField(
        label=_("Wikidata id"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    aliases = forms.CharField(
        label=_("Other names, one a line"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, **AUTO}),
    )

    def details(self) -> SpeakerDetails:
        data = self.cleaned_data
        lines = data.get("aliases", "").splitlines()
        aliases = tuple(line.strip() for line in lines if line.strip())
        names = ("name_ar", "name_en", "role_ar", "role_en", "affiliation", "type", "wikidata_id")
        return SpeakerDetails(aliases=aliases, **{name: data.get(name, "") for name in names})

    @staticmethod
    def initial_of(speaker: Speaker) -> dict[str, object]:
        names = ("name_ar", "name_en", "role_ar", "role_en", "affiliation", "type", "version")
        return {
            **{name: getattr(speaker, name) for name in names},
            "wikidata_id": speaker.wikidata_id or "",
            "aliases": "\n".join(alias.surface for alias in speaker.aliases.all()),
        }


class EditSpeakerForm(SpeakerForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PropositionForm(forms.Form):
    text_ar = forms.CharField(
        label=_("Arabic sentence that can be true or false"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, **AUTO}),
    )
    text_en = forms.CharField(
        label=_("English translation"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
    )


class EditPropositionForm(PropositionForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class MergeForm(forms.Form):
    into = forms.UUIDField()
    version = forms.IntegerField(min_value=0)
