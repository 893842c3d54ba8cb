"""Taking a file in, or rehearsing that.

A run takes the file in chunks. Each is one transaction that adds what the rows bring, records the
rows that were refused or duplicates, and moves the checkpoint `ImportBatch.done`: a run that is
killed at any moment goes on after its last whole chunk. One process at a time runs a batch, under
an advisory lock that ends with its connection.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from psycopg2 import errors

from claims import imports
from claims.actions import bulk, comparing, importsegmenting, pairing
from claims.actions.keeping import Keeper
from claims.actions.loading import Chunk, Numbered, Outcome, chunks
from claims.actions.shelving import Rehearsed, Stored
from claims.domain.importrows import Catalogue, Options
from claims.domain.problems import N_, Problem
from claims.domain.reading import formats
from claims.domain.reading.records import Source
from claims.domain.rowproblems import fault_as_json
from claims.models import ImportBatch

Tell = Callable[[ImportBatch], None]

ACTION = N_("import a file")  # what the history says of everything that a run adds


class DiskFull(Problem):
    code = "disk-full"
    message = N_(
        "The disk is full. What was committed stays and nothing is half there: make room, then "
        "resume the import."
    )


class StoppedAtRow(Problem):
    code = "stopped-at-row"
    message = N_("Stopped at row %(place)s, which has faults: mend it, or let bad rows be skipped.")


class RowRefused(Problem):
    code = "row-refused"
    message = N_("The database refused the row (%(rule)s): compare it with what is stored.")


def rehearse(*, source: Source, format: str, options: Options) -> Iterator[Chunk]:
    """Every chunk of the file as it would be decided; nothing is stored. Raises `FileProblem`."""
    catalogue = imports.catalogue(options)
    with Rehearsed() as shelf:
        for records in _chunks(source, format, first=1):
            chunk = Chunk(records, shelf, catalogue, options)
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
    """
    with bulk.held(batch):
        batch.rows.all().delete()
        batch.counts, batch.done, batch.failure = {}, 0, None
        keeper = Keeper(batch, blind=False, at=timezone.now())
        source = imports.source_of(path, batch.file_name, bulk.options_of(batch))
        try:
            for chunk in rehearse(
                source=source, format=batch.format, options=bulk.options_of(batch)
            ):
                with transaction.atomic():
                    if not _is_still(batch, "checking"):
                        return batch
                    keeper.record(chunk.outcomes)
                    _advance(batch, chunk, source)
                if tell:
                    tell(batch)
        except (Problem, OSError, OperationalError) as error:
            return _fail(batch, error)
        return _end(batch, "checked", total=batch.done, done=0)


def run(*, batch: ImportBatch, path: Path, tell: Tell | None = None) -> ImportBatch:
    """Take the file in, from the checkpoint on, until its end, a cancel or a failure.

    `tell` hears of each committed chunk. Raises `BeingRun` if another process is at it.
    """
    options = bulk.options_of(batch)
    with bulk.held(batch), pghistory.context(user=batch.imported_by_id, action=ACTION):
        if not batch.done:
            batch.rows.all().delete()
            batch.counts = {}
        _forget_plans()
        runner = _Runner(batch, options)
        source = imports.source_of(path, batch.file_name, options)
        try:
            for records in _chunks(source, batch.format, first=batch.done + 1):
                if not runner.take(records, source):
                    return batch
                if tell:
                    tell(batch)
        except (Problem, OSError, OperationalError) as error:
            return _fail(batch, error)
        return finish(batch)


class _Runner:
    """Takes chunks in, each in a transaction of its own."""

    def __init__(self, batch: ImportBatch, options: Options) -> None:
        self._batch = batch
        self._options = options
        self._keeper = Keeper(batch, blind=options.blind, at=timezone.now())
        self._catalogue: Catalogue = imports.catalogue(options)

    def take(self, records: Sequence[Numbered], source: Source | None) -> bool:
        """Whether to go on: False after a cancel. Raises `StoppedAtRow` if the options say so.

        What the database refuses, for another session stored the same in between or a rule is
        its own, is tried again, then in halves down to the row that it refuses.
        """
        try:
            return self._take(records, source)
        except IntegrityError:
            self._batch.refresh_from_db()
        try:
            return self._take(records, source)
        except IntegrityError as error:
            self._batch.refresh_from_db()
            if len(records) == 1:
                return self._refuse(records[0], error)
        half = len(records) // 2
        return self.take(records[:half], None) and self.take(records[half:], source)

    def _take(self, records: Sequence[Numbered], source: Source | None) -> bool:
        with transaction.atomic():
            if not _is_still(self._batch, "running"):
                return False
            _plan_by_indexes()
            shelf = Stored(self._batch.pk)
            chunk = Chunk(records, shelf, self._catalogue, self._options)
            if chunk.stop:
                raise StoppedAtRow(place=chunk.stop.record.place)
            likenesses = comparing.nearly_same(chunk.added.articles)
            _advance(self._batch, chunk, source, near=len(likenesses))
            self._keeper.keep(chunk.added)
            self._keeper.record(chunk.outcomes, likenesses)
        return True

    def _refuse(self, numbered: Numbered, error: IntegrityError) -> bool:
        """Record the row as refused by the rule that the database names."""
        number, record = numbered
        diagnosis = getattr(error.__cause__, "diag", None)
        fault = RowRefused(rule=getattr(diagnosis, "constraint_name", None) or "?")
        with transaction.atomic():
            self._keeper.record([Outcome(number, record, "refused", (fault,))])
            counts = Counter(self._batch.counts) + Counter(refused=1)
            self._batch.counts, self._batch.done = dict(counts), number
            self._batch.save(update_fields=["counts", "done"])
        return True


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


def _plan_by_indexes() -> None:
    """Look everything up by an index, in triggers and checks of references too.

    Their plans are made once a session: one that is made while a table is small reads all of it,
    and goes on doing so when it has grown. The statement also carries the history's context, which
    COPY cannot, into the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")


def _is_still(batch: ImportBatch, state: str) -> bool:
    """Lock the batch's row and see that nobody cancelled it since."""
    stored = ImportBatch.objects.select_for_update().values_list("state", flat=True)
    batch.state = stored.get(pk=batch.pk)
    return bool(batch.state == state)


def _advance(batch: ImportBatch, chunk: Chunk, source: Source | None, near: int = 0) -> None:
    batch.counts = dict(Counter(batch.counts) + chunk.counts + Counter(near=near))
    batch.done = chunk.outcomes[-1].number
    if source and source.size:
        batch.counts["bytes"] = source.position
    batch.save(update_fields=["counts", "done"])


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
    """Keep why it went no further. Raises the error if it is none of the file's or the disk's."""
    if isinstance(error, OSError) or isinstance(error.__cause__, errors.DiskFull):
        error = DiskFull()
    if not isinstance(error, Problem):
        raise error
    batch.refresh_from_db()  # to the checkpoint of the last chunk that was committed
    return _end(batch, "failed", failure=fault_as_json(error), finished_at=timezone.now())
