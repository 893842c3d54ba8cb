"""What waits for a person: articles, claims that still need their answer, disputes for editors."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from claims import queries
from claims.domain import reviewing as states
from claims.models import Annotation, Article, Claim, Flag, Reservation, User
from claims.models.people import the_desk


def work_list(viewer: User) -> QuerySet[Article]:
    """Live articles with counts that say nothing of others' labels: claims, and answered by me.

    An article is counted through only when its row is fetched, so a page costs what it shows.
    """
    claims = Claim.objects.live()
    mine = Annotation.objects.live().submitted().by(viewer).filter(claim=OuterRef("pk"))
    return (
        Article.objects.live()
        .latest_versions()
        .defer("text")
        .select_related("created_by")
        .annotate(
            claims_count=_count(claims, "article"),
            tagged_count=_count(claims.filter(Exists(mine)), "article"),
            disputed_count=_count(claims.filter(state="disputed"), "article"),
        )
        .order_by("-created_at", "-pk")
    )


def waiting(viewer: User, at: datetime.datetime) -> QuerySet[Claim]:
    """The claims that need one more answer, which the viewer can give and has not given.

    Those whose places are all taken, by answers or by others who hold one until later than `at`,
    are not among them, nor are those of which the viewer saw what others said.
    """
    answers = _current_answers()
    others = Reservation.objects.filter(until__gt=at).exclude(reserved_by=viewer)
    holding = others.exclude(
        Exists(answers.filter(claim=OuterRef("claim"), annotator=OuterRef("reserved_by")))
    )
    return (
        Claim.objects.live()
        .filter(state__in=states.ANNOTATABLE, article__in=_articles())
        .exclude(Exists(answers.filter(claim=OuterRef("pk"), annotator=viewer)))
        .exclude(Exists(queries.sightings_of(viewer, OuterRef("pk"))))
        .annotate(taken=_count(answers) + _count(holding))
        .filter(taken__lt=the_desk().annotations_needed)
        .select_related("article")
        .defer("article__text")
    )


def _articles() -> QuerySet[Article]:
    return Article.objects.live().latest_versions()


def in_turn(claims: QuerySet[Claim], *, after: UUID | str | None) -> QuerySet[Claim]:
    """What comes after that claim in its article, then the rest of it, then the oldest article."""
    here = Claim.objects.filter(uid=after).first() if after else None
    if here is None:
        return claims.order_by("article__created_at", "article_id", "start")
    following = Case(
        When(article=here.article_id, start__gt=here.start, then=Value(0)),
        When(article=here.article_id, then=Value(1)),
        default=Value(2),
    )
    return claims.exclude(pk=here.pk).order_by(
        following, "article__created_at", "article_id", "start"
    )


def disputes() -> QuerySet[Claim]:
    """The disputed claims in the order of their articles and texts, with nobody's labels."""
    return (
        Claim.objects.live()
        .filter(state="disputed", article__in=_articles())
        .order_by("article__created_at", "article_id", "start")
    )


def disputes_with_part(editor: User) -> QuerySet[Claim]:
    """Each dispute with the number of answers, and whether the editor had a part in it."""
    drew = Case(When(drawn_by=editor, then=True), default=False, output_field=BooleanField())
    return (
        disputes()
        .select_related("article")
        .defer("article__text")
        .annotate(
            answers_count=_count(_current_answers()),
            answered_it=Exists(_answers_by(editor)),
            flagged_it=Exists(_flags_by(editor)),
            drew_it=drew,
        )
    )


def disputes_for(editor: User) -> QuerySet[Claim]:
    """Those that the editor may decide."""
    free = disputes().exclude(Exists(_answers_by(editor))).exclude(Exists(_flags_by(editor)))
    return free.exclude(drawn_by=editor)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands among the disputes that an editor may decide, by number from 1.

    Of a claim that is none of them the number is 0, and `following` the first of them.
    """

    number: int
    total: int
    previous: UUID | None
    following: UUID | None


def place_of(claim: Claim, editor: User) -> Place:
    """In one pass for the numbers; what stands beside it is found by the order's indexes."""
    rows = disputes_for(editor)
    counted = rows.order_by().aggregate(
        total=Count("pk"),
        before=Count("pk", filter=_before(claim)),
        itself=Count("pk", filter=Q(pk=claim.pk)),
    )
    if not counted["itself"]:
        return Place(0, counted["total"], None, _first(rows))
    # The bounds are all that the index of articles needs: where they end it stops.
    at = claim.article.created_at
    earlier = rows.filter(_before(claim), article__created_at__lte=at)
    later = rows.filter(~_before(claim), article__created_at__gte=at).exclude(pk=claim.pk)
    return Place(counted["before"] + 1, counted["total"], _first(earlier.reverse()), _first(later))


def _before(claim: Claim) -> Q:
    """Those before it in the order of `disputes`; of its article's live claims none overlap."""
    at = claim.article.created_at
    same_time = Q(article__created_at=at, article__lt=claim.article_id)
    same_article = Q(article=claim.article_id, start__lt=claim.start)
    return Q(article__created_at__lt=at) | same_time | same_article


def _first(rows: QuerySet[Claim]) -> UUID | None:
    return rows.values_list("uid", flat=True).first()


def _answers_by(editor: User) -> QuerySet[Annotation]:
    return Annotation.objects.submitted().filter(annotator=editor, claim=OuterRef("pk"))


def _flags_by(editor: User) -> QuerySet[Flag]:
    return Flag.objects.filter(flagged_by=editor, claim=OuterRef("pk"))


def _current_answers() -> QuerySet[Annotation]:
    return (
        Annotation.objects.live()
        .submitted()
        .independent()
        .filter(span_version=F("claim__span_version"))
    )


def _count(rows: QuerySet[Any], of: str = "claim") -> Coalesce:
    """How many of the rows are of the claim or article at hand."""
    of_one = rows.filter(**{of: OuterRef("pk")}).order_by().values(of)
    counted = Subquery(of_one.annotate(n=Count("pk")).values("n"))
    return Coalesce(counted, 0, output_field=IntegerField())
