"""Proposed pairs for programs."""

from typing import Any

import django_filters as by
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import OpenApiTypes, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action as verb
from rest_framework.response import Response

from claims import machine, proposed
from claims.actions import pairing
from claims.api.base import Reads, Request, documented
from claims.api.filters import YesOrNo, one_of
from claims.api.rows import Shown, uid_of
from claims.domain import vocabulary
from claims.models import Proposal
from claims.models.proposals import REPEATS, ProposalQuerySet

_RELATIONS = [*vocabulary.RELATIONS, REPEATS]


class PairReasonSerializer(serializers.Serializer[Any]):
    """Why a pair is proposed: for programs, and in the language of the request."""

    code = serializers.CharField()
    text = serializers.CharField()


class ProposedPairSerializer(Shown):
    """Two claims, by uid, that may stand in the `relation`; `outcome` is null while it is open."""

    relation = serializers.ChoiceField(choices=_RELATIONS, source="fields.relation", read_only=True)
    a = uid_of("pair_a")
    b = uid_of("pair_b")
    reasons = serializers.SerializerMethodField()

    class Meta:
        model = Proposal
        fields = ["id", "relation", "a", "b", "score", "reasons", "outcome", "created_at"]
        read_only_fields = fields

    @extend_schema_field(PairReasonSerializer(many=True))
    def get_reasons(self, pair: Proposal) -> list[dict[str, str]]:
        return [
            {"code": reason["code"], "text": proposed.reason_in_words(reason)}
            for reason in pair.reasons
        ]


@extend_schema_field({"type": "number", "minimum": 0, "maximum": 1})
class Score(by.NumberFilter):
    """A number from 0 to 1, as pairs have one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=1, **options)


class PairFilter(by.FilterSet):
    open = YesOrNo(field_name="outcome", lookup_expr="isnull")
    outcome = one_of(vocabulary.PROPOSAL_OUTCOMES)
    claim = by.UUIDFilter(method="with_side")
    article = by.UUIDFilter(method="with_article")
    least_score = Score(field_name="score", lookup_expr="gte")

    class Meta:
        model = Proposal
        fields = ["open", "outcome", "claim", "article", "least_score"]

    @extend_schema_field(OpenApiTypes.UUID)
    def with_side(self, rows: QuerySet[Proposal], name: str, value: Any) -> Any:
        return rows.filter(pair_a__uid=value) | rows.filter(pair_b__uid=value)

    @extend_schema_field(OpenApiTypes.UUID)
    def with_article(self, rows: QuerySet[Proposal], name: str, value: Any) -> Any:
        return rows.filter(pair_a__article__uid=value) | rows.filter(pair_b__article__uid=value)


class Pairs(Reads):
    """Pairs that the machine proposes, of claims in one article or in two."""

    serializer_class = ProposedPairSerializer
    queryset = Proposal.objects.none()
    filterset_class = PairFilter
    lookup_field = "pk"
    lookup_value_converter = "int"
    http_method_names = ["get", "post", "head", "options"]

    def get_queryset(self) -> ProposalQuerySet:
        return machine.proposed_pairs()

    @documented(None, ProposedPairSerializer)
    @verb(detail=True, methods=["post"])
    def dismiss(self, request: Request, pk: int) -> Response:
        """Put it aside for everyone; once more changes nothing."""
        at = timezone.now()
        return self.answer(pairing.dismiss(proposal_id=pk, by=request.user, at=at))

    @documented(None, ProposedPairSerializer)
    @verb(detail=True, methods=["post"])
    def restore(self, request: Request, pk: int) -> Response:
        """Undo a dismissal, or that a claim was taken for a repeat."""
        return self.answer(pairing.restore(proposal_id=pk, by=request.user))

    @documented(None, ProposedPairSerializer)
    @verb(detail=True, methods=["post"])
    def repeat(self, request: Request, pk: int) -> Response:
        """Take the first claim for a repeat of the second."""
        at = timezone.now()
        return self.answer(pairing.accept_repeat(proposal_id=pk, by=request.user, at=at))
