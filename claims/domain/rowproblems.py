"""What can be wrong with a row of an imported file, each at its field and with its cure."""

from collections.abc import Iterable
from typing import Any

from claims.domain import vocabulary
from claims.domain.problems import N_, Problem, Word


class BadRow(Problem):
    """A record with faults: all of them."""

    code = "bad-row"
    message = N_("The row has faults.")

    def __init__(self, faults: Iterable[Problem]) -> None:
        self.faults = tuple(faults)
        super().__init__()


class NothingInRow(Problem):
    code = "nothing-in-row"
    message = N_("The row names no article: give its text, or the article_id of a row before.")
    field = "text"


class NotText(Problem):
    code = "not-text"
    message = N_("This is a list or an object where a text belongs: write it as one text.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class TooLong(Problem):
    code = "too-long"
    message = N_("This has %(length)d characters, the limit is %(limit)d: shorten it.")

    def __init__(self, field: str, length: int, limit: int) -> None:
        self.field = field
        super().__init__(length=length, limit=limit)


class NotANumber(Problem):
    code = "not-a-number"
    message = N_("“%(value)s” is no whole number: offsets count characters from 0.")

    def __init__(self, field: str, value: object) -> None:
        self.field = field
        super().__init__(value=str(value)[:60])


class OffsetMissing(Problem):
    code = "offset-missing"
    message = N_("Give both start and end, or neither and a quote that occurs once.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class NotATime(Problem):
    code = "not-a-time"
    message = N_("“%(value)s” is no time in ISO 8601: write 2026-03-01T09:00:00Z.")
    field = "submitted_at"


class UnknownName(Problem):
    """`nearest` is the right value that looks most like it."""

    code = "unknown-name"
    message = N_(
        "“%(value)s” is not known. The nearest is “%(nearest)s”: write that, or add it to the desk "
        "first."
    )

    def __init__(self, field: str, value: str, nearest: str) -> None:
        self.field = field
        super().__init__(value=value[:60], nearest=nearest)


class UnknownPerson(UnknownName):
    code = "unknown-person"
    message = N_(
        "There is no reviewer “%(value)s”. The nearest is “%(nearest)s”: write that, or let the "
        "import create people."
    )


class NothingNear(UnknownName):
    message = N_("“%(value)s” is not known, and nothing like it: add it to the desk first.")


class NobodyNear(UnknownPerson):
    message = N_("There is no reviewer “%(value)s”: add them, or let the import create people.")


class SideMissing(Problem):
    code = "side-missing"
    message = N_("A contradiction has two sides: give the claim_id of the missing one.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class RationaleNeeded(Problem):
    code = "rationale-missing"
    message = N_("Write the rationale: how do the two sides stand against each other?")
    field = "rationale"


class LabelNeeded(Problem):
    code = "label-missing"
    message = N_("This is missing. One of: %(known)s.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(known=", ".join(vocabulary.FIELDS[field]))


class BadAddress(Problem):
    code = "bad-address"
    message = N_("Write a full web address that begins with http:// or https://.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


def fault_as_json(problem: Problem) -> dict[str, Any]:
    """The problem as a row of a report keeps it; `saying.say_fault` makes a sentence of it."""
    return {
        "field": problem.field,
        "code": problem.code,
        "message": problem.message,
        "params": {name: _as_json(value) for name, value in problem.params.items()},
    }


def _as_json(value: object) -> Any:
    if isinstance(value, Word):
        return {"word": str(value)}
    return value if isinstance(value, int | float) else str(value)
