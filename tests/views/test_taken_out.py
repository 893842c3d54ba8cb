"""What was taken out of a text stands on a page, from which it comes back."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from claims.actions import contradicting, segmenting
from claims.models import Claim, Contradiction, User
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(layla: User) -> Claim:
    return factories.claims(factories.article(layla), layla)[0]


@pytest.fixture
def rejected(claim: Claim, huda: User) -> Claim:
    return segmenting.reject_claim(
        claim_uid=claim.uid, by=huda, reason="رأي لا ادعاء", version=claim.version, at=AT
    )


def page(client: Client, of: Claim, by: User) -> str:
    client.force_login(by)
    return client.get(reverse("claims-out", args=[of.article.uid])).content.decode()


def post(client: Client, name: str, of: Claim, by: User, **sent: object) -> int:
    client.force_login(by)
    address = reverse(name, args=[of.uid])
    return client.post(address, {"version": of.version, **sent}, follow=True).status_code


def test_an_editor_readmits_a_rejected_claim_with_a_reason(
    client: Client, rejected: Claim, huda: User
) -> None:
    shown = page(client, rejected, huda)
    assert escape(rejected.quote) in shown
    assert "رأي لا ادعاء" in shown
    assert reverse("claim-readmit", args=[rejected.uid]) in shown
    assert post(client, "claim-readmit", rejected, huda, reason="") == 200
    rejected.refresh_from_db()
    assert rejected.state == "rejected"
    assert post(client, "claim-readmit", rejected, huda, reason="هو ادعاء") == 200
    rejected.refresh_from_db()
    assert (rejected.state, rejected.state_reason) == ("open", "هو ادعاء")
    assert "<table" not in page(client, rejected, huda)


def test_a_fact_checker_reads_why_and_cannot_readmit(
    client: Client, rejected: Claim, layla: User
) -> None:
    shown = page(client, rejected, layla)
    assert "رأي لا ادعاء" in shown
    assert reverse("claim-readmit", args=[rejected.uid]) not in shown
    assert post(client, "claim-readmit", rejected, layla, reason="هو ادعاء") == 403


def test_an_admin_removes_a_claim_and_restores_it(
    client: Client, claim: Claim, rania: User, huda: User
) -> None:
    client.force_login(rania)
    remove = reverse("claim-remove", args=[claim.uid])
    assert remove in client.get(claim.get_absolute_url()).content.decode()
    assert post(client, "claim-remove", claim, rania) == 200
    claim.refresh_from_db()
    assert claim.deleted_by == rania
    assert reverse("claim-restore", args=[claim.uid]) in page(client, claim, rania)
    assert "<table" not in page(client, claim, huda)
    assert post(client, "claim-restore", claim, huda) == 404
    assert post(client, "claim-restore", claim, rania) == 200
    claim.refresh_from_db()
    assert claim.deleted_at is None


def test_removing_is_an_admins_and_not_offered_to_others(
    client: Client, claim: Claim, layla: User
) -> None:
    client.force_login(layla)
    remove = reverse("claim-remove", args=[claim.uid])
    assert remove not in client.get(claim.get_absolute_url()).content.decode()
    assert post(client, "claim-remove", claim, layla) == 403


def test_a_claim_that_someone_changed_meanwhile_stays_out(
    client: Client, rejected: Claim, huda: User
) -> None:
    Claim.objects.filter(pk=rejected.pk).update(version=rejected.version + 1)
    post(client, "claim-readmit", rejected, huda, reason="هو ادعاء")
    rejected.refresh_from_db()
    assert rejected.state == "rejected"


@pytest.fixture
def shaken(layla: User, samir: User) -> Contradiction:
    """A confirmed contradiction whose side changed, with all that confirming needs."""
    first, second, *_rest = factories.claims(factories.article(layla), layla)
    for side in (first, second):
        factories.annotate(side, layla, factories.EVENT)
        factories.annotate(side, samir, factories.EVENT)
    pair = factories.contradiction(first, second, layla)
    source = contradicting.Source(url="https://example.org/a", bearing="supports")
    contradicting.add_evidence(contradiction_uid=pair.uid, by=layla, source=source, at=AT)
    Contradiction.objects.filter(pk=pair.pk).update(state="confirmed", needs_recheck=True)
    pair.refresh_from_db()
    return pair


def test_an_editor_says_that_a_contradiction_still_holds(
    client: Client, shaken: Contradiction, huda: User
) -> None:
    client.force_login(huda)
    recheck = reverse("contradiction-recheck", args=[shaken.uid])
    assert recheck in client.get(shaken.get_absolute_url()).content.decode()
    sent = {"version": shaken.version, "rationale": "لم يتغيّر المعنى"}
    assert client.post(recheck, sent, follow=True).status_code == 200
    shaken.refresh_from_db()
    assert (shaken.state, shaken.needs_recheck) == ("confirmed", False)
    assert recheck not in client.get(shaken.get_absolute_url()).content.decode()


def test_recheck_is_not_offered_to_its_proposer_or_a_fact_checker(
    client: Client, shaken: Contradiction, layla: User
) -> None:
    client.force_login(layla)
    shown = client.get(shaken.get_absolute_url()).content.decode()
    assert reverse("contradiction-recheck", args=[shaken.uid]) not in shown
