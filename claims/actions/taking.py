"""Taking parts of a file in, some at the same time, each in a transaction of its own.

A part is decided and written while those before are still at it, and committed after them. This
changes nothing if none meets what another brings, and if it adds to nothing that is stored: any
other part waits until those before are committed, and is decided then.
"""

import datetime
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pghistory
from django.db import IntegrityError, connection, transaction

from claims.actions import bulk, comparing
from claims.actions.keeping import Keeper
from claims.actions.lanes import GivenUp, Turns
from claims.actions.loading import Chunk, Numbered, Outcome, check_all
from claims.actions.shelving import Stored
from claims.domain.importrows import Catalogue, Options, Row
from claims.domain.problems import N_, Problem
from claims.domain.reading.records import Source
from claims.models import ImportBatch

ACTION = N_("import a file")  # what the history says of everything that a run adds


# Seconds that a written part waits for those before. Should they wait for it in turn, in the
# database, which neither side can see, it is given up then, and taken again in its turn.
PATIENCE = 20.0


class StoppedAtRow(Problem):
    code = "stopped-at-row"
    message = N_("Stopped at row %(place)s, which has faults: mend it, or let bad rows be skipped.")


class RowRefused(Problem):
    code = "row-refused"
    message = N_("The database refused the row (%(rule)s): compare it with what is stored.")


class _Entangled(Exception):
    """What the part says depends on what a part before it brings, or might."""


class _Cancelled(Exception):
    """Somebody cancelled the import meanwhile."""


@dataclass(frozen=True, slots=True)
class Part:
    """Checked rows of a file, the last of which ends at the byte `position`.

    `order` is its number in this run, from 0. `is_free` says that it meets nothing which those
    bring that may be at it at the same time.
    """

    order: int
    rows: Sequence[Row | Outcome]
    position: int | None
    is_free: bool = False

    def halves(self) -> "tuple[Part, Part]":
        half = len(self.rows) // 2
        return (
            Part(self.order, self.rows[:half], None),
            Part(self.order, self.rows[half:], self.position),
        )


def parts(
    chunks: Iterable[Sequence[Numbered]], source: Source, catalogue: Catalogue, ahead: int
) -> Iterator[Part]:
    """The chunks checked, each with whether it has to do with one of so many before it."""
    before: deque[frozenset[str]] = deque(maxlen=ahead)
    for order, records in enumerate(chunks):
        rows = check_all(records, catalogue)
        read = [row for row in rows if isinstance(row, Row)]
        keys = frozenset(_keys(read))
        position = source.position if source.size else None
        yield Part(order, rows, position, all(map(keys.isdisjoint, before)))
        before.append(keys)


def _keys(rows: Iterable[Row]) -> Iterator[str]:
    """Everything by which a row may meet another: texts and names."""
    for row in rows:
        if row.article:
            yield row.article.sha256
        sides = (row.pair.claim_a, row.pair.claim_b) if row.pair else ()
        yield from filter(None, (row.article_name, row.claim_name, *sides))


class Taker:
    """Takes parts of one batch in; `at` is the time of all that it adds."""

    def __init__(self, batch: ImportBatch, options: Options, at: datetime.datetime) -> None:
        self._batch = batch
        self._options = options
        self._turns = Turns()
        self._keeper = Keeper(batch, blind=options.blind, at=at)

    def take(self, part: Part) -> bool:
        """Whether to go on: False after a cancel. Raises `StoppedAtRow` if the options say so.

        Parts are given in their order, each when all are committed but those that `parts` held
        it against.
        """
        try:
            with pghistory.context(user=self._batch.imported_by_id, action=ACTION):
                if not self._take_ahead(part):
                    self._turns.wait_for(part.order)
                    self._take_in_turn(part)
        except BaseException as error:
            self._turns.give_up()
            if isinstance(error, _Cancelled | GivenUp):
                return False
            raise
        self._turns.pass_on()
        return True

    def _take_ahead(self, part: Part) -> bool:
        """Whether the part could be taken without waiting for those before."""
        if not part.is_free or self._options.blind:
            return False
        try:
            self._take(part)
        except (_Entangled, IntegrityError):
            self._turns.wait_for(part.order)
            self._batch.refresh_from_db()
            return False
        return True

    def _take_in_turn(self, part: Part) -> None:
        """Take it when all before it are committed.

        What the database refuses, for another session stored the same in between or a rule is
        its own, is tried again, then in halves down to the row that it refuses.
        """
        for _ in range(2):
            try:
                return self._take(part)
            except IntegrityError as error:
                self._batch.refresh_from_db()
                refused = error
        if len(part.rows) == 1:
            return self._refuse(part.rows[0], refused)
        for half in part.halves():
            self._take_in_turn(half)
        return None

    def _take(self, part: Part) -> None:
        with transaction.atomic():
            _plan_by_indexes()
            is_ahead = not self._turns.has_come(part.order)
            chunk = Chunk(part.rows, Stored(self._batch.pk), self._options)
            if is_ahead and not self._stands_alone(chunk):
                raise _Entangled()
            if chunk.stop:
                raise StoppedAtRow(place=chunk.stop.record.place)
            marks = self._keeper.keep(chunk.added)
            if is_ahead:
                _check_references()
            if not self._turns.wait_for(part.order, PATIENCE):
                raise _Entangled()
            if not is_still(self._batch, "running", done=part.rows[0].number - 1):
                raise _Cancelled()
            likenesses = comparing.nearly_same(chunk.added.articles, marks)
            self._keeper.record(chunk.outcomes, likenesses)
            advance(self._batch, chunk, part.position, near=len(likenesses))

    def _stands_alone(self, chunk: Chunk) -> bool:
        return not (chunk.meets_stored or chunk.stop or self._keeper.has_strangers(chunk.added))

    def _refuse(self, row: Row | Outcome, error: IntegrityError) -> None:
        """Record the row as refused by the rule that the database names."""
        diagnosis = getattr(error.__cause__, "diag", None)
        fault = RowRefused(rule=getattr(diagnosis, "constraint_name", None) or "?")
        with transaction.atomic():
            self._keeper.record([Outcome(row.number, row.record, "refused", (fault,))])
            counts = Counter(self._batch.counts) + Counter(refused=1)
            self._batch.counts, self._batch.done = dict(counts), row.number
            self._batch.save(update_fields=["counts", "done"])


def is_still(batch: ImportBatch, state: str, *, done: int) -> bool:
    """Lock the batch's row and see that nobody cancelled it since.

    Raises `bulk.BeingRun` if another process went on with it, for our lock went with a connection.
    """
    stored = ImportBatch.objects.select_for_update(no_key=True).values_list("state", "done")
    batch.state, known = stored.get(pk=batch.pk)
    if batch.state == state and known != done:
        raise bulk.BeingRun()
    return bool(batch.state == state)


def advance(batch: ImportBatch, chunk: Chunk, position: int | None, near: int = 0) -> None:
    """Count the chunk in and move the checkpoint behind it."""
    batch.counts = dict(Counter(batch.counts) + chunk.counts + Counter(near=near))
    batch.done = chunk.outcomes[-1].number
    if position is not None:
        batch.counts["bytes"] = position
    batch.save(update_fields=["counts", "done"])


def _check_references() -> None:
    """Check now, while another part is at work, what would be checked at the commit, in turn."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _plan_by_indexes() -> None:
    """Look everything up by an index, in triggers and checks of references too.

    Their plans are made once a session: one that is made while a table is small reads all of it,
    and goes on doing so when it has grown. The statement also carries the history's context, which
    COPY cannot, into the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
