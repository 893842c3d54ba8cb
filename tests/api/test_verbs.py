"""Cutting, narrowing and changing by the API, each verb the action that the pages call."""

from typing import Any

import pytest

from claims.models import User
from tests import factories

pytestmark = pytest.mark.django_db


def done(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json()


def test_a_claim_is_split_merged_and_flagged(program, four, layla: User) -> None:
    one, claim = program(layla), four[2]
    at = claim.article.text.index("صُمم", claim.start)
    parts = done(one.post(f"claims/{claim.uid}/split/", {"at": at, "version": claim.version}))
    assert [part["quote"] for part in parts] == ["أكدت البلدية أن الجسر", "صُمم وفق المواصفات"]
    order = {"direction": "next", "version": parts[0]["version"]}
    merged = done(one.post(f"claims/{parts[0]['uid']}/merge/", order))
    assert merged["quote"] == claim.quote
    done(one.post(f"claims/{merged['uid']}/flag/", {"reason": "حدوده غير واضحة"}))


def test_lists_narrow_by_article_state_and_claim(program, four, layla: User) -> None:
    factories.annotate(four[1], layla, factories.EVENT)
    one, article = program(layla), str(four[0].article.uid)
    states = {each["state"] for each in done(one.get("claims/", article=article))["results"]}
    assert states == {"open", "candidate"}
    opened = done(one.get("claims/", article=article, state="open"))["results"]
    assert str(four[1].uid) in {each["uid"] for each in opened}
    assert done(one.get("annotations/", claim=str(four[0].uid)))["results"] == []
    [mine] = done(one.get("annotations/", claim=str(four[1].uid)))["results"]
    assert (mine["annotator"], mine["event_date"]) == (str(layla.uid), "2017-03")


def test_details_that_are_not_sent_stay(program, four, layla: User, rania: User) -> None:
    article = four[0].article
    here = f"articles/{article.uid}/"
    changed = done(program(layla).patch(here, {"version": article.version, "outlet": "الأفق"}))
    assert (changed["outlet"], changed["title"]) == ("الأفق", article.title)
    admin = program(rania)
    assert admin.post(f"{here}remove/", {"version": changed["version"]}).status_code == 204
    assert done(admin.get(here), 404)["code"] == "not-there"
    back = done(admin.post(f"{here}restore/", {"version": changed["version"] + 1}))
    assert back["uid"] == str(article.uid)
