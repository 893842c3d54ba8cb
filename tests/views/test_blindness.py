"""Non-interference: whatever another answers, a blind reviewer sees the same bytes."""

import re
from dataclasses import replace

import pytest
from django.db import transaction
from django.test import Client

from claims import queries
from claims.domain.annotating import Answer
from claims.models import Annotation, Claim, User
from tests import factories

pytestmark = pytest.mark.django_db

ANSWER_A = replace(factories.STATEMENT, note="ملاحظة-أولى")
ANSWER_B = Answer(kind="reported_event", event_date="1999-01", note="ملاحظة-ثانية")
CHANGES = re.compile(rb'(csrfmiddlewaretoken" value=")[^"]+')


class Undo(Exception):
    """Thrown to take an answer back."""


@pytest.fixture
def claim(layla: User) -> Claim:
    factories.speaker(layla)
    factories.proposition(layla)
    statement, event, *_rest = factories.claims(factories.article(layla), layla)
    factories.contradiction(statement, event, layla)
    return statement


def addresses(claim: Claim) -> list[str]:
    article, pair = claim.article.uid, claim.contradictions_as_a.get().uid
    return [
        "/",
        "/?state=open",
        "/?speaker=salem",
        f"/articles/{article}/?claim={claim.uid}",
        f"/articles/{article}/download/csv/",
        f"/articles/{article}/download/jsonl/",
        f"/claims/{claim.uid}/history/",
        "/contradictions/",
        "/contradictions/?speaker=salem",
        "/contradictions/?relation=undermines",
        f"/contradictions/{pair}/",
        f"/contradictions/add/?a={claim.uid}",
        "/speakers/",
        "/api/v1/articles/",
        f"/api/v1/claims/?article={article}",
        f"/api/v1/claims/{claim.uid}/",
        "/api/v1/annotations/",
        f"/api/v1/annotations/?claim={claim.uid}",
        "/api/v1/contradictions/",
        f"/api/v1/contradictions/{pair}/",
    ]


def seen_after(client: Client, claim: Claim, by: User, answer: Answer) -> dict[str, bytes]:
    """What the client sees everywhere once `by` has answered; the answer is then taken back."""
    seen = {}
    try:
        with transaction.atomic():
            factories.annotate(claim, by, answer)
            for address in addresses(claim):
                response = client.get(address)
                assert response.status_code == 200, address
                headers = sorted(response.headers.items())
                seen[address] = CHANGES.sub(rb"\1", response.content) + str(headers).encode()
            raise Undo
    except Undo:
        pass
    return seen


def differences(client: Client, claim: Claim, by: User) -> list[str]:
    first = seen_after(client, claim, by, ANSWER_A)
    second = seen_after(client, claim, by, ANSWER_B)
    return [address for address in first if first[address] != second[address]]


@pytest.mark.parametrize("roles", [["fact_checker"], ["editor"], ["editor", "admin"]])
def test_a_blind_reviewer_cannot_tell_the_answers_apart(
    client: Client, claim: Claim, layla: User, samir: User, roles: list[str]
) -> None:
    samir.roles = roles
    samir.save()
    client.force_login(samir)
    assert differences(client, claim, layla) == []


def test_the_test_finds_a_leak(
    client: Client, claim: Claim, layla: User, samir: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "visible_annotations", lambda viewer: Annotation.objects.all())
    client.force_login(samir)
    leaks = differences(client, claim, layla)
    assert {"/?speaker=salem", "/api/v1/annotations/"} <= set(leaks)
