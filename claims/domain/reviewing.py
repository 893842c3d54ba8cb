"""How a claim moves between its states, and what two answers make of it.

Votes are stored, decisions computed: `outcome` is the only place that says agreed or disputed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from claims.domain import vocabulary
from claims.domain.problems import N_, Problem, Word
from claims.domain.vocabulary import EDITOR, FACT_CHECKER

SYSTEM = "system"

# (from, to): who may do it. "" is "not there yet".
CLAIM_MOVES: dict[tuple[str, str], frozenset[str]] = {
    ("", "candidate"): frozenset({SYSTEM}),
    ("", "open"): frozenset({FACT_CHECKER, EDITOR}),
    ("candidate", "open"): frozenset({FACT_CHECKER, EDITOR}),
    ("candidate", "rejected"): frozenset({FACT_CHECKER, EDITOR}),
    ("open", "rejected"): frozenset({EDITOR}),
    ("open", "agreed"): frozenset({SYSTEM}),
    ("open", "disputed"): frozenset({SYSTEM, FACT_CHECKER}),
    ("disputed", "decided"): frozenset({EDITOR}),
    ("agreed", "open"): frozenset({EDITOR}),
    ("decided", "open"): frozenset({EDITOR}),
}

ANNOTATABLE = frozenset({"candidate", "open"})
SETTLED = frozenset({"agreed", "decided"})
# While a claim is in one of these, nobody sees another's labels before submitting their own.
BLIND = frozenset({"candidate", "open", "disputed"})


class WrongState(Problem):
    code = "wrong-state"
    message = N_("This cannot be done: the claim is %(state)s. Reload the page to see it as it is.")

    def __init__(self, state: str) -> None:
        super().__init__(state=Word(vocabulary.CLAIM_STATES[state]))


class ReasonMissing(Problem):
    code = "reason-missing"
    message = N_("Write the reason: it stays in the history for those who come after.")
    field = "reason"


@dataclass(frozen=True, slots=True)
class Vote:
    """The labels of one submitted annotation that can make a dispute."""

    kind: str
    speakers: frozenset[str]
    proposition: str | None
    stance: str | None


def can_move(before: str, after: str, *, roles: Collection[str]) -> bool:
    return not CLAIM_MOVES.get((before, after), frozenset()).isdisjoint(roles)


def check_reason(reason: str) -> str:
    """The reason without white space around it. Raises `ReasonMissing` when nothing is left."""
    if not reason.strip():
        raise ReasonMissing()
    return reason.strip()


def differences(votes: Iterable[Vote]) -> tuple[str, ...]:
    """The fields in which the votes are not all the same; their order does not matter."""
    votes = tuple(votes)
    fields = ("kind", "speakers", "proposition", "stance")
    return tuple(f for f in fields if len({getattr(vote, f) for vote in votes}) > 1)


def is_disputed(votes: Collection[Vote], *, flagged: bool) -> bool:
    """A claim is disputed if answers differ, a stance is unclear, or a reviewer flagged it."""
    unclear = any(vote.stance == vocabulary.UNCLEAR for vote in votes)
    return flagged or unclear or bool(differences(votes))


def outcome(votes: Collection[Vote], *, needed: int, flagged: bool) -> str:
    """One of open, agreed and disputed, from the submitted answers on the current span.

    The rule runs at the `needed`-th answer and not before, so that a later reviewer stays blind;
    a flag disputes at once.
    """
    if flagged:
        return "disputed"
    if len(votes) < needed:
        return "open"
    return "disputed" if is_disputed(votes, flagged=False) else "agreed"
