"""What an import finds there already: texts, names, claims and answers, looked up by the chunk.

`Stored` looks into the tables. `Rehearsed` looks there and at what a dry run would have stored
before, which it keeps in tables of its own session that vanish with it.
"""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection, models

from claims.actions import copying
from claims.actions.segmenting import Overlaps
from claims.domain.spans import Span
from claims.models import Contradiction


@dataclass(slots=True)
class KnownClaim:
    """A live claim. `kind` is the settled kind, else that which an import gave it."""

    id: int
    article_id: int
    start: int
    end: int
    state: str = "candidate"
    span_version: int = 1
    kind: str | None = None
    is_duplicate: bool = False
    annotators: set[str] = field(default_factory=set)


@dataclass(slots=True)
class KnownArticle:
    """A live article with its live claims in the order of the text."""

    id: int
    text: str
    claims: list[KnownClaim] = field(default_factory=list)

    def claim_at(self, span: Span) -> KnownClaim | None:
        """The claim with just this span. Raises `Overlaps` if others take up a part of it."""
        place = bisect_left(self.claims, span.start, key=lambda each: each.start)
        around = self.claims[max(0, place - 1) : place + 1]
        for claim in around:
            if (claim.start, claim.end) == (span.start, span.end):
                return claim
            if claim.start < span.end and span.start < claim.end:
                raise Overlaps(quote=self.text[claim.start : claim.end][:60])
        return None

    def add(self, claim: KnownClaim) -> None:
        place = bisect_left(self.claims, claim.start, key=lambda each: each.start)
        self.claims.insert(place, claim)


class Stored:
    """Looks into the tables; `batch_id` is of the import whose names count, None for none."""

    def __init__(self, batch_id: int | None) -> None:
        self.batch_id = batch_id

    def ids(self, model: type[models.Model], count: int) -> Iterator[int]:
        """New ids for so many rows."""
        return iter(copying.next_ids(model, count))

    def articles_by_hash(self, hashes: Sequence[str]) -> dict[str, int]:
        if not hashes:
            return {}
        with connection.cursor() as cursor:
            cursor.execute(_BY_HASH, [as_array(hashes)])
            return dict(cursor.fetchall())

    def articles_by_name(self, names: Sequence[str]) -> dict[str, KnownArticle]:
        """Those that the file named before, or that are named by their uid."""
        found = {
            name: KnownArticle(id, text)
            for name, id, text in _rows(
                "SELECT lower(uid::text), id, text FROM claims_article"
                " WHERE deleted_at IS NULL AND uid = ANY(%s::uuid[])",
                _uuids(names),
            )
        }
        found = {name: found[name.lower()] for name in names if name.lower() in found}
        return found | self._named_articles(names)

    def claims_by_name(self, names: Sequence[str]) -> dict[str, KnownClaim]:
        found = {
            str(row[0]): _claim(row[1:])
            for row in _rows(
                f"SELECT claim.uid, {_CLAIM} FROM claims_claim claim WHERE claim.deleted_at IS NULL"
                " AND claim.state <> 'rejected' AND claim.uid = ANY(%s::uuid[])",
                _uuids(names),
            )
        }
        found = {name: found[name.lower()] for name in names if name.lower() in found}
        return found | self._named_claims(names)

    def load_claims(self, articles: Iterable[KnownArticle]) -> None:
        """Fill in the claims of the articles and who answered them."""
        by_id = {article.id: article for article in articles}
        claims: dict[int, KnownClaim] = {}
        for claim in self._claims_of(list(by_id)):
            claims[claim.id] = claim
            by_id[claim.article_id].add(claim)
        for id, username in self._annotators(list(claims)):
            claims[id].annotators.add(username)

    def has_pair(self, a: int, b: int) -> bool:
        """Whether a contradiction of the two is recorded, in one order or the other."""
        rows = Contradiction.objects.live().filter(claim_a__in=(a, b), claim_b__in=(a, b))
        return rows.exists()

    def _named_articles(self, names: Sequence[str]) -> dict[str, KnownArticle]:
        return {
            name: KnownArticle(id, text)
            for name, id, text in _rows(
                "SELECT named.name, article.id, article.text FROM claims_importname named"
                " JOIN claims_article article ON article.id = named.article_id"
                " WHERE named.claim_id IS NULL AND article.deleted_at IS NULL"
                " AND named.name = ANY(%s) AND named.batch_id = %s",
                names,
                self.batch_id,
            )
        }

    def _named_claims(self, names: Sequence[str]) -> dict[str, KnownClaim]:
        return {
            row[0]: _claim(row[1:])
            for row in _rows(
                f"SELECT named.name, {_CLAIM} FROM claims_importname named"
                " JOIN claims_claim claim ON claim.id = named.claim_id"
                " WHERE claim.deleted_at IS NULL AND claim.state <> 'rejected'"
                " AND named.name = ANY(%s) AND named.batch_id = %s",
                names,
                self.batch_id,
            )
        }

    def _claims_of(self, ids: Sequence[int]) -> list[KnownClaim]:
        rows = _rows(
            f"SELECT {_CLAIM} FROM claims_claim claim WHERE claim.deleted_at IS NULL"
            " AND claim.state <> 'rejected' AND claim.article_id = ANY(%s)",
            ids,
        )
        return [_claim(row) for row in rows]

    def _annotators(self, claims: Sequence[int]) -> list[Any]:
        return _rows(
            "SELECT claim_id, username FROM claims_annotation annotation"
            " JOIN claims_user ON claims_user.id = annotator_id"
            " WHERE superseded_at IS NULL AND submitted_at IS NOT NULL AND claim_id = ANY(%s)",
            claims,
        )


