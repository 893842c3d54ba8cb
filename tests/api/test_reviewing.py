"""Reviewing by the API, from the queue to the verdict."""

from dataclasses import replace
from typing import Any

import pytest

from claims.models import Claim, User
from tests import factories
from tests.factories import EVENT, STATEMENT

pytestmark = pytest.mark.django_db


def done(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json() if response.content else None


def disputed(claim: Claim, one: User, other: User) -> str:
    factories.annotate(claim, one, STATEMENT)
    factories.annotate(claim, other, replace(STATEMENT, stance="denies"))
    claim.refresh_from_db()
    return f"claims/{claim.uid}/"


def test_the_queue_gives_one_claim_after_another(program, four, layla: User) -> None:
    one = program(layla)
    first = done(one.post("claims/next/", {}))
    assert first["uid"] == str(four[0].uid)
    assert done(one.post("claims/next/", {"after": first["uid"]}))["uid"] == str(four[1].uid)
    for claim in four:
        factories.annotate(claim, layla, EVENT)
    done(one.post("claims/next/", {}), 204)


def test_a_dispute_is_decided_given_a_verdict_and_reopened(
    program, four, layla, samir, huda, karim
) -> None:
    here, editor = disputed(four[0], layla, samir), program(huda)
    labels = {"kind": "official_statement", "speakers": ["salem"]}
    labels |= {"proposition": "bridge_safe", "stance": "denies"}
    order = {"version": four[0].version, "rationale": "نفيه صريح", **labels}
    decided = done(editor.post(f"{here}decide/", order))
    assert (decided["state"], decided["kind"]) == ("decided", "official_statement")
    assert done(editor.post(f"{here}decide/", order)) == decided, "sent twice, done once"
    late = done(program(karim).post(f"{here}decide/", {**order, "rationale": "سبب"}), 409)
    assert (late["code"], late["current"]["state"]) == ("stale", "decided")
    factories.verdict()
    given = {"version": decided["version"], "verdict": "made-up", "rationale": "المصدر ينفيه"}
    assert done(editor.post(f"{here}verdict/", given), 422)["code"] == "evidence-missing"
    source = {"url": "https://example.org/a", "bearing": "refutes"}
    done(program(layla).post(f"{here}evidence/", source), 201)
    decided = done(editor.post(f"{here}verdict/", given))
    reason = {"version": decided["version"], "reason": "مصدر جديد"}
    assert done(editor.post(f"{here}reopen/", reason))["state"] == "open"
    answer = {"version": 0, "span_version": 1, "kind": "reported_event"}
    assert done(program(layla).post(f"{here}annotate/", answer), 403)["code"] == "not-blind"


def test_a_dispute_is_sent_back(program, four, layla, samir, huda) -> None:
    here = disputed(four[0], layla, samir)
    reason = {"version": four[0].version, "reason": "اقرآ الفقرة كلها"}
    assert done(program(huda).post(f"{here}send-back/", reason))["state"] == "open"


def test_no_editor_decides_on_their_own(program, four, layla, huda) -> None:
    here = disputed(four[0], layla, huda)
    reason = {"version": four[0].version, "reason": "سبب"}
    for language, told in (("en", "You answered"), ("ar", "أجبتَ")):
        refused = done(program(huda, language).post(f"{here}send-back/", reason), 403)
        assert refused["code"] == "own-claim"
        assert told in refused["detail"]


def test_a_rejected_claim_is_readmitted_and_a_removed_one_restored(
    program, four, huda, rania
) -> None:
    here, editor, admin = f"claims/{four[3].uid}/", program(huda), program(rania)
    row = done(editor.post(f"{here}reject/", {"version": four[3].version, "reason": "ليس ادعاء"}))
    row = done(editor.post(f"{here}readmit/", {"version": row["version"], "reason": "بل هو"}))
    assert row["state"] == "open"
    done(admin.post(f"{here}remove/", {"version": row["version"]}), 204)
    done(editor.get(here), 404)
    assert done(admin.post(f"{here}restore/", {"version": row["version"] + 1}))["state"] == "open"
