"""What the site acknowledged is there whatever was killed, and nothing is left running."""

import threading
import time

import psycopg2
import pytest

from annotator.private_database import processes, users
from tests.ground.conftest import new_folder, wait_until
from tests.ground.stack import Stack, kill_at_once

pytestmark = pytest.mark.slow

# Longer texts are proposed by the worker.
LONG = "قال الوزير إن الاتفاق وُقّع في موسكو. " * 2000


class Writer(threading.Thread):
    """Adds one article after another; remembers those that the site has acknowledged."""

    def __init__(self, stack):
        super().__init__()
        self.stack = stack
        self.acknowledged = {}
        self.failures = 0
        self.done = False

    def run(self):
        number = 0
        while not self.done:
            number += 1
            text = f"الخبر رقم {number}: أعلنت الوزارة النتائج."
            if number % 5 == 0:
                text += LONG
            try:
                answer = self.stack.request("api/v1/articles/", {"text": text})
                self.acknowledged[answer["uid"]] = text
            except OSError:
                self.failures += 1
                time.sleep(0.05)

    def wait_for_more(self, count=3):
        before = len(self.acknowledged)
        wait_until(lambda: len(self.acknowledged) >= before + count, seconds=60)


@pytest.fixture(scope="module")
def desk():
    """One desk for all these tests: its first start migrates and loads the demo."""
    with new_folder() as folder:
        stack = Stack(folder / "home")
        stack.home.mkdir(mode=0o711)
        yield stack
        users.remove(stack.place)


@pytest.fixture
def stack(desk):
    desk.start()
    yield desk
    desk.stop()


def test_acknowledged_writes_survive_kill_9_of_everything(stack):
    writer = Writer(stack)
    writer.start()
    try:
        writer.wait_for_more()
        for victim in (
            lambda: stack.child("gunicorn"),
            stack.server,
            lambda: stack.child("manage.py work"),
            stack.keeper,
        ):
            kill_at_once(victim())
            writer.wait_for_more()
        kill_at_once(*stack.everything())
    finally:
        writer.done = True
        writer.join()
    stack.supervisor.wait()
    stack.start()
    for uid, text in writer.acknowledged.items():
        assert stack.request(f"api/v1/articles/{uid}/")["text"] == text
    wait_until(lambda: set(job_states(stack)) == {"SUCCESSFUL"}, seconds=60)
    assert len(writer.acknowledged) >= 15


def test_stop_leaves_no_process_behind(stack):
    assert len(set(stack.everything())) > 5
    stack.stop()
    assert stack.supervisor.returncode == 0
    wait_until(lambda: not any(processes.is_alive(pid) for pid in stack.everything()))
    assert not stack.place.connection.exists()


def job_states(stack):
    with users.held(stack.place) as server:
        connection = psycopg2.connect(
            host=server.host,
            port=server.port,
            user="mihakk_owner",
            password=server.passwords["mihakk_owner"],
            dbname="mihakk",
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT status FROM django_tasks_database_dbtaskresult")
            states = [status for (status,) in cursor.fetchall()]
        connection.close()
    return states
