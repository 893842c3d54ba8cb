"""`make run`: prepare the site, then keep its web server and its worker running until Ctrl-C.

python -m annotator.supervisor run|stop
"""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from annotator import env, welcome
from annotator.children import Child
from annotator.private_database import folders, locks, processes, users
from annotator.private_database.problems import Unavailable
from annotator.signals import Signals

HOST = "127.0.0.1"
PORTS = range(8000, 8100)
ANSWER_SECONDS = 120
# The keeper of the database leaves at once, unless some other command still uses the database.
KEEPER_SECONDS = 10
STOP_SECONDS = 60
MANAGE = [sys.executable, str(env.ROOT / "manage.py")]


def main(command: str) -> int:
    env.home().mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    return stop() if command == "stop" else run()


def run() -> int:
    """Run until a signal says stop. Return the exit status."""
    lock = locks.exclusive_now(lock_file())
    if lock is None:
        welcome.say_running_already(_address_of_other())
        return 0
    locks.write_holder(lock)
    try:
        with _database(), _listener() as listener, Signals() as signals:
            return _serve(listener, signals)
    except (Unavailable, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    finally:
        address_file().unlink(missing_ok=True)


def stop() -> int:
    """Stop the supervisor of this checkout, if one runs, and wait until it has left."""
    supervisor = locks.holder(lock_file())
    if supervisor is None:
        return 0
    with contextlib.suppress(ProcessLookupError):
        os.kill(supervisor, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while locks.is_exclusive(lock_file()):
        if time.monotonic() > deadline:
            return 1
        time.sleep(0.05)
    return 0


def lock_file() -> Path:
    """Exclusive, with its number inside: the supervisor of this checkout, as long as it lives."""
    return env.home() / "run.lock"


def address_file() -> Path:
    return env.home() / "run.json"


def _address_of_other() -> str | None:
    """Return where the running supervisor serves, None while it is still preparing."""
    try:
        address: str = json.loads(address_file().read_text())["address"]
    except FileNotFoundError:
        return None
    return address


@contextlib.contextmanager
def _database() -> Iterator[None]:
    """Hold the private database, so that it does not stop and start between two children."""
    if not env.has_private_database():
        yield
        return
    place = env.folders()
    try:
        with users.held(place):
            yield
    finally:
        if not users.wait_until_stopped(place, KEEPER_SECONDS):
            welcome.say_database_in_use()


def _listener() -> socket.socket:
    """Return the listening socket that every web server of this run inherits.

    While one is restarted, connections wait in it instead of being refused.
    """
    given = os.environ.get("PORT")
    for port in [int(given)] if given else PORTS:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen(128)
        except OSError:
            listener.close()
            continue
        return listener
    raise OSError(welcome.port_taken(given))


def _serve(listener: socket.socket, signals: Signals) -> int:
    if not _prepare(signals):
        return 0 if signals.asked_to_stop else 1
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    children = [_web(listener), Child("worker", [*MANAGE, "work"])]
    try:
        for child in children:
            child.start()
        return _watch(children, listener, signals, address)
    finally:
        for child in children:
            child.ask_to_stop()
        for child in children:
            child.wait_until_stopped()


def _prepare(signals: Signals) -> bool:
    """Migrate, collect, load the demo; False if that failed or was interrupted."""
    welcome.say_preparing()
    preparing = subprocess.Popen(
        [*MANAGE, "prepare", "--demo"],
        # Ctrl-C reaches us alone; a migration is ended in order, not by a traceback.
        start_new_session=True,
        preexec_fn=processes.die_with_parent(signal.SIGTERM),
    )
    while preparing.poll() is None:
        signals.wait(0.2)
        if signals.asked_to_stop:
            preparing.terminate()
    return preparing.returncode == 0 and not signals.asked_to_stop


def _web(listener: socket.socket) -> Child:
    return Child("web", web_words(listener), descriptors=(listener.fileno(),))


def web_words(listener: socket.socket) -> list[str]:
    """The command of the web server on a listening socket, which it must inherit."""
    return [
        *(sys.executable, "-m", "gunicorn", "annotator.wsgi", "--preload", "--no-control-socket"),
        *("--bind", f"fd://{listener.fileno()}", "--worker-class", "gthread", "--threads", "4"),
        *("--workers", os.environ.get("WEB_CONCURRENCY", "2"), "--log-level", "warning"),
        *("--graceful-timeout", "8", "--timeout", "60"),
    ]


def _watch(children: list[Child], listener: socket.socket, signals: Signals, address: str) -> int:
    """Restart whatever ends, until asked to stop. Greet once the site answers."""
    deadline = time.monotonic() + ANSWER_SECONDS
    pause, is_greeted = 0.1, False
    while not signals.asked_to_stop:
        signals.wait(0.5 if is_greeted else pause)
        for child in children:
            child.restart_if_ended()
        if not is_greeted:
            is_greeted = _greet_if_it_answers(listener, address)
            pause = min(pause * 1.3, 2.0)
            if not is_greeted and time.monotonic() > deadline:
                welcome.say_no_answer()
                return 1
    welcome.say_stopping()
    return 0


def _greet_if_it_answers(listener: socket.socket, address: str) -> bool:
    if not answers(listener.getsockname()[1]):
        return False
    folders.write_private(address_file(), {"address": address, "pid": os.getpid()})
    welcome.greet(address)
    return True


def answers(port: int) -> bool:
    """Say whether the site answers a request without a server error."""
    site = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        site.request("GET", "/")
        return site.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        site.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
