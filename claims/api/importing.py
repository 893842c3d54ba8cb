"""Articles for programs."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims import history
from claims.actions import importing, versioning
from claims.api import filters, given, shown
from claims.api.base import Request, creates, documented, read
from claims.api.histories import Recounted
from claims.api.plain import PlainReads
from claims.models import Article


class Articles(PlainReads, Recounted):
    """Texts that never change; everything else points into them by code points."""

    serializer_class = shown.ArticleSerializer
    filterset_class = filters.ArticleFilter
    recounts = staticmethod(history.of_article)

    @classmethod
    def rows(cls) -> QuerySet[Article]:
        return Article.objects.live()

    def get_queryset(self) -> QuerySet[Article]:
        rows = self.rows().select_related("supersedes").defer("supersedes__text")
        return rows if self.action == "retrieve" else rows.defer("text")

    def get_serializer_class(self) -> Any:
        return shown.FullArticleSerializer if self.action == "retrieve" else shown.ArticleSerializer

    @creates(given.ArticleIn, shown.ArticleSerializer)
    def create(self, request: Request) -> Response:
        """Store a text; its claims are proposed at once, or by the worker when it is long."""
        data = read(given.ArticleIn, request)
        raw = data.pop("text")
        details = importing.Details(**data)
        made = importing.add_article(by=request.user, raw=raw, details=details, at=timezone.now())
        return self.answer(made, 201)

    @documented(given.ArticleChange, shown.ArticleSerializer)
    def partial_update(self, request: Request, uid: UUID) -> Response:
        """Change what is known of the article; fields that are not sent stay."""
        data = read(given.ArticleChange, request)
        version = data.pop("version")
        stored = self.get_object()
        known = {name: getattr(stored, name) for name in importing.Details.__dataclass_fields__}
        details = importing.Details(**{**known, **data})
        changed = importing.edit_article(uid=uid, by=request.user, details=details, version=version)
        return self.answer(changed)

    @creates(given.CorrectionIn, shown.ArticleSerializer)
    @verb(detail=True, methods=["post"])
    def correct(self, request: Request, uid: UUID) -> Response:
        """Store a corrected text as a new article with the claims that it still makes."""
        data = read(given.CorrectionIn, request)
        raw, version = data["text"], data["version"]
        made = versioning.correct(
            uid=uid, by=request.user, raw=raw, version=version, at=timezone.now()
        )
        return self.answer(made, 201)

    @documented(given.Version, None, 204)
    @verb(detail=True, methods=["post"])
    def remove(self, request: Request, uid: UUID) -> Response:
        importing.remove_article(
            uid=uid, by=request.user, at=timezone.now(), **read(given.Version, request)
        )
        return Response(status=204)

    @documented(given.Version, shown.ArticleSerializer)
    @verb(detail=True, methods=["post"])
    def restore(self, request: Request, uid: UUID) -> Response:
        back = importing.restore_article(uid=uid, by=request.user, **read(given.Version, request))
        return self.answer(back)
