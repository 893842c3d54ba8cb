"""Reads that cross tables. What a person may see of others' answers is decided here alone."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.lookups import IsNull

from claims.domain import adjudicating
from claims.domain import reviewing as states
from claims.domain.vocabulary import EDITOR
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Decision,
    DecisionSpeaker,
    Evidence,
    Flag,
    Notice,
    Proposal,
    ProposalDecision,
    SavedSearch,
    Sighting,
    User,
)
from claims.models.annotations import AnnotationQuerySet
from claims.models.notices import NoticeQuerySet
from claims.prepared import Given

NAMED_BY_DECISIONS = Prefetch("named", DecisionSpeaker.objects.select_related("speaker"))
NAMED = Prefetch("named", AnnotationSpeaker.objects.select_related("speaker"))
NAMED_BY_DECISION = Prefetch(
    "annotation__named", AnnotationSpeaker.objects.select_related("speaker")
)


def visible_annotations(viewer: User | None) -> AnnotationQuerySet:
    """The one filter of blindness: which annotations the viewer may see.

    One's own, always. Another's only when submitted, and then: once the claim is agreed or
    decided, once the viewer has submitted their own answer on its current span, or, while it is
    disputed, to an editor who opened its adjudication and so may not answer it any more. Without a
    viewer, those of settled claims alone.
    """
    claim = OuterRef("claim_id")
    settled = Q(submitted_at__isnull=False, claim__state__in=states.SETTLED)
    if viewer is None:
        return Annotation.objects.filter(settled)
    return Annotation.objects.filter(
        Q(annotator=viewer)
        | settled
        | Q(submitted_at__isnull=False)
        & (
            Exists(_answers_of(viewer, claim))
            | Q(claim__state="disputed") & Exists(_adjudications(viewer, claim))
        )
    )


def visible_decisions(viewer: User | None) -> QuerySet[Decision]:
    """Decisions on claims that the viewer is not blind to, with their labels."""
    return (
        Decision.objects.filter(claim__isnull=False)
        .exclude(claim__in=blind_claims(viewer).values("pk"))
        .select_related("proposition", "verdict", "decided_by")
        .prefetch_related(NAMED_BY_DECISIONS)
    )


def decisions_told(viewer: User) -> QuerySet[Decision]:
    """Decisions on live claims, and on contradictions that the viewer may read whole."""
    live = Q(claim__deleted_at__isnull=True, claim__article__deleted_at__isnull=True)
    on_claims = live & Q(pk__in=visible_decisions(viewer).order_by().values("pk"))
    return (
        Decision.objects.filter(on_claims | Q(contradiction__in=_read_whole(viewer)))
        .select_related("claim", "contradiction", "proposition", "verdict", "decided_by")
        .select_related("supersedes")
        .prefetch_related(NAMED_BY_DECISIONS)
    )


def visible_evidence(viewer: User) -> QuerySet[Evidence]:
    """Sources for live claims, and for contradictions that the viewer may read whole."""
    live = Q(claim__deleted_at__isnull=True, claim__article__deleted_at__isnull=True)
    on_claims = live & Q(claim__isnull=False)
    rows = Evidence.objects.filter(on_claims | Q(contradiction__in=_read_whole(viewer)))
    return rows.select_related("claim", "contradiction", "added_by", "verified_by")


def _read_whole(viewer: User) -> "QuerySet[Any]":
    whole = {"veiled": False}
    return visible_contradictions(viewer).filter(**whole).values("pk")


def visible_events(model: type[Model], viewer: User) -> "QuerySet[Any]":
    """The history of a table but for what tells of answers that the viewer is blind to.

    That is also why a claim was flagged or decided, and whether the machine's proposal was taken.
    """
    events: QuerySet[Any] = model.pgh_event_model.objects.all()  # type: ignore[attr-defined]
    return events.filter(_TOLD[model](viewer)) if model in _TOLD else events


def sightings_of(viewer: User | Given, claim: OuterRef | Claim) -> QuerySet[Sighting]:
    """What bars the viewer from answering the claim: they saw what others said of it."""
    return Sighting.objects.filter(seen_by=viewer, claim=claim)


def part_in(claim: Claim, person: User) -> adjudicating.Part:
    """What the person did to the claim, at any time."""
    return adjudicating.Part(
        annotated=claim.annotations.submitted().by(person).exists(),
        flagged=claim.flags.filter(flagged_by=person).exists(),
        drew=claim.drawn_by_id == person.pk,
    )


def blind_claims(viewer: User | None) -> QuerySet[Claim]:
    """The claims of which the viewer may see no one else's labels yet; without one, all open."""
    claim = OuterRef("pk")
    rows = Claim.objects.filter(state__in=states.BLIND)
    if viewer is None:
        return rows
    rows = rows.exclude(Exists(_answers_of(viewer, claim)))
    return rows.exclude(Q(state="disputed") & Exists(_adjudications(viewer, claim)))


