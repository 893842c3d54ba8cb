"""Imports that are killed, cut off or out of room: what is in is whole, and nothing is in twice."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.db import InternalError, connection

from claims.actions import bulk, importsegmenting, running, undoing
from claims.domain.importrows import Options
from claims.models import Annotation, Article, Claim, Contradiction, ImportBatch, User
from tests import factories
from tests.actions import files
from tests.actions.files import statement
from tests.factories import AT

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 10
ROWS = 180
CHUNK = 3


@pytest.fixture
def desk(layla: User, samir: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)


def unlike(number: int, **more: Any) -> dict[str, Any]:
    """A row whose text has little in common with others."""
    row = statement(number, **more)
    words = " ".join(f"{word}{number}" for word in ("أغلقت", "شرطة", "طريق", "صباح", "جسر"))
    return {**row, "text": f"{words}. {row['quote']}."}


def mixed_rows() -> Iterator[dict[str, Any]]:
    """Good, duplicate, nearly duplicate and bad rows, names of rows before, and contradictions."""
    for number in range(ROWS):
        name = {"article_id": f"A{number}", "claim_id": f"C{number}"}
        if number % 9 == 7:
            yield unlike(number, stance="?")
        elif number % 9 == 8:
            yield unlike(number - 2)
        elif number % 9 == 4:
            before = unlike(number - 1)
            yield {**before, **name, "text": f"{before['text']} أمس."}
        else:
            yield {**unlike(number), **name}
        if number % 6 == 5:
            first, second = f"C{number}", f"C{number - 1}"
            yield {
                "claim_a": first,
                "claim_b": second,
                "relation": "contradicts",
                "type": "lexical",
                "rationale": "سبب",
            }


def content_of(batch: ImportBatch) -> dict[str, Any]:
    """Everything that the batch brought, by what it says and not by its keys."""
    claims = Claim.objects.filter(import_batch=batch)
    answers = Annotation.objects.filter(import_batch=batch)
    pairs = Contradiction.objects.filter(import_batch=batch)
    events = {
        model.__name__: model.pgh_event_model.objects.filter(
            import_batch=batch, pgh_label="insert"
        ).count()
        for model in (Article, Claim, Annotation, Contradiction)
    }
    return {
        "articles": sorted(Article.objects.filter(import_batch=batch).values_list("text", "title")),
        "claims": sorted(claims.values_list("article__text", "start", "end", "quote", "state")),
        "answers": sorted(
            answers.values_list("claim__quote", "annotator__username", "named__speaker__key")
        ),
        "pairs": sorted(pairs.values_list("claim_a__quote", "claim_b__quote")),
        "rows": list(batch.rows.values_list("number", "place", "status", "errors", "raw")),
        "counts": batch.counts,
        "events": events,
    }


@contextmanager
def as_owner() -> Iterator[Any]:
    """A cursor of the role that owns the tables, and may change them."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        try:
            yield cursor
        finally:
            cursor.execute(f"SET ROLE {site.APPLICATION_ROLE}")


def begun(by: User, path: Path) -> ImportBatch:
    return bulk.open_batch(
        by=by, path=path, name=path.name, format="jsonl", options=Options(), at=AT
    )


def in_a_process_of_its_own(batch: ImportBatch, path: Path, told: int) -> int:
    """Run the import in a child, which writes a byte to `told` for each chunk; its process id."""
    child = os.fork()
    if child:
        return child
    try:
        kept = connection.connection  # the parent's: closing it here would end the parent's session
        connection.connection = None
        with_patience(batch, path, told)
    finally:
        os._exit(0 if kept else 1)


def with_patience(batch: ImportBatch, path: Path, told: int) -> None:
    """The server notices on its own time that the one before was killed."""
    while True:
        try:
            running.run(batch=batch, path=path, tell=lambda _: os.write(told, b".") and None)
            return
        except bulk.BeingRun:
            time.sleep(0.01)


