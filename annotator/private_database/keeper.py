"""The process that keeps the private server alive while it has users, and not a moment longer.

    python -m annotator.private_database.keeper HOME durable|forgetful

It answers its starter with one line of JSON on standard output, `{}` or what went wrong, and then
lets go of everything that it got from it.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from pathlib import Path

from annotator.private_database import cluster, folders, locks, roles, server
from annotator.private_database.problems import Unavailable

# The last user has gone.
DESERTED = signal.SIGUSR1
REASONS = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD, DESERTED}


def main(home: str, durability: str) -> None:
    place = folders.Folders(Path(home), is_durable=durability == "durable")
    locks.write_holder(locks.exclusive(place.keeper_lock))
    place.connection.unlink(missing_ok=True)
    try:
        running = _start(place)
    except Unavailable as problem:
        _answer({"english": problem.english, "arabic": problem.arabic})
        return
    except BaseException:
        traceback.print_exc()
        _answer({"english": f"See {place.keeper_log}.", "arabic": f"انظر {place.keeper_log}."})
        return
    # A blocked signal waits for sigwait: whoever hears that the server runs may stop it at once,
    # and none is lost between two system calls.
    signal.pthread_sigmask(signal.SIG_BLOCK, REASONS)
    _answer({})
    _keep(place, running)


def _start(place: folders.Folders) -> subprocess.Popen:
    opened = cluster.open_cluster(place)
    running, port = server.start(opened)
    folders.write_private(
        place.connection,
        {
            "host": server.HOST,
            "port": port,
            "passwords": {
                name: opened.passwords[name] for name in (roles.OWNER, roles.APPLICATION)
            },
            "programs": str(opened.programs.folder),
            "server": running.pid,
        },
    )
    return running


def _keep(place: folders.Folders, running: subprocess.Popen) -> None:
    """Sleep until there is a reason to leave, then leave nothing behind."""
    threading.Thread(target=_watch_users, args=[place], daemon=True).start()
    while running.poll() is None and signal.sigwait(REASONS) == signal.SIGCHLD:
        pass
    place.connection.unlink(missing_ok=True)
    server.stop(running)


def _watch_users(place: folders.Folders) -> None:
    """Wait for the last user to go. The lock is kept: a newcomer waits until we have left."""
    locks.exclusive(place.users_lock)
    os.kill(os.getpid(), DESERTED)


def _answer(message: dict[str, str]) -> None:
    with contextlib.suppress(BrokenPipeError):
        print(json.dumps(message), flush=True)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, sys.stdout.fileno())


if __name__ == "__main__":
    main(*sys.argv[1:])
