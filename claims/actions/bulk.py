"""Imports of whole files: upload, choose how, check, start, cancel; a worker does the rest.

`running` takes the file in, `importsegmenting` proposes claims in it, `undoing` takes it back. A
job is enqueued in the transaction of what asks for it: neither is there without the other.
"""

import contextlib
import datetime
import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from uuid import UUID

from django.db import OperationalError, connection, transaction

from claims import imports, permissions
from claims.actions import locking
from claims.actions.base import action
from claims.domain import vocabulary
from claims.domain.importrows import Options
from claims.domain.problems import N_, Problem, Word
from claims.domain.reading import formats
from claims.domain.reading.records import FileTooLarge
from claims.models import ImportBatch, ImportPiece, User

NAMESPACE = int.from_bytes(b"impt")
IMPORTERS = (vocabulary.ADMIN,)
PIECE = 1 << 20  # bytes


class BeingRun(Problem):
    code = "being-run"
    message = N_("This import is running in another process: wait for it, or cancel it there.")


class WrongStep(Problem):
    code = "wrong-step"
    message = N_(
        "This cannot be done: the import is %(state)s. Reload the page to see it as it is."
    )

    def __init__(self, state: str) -> None:
        super().__init__(state=Word(vocabulary.IMPORT_STATES[state]))


@action("upload a file to import")
def upload(
    *,
    by: User,
    data: Iterable[bytes],
    name: str,
    format: str = "",
    options: Options | None = None,
    at: datetime.datetime,
) -> ImportBatch:
    """Keep the file, in pieces, for any worker to read. Raises `FileTooLarge`, `UnknownFormat`."""
    permissions.check(by, IMPORTERS)
    batch = ImportBatch.objects.create(
        file_name=name[-255:],
        sha256="",
        format=format,
        options=asdict(options or Options()),
        imported_by=by,
        created_at=at,
    )
    hashed = hashlib.sha256()
    for number, piece in enumerate(_pieces(data)):
        hashed.update(piece)
        batch.size += len(piece)
        if batch.size > imports.limits().file_size:
            raise FileTooLarge(size=batch.size, limit=imports.limits().file_size)
        ImportPiece.objects.create(batch=batch, number=number, data=piece)
    batch.sha256 = hashed.hexdigest()
    if not format:
        with local_file(batch) as path:
            batch.format = formats.detect(imports.source_of(path, name, options_of(batch)))
    batch.save()
    return batch


def options_of(batch: ImportBatch) -> Options:
    return Options(**batch.options)


@contextlib.contextmanager
def local_file(batch: ImportBatch) -> Iterator[Path]:
    """The uploaded file on this machine's disk. Raises `DiskFull`."""
    with tempfile.TemporaryDirectory(prefix="mihakk-import-") as folder:
        path = Path(folder) / "file"
        with path.open("wb") as file:
            for data in batch.pieces.values_list("data", flat=True).iterator(chunk_size=4):
                file.write(data)
        yield path


@action("choose how to import")
def configure(*, uid: UUID | str, by: User, options: Options, format: str = "") -> ImportBatch:
    """Change the options, such as mapping or encoding, before the run. Raises `WrongStep`."""
    permissions.check(by, IMPORTERS)
    batch = locking.lock(ImportBatch.objects.all(), uid)
    if batch.state not in ("uploaded", "checked", "failed") or batch.done:
        raise WrongStep(batch.state)
    batch.options = asdict(options)
    batch.format = format or batch.format
    batch.state = "uploaded"
    batch.failure = None
    batch.save()
    return batch


@action("check an import")
def start_check(*, uid: UUID | str, by: User) -> ImportBatch:
    """Let a worker check the whole file; nothing of it is stored. Raises `WrongStep`."""
    from claims import tasks

    permissions.check(by, IMPORTERS)
    batch = _step(uid, ("uploaded", "checked"), "checking")
    tasks.check_import.enqueue(batch.pk)
    return batch


@action("start an import")
def start(*, uid: UUID | str, by: User, at: datetime.datetime) -> ImportBatch:
    """Let a worker run it, or go on with one that failed or was cancelled. Raises `WrongStep`."""
    from claims import tasks

    permissions.check(by, IMPORTERS)
    batch = _step(uid, ("uploaded", "checked", "failed", "cancelled"), "running", at)
    tasks.run_import.enqueue(batch.pk)
    return batch


@action("cancel an import")
def cancel(*, uid: UUID | str, by: User, at: datetime.datetime) -> ImportBatch:
    """Stop after the chunk at hand; what is in stays, and can be undone or gone on with."""
    permissions.check(by, IMPORTERS)
    batch = _step(uid, ("uploaded", "checking", "checked", "running"), "cancelled")
    batch.finished_at = at
    batch.save(update_fields=["finished_at"])
    return batch


def _step(
    uid: UUID | str, before: Sequence[str], state: str, at: datetime.datetime | None = None
) -> ImportBatch:
    batch = locking.lock(ImportBatch.objects.all(), uid)
    if batch.state not in before:
        raise WrongStep(batch.state)
    batch.state = state
    batch.failure = None
    batch.started_at = batch.started_at or at
    batch.save(update_fields=["state", "failure", "started_at"])
    return batch


@action("start an import")
def open_batch(
    *, by: User, path: Path, name: str, format: str, options: Options, at: datetime.datetime
) -> ImportBatch:
    """The batch of a file on this machine: an unfinished one of the same bytes, or a new one."""
    permissions.check(by, IMPORTERS)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    same = ImportBatch.objects.unfinished().filter(sha256=sha256, imported_by=by)
    existing = same.filter(options=asdict(options), format=format).first()
    if existing:
        return _step(existing.uid, (existing.state,), "running", at)
    return ImportBatch.objects.create(
        file_name=name[-255:],
        sha256=sha256,
        size=path.stat().st_size,
        format=format,
        options=asdict(options),
        imported_by=by,
        created_at=at,
        started_at=at,
        state="running",
    )


@contextlib.contextmanager
def held(batch: ImportBatch) -> Iterator[None]:
    """The batch for this process alone. Raises `BeingRun`.

    A commit that the process before it could still ask for is waited for, by the batch's own lock.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [NAMESPACE, batch.pk])
        if not cursor.fetchone()[0]:
            raise BeingRun()
    try:
        with transaction.atomic():
            batch.refresh_from_db(from_queryset=ImportBatch.objects.select_for_update())
        yield
    finally:
        with contextlib.suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [NAMESPACE, batch.pk])


def _pieces(data: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of a size that rows of a table hold well."""
    held = b""
    for part in data:
        held += part
        while len(held) >= PIECE:
            yield held[:PIECE]
            held = held[PIECE:]
    if held:
        yield held
