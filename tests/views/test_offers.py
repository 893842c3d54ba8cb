"""What a reviewer sees of the machine's proposal, does with it, and later reads of it."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import translation

from claims import history
from claims.models import Claim, ProposalDecision, Speaker, User
from tests import factories
from tests.factories import QUOTES, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(client: Client, layla: User) -> Claim:
    factories.speaker(layla)
    factories.proposition(layla)
    client.force_login(layla)
    return factories.claim(factories.article(layla), QUOTES[0], layla)


def page(client: Client, claim: Claim) -> str:
    client.cookies["django_language"] = "en"
    return client.get(claim.get_absolute_url()).content.decode()


def sent(claim: Claim, **fields: object) -> dict[str, object]:
    return {"version": 0, "span_version": claim.span_version, "attribution": "none", **fields}


def test_each_proposed_label_stands_with_its_reason(client: Client, claim: Claim) -> None:
    shown = page(client, claim)
    for words in ("الوزير سالم", "shows that somebody speaks", "with the proposition", "mixed"):
        assert words in shown


def test_turning_down_empties_the_form_for_oneself_alone(
    client: Client, claim: Claim, samir: User
) -> None:
    kind = '<input type="radio" name="kind" value="official_statement" id="id_kind_0"'
    assert f"{kind} checked" in page(client, claim)
    response = client.post(f"/claims/{claim.uid}/proposal/", follow=True)
    assert response.status_code == 200
    assert f"{kind} checked" not in page(client, claim)
    assert "You turned this proposal down." in page(client, claim)
    client.force_login(samir)
    assert f"{kind} checked" in page(client, claim)
    assert "You turned this proposal down." not in page(client, claim)


def test_a_new_name_is_offered_checked_and_saved_as_a_speaker(
    client: Client, claim: Claim, layla: User
) -> None:
    other = factories.claim(claim.article, QUOTES[2], layla)
    shown = page(client, other)
    assert "البلدية (new)" in shown
    assert "saving adds the name" in shown
    fields = sent(other, kind="official_statement", attribution="indirect")
    client.post(f"/claims/{other.uid}/annotate/", {**fields, "speakers": ["new:البلدية"]})
    assert Speaker.objects.filter(name_ar="البلدية").exists()
    assert ProposalDecision.objects.get().outcome == "accepted"
    assert "(new)" not in page(client, other)


def test_a_refused_form_keeps_the_new_name_checked(
    client: Client, claim: Claim, layla: User
) -> None:
    other = factories.claim(claim.article, QUOTES[2], layla)
    fields = sent(other, speakers=["new:البلدية"])  # no kind
    response = client.post(f"/claims/{other.uid}/annotate/", fields)
    assert response.status_code == 422
    assert 'value="new:البلدية" checked>' in response.content.decode()
    assert Speaker.objects.count() == 1


def told(claim: Claim, viewer: User) -> list[tuple[str, str, list[str]]]:
    with translation.override("en"):
        return [
            (change.subject, entry.by, change.lines)
            for entry in history.of_claim(claim, viewer).entries
            for change in entry.changes
        ]


def test_history_tells_what_was_proposed_and_what_was_decided(
    claim: Claim, layla: User, samir: User
) -> None:
    factories.annotate(claim, layla, replace(STATEMENT, stance="denies"))
    entries = told(claim, layla)
    proposed = next(changes for what, _by, changes in entries if what == "machine’s proposal")
    assert "Stance towards it: supports (the stance is read from “قال”)" in proposed
    assert any(line.startswith("Speakers: الوزير سالم (") for line in proposed)
    decision = ("decision on the machine’s proposal", str(layla))
    change = "Stance towards it: from “supports” to “denies”"
    assert (*decision, ["corrected the proposal", change]) in entries
    seen = [what for what, _by, _changes in told(claim, samir)]
    assert "machine’s proposal" in seen
    assert "decision on the machine’s proposal" not in seen
