"""Real workers on the tests' database: killed with a job in hand, or cut off from the database."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from annotator import jobs
from annotator.postgresql import base
from annotator.private_database import roles
from tests.ground import work
from tests.ground.conftest import ROOT, kill, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SECONDS = 60  # to start a Django process on a busy machine


@pytest.fixture
def worker():
    """Start workers as `make run` starts them, by the application's role."""
    started = []

    def start(*words):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "work", "--interval", "0.05", *words],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url_of_test_database()},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


def url_of_test_database():
    login = base.login(roles.APPLICATION)
    password = quote(login["password"], safe="")
    where = f"{login['host']}:{login['port']}/{connection.settings_dict['NAME']}"
    return f"postgres://{login['user']}:{password}@{where}"


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


def test_worker_cut_off_from_the_database_repeats_its_job(worker, tmp_path):
    work.lose_the_database_once.enqueue(str(tmp_path))
    assert worker("--batch").wait() == 0
    assert states() == ["SUCCESSFUL"]


def no_worker_shows_life():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s",
            [jobs.NAMESPACE],
        )
        return cursor.fetchone()[0] == 0
