"""The adjudication page as editors use it, and the queue as reviewers do."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from claims import settled
from claims.actions import adjudicating, reviewing
from claims.models import Claim, Decision, Sighting, User
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

pytestmark = pytest.mark.django_db
DENIES = replace(STATEMENT, stance="denies", note="ينفيه في الجملة التالية")


@pytest.fixture
def claim(layla: User, samir: User) -> Claim:
    factories.speaker(layla)
    factories.speaker(layla, "رئيس البلدية", key="mayor")
    factories.proposition(layla)
    claim = factories.claims(factories.article(layla), layla)[0]
    factories.annotate(claim, layla, STATEMENT)
    factories.annotate(claim, samir, DENIES)
    claim.refresh_from_db()
    return claim


def as_(user: User, language: str = "en") -> Client:
    client = Client()
    client.cookies["django_language"] = language
    client.force_login(user)
    return client


def page(client: Client, claim: Claim) -> str:
    response = client.get(f"/claims/{claim.uid}/adjudicate/")
    assert response.status_code == 200
    return response.text


def sent(claim: Claim, **more: Any) -> dict[str, Any]:
    taken = {f"take_{name}": "A" for name in ("kind", "speakers", "proposition", "stance")}
    return {"version": claim.version, "rationale": "السبب", **taken, **more}


def decide(client: Client, claim: Claim, **more: Any) -> Any:
    return client.post(f"/claims/{claim.uid}/adjudicate/", sent(claim, **more))


def stored(claim: Claim) -> settled.Settled:
    claim.refresh_from_db()
    return settled.labels([claim])[claim.pk]


def test_both_answers_stand_side_by_side_and_only_what_differs_is_left_open(
    claim: Claim, huda: User
) -> None:
    shown = page(as_(huda), claim)
    for words in ("ليلى حدّاد", "سامر الخطيب", DENIES.note, "<mark>" + claim.quote.split('"')[0]):
        assert words in shown
    differing = re.findall(r'<tr class="differs"[^>]*>\s*<th[^>]*>.*?</span>([^<]+)', shown)
    assert differing == ["Stance towards it", "Note"]
    chosen = re.findall(r'name="take_(\w+)" value="A"[^>]*checked', shown)
    assert chosen == ["kind", "speakers", "proposition"]
    assert Sighting.objects.get().seen_by == huda


def test_names_are_hidden_on_request_on_the_whole_page(claim: Claim, huda: User) -> None:
    client = as_(huda)
    client.post("/adjudication/names/", {"names": "hide", "claim": str(claim.uid)})
    hidden = page(client, claim)
    for user in ("ليلى حدّاد", "سامر الخطيب"):
        assert user not in hidden
    client.post("/adjudication/names/", {"names": "show", "claim": str(claim.uid)})
    assert "ليلى حدّاد" in page(client, claim)


def test_a_whole_answer_is_taken_without_deciding_and_without_losing_what_was_typed(
    claim: Claim, huda: User
) -> None:
    response = decide(as_(huda), claim, take="B", rationale="سأكمل لاحقًا")
    assert response.status_code == 200
    assert len(re.findall(r'name="take_\w+" value="B"[^>]*checked', response.text)) == 4
    assert "سأكمل لاحقًا" in response.text
    assert not Decision.objects.exists()


def test_an_editor_decides_field_by_field_or_otherwise(claim: Claim, huda: User) -> None:
    other = {"take_speakers": "other", "speakers": ["mayor", "salem"], "take_stance": "B"}
    assert decide(as_(huda), claim, **other).status_code == 302
    now = stored(claim)
    assert [speaker.key for speaker in now.speakers] == ["mayor", "salem"]
    assert (now.kind, now.stance) == ("official_statement", "denies")


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"take_stance": ""}, "id_take_stance_error"),
        ({"take_stance": "Z"}, "id_take_stance_error"),
        ({"rationale": " "}, "id_rationale_error"),
        ({"take_kind": "other", "kind": ""}, "id_kind_error"),
        ({"verdict": "made-up"}, "id_verdict_error"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    claim: Claim, huda: User, given: dict[str, str], at: str
) -> None:
    response = decide(as_(huda), claim, **given)
    assert response.status_code == 422
    assert f'id="{at}"' in response.text
    assert not Decision.objects.exists()


def test_an_editor_is_refused_on_their_own_claim_and_told_why(
    claim: Claim, layla: User, huda: User, karim: User
) -> None:
    reviewing.flag(claim_uid=claim.uid, by=huda, reason="غامض", at=AT)
    client = as_(huda)
    shown = page(client, claim)
    assert "You sent this claim to the editors yourself" in shown
    assert DENIES.note not in shown, "still blind"
    assert 'id="decide"' not in shown
    assert decide(client, claim).status_code == 403
    assert "رفعتَ هذا الادعاء إلى المحرّرين بنفسك" in page(as_(huda, "ar"), claim)
    assert "you flagged it" in client.get("/adjudication/").text
    assert "to decide" in as_(karim).get("/adjudication/").text


def test_fact_checkers_and_admins_are_not_let_in(claim: Claim, nour: User, rania: User) -> None:
    for user in (nour, rania):
        client = as_(user)
        assert client.get("/adjudication/").status_code == 403
        assert client.get(f"/claims/{claim.uid}/adjudicate/").status_code == 403
        assert decide(client, claim).status_code == 403
        for verb in ("send-back", "reopen", "verdict"):
            assert client.post(f"/claims/{claim.uid}/{verb}/", sent(claim)).status_code == 403
    assert not Sighting.objects.exists()


def test_who_comes_second_sees_both_decisions_and_loses_nothing(
    claim: Claim, huda: User, karim: User
) -> None:
    late = as_(karim)
    page(late, claim)
    decide(as_(huda), claim, rationale="سبب هدى")
    response = decide(late, claim, take_stance="B", rationale="سبب كريم")
    assert response.status_code == 409
    for words in ("هدى منصور", "سبب هدى", "سبب كريم", "supports", "denies"):
        assert words in response.text
    assert stored(claim).stance == "supports"


def test_a_double_click_decides_once(claim: Claim, huda: User) -> None:
    client = as_(huda)
    assert [decide(client, claim).status_code for _click in range(2)] == [302, 302]
    assert Decision.objects.count() == 1


def test_an_editor_sends_it_back_and_its_authors_read_why(
    claim: Claim, layla: User, nour: User, huda: User
) -> None:
    reason = {"reason": "اقرآ الفقرة كلها", "version": claim.version}
    as_(huda).post(f"/claims/{claim.uid}/send-back/", reason)
    address = f"{claim.get_absolute_url()}"
    assert reason["reason"] in as_(layla).get(address).text
    assert reason["reason"] not in as_(nour).get(address).text


def test_a_reviewer_reads_the_decision_and_its_verdict(
    claim: Claim, layla: User, huda: User
) -> None:
    factories.verdict()
    client = as_(huda)
    decide(client, claim, take_stance="B", rationale="نفيه صريح")
    source = {"url": "https://example.org/a", "bearing": "refutes"}
    response = as_(layla).post(f"/claims/{claim.uid}/evidence/", source)
    assert response.status_code == 302
    claim.refresh_from_db()
    given = {"verdict": "made-up", "rationale": "المصدر ينفيه", "version": claim.version}
    assert client.post(f"/claims/{claim.uid}/verdict/", given).status_code == 302
    shown = as_(layla).get(claim.get_absolute_url()).text
    for words in ("denies", "نفيه صريح", "هدى منصور", "مختلق", "المصدر ينفيه"):
        assert words in shown


def test_a_refused_verdict_keeps_what_was_typed(claim: Claim, huda: User) -> None:
    client = as_(huda)
    decide(client, claim)
    claim.refresh_from_db()
    given = {"verdict": "", "rationale": "المصدر ينفيه", "version": claim.version}
    response = client.post(f"/claims/{claim.uid}/verdict/", given)
    assert response.status_code == 422
    assert "المصدر ينفيه" in response.text
    assert 'id="id_verdict_error"' in response.text


def test_a_flagged_claim_without_answers_is_decided_too(
    layla: User, huda: User, claim: Claim
) -> None:
    other = claim.article.claims.live().exclude(pk=claim.pk).first()
    reviewing.flag(claim_uid=other.uid, by=layla, reason="سخرية؟", at=AT)
    other.refresh_from_db()
    shown = page(as_(huda), other)
    assert "سخرية؟" in shown
    given = {f"take_{name}": "other" for name in ("kind", "speakers", "proposition", "stance")}
    decide(as_(huda), other, **given, kind="background")
    assert stored(other).kind == "background"


def test_next_goes_from_claim_to_claim_until_none_waits(claim: Claim, nour: User) -> None:
    client = as_(nour)
    first, second, third = claim.article.claims.live().exclude(pk=claim.pk).order_by("start")
    assert client.post("/next/").url == first.get_absolute_url()
    after = {"after": str(first.uid)}
    assert client.post("/next/", after).url == second.get_absolute_url()
    for each in (first, second, third):
        factories.annotate(each, nour, EVENT)
    response = client.post("/next/", {"after": "nonsense"}, follow=True)
    assert "No claim waits for your answer." in response.text


def test_the_workbench_says_when_others_hold_the_places(
    claim: Claim, layla: User, samir: User, nour: User
) -> None:
    other = claim.article.claims.live().exclude(pk=claim.pk).order_by("start").first()
    for user in (layla, samir):
        as_(user).post("/next/")
    assert "Others are answering this claim" in as_(nour).get(other.get_absolute_url()).text
    assert "Others are answering this claim" not in as_(layla).get(other.get_absolute_url()).text


def test_a_settled_claim_opened_again_is_not_decided_by_mistake(
    claim: Claim, huda: User, karim: User
) -> None:
    decide(as_(huda), claim)
    claim.refresh_from_db()
    adjudicating.reopen(
        claim_uid=claim.uid, by=karim, reason="مصدر جديد", version=claim.version, at=AT
    )
    response = as_(huda).get(f"/claims/{claim.uid}/adjudicate/")
    assert response.url == claim.get_absolute_url()
    late = decide(as_(huda), claim, rationale="سبب آخر")
    assert late.status_code == 409
    for words in ("the claim is open", "سبب آخر"):
        assert words in late.text
