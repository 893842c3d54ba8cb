"""Whoever was shown the settled labels of a claim may not answer it when it is reopened."""

import pytest
from django.test import Client

from claims.actions import adjudicating
from claims.models import Claim, Sighting, User
from tests import factories
from tests.factories import AT, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled(layla: User, samir: User) -> Claim:
    factories.speaker(layla)
    factories.proposition(layla)
    statement, event, *_rest = factories.claims(factories.article(layla), layla)
    for user in (layla, samir):
        factories.annotate(statement, user, STATEMENT)
    factories.contradiction(statement, event, layla)
    statement.refresh_from_db()
    return statement


def addresses(claim: Claim) -> list[str]:
    article, pair = claim.article.uid, claim.contradictions_as_a.get().uid
    return [
        f"/articles/{article}/",
        f"/articles/{article}/download/csv/",
        f"/claims/{claim.uid}/history/",
        "/contradictions/",
        f"/contradictions/{pair}/",
        "/api/v1/annotations/",
        f"/api/v1/annotations/{claim.annotations.first().uid}/",
        "/api/v1/claims/",
        f"/api/v1/claims/{claim.uid}/",
    ]


@pytest.mark.parametrize("which", range(9))
def test_every_page_that_shows_labels_records_it(
    client: Client, settled: Claim, nour: User, which: int
) -> None:
    client.force_login(nour)
    for _twice in range(2):
        assert client.get(addresses(settled)[which]).status_code == 200
    seen = Sighting.objects.get()
    assert (seen.claim, seen.seen_by, seen.page) == (settled, nour, "settled")


def test_what_shows_no_labels_records_nothing(client: Client, settled: Claim, nour: User) -> None:
    client.force_login(nour)
    for address in ("/", "/api/v1/articles/", "/speakers/", "/me/"):
        assert client.get(address).status_code == 200
    assert not Sighting.objects.exists()


def test_once_reopened_it_is_not_theirs_to_answer(
    client: Client, settled: Claim, nour: User, huda: User
) -> None:
    client.force_login(nour)
    client.get(f"/articles/{settled.article.uid}/")
    claim = adjudicating.reopen(
        claim_uid=settled.uid, by=huda, reason="مصدر جديد", version=settled.version, at=AT
    )
    answer = {"version": "0", "span_version": "1", "kind": "reported_event", "attribution": "none"}
    response = client.post(f"/claims/{claim.uid}/annotate/", answer)
    assert response.status_code == 422
    assert not claim.annotations.by(nour).exists()
