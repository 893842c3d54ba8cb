"""A program imports a file: uploads, maps, checks, runs, reads the report, mends, takes it back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from claims.models import Annotation, Article, User
from tests import factories
from tests.actions import files
from tests.actions.files import statement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(layla: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)


@pytest.fixture
def admin(program: Callable[..., Any], desk: None, rania: User) -> Any:
    return program(rania)


def upload(admin: Any, name: str, content: str | bytes, **more: str) -> Any:
    data = content.encode() if isinstance(content, str) else content
    form = {"file": SimpleUploadedFile(name, data), **more}
    return admin.client.post("/api/v1/imports/", form)


def work() -> None:
    call_command("work", "--batch", "--interval", "0.01")


def test_the_whole_road(admin: Any) -> None:
    rows = [statement(n) for n in range(4)]
    rows[2]["stance"] = "supprts"
    content = files.as_csv(*rows).replace("proposition", "قضيتنا")
    made = upload(admin, "a.csv", content)
    assert made.status_code == 201
    here = f"imports/{made.json()['uid']}/"
    preview = admin.get(here + "preview/").json()
    assert "قضيتنا" in preview["headings"]
    assert preview["records"][0]["text"] == rows[0]["text"]
    mapped = admin.patch(here, {"mapping": {"قضيتنا": "proposition"}}).json()
    assert (mapped["state"], mapped["options"]["mapping"]) == (
        "uploaded",
        {"قضيتنا": "proposition"},
    )
    assert admin.post(here + "check/", {}).json()["state"] == "checking"
    work()
    checked = admin.get(here).json()
    assert (checked["state"], checked["total"], checked["counts"]["refused"]) == ("checked", 4, 1)
    assert Article.objects.count() == 0
    assert admin.post(here + "run/", {}).json()["state"] == "running"
    work()
    done = admin.get(here).json()
    assert (done["state"], done["done"], done["counts"]["added"]) == ("done", 4, 3)
    (row,) = admin.get(here + "rows/").json()["results"]
    assert (row["place"], row["status"], row["faults"][0]["field"]) == ("4", "refused", "stance")
    assert "“supports”" in row["faults"][0]["detail"]
    refused = admin.get(here + "refused/")
    mended = b"".join(refused.streaming_content).decode().replace("supprts", "supports", 1)
    again = f"imports/{upload(admin, 'b.csv', mended).json()['uid']}/"
    admin.post(again + "run/", {})
    work()
    assert admin.get(again).json()["counts"]["added"] == 1
    assert Annotation.objects.count() == 4
    assert admin.post(here + "undo/", {}).json()["state"] == "undone"
    assert Article.objects.live().count() == 1


def test_a_step_out_of_turn_is_a_conflict(admin: Any) -> None:
    here = f"imports/{upload(admin, 'a.csv', files.as_csv(statement(1))).json()['uid']}/"
    answer = admin.post(here + "undo/", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong-step")
    assert admin.post(here + "cancel/", {}).json()["state"] == "cancelled"
    assert admin.post(here + "run/", {}).json()["state"] == "running"


def test_another_encoding_is_chosen_by_its_preview(admin: Any) -> None:
    content = files.as_csv(statement(1)).encode("windows-1256")
    here = f"imports/{upload(admin, 'a.csv', content).json()['uid']}/"
    refused = admin.get(here + "preview/").json()
    assert (refused["problem"]["code"], refused["records"]) == ("wrong-encoding", [])
    assert files.QUOTE in refused["encodings"]["windows-1256"][1]
    admin.patch(here, {"encoding": "windows-1256"})
    shown = admin.get(here + "preview/").json()
    assert shown["records"][0]["text"] == files.text_of(1)
    admin.post(here + "run/", {})
    work()
    assert Article.objects.get().text == files.text_of(1)


def test_what_cannot_be_read_is_told(admin: Any) -> None:
    unknown = upload(admin, "a.pdf", "x")
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown-format")
    here = f"imports/{upload(admin, 'a.csv', '').json()['uid']}/"
    assert admin.get(here + "preview/").json()["problem"]["code"] == "empty-file"
    admin.post(here + "check/", {})
    work()
    failed = admin.get(here).json()
    assert (failed["state"], failed["failure"]["code"]) == ("failed", "empty-file")


def test_only_admins(program: Callable[..., Any], desk: None, layla: User) -> None:
    checker = program(layla)
    assert checker.get("imports/").status_code == 403
    assert upload(checker, "a.csv", files.as_csv(statement(1))).status_code == 403
