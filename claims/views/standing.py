"""How one reviewer stands to a claim: kept from answering it, or asked to answer it anew."""

from django.utils import timezone

from claims import permissions, queries, queues
from claims.domain import queueing, reviewing
from claims.models import Claim, User
from claims.saying import say


def barred(viewer: User, claim: Claim) -> str:
    """Why the viewer should leave this claim to others, "" if they can answer it."""
    may_answer = permissions.can(viewer, permissions.ANNOTATE)
    if claim.state not in reviewing.ANNOTATABLE or not may_answer:
        return ""
    if queries.sightings_of(viewer, claim).exists():
        return say(reviewing.NotBlind())
    mine = queries.my_answers(viewer, [claim]).get(claim.pk)
    if mine and mine.submitted_at and not mine.is_stale:
        return ""
    is_free = queues.waiting(viewer, timezone.now()).filter(pk=claim.pk).exists()
    return "" if is_free else say(queueing.PlacesTaken())


def sent_back(viewer: User, claim: Claim) -> str:
    """Why an editor asks the viewer, who answered before, for a new answer; "" if none does.

    Others are not shown the reason, which may speak of what was answered.
    """
    if claim.state != "open" or not claim.state_reason:
        return ""
    aside = claim.annotations.submitted().by(viewer).filter(superseded_at__isnull=False)
    return claim.state_reason if aside.exists() else ""
