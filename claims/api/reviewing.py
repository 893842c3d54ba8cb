"""What becomes of claims, for programs."""

from uuid import UUID

from django.utils import timezone
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims.actions import reviewing
from claims.api import given, shown
from claims.api.base import Reads, Request, documented, read


class Reviewing(Reads):
    """Flagging claims, and deciding on them."""

    @documented(given.ReasonIn, shown.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def flag(self, request: Request, uid: UUID) -> Response:
        data = read(given.ReasonIn, request)
        raised = reviewing.flag(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(raised.claim)
