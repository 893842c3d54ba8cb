"""Imported articles that are nearly the same as another: added all the same, and flagged."""

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db import connection

from claims.actions.shelving import KnownArticle, as_array
from claims.domain import resembling
from claims.domain.importrows import Row
from claims.domain.problems import N_, Problem
from claims.domain.resembling import Marks

# Articles with a mark in common that another is compared with: those of the least hashes, for it
# must not matter in which order they came. A mark that many have, as of a standing phrase, tells
# little.
_MOST = 4


class NearDuplicate(Problem):
    code = "near-duplicate"
    message = N_(
        "This was added, but %(percent)d%% of it stands in “%(title)s” too: compare the two, and "
        "remove one if they are the same."
    )
    field = "text"


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article that was there before, and how it is told."""

    article_id: int
    fault: NearDuplicate


def nearly_same(
    added: Sequence[tuple[KnownArticle, Row]], marks: Mapping[int, Marks]
) -> dict[int, Likeness]:
    """By the number of its row each new article's nearest likeness, stored or added before it.

    `marks` are those of the texts, by the number of the row. The articles may be stored already:
    none is compared with itself, nor with those of them that come after it.
    """
    if not added:
        return {}
    ids = [article.id for article, _row in added]
    known = _stored([marks[row.number] for _article, row in added], apart_from=ids)
    found: dict[int, Likeness] = {}
    for article, row in added:
        assert row.article is not None
        text, own = _Text(article.id, row.article.sha256, article.text), marks[row.number]
        likeness = _likeness(text, [*known[own.lowest], *known[own.highest]])
        if likeness:
            found[row.number] = likeness
        for mark in (own.lowest, own.highest):
            others = known.setdefault(mark, [])
            others.append(text)
            if len(others) > 1:
                others.sort(key=_sha256)
                del others[_MOST:]
    return found


class _Text:
    """An article's text; its runs are told once, and only if they are asked for."""

    def __init__(self, id: int, sha256: str, text: str) -> None:
        self.id = id
        self.sha256 = sha256
        self.text = text

    @functools.cached_property
    def runs(self) -> frozenset[int]:
        return resembling.runs(self.text)


def _likeness(text: _Text, others: Sequence[_Text]) -> Likeness | None:
    """The nearest of the others, if it is near enough."""
    if not others:
        return None
    shares = {each: resembling.resemblance(text.runs, each.runs) for each in others}
    nearest = max(shares, key=lambda each: shares[each])
    if shares[nearest] < resembling.LEAST:
        return None
    title = nearest.text.strip().split("\n", 1)[0][:80]
    fault = NearDuplicate(percent=round(100 * shares[nearest]), title=title)
    return Likeness(nearest.id, fault)


def _stored(marks: Sequence[Marks], apart_from: Sequence[int]) -> dict[int, list[_Text]]:
    """Some stored articles by each of their marks, as far as one of these has it too."""
    wanted: dict[str, Any] = {
        "lowest": as_array({each.lowest for each in marks}),
        "highest": as_array({each.highest for each in marks}),
        "own": as_array(apart_from),
        "most": _MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, wanted)
        rows = cursor.fetchall()
    texts = {id: _Text(id, sha256, text) for _mark, id, sha256, text in rows}
    known: dict[int, list[_Text]] = defaultdict(list)
    for mark, id in {(mark, id) for mark, id, _sha256, _text in rows}:
        known[mark] = sorted((*known[mark], texts[id]), key=_sha256)[:_MOST]
    return known


_sha256 = attrgetter("sha256")
# Each mark has an index in which its live texts lie by the first digits of their hashes: however
# many share a mark, no more than the first few are read, and those of `own` before them. By whole
# hashes another index might be read, from end to end, while a table has just begun to grow.
_SHARING = " UNION ALL ".join(
    f"""
    SELECT mark, stored.* FROM unnest(%({side})s::bigint[]) AS mark
    CROSS JOIN LATERAL (
        SELECT id, text_sha256, text FROM claims_article
        WHERE {side}_mark = mark AND deleted_at IS NULL AND id <> ALL(%(own)s::bigint[])
        ORDER BY left(text_sha256, 8) LIMIT %(most)s
    ) AS stored
    """
    for side in ("lowest", "highest")
)
