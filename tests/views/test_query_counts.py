"""Pages ask the database as many questions with many rows as with one."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims import queues
from claims.actions import proposing
from claims.models import Article, Claim, Reservation, User
from tests import factories
from tests.factories import AT, EVENT, STATEMENT
from tests.models import rows

pytestmark = pytest.mark.django_db


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_claim_in_one_contradiction_or_in_three(client: Client, layla: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    client.force_login(layla)
    statement, event, *others = factories.claims(factories.article(layla), layla)
    factories.annotate(statement, layla, STATEMENT)
    factories.annotate(event, layla, EVENT)
    factories.contradiction(statement, event, layla)
    address = f"{statement.article.get_absolute_url()}?claim={statement.uid}"
    with_one = asked(client, address)
    for other in others:
        factories.annotate(other, layla, STATEMENT)
        factories.contradiction(statement, other, layla)
    assert asked(client, address) == with_one


def test_a_history_with_one_decision_on_proposals_or_with_three(
    client: Client, layla: User, samir: User, nour: User
) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    client.force_login(layla)
    claim = factories.claims(factories.article(layla), layla)[0]
    factories.annotate(claim, layla, replace(STATEMENT, stance="denies"))
    address = f"/claims/{claim.uid}/history/"
    with_one = asked(client, address)
    for by in (samir, nour):
        proposing.turn_down(claim_uid=claim.uid, by=by, at=AT)
    factories.annotate(claim, layla, replace(STATEMENT, stance="questions"))
    assert asked(client, address) == with_one


def add_claims(of: Article, number: int, **more: Any) -> list[Claim]:
    """That many claims on the lines of `LINES` that have none yet."""
    free = LINES[of.claims.count() :][:number]
    return Claim.objects.bulk_create([rows.claim_row(of, line, **more) for line in free])


LINES = [f"وقع الحادث رقم {number:03} في المدينة" for number in range(100)]


@pytest.mark.parametrize("address", ["/next/", "/adjudication/", "/claims/{first}/adjudicate/"])
def test_the_queue_and_the_adjudication_with_one_three_or_fifty_claims(
    client: Client, layla: User, samir: User, huda: User, address: str
) -> None:
    factories.speaker(layla)
    client.force_login(huda)
    article = rows.article(layla, "\n".join(LINES))
    counts = []
    for more in (1, 2, 47):
        for claim in add_claims(article, more, state="open"):
            Reservation.objects.create(claim=claim, reserved_by=samir, until=AT)
        for claim in add_claims(article, more, state="disputed"):
            for user in (layla, samir):
                rows.annotation(claim, user, note=user.name)
        first = article.claims.filter(state="disputed").earliest("pk")
        path = address.format(first=first.uid)
        method = client.post if path == "/next/" else client.get
        method(path)  # what is recorded of a first visit
        with CaptureQueriesContext(connection) as queries:
            assert method(path).status_code in (200, 302)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_a_page_of_the_work_list_reads_no_more_articles_than_it_shows(layla: User) -> None:
    """Newest first by an index, each with counts of its own: nothing is sorted or grouped whole."""
    for number in range(3):
        factories.article(layla, text=f"نص {number}")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    plan = queues.work_list(layla)[:2].explain(analyze=True)
    (read,) = (line for line in plan.splitlines() if " articles_newest_first on " in line)
    assert "rows=2 " in read.partition("actual time")[2], plan
    assert "Sort" not in plan
