"""A real Chromium; `make test` says in CHROMIUM where it is, else Playwright's own is used."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.domain.vocabulary import FACT_CHECKER
from claims.management import demo
from claims.models import User
from tests.conftest import person

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {
        **browser_type_launch_args,
        "args": FLAGS,
        **({"executable_path": path} if path else {}),
    }


@pytest.fixture
def catalogue(transactional_db: None) -> User:
    """Layla, and the demo's speakers and propositions to choose from."""
    layla = person("layla", "ليلى حدّاد", FACT_CHECKER)
    demo.load_catalogue(layla)
    return layla


@pytest.fixture
def quiet(page: Page, live_server: Any) -> Iterator[list[str]]:
    """What the browser complains of, and requests that leave the server: none, at the end."""
    complaints: list[str] = []
    page.on("console", lambda message: note(complaints, message))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: abroad(complaints, request.url, live_server.url))
    yield complaints
    assert complaints == []


def note(complaints: list[str], message: Any) -> None:
    """A refused form (409, 422) is an answer that the page shows, not a fault."""
    if message.type in ("error", "warning") and "status of 4" not in message.text:
        complaints.append(message.text)


def abroad(complaints: list[str], url: str, ours: str) -> None:
    if not url.startswith((ours, "data:", "blob:")):
        complaints.append(f"asked for {url}")


def listened_to(page: Page) -> None:
    """Wait until the page's script has come: a key pressed before it is lost."""
    expect(page.locator("html.scripted")).to_be_attached()
