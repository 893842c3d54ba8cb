"""The main job in a real browser: paste an article, tag a claim, record a contradiction, download.

Three times: with the mouse, without JavaScript, and with the keyboard alone.
"""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.models import Annotation, Contradiction, User
from tests.browser.conftest import listened_to
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEED = (Path(__file__).parents[2] / "fixtures" / "article.txt").read_text(encoding="utf-8")
TRUMP = "جيشانا يعملان معًا"
DECEMBER = "شهد كانون الأول 2017 حوادث اقتراب خطيرة"
RATIONALE = "اقتراب خطير كاد يؤدي إلى تصادم يُضعف القول إن الجيشين يعملان معًا بشكل جيد جدًا"


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[name=username]").fill("layla")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button.primary").click()


def paste_the_article(page: Page) -> None:
    page.locator("a[href='/articles/add/']").first.click()
    page.locator("[name=text]").fill(SEED)
    page.locator("main form button.primary").click()
    expect(page.locator("#article .claim").first).to_be_visible()


def choose_claim(page: Page, words: str, nth: int = 0) -> str:
    """Open the claim that holds the words; its uid."""
    claim = page.locator("#article .claim", has_text=words).nth(nth)
    uid = (claim.get_attribute("id") or "").removeprefix("claim-")
    claim.locator(".number").click()
    expect(page.locator("#inspector")).to_have_attribute("data-claim", uid)
    return uid


def tag(page: Page) -> None:
    for name, value in (("kind", "official_statement"), ("attribution", "direct")):
        page.locator(f"[name={name}][value={value}]").check(force=True)
    for box in page.locator("[name=speakers]").all():
        box.set_checked(box.get_attribute("value") == "trump", force=True)
    page.locator("[name=proposition]").select_option("cooperation_real")
    page.locator("[name=stance][value=supports]").check(force=True)
    page.locator("#submit-annotation").click()


def link_to_the_event(page: Page, statement: str) -> None:
    page.locator("#link-claim").click()
    event = page.locator("[name=claim_b] option", has_text=DECEMBER).first
    page.locator("[name=claim_b]").select_option(event.get_attribute("value"))
    page.locator("[name=relation][value=undermines]").check(force=True)
    page.locator("[name=rationale]").fill(RATIONALE)
    page.locator("main form button.primary").click()
    expect(page.locator("main")).to_contain_text(RATIONALE)


def download(page: Page, kind: str) -> str:
    page.locator("details.menu summary.button").click()
    with page.expect_download() as started:
        page.locator(f"a[href$='/download/{kind}/']").click()
    return Path(started.value.path()).read_text(encoding="utf-8-sig")


def check_what_is_stored(statement: str) -> None:
    annotation = Annotation.objects.submitted().get()
    assert str(annotation.claim.uid) == statement
    assert TRUMP in annotation.claim.quote
    assert [named.speaker.key for named in annotation.named.all()] == ["trump"]
    assert annotation.stance == "supports"
    assert annotation.proposition.key == "cooperation_real"
    pair = Contradiction.objects.get()
    assert (pair.relation, pair.rationale) == ("undermines", RATIONALE)
    assert DECEMBER in pair.claim_b.quote


def check_the_files(csv_text: str, jsonl_text: str, statement: str) -> None:
    rows = list(csv.DictReader(csv_text.splitlines()))
    mine = next(row for row in rows if row["uid"] == statement)
    assert (mine["speakers"], mine["stance"]) == ("trump", "supports")
    assert rows[-1]["relation"] == "undermines"
    records = [json.loads(line) for line in jsonl_text.splitlines()]
    assert records[-1]["rationale"] == RATIONALE
    for record in records:
        if record["record"] == "claim":
            assert SEED[record["start"] : record["end"]] == record["quote"]


def the_whole_job(page: Page, live_server: Any) -> None:
    sign_in(page, f"{live_server.url}/login/")
    paste_the_article(page)
    article = page.url.split("?")[0]
    statement = choose_claim(page, TRUMP)
    tag(page)
    expect(page.locator("#progress-text")).to_contain_text("1")
    page.goto(f"{article}?claim={statement}")
    expect(page.locator(f"#claim-{statement}")).to_have_attribute("data-tone", "supports")
    link_to_the_event(page, statement)
    page.goto(f"{live_server.url}/contradictions/")
    expect(page.locator("main")).to_contain_text(TRUMP)
    expect(page.locator("main")).to_contain_text(DECEMBER)
    page.goto(article)
    check_the_files(download(page, "csv"), download_again(page, "jsonl"), statement)
    check_what_is_stored(statement)


def download_again(page: Page, kind: str) -> str:
    page.reload()
    return download(page, kind)


