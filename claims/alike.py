"""Which claims of other articles may speak of the same, found by the index on terms.

A claim is known by its rarer stems: whatever more claims than `_MOST` share tells little, and
would cost much to read. So an article costs about the same in a small base and in a large one.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from django.db import connection

from claims.models import Article

_MOST = 300  # claims with a stem
_NEAREST = 20  # for each claim
_FEWEST_SHARED = 2  # stems

# Stems that the planner's statistics know to be common are not looked up at all.
_HITS = """
WITH common AS (
    SELECT told.stem FROM pg_stats, pg_class,
        unnest(most_common_elems::text::text[], most_common_elem_freqs) AS told (stem, frequency)
    WHERE schemaname = current_schema() AND tablename = 'claims_claim' AND attname = 'terms'
        AND pg_class.oid = 'claims_claim'::regclass AND told.frequency * reltuples > %(most)s
), own AS (
    SELECT DISTINCT unnest(tsvector_to_array(terms)) AS stem
    FROM claims_claim WHERE id = ANY(%(claims)s)
    EXCEPT SELECT stem FROM common
)
SELECT own.stem, array_agg(hit.id)
FROM own CROSS JOIN LATERAL (
    SELECT id FROM claims_claim
    WHERE terms @@ plainto_tsquery('pg_catalog.simple', own.stem) LIMIT %(most)s + 1
) AS hit
GROUP BY own.stem HAVING count(*) BETWEEN 2 AND %(most)s
"""
_STEMS = "SELECT id, tsvector_to_array(terms) FROM claims_claim WHERE id = ANY(%s)"


def nearest_elsewhere(article: Article, claims: Collection[int]) -> set[int]:
    """The primary keys of claims of other articles that share stems with some of these."""
    with connection.cursor() as cursor:
        cursor.execute(_HITS, {"claims": list(claims), "most": _MOST})
        hits: dict[str, list[int]] = dict(cursor.fetchall())
        cursor.execute(_STEMS, [list(claims)])
        stems = dict(cursor.fetchall())
    own = set(article.claims.values_list("pk", flat=True))
    return {number for claim in claims for number in _nearest(stems[claim], hits, own)}


def _nearest(stems: Collection[str], hits: Mapping[str, list[int]], own: set[int]) -> list[int]:
    """The claims with the most, and the rarest, of the stems; of equal ones the older first."""
    weights: dict[int, float] = defaultdict(float)
    shared: Counter[int] = Counter()
    for stem in sorted(set(stems) & hits.keys()):
        for number in hits[stem]:
            weights[number] += math.log1p(_MOST / len(hits[stem]))
            shared[number] += 1
    found = [each for each in weights if shared[each] >= _FEWEST_SHARED and each not in own]
    return sorted(found, key=lambda number: (-weights[number], number))[:_NEAREST]
