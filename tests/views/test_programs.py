"""The page of the API says what the API is."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.api import reference
from claims.models import User

pytestmark = pytest.mark.django_db


def operation(id: str) -> reference.Operation:
    found = [each for group in reference.groups() for each in group.operations if each.id == id]
    assert len(found) == 1, id
    return found[0]


def test_a_write_is_told_with_its_body_answer_and_refusals() -> None:
    draw = operation("claims_create")
    assert (draw.method, draw.path) == ("POST", "/api/v1/claims/")
    assert {field.name: field.required for field in draw.body} == {
        "article": True,
        "start": True,
        "end": True,
        "quote": True,
    }
    assert "span_version" in {field.name for field in draw.answer}
    assert {"201", "422"} < set(draw.statuses)
    assert "Idempotency-Key" in {field.name for field in draw.parameters}


def test_fields_of_a_vocabulary_are_told_with_its_keys() -> None:
    stance = next(
        field for field in operation("claims_annotate_create").body if field.name == "stance"
    )
    assert "questions" in stance.values


def test_every_operation_stands_on_the_page(client: Client, layla: User) -> None:
    client.force_login(layla)
    page = client.get(reverse("api-reference")).content.decode()
    for group in reference.groups():
        for each in group.operations:
            assert f'id="{each.id}"' in page