def test_with_the_mouse(page: Page, live_server: Any, catalogue: User, quiet: list[str]) -> None:
    the_whole_job(page, live_server)


def test_without_javascript(browser: Browser, live_server: Any, catalogue: User) -> None:
    context = browser.new_context(java_script_enabled=False)
    the_whole_job(context.new_page(), live_server)
    context.close()


@pytest.fixture
def keys(page: Page) -> Callable[..., None]:
    """Press keys one after the other, once the page listens to them."""

    def press(*names: str) -> None:
        listened_to(page)
        for name in names:
            page.keyboard.press(name)

    return press


def tab_to(page: Page, selector: str) -> None:
    """Tab until the focus is there, as someone without a mouse does."""
    for _step in range(120):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {selector}")


def test_with_the_keyboard_alone(
    page: Page, live_server: Any, catalogue: User, quiet: list[str], keys: Callable[..., None]
) -> None:
    page.goto(f"{live_server.url}/login/")
    tab_to(page, "[name=username]")
    page.keyboard.type("layla")
    keys("Tab")
    page.keyboard.type(PASSWORD)
    keys("Enter")
    expect(page.locator("a[href='/articles/add/']").first).to_be_visible()

    tab_to(page, "a[href='/articles/add/']")
    keys("Enter")
    expect(page.locator("[name=text]")).to_be_visible()
    tab_to(page, "[name=text]")
    page.keyboard.insert_text(SEED)
    tab_to(page, "main form button.primary")
    keys("Enter")
    expect(page.locator("#article .claim").first).to_be_visible()
    article = page.url.split("?")[0]

    go_to_claim(page, TRUMP)
    statement = page.locator("#inspector").get_attribute("data-claim") or ""
    choose_kind(page, "official_statement")
    choose_speaker(page, "trump")
    keys("KeyP")
    arrow_to(page, "[name=proposition]", "التعاون العسكري")
    tab_to(page, "[name=stance]")
    keys("KeyA")
    expect(page.locator("[name=stance][value=supports]")).to_be_checked()
    keys("Enter")
    expect(page.locator("#inspector")).not_to_have_attribute("data-claim", statement)

    go_to_claim(page, TRUMP)
    keys("KeyL")
    expect(page.locator("[name=claim_b]")).to_be_visible()
    tab_to(page, "[name=claim_b]")
    arrow_to(page, "[name=claim_b]", DECEMBER)
    tab_to(page, "[name=rationale]")
    page.keyboard.insert_text(RATIONALE)
    tab_to(page, "main form button.primary")
    keys("Enter")
    expect(page.locator("main")).to_contain_text(RATIONALE)

    keys("KeyG", "KeyC")
    expect(page).to_have_url(f"{live_server.url}/contradictions/")
    expect(page.locator("main")).to_contain_text(DECEMBER)

    page.goto(article)
    tab_to(page, "details.menu summary.button")
    keys("Enter")
    tab_to(page, "a[href$='/download/jsonl/']")
    with page.expect_download() as started:
        keys("Enter")
    assert RATIONALE in Path(started.value.path()).read_text(encoding="utf-8")
    check_what_is_stored(statement)


def arrow_to(page: Page, selector: str, words: str) -> None:
    """Down the list that has the focus until the option with the words is chosen."""
    chosen = page.locator(f"{selector} option:checked")
    for _option in page.locator(f"{selector} option").all():
        if words in (chosen.text_content() or ""):
            break
        page.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text(words)


def go_to_claim(page: Page, words: str) -> None:
    """From the first claim on by J until the claim with the words is the current one."""
    listened_to(page)
    wanted = page.locator("#article .claim", has_text=words).first
    uid = (wanted.get_attribute("id") or "").removeprefix("claim-")
    while page.locator("#previous-claim").count():
        move(page, "KeyK")
    while page.locator("#inspector").get_attribute("data-claim") != uid:
        move(page, "KeyJ")


def move(page: Page, key: str) -> None:
    before = page.locator("#inspector").get_attribute("data-claim") or ""
    page.keyboard.press(key)
    expect(page.locator("#inspector")).not_to_have_attribute("data-claim", before)


def choose_kind(page: Page, kind: str) -> None:
    while not page.locator(f"[name=kind][value={kind}]").is_checked():
        page.keyboard.press("KeyC")


def choose_speaker(page: Page, key: str) -> None:
    """By its digit, the others off by theirs."""
    for option in page.locator("#speakers .option").all():
        box = option.locator("input")
        if box.is_checked() != (box.get_attribute("value") == key):
            page.keyboard.press(option.get_attribute("data-code") or "")
