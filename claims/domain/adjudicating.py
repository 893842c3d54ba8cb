"""Who may decide on a claim: an editor who had no part in it."""

from dataclasses import dataclass

from claims.domain.problems import N_, Problem


@dataclass(frozen=True, slots=True)
class Part:
    """What an editor did to a claim before it came to them to decide."""

    annotated: bool = False
    flagged: bool = False
    drew: bool = False


class OwnClaim(Problem):
    """The editor had a part in the claim."""

    code = "own-claim"


class AnsweredIt(OwnClaim):
    message = N_("You answered this claim yourself: another editor decides on it.")


class FlaggedIt(OwnClaim):
    message = N_("You sent this claim to the editors yourself: another editor decides on it.")


class DrewIt(OwnClaim):
    message = N_("You drew the boundaries of this claim yourself: another editor decides on it.")


class VerdictMissing(Problem):
    code = "verdict-missing"
    message = N_("Choose the verdict.")
    field = "verdict"


class EvidenceMissing(Problem):
    code = "evidence-missing"
    message = N_("A verdict rests on evidence: add at least one source to this claim first.")
    field = "verdict"


def check_separation(part: Part) -> None:
    """Raise an `OwnClaim` that says why this editor may not decide, or send the claim back."""
    if part.annotated:
        raise AnsweredIt()
    if part.flagged:
        raise FlaggedIt()
    if part.drew:
        raise DrewIt()


def check_verdict(part: Part, *, evidence: int) -> None:
    """Raise unless the editor did not answer the claim and a source speaks to it."""
    if part.annotated:
        raise AnsweredIt()
    if evidence < 1:
        raise EvidenceMissing()
