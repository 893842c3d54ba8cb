"""Lists: the same rows whether they are narrowed or not, in pages, in few questions."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import tokens
from claims.models import Claim, Sighting, User
from tests import factories
from tests.factories import EVENT

pytestmark = pytest.mark.django_db


def pages(one: Any, path: str) -> list[list[dict[str, Any]]]:
    """Every page, forth and then back."""
    found = [one.get(path).json()]
    for way in ("next", "previous"):
        while address := found[-1][way]:
            found.append(one.client.get(address).json())
    return [page["results"] for page in found]


def test_pages_are_the_same_narrowed_or_not(program, four: list[Claim], layla: User) -> None:
    one, article = program(layla), four[0].article.uid
    every = pages(one, "claims/?page_size=2")
    narrowed = pages(one, f"claims/?page_size=2&article={article}")
    assert every == narrowed
    assert [len(page) for page in every] == [2, 2, 2]
    first, last, back = every
    assert first == back != last
    assert [each["uid"] for each in first + last] == [str(claim.uid) for claim in four]
    shown = one.get(f"claims/{four[0].uid}/").json()
    assert first[0] == shown


def test_a_list_asks_two_questions_once_its_labels_were_seen(
    program, four: list[Claim], layla: User, samir: User, huda: User
) -> None:
    for person in (layla, samir):
        factories.annotate(four[0], person, EVENT)
    scopes = ["read"]
    _token, secret = tokens.make_token(
        by=huda, name="list", scopes=scopes, days=1, at=timezone.now()
    )
    one, token = program(None), {"authorization": f"Bearer {secret}"}
    assert one.get("claims/", token).status_code == 200
    sighted = Sighting.objects.filter(seen_by=huda, claim=four[0], page="settled")
    assert sighted.count() == 1
    for path in ("claims/", "claims/?page_size=3", "claims/?state=agreed"):
        with CaptureQueriesContext(connection) as asked:
            assert one.get(path, token).status_code == 200
        assert len(asked) == 2, path
    assert sighted.count() == 1
