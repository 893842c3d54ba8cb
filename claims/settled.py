"""What is settled of a claim: labels that all answers share, or an editor's decision; a verdict."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, QuerySet

from claims import queries
from claims.models import Annotation, Claim, Decision, Proposition, Speaker, Verdict


@dataclass(frozen=True, slots=True)
class Settled:
    """What a settled claim's labels are: those of the decision, else those all answers share.

    `event_date`, `attribution` and `note` are the first answer's once all agreed; what the
    answers to a decided claim do not share of them is left out.
    """

    kind: str | None
    speakers: tuple[Speaker, ...]
    proposition: Proposition | None
    stance: str | None
    attribution: str
    event_date: str
    note: str
    attribution_check: str | None
    verdict: Verdict | None = None
    # The decisions that hold, oldest first: on the labels, on the verdict.
    reasons: tuple[Decision, ...] = ()


def labels(claims: Iterable[Claim]) -> dict[int, Settled]:
    """The labels of each agreed or decided claim, and its verdict if it has one; two reads."""
    settled = [claim for claim in claims if claim.is_settled]
    answers = defaultdict(list)
    for answer in _answers_to(settled):
        answers[answer.claim_id].append(answer)
    decisions = defaultdict(list)
    for decision in _decisions_on(settled):
        decisions[decision.claim_id or 0].append(decision)
    return {claim.pk: _settled(answers[claim.pk], decisions[claim.pk]) for claim in settled}


def speakers_of(labels: Settled | Annotation) -> list[Speaker]:
    """In the order that was given."""
    if isinstance(labels, Settled):
        return list(labels.speakers)
    return [named.speaker for named in labels.named.all()]


def _settled(answers: list[Annotation], decisions: list[Decision]) -> Settled:
    """`decisions` oldest first; those before the last opening of the claim count no more."""
    decided = verdict = None
    for decision in decisions:
        if decision.outcome in ("sent_back", "reopened"):
            decided = verdict = None
        decided = decision if decision.outcome == "decided" else decided
        verdict = decision if decision.verdict_id else verdict
    reasons = dict.fromkeys(each for each in (decided, verdict) if each)
    source = decided or next(iter(answers), None)
    alike = answers[:1] if decided is None else answers
    checked = [each.attribution_check for each in (verdict, decided) if each]
    return Settled(
        kind=source.kind if source else None,
        speakers=tuple(named.speaker for named in source.named.all()) if source else (),
        proposition=source.proposition if source else None,
        stance=source.stance if source else None,
        attribution=_shared(alike, "attribution") or "none",
        event_date=_shared(alike, "event_date") or "",
        note=_shared(alike, "note") or "",
        attribution_check=next(filter(None, checked), None) or _shared(alike, "attribution_check"),
        verdict=verdict.verdict if verdict else None,
        reasons=tuple(reasons),
    )


def _shared(answers: list[Annotation], field: str) -> str | None:
    """What all the answers say in that field, if they all say the same."""
    said = {getattr(answer, field) for answer in answers}
    return said.pop() if len(said) == 1 else None


def _answers_to(claims: list[Claim]) -> QuerySet[Annotation]:
    answers = Annotation.objects.live().submitted().independent().filter(claim__in=claims)
    return (
        answers.filter(span_version=F("claim__span_version"))
        .select_related("proposition")
        .prefetch_related(queries.NAMED)
        .order_by("submitted_at", "pk")
    )


def _decisions_on(claims: list[Claim]) -> QuerySet[Decision]:
    decisions = Decision.objects.filter(claim__in=claims).order_by("pk")
    return decisions.select_related("proposition", "verdict", "decided_by").prefetch_related(
        queries.NAMED_BY_DECISIONS
    )
