"""What becomes of claims, for programs: the queue, flags, and what editors decide."""

from collections.abc import Callable
from uuid import UUID

from django.utils import timezone
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims.actions import adjudicating, contradicting, queueing, reviewing
from claims.api import given, shown
from claims.api.base import Reads, Request, creates, documented, read
from claims.domain.annotating import Answer
from claims.models import Claim


class Reviewing(Reads):
    """Taking, flagging and deciding claims."""

    @documented(given.NextIn, shown.ClaimSerializer, id="claims_next")
    @verb(detail=False, methods=["post"], url_path="next")
    def take_next(self, request: Request) -> Response:
        """The next claim that needs one's answer, held for 20 minutes; 204 when none waits."""
        data = read(given.NextIn, request)
        claim = queueing.take_next(by=request.user, at=timezone.now(), after=data["after"])
        return self.answer(claim) if claim else Response(status=204)

    @documented(given.ReasonIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def flag(self, request: Request, uid: UUID) -> Response:
        data = read(given.ReasonIn, request)
        raised = reviewing.flag(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(raised.claim)

    @documented(given.AdjudicateIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def decide(self, request: Request, uid: UUID) -> Response:
        """Settle a disputed claim with these labels; one may not answer it any more."""
        data = read(given.AdjudicateIn, request)
        rest = {name: data.pop(name) for name in ("rationale", "version", "verdict")}
        final = Answer(**{**data, "speakers": tuple(data["speakers"]), "note": rest["rationale"]})
        claim = adjudicating.decide(
            claim_uid=uid, by=request.user, final=final, at=timezone.now(), **rest
        )
        return self.answer(claim)

    @documented(given.VerdictIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def verdict(self, request: Request, uid: UUID) -> Response:
        """Say of an agreed or decided claim whether it is true."""
        data = read(given.VerdictIn, request)
        at = timezone.now()
        claim = adjudicating.give_verdict(claim_uid=uid, by=request.user, at=at, **data)
        return self.answer(claim)

    @documented(given.RejectIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"], url_path="send-back")
    def send_back(self, request: Request, uid: UUID) -> Response:
        """Ask for new answers to a disputed claim."""
        return self._with_reason(adjudicating.send_back, request, uid)

    @documented(given.RejectIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def reopen(self, request: Request, uid: UUID) -> Response:
        """Take a settled claim back to reviewers who saw nothing of its labels."""
        return self._with_reason(adjudicating.reopen, request, uid)

    @creates(given.EvidenceIn, shown.EvidenceSerializer)
    @verb(detail=True, methods=["post"])
    def evidence(self, request: Request, uid: UUID) -> Response:
        source = contradicting.Source(**read(given.EvidenceIn, request))
        added = contradicting.add_evidence(
            claim_uid=uid, by=request.user, source=source, at=timezone.now()
        )
        return Response(shown.EvidenceSerializer(added).data, status=201)

    def _with_reason(self, act: Callable[..., Claim], request: Request, uid: UUID) -> Response:
        data = read(given.RejectIn, request)
        return self.answer(act(claim_uid=uid, by=request.user, at=timezone.now(), **data))
