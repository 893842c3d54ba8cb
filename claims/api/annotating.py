"""Answers for programs: to one claim, or to many at once."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework.decorators import action as verb
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from claims import queries
from claims.actions import annotating
from claims.api import answers, filters, given, shown
from claims.api.base import Reads, ReadsLabels, Request, documented, read
from claims.api.errors import refusal
from claims.domain.annotating import Answer
from claims.domain.problems import Problem
from claims.models import Annotation, Claim


class Annotating(Reads):
    """Answering claims."""

    @documented(given.AnnotateIn, shown.AnnotationSerializer)
    @verb(detail=True, methods=["post"])
    def annotate(self, request: Request, uid: UUID) -> Response:
        """Save one's answer as a draft, or submit it."""
        return Response(_annotated(request, uid, read(given.AnnotateIn, request)))

    @documented(given.AnnotateMany, answers.AnnotatedMany, id="claims_annotate_many")
    @verb(detail=False, methods=["post"], url_path="annotate")
    def annotate_many(self, request: Request) -> Response:
        """Up to 100 answers of one's own, each saved or refused by itself, in the order given."""
        items = read(given.AnnotateMany, request)["items"]
        return Response({"results": [_annotate_one(request, item) for item in items]})


def _annotate_one(request: Request, item: Any) -> dict[str, Any]:
    """What became of one item: the status and body that it would have had alone."""
    checked = given.AnnotateItem(data=item)
    try:
        checked.is_valid(raise_exception=True)
        data = dict(checked.validated_data)
        return {"status": 200, "body": _annotated(request, data.pop("claim"), data)}
    except (Problem, ValidationError) as error:
        status, body = refusal(error)
        return {"status": status, "body": body}


def _annotated(request: Request, claim: UUID, data: dict[str, Any]) -> dict[str, Any]:
    """One's answer to a claim as it is stored now."""
    seen = {name: data.pop(name) for name in ("submit", "version", "span_version")}
    answer = Answer(**{**data, "speakers": tuple(data["speakers"])})
    saved = annotating.annotate(
        claim_uid=claim, by=request.user, answer=answer, at=timezone.now(), **seen
    )
    return dict(shown.AnnotationSerializer(saved).data)


class Annotations(ReadsLabels):
    """One's own answers, and those of others that one may see."""

    serializer_class = shown.AnnotationSerializer
    queryset = Annotation.objects.none()  # for the description, which nobody in particular reads
    filterset_class = filters.AnnotationFilter
    http_method_names = ["get", "head", "options"]

    def seen(self, rows: Iterable[Annotation]) -> Iterable[Claim]:
        return (row.claim for row in rows)

    def get_queryset(self) -> QuerySet[Annotation]:
        rows = queries.visible_annotations(self.request.user)
        rows = rows.filter(claim__article__deleted_at__isnull=True)
        rows = rows.select_related("claim", "annotator", "proposition")
        return rows.prefetch_related(queries.NAMED)
