"""A complete export of a large base beside COPY: time, and memory.

In one run, at 100,000 claims, and with FULL=1 at 1,000,000 (CI: 10,000): seconds of `manage.py
export jsonl` in a process of its own, its peak memory, and the seconds that COPY … TO STDOUT takes
for the same rows and columns (uids and names instead of the tables' own numbers), and for the
tables as they lie. `make bench-export`.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from claims.exports import Selection, sources
from claims.exports.streaming import one_moment
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
# On Linux a process begins with the peak of whoever started it: let a small one do that.
STARTER = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_pid, status, used = os.wait4(pid, 0)
print(used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.mark.django_db(transaction=True)
def bench_export(layla: User, samir: User, tmp_path: Path) -> None:
    begun = time.perf_counter()
    bases.grow(SIZE, [layla, samir])
    print(f"\n{SIZE:>9,} claims, made in {time.perf_counter() - begun:.0f} s")
    tables = min(_copy() for _ in range(3))
    copied = min(_copy_same() for _ in range(3))
    file = tmp_path / "all.jsonl"
    taken, peak = min(_export(file) for _ in range(3))
    size = file.stat().st_size / 1e6
    with file.open("rb") as records:
        lines = sum(1 for _record in records)
    print(f"COPY … TO STDOUT of its tables  {tables:6.2f} s")
    print(f"… of the same rows and columns  {copied:6.2f} s")
    print(f"export jsonl, start included    {taken:6.2f} s, {size:,.0f} MB, {lines:,} records")
    print(f"times COPY of the same          {taken / copied:6.2f}   (at most {SLOWEST})")
    print(f"times COPY of the tables        {taken / tables:6.2f}")
    print(f"peak memory of the process      {peak:6.0f} MB (at most {MOST_MEMORY})")
    assert peak <= MOST_MEMORY
    assert SIZE < 1_000_000 or taken <= SLOWEST * copied


def _copy() -> float:
    begun = time.perf_counter()
    with connection.cursor() as cursor, Path(os.devnull).open("wb") as nowhere:
        for table in TABLES:
            cursor.copy_expert(f"COPY {table._meta.db_table} TO STDOUT", nowhere)
    return time.perf_counter() - begun


def _copy_same() -> float:
    begun = time.perf_counter()
    with one_moment(), connection.cursor() as cursor, Path(os.devnull).open("wb") as nowhere:
        for source in sources.sources(Selection(None, unblinded=True)):
            rows = source.rows.values_list(*source.fields.values())
            sql = cursor.mogrify(*rows.query.sql_with_params()).decode()
            cursor.copy_expert(f"COPY ({sql}) TO STDOUT", nowhere)
    return time.perf_counter() - begun


def _export(file: Path) -> tuple[float, float]:
    """Seconds, and the most memory of the process in MB."""
    begun = time.perf_counter()
    command = [sys.executable, "manage.py", "export", "jsonl", "--unblinded", "-o", str(file)]
    environment = {**os.environ, "DATABASE_URL": url_of_test_database()}
    started = [sys.executable, "-c", STARTER, *command]
    done = subprocess.run(started, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return time.perf_counter() - begun, int(done.stdout) / 1024
