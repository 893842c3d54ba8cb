"""What editors decided, and the sources that were found, for programs."""

from collections.abc import Iterable

from django.db.models import QuerySet

from claims import queries
from claims.api import filters, shown
from claims.api.base import Reads, ReadsLabels
from claims.models import Claim, Decision, Evidence


class Decisions(ReadsLabels):
    """Every decision that one may see: only ever added, a later one overrules an earlier."""

    serializer_class = shown.DecisionSerializer
    queryset = Decision.objects.none()
    filterset_class = filters.DecisionFilter
    http_method_names = ["get", "head", "options"]

    def seen(self, rows: Iterable[Decision]) -> Iterable[Claim]:
        return (row.claim for row in rows if row.claim)

    def get_queryset(self) -> QuerySet[Decision]:
        return queries.decisions_told(self.request.user)


class Sources(Reads):
    """Evidence for claims and contradictions; it is added to these."""

    serializer_class = shown.PlacedEvidenceSerializer
    queryset = Evidence.objects.none()
    filterset_class = filters.EvidenceFilter
    http_method_names = ["get", "head", "options"]

    def get_queryset(self) -> QuerySet[Evidence]:
        return queries.visible_evidence(self.request.user)
