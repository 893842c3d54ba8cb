"""What programs can do: each verb is one action, the same that the pages call."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
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
from claims.api import filters
from claims.api import serializers as shapes
from claims.api.errors import refusal
from claims.api.once import once
from claims.api.versions import conditional, version_asked
from claims.domain.annotating import Answer
from claims.domain.problems import Problem
from claims.models import Annotation, Article, Claim, Contradiction, Proposition, Speaker, User

PROBLEMS = {
    (status, "application/problem+json"): shapes.ProblemDetails
    for status in (400, 401, 403, 404, 409, 412, 415, 422, 429)
}
IF_MATCH = OpenApiParameter(
    "If-Match",
    location="header",
    description="The row's ETag, instead of `version` in the body; too old a one is answered 412",
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    location="header",
    description="Of your own making: a repeated request with the same key is done once (one day)",
)
FIELDS = OpenApiParameter("fields", description="Only these fields, by name, with commas between")


class Request(AnyRequest):
    """A request of someone who signed in, for the type checker."""

    user: User


def documented(request: Any, response: Any, status: int = 200, id: str | None = None) -> Any:
    """The operation's body and answer, and the problems that it may answer with."""
    versioned = isinstance(request, type) and issubclass(request, shapes.Version)
    return extend_schema(
        operation_id=id,
        request=request,
        parameters=[IF_MATCH] if versioned else [],
        responses={status: response, **PROBLEMS},
    )


def creates(request: Any, response: Any) -> Any:
    """As `documented`, of an operation that makes a row: once for each `Idempotency-Key`."""
    described = extend_schema(
        request=request, parameters=[IDEMPOTENCY_KEY], responses={201: response, **PROBLEMS}
    )
    return lambda handler: described(once(handler))


def read(shape: type["Serializer[Any]"], request: Request) -> dict[str, Any]:
    """The body in the given shape, its version also by `If-Match`.

    Raises `ValidationError`, `BadMatch`.
    """
    body = request.data
    if issubclass(shape, shapes.Version) and isinstance(body, dict):
        asked = version_asked(request)
        body = body if asked is None else {**body, "version": asked}
    serializer = shape(data=body)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