def visible_contradictions(viewer: User | None) -> QuerySet[Contradiction]:
    """Live contradictions, each with `veiled`: the viewer sees its sides' text, no more.

    Veiled is one with a side that the viewer is still blind to, unless it is theirs; a confirmed
    one has settled sides and is seen by all.
    """
    removed = _claims_in(Article.objects.removed())
    return (
        Contradiction.objects.filter(deleted_at__isnull=True)
        .exclude(Exists(removed.filter(pk=OuterRef("claim_a"))))
        .exclude(Exists(removed.filter(pk=OuterRef("claim_b"))))
        .annotate(veiled=ExpressionWrapper(_is_veiled(viewer), BooleanField()))
        .select_related("claim_a__article", "claim_b__article", "proposed_by")
        .defer("claim_a__article__text", "claim_b__article__text")
    )


def my_answers(viewer: User, claims: Iterable[Claim]) -> dict[int, Annotation]:
    """For each claim the viewer's draft, else what they submitted last."""
    mine = (
        Annotation.objects.live()
        .by(viewer)
        .filter(claim__in=claims)
        .select_related("proposition")
        .prefetch_related(NAMED)
        .order_by(F("submitted_at").asc(nulls_last=True))
    )
    return {annotation.claim_id: annotation for annotation in mine}


def searchable_claims() -> QuerySet[Claim]:
    """The live claims of live articles."""
    return Claim.objects.live().filter(article__deleted_at__isnull=True)


def visible_searches(viewer: User) -> QuerySet[SavedSearch]:
    """One's own searches by name, and those that others share."""
    return SavedSearch.objects.filter(Q(owner=viewer) | Q(shared=True)).select_related("owner")


def labelling_answers(viewer: User) -> QuerySet[Annotation]:
    """The answers whose labels a claim is found by: all of an agreed one, else the viewer's own."""
    agreed = Q(claim__state="agreed", submitted_at__isnull=False, blind=True)
    agreed &= Q(span_version=F("claim__span_version"))
    own = Q(annotator=viewer) & ~Q(claim__state__in=states.SETTLED)
    return Annotation.objects.live().filter(agreed | own)


def labelling_decisions() -> QuerySet[Decision]:
    """The decisions whose labels a claim is found by: the last one of each decided claim."""
    decisions = Decision.objects.filter(outcome="decided", claim__state="decided")
    later = Decision.objects.filter(
        outcome="decided", claim=OuterRef("claim"), pk__gt=OuterRef("pk")
    )
    return decisions.exclude(Exists(later))


def notices_of(viewer: User) -> NoticeQuerySet:
    """The viewer's own notices, newest first, but for those of removed articles."""
    texts = ("claim__article", "article", "contradiction__claim_a", "contradiction__claim_b")
    removed = Article.objects.removed()
    return (
        Notice.objects.filter(recipient=viewer)
        .exclude(Exists(_claims_in(removed).filter(pk=OuterRef("claim"))))
        .exclude(Exists(removed.filter(pk=OuterRef("article"))))
        .select_related("caused_by", *texts)
        .defer("claim__article__text", "article__text")
    )


