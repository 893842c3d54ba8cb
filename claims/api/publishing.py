"""What leaves the desk, for programs: publications and releases."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims.actions import publishing, releasing
from claims.actions.base import NotThere
from claims.api.base import Reads, Request, creates, documented, read
from claims.api.exporting import Anything
from claims.api.fields import Text, Uid
from claims.api.rows import Shown
from claims.models import Publication, Release


class PublicationSerializer(Shown):
    article = serializers.UUIDField(source="article.uid", read_only=True)
    address = serializers.SerializerMethodField()

    class Meta:
        model = Publication
        fields = [
            *("uid", "article", "number", "note", "sha256", "address"),
            *("published_at", "withdrawn_at"),
        ]
        read_only_fields = fields

    def get_address(self, publication: Publication) -> str:
        return reverse("public-version", args=[publication.article.uid, publication.number])


class ReleaseSerializer(Shown):
    counts = serializers.DictField(
        child=serializers.IntegerField(), allow_null=True, read_only=True
    )

    class Meta:
        model = Release
        fields = [
            *("uid", "number", "licence", "description", "state", "sha256", "size", "counts"),
            "created_at",
        ]
        read_only_fields = fields


class PublishIn(serializers.Serializer[Any]):
    article = Uid()
    note = Text(max_length=2000, allow_blank=True, default="")


class WithdrawIn(serializers.Serializer[Any]):
    article = Uid()


class ReleaseIn(serializers.Serializer[Any]):
    licence = Text(max_length=200)
    description = Text(max_length=5000, allow_blank=True, default="")


class Publications(Reads):
    """Versions of articles' public pages, those that were withdrawn included."""

    serializer_class = PublicationSerializer

    def get_queryset(self) -> QuerySet[Publication]:
        rows = Publication.objects.filter(article__deleted_at__isnull=True)
        return rows.select_related("article").defer("article__text", "snapshot")

    @creates(PublishIn, PublicationSerializer)
    def create(self, request: Request) -> Response:
        """Publish what is settled of an article; a correction needs a note."""
        data = read(PublishIn, request)
        made = publishing.publish(
            article_uid=data["article"], note=data["note"], by=request.user, at=timezone.now()
        )
        return self.answer(made, 201)

    @documented(WithdrawIn, None, 204)
    @verb(detail=False, methods=["post"])
    def withdraw(self, request: Request) -> Response:
        """Take every version of an article's public page away."""
        article = read(WithdrawIn, request)["article"]
        publishing.withdraw(article_uid=article, by=request.user, at=timezone.now())
        return Response(status=204)


class Releases(Reads):
    """Numbered files of all that is settled."""

    serializer_class = ReleaseSerializer
    queryset = Release.objects.all()

    @creates(ReleaseIn, ReleaseSerializer)
    def create(self, request: Request) -> Response:
        """Take the next number; the file is there once `state` is ready."""
        data = read(ReleaseIn, request)
        return self.answer(releasing.make_release(by=request.user, at=timezone.now(), **data), 201)

    @extend_schema(responses={(200, "application/zip"): OpenApiTypes.BINARY})
    @verb(detail=True, methods=["get"], content_negotiation_class=Anything)
    def file(self, request: Request, uid: UUID) -> FileResponse:
        """The ZIP; 404 until it is ready."""
        release = self.get_object()
        path = releasing.path_of(release)
        if release.state != "ready" or not path.exists():
            raise NotThere()
        return FileResponse(path.open("rb"), as_attachment=True, filename=release.file_name)
