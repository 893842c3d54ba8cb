"""Jobs of workers that died run again; jobs of living ones are left alone."""

import datetime
import subprocess
import sys
import uuid

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django_tasks_db.models import DBTaskResult

from annotator import jobs

pytestmark = pytest.mark.django_db(transaction=True)

THEN = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
# A second session on the same database, which shows life as a worker does and then waits.
OTHER_WORKER = """
import sys, psycopg2
session = psycopg2.connect(sys.argv[1])
session.cursor().execute("SELECT pg_advisory_lock_shared(%s, %s)", [int(n) for n in sys.argv[2:]])
print("alive", flush=True)
sys.stdin.read()
"""


def running(*workers):
    return DBTaskResult.objects.create(
        id=uuid.uuid4(),
        status="RUNNING",
        started_at=THEN,
        worker_ids=list(workers),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="claims.tasks.propose_claims",
        backend_name="default",
        run_after=THEN,
    )


@pytest.fixture
def living_worker():
    known = connection.get_connection_params()
    login = " ".join(
        f"{name}='{known[name]}'" for name in ("dbname", "host", "port", "user", "password")
    )
    numbers = [str(number) for number in jobs._key("living")]
    worker = subprocess.Popen(
        [sys.executable, "-c", OTHER_WORKER, login, *numbers],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout.readline() == "alive\n"
    yield worker
    worker.communicate()


def state(job):
    job.refresh_from_db()
    return job.status


def test_job_of_a_dead_worker_runs_again():
    job = running("dead")
    assert jobs.reap() == 1
    assert state(job) == "READY"
    assert job.started_at is None


def test_job_of_a_living_worker_is_left_alone_until_it_is_killed(living_worker):
    job = running("dead", "living")
    assert jobs.reap() == 0
    assert state(job) == "RUNNING"
    living_worker.kill()
    living_worker.wait()
    # The server notices the closed connection on its own time.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", jobs._key("living"))
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", jobs._key("living"))
    assert jobs.reap() == 1
    assert state(job) == "READY"


def test_worker_leaves_its_own_job_alone():
    job = running("me")
    assert jobs.reap(besides="me") == 0
    assert state(job) == "RUNNING"


def test_job_that_ends_every_worker_is_given_up():
    job = running(*("abcde"[: jobs.MOST_ATTEMPTS]))
    jobs.reap()
    assert state(job) == "FAILED"
    assert "5 workers" in job.traceback


def test_finished_and_waiting_jobs_are_left_alone():
    done, waiting = running("dead"), running("dead")
    DBTaskResult.objects.filter(pk=done.pk).update(status="SUCCESSFUL")
    DBTaskResult.objects.filter(pk=waiting.pk).update(status="READY")
    assert jobs.reap() == 0
    assert (state(done), state(waiting)) == ("SUCCESSFUL", "READY")


def test_names_of_workers_become_numbers_that_postgresql_takes():
    for number in range(50):
        _, key = jobs._key(f"worker {number}")
        assert -(2**31) <= key < 2**31


def test_lost_database_is_told_from_other_errors():
    path = f"{OperationalError.__module__}.{OperationalError.__qualname__}"
    assert path in jobs.LOST_DATABASE
    assert "builtins.ValueError" not in jobs.LOST_DATABASE
