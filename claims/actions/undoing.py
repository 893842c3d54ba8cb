"""Taking back a whole import, as long as nobody has worked on what it brought."""

import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from claims import permissions
from claims.actions import bulk, locking
from claims.actions.base import action
from claims.domain.problems import N_, Problem
from claims.models import (
    Annotation,
    Article,
    Claim,
    Contradiction,
    Decision,
    Evidence,
    Flag,
    ImportBatch,
    Proposal,
    User,
)


class WorkedOn(Problem):
    code = "worked-on"
    message = N_(
        "Somebody has worked on what this import brought (“%(title)s”): it cannot be taken back as "
        "a whole. Remove single articles instead."
    )


@action("undo an import")
def undo(*, uid: UUID | str, by: User, at: datetime.datetime) -> ImportBatch:
    """Remove, softly, all that the batch added. Raises `WrongStep`, `BeingRun`, `WorkedOn`."""
    permissions.check(by, bulk.IMPORTERS)
    batch = locking.lock(ImportBatch.objects.all(), uid)
    if batch.state not in ("done", "failed", "cancelled"):
        raise bulk.WrongStep(batch.state)
    with bulk.held(batch):
        title = worked_on(batch)
        if title is not None:
            raise WorkedOn(title=title)
        _remove(batch, by, at)
        batch.state = "undone"
        batch.finished_at = at
        batch.save(update_fields=["state", "finished_at"])
    return batch


def worked_on(batch: ImportBatch) -> str | None:
    """The title of an article of the batch's that others worked on, None if there is none."""
    edited = Article.objects.filter(import_batch=batch).exclude(version=1)
    claims = _touched(batch)
    return (
        edited.values_list("title", flat=True).first()
        or claims.values_list("article__title", flat=True).first()
    )


def _touched(batch: ImportBatch) -> QuerySet[Claim]:
    """Claims that the batch brought, or in its articles, with something on them that it did not."""
    ours = Claim.objects.filter(Q(import_batch=batch) | Q(article__import_batch=batch))
    answered = Annotation.objects.exclude(import_batch=batch).exclude(claim__isnull=True)
    pairs = Contradiction.objects.live().exclude(import_batch=batch)
    resolved = Proposal.objects.filter(outcome__isnull=False)
    later = Q(origin="human") | Q(origin="import") & ~Q(import_batch=batch)
    return ours.filter(
        later
        | Q(span_version__gt=1)
        | Q(state="rejected")
        | Q(pk__in=answered.values("claim"))
        | Q(pk__in=Flag.objects.values("claim"))
        | Q(pk__in=Evidence.objects.filter(claim__isnull=False).values("claim"))
        | Q(pk__in=Decision.objects.filter(claim__isnull=False).values("claim"))
        | Q(pk__in=pairs.values("claim_a"))
        | Q(pk__in=pairs.values("claim_b"))
        | Q(pk__in=resolved.filter(claim__isnull=False).values("claim"))
    )


def _remove(batch: ImportBatch, by: User, at: datetime.datetime) -> None:
    removal = {"deleted_by": by, "deleted_at": at, "version": F("version") + 1}
    Contradiction.objects.filter(import_batch=batch, deleted_at=None).update(**removal)
    elsewhere = ~Q(claim__article__import_batch=batch) | Q(claim__article__import_batch=None)
    answers = Annotation.objects.live().filter(elsewhere, import_batch=batch)
    answers.update(superseded_at=at)
    claims = Claim.objects.filter(import_batch=batch, deleted_at=None)
    claims.exclude(article__import_batch=batch).update(**removal)
    Article.objects.live().filter(import_batch=batch).update(**removal)
