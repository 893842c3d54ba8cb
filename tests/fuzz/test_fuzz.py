"""Requests made up from the API's own description, as each role and without a login.

Every check of schemathesis, in sequences of requests too: no 5xx, nothing that is not described,
nothing without the login that the description asks for. The short form makes up the same requests
each time; `make fuzz` makes up far more, and others each time.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from claims.actions import tokens
from claims.domain.vocabulary import SCOPES
from claims.management import demo
from claims.models import User

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

HERE = Path(__file__).parent
EXAMPLES = os.environ.get("FUZZ_EXAMPLES", "1")
AT_LENGTH = EXAMPLES != "1"
ROLES = ["nobody", "reader", "fact_checker", "editor", "admin"]
# At length, each constraint of the description is tried by itself too.
PHASES = "coverage,fuzzing,stateful" if AT_LENGTH else "fuzzing,stateful"
CHOICE = [] if AT_LENGTH else ["--generation-deterministic"]


def token_of(role: str) -> list[str]:
    """What a program of someone with just that role sends; `nobody` sends nothing."""
    if role == "nobody":
        return []
    roles = [] if role == "reader" else [role]
    someone = User.objects.create(username=f"program-{role}", name=role, roles=roles)
    _token, secret = tokens.make_token(
        by=someone, name="fuzz", scopes=list(SCOPES), days=1, at=timezone.now()
    )
    return ["--header", f"Authorization: Bearer {secret}"]


@pytest.mark.parametrize("role", ROLES)
def test_the_api_keeps_to_its_description(live_server: Any, tmp_path: Path, role: str) -> None:
    demo.load(timezone.now())
    command = [
        str(Path(sys.executable).parent / "schemathesis"),
        *("--config-file", str(HERE / "schemathesis.toml")),
        *("run", f"{live_server.url}/api/v1/schema/", "--url", live_server.url),
        *("--phases", PHASES, "--max-examples", EXAMPLES, "--no-color", *CHOICE),
        *token_of(role),
    ]
    hooks = {"SCHEMATHESIS_HOOKS": "tests.fuzz.addresses", "PYTHONPATH": str(HERE.parents[1])}
    environment = {**os.environ, **hooks}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    sys.stdout.write(done.stdout[-1500:])  # shown by `make fuzz`
    assert done.returncode == 0, done.stdout
