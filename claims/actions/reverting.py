"""Taking a change back: a new change that puts the old values in place, by the ordinary action.

Nothing leaves the history. The new entry says which one it undoes.
"""

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pghistory
from django.db.models import Model
from pghistory.models import Context

from claims.actions import administering, cataloguing, importing, segmenting
from claims.actions.base import NotThere
from claims.domain.problems import N_, Problem
from claims.models import Article, Claim, Desk, Proposition, Speaker, SpeakerAlias, User

Undone = Article | Claim | Desk | Proposition | Speaker
Way = Callable[[Context, User, datetime.datetime], Undone]


class CannotUndo(Problem):
    code = "cannot-undo"
    message = N_("A change of this kind cannot be undone from here: make the opposite change.")


class ChangedSince(Problem):
    code = "changed-since"
    message = N_("It was changed again since: undo the later change first.")


def undo(*, change: UUID | str, by: User, at: datetime.datetime) -> Undone:
    """Undo what the action with that history context did; what it belongs to.

    The action that puts the values back asks for the right to do so, and refuses what it would
    refuse anyone. Raises `NotThere`, `CannotUndo`, `ChangedSince`.
    """
    context = Context.objects.filter(pk=change).first()
    if context is None:
        raise NotThere()
    way = WAYS.get(context.metadata.get("action", ""))
    if way is None:
        raise CannotUndo()
    with pghistory.context(undoes=str(context.pk)):
        return way(context, by, at)


def _speaker(context: Context, by: User, at: datetime.datetime) -> Speaker:
    now, before = _step(Speaker, context)
    fields = ("name_ar", "name_en", "role_ar", "role_en", "affiliation", "type")
    details = cataloguing.SpeakerDetails(
        **{name: getattr(before, name) for name in fields},
        wikidata_id=before.wikidata_id or "",
        aliases=_aliases_before(context, now.pgh_obj_id),
    )
    return cataloguing.edit_speaker(uid=now.uid, by=by, details=details, version=now.version)


def _aliases_before(context: Context, speaker_id: int) -> tuple[str, ...]:
    events = SpeakerAlias.pgh_event_model.objects.filter(pgh_context=context)  # type: ignore[attr-defined]
    added = events.filter(pgh_label="insert").values_list("pgh_obj_id", flat=True)
    dropped = events.filter(pgh_label="delete").values_list("surface", flat=True)
    kept = SpeakerAlias.objects.filter(speaker_id=speaker_id).exclude(pk__in=list(added))
    return (*kept.values_list("surface", flat=True), *dropped)


def _proposition(context: Context, by: User, at: datetime.datetime) -> Proposition:
    now, before = _step(Proposition, context)
    return cataloguing.edit_proposition(
        uid=now.uid, by=by, text_ar=before.text_ar, text_en=before.text_en, version=now.version
    )


def _article(context: Context, by: User, at: datetime.datetime) -> Article:
    now, before = _step(Article, context)
    given = {name: getattr(before, name) for name in importing.Details.__dataclass_fields__}
    details = importing.Details(**given)
    return importing.edit_article(uid=now.uid, by=by, details=details, version=now.version)


def _span(context: Context, by: User, at: datetime.datetime) -> Claim:
    now, before = _step(Claim, context)
    span = {"start": before.start, "end": before.end, "quote": before.quote}
    return segmenting.move_claim(claim_uid=now.uid, by=by, version=now.version, at=at, **span)


def _rejection(context: Context, by: User, at: datetime.datetime) -> Claim:
    """The span is drawn again; what was said of the rejected claim stays with that one."""
    now, _before = _step(Claim, context)
    span = {"start": now.start, "end": now.end, "quote": now.quote}
    article = Article.objects.only("uid").get(pk=now.article_id)
    return segmenting.draw_claim(article_uid=article.uid, by=by, at=at, **span)


def _desk(context: Context, by: User, at: datetime.datetime) -> Desk:
    now, before = _step(Desk, context)
    names = ("name_ar", "name_en", "annotations_needed", "guidelines_ar", "guidelines_en")
    given = {name: getattr(before, name) for name in names}
    return administering.edit_desk(by=by, version=now.version, at=at, **given)


WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "edit a speaker": _speaker,
        "edit a proposition": _proposition,
        "edit an article": _article,
        "move a claim's boundary": _span,
        "reject a claim": _rejection,
        "edit the desk": _desk,
    }
)


def _step(model: type[Model], context: Context) -> tuple[Any, Any]:
    """The row as the action left it, and as it was before. Raises `ChangedSince`."""
    events = model.pgh_event_model.objects  # type: ignore[attr-defined]
    now = events.filter(pgh_context=context, pgh_label="update").order_by("pgh_id").last()
    if now is None:
        raise CannotUndo()
    of_row = events.filter(pgh_obj_id=now.pgh_obj_id).order_by("pgh_id")
    if of_row.last() != now:
        raise ChangedSince()
    return now, of_row.exclude(pgh_context=context).last()
