"""The running server of a cluster: start it, wait for it, stop it, clear up after a crash."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg2

from annotator.private_database import processes, roles
from annotator.private_database.cluster import Cluster, failure, last_words, open_log

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 30
# Three lanes of an import log 9 MB each before they commit; in less room they wait for one another.
WAL_BUFFERS = "32MB"
# Somebody took the free port before us; a killed server's last process still uses its memory.
PASSING = ("Address already in use", "is still in use")
# No process has this number on any system, so PostgreSQL sees that the writer of the file is gone.
NOBODYS_PID = 999_999_999


def start(cluster: Cluster) -> tuple[subprocess.Popen, int]:
    """Start the server; return its process and port once it lets the roles in.

    Raises Unavailable if it does not answer within a minute.
    """
    clear_stale_pid(cluster.data)
    deadline = time.monotonic() + START_SECONDS
    while True:
        port = _free_port()
        server = _launch(cluster, port)
        if _answers(cluster, server, port, deadline):
            return server, port
        stop(server)
        if time.monotonic() > deadline or not _may_try_again(cluster):
            raise failure("PostgreSQL did not start", cluster)
        time.sleep(0.2)


def _may_try_again(cluster: Cluster) -> bool:
    """Say whether the log names a reason that passes, see PASSING."""
    return any(words in last_words(cluster) for words in PASSING)


def _launch(cluster: Cluster, port: int) -> subprocess.Popen:
    settings = {
        "listen_addresses": HOST,
        "port": port,
        "unix_socket_directories": "",
        "password_encryption": "scram-sha-256",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "wal_buffers": WAL_BUFFERS,
    }
    if not cluster.place.is_durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with open_log(cluster.place.server_log) as log:
        return cluster.run("postgres", "-D", cluster.data, *words, stdout=log)


def _answers(cluster: Cluster, server: subprocess.Popen, port: int, deadline: float) -> bool:
    """Wait until the server lets us in and has its roles; False if it ended."""
    while server.poll() is None and time.monotonic() < deadline:
        try:
            connection = psycopg2.connect(
                host=HOST,
                port=port,
                user=roles.SUPERUSER,
                password=cluster.passwords[roles.SUPERUSER],
                dbname="postgres",
                sslmode="disable",
                gssencmode="disable",
            )
        except psycopg2.OperationalError:
            time.sleep(0.02)
            continue
        with contextlib.closing(connection):
            connection.autocommit = True
            with connection.cursor() as cursor:
                roles.create(cursor, cluster.passwords)
        return True
    return False


def stop(server: subprocess.Popen) -> None:
    """Stop the server: open transactions are rolled back, everything committed is kept."""
    for number, seconds in (
        (signal.SIGINT, STOP_SECONDS),  # PostgreSQL's "fast shutdown"
        (signal.SIGQUIT, 5),
        (signal.SIGKILL, 5),
    ):
        if server.poll() is not None:
            return
        server.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(seconds)


def clear_stale_pid(data: Path) -> None:
    """Deal with the `postmaster.pid` that a crash left behind.

    A server of this very data folder that lost its keeper is stopped. Otherwise the number in the
    file may by now belong to some other process, which is left alone, or to a dead one that nobody
    has waited for; either would keep PostgreSQL from starting. So the number is replaced by one
    that nobody has: PostgreSQL then finds out by itself, from the rest of the file, whether
    anything of the old server is still alive. Deleting the file would take that check away.
    """
    file = data / "postmaster.pid"
    try:
        first, *others = file.read_text(errors="replace").split("\n")
    except FileNotFoundError:
        return
    if first.strip().isdigit() and is_server_of(int(first), data):
        _stop_orphan(int(first))
    if file.exists():
        file.write_text("\n".join([str(NOBODYS_PID), *others]))


def is_server_of(pid: int, data: Path) -> bool:
    """Say whether a process is the PostgreSQL server of a data folder."""
    words = processes.command(pid)
    if not words or Path(words[0]).name != "postgres":
        return False
    return f" -D {data} " in f" {' '.join(words)} "


def _stop_orphan(pid: int) -> None:
    for number, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGKILL, 5)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not processes.is_alive(pid):
                return
            time.sleep(0.02)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
