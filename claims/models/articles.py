"""Articles: texts that never change once stored."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Left
from django.urls import reverse

from claims.models import triggers
from claims.models.base import (
    found_by_terms,
    imported,
    index_of_few,
    person,
    together,
    track,
    uid_field,
)
from claims.models.links import linked_rows_stay, links_lead_somewhere


class ArticleQuerySet(models.QuerySet["Article"]):
    def live(self) -> Self:
        return self.filter(deleted_at__isnull=True)

    def latest_versions(self) -> Self:
        """Those without a corrected version, but for one that was removed again."""
        newer = Article.objects.live().filter(supersedes=models.OuterRef("pk"))
        return self.filter(~models.Exists(newer))

    def removed(self) -> Self:
        return self.filter(deleted_at__isnull=False)


def sha256_of(field: str) -> Func:
    """The SQL for the hexadecimal SHA-256 of a text column in UTF-8."""
    data = Func(F(field), Value("UTF8"), function="convert_to")
    return Func(Func(data, function="sha256"), Value("hex"), function="encode")


@track(exclude=["text", "paired_at", "lowest_mark", "highest_mark"])
class Article(models.Model):
    """A text and where it was published.

    `text` is stored as imported after line ends became "\\n" and a byte order mark went; every
    offset counts its Unicode code points. `published` is EDTF, `published_from` and
    `published_to` its first and last day. A correction is a new article that `supersedes` this.
    `paired_at` is when its claims were held against those of all other articles. The marks are
    `resembling.Marks`, by which texts that are nearly the same are found; null in articles that
    were stored before there were any.
    """

    uid = uid_field()
    title = models.CharField(max_length=500)
    outlet = models.CharField(max_length=200, blank=True)
    byline = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    archive_url = models.URLField(max_length=2000, blank=True)
    published = models.CharField(max_length=100, blank=True)
    published_from = models.DateField(null=True, blank=True)
    published_to = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=16, default="ar")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    lowest_mark = models.BigIntegerField(null=True, blank=True)
    highest_mark = models.BigIntegerField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
        db_constraint=False,
    )
    import_batch = imported("articles", db_constraint=False)
    created_by = person(db_constraint=False, db_index=False)
    created_at = models.DateTimeField()
    deleted_by = person(null=True, blank=True, db_constraint=False, db_index=False)
    deleted_at = models.DateTimeField(null=True, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    paired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="articles_newest_first"),
            *(
                models.Index(
                    F(f"{side}_mark"),
                    Left("text_sha256", 8),  # by which those that share a mark are put in order
                    # None that looks for anything but this mark may read it from end to end.
                    condition=Q(deleted_at__isnull=True, **{f"{side}_mark__isnull": False}),
                    name=f"articles_by_{side}_mark",
                )
                for side in ("lowest", "highest")
            ),
            index_of_few("deleted_by", name="articles_by_who_removed"),
            models.Index(
                fields=["-deleted_at", "-id"],
                condition=Q(deleted_at__isnull=False),
                name="articles_removed_last_first",
            ),
            models.Index(
                fields=["id"], condition=Q(paired_at__isnull=True), name="articles_not_paired"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["text_sha256"],
                condition=Q(deleted_at__isnull=True),
                name="a_live_text_is_stored_once",
            ),
            models.CheckConstraint(
                condition=Q(text_sha256=sha256_of("text")), name="the_hash_is_that_of_the_text"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="an_article_has_text"),
            together("deleted_by", "deleted_at", name="a_removed_article_says_by_whom_and_when"),
            together(
                "published_from", "published_to", name="a_publication_date_has_a_first_and_last_day"
            ),
        ]
        triggers = [
            *found_by_terms("title", "text"),
            *links_lead_somewhere(
                "claims_article",
                created_by="claims_user",
                deleted_by="claims_user",
                import_batch="claims_importbatch",
                supersedes="claims_article",
            ),
            linked_rows_stay(
                "claims_article",
                ("claims_claim", "article_id"),
                ("claims_article", "supersedes_id"),
            ),
            pgtrigger.Trigger(
                name="text_never_changes",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("text", "text_sha256", "uid"),
                condition=pgtrigger.AnyChange("text", "text_sha256", "uid"),
                func=triggers.refuse(
                    "article_text_never_changes", "the text of an article never changes"
                ),
            ),
            pgtrigger.Trigger(
                name="articles_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=triggers.refuse("articles_are_never_deleted", "articles are removed softly"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.uid])

    @property
    def is_live(self) -> bool:
        return self.deleted_at is None

    @property
    def propose_at_once(self) -> bool:
        return len(self.text) <= settings.PROPOSE_AT_ONCE_LENGTH
