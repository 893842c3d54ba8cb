"""Problem details: the same form for every fault, in Arabic and in English, and never a 5xx."""

import json
from typing import Any

import pytest

from claims.models import Annotation, Article, Contradiction, User
from tests import factories

pytestmark = pytest.mark.django_db
NO_UID = "6e1b3a0e-0000-4000-8000-000000000000"


def problem(response: Any, status: int) -> Any:
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["type"].endswith(body["code"])
    assert body["title"]
    assert body["detail"]
    return body


def test_every_fault_of_an_answer_is_named_in_both_languages(program, four, layla: User) -> None:
    given = {"version": 0, "span_version": 1, "proposition": "bridge_safe"}
    path = f"claims/{four[0].uid}/annotate/"
    english = problem(program(layla, "en").post(path, given), 422)
    arabic = problem(program(layla, "ar").post(path, given), 422)
    assert english["code"] == arabic["code"] == "bad-answer"
    named = [(each["field"], each["code"]) for each in english["errors"]]
    assert named == [("stance", "stance-missing"), ("kind", "kind-missing")]
    assert named == [(each["field"], each["code"]) for each in arabic["errors"]]
    assert english["errors"][1]["detail"] == "Choose what kind of claim this is."
    assert arabic["errors"][1]["detail"] == "اختر نوع الادعاء."
    assert not Annotation.objects.exists()


def test_too_late_shows_what_is_stored(program, four, layla: User) -> None:
    stored = factories.annotate(four[1], layla, factories.EVENT)
    given = {"version": 0, "span_version": 1, "kind": "background", "note": "أخرى"}
    late = problem(program(layla).post(f"claims/{four[1].uid}/annotate/", given), 409)
    assert late["code"] == "stale"
    assert late["current"]["uid"] == str(stored.uid)
    assert (late["current"]["version"], late["current"]["event_date"]) == (1, "2017-03")


def test_what_is_stored_already_is_named(program, four, layla: User) -> None:
    article = four[0].article
    twice = problem(program(layla).post("articles/", {"text": factories.TEXT}), 409)
    assert (twice["code"], twice["existing"]) == ("text-stored", str(article.uid))
    row = factories.contradiction(four[0], four[1], layla)
    pair = pair_of(four[1].uid, four[0].uid)
    again = problem(program(layla).post("contradictions/", pair), 409)
    assert (again["code"], again["existing"]) == ("pair-recorded", str(row.uid))
    assert Contradiction.objects.count() == Article.objects.count() == 1


def pair_of(a: object, b: object, **more: object) -> dict[str, object]:
    pair = {"claim_a": str(a), "claim_b": str(b), "relation": "undermines"}
    return {**pair, "type": "world_knowledge", "rationale": "سبب", **more}


@pytest.mark.parametrize(
    "name", ["articles", "claims", "annotations", "contradictions", "speakers"]
)
def test_an_unknown_uid_is_not_there(program, layla: User, name: str) -> None:
    for language, word in (("en", "not there"), ("ar", "القائمة")):
        body = problem(program(layla, language).get(f"{name}/{NO_UID}/"), 404)
        assert body["code"] == "not-there"
        assert word in body["detail"]


@pytest.mark.parametrize("path", ["claims/abc/", "nothing/", f"claims/{NO_UID}/eat/"])
def test_an_unknown_address_is_not_there(program, layla: User, path: str) -> None:
    assert problem(program(layla).get(path), 404)["code"] == "not-there"


def test_a_verb_that_is_not_there(program, four, layla: User) -> None:
    response = program(layla).client.put(f"/api/v1/claims/{four[0].uid}/")
    assert problem(response, 405)["code"] == "method-not-allowed"
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'"text"', "application/json", 400),
        (b"null", "application/json", 400),
        (b'{"text": NaN}', "application/json", 400),
        (b'{"text": 1' + b"0" * 5000 + b"}", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"text=a", "application/x-www-form-urlencoded", 415),
        (b"text", "text/plain", 415),
    ],
)
def test_a_body_that_is_no_json_object(
    program, layla: User, body: bytes, content_type: str, status: int
) -> None:
    problem(program(layla).post("articles/", body, content_type), status)


ODD = [None, True, -1, 1.5, 10**30, "", "x\0y", "\ud800", "x" * 6000, [], ["\0"], {}, {"a": [1]}]


@pytest.mark.parametrize("odd", ODD, ids=lambda each: ascii(each)[:20])
def test_an_odd_value_in_any_field_is_no_fault_of_ours(program, four, layla, odd: object) -> None:
    """Each field of each body in turn: taken, or refused in the one form; never a 5xx."""
    one, claim = program(layla), four[0]
    row = factories.contradiction(four[0], four[1], layla)
    for path, good in bodies(claim, four[3], row).items():
        for field in good:
            response = one.post(path, {**good, field: odd})
            assert response.status_code < 500, (path, field, response.text)
            if response.status_code >= 400:
                body = problem(response, response.status_code)
                assert body["errors"] or body["code"] in {"stale", "span-moved"}, (path, field)


