"""Claims for programs: every stage adds its verbs."""

from django.db.models import QuerySet

from claims import history
from claims.api import filters, shown
from claims.api.annotating import Annotating
from claims.api.base import ReadsLabels
from claims.api.histories import Recounted
from claims.api.nearing import Nearing
from claims.api.plain import PlainClaims
from claims.api.reviewing import Reviewing
from claims.api.segmenting import Segmenting
from claims.models import Claim


class Claims(PlainClaims, ReadsLabels, Segmenting, Annotating, Reviewing, Nearing, Recounted):
    """Claims with their place in the text; `kind` is the settled one."""

    serializer_class = shown.ClaimSerializer
    filterset_class = filters.ClaimFilter
    recounts = staticmethod(history.of_claim)

    @classmethod
    def rows(cls) -> QuerySet[Claim]:
        return Claim.objects.filter(deleted_at__isnull=True, article__deleted_at__isnull=True)

    def get_queryset(self) -> QuerySet[Claim]:
        return self.rows().select_related("article", "duplicate_of").defer("article__text")
