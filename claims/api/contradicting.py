"""Contradictions for programs."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims import history, queries
from claims.actions import contradicting
from claims.api import filters, given, shown
from claims.api.base import Request, creates, documented, read
from claims.api.histories import Recounted
from claims.models import Contradiction, User


def of_contradiction(found: Contradiction, viewer: User, before: str = "") -> history.Page:
    """Of a veiled pair there is nothing to read yet."""
    veiled = found.veiled  # type: ignore[attr-defined]
    return history.Page([]) if veiled else history.of_contradiction(found, viewer, before)


class Contradictions(Recounted):
    """Pairs of claims that stand against each other, in every state."""

    serializer_class = shown.ContradictionSerializer
    queryset = Contradiction.objects.none()
    filterset_class = filters.ContradictionFilter
    recounts = staticmethod(of_contradiction)

    def get_queryset(self) -> QuerySet[Contradiction]:
        rows = queries.visible_contradictions(self.request.user)
        return rows.prefetch_related("evidence")

    @creates(given.ContradictionIn, shown.ContradictionSerializer)
    def create(self, request: Request) -> Response:
        data = read(given.ContradictionIn, request)
        made = contradicting.propose(by=request.user, at=timezone.now(), **data)
        return self.answer(made, 201)

    @documented(given.ContradictionChange, shown.ContradictionSerializer)
    def partial_update(self, request: Request, uid: UUID) -> Response:
        data = read(given.ContradictionChange, request)
        return self.answer(contradicting.edit(uid=uid, by=request.user, **data))

    @documented(given.DecideIn, shown.ContradictionSerializer)
    @verb(detail=True, methods=["post"])
    def confirm(self, request: Request, uid: UUID) -> Response:
        data = read(given.DecideIn, request)
        at = timezone.now()
        return self.answer(contradicting.confirm(uid=uid, by=request.user, at=at, **data))

    @documented(given.DecideIn, shown.ContradictionSerializer)
    @verb(detail=True, methods=["post"])
    def reject(self, request: Request, uid: UUID) -> Response:
        data = read(given.DecideIn, request)
        at = timezone.now()
        return self.answer(contradicting.reject(uid=uid, by=request.user, at=at, **data))

    @documented(given.DecideIn, shown.ContradictionSerializer)
    @verb(detail=True, methods=["post"])
    def withdraw(self, request: Request, uid: UUID) -> Response:
        data = read(given.DecideIn, request)
        at = timezone.now()
        return self.answer(contradicting.withdraw(uid=uid, by=request.user, at=at, **data))

    @documented(given.DecideIn, shown.ContradictionSerializer)
    @verb(detail=True, methods=["post"])
    def recheck(self, request: Request, uid: UUID) -> Response:
        """Say that a confirmed contradiction still holds although a side changed."""
        data = read(given.DecideIn, request)
        at = timezone.now()
        return self.answer(contradicting.recheck(uid=uid, by=request.user, at=at, **data))

    @creates(given.EvidenceIn, shown.EvidenceSerializer)
    @verb(detail=True, methods=["post"])
    def evidence(self, request: Request, uid: UUID) -> Response:
        source = contradicting.Source(**read(given.EvidenceIn, request))
        added = contradicting.add_evidence(
            contradiction_uid=uid, by=request.user, source=source, at=timezone.now()
        )
        return Response(shown.EvidenceSerializer(added).data, status=201)
