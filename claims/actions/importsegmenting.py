"""Proposing claims in imported articles, in slices that any number of workers share."""

import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from claims import machine
from claims.actions import pairing, proposing
from claims.actions.base import action
from claims.models import Article, Claim, ImportBatch, User

SLICE = 100  # articles in one transaction


def waiting(batch: ImportBatch) -> QuerySet[Article]:
    """The articles of the import that came without claims and have none proposed yet."""
    claims = Claim.objects.filter(article=OuterRef("pk"))
    articles = Article.objects.live().filter(import_batch=batch, proposed_at=None)
    return articles.filter(~Exists(claims))


def queue(batch: ImportBatch) -> int:
    """Enqueue a job for every slice; how many there are."""
    from claims import tasks

    count = waiting(batch).count()
    slices = -(-count // SLICE)
    for _ in range(slices):
        tasks.segment_import.enqueue(batch.pk)
    return slices


@action("propose claims")
def take_slice(*, batch: ImportBatch, by: User, at: datetime.datetime) -> int:
    """Propose claims in a slice that no other worker is at; the number of its articles."""
    articles = waiting(batch).select_for_update(of=("self",), skip_locked=True).order_by("pk")
    speakers, propositions = machine.known_speakers(), machine.known_propositions()
    count = 0
    for article in articles[:SLICE]:
        proposing.cut(article, speakers, propositions, at)
        count += 1
    return count


def segment(batch: ImportBatch) -> int:
    """Take a slice, unless the import was cancelled; whoever takes the last one ends the import."""
    batch.refresh_from_db()
    if batch.state != "running":
        return 0
    count = take_slice(batch=batch, by=batch.imported_by, at=timezone.now())
    if not waiting(batch).exists():
        running = ImportBatch.objects.filter(pk=batch.pk, state="running")
        running.update(state="done", finished_at=timezone.now())
        pairing.queue()
    return count
