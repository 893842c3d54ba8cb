"""What other formats than the complete one hold comes back through the import, the same."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from claims.domain.vocabulary import ADMIN
from claims.management import demo
from claims.models import Annotation, Article, Claim, Contradiction
from tests.conftest import NOW, person
from tests.exports import hostile

pytestmark = pytest.mark.django_db

UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CATALOGUE = ("mihakk", "speaker", "proposition", "verdict")


def export(format: str, file: Path) -> str:
    call_command("export", format, "--unblinded", "-o", str(file))
    return file.read_text(encoding="utf-8")


def renamed(text: str, known: set[str]) -> str:
    """The text with a number for each uid that is not known, by where it is met first."""
    numbers: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        uid = match.group()
        return uid if uid in known else numbers.setdefault(uid, f"uid-{len(numbers)}")

    return UID.sub(number, text)


def counts() -> tuple[int, ...]:
    """Articles, claims, answers, contradictions: what the import takes in."""
    rows = (
        Article.objects.all(),
        Claim.objects.exclude(state="rejected"),
        Annotation.objects.submitted(),
        Contradiction.objects.all(),
    )
    return tuple(each.count() for each in rows)


@pytest.mark.slow
def test_web_annotations_come_out_as_they_went_in(tmp_path: Path) -> None:
    """Into a desk that knows the speakers and propositions, and nothing else."""
    file, catalogue = tmp_path / "before.jsonld", tmp_path / "catalogue.jsonl"
    with transaction.atomic():
        demo.load(NOW)
        hostile.load()
        before, stored = export("webannotation", file), counts()
        lines = export("jsonl", catalogue).splitlines(keepends=True)
        transaction.set_rollback(True)
    named = "".join(line for line in lines if json.loads(line)["record"] in CATALOGUE)
    catalogue.write_text(named, encoding="utf-8")
    call_command("restore", str(catalogue))
    person("admin", "المسؤول", ADMIN)
    call_command("import_claims", str(file), "--create-people", "--as", "admin")
    assert counts() == stored
    known = set(UID.findall(named))
    after = export("webannotation", tmp_path / "after.jsonld")
    assert renamed(after, known) == renamed(before, known)
    assert stored > (3, 60, 50, 10)
