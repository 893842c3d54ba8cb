"""The database's check that a quote is the text at its place: linear in the claims of an article.

The time for each claim must stay flat as claims are added to one article in one statement; the
same rows without the check, in a transaction that is rolled back, show what the check costs.
"""

import time

import pytest
from django.db import connection, transaction

from claims.domain import importing
from claims.models import Article, Claim, User
from tests.conftest import NOW

_SENTENCE = "قال الناطق إن القافلة وصلت إلى المدينة فجر الأربعاء بعد تأخير دام يومين"
_REPEATS = 3


@pytest.mark.django_db
def bench_quote_check(layla: User) -> None:
    _insert(_article(layla, 50))  # what is slow only once: plans, caches
    for count in (200, 1_000, 2_000):
        checked = min(_insert(_article(layla, count)) for _ in range(_REPEATS))
        bare = min(_insert_unchecked(_article(layla, count)) for _ in range(_REPEATS))
        print(
            f"\n{count:>6,} claims: {checked / count * 1e6:6.0f} µs a claim,"
            f" {bare / count * 1e6:6.0f} µs without the check, {checked / bare:.2f} times",
            end="",
        )


def _article(by: User, count: int) -> tuple[Article, list[Claim]]:
    """A new article of `count` paragraphs and an unsaved claim on each."""
    quotes = [f"{_SENTENCE} {number} {time.monotonic_ns()}" for number in range(count)]
    text = "\n".join(quotes)
    article = Article.objects.create(
        title=_SENTENCE,
        text=text,
        text_sha256=importing.text_sha256(text),
        created_by=by,
        created_at=NOW,
    )
    return article, list(_claims(article, quotes))


def _claims(article: Article, quotes: list[str]) -> list[Claim]:
    claims, start = [], 0
    for number, quote in enumerate(quotes, start=1):
        claims.append(
            Claim(
                article=article,
                paragraph_no=number,
                start=start,
                end=start + len(quote),
                quote=quote,
                origin="machine",
                created_at=NOW,
            )
        )
        start += len(quote) + 1
    return claims


def _insert(rows: tuple[Article, list[Claim]]) -> float:
    """Seconds that one INSERT of all the claims takes."""
    with transaction.atomic():
        begun = time.perf_counter()
        Claim.objects.bulk_create(rows[1])
        taken = time.perf_counter() - begun
        transaction.set_rollback(True)
    return taken


def _insert_unchecked(rows: tuple[Article, list[Claim]]) -> float:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'claims_claim'::regclass"
            " AND tgname LIKE '%new_quotes_are_text%'"
        )
        (trigger,) = cursor.fetchone()
        cursor.execute(f'ALTER TABLE claims_claim DISABLE TRIGGER "{trigger}"')
        taken = _insert(rows)
        transaction.set_rollback(True)
    return taken
