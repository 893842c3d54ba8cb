"""What leaves the desk: publications for readers, releases for researchers. Both are frozen."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from claims.domain import vocabulary
from claims.models import triggers
from claims.models.articles import Article
from claims.models.base import key_field, one_of, person, together, track, uid_field


class PublicationQuerySet(models.QuerySet["Publication"]):
    def live(self) -> Self:
        """Those that readers may see, of articles that are still there."""
        return self.filter(withdrawn_at__isnull=True, article__deleted_at__isnull=True)

    def latest_of_each(self) -> Self:
        return self.live().order_by("article_id", "-number").distinct("article_id")


@track(exclude=["snapshot"])
class Publication(models.Model):
    """An article's public page as it was at one moment; a correction is the next number.

    `snapshot` is what `domain.publishing.snapshot` made, `sha256` its digest, `note` what was
    corrected, "" for the first.
    """

    uid = uid_field()
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    published_by = person("publications")
    published_at = models.DateTimeField()
    withdrawn_by = person(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="a_publication_has_its_own_number"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(note__regex=r"\S"), name="a_correction_says_what_it_is"
            ),
            together(
                "withdrawn_by", "withdrawn_at", name="a_withdrawn_publication_says_by_whom_and_when"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="publications_never_change",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    *("uid", "article", "number", "snapshot", "sha256", "note"),
                    *("published_by", "published_at"),
                ),
                func=triggers.refuse(
                    "publications_never_change", "what is published never changes"
                ),
            ),
            pgtrigger.Trigger(
                name="publications_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=triggers.refuse("publications_are_withdrawn", "publications are withdrawn"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.number}"


@track()
class Release(models.Model):
    """A numbered ZIP of all that is settled, with what a stranger needs to use it.

    `sha256`, `size` (bytes) and `counts` are empty until the worker has written the file, which
    lies in the folder `settings.RELEASES` under `file_name`.
    """

    uid = uid_field()
    number = models.PositiveIntegerField(unique=True)
    licence = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    state = key_field(vocabulary.RELEASE_STATES, default="waiting")
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    counts = models.JSONField(null=True)
    created_by = person("releases")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            one_of("state", vocabulary.RELEASE_STATES, name="a_release_is_in_a_known_state"),
            together("size", "counts", name="a_written_release_says_what_it_holds"),
            models.CheckConstraint(
                condition=Q(state="ready", sha256__regex="^[0-9a-f]{64}$", size__isnull=False)
                | ~Q(state="ready") & Q(sha256="", size__isnull=True),
                name="a_ready_release_has_a_hash",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="ready_releases_never_change",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="ready"),
                func=triggers.refuse("releases_never_change", "a release never changes"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def file_name(self) -> str:
        return f"mihakk-release-{self.number}.zip"
