"""Background work gives way: the processor goes to pages first where both want it."""

import contextlib
import os
import socket
import time
from pathlib import Path
from typing import Any

from annotator.private_database import processes

NICENESS = 10
_ATTEMPTS = 5


def give_way(pid: int) -> None:
    """Let other processes come first, as far as the system lets us.

    Linux weighs sessions against each other before it looks at processes within one (sched(7),
    "The autogroup feature"), so a process that leads a session lowers that too.
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, pid, NICENESS)
        if os.getsid(pid) == pid:
            _lower_session(Path(f"/proc/{pid}/autogroup"))


def give_way_in_database(connection: Any, **kwargs: Any) -> None:
    """The same for the server's process behind a new connection, if it runs on this machine.

    A receiver of `connection_created`. PostgreSQL names the client's port in the process's title;
    so a number that belongs to another process here, or to another machine, is left alone.
    """
    info = connection.connection.info
    with contextlib.suppress(OSError), socket.socket(fileno=os.dup(info.socket)) as ours:
        title = " ".join(processes.command(info.backend_pid))
        name = ours.getsockname()
        if isinstance(name, tuple) and title.startswith("postgres: ") and f"({name[1]})" in title:
            give_way(info.backend_pid)


def _lower_session(file: Path) -> None:
    """Write the session's niceness; the kernel lets a user do so ten times a second in all."""
    for _ in range(_ATTEMPTS):
        try:
            file.write_text(str(NICENESS))
            return
        except BlockingIOError:
            time.sleep(0.1)
