"""Real workers on the tests' database: killed with a job in hand, or cut off from the database."""

import os
from pathlib import Path

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from annotator import jobs, priority
from tests.ground import work
from tests.ground.conftest import kill, no_worker_shows_life, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SECONDS = 60  # to start a Django process on a busy machine


def states():
    return list(DBTaskResult.objects.values_list("status", flat=True))


def test_job_of_a_killed_worker_is_run_by_the_next(worker, tmp_path):
    work.wait_for_word.enqueue(str(tmp_path))
    first = worker()
    wait_until((tmp_path / "started").exists, SECONDS)
    assert jobs.reap() == 0, "its worker lives"
    kill(first.pid)
    wait_until(no_worker_shows_life)
    assert states() == ["RUNNING"]
    (tmp_path / "go").touch()
    assert worker("--batch").wait() == 0
    assert states() == ["SUCCESSFUL"]
    assert (tmp_path / "started").read_text() == ".."


def test_a_worker_and_its_sessions_in_the_database_let_pages_come_first(worker, tmp_path):
    work.wait_for_word.enqueue(str(tmp_path))
    first = worker()
    wait_until((tmp_path / "started").exists, SECONDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_locks WHERE classid = %s", [jobs.NAMESPACE])
        pids = [first.pid, *(pid for (pid,) in cursor.fetchall())]
    assert len(pids) > 1
    assert {os.getpriority(os.PRIO_PROCESS, pid) for pid in pids} == {priority.NICENESS}
    own = connection.connection.info.backend_pid
    assert os.getpriority(os.PRIO_PROCESS, own) < priority.NICENESS
    for pid in filter(leads_a_session_that_is_weighed, pids):
        assert f"nice {priority.NICENESS}" in Path(f"/proc/{pid}/autogroup").read_text()
    (tmp_path / "go").touch()
    wait_until(lambda: states() == ["SUCCESSFUL"])


def leads_a_session_that_is_weighed(pid):
    return os.getsid(pid) == pid and Path(f"/proc/{pid}/autogroup").exists()


def test_worker_cut_off_from_the_database_repeats_its_job(worker, tmp_path):
    work.lose_the_database_once.enqueue(str(tmp_path))
    assert worker("--batch").wait() == 0
    assert states() == ["SUCCESSFUL"]
