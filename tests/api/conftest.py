"""A program that speaks to the API as one person, in JSON and in one language."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, User
from tests import factories

Headers = dict[str, str] | None


class Program:
    """Requests of one signed-in person; a body that is no bytes is sent as JSON."""

    def __init__(self, user: User | None, language: str = "en") -> None:
        self.client = Client(headers={"accept-language": language}, raise_request_exception=False)
        if user:
            self.client.force_login(user)

    def get(self, path: str, headers: Headers = None, **query: str) -> Any:
        return self.client.get(f"/api/v1/{path}", query, headers=headers)

    def post(
        self, path: str, body: Any, content_type: str = "application/json", headers: Headers = None
    ) -> Any:
        sent = body if isinstance(body, bytes) else json.dumps(body)
        return self.client.post(f"/api/v1/{path}", sent, content_type, headers=headers)

    def patch(self, path: str, body: Any, headers: Headers = None) -> Any:
        sent = json.dumps(body)
        return self.client.patch(f"/api/v1/{path}", sent, "application/json", headers=headers)


@pytest.fixture
def program() -> Callable[..., Program]:
    return Program


@pytest.fixture
def four(layla: User) -> list[Claim]:
    """The four claims of an article, with the speaker and the proposition that answers name."""
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)
