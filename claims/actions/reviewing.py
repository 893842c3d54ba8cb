"""What follows from answers: agreed or disputed, flags."""

import datetime
from uuid import UUID

from claims import permissions
from claims.actions import locking, notifying
from claims.actions.base import action
from claims.domain import reviewing as rules
from claims.models import Annotation, Claim, Contradiction, Decision, Flag, User
from claims.models.people import the_desk


@action("flag a claim")
def flag(*, claim_uid: UUID | str, by: User, reason: str, at: datetime.datetime) -> Flag:
    """Send the claim to an editor with a reason; a second flag of one person changes nothing.

    Raises `ReasonMissing`, `WrongState` (only an open or disputed claim can be flagged).
    """
    permissions.check(by, permissions.ANNOTATE)
    claim = locking.claim(claim_uid)
    reason = rules.check_reason(reason)
    rules.check_state("flag", claim.state)
    raised, _created = Flag.objects.get_or_create(
        claim=claim,
        flagged_by=by,
        resolved_at=None,
        defaults={
            "reason": reason,
            "flagged_at": at,
            "span_version": claim.span_version,
        },
    )
    settle(claim=claim, at=at)
    return raised


def settle(*, claim: Claim, at: datetime.datetime) -> None:
    """Set the state that the stored answers make: the one place that says agreed or disputed.

    The claim is locked by the caller. A candidate that has an answer or a flag is open first.
    """
    answers = current_votes(claim)
    votes = [vote_of(annotation) for annotation in answers]
    flagged = claim.flags.filter(resolved_at__isnull=True).exists()
    state = rules.outcome(votes, needed=the_desk().annotations_needed, flagged=flagged)
    if claim.state not in rules.BLIND or state == claim.state:
        return
    claim.state = state
    claim.kind = votes[0].kind if state == "agreed" else None
    claim.version += 1
    claim.save(update_fields=["state", "kind", "version"])
    if state == "agreed":
        # Whoever answered last sees it at once.
        earlier = [annotation.annotator for annotation in answers[:-1]]
        notifying.tell("agreed", about=claim, to=earlier, at=at)
    if claim.kind == "author_comment":
        recheck(claim=claim, at=at)


def settle_answered(*, at: datetime.datetime) -> None:
    """Settle every open claim that has all answers which the desk needs now."""
    answered = Annotation.objects.live().submitted().values("claim")
    for claim in Claim.objects.live().filter(state="open", pk__in=answered).select_for_update():
        settle(claim=claim, at=at)


def current_votes(claim: Claim) -> list[Annotation]:
    """The live submitted answers on the claim's current span that count, oldest first."""
    answers = claim.annotations.live().submitted().independent()
    answers = answers.filter(span_version=claim.span_version)
    answers = answers.select_related("annotator").prefetch_related("named")
    return list(answers.order_by("submitted_at", "pk"))


def vote_of(answer: Annotation | Decision) -> rules.Vote:
    return rules.Vote(
        kind=str(answer.kind),
        speakers=frozenset(str(named.speaker_id) for named in answer.named.all()),
        proposition=str(answer.proposition_id) if answer.proposition_id else None,
        stance=answer.stance,
    )


def resolve_flags(claim: Claim, *, by: User, at: datetime.datetime) -> None:
    """The flags did what they were for: an editor looked, or the span is another."""
    open_flags = claim.flags.filter(resolved_at__isnull=True).select_related("flagged_by")
    for raised in open_flags:
        raised.resolved_by = by
        raised.resolved_at = at
        raised.save(update_fields=["resolved_by", "resolved_at"])
        notifying.tell("flag_resolved", about=claim, to=[raised.flagged_by], at=at, by=by)


def recheck(*, claim: Claim, at: datetime.datetime, by: User | None = None) -> None:
    """Mark the claim's contradictions: a side changed, so a person must look again."""
    unmarked = Contradiction.objects.live().of(claim).filter(needs_recheck=False)
    for contradiction in unmarked.select_related("proposed_by"):
        contradiction.needs_recheck = True
        contradiction.version += 1
        contradiction.save(update_fields=["needs_recheck", "version"])
        proposer = contradiction.proposed_by
        notifying.tell("needs_recheck", about=contradiction, to=[proposer], at=at, by=by)
