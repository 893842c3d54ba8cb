"""How a claim moves between its states, and what two answers make of it.

Votes are stored, decisions computed: `outcome` is the only place that says agreed or disputed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from claims.domain import vocabulary
from claims.domain.moves import NOWHERE, SYSTEM, Move, Moves
from claims.domain.problems import N_, Problem, Word
from claims.domain.vocabulary import EDITOR, FACT_CHECKER

_SYSTEM = frozenset({SYSTEM})
_EDITORS = frozenset({EDITOR})
_REVIEWERS = frozenset({FACT_CHECKER, EDITOR})

CLAIM_MOVES = Moves(
    (
        Move("propose", NOWHERE, "candidate", _SYSTEM),
        Move("draw", NOWHERE, "open", _REVIEWERS),
        Move("annotate", "candidate", "open", _REVIEWERS),
        Move("annotate", "open", "open", _REVIEWERS),
        Move("settle", "open", "agreed", _SYSTEM, "the last needed answer; none differs"),
        Move("settle", "open", "disputed", _SYSTEM, "the last needed answer; they differ"),
        Move("flag", "candidate", "disputed", _REVIEWERS, "a reason"),
        Move("flag", "open", "disputed", _REVIEWERS, "a reason"),
        Move("flag", "disputed", "disputed", _REVIEWERS, "a reason"),
        Move("cut", "candidate", "open", _REVIEWERS),
        Move("cut", "open", "open", _REVIEWERS, "an editor, once others answered"),
        Move("cut", "disputed", "open", _REVIEWERS, "an editor, once others answered"),
        Move("reject", "candidate", "rejected", _REVIEWERS, "a reason"),
        Move("reject", "open", "rejected", _EDITORS, "a reason"),
        Move("readmit", "rejected", "open", _EDITORS, "a reason; its place is free"),
        Move("decide", "disputed", "decided", _EDITORS, "had no part in it; a rationale"),
        Move("send back", "disputed", "open", _EDITORS, "a reason; answers are set aside"),
        Move("reopen", "agreed", "open", _EDITORS, "a reason; answers are set aside"),
        Move("reopen", "decided", "open", _EDITORS, "a reason; answers are set aside"),
        Move("give a verdict", "agreed", "agreed", _EDITORS, "did not answer it; evidence"),
        Move("give a verdict", "decided", "decided", _EDITORS, "did not answer it; evidence"),
    )
)

ANNOTATABLE = CLAIM_MOVES.states("annotate")
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


class NotBlind(Problem):
    code = "not-blind"
    message = N_(
        "You have seen what others said of this claim, so your answer would not be independent: "
        "leave it to someone who has not."
    )


@dataclass(frozen=True, slots=True)
class Vote:
    """The labels of one submitted annotation that can make a dispute."""

    kind: str
    speakers: frozenset[str]
    proposition: str | None
    stance: str | None


def check_state(verb: str, state: str) -> None:
    """Raise `WrongState` unless the verb exists in that state, for whomever."""
    if state not in CLAIM_MOVES.states(verb):
        raise WrongState(state=state)


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
