"""Histories, decisions and evidence by the API: as on the pages, and as blind."""

from typing import Any

import pytest

from claims.actions import contradicting
from claims.models import Claim, Sighting, User
from tests import factories
from tests.api.test_reviewing import disputed, done
from tests.factories import AT, STATEMENT

pytestmark = pytest.mark.django_db

SOURCE = contradicting.Source(url="https://example.org/a", bearing="refutes", quote="انهار")


def decided(program: Any, claim: Claim, layla: User, samir: User, huda: User) -> Any:
    """The claim after an editor settled its dispute."""
    labels = {"kind": "official_statement", "speakers": ["salem"]}
    labels |= {"proposition": "bridge_safe", "stance": "denies"}
    here = disputed(claim, layla, samir)
    order = {"version": claim.version, "rationale": "نفيه صريح", **labels}
    return done(program(huda).post(f"{here}decide/", order))


def uids(one: Any, path: str) -> list[str]:
    return [each["uid"] for each in done(one.get(path))["results"]]


def test_a_history_says_who_changed_what_from_what(program, four, layla: User) -> None:
    one, article = program(layla), four[0].article
    here = f"articles/{article.uid}/"
    done(one.patch(here, {"version": article.version, "outlet": "الأفق"}))
    entry, *_earlier = done(one.get(f"{here}history/"))["results"]
    assert (entry["action"], entry["by"]) == ("edit an article", str(layla))
    (change,) = entry["changes"]
    assert (change["table"], change["verb"], change["home"]) == (
        *("article", "update", str(article.uid)),
    )
    (difference,) = change["differences"]
    assert (difference["field"], difference["old"], difference["new"]) == (
        *("outlet", article.outlet, "الأفق"),
    )


def test_a_history_goes_on_where_its_cursor_says(program, four, layla: User) -> None:
    one, article = program(layla), four[0].article
    here = f"articles/{article.uid}/"
    for number in range(51):
        done(one.patch(here, {"version": article.version + number, "outlet": f"o{number}"}))
    first = done(one.get(f"{here}history/"))
    assert len(first["results"]) == 50
    rest = done(one.client.get(first["next"]))
    assert rest["next"] is None
    seen = {each["uid"] for each in first["results"]}
    assert rest["results"]
    assert seen.isdisjoint(each["uid"] for each in rest["results"])
    assert done(one.get(f"{here}history/", cursor="2026-01-01_x"), 404)["code"] == "not-found"
    assert done(one.get(f"{here}history/", page="2"), 400)["errors"][0]["field"] == "page"


def test_the_blind_read_no_answer_in_a_history(program, four, layla: User, samir: User) -> None:
    factories.annotate(four[0], layla, STATEMENT)
    told = done(program(samir).get(f"claims/{four[0].uid}/history/"))["results"]
    tables = {change["table"] for entry in told for change in entry["changes"]}
    assert "annotation" not in tables
    mine = done(program(layla).get(f"claims/{four[0].uid}/history/"))["results"]
    assert "annotation" in {change["table"] for entry in mine for change in entry["changes"]}


def test_of_a_veiled_pair_there_is_no_history_and_no_evidence(
    program, four, layla: User, samir: User
) -> None:
    factories.annotate(four[0], layla, STATEMENT)
    pair = factories.contradiction(four[0], four[1], layla)
    contradicting.add_evidence(contradiction_uid=pair.uid, by=layla, source=SOURCE, at=AT)
    here = f"contradictions/{pair.uid}/history/"
    assert done(program(samir).get(here))["results"] == []
    assert done(program(layla).get(here))["results"] != []
    assert uids(program(samir), "evidence/") == []
    assert len(uids(program(layla), f"evidence/?contradiction={pair.uid}")) == 1


def test_all_of_it_is_for_admins(program, four, layla: User, rania: User) -> None:
    assert done(program(layla).get("history/"), 403)["code"] == "not-allowed"
    admin = program(rania)
    article = str(four[0].article.uid)
    told = done(admin.get("history/", table="article", uid=article))["results"]
    homes = {change["home"] for entry in told for change in entry["changes"]}
    assert homes == {article}
    assert done(admin.get("history/", by=str(rania.uid)))["results"] == []
    assert done(admin.get("history/", table="x"), 400)["errors"][0]["field"] == "table"
    assert done(admin.get("history/", by="x"), 400)["errors"][0]["field"] == "by"


