"""The import wizard: each step's page, what it does, and what it says of bad input."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from claims.actions import bulk, running
from claims.models import Annotation, Article, ImportBatch, User
from tests import factories
from tests.actions import files
from tests.actions.files import statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, rania: User, layla: User) -> Client:
    factories.speaker(layla)
    factories.proposition(layla)
    client.cookies["django_language"] = "en"
    client.force_login(rania)
    return client


def upload(admin: Client, content: str | bytes, name: str = "rows.csv") -> ImportBatch:
    data = content.encode() if isinstance(content, str) else content
    response = admin.post(reverse("imports"), {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 302, response.content.decode()
    return ImportBatch.objects.latest("pk")


def page(admin: Client, batch: ImportBatch) -> str:
    return admin.get(batch.get_absolute_url()).content.decode()


CHOICES = {"format": "csv", "encoding": "utf-8", "on_duplicate": "skip", "on_error": "skip"}


def check(admin: Client, batch: ImportBatch, columns: list[str], **more: str) -> Any:
    """Send the second step as the page has it, with the given fields for the columns."""
    mapped = {f"column-{number}": field for number, field in enumerate(columns)}
    return admin.post(reverse("import-check", args=[batch.uid]), {**CHOICES, **mapped, **more})


def work(batch: ImportBatch) -> None:
    """Do what the worker would do now."""
    batch.refresh_from_db()
    step = {"checking": running.check, "running": running.run}[batch.state]
    with bulk.local_file(batch) as path:
        step(batch=batch, path=path)


ROW = {"نص الخبر": files.text_of(1), "title": "خبر", "مصدر آخر": "x"}


def test_columns_are_chosen_with_the_file_before_ones_eyes(admin: Client) -> None:
    batch = upload(admin, files.as_csv(ROW))
    shown = page(admin, batch)
    assert 'name="column-0"' in shown
    assert files.text_of(1)[:30] in shown
    assert check(admin, batch, ["text", "title", ""]).status_code == 302
    work(batch)
    batch.refresh_from_db()
    assert (batch.state, batch.counts["added"]) == ("checked", 1)
    assert not Article.objects.exists()
    admin.post(reverse("import-start", args=[batch.uid]))
    work(batch)
    article = Article.objects.get()
    assert (article.title, article.text, article.outlet) == ("خبر", files.text_of(1), "")


def test_another_encoding_is_shown_and_never_guessed(admin: Client) -> None:
    content = f"text\n{files.text_of(1)}\n".encode("windows-1256")
    batch = upload(admin, content)
    shown = page(admin, batch)
    assert files.text_of(1)[:60] in shown  # as windows-1256 reads it
    assert 'value="utf-8" checked' in shown
    assert check(admin, batch, ["text"], encoding="windows-1256").status_code == 302
    work(batch)
    batch.refresh_from_db()
    assert batch.counts["added"] == 1


def test_the_report_names_row_field_fault_and_value(admin: Client) -> None:
    bad = statement(2, speakers="سالمم")
    batch = upload(admin, files.as_csv(statement(1), bad))
    check(admin, batch, list(bad))
    work(batch)
    shown = page(admin, batch)
    assert "سالمم" in shown
    assert "<b><bdi>speakers</bdi></b>" in shown
    assert "Import the row" not in shown
    assert "Import 1 row" in shown
    refused = admin.get(reverse("import-refused", args=[batch.uid]))
    told = b"".join(refused).decode()  # type: ignore[arg-type]
    assert "سالمم" in told
    assert "problem" in told.splitlines()[0]
    assert refused.headers["Content-Disposition"].startswith("attachment")


def test_a_wrong_choice_keeps_the_others(admin: Client) -> None:
    batch = upload(admin, files.as_csv(statement(1)))
    response = check(admin, batch, ["text"], format="parchment", segment="on")
    assert response.status_code == 422
    shown = response.content.decode()
    assert 'name="segment"' in shown
    assert "checked" in shown.split('name="segment"')[1][:200]


def test_a_file_that_cannot_be_read_says_why(admin: Client) -> None:
    response = admin.post(reverse("imports"), {"file": SimpleUploadedFile("a.exe", b"MZ")})
    assert response.status_code == 422
    assert "a.exe" in response.content.decode()
    assert not ImportBatch.objects.exists()
    empty = admin.post(reverse("imports"), {})
    assert empty.status_code == 422


def test_stop_then_go_on(admin: Client) -> None:
    batch = upload(admin, files.as_csv(statement(1)))
    check(admin, batch, list(statement(1)))
    work(batch)
    admin.post(reverse("import-start", args=[batch.uid]))
    admin.post(reverse("import-cancel", args=[batch.uid]))
    assert "Go on where it stopped" in page(admin, batch)
    admin.post(reverse("import-start", args=[batch.uid]))
    work(batch)
    batch.refresh_from_db()
    assert (batch.state, Annotation.objects.count()) == ("done", 1)


def test_undo_and_what_keeps_from_it(admin: Client, layla: User) -> None:
    batch = upload(admin, files.as_csv({"text": files.text_of(1)}))
    check(admin, batch, ["text"])
    work(batch)
    admin.post(reverse("import-start", args=[batch.uid]))
    work(batch)
    admin.post(reverse("import-undo", args=[batch.uid]))
    batch.refresh_from_db()
    assert batch.state == "undone"
    assert not Article.objects.live().exists()


def test_progress_asks_again_only_while_there_is_some(admin: Client) -> None:
    batch = upload(admin, files.as_csv(statement(1)))
    check(admin, batch, list(statement(1)))
    address = reverse("import-progress", args=[batch.uid])
    shown = admin.get(address).content.decode()
    assert 'hx-trigger="every 1s"' in shown
    work(batch)
    assert admin.get(address).headers["HX-Refresh"] == "true"


def test_a_step_out_of_turn_is_refused(admin: Client) -> None:
    batch = upload(admin, files.as_csv(statement(1)))
    response = admin.post(reverse("import-undo", args=[batch.uid]), follow=True)
    assert "uploaded" in response.content.decode()


ADDRESSES = [
    ("imports", []),
    ("import-template", ["claims", "csv"]),
    ("import", ["6e1b3a0e-0000-4000-8000-000000000000"]),
]


@pytest.mark.parametrize(("name", "args"), ADDRESSES)
def test_only_admins(client: Client, huda: User, name: str, args: list[str]) -> None:
    client.force_login(huda)
    assert client.get(reverse(name, args=args)).status_code == 403


@pytest.mark.parametrize("language", ["ar", "en"])
def test_templates_come_back_as_they_went(admin: Client, tmp_path: Any, language: str) -> None:
    """Every heading of a template is understood, whichever language it is in."""
    admin.cookies["django_language"] = language
    for kind in ("articles", "claims", "contradictions"):
        text = admin.get(reverse("import-template", args=[kind, "csv"])).content.decode("utf-8-sig")
        headings = text.strip().split(",")
        sheet = files.written(
            tmp_path, "t.xlsx", admin.get(reverse("import-template", args=[kind, "xlsx"])).content
        )
        [row] = load_workbook(sheet).active.iter_rows(values_only=True)  # type: ignore[union-attr]
        assert list(row) == headings
        assert ("النص" in headings or "الادعاء أ" in headings) == (language == "ar")
    assert admin.get("/imports/templates/claims.exe").status_code == 404
    assert admin.get("/imports/templates/people.csv").status_code == 404
