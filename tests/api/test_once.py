"""Idempotency-Key: a creating request that is sent again is done once."""

from typing import Any

import pytest

from claims.models import Article, Proposition, Replay, User

pytestmark = pytest.mark.django_db
TEXT = "قال الوزير إن الجسر آمن."


def send(one: Any, key: str, body: Any = None, path: str = "articles/") -> Any:
    return one.post(path, body or {"text": TEXT}, headers={"Idempotency-Key": key})


def test_a_repetition_is_answered_as_the_first_time(program, layla: User) -> None:
    first, again = send(program(layla), "k1"), send(program(layla), "k1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert Article.objects.count() == 1


def test_a_key_is_for_one_request(program, layla: User) -> None:
    send(program(layla), "k1")
    other = send(program(layla), "k1", {"text": "نص آخر."})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
    elsewhere = send(program(layla), "k1", {"text_ar": "الجسر آمن"}, "propositions/")
    assert elsewhere.status_code == 422
    assert (Article.objects.count(), Proposition.objects.count()) == (1, 0)


def test_a_key_is_ones_own(program, layla: User, samir: User) -> None:
    send(program(layla), "k1", {"text_ar": "الجسر آمن"}, "propositions/")
    assert send(program(samir), "k1").status_code == 201


def test_what_failed_is_tried_anew(program, layla: User) -> None:
    assert send(program(layla), "k1", {"text": ""}).status_code == 422
    assert not Replay.objects.exists()
    assert send(program(layla), "k1").status_code == 201


@pytest.mark.parametrize("key", ["", "ك", "a key", "x" * 256])
def test_a_key_that_is_none(program, layla: User, key: str) -> None:
    refused = send(program(layla), key)
    assert (refused.status_code, refused.json()["code"]) == (400, "bad-idempotency-key")
    assert not Article.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_the_work_once(program, at_once, layla: User) -> None:
    body = {"text_ar": "الجسر آمن"}

    def post() -> Any:
        return send(program(layla), "k1", body, "propositions/")

    answers = at_once(post, post)
    assert [each.status_code for each in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert Proposition.objects.count() == 1
