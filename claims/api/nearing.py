"""What stands near a claim, for programs."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims import similar
from claims.api.base import Reads, Request
from claims.api.shown import SideSerializer

MOST = 20


class SimilarSerializer(serializers.Serializer[Any]):
    """`similarity` from 0 to 1; `repeats`: one of the two says nothing but the other's words."""

    claim = SideSerializer()
    similarity = serializers.FloatField(min_value=0, max_value=1)
    repeats = serializers.BooleanField()


class Nearing(Reads):
    """What else is like a claim."""

    @extend_schema(responses=SimilarSerializer(many=True))
    @verb(detail=True, methods=["get"], pagination_class=None, filter_backends=[])
    def similar(self, request: Request, uid: UUID) -> Response:
        """Up to 20 claims of the whole base that come nearest, the nearest first."""
        claim = get_object_or_404(self.get_queryset(), uid=uid)
        found = similar.nearest(claim, MOST)
        return Response(SimilarSerializer(found, many=True).data)
