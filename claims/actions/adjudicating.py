"""What editors decide of a claim: its labels, its verdict, or that it needs new answers."""

import datetime
from uuid import UUID

from claims import permissions, queries
from claims.actions import annotating, locking, notifying, reviewing, sighting
from claims.actions.base import Stale, action
from claims.domain import adjudicating as rules
from claims.domain import annotating as labels
from claims.domain import contradicting, vocabulary
from claims.domain import reviewing as states
from claims.domain.annotating import Answer, UnknownLabel
from claims.domain.problems import N_, Problem
from claims.domain.vocabulary import EDITOR
from claims.models import Claim, Decision, DecisionSpeaker, User, Verdict

EDITORS = (EDITOR,)


class UnknownVerdict(Problem):
    code = "unknown-verdict"
    message = N_("“%(key)s” is not a verdict of this desk: choose one from the list.")
    field = "verdict"


@action("open an adjudication")
def open_adjudication(*, claim_uid: UUID | str, by: User, at: datetime.datetime) -> Claim:
    """Let an editor see all answers to a disputed claim; from then on they may not answer it.

    Raises `OwnClaim`, `WrongState`.
    """
    permissions.check(by, EDITORS)
    claim = locking.claim(claim_uid)
    states.check_state("decide", claim.state)
    rules.check_separation(queries.part_in(claim, by))
    sighting.record([claim], by=by, page="adjudication", at=at)
    return claim


@action("decide a claim")
def decide(
    *,
    claim_uid: UUID | str,
    by: User,
    final: Answer,
    rationale: str,
    version: int,
    at: datetime.datetime,
    verdict: str = "",
) -> Claim:
    """Settle a disputed claim with these labels and, perhaps, a verdict.

    Only kind, speakers, proposition, stance and attribution check of `final` count. The same
    decision sent twice is stored once. Raises `BadAnswer`, `RationaleMissing`, `Stale`,
    `WrongState`, `OwnClaim`, `UnknownVerdict`, `EvidenceMissing`, `UnknownSpeaker`,
    `UnknownProposition`.
    """
    permissions.check(by, EDITORS)
    claim = locking.claim(claim_uid)
    rationale = contradicting.check_rationale(rationale)
    if _is_repeated(claim, "decided", by, rationale, version):
        return claim
    _check_current(claim, version)
    states.check_state("decide", claim.state)
    part = queries.part_in(claim, by)
    rules.check_separation(part)
    labels.check_answer(final)
    if verdict:
        rules.check_verdict(part, evidence=claim.evidence.count())
    sighting.record([claim], by=by, page="adjudication", at=at)
    decision = _decide(claim, "decided", rationale, by, at, final=final, verdict=verdict)
    reviewing.resolve_flags(claim, by=by, at=at)
    _move(claim, "decided", kind=decision.kind)
    notifying.tell("decided_against", about=claim, to=_overruled(claim, decision), at=at, by=by)
    if claim.kind == vocabulary.AUTHOR_COMMENT:
        reviewing.recheck(claim=claim, by=by, at=at)
    return claim


@action("give a verdict")
def give_verdict(
    *,
    claim_uid: UUID | str,
    by: User,
    verdict: str,
    attribution_check: str | None,
    rationale: str,
    version: int,
    at: datetime.datetime,
) -> Claim:
    """Say of an agreed or decided claim whether it is true, or say so anew; its labels stay.

    Raises `VerdictMissing`, `UnknownVerdict`, `UnknownLabel`, `RationaleMissing`, `Stale`,
    `WrongState`, `OwnClaim`, `EvidenceMissing`.
    """
    permissions.check(by, EDITORS)
    claim = locking.claim(claim_uid)
    rationale = contradicting.check_rationale(rationale)
    if _is_repeated(claim, "verdict", by, rationale, version):
        return claim
    _check_current(claim, version)
    states.check_state("give a verdict", claim.state)
    if not verdict:
        raise rules.VerdictMissing()
    rules.check_verdict(queries.part_in(claim, by), evidence=claim.evidence.count())
    given = Answer(attribution_check=attribution_check or None)
    _decide(claim, "verdict", rationale, by, at, final=given, verdict=verdict)
    _move(claim, claim.state, kind=claim.kind)
    return claim


