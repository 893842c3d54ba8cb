"""Which rows an export holds: the filters' choice of what the viewer may see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from claims import queries
from claims.domain.exporting import Filters
from claims.models import Annotation, Article, Claim, Contradiction, Decision, Evidence, User
from claims.models.annotations import AnnotationQuerySet
from claims.models.claims import ClaimQuerySet


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows for one viewer; without one, what is settled. `unblinded` shows every answer.

    Drafts are in no export, not even their author's.
    """

    viewer: User | None
    filters: Filters = Filters()
    unblinded: bool = False

    def articles(self) -> QuerySet[Article]:
        given = {
            "uid": self.filters.article,
            "outlet": self.filters.outlet,
            "published_to__gte": self.filters.published_after,
            "published_from__lte": self.filters.published_before,
            "created_at__date__gte": self.filters.created_after,
            "created_at__date__lte": self.filters.created_before,
        }
        rows = Article.objects.live().filter(**_asked(given)).order_by("pk")
        if self.filters.of_claims:
            rows = rows.filter(pk__in=self._of_claims().order_by().values("article"))
        return rows

    def claims(self) -> ClaimQuerySet:
        """Those of the articles that the filters ask for, rejected ones included."""
        rows = self._of_claims()
        if self._some_articles:
            rows = rows.filter(article__in=self.articles().order_by().values("pk"))
        return rows.order_by("pk")

    def annotations(self) -> QuerySet[Annotation]:
        return self.seen().filter(self._claim_is_held()).order_by("pk")

    def contradictions(self) -> QuerySet[Contradiction]:
        """Those with both sides among the claims."""
        sides = self._claim_is_held("claim_a") & self._claim_is_held("claim_b")
        return self.unveiled().filter(sides).order_by("pk")

    def evidence(self) -> list[QuerySet[Evidence]]:
        """What bears on claims, then what bears on contradictions."""
        on_claims = Evidence.objects.filter(self._claim_is_held(), claim__isnull=False)
        on_pairs = Evidence.objects.filter(contradiction__in=self._pairs())
        return [on_claims.order_by("pk"), on_pairs.order_by("pk")]

    def decisions(self) -> list[QuerySet[Decision]]:
        on_claims = self.told().filter(self._claim_is_held())
        on_pairs = Decision.objects.filter(contradiction__in=self._pairs())
        return [on_claims.order_by("pk"), on_pairs.order_by("pk")]

    def seen(self) -> AnnotationQuerySet:
        """Every submitted answer that the viewer may see."""
        if self.unblinded:
            return Annotation.objects.submitted()
        return queries.visible_annotations(self.viewer).submitted()

    def told(self) -> QuerySet[Decision]:
        """Every decision on a claim that the viewer may see."""
        if self.unblinded:
            return Decision.objects.filter(claim__isnull=False)
        return queries.visible_decisions(self.viewer)

    def unveiled(self) -> QuerySet[Contradiction]:
        """Every contradiction that the viewer may read whole."""
        rows = queries.visible_contradictions(self.viewer)
        whole = {"veiled": False}
        return rows if self.unblinded else rows.filter(**whole)

    @property
    def narrowed(self) -> bool:
        return self.filters != Filters()

    @property
    def _some_articles(self) -> bool:
        f = self.filters
        dates = (f.published_after, f.published_before, f.created_after, f.created_before)
        return any((f.article, f.outlet, *dates))

    def _of_claims(self) -> ClaimQuerySet:
        rows = Claim.objects.filter(deleted_at__isnull=True, article__deleted_at__isnull=True)
        rows = rows.filter(**_asked({"state": self.filters.state, "kind": self.filters.kind}))
        labels = _asked(
            {
                "named__speaker__key": self.filters.speaker,
                "stance": self.filters.stance,
                "proposition__key": self.filters.proposition,
            }
        )
        if labels:
            answers = self.seen().live().filter(span_version=F("claim__span_version"), **labels)
            rows = rows.filter(pk__in=answers.values("claim"))
        return rows

    def _claim_is_held(self, name: str = "claim") -> Q:
        if self.narrowed:
            return Q(**{f"{name}__in": self.claims().order_by().values("pk")})
        live = {f"{name}__deleted_at__isnull": True, f"{name}__article__deleted_at__isnull": True}
        return Q(**live)

    def _pairs(self) -> "QuerySet[Any]":
        return self.contradictions().order_by().values("pk")


def _asked(lookups: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in lookups.items() if value not in ("", None)}
