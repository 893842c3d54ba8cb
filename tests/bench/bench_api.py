"""The API in a small and in a large base: lists, searches, near claims, one row, one write.

In one run, at 10,000 and 100,000 claims, and with FULL=1 at 1,000,000: the median and the 95th
percentile of whole requests in milliseconds, how many questions each asks of the database, and
how the median grows. `python -m pytest tests/bench/bench_api.py`, or `make bench-api`.
"""

import gc
import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.throttling import SimpleRateThrottle

from claims.actions import tokens
from claims.models import Claim, User
from tests.bench import bases

SIZES = (10_000, 100_000, *((1_000_000,) if os.environ.get("FULL") else ()))
COMMON, RARE = "قال", "استقاع"
_WARMING, _MEASURED = 5, 40
_BARE = """
SELECT claim.uid, article.uid, claim.paragraph_no, claim.start, claim.end, claim.quote, claim.kind,
    claim.origin, claim.state, canonical.uid, claim.version, claim.span_version, claim.created_at
FROM claims_claim AS claim JOIN claims_article AS article ON article.id = claim.article_id
LEFT JOIN claims_claim AS canonical ON canonical.id = claim.duplicate_of_id
WHERE claim.deleted_at IS NULL AND article.deleted_at IS NULL ORDER BY claim.id LIMIT 50
"""


@dataclass
class Figures:
    """Milliseconds of each request, and how many questions one asks.

    `paces` are milliseconds of a fixed piece of work after each: how fast the machine was then.
    """

    times: list[float] = field(default_factory=list)
    queries: int = 0
    paces: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def best(self) -> float:
        """What a request takes when nothing else runs on the machine."""
        return min(self.times)

    def growth(self, before: "Figures") -> float:
        """How many times as long it takes, with the machine as fast as it was before."""
        pace = statistics.median(self.paces) / statistics.median(before.paces)
        return self.median / before.median / pace

    @property
    def slow(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1]


@dataclass
class Program:
    """A program that signs in by a token."""

    client: Client
    claims: int

    def get(self, path: str, **query: Any) -> Callable[[], Any]:
        return lambda: self._done(self.client.get(f"/api/v1/{path}", query), 200)

    def draw(self) -> Callable[[], Any]:
        """Flag a claim, each time another one."""
        uids = iter(Claim.objects.filter(state="open").values_list("uid", flat=True)[:1_000])
        body = json.dumps({"reason": "لينظر فيه محرّر"})

        def send() -> Any:
            address = f"/api/v1/claims/{next(uids)}/flag/"
            return self._done(self.client.post(address, body, "application/json"), 200)

        return send

    def _done(self, response: Any, status: int) -> Any:
        assert response.status_code == status, response.content
        return response


@pytest.fixture
def program(layla: User, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *_given: True)
    scopes = ["read", "write"]
    _token, secret = tokens.make_token(
        by=layla, name="bench", scopes=scopes, days=1, at=timezone.now()
    )
    return Program(Client(headers={"authorization": f"Bearer {secret}"}), 0)


@pytest.mark.django_db(transaction=True)
def bench_api(program: Program, layla: User, samir: User) -> None:
    before: dict[str, Figures] = {}
    for size in SIZES:
        begun = time.perf_counter()
        bases.grow(size, [layla, samir])
        gc.collect()
        gc.freeze()  # what the making left in this process, no server has to go through
        print(f"\n{size:>9,} claims, made in {time.perf_counter() - begun:.0f} s")
        figures = {name: _measure(ask) for name, ask in _requests(program).items()}
        figures["bare SELECT … LIMIT 50 (psycopg2)"] = _measure_bare()
        for name, each in figures.items():
            _tell(name, each, before.get(name))
        bare = figures["bare SELECT … LIMIT 50 (psycopg2)"]
        ours = figures["list of 50"]
        print(
            f"    list of 50 / bare SELECT: {ours.median / bare.median:.1f} (medians),"
            f" {ours.best / bare.best:.1f} (best)"
        )
        before = before or figures


def _requests(program: Program) -> dict[str, Callable[[], Any]]:
    middle = Claim.objects.order_by("pk")[Claim.objects.count() // 2]
    return {
        "list of 50": program.get("claims/"),
        "list of 50, disputed": program.get("claims/", state="disputed"),
        f"search, common ({COMMON})": program.get("search/", q=COMMON),
        f"search, rare ({RARE})": program.get("search/", q=RARE),
        "search, phrase": program.get("search/", q='"وقف إطلاق النار"'),
        f"counts, common ({COMMON})": program.get("search/facets/", q=COMMON),
        f"counts, rare ({RARE})": program.get("search/facets/", q=RARE),
        "near claims": program.get(f"claims/{middle.uid}/similar/"),
        "one claim": program.get(f"claims/{middle.uid}/"),
        "one write (flag)": program.draw(),
    }


def _measure(ask: Callable[[], Any]) -> Figures:
    for _ in range(_WARMING):
        ask()
    with CaptureQueriesContext(connection) as asked:
        ask()
    queries = len(asked)
    return _figures(ask, queries)


def _measure_bare() -> Figures:
    """The rows of a list as the driver gives them, without anything around."""
    driver = connection.connection

    def ask() -> Any:
        with driver.cursor() as cursor:
            cursor.execute(_BARE)
            return cursor.fetchall()

    assert len(ask()) == 50
    return _figures(ask, 1)


def _figures(ask: Callable[[], Any], queries: int) -> Figures:
    found = Figures(queries=queries)
    for _ in range(_MEASURED):
        found.times.append(_milliseconds(ask))
        found.paces.append(_milliseconds(_fixed_work))
    return found


def _fixed_work() -> str:
    return json.dumps([{"number": number, "words": "قال الوزير"} for number in range(1_500)])


def _milliseconds(ask: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def _tell(name: str, figures: Figures, before: Figures | None) -> None:
    growth = f"{figures.growth(before):5.2f} times" if before else ""
    print(
        f"    {name:36} p50 {figures.median:8.1f}  p95 {figures.slow:8.1f}"
        f"  best {figures.best:8.1f} ms {figures.queries:4} queries  {growth}"
    )
