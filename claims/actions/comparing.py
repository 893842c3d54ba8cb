"""Imported articles that are nearly the same as another: added all the same, and flagged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.actions.shelving import KnownArticle
from claims.domain import resembling
from claims.domain.importrows import Row
from claims.domain.problems import N_, Problem
from claims.models import Article

_MOST = 2000  # stored articles that a chunk is compared with
_MOST_EACH = 5  # and each of its articles


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


def nearly_same(added: Sequence[tuple[KnownArticle, Row]]) -> dict[int, Likeness]:
    """By the number of its row each new article's nearest likeness, stored or added before it.

    Gives the new articles their marks.
    """
    known = _stored(mark(article) for article, _row in added)
    found: dict[int, Likeness] = {}
    for article, row in added:
        marks = mark(article)
        others = [*known[marks.lowest], *known[marks.highest]][:_MOST_EACH]
        nearest = max(others, key=lambda each: _share(article, each), default=None)
        if nearest and _share(article, nearest) >= resembling.LEAST:
            percent = round(100 * _share(article, nearest))
            title = nearest.text.strip().split("\n", 1)[0][:80]
            found[row.number] = Likeness(nearest.id, NearDuplicate(percent=percent, title=title))
        known[marks.lowest].append(article)
        known[marks.highest].append(article)
    return found


def mark(article: KnownArticle) -> resembling.Marks:
    """The article's marks, computed once."""
    if article.marks is None:
        article.marks = resembling.marks(article.text)
    return article.marks


def _stored(marks: Iterable[resembling.Marks]) -> Mapping[int, list[KnownArticle]]:
    """Stored articles by each of their marks, as far as one of these has it too."""
    wanted = list(marks)
    rows = Article.objects.live().filter(lowest_mark__in=[each.lowest for each in wanted])
    rows |= Article.objects.live().filter(highest_mark__in=[each.highest for each in wanted])
    known: dict[int, list[KnownArticle]] = defaultdict(list)
    for id, text, lowest, highest in rows.values_list("pk", "text", "lowest_mark", "highest_mark")[
        :_MOST
    ]:
        article = KnownArticle(id, text)
        for number in (lowest, highest):
            if number is not None:
                known[number].append(article)
    return known


def _share(one: KnownArticle, other: KnownArticle) -> float:
    return resembling.resemblance(one.text, other.text)
