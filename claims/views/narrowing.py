"""What a search is narrowed by, and what it can be narrowed by, as links with their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext

from claims import facets
from claims.domain import vocabulary
from claims.domain.searching import PARAMETERS
from claims.forms.searching import SearchForm
from claims.models import Proposition, Speaker
from claims.views.context import in_language

NAMES = {"state": vocabulary.CLAIM_STATES, **{k: vocabulary.FIELDS[k] for k in ("stance", "kind")}}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value, how many claims have it, and the search with it, or without it if it is chosen."""

    name: str
    query: str
    count: int = 0
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    key: str
    title: str
    choices: Sequence[Choice]


def asked_again(wanted: Mapping[str, Any]) -> dict[str, str]:
    """The parameters of a search, as far as they were understood; those of pages are not kept."""
    known = {name: wanted.get(name) for name in PARAMETERS}
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in known.items()
        if value not in (None, "")
    }


def chosen(wanted: Mapping[str, Any]) -> list[Facet]:
    """Each thing that the search is narrowed by, to be taken off again."""
    asked = asked_again(wanted)
    return [
        Facet(name, _title(name), [Choice(_names(name, [value])[0], _without(asked, name))])
        for name, value in asked.items()
        if name not in ("q", "of")
    ]


def offered(counts: facets.Counts, wanted: Mapping[str, Any]) -> list[Facet]:
    """Each facet with its frequent values."""
    asked = asked_again(wanted)
    return [
        Facet(facet, _title(facet), _choices(facet, values, asked))
        for facet, values in counts.facets.items()
        if values
    ]


def _choices(
    facet: str, values: Sequence[tuple[str, int]], asked: Mapping[str, str]
) -> Sequence[Choice]:
    names = _names(facet, [value for value, _count in values])
    return [
        Choice(name, _toggled(asked, facet, value), count, asked.get(facet) == value)
        for name, (value, count) in zip(names, values, strict=True)
    ]


def _toggled(asked: Mapping[str, str], facet: str, value: str) -> str:
    if asked.get(facet) == value:
        return _without(asked, facet)
    return urlencode({**asked, facet: value})


def _without(asked: Mapping[str, str], name: str) -> str:
    return urlencode({other: value for other, value in asked.items() if other != name})


def _title(name: str) -> str:
    return str(SearchForm.base_fields[name].label)


def _names(facet: str, values: Sequence[str]) -> list[str]:
    """What people call the values."""
    if facet == "speaker":
        named = {each.key: in_language(each, "name") for each in _with_keys(Speaker, values)}
    elif facet == "proposition":
        named = {each.key: in_language(each, "text") for each in _with_keys(Proposition, values)}
    elif facet in facets.FLAGS:
        named = {"true": gettext("yes"), "false": gettext("no")}
    else:
        named = {key: gettext(name) for key, name in NAMES.get(facet, {}).items()}
    return [named.get(value, value) for value in values]


def _with_keys(model: Any, keys: Sequence[str]) -> Any:
    return model.objects.filter(key__in=keys)
