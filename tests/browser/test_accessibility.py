"""axe finds nothing on any page, in both languages, light and dark, wide and narrow."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page

from claims.actions import bulk, publishing
from claims.management import demo
from claims.models import Article, Claim, Contradiction, Proposition, Speaker, User
from tests.conftest import NOW, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

Look = tuple[int, str]
EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
# Each page is opened once a language, and looked at in two looks, (width, colour scheme): in the
# first by all rules, in the second by those that depend on colours and places.
LOOKS = {
    "ar": [(1440, "light"), (390, "dark")],
    "en": [(390, "light"), (1440, "dark")],
}


@pytest.fixture
def addresses(transactional_db: None) -> dict[str, list[str]]:
    """The pages of a fact-checker and those of an admin, over the demo desk."""
    demo.load(NOW)
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
    claim = Claim.objects.filter(state="disputed").earliest("pk")
    work = {
        "articles": [],
        "article-add": [],
        "article": [Article.objects.get().uid],
        "article-edit": [Article.objects.get().uid],
        "article-correct": [Article.objects.get().uid],
        "claims-out": [Article.objects.get().uid],
        "claim-history": [claim.uid],
        "contradictions": [],
        "contradiction-add": [],
        "pairs": [],
        "contradiction": [Contradiction.objects.filter(state="confirmed").earliest("pk").uid],
        "speakers": [],
        "speaker-add": [],
        "speaker": [Speaker.objects.earliest("pk").uid],
        "propositions": [],
        "proposition-add": [],
        "proposition": [Proposition.objects.earliest("pk").uid],
        "search": [],
        "claim-near": [claim.uid],
        "me": [],
        "inbox": [],
        "agreement": [],
        "tokens": [],
        "api-reference": [],
    }
    review = {
        "disputes": [],
        "claim-adjudicate": [claim.uid],
        "claim-evidence-add": [claim.uid],
    }
    desk = {
        "people": [],
        "person-add": [],
        "person": [User.objects.earliest("pk").uid],
        "desk": [],
        "verdicts": [],
        "articles-removed": [],
        "history": [],
        "imports": [],
        "import": [imported(User.objects.get(username="rania"))],
    }
    huda = User.objects.get(username="huda")
    article = Article.objects.get()
    publishing.publish(article_uid=article.uid, by=huda, at=NOW)
    work |= {"export": [], "releases": [], "public-index": [], "public": [article.uid]}
    return {
        "huda": [
            *(reverse(name, args=uids) for name, uids in review.items()),
            reverse("article-publish", args=[article.uid]),
            reverse("releases"),
        ],
        "layla": [
            *(reverse(name, args=uids) for name, uids in work.items()),
            reverse("search") + "?q=الأسد&counts=1&state=agreed",
            reverse("search") + "?q=بوتن&of=articles",
        ],
        "rania": [reverse(name, args=uids) for name, uids in desk.items()],
    }


def imported(admin: User) -> Any:
    """An uploaded file whose columns are to be chosen."""
    rows = ["النص,عمود", "قال الوزير إن الجسر آمن.,"]
    data = ["\n".join(rows).encode()]
    return bulk.upload(by=admin, data=data, name="rows.csv", at=NOW).uid


@pytest.mark.parametrize("language", LOOKS)
def test_axe_finds_nothing(
    browser: Browser, live_server: Any, addresses: dict[str, list[str]], language: str
) -> None:
    first, second = LOOKS[language]
    found = []
    for username, pages in addresses.items():
        page = signed_in(browser, live_server.url, username, language)
        for address in pages:
            page.goto(live_server.url + address)
            found += faults(page, address, first, EVERYTHING)
            found += faults(page, address, second, OF_LOOKS)
        page.context.close()
    assert found == []


def signed_in(browser: Browser, url: str, username: str, language: str) -> Page:
    context = browser.new_context()
    context.add_cookies([{"name": "django_language", "value": language, "url": url}])
    page = context.new_page()
    page.goto(f"{url}/login/")
    assert faults(page, "/login/", LOOKS[language][0], EVERYTHING) == []
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button.primary").click()
    return page


def faults(page: Page, address: str, look: Look, rules: list[str]) -> list[str]:
    """axe's violations, as (address, rule, first place), and whether the page scrolls sideways.

    `rules` are names of rules, or tags that several have.
    """
    width, scheme = look
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    violations = Axe().run(page, options={"runOnly": rules}).response["violations"]
    found = [
        f"{address} {look}: {each['id']} at {each['nodes'][0]['target']}" for each in violations
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append(f"{address} {look}: scrolls sideways")
    return found
