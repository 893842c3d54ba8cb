"""axe finds nothing on any page, in both languages, light and dark, wide and narrow."""

import datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page

from claims.management import demo
from claims.models import Article, Claim, Contradiction, Proposition, Speaker, User
from tests.conftest import NOW, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

OPTIONS = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ]
}
LOOKS = [
    pytest.param({"language": "ar", "width": 1440, "dark": False}, id="arabic-wide-light"),
    pytest.param({"language": "ar", "width": 390, "dark": True}, id="arabic-narrow-dark"),
    pytest.param({"language": "en", "width": 1440, "dark": True}, id="english-wide-dark"),
    pytest.param({"language": "en", "width": 390, "dark": False}, id="english-narrow-light"),
]


@pytest.fixture
def addresses(transactional_db: None, settings: Any, tmp_path: Any) -> dict[str, list[str]]:
    """The pages of a fact-checker and those of an admin, over the demo desk."""
    demo.load(NOW + datetime.timedelta(0))
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
    claim = Claim.objects.filter(state="disputed").earliest("pk")
    work = {
        "articles": [],
        "article-add": [],
        "article": [Article.objects.get().uid],
        "article-edit": [Article.objects.get().uid],
        "claim-history": [claim.uid],
        "contradictions": [],
        "contradiction-add": [],
        "contradiction": [Contradiction.objects.filter(state="confirmed").earliest("pk").uid],
        "speakers": [],
        "speaker-add": [],
        "speaker": [Speaker.objects.earliest("pk").uid],
        "propositions": [],
        "proposition-add": [],
        "proposition": [Proposition.objects.earliest("pk").uid],
        "me": [],
    }
    desk = {
        "people": [],
        "person-add": [],
        "person": [User.objects.earliest("pk").uid],
        "desk": [],
        "articles-removed": [],
    }
    return {
        "layla": [reverse(name, args=uids) for name, uids in work.items()],
        "rania": [reverse(name, args=uids) for name, uids in desk.items()],
    }


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(
    browser: Browser, live_server: Any, addresses: dict[str, list[str]], look: dict[str, Any]
) -> None:
    found = []
    for username, pages in addresses.items():
        page = signed_in(browser, live_server.url, username, look)
        for address in pages:
            page.goto(live_server.url + address)
            found += faults(page, address)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{address}: scrolls sideways")
        page.context.close()
    assert found == []


def signed_in(browser: Browser, url: str, username: str, look: dict[str, Any]) -> Page:
    context = browser.new_context(
        viewport={"width": look["width"], "height": 900},
        color_scheme="dark" if look["dark"] else "light",
    )
    context.add_cookies([{"name": "django_language", "value": look["language"], "url": url}])
    page = context.new_page()
    page.goto(f"{url}/login/")
    assert faults(page, "/login/") == []
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button.primary").click()
    return page


def faults(page: Page, address: str) -> list[str]:
    """axe's violations, as (address, rule, first place)."""
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{address}: {each['id']} at {each['nodes'][0]['target']}" for each in violations]
