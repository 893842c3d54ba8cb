"""The forms of the import wizard: which file, and how to take it in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.domain.importrows import Options
from claims.domain.reading import columns, formats
from claims.domain.reading.records import ENCODINGS

COLUMN = "column-"  # a column's field is this and the column's number


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_(
            "CSV, TSV, XLSX, JSON, JSONL, doccano, Label Studio, Web Annotation, TXT, HTML, DOCX, "
            "or a ZIP of these"
        ),
    )


class OptionsForm(forms.Form):
    """How to take the file in; each column of a table has a field that says what it means."""

    format = forms.ChoiceField(
        label=_("Format"), choices=[(name, name) for name in formats.READERS]
    )
    encoding = forms.ChoiceField(
        label=_("Encoding"),
        choices=[(name, name) for name in ENCODINGS],
        widget=forms.RadioSelect,
    )
    segment = forms.BooleanField(
        label=_("Propose claims in articles that come without any"), required=False
    )
    on_duplicate = forms.ChoiceField(
        label=_("What is stored already"),
        choices=[("skip", _("pass over it")), ("error", _("refuse the row"))],
    )
    on_error = forms.ChoiceField(
        label=_("A row with faults"),
        choices=[("skip", _("refuse it and go on")), ("stop", _("stop there"))],
    )
    create_people = forms.BooleanField(
        label=_("Make inactive people for reviewers that are not known"), required=False
    )
    blind = forms.BooleanField(
        label=_("The answers were given without sight of others’"),
        required=False,
        help_text=_("Only then do they settle claims and count in the agreement of reviewers."),
    )

    def __init__(self, headings: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings = list(headings)
        language = get_language() or "ar"
        meanings: list[Any] = [("", _("leave out"))]
        meanings += [(name, columns.name_of(name, language)) for name in columns.FIELDS]
        for number, heading in enumerate(self.headings):
            self.fields[f"{COLUMN}{number}"] = forms.ChoiceField(
                label=heading, choices=meanings, required=False
            )

    def options(self) -> Options:
        """The choices; a column is mapped where its own heading does not say the same."""
        given = dict(self.cleaned_data)
        given.pop("format")
        chosen = {
            heading: given.pop(f"{COLUMN}{number}") for number, heading in enumerate(self.headings)
        }
        return Options(**given, mapping=_needed(chosen))

    @property
    def columns(self) -> list[forms.BoundField]:
        return [self[f"{COLUMN}{number}"] for number in range(len(self.headings))]


def chosen(options: Options, headings: Iterable[str]) -> dict[str, object]:
    """What the form shows at first: the options, and for each column what it means by itself."""
    initial: dict[str, object] = {
        name: getattr(options, name) for name in Options.__dataclass_fields__ if name != "mapping"
    }
    for number, heading in enumerate(headings):
        initial[f"{COLUMN}{number}"] = _known(columns.meaning(heading, options.mapping))
    return initial


def _needed(chosen: Mapping[str, str]) -> dict[str, str]:
    return {
        heading: field
        for heading, field in chosen.items()
        if field != _known(columns.meaning(heading, {}))
    }


def _known(meaning: str) -> str:
    return meaning if meaning in columns.FIELDS else ""
