"""Imports beside COPY and beside save(): every figure a ratio of the same machine in the same run.

ROWS=n sets the number of rows (100,000; in CI 10,000); FULL=1 takes in a million besides, to show
that memory stays the same. The rows compared are the same: an article of about 300 Arabic
characters with a claim, an annotation by a reviewer and its speaker, with their history,
searchable.
"""

import csv
import json
import os
import random
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from claims.actions import bulk, running
from claims.actions.base import action
from claims.domain import importing
from claims.domain.importrows import Options
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    ImportBatch,
    Proposition,
    Speaker,
    User,
)
from tests import factories
from tests.ground.conftest import (
    ROOT,
    no_worker_shows_life,
    url_of_test_database,
    wait_until,
)

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = int(os.environ.get("ROWS") or (10_000 if os.environ.get("CI") else 100_000))
MANY = 1_000_000
SAVED = min(ROWS, 2_000)  # rows for save(), whose pace does not change with their number
SEGMENTED = min(max(ROWS // 20, 1_000), 2_000)
TABLES = (Article, Claim, Annotation, AnnotationSpeaker)
TEXTS = json.loads((Path(__file__).parent / "texts.json").read_text(encoding="utf-8"))["docs"]
WORDS = sorted({word for each in TEXTS for word in each["text"].split()})
NAMES = "text,quote,kind,speakers,attribution,proposition,stance,annotator,published,outlet"


def rows(count: int, first: int = 0) -> Iterator[list[str]]:
    for number in range(first, first + count):
        words = random.Random(number)
        claim = f"قال الوزير سالم إن الجسر رقم {number} آمن تمامًا"
        rest = " ".join(words.choice(WORDS) for _ in range(46))
        labels = ["official_statement", "salem", "indirect", "bridge_safe", "supports", "layla"]
        yield [f"{claim}. {rest}.", claim, *labels, "2018-07-25", "الصحيفة"]


def as_csv(path: Path, count: int, first: int = 0) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(NAMES.split(","))
        writer.writerows(rows(count, first))
    return path


def as_jsonl(path: Path, count: int, first: int = 0) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for row in rows(count, first):
            record = dict(zip(NAMES.split(","), row, strict=True))
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


@pytest.fixture
def desk(layla: User, rania: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)


def start(*words: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "DATABASE_URL": url_of_test_database()}
    command = [sys.executable, "manage.py", *words]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def measured(process: "subprocess.Popen[str]") -> tuple[str, int]:
    """What the process printed, and the most memory that it held, in MB."""
    most = 0
    with process:
        while process.poll() is None:
            most = max(most, held_by(process.pid))
            threading.Event().wait(0.1)
        assert process.stdout is not None
        out = process.stdout.read()
    assert process.returncode == 0, out
    return out, most


def held_by(pid: int) -> int:
    """The high-water mark of its resident memory in MB; 0 where there is no /proc."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 0


def imported(path: Path, *words: str) -> tuple[dict[str, Any], int]:
    out, memory = measured(start("import_claims", str(path), "--as", "rania", *words))
    return json.loads(out), memory


def bench_import(desk: None, rania: User, tmp_path: Path) -> None:
    """Files to visible and searchable, beside COPY of what they became and beside save()."""
    print(f"\n{ROWS:,} rows on {os.cpu_count()} cores")
    source = as_csv(tmp_path / "a.csv", ROWS)
    dry, memory = imported(source, "--dry-run")
    limit = ROWS / 10_000
    show("dry run of CSV", ROWS / dry["seconds"], memory, f"{dry['seconds']} s (at most {limit:g})")
    summary, memory = imported(source)
    assert summary["added"] == ROWS
    pace = {"CSV": ROWS / summary["seconds"]}
    show("import of CSV", pace["CSV"], memory)
    copies = kept_rows(tmp_path)
    empty()
    summary, memory = imported(as_jsonl(tmp_path / "a.jsonl", ROWS))
    pace["JSONL"] = ROWS / summary["seconds"]
    show("import of JSONL", pace["JSONL"], memory)
    empty()
    copied = ROWS / seconds_to_copy(copies)
    show("COPY of the same rows", copied)
    empty()
    saved = SAVED / seconds_to_save(rania)
    show("save() a row", saved)
    for name, each in pace.items():
        beside = f"{each / copied:.2f} of COPY (at least 0.50)"
        print(f"{name}: {beside}, {each / saved:.1f} times save() (at least 8)")
    print("wanted of both: at least 5,000 rows/s, at most 150 MB")


@pytest.mark.skipif(not os.environ.get("FULL"), reason="a million rows take a while: FULL=1")
def bench_memory_of_a_million_rows(desk: None, rania: User, tmp_path: Path) -> None:
    """The most memory that one process holds, whatever the number of rows."""
    print(f"\n{MANY:,} rows")
    source = as_csv(tmp_path / "a.csv", MANY)
    for what, path, words in (
        ("dry run of CSV", source, ["--dry-run"]),
        ("import of CSV", source, []),
        ("import of JSONL", as_jsonl(tmp_path / "a.jsonl", MANY), []),
    ):
        summary, memory = imported(path, *words)
        assert words or summary["added"] == MANY
        show(what, MANY / summary["seconds"], memory, "(at most 150 MB)")
        empty()


def show(what: str, pace: float, memory: int = 0, more: str = "") -> None:
    print(
        f"{what:24} {pace:10,.0f} rows/s  {f'{memory} MB' if memory else '':8} {more}", flush=True
    )


def as_owner(*statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute(f"SET ROLE {settings.APPLICATION_ROLE}")


def empty() -> None:
    """Empty tables again, so that all are measured on the same ground."""
    events = [model.pgh_event_model._meta.db_table for model in TABLES]
    tables = ", ".join([*(model._meta.db_table for model in TABLES), *events])
    as_owner(f"TRUNCATE {tables}, claims_importbatch CASCADE", "VACUUM")


def columns_of(table: str) -> str:
    """The columns that are written, which generated ones are not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
            " AND attgenerated = ''",
            [table],
        )
        return str(cursor.fetchone()[0])


def kept_rows(folder: Path) -> list[tuple[str, str, Path]]:
    """The rows as they are now in files for COPY: (table, columns, path)."""
    found = []
    with connection.cursor() as cursor:
        for model in TABLES:
            table, path = model._meta.db_table, folder / model._meta.db_table
            names = columns_of(table)
            with path.open("w", encoding="utf-8") as file:
                cursor.copy_expert(f"COPY {table} ({names}) TO STDOUT", file)
            found.append((table, names, path))
    return found


def seconds_to_copy(copies: list[tuple[str, str, Path]]) -> float:
    """One COPY a table in one transaction, with a history context, as an import has."""
    batches = sorted({str(number) for number in batch_numbers(copies[0])})

    @action("copy")
    def copy(*, by: User) -> None:
        with connection.cursor() as cursor:
            for number in batches:
                cursor.execute(
                    "INSERT INTO claims_importbatch (id, uid, file_name, sha256, size, format,"
                    " options, state, done, counts, imported_by_id, created_at) VALUES"
                    " (%s, gen_random_uuid(), '', '', 0, 'csv', '{}', 'done', 0, '{}', %s, now())",
                    [number, by.pk],
                )
            for table, names, path in copies:
                with path.open(encoding="utf-8") as file:
                    cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", file)

    by = User.objects.get(username="rania")
    begun = time.perf_counter()
    copy(by=by)
    return time.perf_counter() - begun


def batch_numbers(copied: tuple[str, str, Path]) -> Iterator[int]:
    place = copied[1].split(", ").index("import_batch_id")
    with copied[2].open(encoding="utf-8") as file:
        yield int(next(file).split("\t")[place])


def seconds_to_save(by: User) -> float:
    layla, speaker = User.objects.get(username="layla"), Speaker.objects.get()
    proposition, now = Proposition.objects.get(), timezone.now()

    @action("save")
    def save(*, by: User) -> None:
        for text, quoted, kind, _key, form, _name, stance, *_ in rows(SAVED):
            article = Article.objects.create(
                title=text[:80],
                text=text,
                text_sha256=importing.text_sha256(text),
                created_by=by,
                created_at=now,
            )
            claim = Claim.objects.create(
                article=article,
                paragraph_no=1,
                start=0,
                end=len(quoted),
                quote=quoted,
                origin="import",
                state="open",
                created_at=now,
            )
            answer = Annotation.objects.create(
                claim=claim,
                annotator=layla,
                span_version=1,
                kind=kind,
                attribution=form,
                proposition=proposition,
                stance=stance,
                origin="import",
                created_at=now,
                submitted_at=now,
            )
            AnnotationSpeaker.objects.create(annotation=answer, speaker=speaker)

    begun = time.perf_counter()
    save(by=by)
    return time.perf_counter() - begun


def bench_first_progress_and_pages(
    live_server: Any, desk: None, rania: User, tmp_path: Path
) -> None:
    """A worker runs an upload: when progress shows, and how a server's pages answer meanwhile."""
    path = as_csv(tmp_path / "a.csv", ROWS // 5)
    with path.open("rb") as data:
        batch = bulk.upload(by=rania, data=data, name="a.csv", at=timezone.now())
    client = Client()
    client.force_login(rania)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    worker = start("work", "--interval", "0.05")
    wait_until(lambda: not no_worker_shows_life(), seconds=120)
    pages = [reverse("articles"), reverse("import", args=[batch.uid])]
    seconds_to_answer(f"{live_server}{pages[0]}", cookie)  # the first page loads what pages need
    begun = time.perf_counter()
    bulk.start(uid=batch.uid, by=rania, at=timezone.now())
    waits, first = list[float](), 0.0
    while batch.state in ("uploaded", "running"):
        batch.refresh_from_db()
        if batch.done and not first:
            first = time.perf_counter() - begun
        waits += [seconds_to_answer(f"{live_server}{page}", cookie) for page in pages]
        threading.Event().wait(0.05)
    worker.terminate()
    worker.communicate()
    waits.sort()
    print(
        f"\nfirst progress after {first:.2f} s (at most 1); a page meanwhile: p95"
        f" {waits[int(len(waits) * 0.95)] * 1000:.0f} ms (at most 200), {len(waits)} asked"
    )


def seconds_to_answer(url: str, cookie: str) -> float:
    begun = time.perf_counter()
    request = urllib.request.Request(url, headers={"Cookie": cookie})
    with urllib.request.urlopen(request) as answer:
        answer.read()
    return time.perf_counter() - begun


def bench_segmenting_by_workers(desk: None, rania: User, tmp_path: Path) -> None:
    """Import with segmentation by one worker and by two: from the first job's start to the end."""
    seconds = {}
    for workers in (1, 2):
        path = tmp_path / f"{workers}.jsonl"
        texts = (row[0] for row in rows(SEGMENTED, first=workers * ROWS))
        lines = (json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        path.write_text("".join(lines), encoding="utf-8")
        with path.open("rb") as data:
            batch = bulk.upload(
                by=rania,
                data=data,
                name=path.name,
                options=Options(segment=True),
                at=timezone.now(),
            )
        bulk.start(uid=batch.uid, by=rania, at=timezone.now())
        DBTaskResult.objects.all().delete()  # the file is run here, and leaves jobs to segment
        batch.refresh_from_db()
        running.run(batch=batch, path=path)
        run_workers(workers, batch)
        jobs = DBTaskResult.objects.filter(task_path="claims.tasks.segment_import")
        begun = min(jobs.values_list("started_at", flat=True))
        seconds[workers] = (max(jobs.values_list("finished_at", flat=True)) - begun).total_seconds()
        DBTaskResult.objects.all().delete()
    pace = SEGMENTED / seconds[1]
    print(
        f"\nsegmenting {SEGMENTED:,} articles: {pace:,.0f}/s by one worker,"
        f" {seconds[1] / seconds[2]:.2f} times that by two (at least 1.7)"
    )


def run_workers(count: int, batch: ImportBatch) -> None:
    """They stay until the import is done; its pairs, proposed after that, are not waited for."""
    workers = [start("work", "--interval", "0.05") for _ in range(count)]
    done = ImportBatch.objects.filter(pk=batch.pk, state="done")
    wait_until(done.exists, seconds=1200)
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.communicate()
        assert worker.returncode == 0
