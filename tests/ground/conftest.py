"""Private servers in folders of their own, and processes that use them."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest
from django.db import connection

from annotator import jobs
from annotator.postgresql import base
from annotator.private_database import folders, processes, roles, users

ROOT = Path(__file__).resolve().parents[2]


class User:
    """A process that uses the server of `home` until `leave`."""

    def __init__(self, home, *words, python=sys.executable, root=ROOT, **options):
        self.process = subprocess.Popen(
            [python, "-m", "tests.ground.a_user", str(home), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=root,
            **options,
        )

    def wait_until_connected(self):
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        self.__dict__.update(json.loads(line))
        return self

    def login(self, role="mihakk_app", database="mihakk", **changes):
        words = {"host": "127.0.0.1", "port": self.port, "user": role, "dbname": database}
        words["password"] = self.passwords.get(role)
        return contextlib.closing(psycopg2.connect(**words | changes))

    def leave(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


def wait_until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)


def wait_until_gone(*pids):
    wait_until(lambda: not any(processes.is_alive(pid) for pid in pids))


def kill(*pids):
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    wait_until_gone(*pids)


@pytest.fixture
def folder():
    """A new folder with a space and Arabic letters in its name, which every account may enter."""
    with new_folder() as made:
        yield made


@contextlib.contextmanager
def new_folder():
    made = Path(tempfile.mkdtemp(prefix="محكّ تجربة "))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def first_start():
    """A home in which a server was started for the first time, with the programs found first."""
    with new_folder() as made:
        home = made / "home"
        only = User(home).wait_until_connected()
        only.leave()
        wait_until_gone(only.keeper)
        yield home
        users.remove(folders.Folders(home))


@pytest.fixture
def empty_place(folder):
    place = folders.Folders(folder / "home")
    yield place
    users.release(place)
    users.remove(place)


@pytest.fixture
def place(empty_place, first_start):
    """A home of its own with data in it: a copy, which takes a tenth of a first start."""
    subprocess.run(["cp", "-a", first_start, empty_place.home], check=True)
    return empty_place


@pytest.fixture
def user(place):
    """Start users of a server that has been there before."""
    with users_of(place) as start:
        yield start


@pytest.fixture
def first_user(empty_place):
    """Start users, the first of whom finds nothing."""
    with users_of(empty_place) as start:
        yield start


@contextlib.contextmanager
def users_of(place):
    """Start users; in the end all are sent away, and what is left of killed ones is closed."""
    started = []

    def start(*words, wait=True, home=None, **options):
        started.append(User(home or place.home, *words, **options))
        return started[-1].wait_until_connected() if wait else started[-1]

    yield start
    for each in started:
        each.leave()


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
    """Return the address of the tests' database for the application's role."""
    login = base.login(roles.APPLICATION)
    password = quote(login["password"], safe="")
    where = f"{login['host']}:{login['port']}/{connection.settings_dict['NAME']}"
    return f"postgres://{login['user']}:{password}@{where}"


def no_worker_shows_life():
    """Say whether no session holds a worker's lock, which the server notices on its own time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s",
            [jobs.NAMESPACE],
        )
        return cursor.fetchone()[0] == 0
