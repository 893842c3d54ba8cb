"""Search by the API: hits with places, counts of their own, searches by name, near claims."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Sighting, User
from tests import factories

pytestmark = pytest.mark.django_db


def done(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json() if response.content else None


def counted(program: Any, **asked: str) -> dict[str, dict[str, int]]:
    found = done(program.get("search/facets/", **asked))
    return {
        facet["name"]: {each["value"]: each["count"] for each in facet["values"]}
        for facet in found["facets"]
    }


def test_hits_have_the_places_of_what_was_found(program, four, layla: User) -> None:
    found = done(program(layla).get("search/", q="الجسر"))
    assert [hit["uid"] for hit in found["results"]] == [
        str(claim.uid) for claim in sorted(four[:3], key=lambda claim: -claim.pk)
    ]
    for hit in found["results"]:
        words = {hit["quote"][at["start"] : at["end"]] for at in hit["highlights"]}
        assert words == {"الجسر"}


def test_pages_follow_each_other(program, four, layla: User) -> None:
    one = program(layla)
    first = done(one.get("search/", q="الجسر", page_size="2"))
    rest = done(one.client.get(first["next"]))
    assert rest["next"] is None
    assert len({hit["uid"] for hit in first["results"] + rest["results"]}) == 3


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"q": "كلمة " * 30}, 400),
        ({"speeker": "salem"}, 400),
        ({"stance": "loves"}, 400),
        ({"q": ""}, 400),
        ({"cursor": "x"}, 400),
        ({"year": "0"}, 400),
    ],
)
def test_what_cannot_be_asked_is_said(program, layla: User, asked: Any, status: int) -> None:
    done(program(layla).get("search/", **asked), status)


def test_only_settled_labels_and_ones_own_are_found_and_counted(
    program, four, layla: User, samir: User, nour: User
) -> None:
    factories.annotate(four[0], layla, factories.STATEMENT)
    mine, others = counted(program(layla)), counted(program(samir))
    assert mine["speaker"] == {"salem": 1}
    assert others["speaker"] == others["stance"] == others["kind"] == {}
    assert done(program(samir).get("search/", speaker="salem"))["results"] == []
    factories.annotate(four[0], samir, factories.STATEMENT)
    assert counted(program(nour))["stance"] == {"supports": 1}
    [hit] = done(program(nour).get("search/", speaker="salem", stance="supports"))["results"]
    assert hit["uid"] == str(four[0].uid)
    assert Sighting.objects.filter(seen_by=nour, claim=four[0]).exists()


def test_counts_and_narrowing_agree(program, four, layla: User, samir: User) -> None:
    factories.contradiction(four[0], four[1], layla)
    for who in (layla, samir):
        factories.annotate(four[0], who, factories.STATEMENT)
        factories.annotate(four[1], who, factories.EVENT)
    one = program(layla)
    for facet, values in counted(one).items():
        for value, count in values.items():
            hits = done(one.get("search/", **{facet: value}))["results"]
            assert len(hits) == count, (facet, value)
    assert done(one.get("search/facets/"))["total"] == len(done(one.get("search/"))["results"])


def test_a_search_is_kept_shared_and_removed(program, layla: User, samir: User) -> None:
    mine, other = program(layla), program(samir)
    given = {"name": "الجسر في آذار", "parameters": {"q": "الجسر", "state": "open"}}
    made = done(mine.post("searches/", given), 201)
    assert made["slug"] == "الجسر-في-آذار"
    assert done(mine.post("searches/", given), 422)["code"] == "search-name-taken"
    here = f"searches/{made['uid']}/"
    done(other.get(here), 404)
    done(other.post(f"{here}share/", {"shared": True}), 404)
    done(mine.post(f"{here}share/", {"shared": True}))
    assert done(other.get(here))["parameters"] == given["parameters"]
    done(other.post(f"{here}remove/", {}), 404)
    done(mine.post(f"{here}remove/", {}), 204)
    done(mine.get(here), 404)


def test_a_list_and_a_search_ask_little_of_the_database(program, four, layla: User) -> None:
    one = program(layla)
    done(one.get("claims/"))
    for path, most in (("claims/", 6), ("search/?q=الجسر", 9)):
        with CaptureQueriesContext(connection) as asked:
            done(one.client.get(f"/api/v1/{path}"))
        assert len(asked) <= most, path


def test_a_list_shows_rows_as_they_are_shown_alone(program, four, layla: User) -> None:
    one = program(layla)
    for kind in ("claims", "articles"):
        row = done(one.get(f"{kind}/"))["results"][0]
        alone = done(one.get(f"{kind}/{row['uid']}/"))
        assert row == {name: alone[name] for name in row}
        some = done(one.get(f"{kind}/", fields="uid,created_at"))["results"][0]
        assert some == {name: row[name] for name in ("uid", "created_at")}


def test_near_claims(program, four, layla: User) -> None:
    again = factories.article(layla, "ثم انهار الجسر في آذار 2017 من جديد.")
    copy = factories.claim(again, "انهار الجسر في آذار 2017", layla)
    found = done(program(layla).get(f"claims/{four[1].uid}/similar/"))
    assert found[0]["claim"]["uid"] == str(copy.uid)
    assert found[0]["repeats"]


def test_articles_are_found(program, four, layla: User) -> None:
    [hit] = done(program(layla).get("search/articles/", q="المواصفات"))["results"]
    [at] = hit["highlights"]
    assert hit["passage"][at["start"] : at["end"]] == "المواصفات"
    assert four[0].article.text[hit["start"] :].startswith(hit["passage"])