def _claims_in(articles: QuerySet[Article]) -> QuerySet[Claim]:
    return Claim.objects.filter(article__in=articles)


def claims_of(article: Article) -> QuerySet[Claim]:
    """The live claims of the article in the order of the text."""
    return article.claims.live().select_related("duplicate_of").order_by("start")


def taken_out(article: Article, *, removed: bool) -> QuerySet[Claim]:
    """The article's claims that were rejected and, if asked for, those removed, as in the text."""
    rejected = Q(deleted_at__isnull=True, state="rejected")
    which = rejected | Q(deleted_at__isnull=False) if removed else rejected
    return article.claims.filter(which).select_related("deleted_by").order_by("start", "pk")


def visible_proposal_decisions(viewer: User) -> QuerySet[ProposalDecision]:
    """One's own, and others' on claims that one is not blind to: a decision tells the answer."""
    return (
        ProposalDecision.objects.filter(
            Q(decided_by=viewer) | ~Q(proposal__claim__in=blind_claims(viewer).values("pk"))
        )
        .select_related("proposal", "decided_by", "annotation__proposition")
        .prefetch_related(NAMED_BY_DECISION)
    )


def _is_among(rows: "QuerySet[Any]", reference: str) -> Q:
    """Whether what a row refers to is one of these.

    It is looked up for each row: of IN and EXISTS PostgreSQL may first read all that they can be.
    """
    one = rows.filter(pk=OuterRef(reference)).order_by().values("pk")
    return Q(IsNull(Subquery(one), False))


def _is_veiled(viewer: User | None) -> Q:
    """Of a contradiction."""
    blind = blind_claims(viewer)
    has_blind_side = _is_among(blind, "claim_a") | _is_among(blind, "claim_b")
    veiled = ~Q(state="confirmed") & has_blind_side
    return veiled & ~Q(proposed_by=viewer) if viewer else veiled


def _is_blind(viewer: User) -> Q:
    """Of what hangs on a claim, or on none."""
    return _is_among(blind_claims(viewer), "claim")


def _veiled(viewer: User) -> QuerySet[Contradiction]:
    return Contradiction.objects.filter(_is_veiled(viewer))


def _hidden_decisions(viewer: User) -> QuerySet[Decision]:
    return Decision.objects.filter(_is_blind(viewer) | _is_among(_veiled(viewer), "contradiction"))


# Which events of a table the viewer is told, where it is not all.
_TOLD: Mapping[type[Model], Callable[[User], Q]] = MappingProxyType(
    {
        Annotation: lambda viewer: _is_among(visible_annotations(viewer), "pgh_obj"),
        AnnotationSpeaker: lambda viewer: _is_among(visible_annotations(viewer), "annotation"),
        Flag: lambda viewer: ~_is_blind(viewer) | Q(flagged_by=viewer),
        Proposal: lambda viewer: ~_is_blind(viewer) | Q(outcome__isnull=True),
        ProposalDecision: lambda viewer: _is_among(visible_proposal_decisions(viewer), "pgh_obj"),
        Decision: lambda viewer: ~_is_among(_hidden_decisions(viewer), "pgh_obj"),
        DecisionSpeaker: lambda viewer: ~_is_among(_hidden_decisions(viewer), "decision"),
        Contradiction: lambda viewer: ~_is_among(_veiled(viewer), "pgh_obj"),
        Evidence: lambda viewer: ~_is_among(_veiled(viewer), "contradiction"),
    }
)


def _adjudications(viewer: User, claim: OuterRef) -> QuerySet[Sighting]:
    """The viewer's opening of the claim's adjudication, if they are an editor still."""
    opened = sightings_of(viewer, claim).filter(page="adjudication")
    return opened if viewer.has_role(EDITOR) else opened.none()


def _answers_of(viewer: User, claim: OuterRef) -> QuerySet[Annotation]:
    return (
        Annotation.objects.live()
        .submitted()
        .by(viewer)
        .filter(claim_id=claim, span_version=F("claim__span_version"))
    )
