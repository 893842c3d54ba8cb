"""The forms of an admin: people and the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.domain import vocabulary
from claims.forms.fields import SomeOf, choices
from claims.models import User


class PersonForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    roles = SomeOf(
        label=_("Roles"),
        choices=choices(vocabulary.ROLES),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class NewPersonForm(PersonForm):
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    field_order = ["username", "name", "roles"]


class EditPersonForm(PersonForm):
    active = forms.BooleanField(label=_("May sign in"), required=False)


class DeskForm(forms.Form):
    name_ar = forms.CharField(label=_("Name in Arabic"), max_length=150, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=150, required=False)
    annotations_needed = forms.IntegerField(
        label=_("Independent annotations that a claim needs"), min_value=0, max_value=99
    )
    guidelines_ar = forms.CharField(
        label=_("Guidelines in Arabic"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "rtl"}),
    )
    guidelines_en = forms.CharField(
        label=_("Guidelines in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "ltr"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DefinitionForm(forms.Form):
    """The desk's own words for one label; field and key name the label."""

    field = forms.CharField(widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput)
    definition_ar = forms.CharField(required=False, widget=forms.TextInput(attrs={"dir": "rtl"}))
    definition_en = forms.CharField(required=False, widget=forms.TextInput(attrs={"dir": "ltr"}))


class ListedVerdictForm(forms.Form):
    """One verdict of the desk's list; a new one has no key yet."""

    key = forms.SlugField(widget=forms.HiddenInput, required=False)
    label_ar = forms.CharField(
        label=_("Name in Arabic"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"dir": "rtl"}),
    )
    label_en = forms.CharField(
        label=_("Name in English"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    position = forms.IntegerField(
        label=_("Place in the list"), min_value=0, max_value=999, initial=99
    )
    active = forms.BooleanField(label=_("Can be given"), required=False, initial=True)


class SettingsForm(forms.Form):
    shortcuts = forms.BooleanField(
        label=_("Single-key shortcuts"),
        required=False,
        help_text=_("Off, for those whose software for speech or screen reading types keys."),
    )
    notices_by_email = forms.BooleanField(
        label=_("Send me my notices by e-mail"),
        required=False,
        help_text=_("They stand in your inbox here in any case."),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
    )

    def __init__(self, *args: Any, sends_mail: bool, **kwargs: Any) -> None:
        """Without a mail server there is nothing to choose about e-mail."""
        super().__init__(*args, **kwargs)
        if not sends_mail:
            del self.fields["notices_by_email"], self.fields["email"]

    def settings_of(self, user: User) -> dict[str, Any]:
        """What was chosen; call after `is_valid`. What the form does not ask stays as it is."""
        names = ("shortcuts", "notices_by_email", "email")
        return {name: self.cleaned_data.get(name, getattr(user, name)) for name in names}
