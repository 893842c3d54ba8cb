"""The spans of claims for programs."""

from uuid import UUID

from django.utils import timezone
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims.actions import segmenting
from claims.api import given, shown
from claims.api.base import Reads, Request, creates, documented, read


class Segmenting(Reads):
    """Drawing, moving, cutting, joining and rejecting claims."""

    @creates(given.DrawIn, shown.ClaimSerializer)
    def create(self, request: Request) -> Response:
        """Mark text[start:end] of an article as a claim."""
        data = read(given.DrawIn, request)
        article = data.pop("article")
        made = segmenting.draw_claim(
            article_uid=article, by=request.user, at=timezone.now(), **data
        )
        return self.answer(made, 201)

    @documented(given.MoveIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def move(self, request: Request, uid: UUID) -> Response:
        data = read(given.MoveIn, request)
        moved = segmenting.move_claim(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(moved)

    @documented(given.SplitIn, shown.ClaimSerializer(many=True))
    @verb(detail=True, methods=["post"])
    def split(self, request: Request, uid: UUID) -> Response:
        """Cut in two before the offset `at`; both parts, in order."""
        data = read(given.SplitIn, request)
        parts = segmenting.split_claim(
            claim_uid=uid,
            by=request.user,
            at_offset=data["at"],
            version=data["version"],
            at=timezone.now(),
        )
        return Response(self.get_serializer(parts, many=True).data)

    @documented(given.MergeIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def merge(self, request: Request, uid: UUID) -> Response:
        data = read(given.MergeIn, request)
        kept = segmenting.merge_claims(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(kept)

    @documented(given.RejectIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def reject(self, request: Request, uid: UUID) -> Response:
        data = read(given.RejectIn, request)
        gone = segmenting.reject_claim(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(gone)

    @documented(given.RejectIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def readmit(self, request: Request, uid: UUID) -> Response:
        """Put a rejected claim back in its place, if that is free."""
        data = read(given.RejectIn, request)
        back = segmenting.readmit_claim(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(back)

    @documented(given.Version, None, 204)
    @verb(detail=True, methods=["post"])
    def remove(self, request: Request, uid: UUID) -> Response:
        data = read(given.Version, request)
        segmenting.remove_claim(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return Response(status=204)

    @documented(given.Version, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def restore(self, request: Request, uid: UUID) -> Response:
        data = read(given.Version, request)
        return self.answer(segmenting.restore_claim(claim_uid=uid, by=request.user, **data))
