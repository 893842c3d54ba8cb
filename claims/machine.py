"""What the machine works from and what it proposed: nobody answered it, so everybody may see it."""

import itertools
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from django.db.models import Q, QuerySet

from claims.domain import arabic, deciding, matching, proposals
from claims.domain.annotating import Answer
from claims.domain.vocabulary import REPORTED_EVENT
from claims.models import Claim, Proposal, Proposition, Speaker, SpeakerAlias
from claims.models.proposals import ProposalQuerySet


def open_proposals(claims: Iterable[Claim] | Iterable[int]) -> dict[int, Proposal]:
    """For each claim the machine's latest proposal, whatever became of it."""
    return {
        proposal.claim_id: proposal
        for proposal in Proposal.objects.filter(claim__in=claims).order_by("pk")
        if proposal.claim_id
    }


def offer(proposal: Proposal) -> Answer:
    """The proposal as an answer, in the catalogue as it is now."""
    speakers = proposal.fields["speakers"]
    propositions = Proposition.objects.active().keyed(proposal.fields["proposition"] or "")
    return deciding.as_answer(
        proposal.fields,
        speaker_keys(
            [each["name"] for each in speakers], [each["key"] for each in speakers if each["key"]]
        ),
        set(propositions.values_list("key", flat=True)),
    )


def speaker_keys(names: Iterable[str], keys: Iterable[str] = ()) -> dict[str, str]:
    """The keys of active speakers who go by one of the names, or have one of the keys: by
    normalised name."""
    aliases = SpeakerAlias.objects.filter(
        Q(normalised__in=map(arabic.normalise, names)) | Q(speaker__key__in=keys),
        speaker__active=True,
    )
    return dict(aliases.values_list("normalised", "speaker__key"))


def proposed_pairs() -> ProposalQuerySet:
    """What the machine proposed of two live claims, the likeliest first.

    Everyone may see it, for it is made of the texts and the machine's own labels alone.
    """
    return (
        Proposal.objects.of_two()
        .between_live()
        .select_related("pair_a__article", "pair_b__article")
        .defer("pair_a__article__text", "pair_b__article__text")
    )


def proposed_partners(claim: Claim) -> QuerySet[Claim]:
    """The claims that open proposals pair with this one."""
    pairs = Proposal.objects.open().of_pairs()
    return Claim.objects.filter(
        Q(pk__in=pairs.filter(pair_a=claim).values("pair_b"))
        | Q(pk__in=pairs.filter(pair_b=claim).values("pair_a"))
    )


def matchable(claims: Iterable[int]) -> dict[int, matching.MatchClaim]:
    """Claims by primary key as the machine reads them: live, no duplicates, of live articles.

    Only its own proposals are looked at, never what people answered: so a proposed pair tells
    nobody what others said of its claims.
    """
    rows = Claim.objects.live().filter(
        pk__in=list(claims), duplicate_of=None, article__deleted_at=None
    )
    quotes = dict(rows.order_by("pk").values_list("pk", "quote"))
    proposed = {pk: found.fields for pk, found in open_proposals(quotes).items()}
    return {pk: _to_match(quote, proposed.get(pk, {})) for pk, quote in quotes.items()}


def by_article(claims: Iterable[int]) -> list[list[int]]:
    """The same claims, by primary key, those of each article together as they stand in it."""
    rows = Claim.objects.filter(pk__in=list(claims)).order_by("article", "start", "pk")
    articles = itertools.groupby(rows.values_list("article", "pk"), key=itemgetter(0))
    return [[key for _, key in group] for _, group in articles]


def _to_match(quote: str, fields: dict[str, Any]) -> matching.MatchClaim:
    date = fields.get("date") or {}
    return matching.MatchClaim(
        quote=quote,
        kind=fields.get("kind") or REPORTED_EVENT,
        speakers=tuple(each["key"] or each["name"] for each in fields.get("speakers", ())),
        stance=fields.get("stance"),
        proposition=fields.get("proposition"),
        date=date.get("edtf"),
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
