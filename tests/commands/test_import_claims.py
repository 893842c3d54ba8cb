"""`import_claims`: the same road from the shell, with an exit status and a JSON summary."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.models import Article, Claim, ImportBatch, Proposal, User
from tests import factories
from tests.actions import files
from tests.actions.files import statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(layla: User, rania: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)


def command(path: Path, *words: str, by: str = "rania") -> tuple[int, dict[str, Any]]:
    """Exit status and summary."""
    out = io.StringIO()
    status = 0
    try:
        call_command("import_claims", str(path), *words, "--as", by, stdout=out)
    except SystemExit as end:
        status = int(str(end.code))
    return status, json.loads(out.getvalue())


def test_every_row_in_is_status_0(desk: None, tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(statement(1), statement(2)))
    status, summary = command(path)
    assert (status, summary["state"], summary["rows"], summary["added"]) == (0, "done", 2, 2)
    assert summary["rows_per_second"] > 0
    status, summary = command(path)
    assert (status, summary["added"], summary["duplicate"]) == (0, 0, 2)


def test_refused_rows_are_status_1_said_in_both_languages_and_kept_to_be_mended(
    desk: None, tmp_path: Path
) -> None:
    content = files.as_csv(statement(1), statement(2, speakers="الوزير سالمم"))
    refused = tmp_path / "refused.csv"
    path = files.written(tmp_path, "a.csv", content)
    status, summary = command(path, "--refused", str(refused))
    assert (status, summary["refused"]) == (1, 1)
    (fault,) = summary["problems"][0]["faults"]
    assert (fault["field"], fault["code"]) == ("speakers", "unknown-name")
    assert "Nearest" not in fault["ar"]
    assert "الوزير سالم" in fault["ar"]
    assert "The nearest is “الوزير سالم”" in fault["en"]
    mended = refused.read_text("utf-8-sig").replace("الوزير سالمم", "salem", 1)
    status, summary = command(files.written(tmp_path, "b.csv", mended))
    assert (status, summary["added"]) == (0, 1)


def test_a_dry_run_stores_nothing(desk: None, tmp_path: Path) -> None:
    content = files.as_csv(statement(1), statement(1), statement(2, kind="x"))
    status, summary = command(files.written(tmp_path, "a.csv", content), "--dry-run")
    figures = [summary[name] for name in ("added", "duplicate", "refused")]
    assert (status, summary["state"], figures) == (1, "checked", [1, 1, 1])
    assert (Article.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_columns_are_mapped_by_hand(desk: None, tmp_path: Path) -> None:
    content = "خبر,ادعاء,\n" + f"{files.text_of(1)},{files.QUOTE} رقم 1,\n"
    path = files.written(tmp_path, "a.csv", content)
    assert command(path)[1]["failure"]["code"] == "missing-columns"
    status, _summary = command(path, "--map", "خبر=text", "--map", "ادعاء=quote")
    assert (status, Claim.objects.count()) == (0, 1)


def test_articles_are_segmented_if_asked_for(desk: None, tmp_path: Path) -> None:
    content = files.as_csv({"text": factories.TEXT}, statement(1))
    status, summary = command(files.written(tmp_path, "a.csv", content), "--segment")
    assert (status, summary["state"]) == (0, "done")
    assert Article.objects.get(text=factories.TEXT).claims.count() > 1
    assert Proposal.objects.filter(claim__article__text=factories.TEXT).exists()
    assert Article.objects.get(text=files.text_of(1)).claims.count() == 1


@pytest.mark.parametrize(
    ("words", "by", "code"),
    [
        ([], "nobody", "no-such-user"),
        ([], "layla", "not-allowed"),
        (["--map", "text=nothing"], "rania", "unknown-field"),
        (["--map", "nothing=text"], "rania", "unknown-column"),
    ],
)
def test_what_was_not_begun_is_status_2(
    desk: None, tmp_path: Path, words: list[str], by: str, code: str
) -> None:
    path = files.written(tmp_path, "a.csv", files.as_csv(statement(1)))
    status, summary = command(path, *words, by=by)
    assert (status, summary["failure"]["code"]) == (2, code)
    assert Article.objects.count() == 0


def test_a_missing_file_and_a_mapping_without_a_sign_are_told(desk: None, tmp_path: Path) -> None:
    status, summary = command(tmp_path / "gone.csv")
    assert (status, summary["failure"]["code"]) == (2, "no-such-file")
    with pytest.raises(CommandError, match="COLUMN=FIELD"):
        command(tmp_path / "gone.csv", "--map", "text")


def test_a_run_that_stopped_is_status_3(desk: None, tmp_path: Path) -> None:
    content = files.as_csv(statement(1), statement(2, kind="x"))
    path = files.written(tmp_path, "a.csv", content)
    status, summary = command(path, "--on-error", "stop")
    assert (status, summary["state"]) == (3, "failed")
    assert summary["failure"]["code"] == "stopped-at-row"


def test_refused_parts_of_a_nested_file_are_mended_by_themselves(
    desk: None, tmp_path: Path
) -> None:
    entities = [
        {"id": 1, "label": "backgruond", "start_offset": 0, "end_offset": len(files.QUOTE)},
        {"id": 2, "label": "background", "start_offset": 0, "end_offset": 2},
    ]
    document = {"id": 5, "text": files.text_of(1), "entities": entities, "relations": []}
    refused = tmp_path / "refused.jsonl"
    path = files.written(tmp_path, "a.jsonl", json.dumps(document))
    status, summary = command(path, "--refused", str(refused))
    assert (status, summary["added"], summary["refused"]) == (1, 1, 2)
    assert [each["place"] for each in summary["problems"]] == ["1:entities[0]", "1:entities[1]"]
    first, second = map(json.loads, refused.read_text("utf-8").splitlines())
    assert first["article_id"] == str(Article.objects.get().uid)
    first["kind"] = "background"
    second |= {"start": first["end"] + 1, "end": first["end"] + 6, "kind": "background"}
    mended = files.written(tmp_path, "b.jsonl", files.as_jsonl(first, second))
    status, summary = command(mended)
    assert (status, summary["added"]) == (0, 2)
    assert Article.objects.get().claims.count() == 2


def test_a_zip_of_several_formats_comes_in_at_once(desk: None, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", files.text_of(1))
        archive.writestr("more/two.csv", files.as_csv(statement(2), statement(3, kind="?")))
        archive.writestr("three.jsonl", files.as_jsonl(statement(4)))
    status, summary = command(path)
    assert (status, summary["added"], summary["refused"]) == (1, 3, 1)
    assert summary["problems"][0]["place"] == "more/two.csv/3"
