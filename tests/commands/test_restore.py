"""A complete export goes into an empty desk and comes out again, byte for byte."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from claims.domain.vocabulary import CLAIM_STATES, FACT_CHECKER
from claims.management import demo
from claims.models import Annotation, Article, Claim, User
from tests import factories
from tests.conftest import NOW, person
from tests.exports import hostile
from tests.factories import STATEMENT

pytestmark = pytest.mark.django_db

KINDS = {
    *("mihakk", "speaker", "proposition", "verdict", "article", "claim", "annotation"),
    *("contradiction", "evidence", "decision"),
}


def export(file: Path) -> bytes:
    call_command("export", "jsonl", "--unblinded", "-o", str(file))
    return file.read_bytes()


@pytest.mark.slow
def test_the_seed_and_hostile_texts_come_out_as_they_went_in(tmp_path: Path) -> None:
    with transaction.atomic():
        demo.load(NOW)
        hostile.load()
        before = export(tmp_path / "before.jsonl")
        transaction.set_rollback(True)
    assert not Article.objects.exists()
    call_command("restore", str(tmp_path / "before.jsonl"))
    assert export(tmp_path / "after.jsonl") == before
    records = [json.loads(line) for line in before.splitlines()]
    assert {each["record"] for each in records} == KINDS
    assert {each["state"] for each in records if each["record"] == "claim"} == set(CLAIM_STATES)
    assert {"confirmed", "proposed"} <= {each["state"] for each in records if "claim_a" in each}
    assert sum(each["record"] == "claim" for each in records) > 51


@pytest.fixture
def file(tmp_path: Path, db: None) -> Path:
    """An export of a small desk, which is gone again; one answer was replaced by another."""
    path = tmp_path / "desk.jsonl"
    with transaction.atomic():
        layla = person("layla", "ليلى حدّاد", FACT_CHECKER)
        factories.speaker(layla)
        factories.proposition(layla)
        claim, *_others = factories.claims(factories.article(layla, published="2018-07"), layla)
        old = factories.annotate(claim, layla, STATEMENT)
        Annotation.objects.filter(pk=old.pk).update(superseded_at=NOW)
        new = factories.annotate(claim, layla, STATEMENT)
        Annotation.objects.filter(pk=old.pk).update(superseded_by=new)
        export(path)
        transaction.set_rollback(True)
    return path


def test_replaced_answers_and_derived_columns_come_back(file: Path, tmp_path: Path) -> None:
    call_command("restore", str(file))
    assert export(tmp_path / "again.jsonl") == file.read_bytes()
    article = Article.objects.get()
    assert article.published_from.isoformat() == "2018-07-01"
    old, new = Annotation.objects.order_by("pk")
    assert old.superseded_by == new
    assert [named.speaker.key for named in new.named.all()] == ["salem"]
    speaker = new.speakers.get()
    assert {alias.normalised for alias in speaker.aliases.all()} == {"الوزير سالم"}


def test_people_come_back_without_a_way_in(file: Path) -> None:
    call_command("restore", str(file))
    layla = User.objects.get(username="layla")
    assert (layla.is_active, layla.roles, layla.has_usable_password()) == (False, [], False)


def test_a_desk_that_holds_something_is_left_alone(file: Path, samir: User) -> None:
    article = factories.article(samir)
    with pytest.raises(CommandError):
        call_command("restore", str(file))
    assert list(Article.objects.all()) == [article]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda lines: lines[1:], "1"),
        (lambda lines: [*lines[:2], "{not json", *lines[2:]], "3"),
        (lambda lines: ['{"record":"mihakk","form":99}', *lines[1:]], "99"),
        (lambda lines: [line for line in lines if '"record":"article"' not in line], "claim"),
        (lambda lines: [*lines, '{"record":"other"}'], "export"),
        (lambda lines: [], "1"),
    ],
)
def test_a_file_that_is_not_whole_leaves_the_desk_empty(
    file: Path, change: Callable[[list[str]], list[str]], told: str
) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")[:-1]
    file.write_text("".join(f"{line}\n" for line in change(lines)), encoding="utf-8")
    with pytest.raises(CommandError, match=told):
        call_command("restore", str(file))
    assert not Article.objects.exists()
    assert not Claim.objects.exists()


def test_a_line_is_a_record_for_whoever_splits_lines(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        assert json.loads(line)["record"]
