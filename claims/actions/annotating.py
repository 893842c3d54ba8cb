"""Saving what a reviewer says of a claim: as a draft, or for good."""

import datetime
from uuid import UUID

from claims import permissions, queries
from claims.actions import locking, proposing, queueing, reviewing
from claims.actions.base import Stale, action
from claims.domain import annotating as rules
from claims.domain import reviewing as states
from claims.domain.annotating import Answer
from claims.domain.problems import N_, Problem
from claims.domain.queueing import HELD_FOR
from claims.models import Annotation, AnnotationSpeaker, Claim, Proposition, Speaker, User


class UnknownSpeaker(Problem):
    code = "unknown-speaker"
    message = N_("There is no speaker “%(key)s”: choose one from the list, or add a new one.")
    field = "speakers"


class UnknownProposition(Problem):
    code = "unknown-proposition"
    message = N_("There is no proposition “%(key)s”: choose one from the list, or add a new one.")
    field = "proposition"


class SpanMoved(Problem):
    code = "span-moved"
    message = N_("The claim was cut anew while you were answering: read it again, then save.")


@action("annotate")
def annotate(
    *,
    claim_uid: UUID | str,
    by: User,
    answer: Answer,
    version: int,
    span_version: int,
    submit: bool,
    at: datetime.datetime,
) -> Annotation:
    """Store the answer as the draft of `by`, or submit it; a candidate becomes open by that.

    `version` is that of the caller's own answer as they saw it, 0 if there was none;
    `span_version` that of the claim. The same answer sent twice is stored once.
    Raises `BadAnswer`, `SpanMoved`, `Stale`, `WrongState`, `NotBlind`, `PlacesTaken`,
    `UnknownSpeaker`, `UnknownProposition`.
    """
    permissions.check(by, permissions.ANNOTATE)
    claim = locking.claim(claim_uid)
    answer = proposing.with_known_speakers(answer, claim=claim, submit=submit)
    existing = current_answer(claim, by)
    if existing and submit and _is_repeated(existing, answer):
        return existing
    if claim.state not in states.ANNOTATABLE:
        raise states.WrongState(state=claim.state)
    if queries.sightings_of(by, claim).exists():
        raise states.NotBlind()
    if claim.span_version != span_version:
        raise SpanMoved()
    rules.check_answer(answer, draft=not submit)
    if (existing.version if existing else 0) != version:
        raise Stale(existing)
    draft = _store_draft(claim, by, answer, existing, at)
    return _submit(draft, claim, by, at) if submit else draft


def current_answer(claim: Claim, by: User) -> Annotation | None:
    """The reviewer's draft if there is one, else what they submitted last, else None."""
    mine = Annotation.objects.live().by(by).filter(claim=claim)
    return mine.drafts().first() or mine.submitted().first()


def answer_of(annotation: Annotation) -> Answer:
    """The stored labels as a value."""
    return Answer(
        kind=annotation.kind,
        attribution=annotation.attribution,
        speakers=tuple(named.speaker.key for named in annotation.named.select_related("speaker")),
        proposition=annotation.proposition.key if annotation.proposition else None,
        stance=annotation.stance,
        event_date=annotation.event_date,
        attribution_check=annotation.attribution_check,
        note=annotation.note,
    )


def _is_repeated(existing: Annotation, answer: Answer) -> bool:
    return (
        existing.submitted_at is not None
        and existing.span_version == existing.claim.span_version
        and answer_of(existing) == answer
    )


def _store_draft(
    claim: Claim, by: User, answer: Answer, existing: Annotation | None, at: datetime.datetime
) -> Annotation:
    draft = existing if existing and existing.submitted_at is None else None
    if draft is None:
        version = existing.version if existing else 0
        draft = Annotation(claim=claim, annotator=by, created_at=at, version=version)
    draft.span_version = claim.span_version
    draft.kind = answer.kind
    draft.attribution = answer.attribution
    draft.proposition = proposition(answer.proposition)
    draft.stance = answer.stance
    draft.event_date = answer.event_date
    draft.attribution_check = answer.attribution_check
    draft.note = answer.note
    draft.version += 1
    draft.save()
    _name_speakers(draft, speakers(answer.speakers))
    claim.reservations.filter(reserved_by=by).update(until=at + HELD_FOR)
    return draft


def _submit(draft: Annotation, claim: Claim, by: User, at: datetime.datetime) -> Annotation:
    earlier = claim.annotations.live().submitted().by(by).first()
    if earlier is None or earlier.is_stale:
        queueing.check_place(claim, by=by, at=at)
    if earlier:
        earlier.superseded_at = at
        earlier.save(update_fields=["superseded_at"])
    draft.submitted_at = at
    draft.save(update_fields=["submitted_at"])
    if earlier:
        earlier.superseded_by = draft
        earlier.save(update_fields=["superseded_by"])
    proposing.note_answer(draft, answer_of(draft), at=at)
    reviewing.settle(claim=claim, at=at)
    claim.reservations.filter(reserved_by=by).delete()
    return draft


def speakers(keys: tuple[str, ...]) -> list[Speaker]:
    """The active speakers with these keys, in their order. Raises `UnknownSpeaker`."""
    found = {speaker.key: speaker for speaker in Speaker.objects.active().keyed(*keys)}
    for key in keys:
        if key not in found:
            raise UnknownSpeaker(key=key)
    return [found[key] for key in dict.fromkeys(keys)]


def proposition(key: str | None) -> Proposition | None:
    """The active proposition with that key. Raises `UnknownProposition`."""
    if key is None:
        return None
    found = Proposition.objects.active().keyed(key).first()
    if found is None:
        raise UnknownProposition(key=key)
    return found


def _name_speakers(annotation: Annotation, given: list[Speaker]) -> None:
    named = list(annotation.named.all())
    if [row.speaker_id for row in named] == [speaker.pk for speaker in given]:
        return
    annotation.named.all().delete()
    AnnotationSpeaker.objects.bulk_create(
        AnnotationSpeaker(annotation=annotation, speaker=speaker, position=position)
        for position, speaker in enumerate(given)
    )
