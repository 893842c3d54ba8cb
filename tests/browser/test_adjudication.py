"""Two reviewers disagree, an editor decides, a reviewer reads it: in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.domain.vocabulary import EDITOR, FACT_CHECKER
from claims.models import Claim, Decision, User
from tests import factories
from tests.browser.conftest import listened_to
from tests.browser.test_flow import SEED, choose_claim
from tests.conftest import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VOTEL = "تحفّظ على التعاون العسكري الأمريكي الروسي"
RATIONALE = "التحفّظ تشكيك في التعاون لا نفي لوقوعه"


@pytest.fixture
def claim(catalogue: User) -> Claim:
    person("samir", "سامر الخطيب", FACT_CHECKER)
    person("huda", "هدى منصور", EDITOR)
    article = factories.article(catalogue, SEED)
    return article.claims.live().get(quote__contains=VOTEL)


@pytest.fixture
def signed_in(browser: Browser, live_server: Any, quiet: list[str]) -> Callable[..., Page]:
    def open_page(username: str, address: str, **options: Any) -> Page:
        page = browser.new_context(**options).new_page()
        page.goto(f"{live_server.url}{address}")
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main button.primary").click()
        return page

    return open_page


def answer(page: Page, stance: str) -> None:
    uid = choose_claim(page, VOTEL)
    page.locator("[name=kind][value=official_statement]").check(force=True)
    for box in page.locator("[name=speakers]").all():
        box.set_checked(box.get_attribute("value") == "votel", force=True)
    page.locator("[name=proposition]").select_option("cooperation_real")
    page.locator(f"[name=stance][value={stance}]").check(force=True)
    page.locator("#submit-annotation").click()
    expect(page.locator("#inspector")).not_to_have_attribute("data-claim", uid)


def disagree(signed_in: Callable[..., Page], claim: Claim, second: str = "samir") -> None:
    for username, stance in (("layla", "questions"), (second, "opposes")):
        page = signed_in(username, claim.article.get_absolute_url())
        answer(page, stance)
        page.context.close()
    claim.refresh_from_db()
    assert claim.state == "disputed"


@pytest.mark.parametrize("scripted", [True, False], ids=["by keyboard", "without scripts"])
def test_two_disagree_on_votel_and_an_editor_decides(
    signed_in: Callable[..., Page], claim: Claim, scripted: bool
) -> None:
    disagree(signed_in, claim)
    page = signed_in("huda", "/adjudication/", java_script_enabled=scripted)
    page.locator("table a").click()
    expect(page.locator("mark")).to_contain_text(VOTEL)
    expect(page.locator("tr.differs[data-row] th")).to_have_text([r"≠موقفه منها (مختلفة)"])
    if scripted:
        listened_to(page)
        page.keyboard.press("a")
    else:
        page.locator("button[name=take][value=A]").click()
    expect(page.locator("[name=take_stance][value=A]")).to_be_checked()
    page.locator("[name=rationale]").fill(RATIONALE)
    page.locator("#decide-now").click()
    expect(page.locator("#status")).to_contain_text("حُسم")
    assert Decision.objects.get().stance == "questions"
    page = signed_in("samir", claim.get_absolute_url())
    inspector = page.locator("#inspector")
    for words in ("محسوم", "يشكّك", RATIONALE, "هدى منصور"):
        expect(inspector).to_contain_text(words)


def test_an_editor_is_refused_on_a_claim_of_their_own_and_told_why(
    signed_in: Callable[..., Page], claim: Claim
) -> None:
    disagree(signed_in, claim, second="huda")
    page = signed_in("huda", f"/claims/{claim.uid}/adjudicate/")
    expect(page.locator("#refused")).to_contain_text("أجبتَ عن هذا الادعاء بنفسك")
    expect(page.locator("#decide")).to_have_count(0)


def test_the_queue_is_walked_by_one_key(signed_in: Callable[..., Page], claim: Claim) -> None:
    first, second = claim.article.claims.live().order_by("start")[:2]
    page = signed_in("samir", "/")
    for each in (first, second):
        listened_to(page)
        page.keyboard.press("t")
        expect(page.locator("#inspector")).to_have_attribute("data-claim", str(each.uid))
