"""ETag, If-Match, If-None-Match, sparse fields: what is asked for by headers and by name."""

from typing import Any

import pytest

from claims.models import User
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_row_carries_its_version(program, four, layla: User) -> None:
    here = f"claims/{four[0].uid}/"
    first = program(layla).get(here)
    assert first.headers["ETag"].startswith(f'"{four[0].version}-')
    again = program(layla).get(here, {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    factories.annotate(four[0], layla, factories.STATEMENT)  # opens the claim
    changed = program(layla).get(here, {"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_a_list_is_not_sent_twice(program, four, layla: User) -> None:
    first = program(layla).get("claims/")
    tag = {"If-None-Match": first.headers["ETag"]}
    assert program(layla).get("claims/", tag).status_code == 304
    factories.annotate(four[0], layla, factories.STATEMENT)
    assert program(layla).get("claims/", tag).status_code == 200


def test_if_match_stands_for_the_version(program, four, layla: User) -> None:
    article = f"articles/{four[0].article.uid}/"
    one = program(layla)
    tag = one.get(article).headers["ETag"]
    changed = one.patch(article, {"outlet": "الأفق"}, {"If-Match": tag})
    assert (changed.status_code, changed.json()["outlet"]) == (200, "الأفق")
    assert changed.headers["ETag"] != tag
    late = one.patch(article, {"outlet": "الغد"}, {"If-Match": tag})
    assert (late.status_code, late.json()["code"]) == (412, "stale")
    assert late.json()["current"]["outlet"] == "الأفق"
    assert late.json()["sent"] == {"outlet": "الغد"}
    assert one.get(article).json()["outlet"] == "الأفق"


@pytest.mark.parametrize("given", ["*", "abc", '"7"', 'W/"1-ab"', '"1-ab", "2-cd"'])
def test_an_if_match_that_is_none_of_ours(program, four, layla: User, given: str) -> None:
    article = f"articles/{four[0].article.uid}/"
    refused = program(layla).patch(article, {"outlet": "الأفق"}, {"If-Match": given})
    assert (refused.status_code, refused.json()["code"]) == (412, "bad-if-match")


def test_neither_version_nor_if_match(program, four, layla: User) -> None:
    refused = program(layla).patch(f"articles/{four[0].article.uid}/", {"outlet": "الأفق"})
    assert (refused.status_code, refused.json()["code"]) == (428, "version-missing")
    assert refused.json()["errors"][0]["field"] == "version"


def test_only_the_fields_that_are_named(program, four, layla: User) -> None:
    one = program(layla)
    row = one.get("claims/", fields="uid,quote").json()["results"][0]
    assert set(row) == {"uid", "quote"}
    assert set(one.get(f"claims/{four[0].uid}/", fields="state").json()) == {"state"}
    refused = one.get("claims/", fields="uid,secret")
    assert refused.status_code == 400
    [fault] = refused.json()["errors"]
    assert fault["field"] == "fields"
    assert "secret" in fault["detail"]
    assert "quote" in fault["detail"]


def test_fields_are_those_of_the_outermost_row(program, four, layla: User) -> None:
    factories.annotate(four[0], layla, factories.STATEMENT)
    factories.annotate(four[1], layla, factories.EVENT)
    factories.contradiction(four[0], four[1], layla)
    [row] = program(layla).get("contradictions/", fields="claim_a").json()["results"]
    assert set(row) == {"claim_a"}
    assert set(row["claim_a"]) == {"uid", "article", "quote"}


ANSWER = {"version": 0, "span_version": 1, "kind": "reported_event"}


def test_many_answers_each_by_itself(program, four, layla: User) -> None:
    one = program(layla)
    items: list[Any] = [
        {"claim": str(four[0].uid), **ANSWER},
        {"claim": str(four[1].uid), **ANSWER, "kind": "weather"},
        {"claim": str(four[2].uid), **ANSWER, "speakers": ["nobody"]},
        {"claim": "x", **ANSWER},
        {"claim": str(four[3].uid), **ANSWER},
    ]
    response = one.post("claims/annotate/", {"items": items})
    results = response.json()["results"]
    assert [each["status"] for each in results] == [200, 400, 422, 400, 200]
    assert results[0]["body"]["claim"] == str(four[0].uid)
    assert results[2]["body"]["code"] == "unknown-speaker"
    mine = one.get("annotations/").json()["results"]
    assert {each["claim"] for each in mine} == {str(four[0].uid), str(four[3].uid)}


@pytest.mark.parametrize("items", [None, [], "x", [1], [{}] * 101])
def test_many_answers_that_are_no_list_of_them(program, four, layla: User, items: Any) -> None:
    assert program(layla).post("claims/annotate/", {"items": items}).status_code == 400


FILTERS = [
    ("claims/", {"kind": "weather"}),
    ("claims/", {"article": "x"}),
    ("claims/", {"created_after": "yesterday"}),
    ("claims/", {"created_after": "0001-01-01T00:00:00+21:00"}),
    ("claims/", {"fields": "nothing"}),
    ("notices/", {"unread": "null"}),
    ("annotations/", {"stance": "x"}),
    ("contradictions/", {"relation": "x"}),
    ("articles/", {"outlet": "\0"}),
]


@pytest.mark.parametrize(("path", "query"), FILTERS)
def test_a_filter_without_sense_is_named(program, layla: User, path: str, query: Any) -> None:
    refused = program(layla).get(path, **query)
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] in " ".join(query)


def test_a_moment_far_from_greenwich(program, four, layla: User) -> None:
    """PostgreSQL knows no such offset; the moment is one all the same."""
    found = program(layla).get("claims/", created_after="2001-01-01T00:00:00+21:13")
    assert len(found.json()["results"]) == len(four)


def test_a_veiled_relation_is_found_by_nothing(program, four, layla: User, nour: User) -> None:
    factories.annotate(four[0], layla, factories.STATEMENT)
    factories.annotate(four[1], layla, factories.EVENT)
    row = factories.contradiction(four[0], four[1], layla)
    for relation in ("contradicts", "breaches", "undermines"):
        found = program(nour).get("contradictions/", relation=relation).json()["results"]
        assert found == []
    seen = program(layla).get("contradictions/", relation=row.relation).json()["results"]
    assert [each["uid"] for each in seen] == [str(row.uid)]
    by_side = program(layla).get("contradictions/", claim=str(four[1].uid)).json()["results"]
    assert [each["uid"] for each in by_side] == [str(row.uid)]


@pytest.mark.parametrize(
    "query", [{"stat": "open"}, {"state": ""}, {"page_size": "0"}, {"page_size": "many"}]
)
def test_a_parameter_that_would_be_passed_over_is_refused(program, layla: User, query: Any) -> None:
    refused = program(layla).get("claims/", **query)
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] in query


def test_a_number_is_no_text(program, four, layla: User) -> None:
    for body in ({"text": 5}, {"text": "قال", "title": True}):
        assert program(layla).post("articles/", body).status_code == 400
    answer = {"version": "0", "span_version": 1, "kind": "background"}
    assert program(layla).post(f"claims/{four[0].uid}/annotate/", answer).status_code == 400
