"""The forms of an article: its text, pasted or from a file, and where it was published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.actions.importing import Details
from claims.domain import importing


class DetailsForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=500,
        help_text=_("Without one, the first words of the text are taken."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    outlet = forms.CharField(
        label=_("Outlet"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    byline = forms.CharField(
        label=_("Byline"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    url = forms.URLField(
        label=_("Web address"), required=False, max_length=2000, assume_scheme="https"
    )
    archive_url = forms.URLField(
        label=_("Address of an archived copy"),
        required=False,
        max_length=2000,
        assume_scheme="https",
    )
    published = forms.CharField(
        label=_("Publication date"),
        required=False,
        max_length=100,
        help_text=_("EDTF, such as 2018-07-25, 2018-07 or 2018~"),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )

    def details(self) -> Details:
        names = ("title", "outlet", "byline", "url", "archive_url", "published")
        return Details(**{name: self.cleaned_data.get(name, "") for name in names})


class RawText(forms.CharField):
    """A text as it was sent: what it may hold, the domain says, with the place of the fault."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = []


class ArticleForm(DetailsForm):
    text = RawText(
        label=_("Text of the article"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
    )
    file = forms.FileField(
        label=_("or a TXT file"),
        required=False,
        allow_empty_file=True,
        help_text=_("UTF-8, one paragraph a line"),
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )

    def raw(self) -> str:
        """The file's text if one was given, else the pasted one. Raises `NotUtf8`."""
        upload = self.cleaned_data.get("file")
        return importing.decode(upload.read()) if upload else self.cleaned_data.get("text", "")


class CorrectionForm(forms.Form):
    """The corrected text of an article; what is known of it stays."""

    text = RawText(
        label=_("Corrected text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "dir": "auto"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class EditArticleForm(DetailsForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
