"""Which two claims can stand against each other, and how a contradiction moves on."""

from dataclasses import dataclass

from claims.domain import vocabulary
from claims.domain.moves import NOWHERE, PROPOSER, Move, Moves
from claims.domain.problems import N_, Problem, Word
from claims.domain.vocabulary import EDITOR, FACT_CHECKER

_REVIEWERS = frozenset({FACT_CHECKER, EDITOR})
_EDITORS = frozenset({EDITOR})
_PROPOSER = frozenset({PROPOSER})

# An editor never confirms, turns down or rechecks their own proposal.
CONTRADICTION_MOVES = Moves(
    (
        Move("propose", NOWHERE, "proposed", _REVIEWERS),
        Move("edit", "proposed", "proposed", _PROPOSER),
        Move("confirm", "proposed", "confirmed", _EDITORS, "not its proposer; settled; evidence"),
        Move("reject", "proposed", "rejected", _EDITORS, "not its proposer; a rationale"),
        Move("withdraw", "proposed", "withdrawn", _PROPOSER),
        Move("withdraw", "confirmed", "withdrawn", _EDITORS, "a rationale"),
        Move("recheck", "confirmed", "confirmed", _EDITORS, "a side changed; as to confirm"),
    )
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side as the proposer sees it: `kind` is settled, else their own, else proposed."""

    uid: str
    kind: str | None
    duplicate: bool = False
    live: bool = True
    settled: bool = False


class SameClaim(Problem):
    code = "same-claim"
    message = N_("A claim cannot contradict itself: choose another claim for the second side.")
    field = "claim_b"


class AuthorsComment(Problem):
    code = "authors-comment"
    message = N_(
        "An author's comment is never a side of a contradiction: choose a statement or an event."
    )


class DuplicateSide(Problem):
    code = "duplicate-side"
    message = N_("This claim repeats another one: record the contradiction with the original.")


class DeadSide(Problem):
    code = "dead-side"
    message = N_("This claim was rejected or removed: choose one that is in the text.")


class RationaleMissing(Problem):
    code = "rationale-missing"
    message = N_("Write the rationale: how do the two sides stand against each other?")
    field = "rationale"


class OwnProposal(Problem):
    code = "own-proposal"
    message = N_("You proposed this contradiction: another editor confirms it or turns it down.")


class NotTheProposer(Problem):
    code = "not-the-proposer"
    message = N_("Only who proposed a contradiction can withdraw it before it is confirmed.")


class SidesNotSettled(Problem):
    code = "sides-not-settled"
    message = N_("Both sides must be agreed or decided before a contradiction is confirmed.")


class EvidenceMissing(Problem):
    code = "evidence-missing"
    message = N_("Add at least one piece of evidence before you confirm.")


class NothingToRecheck(Problem):
    code = "nothing-to-recheck"
    message = N_("Nothing has changed since this contradiction was confirmed.")


class WrongMove(Problem):
    code = "wrong-move"
    message = N_("This cannot be done: the contradiction is %(state)s. Reload to see it as it is.")

    def __init__(self, state: str) -> None:
        super().__init__(state=Word(vocabulary.CONTRADICTION_STATES[state]))


def check_pair(a: Side, b: Side) -> None:
    """Raise what keeps the two from being the sides of a contradiction, at its field."""
    if a.uid == b.uid:
        raise SameClaim()
    for field, side in (("claim_a", a), ("claim_b", b)):
        problem = _fault(side)
        if problem:
            problem.field = field
            raise problem


def _fault(side: Side) -> Problem | None:
    if not side.live:
        return DeadSide()
    if side.duplicate:
        return DuplicateSide()
    if side.kind == vocabulary.AUTHOR_COMMENT:
        return AuthorsComment()
    return None


def check_rationale(rationale: str) -> str:
    """The rationale without white space around it. Raises `RationaleMissing`."""
    if not rationale.strip():
        raise RationaleMissing()
    return rationale.strip()


def check_move(verb: str, before: str, *, is_proposer: bool) -> None:
    """Raise `WrongMove`, `OwnProposal` or `NotTheProposer` unless that can be done there.

    What the roles allow is the caller's to check.
    """
    movers = CONTRADICTION_MOVES.movers(verb, before)
    if not movers:
        raise WrongMove(state=before)
    if movers == _PROPOSER and not is_proposer:
        raise NotTheProposer()
    if movers == _EDITORS and is_proposer and verb in ("confirm", "reject", "recheck"):
        raise OwnProposal()


def check_confirmation(a: Side, b: Side, *, evidence: int) -> None:
    """Raise unless both sides are settled and `evidence` counts at least one piece."""
    if not (a.settled and b.settled):
        raise SidesNotSettled()
    if evidence < 1:
        raise EvidenceMissing()
