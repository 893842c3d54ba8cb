"""What programs can do: each verb is one action, the same that the pages call."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework.decorators import action as verb
from rest_framework.exceptions import ValidationError
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request as AnyRequest
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from claims import queries
from claims.actions import (
    annotating,
    cataloguing,
    contradicting,
    importing,
    reviewing,
    segmenting,
)
from claims.actions.base import NotThere
from claims.api import serializers as shapes
from claims.domain import vocabulary
from claims.domain.annotating import Answer
from claims.models import Annotation, Article, Claim, Contradiction, Proposition, Speaker, User

PROBLEMS = {
    (status, "application/problem+json"): shapes.ProblemDetails
    for status in (400, 401, 403, 404, 409, 415, 422)
}


class Request(AnyRequest):
    """A request of someone who signed in, for the type checker."""

    user: User


def documented(request: Any, response: Any, status: int = 200) -> Any:
    """The operation's body and answer, and the problems that it may answer with."""
    return extend_schema(request=request, responses={status: response, **PROBLEMS})


def read(shape: type["Serializer[Any]"], request: Request) -> dict[str, Any]:
    """The body in the given shape. Raises `ValidationError`."""
    serializer = shape(data=request.data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


class Reads(ListModelMixin, RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Lists and single rows by uid."""

    request: Request
    lookup_field = "uid"
    lookup_value_converter = "uuid"
    http_method_names = ["get", "post", "patch", "head", "options"]

    @extend_schema(responses={401: shapes.ProblemDetails})
    def list(self, request: AnyRequest, *args: Any, **kwargs: Any) -> Response:
        return super().list(request, *args, **kwargs)

    def answer(self, row: Any, status: int = 200) -> Response:
        """The row as this person may see it now."""
        shown = self.get_queryset().get(pk=row.pk)
        return Response(self.get_serializer(shown).data, status=status)


class Articles(Reads):
    """Texts that never change; everything else points into them by code points."""

    serializer_class = shapes.ArticleSerializer

    def get_queryset(self) -> QuerySet[Article]:
        rows = Article.objects.live()
        return rows if self.action == "retrieve" else rows.defer("text")

    def get_serializer_class(self) -> Any:
        return (
            shapes.FullArticleSerializer if self.action == "retrieve" else shapes.ArticleSerializer
        )

    @documented(shapes.ArticleIn, shapes.ArticleSerializer, 201)
    def create(self, request: Request) -> Response:
        """Store a text; its claims are proposed at once, or by the worker when it is long."""
        data = read(shapes.ArticleIn, request)
        raw = data.pop("text")
        details = importing.Details(**data)
        made = importing.add_article(by=request.user, raw=raw, details=details, at=timezone.now())
        return self.answer(made, 201)

    @documented(shapes.ArticleChange, shapes.ArticleSerializer)
    def partial_update(self, request: Request, uid: UUID) -> Response:
        """Change what is known of the article; fields that are not sent stay."""
        data = read(shapes.ArticleChange, request)
        version = data.pop("version")
        stored = self.get_object()
        known = {name: getattr(stored, name) for name in importing.Details.__dataclass_fields__}
        details = importing.Details(**{**known, **data})
        changed = importing.edit_article(uid=uid, by=request.user, details=details, version=version)
        return self.answer(changed)

    @documented(shapes.Version, None, 204)
    @verb(detail=True, methods=["post"])
    def remove(self, request: Request, uid: UUID) -> Response:
        importing.remove_article(
            uid=uid, by=request.user, at=timezone.now(), **read(shapes.Version, request)
        )
        return Response(status=204)

    @documented(shapes.Version, shapes.ArticleSerializer)
    @verb(detail=True, methods=["post"])
    def restore(self, request: Request, uid: UUID) -> Response:
        back = importing.restore_article(uid=uid, by=request.user, **read(shapes.Version, request))
        return self.answer(back)


@extend_schema(
    parameters=[
        OpenApiParameter("article", OpenApiTypes.UUID, description="Claims of this article only"),
        OpenApiParameter("state", enum=list(vocabulary.CLAIM_STATES)),
    ]
)
class Claims(Reads):
    """Claims with their place in the text; `kind` is the settled one."""

    serializer_class = shapes.ClaimSerializer

    def get_queryset(self) -> QuerySet[Claim]:
        rows = Claim.objects.filter(deleted_at__isnull=True, article__deleted_at__isnull=True)
        rows = rows.select_related("article", "duplicate_of").defer("article__text")
        if self.action != "list":
            return rows
        return self._filtered(rows)

    def _filtered(self, rows: QuerySet[Claim]) -> QuerySet[Claim]:
        article = self.request.query_params.get("article")
        wanted = shapes.ClaimFilter(data=self.request.query_params)
        wanted.is_valid(raise_exception=True)
        state = wanted.validated_data.get("state")
        if article:
            rows = rows.filter(article__uid=uuid_of(article, "article"))
        return rows.filter(state=state) if state else rows

    @documented(shapes.DrawIn, shapes.ClaimSerializer, 201)
    def create(self, request: Request) -> Response:
        """Mark text[start:end] of an article as a claim."""
        data = read(shapes.DrawIn, request)
        article = data.pop("article")
        made = segmenting.draw_claim(
            article_uid=article, by=request.user, at=timezone.now(), **data
        )
        return self.answer(made, 201)

    @documented(shapes.MoveIn, shapes.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def move(self, request: Request, uid: UUID) -> Response:
        data = read(shapes.MoveIn, request)
        moved = segmenting.move_claim(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(moved)

    @documented(shapes.SplitIn, shapes.ClaimSerializer(many=True))
    @verb(detail=True, methods=["post"])
    def split(self, request: Request, uid: UUID) -> Response:
        """Cut in two before the offset `at`; both parts, in order."""
        data = read(shapes.SplitIn, request)
        parts = segmenting.split_claim(
            claim_uid=uid,
            by=request.user,
            at_offset=data["at"],
            version=data["version"],
            at=timezone.now(),
        )
        return Response(self.get_serializer(parts, many=True).data)

    @documented(shapes.MergeIn, shapes.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def merge(self, request: Request, uid: UUID) -> Response:
        data = read(shapes.MergeIn, request)
        kept = segmenting.merge_claims(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(kept)

    @documented(shapes.RejectIn, shapes.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def reject(self, request: Request, uid: UUID) -> Response:
        data = read(shapes.RejectIn, request)
        gone = segmenting.reject_claim(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(gone)

    @documented(shapes.ReasonIn, shapes.ClaimSerializer)
    @verb(detail=True, methods=["post"])
    def flag(self, request: Request, uid: UUID) -> Response:
        data = read(shapes.ReasonIn, request)
        raised = reviewing.flag(claim_uid=uid, by=request.user, at=timezone.now(), **data)
        return self.answer(raised.claim)

    @documented(shapes.AnnotateIn, shapes.AnnotationSerializer)
    @verb(detail=True, methods=["post"])
    def annotate(self, request: Request, uid: UUID) -> Response:
        """Save one's answer as a draft, or submit it."""
        data = read(shapes.AnnotateIn, request)
        given = {name: data.pop(name) for name in ("submit", "version", "span_version")}
        answer = Answer(**{**data, "speakers": tuple(data["speakers"])})
        saved = annotating.annotate(
            claim_uid=uid, by=request.user, answer=answer, at=timezone.now(), **given
        )
        return Response(shapes.AnnotationSerializer(saved).data)


@extend_schema(
    parameters=[
        OpenApiParameter("claim", OpenApiTypes.UUID, description="Annotations of this claim only")
    ]
)
class Annotations(Reads):
    """One's own answers, and those of others that one may see."""

    serializer_class = shapes.AnnotationSerializer
    http_method_names = ["get", "head", "options"]

    def get_queryset(self) -> QuerySet[Annotation]:
        rows = queries.visible_annotations(self.request.user)
        rows = rows.filter(claim__article__deleted_at__isnull=True)
        rows = rows.select_related("claim", "annotator", "proposition")
        claim = self.request.query_params.get("claim")
        if claim:
            rows = rows.filter(claim__uid=uuid_of(claim, "claim"))
        return rows.prefetch_related(queries.NAMED)


class Contradictions(Reads):
    """Pairs of claims that stand against each other, in every state."""

    serializer_class = shapes.ContradictionSerializer

    def get_queryset(self) -> QuerySet[Contradiction]:
        rows = queries.visible_contradictions(self.request.user)
        return rows.prefetch_related("evidence")

    @documented(shapes.ContradictionIn, shapes.ContradictionSerializer, 201)
    def create(self, request: Request) -> Response:
        data = read(shapes.ContradictionIn, request)
        made = contradicting.propose(by=request.user, at=timezone.now(), **data)
        return self.answer(made, 201)

    @documented(shapes.ContradictionChange, shapes.ContradictionSerializer)
    def partial_update(self, request: Request, uid: UUID) -> Response:
        data = read(shapes.ContradictionChange, request)
        return self.answer(contradicting.edit(uid=uid, by=request.user, **data))

    @documented(shapes.DecideIn, shapes.ContradictionSerializer)
    @verb(detail=True, methods=["post"])
    def confirm(self, request: Request, uid: UUID) -> Response:
        data = read(shapes.DecideIn, request)
        at = timezone.now()
        return self.answer(contradicting.confirm(uid=uid, by=request.user, at=at, **data))

    @documented(shapes.DecideIn, shapes.ContradictionSerializer)
    @verb(detail=True, methods=["post"])
    def reject(self, request: Request, uid: UUID) -> Response:
        data = read(shapes.DecideIn, request)
        at = timezone.now()
        return self.answer(contradicting.reject(uid=uid, by=request.user, at=at, **data))

    @documented(shapes.DecideIn, shapes.ContradictionSerializer)
    @verb(detail=True, methods=["post"])
    def withdraw(self, request: Request, uid: UUID) -> Response:
        data = read(shapes.DecideIn, request)
        at = timezone.now()
        return self.answer(contradicting.withdraw(uid=uid, by=request.user, at=at, **data))

    @documented(shapes.EvidenceIn, shapes.EvidenceSerializer, 201)
    @verb(detail=True, methods=["post"])
    def evidence(self, request: Request, uid: UUID) -> Response:
        source = contradicting.Source(**read(shapes.EvidenceIn, request))
        added = contradicting.add_evidence(
            contradiction_uid=uid, by=request.user, source=source, at=timezone.now()
        )
        return Response(shapes.EvidenceSerializer(added).data, status=201)


class Speakers(Reads):
    """Whoever texts make answer for what they report, with every name they go by."""

    serializer_class = shapes.SpeakerSerializer
    queryset = Speaker.objects.prefetch_related("aliases")

    @documented(shapes.SpeakerIn, shapes.SpeakerSerializer, 201)
    def create(self, request: Request) -> Response:
        data = read(shapes.SpeakerIn, request)
        key = data.pop("key", "")
        details = cataloguing.SpeakerDetails(**{**data, "aliases": tuple(data["aliases"])})
        made = cataloguing.add_speaker(by=request.user, details=details, key=key)
        return self.answer(made, 201)


class Propositions(Reads):
    """Sentences that can be true or false, towards which stances are taken."""

    serializer_class = shapes.PropositionSerializer
    queryset = Proposition.objects.all()

    @documented(shapes.PropositionIn, shapes.PropositionSerializer, 201)
    def create(self, request: Request) -> Response:
        data = read(shapes.PropositionIn, request)
        return self.answer(cataloguing.add_proposition(by=request.user, **data), 201)


class Me(GenericViewSet):  # type: ignore[type-arg]
    """Who is asking."""

    serializer_class = shapes.MeSerializer

    @extend_schema(responses={200: shapes.MeSerializer, 401: shapes.ProblemDetails})
    def list(self, request: Request) -> Response:
        return Response(shapes.MeSerializer(request.user).data)


@extend_schema(exclude=True)
class Nowhere(APIView):
    """Every other address below the API's."""

    def initial(self, *args: Any, **kwargs: Any) -> None:
        super().initial(*args, **kwargs)
        raise NotThere()


def uuid_of(given: str, field: str) -> UUID:
    """The uid in a filter. Raises `ValidationError`."""
    try:
        return UUID(given)
    except ValueError:
        raise ValidationError({field: gettext("This is no uid.")}) from None
