"""The inbox for programs."""

from uuid import UUID

from django.utils import timezone
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims import queries
from claims.actions import notifying
from claims.api import filters
from claims.api.base import Reads, Request, documented
from claims.api.rows import Shown, uid_of
from claims.models import Notice
from claims.models.notices import NoticeQuerySet


class NoticeSerializer(Shown):
    """What happened (`kind`) to just one of a claim, a contradiction and an article."""

    claim = uid_of("claim")
    contradiction = uid_of("contradiction")
    article = uid_of("article")
    caused_by = uid_of("caused_by")

    class Meta:
        model = Notice
        fields = [
            "uid",
            "kind",
            "claim",
            "contradiction",
            "article",
            "caused_by",
            "created_at",
            "read_at",
        ]
        read_only_fields = fields


class Notices(Reads):
    """What changed for the person who asks."""

    serializer_class = NoticeSerializer
    queryset = Notice.objects.none()
    filterset_class = filters.NoticeFilter
    http_method_names = ["get", "post", "head", "options"]

    def get_queryset(self) -> NoticeQuerySet:
        return queries.notices_of(self.request.user)

    @documented(None, NoticeSerializer)
    @verb(detail=True, methods=["post"])
    def read(self, request: Request, uid: UUID) -> Response:
        """Mark it as read; once more changes nothing."""
        notifying.mark_read(by=request.user, uid=uid, at=timezone.now())
        return Response(self.get_serializer(self.get_queryset().get(uid=uid)).data)