@action("send a claim back")
def send_back(
    *, claim_uid: UUID | str, by: User, reason: str, version: int, at: datetime.datetime
) -> Claim:
    """Ask for new answers to a disputed claim, of those who gave the old ones or of others.

    The old ones are set aside, not deleted. Raises `ReasonMissing`, `Stale`, `WrongState`,
    `OwnClaim`.
    """
    permissions.check(by, EDITORS)
    claim = locking.claim(claim_uid)
    reason = states.check_reason(reason)
    if _is_repeated(claim, "sent_back", by, reason, version):
        return claim
    _check_current(claim, version)
    states.check_state("send back", claim.state)
    rules.check_separation(queries.part_in(claim, by))
    sighting.record([claim], by=by, page="adjudication", at=at)
    _open_again(claim, "sent_back", reason, by, at)
    return claim


@action("reopen a claim")
def reopen(
    *, claim_uid: UUID | str, by: User, reason: str, version: int, at: datetime.datetime
) -> Claim:
    """Take an agreed or decided claim back to the reviewers who saw nothing of its labels.

    Answers are set aside, its contradictions need another look. Raises `ReasonMissing`,
    `Stale`, `WrongState`.
    """
    permissions.check(by, EDITORS)
    claim = locking.claim(claim_uid)
    reason = states.check_reason(reason)
    if _is_repeated(claim, "reopened", by, reason, version):
        return claim
    _check_current(claim, version)
    states.check_state("reopen", claim.state)
    answered = [answer.annotator for answer in reviewing.current_votes(claim)]
    for person in {*answered, by}:
        sighting.record([claim], by=person, page="settled", at=at)
    _open_again(claim, "reopened", reason, by, at)
    reviewing.recheck(claim=claim, by=by, at=at)
    return claim


def _is_repeated(claim: Claim, outcome: str, by: User, rationale: str, version: int) -> bool:
    """Whether this is the second sending of what this person did to that version last."""
    last = claim.decisions.last()
    return (
        last is not None
        and claim.version == version + 1
        and (last.outcome, last.decided_by_id, last.rationale) == (outcome, by.pk, rationale)
    )


def _check_current(claim: Claim, version: int) -> None:
    if claim.version != version:
        raise Stale(claim)


def _decide(
    claim: Claim,
    outcome: str,
    rationale: str,
    by: User,
    at: datetime.datetime,
    *,
    final: Answer | None = None,
    verdict: str = "",
) -> Decision:
    final = final or Answer()
    if final.attribution_check not in (None, *vocabulary.ATTRIBUTION_CHECKS):
        raise UnknownLabel("attribution_check", final.attribution_check or "")
    decision = Decision.objects.create(
        claim=claim,
        outcome=outcome,
        kind=final.kind,
        attribution_check=final.attribution_check,
        proposition=annotating.proposition(final.proposition),
        stance=final.stance,
        verdict=_verdict(verdict),
        rationale=rationale,
        decided_by=by,
        decided_at=at,
        supersedes=claim.decisions.last(),
    )
    DecisionSpeaker.objects.bulk_create(
        DecisionSpeaker(decision=decision, speaker=speaker, position=position)
        for position, speaker in enumerate(annotating.speakers(final.speakers))
    )
    return decision


def _verdict(key: str) -> Verdict | None:
    if not key:
        return None
    found = Verdict.objects.filter(key=key, active=True).first()
    if found is None:
        raise UnknownVerdict(key=key)
    return found


def _open_again(claim: Claim, outcome: str, reason: str, by: User, at: datetime.datetime) -> None:
    _decide(claim, outcome, reason, by, at)
    answers = claim.annotations.live().submitted().select_related("annotator")
    answered = [answer.annotator for answer in answers]
    answers.update(superseded_at=at)
    reviewing.resolve_flags(claim, by=by, at=at)
    claim.state_reason = reason
    _move(claim, "open", kind=None)
    notifying.tell(outcome, about=claim, to=answered, at=at, by=by)


def _overruled(claim: Claim, decision: Decision) -> list[User]:
    """Those whose answer has another label than the decision."""
    final = reviewing.vote_of(decision)
    answers = reviewing.current_votes(claim)
    return [each.annotator for each in answers if reviewing.vote_of(each) != final]


def _move(claim: Claim, state: str, *, kind: str | None) -> None:
    claim.state = state
    claim.kind = kind
    claim.version += 1
    claim.save(update_fields=["state", "state_reason", "kind", "version"])
