"""File locks that the kernel releases when their holder ends, by `kill -9` too."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


def opened(path: Path) -> int:
    """Return a descriptor of the lock file `path`, which is made with mode 0600.

    Python opens it close-on-exec, so a program that is started does not keep the lock. A forked
    child does keep it: both share one open file description. Hence a lock is given up only by
    closing, never by LOCK_UN, which would release it for the parent as well.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def shared(path: Path) -> int:
    """Wait for a shared lock on `path`; closing the returned descriptor gives it up."""
    descriptor = opened(path)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def exclusive(path: Path) -> int:
    """Wait for the exclusive lock on `path`; closing the returned descriptor gives it up."""
    descriptor = opened(path)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def exclusive_now(path: Path) -> int | None:
    """Return the exclusive lock on `path`, or None if anybody holds a lock on it."""
    descriptor = opened(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def is_exclusive(path: Path) -> bool:
    """Say whether some process holds the exclusive lock on `path`."""
    if not path.exists():
        return False
    descriptor = os.open(path, os.O_RDWR)
    try:
        # A shared try, so that two who ask at once do not take each other for the holder.
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the exclusive lock on `path` for the length of a block."""
    descriptor = exclusive(path)
    try:
        yield
    finally:
        os.close(descriptor)


def write_holder(descriptor: int) -> None:
    """Write the number of this process into its lock file, for `holder`."""
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)


def holder(path: Path) -> int | None:
    """Return the process that holds the exclusive lock on `path` and wrote itself there."""
    if not is_exclusive(path):
        return None
    number = path.read_text()
    return int(number) if number.isdigit() else None
