"""A complete export of a large base beside COPY of the same tables: time, and memory.

In one run, at 100,000 claims, and with FULL=1 at 1,000,000 (CI: 10,000): seconds of `manage.py
export jsonl` in a process of its own, its peak memory, and the seconds that COPY … TO STDOUT takes
for the tables that it reads. `make bench-export`.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from claims.models import (
    AnnotationSpeaker,
    Decision,
    Evidence,
    Proposition,
    Speaker,
    User,
)
from tests.bench import bases
from tests.ground.conftest import ROOT, url_of_test_database

SIZE = 1_000_000 if os.environ.get("FULL") else 10_000 if os.environ.get("CI") else 100_000
TABLES = (*bases.TABLES, AnnotationSpeaker, Evidence, Decision, Speaker, Proposition)
MOST_MEMORY = 150  # MB
SLOWEST = 3.0  # times COPY


@pytest.mark.django_db(transaction=True)
def bench_export(layla: User, samir: User, tmp_path: Path) -> None:
    begun = time.perf_counter()
    bases.grow(SIZE, [layla, samir])
    print(f"\n{SIZE:>9,} claims, made in {time.perf_counter() - begun:.0f} s")
    copied = min(_copy() for _ in range(3))
    file = tmp_path / "all.jsonl"
    taken, peak = min(_export(file) for _ in range(3))
    size = file.stat().st_size / 1e6
    lines = sum(1 for _line in file.open("rb"))
    print(f"COPY … TO STDOUT of its tables  {copied:6.2f} s")
    print(f"export jsonl, start included    {taken:6.2f} s, {size:,.0f} MB, {lines:,} records")
    print(f"times COPY                      {taken / copied:6.2f}   (at most {SLOWEST})")
    print(f"peak memory of the process      {peak:6.0f} MB (at most {MOST_MEMORY})")
    assert peak <= MOST_MEMORY
    assert SIZE < 1_000_000 or taken <= SLOWEST * copied


def _copy() -> float:
    begun = time.perf_counter()
    with connection.cursor() as cursor, Path(os.devnull).open("wb") as nowhere:
        for table in TABLES:
            cursor.copy_expert(f"COPY {table._meta.db_table} TO STDOUT", nowhere)
    return time.perf_counter() - begun


def _export(file: Path) -> tuple[float, float]:
    """Seconds, and the most memory of the process in MB."""
    begun = time.perf_counter()
    command = [sys.executable, "manage.py", "export", "jsonl", "--unblinded", "-o", str(file)]
    environment = {**os.environ, "DATABASE_URL": url_of_test_database()}
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.perf_counter() - begun, used.ru_maxrss / 1024
