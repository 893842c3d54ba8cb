"""The whole of `make run` in a folder of its own, and what a person does with it."""

import contextlib
import functools
import http.client
import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from annotator.private_database import folders, locks, processes, users
from tests.ground.conftest import ROOT, wait_until


class Stack:
    """One desk: `start` is `make run` without installing; `home` keeps it from start to start."""

    def __init__(self, home):
        self.home = home
        self.place = folders.Folders(home)
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "MIHAKK_HOME": str(home),
            "MIHAKK_TESTING": "0",
        }

    def start(self):
        (self.home / "run.json").unlink(missing_ok=True)
        with (self.home.parent / "run.log").open("a") as log:
            self.supervisor = subprocess.Popen(
                [sys.executable, "-m", "annotator.supervisor", "run"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: self.address() or self.supervisor.poll() is not None, seconds=300)
        assert self.address(), (self.home.parent / "run.log").read_text()

    def address(self):
        with contextlib.suppress(FileNotFoundError):
            return json.loads((self.home / "run.json").read_text())["address"]

    def stop(self):
        if self.supervisor.poll() is None:
            self.supervisor.terminate()
        self.supervisor.wait(60)

    def child(self, words):
        """Return the child of the supervisor whose command holds `words`, once there is one."""

        def found():
            return [
                pid
                for pid in children_of(self.supervisor.pid)
                if words in " ".join(processes.command(pid))
            ]

        wait_until(found)
        return found()[0]

    def keeper(self):
        return locks.holder(self.place.keeper_lock)

    def server(self):
        wait_until(self.place.connection.exists)
        return users.connection_of(self.place).server

    def everything(self):
        """Return every process that belongs to this desk."""
        mark = os.fsencode(f"MIHAKK_HOME={self.home}")
        return [pid for pid in all_processes() if mark in environment_of(pid)] + [
            pid for pid in all_processes() if str(self.home) in " ".join(processes.command(pid))
        ]

    @functools.cached_property
    def token(self):
        """A token of a demo fact-checker, made as an operator makes one."""
        login = json.loads((self.home / "demo-logins.json").read_text())[0]
        command = [sys.executable, "manage.py", "make_token", login["username"], "--name", "tests"]
        made = subprocess.run(
            [*command, "--scopes", "read", "write"],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return made.stdout.strip()

    def request(self, path, data=None):
        """Ask the API as a demo fact-checker; return the answer's JSON.

        Raises OSError, also for an answer that was cut off.
        """
        request = urllib.request.Request(
            self.address() + path,
            data=None if data is None else json.dumps(data).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except http.client.HTTPException as error:
            raise ConnectionError("the answer was cut off") from error


def all_processes():
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def children_of(parent):
    return [pid for pid in all_processes() if stat_of(pid)[1:2] == [str(parent)]]


def stat_of(pid):
    """Return state and parent (and what follows) of a process; empty if it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def environment_of(pid):
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""


def kill_at_once(*pids):
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
