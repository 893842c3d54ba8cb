"""The layout: the same word in each layer, layers that only look down, one driver."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("importing", "segmenting", "annotating", "contradicting", "reviewing", "exporting")


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_its_rule_its_page_and_its_write(stage: str) -> None:
    for layer in ("domain", "views"):
        assert (ROOT / "claims" / layer / f"{stage}.py").exists()
    writes = (ROOT / "claims" / "actions" / f"{stage}.py").exists()
    assert writes == (stage != "exporting"), "an export writes nothing"


def test_there_are_no_rooms_for_odds_and_ends() -> None:
    banned = {"utils", "helpers", "common", "services", "manager"}
    modules = [*ROOT.glob("claims/**/*.py"), *ROOT.glob("annotator/**/*.py")]
    assert [path for path in modules if path.stem in banned] == []


def test_every_decision_has_a_number_of_its_own() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(decisions) + 1))
    for path, number in zip(decisions, numbers, strict=True):
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. ")


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True)


@pytest.mark.slow
def test_the_layers_hold_and_the_domain_may_not_import_django(tmp_path: Path) -> None:
    for name in ("claims", "annotator"):
        ignored = shutil.ignore_patterns("__pycache__", "static", "locale")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    good = lint_imports(tmp_path)
    assert good.returncode == 0, good.stdout
    rule = tmp_path / "claims" / "domain" / "reviewing.py"
    rule.write_text("import django.db\n" + rule.read_text(encoding="utf-8"), encoding="utf-8")
    bad = lint_imports(tmp_path)
    assert bad.returncode != 0
    assert "claims.domain.reviewing -> django" in bad.stdout


def test_psycopg_3_is_absent() -> None:
    """Django would take it silently instead of psycopg2."""
    assert importlib.util.find_spec("psycopg") is None
    assert importlib.util.find_spec("psycopg2") is not None


def test_torch_is_absent() -> None:
    assert importlib.util.find_spec("torch") is None


def test_constraints_are_named_by_sentences() -> None:
    names = [
        constraint.name
        for model in apps.get_app_config("claims").get_models()
        for constraint in model._meta.constraints
    ]
    assert len(names) > 40
    assert [name for name in names if name.count("_") < 3] == []
