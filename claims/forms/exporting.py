"""What an export holds and in which format: the same form for page, API and shell."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from claims.domain import vocabulary
from claims.domain.exporting import Filters
from claims.exports.files import FORMATS, Format
from claims.forms.fields import choices
from claims.models import Proposition, Speaker

DAY = {"type": "date", "dir": "ltr"}


class FilterForm(forms.Form):
    article = forms.UUIDField(required=False, widget=forms.HiddenInput)
    outlet = forms.CharField(label=_("Outlet"), max_length=200, required=False)
    published_after = forms.DateField(
        label=_("Published from"), required=False, widget=forms.DateInput(attrs=DAY)
    )
    published_before = forms.DateField(
        label=_("Published until"), required=False, widget=forms.DateInput(attrs=DAY)
    )
    created_after = forms.DateField(
        label=_("Added from"), required=False, widget=forms.DateInput(attrs=DAY)
    )
    created_before = forms.DateField(
        label=_("Added until"), required=False, widget=forms.DateInput(attrs=DAY)
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("any state")), *choices(vocabulary.CLAIM_STATES)],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("any kind")), *choices(vocabulary.KINDS)],
        required=False,
    )
    speaker = forms.ModelChoiceField(
        Speaker.objects.active(),
        label=_("Speaker"),
        to_field_name="key",
        empty_label=_("any speaker"),
        required=False,
    )
    stance = forms.ChoiceField(
        label=_("Stance"),
        choices=[("", _("any stance")), *choices(vocabulary.STANCES)],
        required=False,
    )
    proposition = forms.ModelChoiceField(
        Proposition.objects.active(),
        label=_("Proposition"),
        to_field_name="key",
        empty_label=_("any proposition"),
        required=False,
    )

    def filters(self) -> Filters:
        """What was asked for, once the form is valid."""
        given = {name: self.cleaned_data[name] for name in Filters.__dataclass_fields__}
        return Filters(**{name: _key(value) for name, value in given.items()})


class ExportForm(FilterForm):
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(key, _(format.name)) for key, format in FORMATS.items()],
        widget=forms.RadioSelect,
        initial="jsonl",
    )
    headings = forms.ChoiceField(
        label=_("Headings of tables"),
        choices=[("", _("the fields’ keys")), *settings.LANGUAGES],
        required=False,
    )
    field_order = ("article", "format", "headings")

    def chosen(self) -> Format:
        return FORMATS[self.cleaned_data["format"]]


def _key(value: Any) -> Any:
    """As records have it: keys of what was chosen, uids as text."""
    if value is None or hasattr(value, "isoformat"):
        return value
    return getattr(value, "key", None) or str(value)