@pytest.mark.slow
def test_an_import_killed_at_ten_moments_is_as_one_that_was_not(
    desk: None, rania: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "IMPORT_CHUNK_ROWS", CHUNK)
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*mixed_rows()))
    undisturbed = content_of(running.run(batch=begun(rania, path), path=path))
    undoing.undo(uid=ImportBatch.objects.get().uid, by=rania, at=AT)
    batch = begun(rania, path)
    moments = random.Random()
    hear, tell = os.pipe()
    for _ in range(KILLS):
        child = in_a_process_of_its_own(batch, path, tell)
        os.read(hear, 1)  # it has got further, and goes on
        time.sleep(moments.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the import was over before it was killed"
    batch.refresh_from_db()
    assert 0 < batch.done < len(list(mixed_rows()))
    with_patience(batch, path, tell)
    batch.refresh_from_db()
    assert batch.state == "done"
    assert content_of(batch) == undisturbed


@pytest.mark.parametrize("lanes", [2, 3])
@pytest.mark.parametrize("chunk", [1, 4])
def test_lanes_take_in_what_one_takes_in(
    desk: None, rania: User, tmp_path: Path, settings: Any, chunk: int, lanes: int
) -> None:
    settings.IMPORT_CHUNK_ROWS = chunk
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*mixed_rows()))
    settings.IMPORT_LANES = 1
    one = content_of(running.run(batch=begun(rania, path), path=path))
    assert one["counts"]["near"]
    undoing.undo(uid=ImportBatch.objects.get().uid, by=rania, at=AT)
    settings.IMPORT_LANES = lanes
    assert content_of(running.run(batch=begun(rania, path), path=path)) == one


@pytest.fixture
def slow_first(desk: None) -> Iterator[None]:
    """The database takes its time over the first article of `statement`."""
    with as_owner() as cursor:
        cursor.execute(
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " PERFORM pg_sleep(0.5); RETURN NEW; END $$;"
            " CREATE TRIGGER slow BEFORE INSERT ON claims_article FOR EACH ROW"
            " WHEN (NEW.text LIKE '%رقم 0.%') EXECUTE FUNCTION slow()"
        )
    yield
    with as_owner() as cursor:
        cursor.execute("DROP TRIGGER slow ON claims_article; DROP FUNCTION slow()")


def test_a_row_finds_what_a_chunk_that_is_still_written_brings(
    slow_first: None, rania: User, tmp_path: Path, settings: Any
) -> None:
    settings.IMPORT_LANES, settings.IMPORT_CHUNK_ROWS = 3, 1
    later = {"article_id": "first", "quote": "وأغلقت الشرطة الطريق 0 صباح اليوم"}
    rows = [statement(0, article_id="first"), statement(1), {**statement(2), **later, "text": ""}]
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows))
    batch = running.run(batch=begun(rania, path), path=path)
    assert files.counts(batch, "added", "refused") == (3, 0)


@pytest.mark.parametrize("lanes", [1, 3])
def test_an_import_that_stops_at_a_row_keeps_what_came_before_and_nothing_after(
    desk: None, rania: User, tmp_path: Path, settings: Any, lanes: int
) -> None:
    settings.IMPORT_LANES, settings.IMPORT_CHUNK_ROWS = lanes, 2
    rows = [unlike(number, **({"stance": "?"} if number == 5 else {})) for number in range(12)]
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows))
    batch = files.run(rania, path, on_error="stop")
    assert (batch.state, batch.failure["code"], batch.done) == ("failed", "stopped-at-row", 4)
    assert Article.objects.count() == 4


def test_a_row_that_the_database_refuses_stops_no_lane(
    desk: None, rania: User, tmp_path: Path, settings: Any, no_secrets: None
) -> None:
    settings.IMPORT_CHUNK_ROWS = 3
    rows = [unlike(n, title="secret" if n in (4, 8) else "t") for n in range(14)]
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows))
    batch = running.run(batch=begun(rania, path), path=path)
    assert files.counts(batch, "added", "refused") == (12, 2)
    assert set(files.faults(batch)) == {"5", "9"}


def test_whoever_lost_the_import_to_another_process_adds_nothing_more(
    desk: None, rania: User, tmp_path: Path, settings: Any
) -> None:
    settings.IMPORT_CHUNK_ROWS = 2
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*map(unlike, range(10))))
    batch = begun(rania, path)

    def other(_: ImportBatch) -> None:  # as if our lock had gone, with its connection
        ImportBatch.objects.filter(pk=batch.pk).update(done=9)

    with pytest.raises(bulk.BeingRun):
        running.run(batch=batch, path=path, tell=other)
    stored = ImportBatch.objects.get()
    assert (stored.state, stored.done) == ("running", 9)


@pytest.fixture
def out_of_room(desk: None) -> Iterator[None]:
    """The database has no room for the article that is the seventh of `statement`."""
    break_at_the_seventh("disk_full")
    yield
    mend()


@pytest.fixture
def out_of_order(desk: None) -> Iterator[None]:
    """The database refuses that article for a reason that no rule of ours has."""
    break_at_the_seventh("raise_exception")
    yield
    mend()


