"""A NUL in any field of the inspector's form is refused with words, never by the database."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Annotation, User
from tests import factories

pytestmark = pytest.mark.django_db
TYPED = {"version": 0, "span_version": 1, "save": "draft", "kind": "reported_event"}


@pytest.mark.parametrize(
    "odd",
    [
        {"kind": "\0"},
        {"speakers": ["a\0"]},
        {"proposition": "\0", "stance": "supports"},
        {"stance": "\0"},
        {"event_date": "\0"},
        {"note": "\0"},
    ],
)
def test_a_nul_in_an_answer(client: Client, layla: User, odd: dict[str, Any]) -> None:
    claim = factories.article(layla).claims.live().first()
    client.force_login(layla)
    response = client.post(reverse("claim-annotate", args=[claim.uid]), {**TYPED, **odd})
    assert response.status_code == 422
    assert set(response.context["form"].errors) & set(odd)
    assert not Annotation.objects.exists()
