"""The whole import wizard in a real browser: check, mend, import, undo what is to be undone."""

import csv
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.actions import bulk, running
from claims.domain.vocabulary import ADMIN
from claims.models import Annotation, Article, ImportBatch, User
from tests.actions import files
from tests.actions.files import statement
from tests.conftest import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GOOD, TWICE, BAD = 500, 7, 13


def the_file(folder: Path) -> Path:
    """500 good rows, 7 that are there before, 13 whose speaker is misspelt."""
    rows = [row(number) for number in range(GOOD)]
    rows += [row(number) for number in range(TWICE)]
    rows += [row(GOOD + number, speakers="ترمبب") for number in range(BAD)]
    return files.written(folder, "ادعاءات.csv", files.as_csv(*rows))


def row(number: int, **more: str) -> dict[str, Any]:
    return statement(number, **{"speakers": "trump", "proposition": "cooperation_real", **more})


def work() -> None:
    """What the worker does with the import of the page."""
    batch = ImportBatch.objects.latest("pk")
    step = {"checking": running.check, "running": running.run}[batch.state]
    with bulk.local_file(batch) as path:
        step(batch=batch, path=path)


def expect_figures(page: Page, *numbers: int) -> None:
    figures = page.locator(".figures dd")
    expect(figures.first).to_be_visible(timeout=20_000)
    assert [int(text) for text in figures.all_text_contents()[: len(numbers)]] == list(numbers)


def take_in(page: Page, path: Path) -> None:
    """Upload and check the file; the page shows the report in the end."""
    page.locator("[name=file]").set_input_files(path)
    page.locator("main form button.primary").click()
    page.locator("form[action$='/check/'] button.primary").click()
    expect(page.locator("#import-progress")).to_be_visible()
    work()


def test_import_mend_and_finish(
    page: Page, live_server: Any, catalogue: User, quiet: list[str], tmp_path: Path
) -> None:
    person("rania", "رانيا شاهين", ADMIN)
    page.goto(f"{live_server.url}/login/")
    page.locator("[name=username]").fill("rania")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button.primary").click()
    page.locator("nav a[href='/imports/']").click()
    boxes = [card.bounding_box() for card in page.locator(".import-begin > .card").all()]
    assert len({box["y"] for box in boxes if box}) == 1  # beside each other, in one line

    take_in(page, the_file(tmp_path))
    expect_figures(page, GOOD, TWICE, BAD)
    assert not Article.objects.exists()
    expect(page.locator(".import-report")).to_contain_text("ترمبب")
    page.locator("form[action$='/start/'] button").click()
    expect(page.locator("#import-progress")).to_be_visible()
    work()
    expect_figures(page, GOOD, TWICE, BAD)
    assert (Article.objects.count(), Annotation.objects.count()) == (GOOD, GOOD)

    with page.expect_download() as download:
        page.locator("a[href$='/refused/']").click()
    mended = tmp_path / "mended.csv"
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(text.splitlines()))) == BAD
    mended.write_text(text.replace("ترمبب", "trump"), encoding="utf-8")

    page.locator("nav a[href='/imports/']").click()
    take_in(page, mended)
    expect_figures(page, BAD, 0, 0)
    page.locator("form[action$='/start/'] button").click()
    expect(page.locator("#import-progress")).to_be_visible()
    work()
    expect_figures(page, BAD, 0, 0)
    assert (Article.objects.count(), Annotation.objects.count()) == (GOOD + BAD, GOOD + BAD)
