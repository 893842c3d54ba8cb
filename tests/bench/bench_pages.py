"""The pages of the site in a small and in a large base: whole requests of a browser.

In one run, at 10,000 and 100,000 claims, and with FULL=1 at 1,000,000: the median of five in
milliseconds and how it grows, the blocks of 8 kB that PostgreSQL looked at, and the questions.
`make bench-pages`, or `python -m pytest tests/bench/bench_pages.py`.
"""

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Contradiction, User
from tests.bench import bases, desks

SIZES = (10_000, 100_000, *((1_000_000,) if os.environ.get("FULL") else ()))
_MEASURED = 5
_LAST = "page=1000000"


@pytest.mark.django_db(transaction=True)
def bench_pages(layla: User, samir: User, nour: User, huda: User, rania: User) -> None:
    before: dict[str, float] = {}
    for size in SIZES:
        bases.grow(size, [samir, nour])
        desks.work(layla, huda)
        print(f"\n{size:>9,} claims")
        found = {}
        for name, ask in _pages(layla, huda, rania).items():
            ask()
            found[name] = statistics.median(_milliseconds(ask) for _ in range(_MEASURED))
            growth = f"{found[name] / before[name]:6.1f} times" if before else ""
            print(f"    {name:32} {found[name]:9.1f} ms {_read(ask)} {growth}", flush=True)
        before = before or found


def _pages(layla: User, huda: User, rania: User) -> dict[str, Callable[[], Any]]:
    """By name, for a fact-checker, an editor, an admin or a reader without a login."""
    checker, editor, admin = (_signed_in(each) for each in (layla, huda, rania))
    claim = Claim.objects.filter(state="disputed").order_by("pk")[500]
    pair = Contradiction.objects.order_by("pk")[3]
    of = {name: reverse(name) for name in ("articles", "contradictions", "disputes", "search")}
    return {
        "work list": _asked(checker, of["articles"]),
        "work list, by state": _asked(checker, f"{of['articles']}?state=disputed"),
        "work list, last page": _asked(checker, f"{of['articles']}?{_LAST}"),
        "workbench": _asked(checker, claim.article.get_absolute_url()),
        "next claim for me": lambda: checker.post(reverse("next-claim")),
        "contradictions": _asked(checker, of["contradictions"]),
        "contradictions, by relation": _asked(
            checker, f"{of['contradictions']}?relation=undermines"
        ),
        "contradictions, last page": _asked(checker, f"{of['contradictions']}?{_LAST}"),
        "a contradiction": _asked(checker, pair.get_absolute_url()),
        "proposed pairs": _asked(checker, reverse("pairs")),
        "speakers": _asked(checker, reverse("speakers")),
        "propositions": _asked(checker, reverse("propositions")),
        "inbox": _asked(checker, reverse("inbox")),
        "search": _asked(checker, f"{of['search']}?q=قال"),
        "history of a claim": _asked(checker, reverse("claim-history", args=[claim.uid])),
        "disputes": _asked(editor, of["disputes"]),
        "disputes, last page": _asked(editor, f"{of['disputes']}?{_LAST}"),
        "adjudication of a claim": _asked(editor, reverse("claim-adjudicate", args=[claim.uid])),
        "agreement": _asked(editor, reverse("agreement")),
        "agreement on an article": _asked(
            editor, f"{reverse('agreement')}?article={claim.article.uid}"
        ),
        "imports": _asked(admin, reverse("imports")),
        "people": _asked(admin, reverse("people")),
        "whole history": _asked(admin, reverse("history")),
        "releases": _asked(admin, reverse("releases")),
        "export": _asked(admin, reverse("export")),
        "articles for readers": _asked(Client(), reverse("public-index")),
    }


def _signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _asked(client: Client, address: str) -> Callable[[], Any]:
    def ask() -> None:
        response = client.get(address)
        assert response.status_code == 200, address
        b"".join(response)

    return ask


def _milliseconds(ask: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def _read(ask: Callable[[], Any]) -> str:
    """The blocks and questions of one request."""
    before = _blocks()
    with CaptureQueriesContext(connection) as asked:
        ask()
    return f"{_blocks() - before:8,} blocks {len(asked):3} questions"


def _blocks() -> int:
    """All that were looked at in the database so far, in memory or not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(
            "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = current_database()"
        )
        return int(cursor.fetchone()[0])
