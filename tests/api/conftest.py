"""A program that speaks to the API as one person, in JSON and in one language."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, User
from tests import factories


class Program:
    """Requests of one signed-in person; a body that is no bytes is sent as JSON."""

    def __init__(self, user: User | None, language: str = "en") -> None:
        self.client = Client(headers={"accept-language": language}, raise_request_exception=False)
        if user:
            self.client.force_login(user)

    def get(self, path: str, **query: str) -> Any:
        return self.client.get(f"/api/v1/{path}", query)

    def post(self, path: str, body: Any, content_type: str = "application/json") -> Any:
        sent = body if isinstance(body, bytes) else json.dumps(body)
        return self.client.post(f"/api/v1/{path}", sent, content_type=content_type)

    def patch(self, path: str, body: Any) -> Any:
        return self.client.patch(f"/api/v1/{path}", json.dumps(body), "application/json")


@pytest.fixture
def program() -> Callable[..., Program]:
    return Program


@pytest.fixture
def four(layla: User) -> list[Claim]:
    """The four claims of an article, with the speaker and the proposition that answers name."""
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)
