"""The workbench asks the database as many questions with more answers and contradictions."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import proposing
from claims.models import User
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

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
