"""The demo desk: lively, private, and the same after a second run."""

import json
import stat
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from annotator import env
from claims.management import demo
from claims.models import Article, Claim, Contradiction, Evidence, User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def logins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MIHAKK_HOME", str(tmp_path))
    return env.home() / "demo-logins.json"


def counts() -> dict[str, int]:
    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model._meta.app_label in ("claims", "pghistory")
    }


def test_the_demo_desk_shows_work_in_each_state_and_is_loaded_once(logins: Path) -> None:
    call_command("load_demo", verbosity=0)
    reference = json.loads((demo.FIXTURES / "annotation.json").read_text(encoding="utf-8"))
    article = Article.objects.get()
    spans = {(claim.start, claim.end) for claim in article.claims.live()}
    assert spans == {(claim["start"], claim["end"]) for claim in reference["claims"]}
    states = set(Claim.objects.live().values_list("state", flat=True))
    assert states == {"candidate", "open", "agreed", "disputed"}
    assert set(Contradiction.objects.values_list("state", flat=True)) == {
        "proposed",
        "confirmed",
        "rejected",
        "withdrawn",
    }
    assert not Evidence.objects.exclude(retrieved_on=None, archive_url="").exists()
    assert not Evidence.objects.exclude(verified_at=None).exists()

    people = json.loads(logins.read_text(encoding="utf-8"))
    assert [person["roles"] for person in people].count(["fact_checker"]) == 3
    for person in people:
        assert User.objects.get(username=person["username"]).check_password(person["password"])
    assert stat.S_IMODE(logins.stat().st_mode) == 0o600

    before, kept = counts(), logins.read_bytes()
    call_command("load_demo", verbosity=0)
    assert counts() == before
    assert logins.read_bytes() == kept