# Each by itself: PostgreSQL takes long to guess how many texts a list of a thousand would find.
_BY_HASH = """
    SELECT hash, stored.id FROM unnest(%s::text[]) AS hash CROSS JOIN LATERAL (
        SELECT id FROM claims_article
        WHERE text_sha256 = hash AND deleted_at IS NULL LIMIT 1
    ) AS stored
"""
_CLAIM = """claim.id, claim.article_id, claim."start", claim."end", claim.state,
    claim.span_version, COALESCE(claim.kind, (
        SELECT kind FROM claims_annotation annotation WHERE annotation.claim_id = claim.id
            AND annotation.origin = 'import' AND annotation.superseded_at IS NULL LIMIT 1
    )), claim.duplicate_of_id IS NOT NULL"""


class Rehearsed(Stored):
    """As if what went before had been stored; ids below zero are of what is not."""

    def __init__(self) -> None:
        super().__init__(batch_id=None)
        self._ids = itertools.count(-1, -1)
        self._pairs: set[frozenset[int]] = set()

    def __enter__(self) -> "Rehearsed":
        self.__exit__()
        with connection.cursor() as cursor:
            cursor.execute(_REHEARSAL)
        return self

    def __exit__(self, *error: object) -> None:
        with connection.cursor() as cursor:
            for table in ("article", "name", "claim", "answer"):
                cursor.execute(f"DROP TABLE IF EXISTS pg_temp.rehearsed_{table}")

    def ids(self, model: type[models.Model], count: int) -> Iterator[int]:
        return itertools.islice(self._ids, count)

    def has_pair(self, a: int, b: int) -> bool:
        return frozenset((a, b)) in self._pairs or super().has_pair(a, b)

    def articles_by_hash(self, hashes: Sequence[str]) -> dict[str, int]:
        rehearsed = _rows("SELECT hash, id FROM rehearsed_article WHERE hash = ANY(%s)", hashes)
        return super().articles_by_hash(hashes) | dict(rehearsed)

    def keep(
        self,
        articles: Iterable[Sequence[Any]],
        names: Iterable[Sequence[Any]],
        claims: Iterable[KnownClaim],
        answers: Iterable[Sequence[Any]],
        pairs: Iterable[frozenset[int]],
    ) -> None:
        """Remember (id, hash, text), (name, article, claim), claims, (claim, user name), pairs."""
        self._pairs.update(pairs)
        copying.copy_into("rehearsed_article", ("id", "hash", "text"), articles)
        copying.copy_into("rehearsed_name", ("name", "article_id", "claim_id"), names)
        places = ((each.id, each.article_id, each.start, each.end, each.kind) for each in claims)
        copying.copy_into("rehearsed_claim", ("id", "article_id", "start", "end", "kind"), places)
        copying.copy_into("rehearsed_answer", ("claim_id", "username"), answers)

    def _named_articles(self, names: Sequence[str]) -> dict[str, KnownArticle]:
        return {
            name: KnownArticle(id, text)
            for name, id, text in _rows(
                "SELECT named.name, named.article_id, COALESCE(rehearsed.text, article.text)"
                " FROM rehearsed_name named"
                " LEFT JOIN rehearsed_article rehearsed ON rehearsed.id = named.article_id"
                " LEFT JOIN claims_article article ON article.id = named.article_id"
                " WHERE named.claim_id IS NULL AND named.name = ANY(%s)",
                names,
            )
        }

    def _named_claims(self, names: Sequence[str]) -> dict[str, KnownClaim]:
        stored = {
            row[0]: _claim(row[1:])
            for row in _rows(
                f"SELECT named.name, {_CLAIM} FROM rehearsed_name named"
                " JOIN claims_claim claim ON claim.id = named.claim_id WHERE named.name = ANY(%s)",
                names,
            )
        }
        rehearsed = _rows(
            f"SELECT named.name, {_REHEARSED} FROM rehearsed_name named"
            " JOIN rehearsed_claim claim ON claim.id = named.claim_id WHERE named.name = ANY(%s)",
            names,
        )
        return stored | {row[0]: _claim(row[1:]) for row in rehearsed}

    def _claims_of(self, ids: Sequence[int]) -> list[KnownClaim]:
        rehearsed = _rows(
            f"SELECT {_REHEARSED} FROM rehearsed_claim claim WHERE article_id = ANY(%s)", ids
        )
        return [*super()._claims_of(ids), *(_claim(row) for row in rehearsed)]

    def _annotators(self, claims: Sequence[int]) -> list[Any]:
        rehearsed = _rows(
            "SELECT claim_id, username FROM rehearsed_answer WHERE claim_id = ANY(%s)", claims
        )
        return [*super()._annotators(claims), *rehearsed]


