"""The inbox for programs."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims import queries
from claims.actions import notifying
from claims.api.viewsets import Reads, Request, documented
from claims.models import Notice
from claims.models.notices import NoticeQuerySet


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    """What happened (`kind`) to just one of a claim, a contradiction and an article."""

    claim = serializers.UUIDField(source="claim.uid", read_only=True, default=None)
    contradiction = serializers.UUIDField(source="contradiction.uid", read_only=True, default=None)
    article = serializers.UUIDField(source="article.uid", read_only=True, default=None)
    caused_by = serializers.UUIDField(source="caused_by.uid", read_only=True, default=None)

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


@extend_schema(
    parameters=[OpenApiParameter("unread", OpenApiTypes.BOOL, description="Only unread notices")]
)
class Notices(Reads):
    """What changed for the person who asks."""

    serializer_class = NoticeSerializer
    http_method_names = ["get", "post", "head", "options"]

    def get_queryset(self) -> NoticeQuerySet:
        mine = queries.notices_of(self.request.user)
        unread = self.action == "list" and self.request.query_params.get("unread") == "true"
        return mine.unread() if unread else mine

    @documented(None, NoticeSerializer)
    @verb(detail=True, methods=["post"])
    def read(self, request: Request, uid: UUID) -> Response:
        """Mark it as read; once more changes nothing."""
        notifying.mark_read(by=request.user, uid=uid, at=timezone.now())
        return Response(self.get_serializer(self.get_queryset().get(uid=uid)).data)
