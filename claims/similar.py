"""Claims that come near one, from the whole base: repetitions, and what speaks of the same.

Found by the index on terms that search has, in a time that hardly grows with the base: how common
each term is the database knows from its own statistics (ANALYZE).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from claims.domain import nearness
from claims.domain.duplicating import duplicates
from claims.domain.nearness import Frequencies
from claims.models import Claim

_LOOKED_AT = 60  # candidates that are compared term by term
_LEAST = 0.1  # less alike ones have a word or two in common, no more
_MOST_ROWS = 3_000  # that are ranked, should combinations be more common than expected
_RANKED_BY = 12  # the most telling terms

_FREQUENCIES = """
SELECT (SELECT greatest(reltuples, 100) FROM pg_class WHERE oid = 'claims_claim'::regclass),
    coalesce(min(part), 0),
    array_agg(term) FILTER (WHERE term = ANY(%(terms)s)),
    array_agg(part) FILTER (WHERE term = ANY(%(terms)s))
FROM (
    SELECT unnest(most_common_elems::text::text[]) AS term,
        unnest(most_common_elem_freqs[:array_length(most_common_elems::text::text[], 1)]) AS part
    FROM pg_stats WHERE tablename = 'claims_claim' AND attname = 'terms'
) AS known
"""
_CANDIDATES = """
SELECT id FROM (
    SELECT claim.id, claim.terms FROM claims_claim AS claim
    JOIN claims_article AS article ON article.id = claim.article_id
    WHERE claim.terms @@ %s::tsquery AND claim.id <> %s AND claim.deleted_at IS NULL
        AND claim.state <> 'rejected' AND article.deleted_at IS NULL
    LIMIT %s
) AS found
ORDER BY (
    SELECT sum(weight) FROM unnest(%s::tsquery[], %s::float[]) AS asked (term, weight)
    WHERE found.terms @@ term
) DESC, id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Similar:
    """A claim, how like the other it is (0–1), and whether one of the two repeats the other."""

    claim: Claim
    similarity: float
    repeats: bool


def nearest(claim: Claim, count: int) -> list[Similar]:
    """Up to `count` other live claims, the nearest first."""
    own = _terms_of([claim.pk])[claim.pk]
    terms = _terms_of(_candidates(claim, own, _frequencies(own)))
    frequencies = _frequencies({term for each in terms.values() for term in each}.union(own))
    alike = {pk: nearness.similarity(own, terms[pk], frequencies) for pk in terms}
    best = sorted((pk for pk in terms if alike[pk] >= _LEAST), key=lambda pk: (-alike[pk], pk))
    claims = Claim.objects.select_related("article").defer("article__text").in_bulk(best[:count])
    return [Similar(claims[pk], alike[pk], _repeats(claim, claims[pk])) for pk in best[:count]]


def _repeats(claim: Claim, other: Claim) -> bool:
    return bool(duplicates([[claim.quote], [other.quote]]))


def _candidates(claim: Claim, own: Collection[str], frequencies: Frequencies) -> list[int]:
    """The primary keys of what shares the most telling terms with the claim."""
    asked = nearness.combinations(own, frequencies)
    if not asked:
        return []
    telling = sorted(own, key=frequencies.weight, reverse=True)[:_RANKED_BY]
    weights = [frequencies.weight(term) for term in telling]
    question = " | ".join(f"({' & '.join(map(_quoted, terms))})" for terms in asked)
    terms = [_quoted(term) for term in telling]
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, [question, claim.pk, _MOST_ROWS, terms, weights, _LOOKED_AT])
        return [pk for (pk,) in cursor.fetchall()]


def _quoted(term: str) -> str:
    return f"'{term}'"


def _terms_of(claims: Sequence[int]) -> Mapping[int, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, tsvector_to_array(terms) FROM claims_claim WHERE id = ANY(%s)",
            [list(claims)],
        )
        return dict(cursor.fetchall())


def _frequencies(terms: Collection[str]) -> Frequencies:
    with connection.cursor() as cursor:
        cursor.execute(_FREQUENCIES, {"terms": list(terms)})
        rows, least, known, parts = cursor.fetchone()
    return Frequencies(rows, dict(zip(known or (), parts or (), strict=True)), least)
