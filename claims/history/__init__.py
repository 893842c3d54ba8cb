"""The history for people: who did what when, and what changed from what to what.

Read from pghistory's event tables, which the database itself keeps from being changed; what
`queries.visible_events` leaves out is told to nobody who is blind to it.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from pghistory.models import Context, Event

from claims.history import entries
from claims.history.entries import Entry, Streams
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Decision,
    DecisionSpeaker,
    Desk,
    Evidence,
    Flag,
    LabelDefinition,
    Proposal,
    ProposalDecision,
    Proposition,
    Speaker,
    SpeakerAlias,
    User,
    Verdict,
)

PER_PAGE = 50


@dataclass(slots=True)
class Page:
    """Entries, newest first; `older` is the cursor of the next page, "" on the last."""

    entries: list[Entry]
    older: str = ""
    outside: list[Entry] = field(default_factory=list)

    def told_claims(self) -> set[Claim]:
        """The claims of which something is told."""
        changes = (change for entry in self.entries + self.outside for change in entry.changes)
        return {change.home for change in changes if isinstance(change.home, Claim)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the whole history is narrowed to; days are whole ones in UTC, both included."""

    by: User | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    model: type[Model] | None = None
    uid: UUID | None = None


def of_claim(claim: Claim, viewer: User, before: str = "") -> Page:
    """The claim with its answers, flags, decisions, sources and proposals."""
    mine = Q(claim=claim)
    streams = {
        Claim: Q(pgh_obj=claim),
        Annotation: mine,
        AnnotationSpeaker: Q(annotation__claim=claim),
        Flag: mine,
        Decision: mine,
        DecisionSpeaker: Q(decision__claim=claim),
        Evidence: mine,
        Proposal: mine,
        ProposalDecision: Q(proposal__claim=claim),
    }
    return _page(streams, viewer, before)


def of_contradiction(contradiction: Contradiction, viewer: User, before: str = "") -> Page:
    mine = Q(contradiction=contradiction)
    streams = {Contradiction: Q(pgh_obj=contradiction), Evidence: mine, Decision: mine}
    return _page(streams, viewer, before)


def of_article(article: Article, viewer: User, before: str = "") -> Page:
    """The article's details; its claims have histories of their own."""
    return _page({Article: Q(pgh_obj=article)}, viewer, before)


def of_speaker(speaker: Speaker, viewer: User, before: str = "") -> Page:
    streams = {Speaker: Q(pgh_obj=speaker), SpeakerAlias: Q(speaker=speaker)}
    return _page(streams, viewer, before)


def of_proposition(proposition: Proposition, viewer: User, before: str = "") -> Page:
    return _page({Proposition: Q(pgh_obj=proposition)}, viewer, before)


def of_person(person: User, viewer: User, before: str = "") -> Page:
    return _page({User: Q(pgh_obj=person)}, viewer, before)


def of_desk(viewer: User, before: str = "") -> Page:
    streams: Streams = dict.fromkeys((Desk, LabelDefinition, Verdict), Q())
    return _page(streams, viewer, before)


def whole(viewer: User, wanted: Wanted, before: str = "") -> Page:
    """Everything, for an admin, narrowed to what is wanted; 50 actions a page."""
    streams: Streams = dict.fromkeys(tracked(), Q())
    if wanted.model:
        streams = {wanted.model: Q()}
    if wanted.uid:
        streams = {m: Q(uid=wanted.uid) for m in streams if _has_uid(m)}
    contexts = _narrowed(Context.objects.all(), wanted)
    if wanted.model or wanted.uid:
        contexts = contexts.filter(_touching(streams))
    page = _read(contexts, streams, viewer, before)
    if not (before or wanted.by):
        page.outside = entries.tell_outside(streams, viewer, PER_PAGE)
    return page


def tracked() -> list[type[Model]]:
    """Every table that has a history."""
    events = [model for model in apps.get_models() if issubclass(model, Event)]
    return [model.pgh_tracked_model for model in events]  # type: ignore[misc]


def _narrowed(contexts: QuerySet[Context], wanted: Wanted) -> QuerySet[Context]:
    if wanted.by:
        contexts = contexts.filter(metadata__user=wanted.by.pk)
    if wanted.since:
        contexts = contexts.filter(created_at__date__gte=wanted.since)
    if wanted.until:
        contexts = contexts.filter(created_at__date__lte=wanted.until)
    return contexts


def _page(streams: Streams, viewer: User, before: str) -> Page:
    """The history of one thing; what was done to it outside of actions comes with the first."""
    page = _read(Context.objects.filter(_touching(streams)), streams, viewer, before)
    if not before:
        page.outside = entries.tell_outside(streams, viewer, PER_PAGE)
    return page


def _read(contexts: QuerySet[Context], streams: Streams, viewer: User, before: str) -> Page:
    rows = list(_after(contexts, before).order_by("-created_at", "-pk")[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    older = cursor_of(shown[-1]) if len(rows) > PER_PAGE else ""
    return Page(entries.tell(shown, streams, viewer), older)


def _touching(streams: Streams) -> Q:
    """The actions that left a row in one of the streams, each found by its index.

    An OR of EXISTS would try every action of the desk, from the latest on.
    """
    found = [
        model.pgh_event_model.objects.filter(about).values("pgh_context")  # type: ignore[attr-defined]
        for model, about in streams.items()
    ]
    return Q(pk__in=found[0].union(*found[1:]))


def _has_uid(model: Any) -> bool:
    return any(each.name == "uid" for each in model._meta.get_fields())


def cursor_of(context: Context) -> str:
    """The place of an action in the history: its time in microseconds and its id."""
    return f"{context.created_at.isoformat()}_{context.pk}"


def place_of(cursor: str) -> tuple[datetime.datetime, UUID] | None:
    """What `cursor_of` said; None for what makes no sense."""
    try:
        at, _separator, uid = cursor.partition("_")
        moment, last = datetime.datetime.fromisoformat(at), UUID(uid)
    except ValueError:
        return None
    return (moment, last) if moment.tzinfo else None


def _after(contexts: QuerySet[Context], before: str) -> QuerySet[Context]:
    """Those older than the cursor; a cursor that makes no sense is none."""
    place = place_of(before)
    if place is None:
        return contexts
    moment, last = place
    same = Q(created_at=moment, pk__lt=last)
    return contexts.filter(Q(created_at__lt=moment) | same)
