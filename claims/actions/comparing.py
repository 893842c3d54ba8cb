"""Imported articles that are nearly the same as another: added all the same, and flagged."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.actions.shelving import KnownArticle
from claims.domain import resembling
from claims.domain.importrows import Row
from claims.domain.problems import N_, Problem
from claims.domain.resembling import Marks
from claims.models import Article

_MOST = 2000  # stored articles that a chunk is compared with
_MOST_EACH = 4  # and each of its articles


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

    `marks` are those of the texts, by the number of the row.
    """
    known = _stored([marks[row.number] for _article, row in added])
    found: dict[int, Likeness] = {}
    for article, row in added:
        text, own = _Text(article.id, article.text), marks[row.number]
        likeness = _likeness(text, [*known[own.lowest], *known[own.highest]])
        if likeness:
            found[row.number] = likeness
        known[own.lowest].append(text)
        known[own.highest].append(text)
    return found


def marks_of(row: Row) -> Marks:
    """The marks of the text that the row brings."""
    assert row.article is not None
    return resembling.marks(resembling.runs(row.article.text))


class _Text:
    """An article's text; its runs are told once, and only if they are asked for."""

    def __init__(self, id: int, text: str) -> None:
        self.id = id
        self.text = text

    @functools.cached_property
    def runs(self) -> frozenset[int]:
        return resembling.runs(self.text)


def _likeness(text: _Text, others: Sequence[_Text]) -> Likeness | None:
    """The nearest of the first few others, if it is near enough."""
    shares = {each: resembling.resemblance(text.runs, each.runs) for each in others[:_MOST_EACH]}
    nearest = max(shares, key=lambda each: shares[each], default=None)
    if nearest is None or shares[nearest] < resembling.LEAST:
        return None
    title = nearest.text.strip().split("\n", 1)[0][:80]
    fault = NearDuplicate(percent=round(100 * shares[nearest]), title=title)
    return Likeness(nearest.id, fault)


def _stored(marks: Iterable[Marks]) -> Mapping[int, list[_Text]]:
    """Stored articles by each of their marks, as far as one of these has it too."""
    wanted = list(marks)
    rows = Article.objects.live().filter(lowest_mark__in=[each.lowest for each in wanted])
    rows |= Article.objects.live().filter(highest_mark__in=[each.highest for each in wanted])
    columns = ("pk", "text", "lowest_mark", "highest_mark")
    known: dict[int, list[_Text]] = defaultdict(list)
    for id, text, *own in rows.order_by("pk").values_list(*columns)[:_MOST]:
        stored = _Text(id, text)
        for number in own:
            known[number].append(stored)
    return known