_REHEARSED = """claim.id, claim.article_id, claim."start", claim."end", 'candidate', 1,
    claim.kind, FALSE"""
_REHEARSAL = """
    CREATE TEMP TABLE rehearsed_article (id bigint PRIMARY KEY, hash text UNIQUE, text text);
    CREATE TEMP TABLE rehearsed_name (name text, article_id bigint, claim_id bigint);
    CREATE INDEX ON rehearsed_name (name);
    CREATE TEMP TABLE rehearsed_claim (
        id bigint PRIMARY KEY, article_id bigint, "start" int, "end" int, kind text
    );
    CREATE INDEX ON rehearsed_claim (article_id);
    CREATE TEMP TABLE rehearsed_answer (claim_id bigint, username text);
    CREATE INDEX ON rehearsed_answer (claim_id);
"""


def _claim(row: Sequence[Any]) -> KnownClaim:
    return KnownClaim(*row)


def as_array(plain: Iterable[int | str]) -> str:
    """Many numbers or digits as one literal, which is read in a tenth of the time of a list."""
    return f"{{{','.join(map(str, plain))}}}"


def _rows(sql: str, listed: Sequence[Any], *more: Any) -> list[Any]:
    """The rows for a list of values; none for none."""
    if not listed:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(listed), *more])
        return list(cursor.fetchall())


def _uuids(names: Sequence[str]) -> list[str]:
    return [name for name in names if _is_uuid(name)]


def _is_uuid(name: str) -> bool:
    if len(name) != 36:
        return False
    try:
        UUID(name)
    except ValueError:
        return False
    return True
