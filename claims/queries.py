"""Reads that cross tables. What a person may see of others' answers is decided here alone."""

from collections.abc import Iterable

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from claims.domain import proposals
from claims.domain import reviewing as states
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Notice,
    Proposal,
    Proposition,
    Speaker,
    User,
)
from claims.models.notices import NoticeQuerySet

NAMED = Prefetch("named", AnnotationSpeaker.objects.select_related("speaker"))


def visible_annotations(viewer: User) -> QuerySet[Annotation]:
    """The one filter of blindness: which annotations the viewer may see.

    One's own, always. Another's only when submitted, and then: once the claim is agreed or
    decided, or once the viewer has submitted their own answer on its current span.
    """
    return Annotation.objects.filter(
        Q(annotator=viewer)
        | Q(submitted_at__isnull=False)
        & (Q(claim__state__in=states.SETTLED) | Exists(_answers_of(viewer, OuterRef("claim_id"))))
    )


def blind_claims(viewer: User) -> QuerySet[Claim]:
    """The claims of which the viewer may see no one else's labels yet."""
    return Claim.objects.filter(state__in=states.BLIND).exclude(
        Exists(_answers_of(viewer, OuterRef("pk")))
    )


def visible_contradictions(viewer: User) -> QuerySet[Contradiction]:
    """Live contradictions, each with `veiled`: the viewer sees its sides' text, no more.

    Veiled is one with a side that the viewer is still blind to, unless it is theirs; a confirmed
    one has settled sides and is seen by all.
    """
    blind = blind_claims(viewer).values("pk")
    veiled = Q(claim_a__in=blind) | Q(claim_b__in=blind)
    return (
        Contradiction.objects.filter(deleted_at__isnull=True)
        .filter(claim_a__article__deleted_at__isnull=True)
        .filter(claim_b__article__deleted_at__isnull=True)
        .annotate(
            veiled=Exists(
                Contradiction.objects.filter(veiled, pk=OuterRef("pk"))
                .exclude(state="confirmed")
                .exclude(proposed_by=viewer)
            )
        )
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


def settled_answers(claims: Iterable[Claim]) -> dict[int, Annotation]:
    """For each agreed claim the first of the answers that agree, whose labels are the claim's."""
    answers = (
        Annotation.objects.live()
        .submitted()
        .independent()
        .filter(
            claim__in=claims,
            claim__state__in=states.SETTLED,
            span_version=F("claim__span_version"),
        )
        .select_related("proposition")
        .prefetch_related(NAMED)
        .order_by("-submitted_at", "-pk")
    )
    return {annotation.claim_id: annotation for annotation in answers}


def work_list(viewer: User) -> QuerySet[Article]:
    """Live articles with counts that say nothing of others' labels: claims, and answered by me."""
    live = Q(claims__deleted_at__isnull=True) & ~Q(claims__state="rejected")
    mine = Annotation.objects.live().submitted().by(viewer)
    return (
        Article.objects.live()
        .defer("text")
        .select_related("created_by")
        .annotate(
            claims_count=Count("claims", filter=live, distinct=True),
            tagged_count=Count(
                "claims", filter=live & Q(claims__in=mine.values("claim")), distinct=True
            ),
            settled_count=Count(
                "claims", filter=live & Q(claims__state__in=states.SETTLED), distinct=True
            ),
            disputed_count=Count(
                "claims", filter=live & Q(claims__state="disputed"), distinct=True
            ),
        )
        .order_by("-created_at", "-pk")
    )


def notices_of(viewer: User) -> NoticeQuerySet:
    """The viewer's own notices, newest first, but for those of removed articles."""
    texts = ("claim__article", "article", "contradiction__claim_a", "contradiction__claim_b")
    live = Q(claim__isnull=True) | Q(claim__article__deleted_at__isnull=True)
    live &= Q(article__isnull=True) | Q(article__deleted_at__isnull=True)
    return (
        Notice.objects.filter(live, recipient=viewer)
        .select_related("caused_by", *texts)
        .defer("claim__article__text", "article__text")
    )


def claims_of(article: Article) -> QuerySet[Claim]:
    """The live claims of the article in the order of the text."""
    return article.claims.live().select_related("duplicate_of").order_by("start")


def open_proposals(claims: Iterable[Claim]) -> dict[int, Proposal]:
    """For each claim the machine's latest proposal, whatever became of it."""
    return {
        proposal.claim_id: proposal
        for proposal in Proposal.objects.filter(claim__in=claims).order_by("pk")
        if proposal.claim_id
    }


def proposed_partners(claim: Claim) -> QuerySet[Claim]:
    """The claims that open proposals pair with this one."""
    pairs = Proposal.objects.open().of_pairs()
    return Claim.objects.filter(
        Q(pk__in=pairs.filter(pair_a=claim).values("pair_b"))
        | Q(pk__in=pairs.filter(pair_b=claim).values("pair_a"))
    )


def known_speakers() -> list[proposals.KnownSpeaker]:
    """The active speakers as the domain knows them."""
    speakers = Speaker.objects.active().exclude(type="author").prefetch_related("aliases")
    return [
        proposals.KnownSpeaker(
            key=speaker.key,
            name=speaker.name_ar,
            aliases=tuple(alias.surface for alias in speaker.aliases.all()),
            role=speaker.role_ar,
            type=speaker.type,
        )
        for speaker in speakers
    ]


def known_propositions() -> list[proposals.KnownProposition]:
    """The active propositions as the domain knows them."""
    return [
        proposals.KnownProposition(key=each.key, text=each.text_ar)
        for each in Proposition.objects.active()
    ]


def _answers_of(viewer: User, claim: OuterRef) -> QuerySet[Annotation]:
    return (
        Annotation.objects.live()
        .submitted()
        .by(viewer)
        .filter(claim_id=claim, span_version=F("claim__span_version"))
    )
