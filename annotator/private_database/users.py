"""What a process that uses the private server does: hold it, ask how to log in, stop it."""

import contextlib
import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from annotator.private_database import folders, locks, processes
from annotator.private_database.problems import Unavailable

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90
STOP_SECONDS = 45

_holding: dict[Path, int] = {}
_one_at_a_time = threading.Lock()


@dataclasses.dataclass(frozen=True)
class Connection:
    """How to reach the running server. `programs` is the folder of psql, pg_dump and the rest."""

    host: str
    port: int
    passwords: dict[str, str] = dataclasses.field(repr=False)
    programs: str
    server: int


def connection(place: folders.Folders) -> Connection:
    """Return how to log in to the server of `place`, which is started if it does not run.

    The server stays until this process ends (or gives it up by `release`).
    Raises Unavailable if it cannot be started.
    """
    with _one_at_a_time:
        place.create()
        _hold(place)
        with locks.alone(place.start_lock):
            return _running(place) or _started(place)


@contextlib.contextmanager
def held(place: folders.Folders) -> Iterator[Connection]:
    """Use the server for the length of a block."""
    try:
        yield connection(place)
    finally:
        release(place)


def connection_of(place: folders.Folders) -> Connection:
    """Read how to log in, without becoming a user. Raises FileNotFoundError if it does not run."""
    return Connection(**json.loads(place.connection.read_text()))


def release(place: folders.Folders) -> None:
    """Give the server up before this process ends."""
    with _one_at_a_time:
        descriptor = _holding.pop(place.users_lock, None)
        if descriptor is not None:
            os.close(descriptor)


def is_running(place: folders.Folders) -> bool:
    """Say whether the server has a keeper, without becoming a user."""
    return locks.is_exclusive(place.keeper_lock)


def stop(place: folders.Folders) -> bool:
    """Stop the server even if it has users; they start it again at their next connection.

    Returns False if it did not run. Raises Unavailable if it does not stop within 45 seconds.
    """
    keeper = locks.holder(place.keeper_lock)
    if keeper is None:
        return False
    with contextlib.suppress(ProcessLookupError):
        os.kill(keeper, signal.SIGTERM)
    if not wait_until_stopped(place, STOP_SECONDS):
        raise Unavailable(
            f"The private database did not stop. See {place.server_log}.",
            f"لم تتوقف قاعدة البيانات الخاصة. انظر {place.server_log}.",
        )
    return True


def wait_until_stopped(place: folders.Folders, seconds: float) -> bool:
    """Wait for the keeper to leave; False if it is still there after `seconds`."""
    deadline = time.monotonic() + seconds
    while is_running(place):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def remove(place: folders.Folders) -> None:
    """Stop the server and delete its data, those outside the checkout included."""
    stop(place)
    if os.geteuid() == 0 and place.elsewhere.is_dir():
        shutil.rmtree(folders.make_elsewhere(place.elsewhere))
    if place.database.exists():
        shutil.rmtree(place.database)


def _hold(place: folders.Folders) -> None:
    if place.users_lock not in _holding:
        # This waits while a keeper that has seen the last user go is stopping its server.
        _holding[place.users_lock] = locks.shared(place.users_lock)


def _running(place: folders.Folders) -> Connection | None:
    """Return the connection of the server that runs, waiting for it while it is starting."""
    deadline = time.monotonic() + START_SECONDS
    while is_running(place) and time.monotonic() < deadline:
        with contextlib.suppress(FileNotFoundError):
            found = connection_of(place)
            # A server that was killed a moment ago has a keeper that is just about to leave.
            if processes.is_alive(found.server) and is_running(place):
                return found
        time.sleep(0.02)
    return None


def _started(place: folders.Folders) -> Connection:
    """Start a keeper and wait for its answer."""
    log = os.open(place.keeper_log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    durability = "durable" if place.is_durable else "forgetful"
    words = ["-m", "annotator.private_database.keeper", str(place.home), durability]
    try:
        keeper = subprocess.Popen(
            [sys.executable, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=ROOT,
            start_new_session=True,
        )
    finally:
        os.close(log)
    threading.Thread(target=keeper.wait, daemon=True).start()  # no zombie is left in this process
    assert keeper.stdout is not None
    with keeper.stdout:
        answer = keeper.stdout.readline()
    _raise_problem(answer, place)
    found = _running(place)
    if found is None:
        raise Unavailable(
            f"The private database ended at once. See {place.server_log}.",
            f"توقفت قاعدة البيانات الخاصة فور تشغيلها. انظر {place.server_log}.",
        )
    return found


def _raise_problem(answer: bytes, place: folders.Folders) -> None:
    if not answer:
        raise Unavailable(
            f"The private database could not be started. See {place.keeper_log}.",
            f"تعذّر تشغيل قاعدة البيانات الخاصة. انظر {place.keeper_log}.",
        )
    if problem := json.loads(answer):
        raise Unavailable(problem["english"], problem["arabic"])
