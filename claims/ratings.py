"""Independent answers, counted by the database: how many claims were answered alike.

However many answers there are, what leaves the database is the ways in which claims were answered:
as many as there are reviewers and labels to tell apart.
"""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet

from claims import queries
from claims.domain import agreement
from claims.domain.agreement import Label
from claims.models import Article, Claim, Decision, User

# The labels of one field by the reviewers' primary keys, and how many claims got just these.
Unit = tuple[dict[int, Label], int]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the report is narrowed to; days, both included, are those of submission."""

    article: Article | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Ratings:
    """The units of each field; the claims, and the primary keys of the people who answered them."""

    claims: int
    people: frozenset[int]
    units: dict[str, list[Unit]]


def within(scope: Scope, claims: QuerySet[Claim]) -> QuerySet[Claim]:
    claims = claims.filter(article__in=Article.objects.live().latest_versions())
    return claims.filter(article=scope.article) if scope.article else claims


def ratings(viewer: User, scope: Scope) -> Ratings:
    """Of the answers that the viewer may see, those that count; in one question."""
    sql, given = _answers(viewer, scope).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"WITH answer AS MATERIALIZED ({sql}), {_ALIKE}", given)
        rows = cursor.fetchall()
    alike = {field: [row[1:] for row in rows if row[0] == field] for field in _LABELS}
    return Ratings(
        claims=sum(row[2] for row in alike["kind"]),
        people=frozenset(person for row in alike["kind"] for person in row[0]),
        units={field: list(_units(field, alike[field])) for field in _LABELS},
    )


def _answers(viewer: User, scope: Scope) -> QuerySet[Any, Any]:
    """Answers to the present span; of a claim and its repetitions to the first alone.

    Not those given after an editor's first decision on the claim: everyone could have read that.
    """
    claims = within(scope, Claim.objects.live().filter(duplicate_of__isnull=True))
    rows = queries.visible_annotations(viewer).filter(
        submitted_at__isnull=False,
        blind=True,
        span_version=F("claim__span_version"),
        claim__in=claims.order_by().values("pk"),
    )
    if scope.since:
        rows = rows.filter(submitted_at__date__gte=scope.since)
    if scope.until:
        rows = rows.filter(submitted_at__date__lte=scope.until)
    decided = Decision.objects.filter(claim=OuterRef("claim"))
    rows = rows.exclude(Exists(decided.filter(decided_at__lte=OuterRef("submitted_at"))))
    return rows.order_by().values("id", "claim_id", "annotator_id", "submitted_at", *_STORED)


def _units(field: str, alike: Collection[tuple[Any, ...]]) -> Iterable[Unit]:
    """Below `agreement.ENOUGH` claims one by one, in their order: intervals are drawn from them."""
    few = sum(times for _people, _labels, times, _claims in alike) < agreement.ENOUGH
    told = [
        (first, _labelled(field, people, labels), 1 if few else times)
        for people, labels, times, claims in alike
        for first in (claims if few else claims[:1])
    ]
    for _first, unit, times in sorted(told, key=lambda each: each[0]):
        if unit:
            yield unit, times


def _labelled(field: str, people: list[int], labels: list[str | None]) -> dict[int, Label]:
    """Who took no stance, or towards nothing, is missing there; who named nobody named a set."""
    chosen = agreement.independent(zip(people, labels, strict=True))
    if field == "speakers":
        return {by: frozenset(str(keys).split()) for by, keys in chosen.items()}
    return {by: label for by, label in chosen.items() if label is not None}


_STORED = ("kind", "proposition_id", "stance")
# Each field's label as text.
_LABELS = {
    "kind": "kind",
    "speakers": """coalesce((
        SELECT string_agg(speaker_id::text, ' ' ORDER BY speaker_id)
        FROM claims_annotationspeaker WHERE annotation_id = answer.id
    ), '')""",
    "proposition": "proposition_id::text",
    "stance": "stance",
}
_IN_ORDER = "ORDER BY submitted_at, annotator_id, id"
_ALIKE = f"""
claim AS MATERIALIZED (
    SELECT claim_id, array_agg(annotator_id {_IN_ORDER}) AS people,
        {", ".join(f"array_agg({sql} {_IN_ORDER}) AS {name}" for name, sql in _LABELS.items())}
    FROM answer GROUP BY claim_id
)
""" + " UNION ALL ".join(
    f"""
    SELECT '{field}', people, {field}::text[], count(*),
        (array_agg(claim_id ORDER BY claim_id))[:{agreement.ENOUGH}]
    FROM claim GROUP BY people, {field}
    """
    for field in _LABELS
)
