"""The history of one object for people: who did what when, and what changed from what to what.

Read from pghistory's event tables, which the database itself keeps from being changed.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db import models
from django.utils.translation import gettext

from claims import proposed, queries
from claims.domain import vocabulary
from claims.models import (
    Annotation,
    Article,
    Claim,
    Contradiction,
    Evidence,
    Flag,
    Proposal,
    ProposalDecision,
    User,
)

SHOWN = ("state", "quote", "kind", "relation", "type", "rationale", "stance", "note", "reason")
NAMES = {
    "state": {**vocabulary.CLAIM_STATES, **vocabulary.CONTRADICTION_STATES},
    "kind": vocabulary.KINDS,
    "stance": vocabulary.STANCES,
    "relation": vocabulary.RELATIONS,
    "type": vocabulary.CONTRADICTION_TYPES,
}


@dataclass(slots=True)
class Entry:
    """One change; `at` is UTC, `what` names the action, `changes` are sentences."""

    at: datetime.datetime
    what: str
    by: str = ""
    changes: list[str] = field(default_factory=list)


def of_claim(claim: Claim, viewer: User) -> list[Entry]:
    """The claim, its flags, and those answers that the viewer may see; newest first."""
    answers = queries.visible_annotations(viewer).filter(claim=claim).values_list("pk", flat=True)
    entries = _entries(
        _events(Claim, [claim.pk]),
        _events(Flag, claim.flags.values_list("pk", flat=True)),
        _events(Annotation, answers),
    )
    # An answer stands above what it made of the proposal, for both are of the same moment.
    entries += _proposals(claim, viewer)
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _proposals(claim: Claim, viewer: User) -> list[Entry]:
    """What the machine proposed, and those decisions on it that the viewer may see."""
    proposals = list(claim.proposals.order_by("-pk"))
    texts = proposed.texts_of(proposals)
    decisions = queries.visible_proposal_decisions(viewer).filter(proposal__in=proposals)
    return [
        *(_decided(made, texts) for made in decisions.order_by("-pk")),
        *(_proposed(proposal, texts) for proposal in proposals),
    ]


def _decided(made: ProposalDecision, texts: Mapping[str, str]) -> Entry:
    by, what = str(made.decided_by), proposed.decision(made)
    return Entry(made.decided_at, what, by, list(proposed.corrections(made, texts)))


def _proposed(proposal: Proposal, texts: Mapping[str, str]) -> Entry:
    lines = [
        f"{line.name}: {line.value or '–'}" + "".join(f" ({reason})" for reason in line.reasons)
        for line in proposed.lines(proposal, texts)
    ]
    return Entry(proposal.created_at, gettext("the machine proposed"), changes=lines)


def of_contradiction(contradiction: Contradiction) -> list[Entry]:
    """The contradiction and its evidence, newest first."""
    evidence = contradiction.evidence.values_list("pk", flat=True)
    return _entries(_events(Contradiction, [contradiction.pk]), _events(Evidence, evidence))


def of_article(article: Article) -> list[Entry]:
    return _entries(_events(Article, [article.pk]))


def _events(model: type[models.Model], ids: Iterable[int]) -> list[Any]:
    events = model.pgh_event_model.objects.filter(pgh_obj_id__in=list(ids))  # type: ignore[attr-defined]
    return list(events.select_related("pgh_context").order_by("pgh_obj_id", "pgh_id"))


def _entries(*streams: list[Any]) -> list[Entry]:
    named = [(event, before) for stream in streams for before, event in _with_earlier(stream)]
    people = _people(event for event, _before in named)
    entries = [_entry(event, before, people) for event, before in reversed(named)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _with_earlier(stream: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Each event with the one before it of the same object, or None."""
    for before, event in pairwise([None, *stream]):
        same = before is not None and before.pgh_obj_id == event.pgh_obj_id
        yield (before if same else None), event


def _entry(event: Any, before: Any, people: dict[int, str]) -> Entry:
    said = event.pgh_context.metadata if event.pgh_context else {}
    name = said.get("action")
    what = gettext(name) if name else gettext("changed")
    return Entry(
        at=event.pgh_created_at,
        what=what,
        by=people.get(said.get("user") or 0, ""),
        changes=list(_changes(event, before)) if before else [],
    )


def _changes(event: Any, before: Any) -> Iterator[str]:
    for name in SHOWN:
        if not hasattr(event, name):
            continue
        old, new = getattr(before, name), getattr(event, name)
        if old != new:
            words = {"old": _shown(name, old), "new": _shown(name, new)}
            yield gettext("from “%(old)s” to “%(new)s”") % words


def _shown(name: str, value: Any) -> str:
    names = NAMES.get(name, {})
    return gettext(names[value]) if value in names else str(value or "–")


def _people(events: Iterable[Any]) -> dict[int, str]:
    ids = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids - {None})}
