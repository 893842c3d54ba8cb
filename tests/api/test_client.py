"""The client in docs/api.md does what it says, against a real server."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from claims.actions import tokens
from claims.models import Annotation, Article, User
from tests import factories
from tests.ground.conftest import ROOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def script() -> str:
    (code,) = CODE.findall((ROOT / "docs" / "api.md").read_text(encoding="utf-8"))
    return code


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    file = folder / "client.py"
    file.write_text(script(), encoding="utf-8")
    plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    command = [sys.executable, str(file), *arguments]
    return subprocess.run(command, capture_output=True, env=plain, timeout=60)


def test_the_client_imports_annotates_and_exports(
    live_server: Any, layla: User, tmp_path: Path
) -> None:
    _token, secret = tokens.make_token(
        by=layla, name="client", scopes=["read", "write"], days=1, at=timezone.now()
    )
    text = tmp_path / "article.txt"
    text.write_text(factories.TEXT, encoding="utf-8")
    done = run(live_server.url, secret, str(text), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"))))
    assert [row["kind"] for row in rows if row["labels_of"] == "mine"] == ["reported_event"]
    assert (Article.objects.count(), Annotation.objects.submitted().count()) == (1, 1)


def test_the_client_says_what_was_refused(live_server: Any, db: None, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(factories.TEXT, encoding="utf-8")
    done = run(live_server.url, "mhk_wrong", str(tmp_path / "article.txt"), folder=tmp_path)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_it_is_about_thirty_lines() -> None:
    lines = [line for line in script().splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) <= 30
