"""What the agreement's page is narrowed to; what makes no sense narrows nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.agreement import TABLED, Scope
from claims.models import Article, User

# So many are offered; any other one is asked for by the link in its own menu.
NEWEST = 50
_ARTICLES = Article.objects.live().defer("text")


class ScopeForm(forms.Form):
    article = forms.ModelChoiceField(
        label=_("Article"),
        queryset=_ARTICLES,
        to_field_name="uid",
        required=False,
    )
    since = forms.DateField(
        label=_("Answered from"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Answered to"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article"].widget.choices = self._offered  # type: ignore[attr-defined]

    def _offered(self) -> list[tuple[str, str]]:
        """The newest articles, and the one that was asked for."""
        offered = list(_ARTICLES.all()[:NEWEST])
        chosen = self.cleaned_data.get("article")
        if chosen and chosen not in offered:
            offered.insert(0, chosen)
        return [("", str(_("all articles"))), *((str(each.uid), str(each)) for each in offered)]

    def scope(self) -> Scope:
        self.is_valid()
        return Scope(**{name: value or None for name, value in self.cleaned_data.items()})


class PairForm(forms.Form):
    """Whose labels are shown against whose, and of which field."""

    field = forms.ChoiceField(choices=[(name, name) for name in TABLED], required=False)
    a = forms.ModelChoiceField(queryset=User.objects.all(), to_field_name="uid", required=False)
    b = forms.ModelChoiceField(queryset=User.objects.all(), to_field_name="uid", required=False)

    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        given = self.cleaned_data
        both = {"a": given.get("a"), "b": given.get("b")}
        return {"name": given.get("field") or "stance", **(both if all(both.values()) else {})}
