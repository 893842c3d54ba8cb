"""Real workers on the tests' database: killed with a job in hand, or cut off from the database."""

import os

import pytest
from django_tasks_db.models import DBTaskResult

from annotator import jobs
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
    own, its = (os.getpriority(os.PRIO_PROCESS, pid) for pid in (0, first.pid))
    assert its > own, "pages come first"
    assert jobs.reap() == 0, "its worker lives"
    kill(first.pid)
    wait_until(no_worker_shows_life)
    assert states() == ["RUNNING"]
    (tmp_path / "go").touch()
    assert worker("--batch").wait() == 0
    assert states() == ["SUCCESSFUL"]
    assert (tmp_path / "started").read_text() == ".."


def test_worker_cut_off_from_the_database_repeats_its_job(worker, tmp_path):
    work.lose_the_database_once.enqueue(str(tmp_path))
    assert worker("--batch").wait() == 0
    assert states() == ["SUCCESSFUL"]
