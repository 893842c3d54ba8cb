"""Parts of one long work side by side: done at the same time, committed one after another."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import connection

from claims.domain.problems import Problem

Part = TypeVar("Part")
Result = TypeVar("Result")


class GivenUp(Exception):
    """A part before this one failed, so that this one cannot be committed."""


class Turns:
    """Whose turn it is to commit; parts are numbered from 0."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._given_up = False

    def has_come(self, number: int) -> bool:
        """Whether all parts before that one are committed."""
        return self._number >= number

    def wait_for(self, number: int, seconds: float | None = None) -> bool:
        """Whether the part's turn came, if need be within so many seconds.

        Raises `GivenUp` if it will not come: what failed after a part does not concern it.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._given_up or self.has_come(number), seconds)
            if self._given_up and not self.has_come(number):
                raise GivenUp()
            return self.has_come(number)

    def pass_on(self) -> None:
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def give_up(self) -> None:
        """Whoever waits for a turn that has not come, or will wait for it, waits in vain."""
        with self._changed:
            self._given_up = True
            self._changed.notify_all()


class Lanes:
    """So many threads, each with a connection of its own; a single lane is the caller's thread.

    Within a transaction there is a single one, for no other connection sees what it did.
    """

    def __init__(self, count: int) -> None:
        alone = count == 1 or connection.in_atomic_block
        self._lanes = [_Here()] if alone else [ThreadPoolExecutor(1) for _ in range(count)]

    def __enter__(self) -> "Lanes":
        return self

    def __exit__(self, *error: object) -> None:
        for lane in self._lanes:
            if not isinstance(lane, _Here):
                lane.submit(connection.close)
            lane.shutdown()

    def each(self, do: Callable[[Part], Result], parts: Iterable[Part]) -> Iterator[Result]:
        """What comes of each part, in order; the next part is made while the others are done.

        Raises what `do` raises, and what `parts` raises when all before that is done.
        """
        pending: deque[Future[Result]] = deque()
        remaining = enumerate(parts)
        failure: Exception | None = None
        while True:
            try:
                number, part = next(remaining)
            except StopIteration:
                break
            except (Problem, OSError) as error:
                failure = error
                break
            if len(pending) == len(self._lanes):
                yield pending.popleft().result()
            pending.append(self._lanes[number % len(self._lanes)].submit(do, part))
        while pending:
            yield pending.popleft().result()
        if failure:
            raise failure


class _Here(Executor):
    """Does at once, in the caller's thread, what it is given."""

    def submit(self, do: Callable[..., Any], /, *words: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(do(*words, **named))
        except Exception as error:
            future.set_exception(error)
        return future
