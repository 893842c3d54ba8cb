"""Narrowing what a search finds, and counting by what it can be narrowed.

Labels are those that are settled, and the viewer's own answers to what is not: another's answer
changes neither what a blind viewer finds nor any number that they see.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import BooleanField, F, Func, Model, Q, QuerySet, Value

from claims import queries
from claims.models import Claim, Contradiction, User

MOST_COUNTED = 10_000
MOST_VALUES = 15  # of a facet, the most frequent ones
BY_LABEL = ("speaker", "stance", "kind", "proposition")
FLAGS = ("disputed", "contradicted")
FACETS = (*BY_LABEL, "state", "outlet", "year", *FLAGS)

_ANSWERED = {
    "speaker": "named__speaker__key",
    "stance": "stance",
    "kind": "kind",
    "proposition": "proposition__key",
}
Row = TypeVar("Row", bound=Model)
Labels = Iterator[tuple[int, str, str]]  # claim, facet, value


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims were found, and for each facet how many have which value."""

    total: int
    facets: Mapping[str, Sequence[tuple[str, int]]]

    @property
    def is_capped(self) -> bool:
        """Whether there are more claims than were counted."""
        return self.total > MOST_COUNTED


def narrowed(rows: QuerySet[Claim], viewer: User, wanted: Mapping[str, Any]) -> QuerySet[Claim]:
    """The rows with every wanted value: of a facet, or as `since` and `until` (dates)."""
    for facet in BY_LABEL:
        if wanted.get(facet):
            rows = rows.filter(_labelled(viewer, facet, wanted[facet]))
    if wanted.get("state"):
        rows = rows.filter(state=wanted["state"])
    rows = of_articles(rows, wanted, to="article__")
    for flag, condition in _flags().items():
        if wanted.get(flag) is not None:
            rows = rows.filter(condition) if wanted[flag] else rows.exclude(condition)
    return rows


def counts(viewer: User, claims: Sequence[int]) -> Counts:
    """By the primary keys of what was found; no more than `MOST_COUNTED` are looked at."""
    counted = claims[:MOST_COUNTED]
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for claim, facet, value in _values(viewer, counted):
        if value:
            found[facet].add((claim, value))
    facets = {facet: _frequent(value for _claim, value in found[facet]) for facet in FACETS}
    return Counts(len(claims), facets)


def _frequent(values: Iterable[str]) -> list[tuple[str, int]]:
    """The most frequent values, in an order that is always the same."""
    counted = Counter(values).items()
    return sorted(counted, key=lambda each: (-each[1], each[0]))[:MOST_VALUES]


def _labelled(viewer: User, facet: str, value: str) -> Q:
    given = {_ANSWERED[facet]: value}
    answers = queries.labelling_answers(viewer).filter(**given).values("claim")
    decisions = queries.labelling_decisions().filter(**given).values("claim")
    return Q(pk__in=answers.union(decisions))


def of_articles(rows: QuerySet[Row], wanted: Mapping[str, Any], to: str = "") -> QuerySet[Row]:
    """Those whose article, which `to` leads to, is of the outlet and surely of the time wanted."""
    if wanted.get("outlet"):
        rows = rows.filter(**{f"{to}outlet": wanted["outlet"]})
    since, until = wanted.get("since"), wanted.get("until")
    if wanted.get("year"):
        since, until = (datetime.date(wanted["year"], *day) for day in ((1, 1), (12, 31)))
    if since:
        rows = rows.filter(**{f"{to}published_from__gte": since})
    return rows.filter(**{f"{to}published_to__lte": until}) if until else rows


def _flags() -> dict[str, Q]:
    pairs = Contradiction.objects.live()
    sides = pairs.values("claim_a").union(pairs.values("claim_b"))
    return {"disputed": Q(state="disputed"), "contradicted": Q(pk__in=sides)}


def _values(viewer: User, claims: Sequence[int]) -> Labels:
    yield from _stored(claims)
    yield from _labels(queries.labelling_answers(viewer), claims)
    yield from _labels(queries.labelling_decisions(), claims)
    yield from _contradicted(claims)


def _stored(claims: Sequence[int]) -> Labels:
    """What the claim and its article say themselves."""
    rows = Claim.objects.filter(_one_of("pk", claims))
    of_article = ("article__outlet", "article__published_from", "article__published_to")
    for pk, state, outlet, first, last in rows.values_list("pk", "state", *of_article):
        yield pk, "state", state
        yield pk, "outlet", outlet
        yield pk, "year", f"{first.year:04}" if first and first.year == last.year else ""
        yield pk, "disputed", "true" if state == "disputed" else ""


def _labels(rows: QuerySet[Any], claims: Sequence[int]) -> Labels:
    for claim, *values in rows.filter(_one_of("claim", claims)).values_list(
        "claim", *_ANSWERED.values()
    ):
        for facet, value in zip(_ANSWERED, values, strict=True):
            yield claim, facet, value or ""


def _contradicted(claims: Sequence[int]) -> Labels:
    pairs = Contradiction.objects.live()
    for side in ("claim_a", "claim_b"):
        for claim in pairs.filter(_one_of(side, claims)).values_list(side, flat=True):
            yield claim, "contradicted", "true"


def _one_of(field: str, keys: Sequence[int]) -> Func:
    """As `field__in`, but with the keys as one parameter, which is far quicker for thousands."""
    return Func(
        F(field),
        Value(list(keys)),
        template="(%(expressions)s::bigint[])))",
        arg_joiner=" IN (SELECT unnest(",
        output_field=BooleanField(),
    )