def bodies(claim: Any, other: Any, row: Any) -> dict[str, dict[str, Any]]:
    """For each address a body whose versions and sides make sure that nothing is stored."""
    late = {"version": 99}
    span = {"start": 1, "end": 3, "quote": "ال"}
    labels = {
        "kind": "reported_event",
        "attribution": "none",
        "speakers": ["nobody"],
        "proposition": None,
        "stance": None,
        "event_date": "2017",
        "attribution_check": None,
        "note": "",
        "submit": True,
    }
    return {
        "articles/": {"text": "", "title": "", "url": "", "published": ""},
        "claims/": {"article": str(claim.article.uid), **span},
        f"claims/{claim.uid}/move/": {**span, **late},
        f"claims/{claim.uid}/split/": {"at": 1, **late},
        f"claims/{claim.uid}/merge/": {"direction": "next", **late},
        f"claims/{claim.uid}/reject/": {"reason": "سبب", **late},
        f"claims/{claim.uid}/flag/": {"reason": ""},
        f"claims/{claim.uid}/annotate/": {"span_version": 1, **labels, **late},
        "contradictions/": pair_of(claim.uid, claim.uid),
        f"contradictions/{row.uid}/withdraw/": {"rationale": "سبب", **late},
        f"contradictions/{row.uid}/evidence/": {
            "url": "ftp://a",
            "archive_url": "",
            "quote": "",
            "publisher": "",
            "retrieved_on": None,
            "bearing": "supports",
            "note": "",
        },
        "speakers/": {"name_ar": "", "key": "k", "type": "person", "aliases": []},
        "propositions/": {"text_ar": "", "key": "k"},
    }


@pytest.mark.parametrize(
    "query",
    [
        {"article": "x"},
        {"article": "\0"},
        {"state": "\0"},
        {"state": "asleep"},
        {"cursor": "cD1hYmM="},  # p=abc: no id
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(program, four, layla, query) -> None:
    response = program(layla).get("claims/", **query)
    assert response.status_code in (400, 404), response.text
    problem(response, response.status_code)


def test_what_is_refused_is_stored_nowhere(program, four, layla: User) -> None:
    one = program(layla)
    for text, code in (
        ("", "empty-text"),
        ("  \n\t", "empty-text"),
        ("ا\0ب", "control-characters"),
    ):
        assert problem(one.post("articles/", {"text": text}), 422)["code"] == code
    same = problem(one.post("contradictions/", pair_of(four[0].uid, four[0].uid)), 422)
    assert same["code"] == "same-claim"
    lost = pair_of(four[0].uid, NO_UID)
    assert problem(one.post("contradictions/", lost), 404)["code"] == "not-there"
    unknown = {"version": 0, "span_version": 1, "kind": "official_statement", "speakers": ["who"]}
    answer = problem(one.post(f"claims/{four[0].uid}/annotate/", unknown), 422)
    assert (answer["code"], answer["errors"][0]["field"]) == ("unknown-speaker", "speakers")
    assert "who" in json.dumps(answer)
    assert Article.objects.count() == 1
    assert not Annotation.objects.exists()
    assert not Contradiction.objects.exists()


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("agreement/", {"article": NO_UID}, 422),
        ("agreement/", {"article": ""}, 400),
        ("agreement/", {"until": "soon"}, 400),
        ("agreement/", {"untill": "2026-01-01"}, 400),
        ("history/", {"by": NO_UID}, 422),
        ("history/", {"table": "nothing"}, 400),
        ("exports/csv/", {"speaker": "nobody"}, 422),
        ("exports/csv/", {"speaker": "nobody", "created_after": "soon"}, 400),
        ("pairs/", {"open": "null"}, 400),
        ("pairs/", {"least_score": "1.5"}, 400),
        ("pairs/", {"article": "first"}, 400),
    ],
)
def test_what_nothing_is_narrowed_by_is_refused_by_name(
    program, four, rania: User, path: str, given: dict[str, str], status: int
) -> None:
    """400 for what cannot be, 422 for the name of what is not there."""
    refused = problem(program(rania).get(path, **given), status)
    assert {each["field"] for each in refused["errors"]} == {*given}


@pytest.mark.parametrize("field", [{"after": False}, {"after": 7}])
def test_a_uid_is_a_string(program, four, layla: User, field: dict[str, Any]) -> None:
    refused = problem(program(layla).post("claims/next/", field), 400)
    assert [each["field"] for each in refused["errors"]] == ["after"]


def test_a_text_is_as_long_as_it_is_sent(program, four, layla: User) -> None:
    """What would be trimmed counts: the description knows nothing of trimming."""
    path, given = f"claims/{four[0].uid}/evidence/", {"url": "https://example.org/"}
    given |= {"bearing": "refutes", "quote": "انهار"}
    one = program(layla)
    refused = problem(one.post(path, {**given, "note": "\n" + "س" * 2_000}), 400)
    assert [each["field"] for each in refused["errors"]] == ["note"]
    assert one.post(path, {**given, "note": "\n" + "س" * 1_999}).status_code == 201
