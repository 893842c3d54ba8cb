"""What the machine proposes for claims, and what a reviewer makes of it."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction

from claims import machine, morphology, permissions
from claims.actions import cataloguing, locking, pairing
from claims.actions.base import action
from claims.actions.cataloguing import AliasTaken, SpeakerDetails
from claims.domain import deciding, proposing, segmenting
from claims.domain import reviewing as states
from claims.domain.annotating import Answer
from claims.domain.problems import N_, Problem
from claims.domain.proposals import (
    Document,
    KnownProposition,
    KnownSpeaker,
    Proposals,
    ProposedClaim,
)
from claims.models import Annotation, Article, Claim, Proposal, ProposalDecision, User

_BEFORE = 50  # claims before the one in question that may name whom its dropped subject means


class NothingProposed(Problem):
    code = "nothing-proposed"
    message = N_("Nothing is proposed for this claim that could be turned down.")


@action("propose claims")
def propose_claims(*, article_id: int, by: User, at: datetime.datetime) -> int:
    """Cut the article into candidate claims with proposals; the number of them.

    An article that was proposed before is left as it is, so that a repeated job does no harm.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=article_id)
    if article.proposed_at:
        return 0
    count = cut(article, machine.known_speakers(), machine.known_propositions(), at)
    pairing.queue()
    return count


def cut(
    article: Article,
    speakers: Sequence[KnownSpeaker],
    propositions: Sequence[KnownProposition],
    at: datetime.datetime,
) -> int:
    """Store candidates with proposals in an article that the caller locked; the number of them."""
    document = Document(str(article.uid), article.text, article.published or None)
    proposed = proposing.propose([document], speakers, propositions, morphology.stem())
    claims = _store_candidates(article, proposed.documents[0], at)
    _store_proposals(claims, proposed, at)
    article.proposed_at = at
    article.save(update_fields=["proposed_at"])
    return len(claims)


def propose_for(*claims: Claim, at: datetime.datetime) -> None:
    """Propose for claims of one article that a person cut, as for those that the machine cut."""
    last = max(claims, key=lambda claim: claim.start)
    article = last.article
    before = article.claims.live().filter(start__lte=last.start).order_by("-start")[:_BEFORE]
    spans = sorted({(each.start, each.end) for each in (*before, *claims)})
    document = Document(str(article.uid), article.text, article.published or None, tuple(spans))
    proposed = proposing.label(document, machine.known_speakers(), machine.known_propositions())
    labelled = {(each.start, each.end): each for each in proposed}
    Proposal.objects.bulk_create(
        _row(claim, labelled[claim.start, claim.end], at) for claim in claims
    )


def _store_candidates(
    article: Article, proposed: "tuple[ProposedClaim, ...]", at: datetime.datetime
) -> list[Claim]:
    claims = Claim.objects.bulk_create(
        Claim(
            article=article,
            paragraph_no=each.paragraph_no,
            start=each.start,
            end=each.end,
            quote=each.quote,
            origin="machine",
            segmenter=segmenting.SEGMENTER,
            created_at=at,
        )
        for each in proposed
    )
    duplicates = []
    for claim, each in zip(claims, proposed, strict=True):
        if each.duplicate_of:
            claim.duplicate_of = claims[each.duplicate_of[1]]
            duplicates.append(claim)
    Claim.objects.bulk_update(duplicates, ["duplicate_of"])
    return claims


def _store_proposals(claims: list[Claim], proposed: Proposals, at: datetime.datetime) -> None:
    for_claims = [
        _row(claim, each, at) for claim, each in zip(claims, proposed.documents[0], strict=True)
    ]
    for_pairs = [
        Proposal(
            pair_a=claims[pair.a[1]],
            pair_b=claims[pair.b[1]],
            fields={"relation": pair.relation},
            score=pair.score,
            reasons=[reason.as_json() for reason in pair.reasons],
            rules_version=segmenting.SEGMENTER,
            created_at=at,
        )
        for pair in proposed.pairs
    ]
    Proposal.objects.bulk_create(for_claims + for_pairs)


def _row(claim: Claim, proposed: ProposedClaim, at: datetime.datetime) -> Proposal:
    """The proposal for the claim, not stored yet."""
    return Proposal(
        claim=claim,
        fields=proposed.fields(),
        score=proposed.confidence,
        reasons=[reason.as_json() for reason in proposed.reasons],
        rules_version=segmenting.SEGMENTER,
        created_at=at,
    )


def with_known_speakers(answer: Answer, *, claim: Claim, submit: bool) -> Answer:
    """The answer with a key for each speaker whom the machine proposed as new.

    Submitting adds those to the catalogue; a draft leaves them out until then. A name that was
    not proposed for the claim stays as it is, which is no key of any speaker.
    """
    proposal = claim.proposals.current()
    proposed = {each["name"]: each for each in proposal.fields["speakers"]} if proposal else {}
    new = {deciding.as_new(name): name for name in proposed}
    if not submit:
        kept = [speaker for speaker in answer.speakers if speaker not in new]
        return replace(answer, speakers=tuple(kept))
    keys = {
        speaker: _key(name, proposed[name].get("type", "person"))
        for speaker, name in new.items()
        if speaker in answer.speakers
    }
    return replace(answer, speakers=tuple(keys.get(each, each) for each in answer.speakers))


def _key(name: str, type: str) -> str:
    """The key of the speaker who goes by that name, added now if there is none."""
    known = machine.speaker_keys([name])
    if known:
        return next(iter(known.values()))
    try:
        with transaction.atomic():
            return cataloguing.new_speaker(SpeakerDetails(name_ar=name, type=type)).key
    except (IntegrityError, AliasTaken):
        added = machine.speaker_keys([name])  # by somebody else, a moment ago
        if not added:
            raise
        return next(iter(added.values()))


def note_answer(annotation: Annotation, answer: Answer, *, at: datetime.datetime) -> None:
    """Store what the submitted answer made of the proposal: taken as it was, or corrected.

    An answer of one's own after turning the proposal down does not correct it.
    """
    proposal = annotation.claim.proposals.current()
    if proposal is None:
        return
    corrected = deciding.departures(machine.offer(proposal), answer)
    declined = proposal.decisions.filter(outcome=deciding.REJECTED, decided_by=annotation.annotator)
    if corrected and declined.exists():
        return
    ProposalDecision.objects.create(
        proposal=proposal,
        decided_by=annotation.annotator,
        decided_at=at,
        outcome=deciding.CORRECTED if corrected else deciding.ACCEPTED,
        annotation=annotation,
        corrected=list(corrected),
    )


@action("turn down a proposal")
def turn_down(*, claim_uid: UUID | str, by: User, at: datetime.datetime) -> ProposalDecision:
    """Start from an empty answer, and remember that the proposal was no help.

    A second time changes nothing. Raises `NothingProposed`, `WrongState`.
    """
    permissions.check(by, permissions.ANNOTATE)
    claim = locking.claim(claim_uid)
    if claim.state not in states.ANNOTATABLE:
        raise states.WrongState(state=claim.state)
    proposal = claim.proposals.current()
    if proposal is None:
        raise NothingProposed()
    decision, _created = ProposalDecision.objects.get_or_create(
        proposal=proposal,
        decided_by=by,
        annotation=None,
        defaults={"decided_at": at, "outcome": deciding.REJECTED},
    )
    return decision