def break_at_the_seventh(error: str) -> None:
    with as_owner() as cursor:
        cursor.execute(
            "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " IF EXISTS (SELECT FROM claims_article WHERE text LIKE '%رقم 6.%') THEN"
            f" RAISE EXCEPTION 'It goes no further' USING ERRCODE = '{error}'; END IF;"
            " RETURN NULL; END $$;"
            " CREATE TRIGGER broken AFTER INSERT ON claims_article"
            " FOR EACH STATEMENT EXECUTE FUNCTION broken();"
        )


def mend() -> None:
    with as_owner() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS broken ON claims_article")
        cursor.execute("DROP FUNCTION IF EXISTS broken()")


def test_a_full_disk_is_told_leaves_nothing_half_in_and_is_gone_on_with(
    out_of_room: None, rania: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "IMPORT_CHUNK_ROWS", 4)
    rows = [statement(number) for number in range(10)]
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows))
    batch = running.run(batch=begun(rania, path), path=path)
    assert (batch.state, batch.failure["code"], batch.done) == ("failed", "disk-full", 4)
    assert (Article.objects.count(), Claim.objects.count(), Annotation.objects.count()) == (4,) * 3
    mend()
    again = begun(rania, path)
    assert again == batch
    assert running.run(batch=again, path=path).counts["added"] == 10
    assert Annotation.objects.count() == 10


def test_what_nobody_foresaw_stops_an_import_that_can_be_gone_on_with(
    out_of_order: None, rania: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "IMPORT_CHUNK_ROWS", 4)
    rows = [statement(number) for number in range(10)]
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows))
    with pytest.raises(InternalError, match="It goes no further"):
        running.run(batch=begun(rania, path), path=path)
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.failure["code"], batch.done) == ("failed", "unforeseen", 4)
    mend()
    assert running.run(batch=begun(rania, path), path=path).counts["added"] == 10
    assert Annotation.objects.count() == 10


@pytest.fixture
def no_secrets(db: None) -> Iterator[None]:
    """The database has a rule that the desk knows nothing of."""
    with as_owner() as cursor:
        cursor.execute(
            "ALTER TABLE claims_article ADD CONSTRAINT a_title_is_no_secret"
            " CHECK (title <> 'secret')"
        )
    yield
    with as_owner() as cursor:
        cursor.execute("ALTER TABLE claims_article DROP CONSTRAINT a_title_is_no_secret")


def test_a_row_that_the_database_refuses_is_found_and_named(
    desk: None, rania: User, tmp_path: Path, no_secrets: None
) -> None:
    rows = [statement(n, title="secret" if n == 3 else "t") for n in range(6)]
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows))
    batch = running.run(batch=begun(rania, path), path=path)
    assert files.counts(batch, "added", "refused") == (5, 1)
    assert files.faults(batch) == {"4": [("", "row-refused")]}
    assert batch.rows.get().errors[0]["params"] == {"rule": "a_title_is_no_secret"}


def test_workers_share_what_there_is_to_segment(
    desk: None,
    rania: User,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_once: Callable[..., list[Any]],
) -> None:
    monkeypatch.setattr(importsegmenting, "SLICE", 4)
    rows = [{"text": f"{factories.TEXT} {number}"} for number in range(24)]
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows))
    batch = bulk.open_batch(
        by=rania,
        path=path,
        name=path.name,
        format="jsonl",
        options=Options(segment=True),
        at=AT,
    )
    assert running.run(batch=batch, path=path).state == "running"

    def worker() -> int:
        mine = ImportBatch.objects.get(pk=batch.pk)
        return sum(iter(lambda: importsegmenting.segment(mine), 0))

    shares = at_once(worker, worker)
    assert sum(shares) == 24
    assert min(shares) > 0
    batch.refresh_from_db()
    assert batch.state == "done"
    counts = {article.claims.count() for article in Article.objects.all()}
    assert len(counts) == 1
    assert counts != {0}


def test_only_one_process_runs_an_import(desk: None, rania: User, tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.jsonl", files.as_jsonl(statement(1)))
    batch = begun(rania, path)
    hear, tell = os.pipe()
    other = os.fork()
    if not other:
        kept = connection.connection
        connection.connection = None
        with bulk.held(batch):
            os.write(tell, b".")
            time.sleep(60)
        os._exit(0 if kept else 1)
    try:
        os.read(hear, 1)
        with pytest.raises(bulk.BeingRun):
            running.run(batch=batch, path=path)
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)
    assert Article.objects.count() == 0
