"""Background jobs survive the death of their worker.

django-tasks-db marks a job RUNNING and would leave it so for ever when its worker is killed. Here
every database connection of a worker process holds a shared advisory lock named after the worker.
A RUNNING job whose worker's name can be locked exclusively has lost its worker: it is set READY
again. A job must therefore be safe to repeat: small steps, each committed with its checkpoint.

Advisory locks belong to a session; behind pgbouncer they need its session mode.
"""

import logging
import threading
import zlib
from typing import Any

from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.db.utils import InterfaceError, OperationalError
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from annotator.priority import give_way_in_database

logger = logging.getLogger(__name__)

# The first of an advisory lock's two numbers ("jobs" in ASCII); the second names the worker.
NAMESPACE = int.from_bytes(b"jobs")
REAP_SECONDS = 60
# After so many workers the job itself is the likely cause of their deaths.
MOST_ATTEMPTS = 5
LOST_DATABASE = {
    f"{error.__module__}.{error.__qualname__}" for error in (OperationalError, InterfaceError)
}


class Worker(db_worker.Worker):
    """A worker that shows it is alive, looks after jobs of dead ones and repeats lost ones."""

    def run(self) -> None:
        ended = threading.Event()
        connection_created.connect(self._show_life, weak=False)
        connection_created.connect(give_way_in_database)
        connection.close()  # the next use of it shows life before it claims anything
        reap(besides=self.worker_id)
        threading.Thread(target=self._reap_now_and_then, args=[ended], daemon=True).start()
        try:
            super().run()
        finally:
            ended.set()
            connection_created.disconnect(give_way_in_database)
            connection_created.disconnect(self._show_life)

    def run_task(self, db_task_result: DBTaskResult) -> None:
        try:
            super().run_task(db_task_result)
            lost = db_task_result.exception_class_path in LOST_DATABASE
        except (OperationalError, InterfaceError):
            lost = True  # not even the failure could be stored
        if lost:
            # The server was stopped or killed under the job: no fault of the job's.
            connection.close()
            _repeat(db_task_result)

    def _show_life(self, connection: Any, **kwargs: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock_shared(%s, %s)", _key(self.worker_id))

    def _reap_now_and_then(self, ended: threading.Event) -> None:
        while not ended.wait(REAP_SECONDS):
            try:
                reap(besides=self.worker_id)
            except (OperationalError, InterfaceError):
                connection.close()  # no database at the moment; the next round has a new one


def reap(besides: str | None = None) -> int:
    """Let the jobs of dead workers run again; return how many there were.

    `besides` names the calling worker: a session's own lock is no obstacle to itself.
    """
    count = 0
    with transaction.atomic():
        running = DBTaskResult.objects.running().select_for_update(skip_locked=True)
        for job in running:
            worker = job.worker_ids[-1]
            if worker != besides and _is_dead(worker):
                _run_again(job)
                count += 1
    return count


def got_further(job_id: str) -> None:
    """Forget the workers that died during the job: it got further, so it is not the cause."""
    job = DBTaskResult.objects.get(id=job_id)
    if len(job.worker_ids) > 1:
        job.worker_ids = job.worker_ids[-1:]
        job.save(update_fields=["worker_ids"])


def _repeat(job: DBTaskResult) -> None:
    """Let a job run again, unless another worker has taken it since the connection was lost."""
    with transaction.atomic():
        same = DBTaskResult.objects.filter(pk=job.pk, worker_ids=job.worker_ids)
        for found in same.select_for_update():
            _run_again(found)


def _is_dead(worker: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", _key(worker))
        return bool(cursor.fetchone()[0])


def _run_again(job: DBTaskResult) -> None:
    if len(job.worker_ids) >= MOST_ATTEMPTS:
        job.set_failed(RuntimeError(f"Given up after {MOST_ATTEMPTS} workers ended during it."))
        return
    job.status = TaskResultStatus.READY
    job.started_at = job.finished_at = None
    job.exception_class_path = job.traceback = ""
    job.save()
    logger.warning("Job %s (%s) will run again.", job.id, job.task_path)


def _key(worker: str) -> list[int]:
    """Return the two signed 32-bit numbers of a worker's lock.

    Two names may share a number (one pair in 4 billion); a job would then wait for both workers.
    """
    number = zlib.crc32(worker.encode())
    return [NAMESPACE, number - 2**32 if number >= 2**31 else number]