class Reads(ListModelMixin, RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Lists and single rows by uid."""

    request: Request
    lookup_field = "uid"
    lookup_value_converter = "uuid"
    http_method_names = ["get", "post", "patch", "head", "options"]

    @extend_schema(parameters=[FIELDS])
    def list(self, request: AnyRequest, *args: Any, **kwargs: Any) -> Response:
        return super().list(request, *args, **kwargs)

    @extend_schema(parameters=[FIELDS])
    def retrieve(self, request: AnyRequest, *args: Any, **kwargs: Any) -> Response:
        return super().retrieve(request, *args, **kwargs)

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "fields": self.request.GET.get("fields")}

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        done = super().finalize_response(request, response, *args, **kwargs)
        return conditional(request, done)

    def answer(self, row: Any, status: int = 200) -> Response:
        """The row as this person may see it now."""
        shown = self.get_queryset().get(pk=row.pk)
        return Response(self.get_serializer(shown).data, status=status)


class Articles(Reads):
    """Texts that never change; everything else points into them by code points."""

    serializer_class = shapes.ArticleSerializer
    filterset_class = filters.ArticleFilter

    def get_queryset(self) -> QuerySet[Article]:
        rows = Article.objects.live()
        return rows if self.action == "retrieve" else rows.defer("text")

    def get_serializer_class(self) -> Any:
        return (
            shapes.FullArticleSerializer if self.action == "retrieve" else shapes.ArticleSerializer
        )

    @creates(shapes.ArticleIn, shapes.ArticleSerializer)
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


class Claims(Reads):
    """Claims with their place in the text; `kind` is the settled one."""

    serializer_class = shapes.ClaimSerializer
    filterset_class = filters.ClaimFilter

    def get_queryset(self) -> QuerySet[Claim]:
        rows = Claim.objects.filter(deleted_at__isnull=True, article__deleted_at__isnull=True)
        return rows.select_related("article", "duplicate_of").defer("article__text")

    @creates(shapes.DrawIn, shapes.ClaimSerializer)
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
        return Response(_annotated(request, uid, read(shapes.AnnotateIn, request)))

    @documented(shapes.AnnotateMany, shapes.AnnotatedMany, id="claims_annotate_many")
    @verb(detail=False, methods=["post"], url_path="annotate")
    def annotate_many(self, request: Request) -> Response:
        """Up to 100 answers of one's own, each saved or refused by itself, in the order given."""
        items = read(shapes.AnnotateMany, request)["items"]
        return Response({"results": [_annotate_one(request, item) for item in items]})


def _annotate_one(request: Request, item: Any) -> dict[str, Any]:
    """What became of one item: the status and body that it would have had alone."""
    given = shapes.AnnotateItem(data=item)
    try:
        given.is_valid(raise_exception=True)
        data = dict(given.validated_data)
        return {"status": 200, "body": _annotated(request, data.pop("claim"), data)}
    except (Problem, ValidationError) as error:
        status, body = refusal(error)
        return {"status": status, "body": body}


def _annotated(request: Request, claim: UUID, data: dict[str, Any]) -> dict[str, Any]:
    """One's answer to a claim as it is stored now."""
    given = {name: data.pop(name) for name in ("submit", "version", "span_version")}
    answer = Answer(**{**data, "speakers": tuple(data["speakers"])})
    saved = annotating.annotate(
        claim_uid=claim, by=request.user, answer=answer, at=timezone.now(), **given
    )
    return dict(shapes.AnnotationSerializer(saved).data)


class Annotations(Reads):
    """One's own answers, and those of others that one may see."""

    serializer_class = shapes.AnnotationSerializer
    queryset = Annotation.objects.none()  # for the description, which nobody in particular reads
    filterset_class = filters.AnnotationFilter
    http_method_names = ["get", "head", "options"]

    def get_queryset(self) -> QuerySet[Annotation]:
        rows = queries.visible_annotations(self.request.user)
        rows = rows.filter(claim__article__deleted_at__isnull=True)
        rows = rows.select_related("claim", "annotator", "proposition")
        return rows.prefetch_related(queries.NAMED)


class Contradictions(Reads):
    """Pairs of claims that stand against each other, in every state."""

    serializer_class = shapes.ContradictionSerializer
    queryset = Contradiction.objects.none()
    filterset_class = filters.ContradictionFilter

    def get_queryset(self) -> QuerySet[Contradiction]:
        rows = queries.visible_contradictions(self.request.user)
        return rows.prefetch_related("evidence")

    @creates(shapes.ContradictionIn, shapes.ContradictionSerializer)
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

    @creates(shapes.EvidenceIn, shapes.EvidenceSerializer)
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
    filterset_class = filters.SpeakerFilter
    queryset = Speaker.objects.prefetch_related("aliases")

    @creates(shapes.SpeakerIn, shapes.SpeakerSerializer)
    def create(self, request: Request) -> Response:
        data = read(shapes.SpeakerIn, request)
        key = data.pop("key", "")
        details = cataloguing.SpeakerDetails(**{**data, "aliases": tuple(data["aliases"])})
        made = cataloguing.add_speaker(by=request.user, details=details, key=key)
        return self.answer(made, 201)


class Propositions(Reads):
    """Sentences that can be true or false, towards which stances are taken."""

    serializer_class = shapes.PropositionSerializer
    filterset_class = filters.PropositionFilter
    queryset = Proposition.objects.all()

    @creates(shapes.PropositionIn, shapes.PropositionSerializer)
    def create(self, request: Request) -> Response:
        data = read(shapes.PropositionIn, request)
        return self.answer(cataloguing.add_proposition(by=request.user, **data), 201)


class Me(GenericViewSet):  # type: ignore[type-arg]
    """Who is asking."""

    serializer_class = shapes.MeSerializer
    filter_backends = ()

    @extend_schema(responses={200: shapes.MeSerializer, 401: shapes.ProblemDetails})
    def list(self, request: Request) -> Response:
        return Response(shapes.MeSerializer(request.user).data)


@extend_schema(exclude=True)
class Nowhere(APIView):
    """Every other address below the API's."""

    def initial(self, *args: Any, **kwargs: Any) -> None:
        super().initial(*args, **kwargs)
        raise NotThere()
