"""Taking a file in, or rehearsing that.

A run takes the file in chunks (`taking`). Each is one transaction that adds what the rows bring,
records the rows that were refused or duplicates, and moves the checkpoint `ImportBatch.done`: a run
that is killed at any moment goes on after its last whole chunk. One process at a time runs a batch,
under an advisory lock that ends with its connection.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from psycopg2 import errors

from claims import imports
from claims.actions import bulk, garbage, importsegmenting, pairing
from claims.actions.keeping import Keeper
from claims.actions.lanes import Lanes
from claims.actions.loading import Chunk, Numbered, check_all, chunks
from claims.actions.shelving import Rehearsed
from claims.actions.taking import ACTION, Taker, advance, is_still, parts
from claims.domain.importrows import Options
from claims.domain.problems import N_, Problem
from claims.domain.reading import formats
from claims.domain.reading.records import Source
from claims.domain.rowproblems import fault_as_json
from claims.models import ImportBatch

Tell = Callable[[ImportBatch], None]


class DiskFull(Problem):
    code = "disk-full"
    message = N_(
        "The disk is full. What was committed stays and nothing is half there: make room, then "
        "resume the import."
    )


class Unforeseen(Problem):
    code = "unforeseen"
    message = N_(
        "Something happened that nobody foresaw (%(what)s). What was committed stays and nothing "
        "is half there: resume the import, and tell whoever looks after the desk if it stops again."
    )


def rehearse(*, source: Source, format: str, options: Options) -> Iterator[Chunk]:
    """Every chunk of the file as it would be decided; nothing is stored. Raises `FileProblem`."""
    catalogue = imports.catalogue(options)
    with garbage.seldom_looked_for(), Rehearsed() as shelf:
        for records in _chunks(source, format, first=1):
            chunk = Chunk(check_all(records, catalogue), shelf, options)
            shelf.keep(
                articles=(
                    (each.id, row.article.sha256, each.text if row.article_name else None)
                    for each, row in chunk.added.articles
                    if row.article
                ),
                names=chunk.added.names,
                claims=(claim for claim, _, _ in chunk.added.claims),
                answers=((claim.id, row.annotator) for _, claim, row in chunk.added.answers),
                pairs=(frozenset((a, b)) for a, b, _, _ in chunk.added.pairs),
            )
            yield chunk
            if chunk.stop:
                return


def check(*, batch: ImportBatch, path: Path, tell: Tell | None = None) -> ImportBatch:
    """Rehearse the batch and keep the report: its counts, and its rows that are not good.

    A check that is cancelled or fails leaves the batch in that state; a repeated one begins anew.
    Raises what nobody foresaw.
    """
    with bulk.held(batch):
        batch.rows.all().delete()
        batch.counts, batch.done, batch.failure = {}, 0, None
        batch.save(update_fields=["counts", "done", "failure"])
        keeper = Keeper(batch, blind=False, at=timezone.now())
        source = imports.source_of(path, batch.file_name, bulk.options_of(batch))
        try:
            for chunk in rehearse(
                source=source, format=batch.format, options=bulk.options_of(batch)
            ):
                with transaction.atomic():
                    if not is_still(batch, "checking", done=batch.done):
                        return batch
                    keeper.record(chunk.outcomes)
                    advance(batch, chunk, source.position if source.size else None)
                if tell:
                    tell(batch)
        except Exception as error:
            return _fail(batch, error)
        return _end(batch, "checked", total=batch.done, done=0)


def run(*, batch: ImportBatch, path: Path, tell: Tell | None = None) -> ImportBatch:
    """Take the file in, from the checkpoint on, until its end, a cancel or a failure.

    `tell` hears of each committed chunk. Raises `BeingRun` if another process is at it, and what
    nobody foresaw.
    """
    options = bulk.options_of(batch)
    with bulk.held(batch), pghistory.context(user=batch.imported_by_id, action=ACTION):
        if not batch.done:
            batch.rows.all().delete()
            batch.counts = {}
            batch.save(update_fields=["counts"])
        _forget_plans()
        catalogue = imports.catalogue(options)
        taker = Taker(batch, options, at=timezone.now())
        source = imports.source_of(path, batch.file_name, options)
        chunks = _chunks(source, batch.format, first=batch.done + 1)
        parts_of_file = parts(chunks, source, catalogue, ahead=settings.IMPORT_LANES - 1)
        try:
            with garbage.seldom_looked_for(), Lanes(settings.IMPORT_LANES) as lanes:
                for goes_on in lanes.each(taker.take, parts_of_file):
                    if not goes_on:
                        return batch
                    if tell:
                        tell(batch)
        except Exception as error:
            return _fail(batch, error)
        return finish(batch)


def _chunks(source: Source, format: str, *, first: int) -> Iterator[list[Numbered]]:
    return chunks(
        formats.open_records(source, format),
        first=first,
        rows=settings.IMPORT_CHUNK_ROWS,
        characters=settings.IMPORT_CHUNK_CHARACTERS,
    )


def _forget_plans() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")


@transaction.atomic
def finish(batch: ImportBatch) -> ImportBatch:
    """The file is in and needed no longer: what there is to segment is queued, else all is done."""
    batch.pieces.all().delete()
    if bulk.options_of(batch).segment and importsegmenting.queue(batch):
        return _end(batch, "running", total=batch.done)
    pairing.queue()
    return _end(batch, "done", total=batch.done, finished_at=timezone.now())


def _end(batch: ImportBatch, state: str, **more: Any) -> ImportBatch:
    for name, value in {"state": state, **more}.items():
        setattr(batch, name, value)
    batch.save()
    return batch


def _fail(batch: ImportBatch, error: Exception) -> ImportBatch:
    """Keep why it went no further. Raises the error if it is none of the file's or the disk's.

    One that nobody foresaw is kept too; but for a lost database, where the job is repeated.
    """
    if isinstance(error, OSError) or isinstance(error.__cause__, errors.DiskFull):
        error = DiskFull()
    if isinstance(error, bulk.BeingRun | OperationalError | InterfaceError):
        raise error
    known = error if isinstance(error, Problem) else Unforeseen(what=type(error).__name__)
    batch.refresh_from_db()  # to the checkpoint of the last chunk that was committed
    _end(batch, "failed", failure=fault_as_json(known), finished_at=timezone.now())
    if known is not error:
        raise error
    return batch
