"""What other formats than the complete one hold comes back through the import, the same."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from claims.domain.reading import formats
from claims.domain.reading.records import Source
from claims.domain.vocabulary import ADMIN, EDITOR
from claims.management import demo
from claims.models import Annotation, Article, Claim, Contradiction, Proposal
from tests import factories
from tests.conftest import NOW, person
from tests.exports import hostile
from tests.ground.conftest import ROOT

pytestmark = pytest.mark.django_db

UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
INTEROP = ROOT / "fixtures" / "interop"
THEIRS = [("doccano", "doccano-1.8.4.jsonl"), ("label-studio", "label-studio-1.23.2.json")]
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


@pytest.mark.parametrize(("format", "name"), THEIRS)
def test_what_other_programs_wrote_comes_in_whole(
    format: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = INTEROP / name
    records = list(formats.open_records(Source(file, name), format))
    admin = person("admin", "المسؤول", ADMIN, EDITOR)
    for key in {key for each in records for key in each.fields.get("speakers", ())}:
        factories.speaker(admin, name_ar=f"متحدّث {key}", key=key)
    for key in {each.fields["proposition"] for each in records if "proposition" in each.fields}:
        factories.proposition(admin, text_ar=f"قضية {key}", key=key)
    call_command("import_claims", str(file), "--format", format, "--create-people", "--as", "admin")
    summary = json.loads(capsys.readouterr().out)
    assert (summary["refused"], summary["rows"]) == (0, len(records))
    said = [each.fields for each in records]
    spans = {(f["article_id"], f["start"], f["end"]) for f in said if "end" in f}
    assert Claim.objects.count() == len(spans) >= 51
    answers = {(f["claim_id"], f["annotator"]) for f in said if f.get("annotator")}
    assert Annotation.objects.count() == len(answers)
    kinds = {(f["start"], f["kind"]) for f in said if f.get("kind")}
    held = Proposal.objects.filter(claim__isnull=False).values_list("claim__start", "fields__kind")
    given = Annotation.objects.values_list("claim__start", "kind")
    assert {*held, *given} == kinds
    pairs = {(f["claim_a"], f["claim_b"]) for f in said if "claim_a" in f}
    assert Contradiction.objects.count() == len(pairs) > 5
