"""The reviewers' agreement for programs."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.response import Response

from claims import agreement, permissions
from claims.agreement import FIELDS
from claims.api.base import Request
from claims.api.narrowing import check_form, check_parameters
from claims.domain.agreement import Figure
from claims.forms.agreeing import ScopeForm
from claims.saying import translated


class FigureSerializer(serializers.Serializer[Any]):
    """`value` is null where it is not defined, and `reason` then says why."""

    value = serializers.FloatField(allow_null=True)
    n = serializers.IntegerField()
    reason = serializers.CharField(allow_blank=True)
    interval = serializers.ListField(
        child=serializers.FloatField(), min_length=2, max_length=2, allow_null=True
    )


class FieldFigures(serializers.Serializer[Any]):
    kind = FigureSerializer()
    speakers = FigureSerializer()
    proposition = FigureSerializer()
    stance = FigureSerializer()


class PairSerializer(serializers.Serializer[Any]):
    a = serializers.UUIDField()
    b = serializers.UUIDField()
    kappa = FieldFigures()


class AgreementSerializer(serializers.Serializer[Any]):
    """`claims` that count; `left_out`: disputed ones whose answers the reader may not see."""

    claims = serializers.IntegerField()
    left_out = serializers.IntegerField()
    alpha = FieldFigures()
    pairs = PairSerializer(many=True)
    spans = FigureSerializer(help_text="Exact F1 of the machine's spans and the desk's")
    contradictions = FigureSerializer(
        help_text="Positive specific agreement of the machine's pairs and the confirmed ones"
    )


class Agreement(GenericAPIView[Any]):
    """Krippendorff's alpha and Cohen's kappa over blind answers given before any decision."""

    serializer_class = AgreementSerializer
    filter_backends = ()

    @extend_schema(
        parameters=[
            OpenApiParameter("article", OpenApiTypes.UUID),
            OpenApiParameter(
                "since", OpenApiTypes.DATE, description="Answered on this day or later"
            ),
            OpenApiParameter(
                "until", OpenApiTypes.DATE, description="Answered on this day or sooner"
            ),
        ],
        responses=AgreementSerializer,
    )
    def get(self, request: Request) -> Response:
        permissions.check(request.user, permissions.ADD_ARTICLES)
        check_parameters(request, {*ScopeForm.base_fields})
        form = ScopeForm(request.query_params)
        check_form(form)
        scope = form.scope()
        report = agreement.report(request.user, scope)
        pairs = [
            {"a": str(pair.a.uid), "b": str(pair.b.uid), "kappa": _figures(pair.kappas)}
            for pair in report.pairs
        ]
        return Response(
            {
                "claims": report.claims,
                "left_out": report.left_out,
                "alpha": _figures(report.alphas),
                "pairs": pairs,
                "spans": _figure(agreement.spans(scope)),
                "contradictions": _figure(agreement.pairs(scope)),
            }
        )


def _figures(figures: dict[str, Figure]) -> dict[str, Any]:
    return {name: _figure(figures[name]) for name in FIELDS}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "n": figure.n,
        "reason": translated(figure.reason),
        "interval": figure.interval,
    }
