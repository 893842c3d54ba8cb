"""What the small forms that cut the text send: numbers, a quote, a direction, a reason."""

from typing import Any

from django import forms
from django.http import QueryDict

from claims.domain.problems import N_, Problem


class Malformed(Problem):
    code = "malformed"
    message = N_("The form was not sent whole (%(field)s): reload the page and try again.")


class CutForm(forms.Form):
    """A form whose page sends it whole or not at all."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)

    def clean_version(self) -> int:
        """0, which no row has, if none was sent: a write without its version is stale."""
        return self.cleaned_data["version"] or 0

    @classmethod
    def read(cls, data: QueryDict) -> dict[str, Any]:
        """The values by field. Raises `Malformed` with the first field that makes no sense."""
        form = cls(data)
        if not form.is_valid():
            raise Malformed(field=next(iter(form.errors)))
        return form.cleaned_data


class SpanForm(CutForm):
    """Offsets in code points; the quote may be left out by the form that works without scripts."""

    start = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    end = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    quote = forms.CharField(strip=False, required=False)


class SplitForm(CutForm):
    at = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class MergeForm(CutForm):
    direction = forms.ChoiceField(choices=[("next", "next"), ("previous", "previous")])


class ReasonForm(CutForm):
    reason = forms.CharField(required=False, max_length=5000)
