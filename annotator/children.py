"""Child processes that are started again when they end."""

import contextlib
import dataclasses
import os
import signal
import subprocess
import sys
import time

from annotator import env
from annotator.private_database import processes

STOP_SECONDS = 12
# A child that lived this long was well: the next pause starts small again.
WELL_SECONDS = 30
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0


@dataclasses.dataclass
class Child:
    """A program and the group of processes it leads, so that none of them is left behind."""

    name: str
    words: list[str]
    descriptors: tuple[int, ...] = ()
    process: subprocess.Popen | None = None
    started_at: float = 0.0  # monotonic seconds
    pause: float = FIRST_PAUSE
    due_at: float | None = None

    def start(self) -> None:
        self.started_at, self.due_at = time.monotonic(), None
        self.process = subprocess.Popen(
            self.words,
            cwd=env.ROOT,
            pass_fds=self.descriptors,
            # Ctrl-C in the terminal reaches only the supervisor, which stops them in order.
            start_new_session=True,
            preexec_fn=processes.die_with_parent(signal.SIGTERM),
        )

    def restart_if_ended(self) -> None:
        """Start the program again if it has ended, after a pause that grows with each failure."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            print(f"{self.name}: ended ({self.process.returncode}), restarting", file=sys.stderr)
            self._signal(signal.SIGTERM)  # to those of its group that it left behind
            well = now - self.started_at > WELL_SECONDS
            self.pause = FIRST_PAUSE if well else min(self.pause * 2, LONGEST_PAUSE)
            self.process, self.due_at = None, now + self.pause
        if self.due_at is not None and now >= self.due_at:
            self.start()

    def ask_to_stop(self) -> None:
        self.due_at = None
        self._signal(signal.SIGTERM, only_leader=True)

    def wait_until_stopped(self) -> None:
        """Wait until the whole group has ended; after 12 seconds it is killed."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_SECONDS)
        self._signal(signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: signal.Signals, *, only_leader: bool = False) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            if only_leader:
                self.process.send_signal(number)
            else:
                # The group's number is not given to another process while it has a member.
                os.killpg(self.process.pid, number)