def test_a_change_is_taken_back(program, four, layla: User) -> None:
    one, article = program(layla), four[0].article
    here = f"articles/{article.uid}/"
    done(one.patch(here, {"version": article.version, "outlet": "الأفق"}))
    change, *_earlier = done(one.get(f"{here}history/"))["results"]
    done(one.post(f"history/{change['uid']}/undo/", {}), 204)
    assert done(one.get(here))["outlet"] == article.outlet
    back, *_earlier = done(one.get(f"{here}history/"))["results"]
    assert back["undoes"] == change["uid"]
    assert done(one.post(f"history/{change['uid']}/undo/", {}), 422)["code"] == "changed-since"
    assert done(one.post(f"history/{article.uid}/undo/", {}), 404)["code"] == "not-there"


def test_decisions_show_their_labels_and_that_is_recorded(
    program, four, layla, samir, huda, karim, nour
) -> None:
    decided(program, four[0], layla, samir, huda)
    (found,) = done(program(nour).get("decisions/", claim=str(four[0].uid)))["results"]
    assert (found["outcome"], found["stance"], found["speakers"]) == (
        *("decided", "denies", ["salem"]),
    )
    assert (found["decided_by"], found["rationale"]) == (str(huda.uid), "نفيه صريح")
    assert Sighting.objects.filter(seen_by=nour, claim=four[0], page="settled").exists()
    assert done(program(nour).get(f"decisions/{found['uid']}/")) == found
    assert uids(program(nour), "decisions/?outcome=sent_back") == []


def test_a_decision_on_what_one_is_blind_to_is_not_there(
    program, four, layla, samir, huda, nour
) -> None:
    settled = decided(program, four[0], layla, samir, huda)
    reason = {"version": settled["version"], "reason": "مصدر جديد"}
    done(program(huda).post(f"claims/{four[0].uid}/reopen/", reason))
    assert uids(program(nour), "decisions/") == []


def test_evidence_is_found_by_what_it_bears_on(program, four, layla: User, samir: User) -> None:
    added = contradicting.add_evidence(claim_uid=four[0].uid, by=layla, source=SOURCE, at=AT)
    one = program(samir)
    (found,) = done(one.get("evidence/", claim=str(four[0].uid)))["results"]
    assert (found["uid"], found["claim"]) == (str(added.uid), str(four[0].uid))
    assert (found["contradiction"], found["added_by"]) == (None, str(layla.uid))
    assert uids(one, "evidence/?bearing=context") == []
    assert done(one.get(f"evidence/{added.uid}/")) == found


def test_a_corrected_text_is_a_new_version(program, four, layla: User) -> None:
    one, article = program(layla), four[0].article
    here = f"articles/{article.uid}/correct/"
    text = article.text + "\n\nوأضافت أنها ستعيد بناءه."
    sent = {"text": text, "version": article.version}
    made = done(one.post(here, sent, headers={"Idempotency-Key": "k"}), 201)
    assert made["supersedes"] == str(article.uid)
    assert done(one.post(here, sent, headers={"Idempotency-Key": "k"}), 201) == made
    again = done(one.post(here, {**sent, "text": text + " غدًا."}), 409)
    assert (again["code"], again["existing"]) == ("corrected-already", made["uid"])
    kept = done(one.get("claims/", article=made["uid"]))["results"]
    assert four[0].quote in {each["quote"] for each in kept}
    assert done(one.post(here, {"text": text}), 428)["code"] == "version-missing"
    listed = {each["uid"]: each["supersedes"] for each in done(one.get("articles/"))["results"]}
    assert listed[made["uid"]] == str(article.uid)


def test_nothing_is_told_of_a_removed_article(program, four, layla: User, rania: User) -> None:
    article = four[0].article
    contradicting.add_evidence(claim_uid=four[0].uid, by=layla, source=SOURCE, at=AT)
    assert len(uids(program(layla), "evidence/")) == 1
    order = {"version": article.version}
    done(program(rania).post(f"articles/{article.uid}/remove/", order), 204)
    assert uids(program(layla), "evidence/") == []
    assert done(program(layla).get(f"articles/{article.uid}/history/"), 404)["code"] == "not-there"
