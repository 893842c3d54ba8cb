"""The API: the whole road for programs, by the same actions, and errors with their cure."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from claims.models import Annotation, Claim, User
from tests import factories
from tests.factories import QUOTES, STATEMENT

pytestmark = pytest.mark.django_db

Call = Callable[..., Any]


@pytest.fixture
def post(client: Client) -> Call:
    """POST as someone, in a language; the answer's status and JSON."""

    def call(user: User, path: str, language: str = "en", **body: Any) -> tuple[int, Any]:
        client.force_login(user)
        response = client.post(
            f"/api/v1/{path}",
            body,
            content_type="application/json",
            headers={"accept-language": language},
        )
        return response.status_code, response.json() if response.content else None

    return call


@pytest.fixture
def get(client: Client) -> Call:
    def call(user: User, path: str) -> Any:
        client.force_login(user)
        response = client.get(f"/api/v1/{path}")
        assert response.status_code == 200, response.content
        return response.json()

    return call


ANSWER = {
    "kind": "official_statement",
    "speakers": ["salem"],
    "proposition": "bridge_safe",
    "stance": "supports",
    "version": 0,
    "span_version": 1,
}
EVENT = {"kind": "reported_event", "version": 0, "span_version": 1}
PAIR = {"relation": "undermines", "type": "world_knowledge", "rationale": "انهار ما قيل إنه آمن"}


def draw(post: Call, by: User, article: str, quote: str) -> str:
    start = factories.TEXT.index(quote)
    span = {"start": start, "end": start + len(quote), "quote": quote}
    status, claim = post(by, "claims/", article=article, **span)
    assert status == 201, claim
    return claim["uid"]


def clear(post: Call, get: Call, by: User, article: str) -> None:
    for claim in get(by, f"claims/?article={article}")["results"]:
        given = {"reason": "cut anew", "version": claim["version"]}
        assert post(by, f"claims/{claim['uid']}/reject/", **given)[0] == 200


def test_the_whole_road(post: Call, get: Call, layla: User, samir: User, huda: User) -> None:
    assert post(layla, "speakers/", name_ar="الوزير سالم", key="salem")[0] == 201
    assert post(layla, "propositions/", text_ar="الجسر آمن", key="bridge_safe")[0] == 201
    status, article = post(layla, "articles/", text=factories.TEXT)
    assert status == 201
    assert get(layla, f"articles/{article['uid']}/")["text"] == factories.TEXT
    clear(post, get, layla, article["uid"])
    statement, event = (draw(post, layla, article["uid"], quote) for quote in QUOTES[:2])
    for user in (layla, samir):
        assert post(user, f"claims/{statement}/annotate/", **ANSWER)[0] == 200
        assert post(user, f"claims/{event}/annotate/", **EVENT)[0] == 200
    assert get(samir, f"claims/{statement}/")["state"] == "agreed"
    status, pair = post(layla, "contradictions/", claim_a=statement, claim_b=event, **PAIR)
    assert status == 201
    source = {"url": "https://example.org/", "bearing": "supports"}
    assert post(layla, f"contradictions/{pair['uid']}/evidence/", **source)[0] == 201
    decision = {"rationale": "سبب", "version": pair["version"]}
    status, confirmed = post(huda, f"contradictions/{pair['uid']}/confirm/", **decision)
    assert (status, confirmed["state"]) == (200, "confirmed")
    assert get(huda, "me/")["roles"] == ["editor"]


@pytest.fixture
def claim(layla: User) -> Claim:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)[0]


@pytest.mark.parametrize(("language", "words"), [("ar", "اختر من قاله"), ("en", "who said it")])
def test_faults_are_told_by_field_in_the_language_asked_for(
    post: Call, claim: Claim, layla: User, language: str, words: str
) -> None:
    bad = {**ANSWER, "speakers": [], "stance": "unclear"}
    status, problem = post(layla, f"claims/{claim.uid}/annotate/", language, **bad)
    assert (status, problem["status"], problem["code"]) == (422, 422, "bad-answer")
    assert [fault["field"] for fault in problem["errors"]] == ["speakers", "note"]
    assert words in problem["errors"][0]["detail"]
    assert Annotation.objects.count() == 0


