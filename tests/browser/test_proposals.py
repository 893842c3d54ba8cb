"""A reviewer at the keyboard takes what the machine proposes, corrects it, turns it down."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import Annotation, Claim, ProposalDecision, User
from tests import factories
from tests.browser.conftest import listened_to
from tests.browser.test_flow import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def claims(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)


@pytest.fixture
def bench(page: Page, live_server: Any, claims: list[Claim], quiet: list[str]) -> Page:
    sign_in(page, f"{live_server.url}/login/")
    expect(page.locator(".table a").first).to_be_visible()
    page.goto(f"{live_server.url}{claims[0].get_absolute_url()}")
    listened_to(page)
    return page


def on(page: Page, claim: Claim) -> None:
    expect(page.locator("#inspector")).to_have_attribute("data-claim", str(claim.uid))


def decisions() -> list[tuple[str, list[str]]]:
    return list(ProposalDecision.objects.order_by("pk").values_list("outcome", "corrected"))


def test_enter_takes_one_proposal_after_the_other(bench: Page, claims: list[Claim]) -> None:
    for claim in claims[:3]:
        on(bench, claim)
        expect(bench.locator("#turn-down")).to_be_visible()
        bench.keyboard.press("Enter")
    on(bench, claims[3])
    assert decisions() == [("accepted", [])] * 3
    speakers = [
        [named.speaker.name_ar for named in answer.named.all()]
        for answer in Annotation.objects.submitted().order_by("claim__start")
    ]
    assert speakers == [["الوزير سالم"], [], ["البلدية"]]  # the last was not in the list before


def test_a_key_corrects_and_enter_saves(bench: Page, claims: list[Claim]) -> None:
    on(bench, claims[0])
    bench.keyboard.press("KeyS")
    expect(bench.locator("[name=stance][value=denies]")).to_be_checked()
    bench.keyboard.press("Enter")
    on(bench, claims[1])
    assert decisions() == [("corrected", ["stance"])]


def test_r_turns_down_and_enter_then_asks_for_an_answer(bench: Page, claims: list[Claim]) -> None:
    on(bench, claims[0])
    bench.keyboard.press("KeyR")
    expect(bench.locator("#turn-down")).to_have_count(0)
    expect(bench.locator("[name=kind]:checked")).to_have_count(0)
    bench.keyboard.press("Enter")
    expect(bench.locator("#errors")).to_be_visible()
    assert decisions() == [("rejected", [])]
    assert not Annotation.objects.exists()
