"""Problems as sentences, for pages, API and commands: where the domain's words are translated."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from claims.domain.problems import Problem, Word


def translated(message: str) -> str:
    """A message of the domain in the active language; "" stays it (gettext's own is no word)."""
    return gettext(message) if message else ""


def say(problem: Problem) -> str:
    """The problem as a sentence in the active language."""
    words = {
        name: gettext(value) if isinstance(value, Word) else value
        for name, value in problem.params.items()
    }
    return gettext(problem.message) % words


def say_fault(fault: Mapping[str, Any]) -> str:
    """A fault of a report, kept as JSON by `importrows.fault_as_json`, as a sentence."""
    message = fault["message"]
    words = {name: _word(value) for name, value in fault["params"].items()}
    return gettext(message) % words


def _word(value: Any) -> Any:
    """The parameter; a `Word` was kept as an object, to be told from other texts."""
    if not isinstance(value, dict):
        return value
    (word,) = value.values()
    return gettext(word)