def test_a_stale_write_shows_what_is_stored(post: Call, claim: Claim, layla: User) -> None:
    path = f"claims/{claim.uid}/annotate/"
    post(layla, path, **{**EVENT, "submit": False, "note": "الأولى"})
    status, problem = post(layla, path, **{**EVENT, "note": "الثانية"})
    assert (status, problem["code"]) == (409, "stale")
    assert problem["current"]["note"] == "الأولى"


def test_a_double_names_what_exists(post: Call, claim: Claim, samir: User) -> None:
    status, problem = post(samir, "articles/", text=factories.TEXT)
    assert (status, problem["existing"]) == (409, str(claim.article.uid))


@pytest.mark.parametrize(
    ("path", "body", "statuses"),
    [
        ("articles/", {"text": "قال\0"}, {422}),
        ("articles/", {"text": "  "}, {422}),
        ("articles/", {"text": 5, "title": ["x"]}, {400}),
        ("articles/", {}, {400}),
        ("claims/", {"article": "x", "start": -1, "end": 10**30, "quote": "ا"}, {400}),
        ("contradictions/", {"claim_a": "no", "claim_b": "no", **PAIR}, {400}),
        ("claims/6e1b3a0e-0000-4000-8000-000000000000/flag/", {"reason": "x"}, {404}),
        ("speakers/", {"name_ar": "\0"}, {400}),
        ("speakers/", {"name_ar": " ", "key": "a b"}, {400}),
    ],
)
def test_bad_input_is_never_the_servers_fault(
    post: Call, layla: User, path: str, body: dict[str, Any], statuses: set[int]
) -> None:
    status, problem = post(layla, path, **body)
    assert status in statuses
    assert problem["status"] == status
    assert problem["detail"]


def test_what_is_no_json_is_said_so(client: Client, layla: User) -> None:
    client.force_login(layla)
    response = client.post("/api/v1/articles/", "{", content_type="application/json")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"


def test_roles_hold_here_too(
    post: Call, client: Client, claim: Claim, reader: User, rania: User, layla: User
) -> None:
    for user in (reader, rania):
        status, problem = post(user, f"claims/{claim.uid}/annotate/", **EVENT)
        assert (status, problem["code"]) == (403, "not-allowed")
    version = {"version": claim.article.version}
    assert post(layla, f"articles/{claim.article.uid}/remove/", **version)[0] == 403
    assert post(rania, f"articles/{claim.article.uid}/remove/", **version)[0] == 204
    client.logout()
    assert client.get("/api/v1/articles/").status_code in (401, 403)


def test_drafts_and_others_answers_are_not_shown(
    get: Call, claim: Claim, layla: User, samir: User
) -> None:
    factories.annotate(claim, layla, STATEMENT)
    assert get(samir, "annotations/")["results"] == []
    assert len(get(layla, "annotations/")["results"]) == 1


def test_a_veiled_pair_shows_its_sides_only(get: Call, layla: User, samir: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    statement, event, *_rest = factories.claims(factories.article(layla), layla)
    factories.contradiction(statement, event, layla)
    veiled = get(samir, "contradictions/")["results"][0]
    assert veiled["veiled"]
    assert veiled["claim_a"]["quote"] == statement.quote
    assert [veiled[name] for name in ("relation", "type", "rationale", "proposed_by")] == [None] * 4


@pytest.mark.parametrize("path", ["articles/", "claims/", "annotations/", "contradictions/"])
def test_a_longer_list_asks_no_more_questions(
    client: Client, layla: User, path: str, django_assert_max_num_queries: Any
) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    counts = []
    for text in (factories.TEXT, f"{factories.TEXT} مرة", f"{factories.TEXT} أخرى"):
        statement, event, *_rest = factories.claims(factories.article(layla, text), layla)
        factories.annotate(statement, layla, STATEMENT)
        factories.contradiction(statement, event, layla)
        client.force_login(layla)
        with django_assert_max_num_queries(12) as asked:
            client.get(f"/api/v1/{path}")
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]


def test_the_description_is_valid_and_whole() -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, file="/dev/null")
