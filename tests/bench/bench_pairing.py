"""Holding an article of twenty claims against all others: seconds, in a small and a large base."""

import time

import pytest

from claims import alike, machine
from claims.actions import pairing
from claims.models import Article, User
from tests.bench import bases

_ARTICLES = 10


@pytest.mark.django_db(transaction=True)
def bench_pairing(layla: User, samir: User) -> None:
    for size in (2_000, 20_000, 100_000):
        bases.grow(size, [layla, samir])
        articles = list(Article.objects.filter(paired_at=None).order_by("-pk")[:_ARTICLES])
        begun = time.perf_counter()
        found = [_nearest(article) for article in articles]
        between = time.perf_counter()
        for article in articles:
            pairing.propose_pairs(article_id=article.pk, by=layla, at=bases.AT)
        done = time.perf_counter()
        print(
            f"\n{size:>8,} claims: {(done - between) / _ARTICLES:.2f} s an article,"
            f" of which the index {(between - begun) / _ARTICLES:.2f} s,"
            f" for {sum(found) / _ARTICLES:.0f} claims to compare",
            end="",
        )


def _nearest(article: Article) -> int:
    own = machine.matchable(article.claims.values_list("pk", flat=True))
    return len(alike.nearest_elsewhere(article, own))
