"""What every action does around its own steps: one transaction, one entry of who and why."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import pghistory
from django.db import transaction

from claims.domain.problems import N_, Problem

P = ParamSpec("P")
R = TypeVar("R")


class NotThere(Problem):
    code = "not-there"
    message = N_("It is not there any more, or never was: go back to the list.")


class Stale(Problem):
    """Someone saved first. `current` is the object as stored now; nothing was written."""

    code = "stale"
    message = N_("Someone else saved this first. Compare both versions, then save again.")

    def __init__(self, current: object) -> None:
        self.current = current
        super().__init__()


def action(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Run the function in one transaction whose history says `name` and the user `by`.

    The history context is written with the first change and only ever inserted.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs.get("by")
            with pghistory.context(user=getattr(by, "pk", None), action=name), transaction.atomic():
                return function(*args, **kwargs)

        return run

    return decorate


def check_version(stored: object, version: int) -> None:
    """Raise `Stale` unless the caller saw the stored version."""
    if getattr(stored, "version") != version:  # noqa: B009 - any versioned model
        raise Stale(stored)
