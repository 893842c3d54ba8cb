"""Claims and what hangs on them: flags, reservations, sightings."""

from typing import Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q
from django.db.models.functions import Length
from django.urls import reverse

from claims.domain import vocabulary
from claims.models import triggers
from claims.models.articles import Article
from claims.models.base import (
    found_by_terms,
    imported,
    index_of_few,
    key_field,
    not_blank,
    one_of,
    person,
    together,
    track,
    uid_field,
)
from claims.models.links import linked_rows_stay, links_lead_somewhere


class ClaimQuerySet(models.QuerySet["Claim"]):
    def live(self) -> Self:
        """Those that take up their place in the text."""
        return self.filter(deleted_at__isnull=True).exclude(state="rejected")

    def settled(self) -> Self:
        return self.filter(state__in=("agreed", "decided"))


@track()
class Claim(models.Model):
    """One checkable assertion: text[start:end] of its article, in code points, end exclusive.

    `version` rises with every write and is the lock; `span_version` only with the span.
    `kind` is the settled kind, null until the claim is agreed or decided.
    """

    uid = uid_field()
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="claims", db_constraint=False
    )
    paragraph_no = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    kind = key_field(vocabulary.KINDS, null=True, blank=True)
    origin = key_field(vocabulary.ORIGINS)
    segmenter = models.CharField(max_length=50, blank=True)
    state = key_field(vocabulary.CLAIM_STATES, default="candidate")
    state_reason = models.TextField(blank=True)
    duplicate_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="duplicates",
        db_constraint=False,
        db_index=False,
    )
    drawn_by = person("drawn_claims", null=True, blank=True, db_constraint=False, db_index=False)
    import_batch = imported("claims", db_constraint=False)
    created_at = models.DateTimeField()
    deleted_by = person(null=True, blank=True, db_constraint=False, db_index=False)
    deleted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    span_version = models.PositiveIntegerField(default=1)

    # Set for pages that show a claim as a side of a contradiction.
    settled_stance: str | None
    settled_label: str

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "start", "pk"]
        indexes = [
            models.Index(
                fields=["article", "start"],
                include=["id", "drawn_by"],
                condition=Q(state="disputed", deleted_at__isnull=True),
                name="disputes_of_articles",
            ),
            index_of_few("duplicate_of", name="claims_by_what_they_repeat"),
            index_of_few("drawn_by", name="claims_by_who_drew"),
            index_of_few("deleted_by", name="claims_by_who_removed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="a_claim_ends_after_its_start"
            ),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("quote")), name="a_quote_is_as_long_as_its_span"
            ),
            models.CheckConstraint(
                condition=~Q(quote__contains="\n"), name="a_claim_stays_in_its_paragraph"
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of__isnull=True) | ~Q(duplicate_of=F("id")),
                name="a_claim_is_no_duplicate_of_itself",
            ),
            one_of("kind", vocabulary.KINDS, name="a_claim_is_of_a_known_kind", optional=True),
            one_of("state", vocabulary.CLAIM_STATES, name="a_claim_is_in_a_known_state"),
            one_of("origin", vocabulary.ORIGINS, name="a_claim_is_of_a_known_origin"),
            together("deleted_by", "deleted_at", name="a_removed_claim_says_by_whom_and_when"),
            ExclusionConstraint(
                name="live_claims_of_one_article_do_not_overlap",
                expressions=[
                    ("article", RangeOperators.EQUAL),
                    (Func(F("start"), F("end"), function="int4range"), RangeOperators.OVERLAPS),
                ],
                condition=Q(deleted_at__isnull=True) & ~Q(state="rejected"),
                deferrable=Deferrable.IMMEDIATE,
                violation_error_code="overlap",
            ),
        ]
        triggers = [
            *found_by_terms("quote"),
            *links_lead_somewhere(
                "claims_claim",
                article="claims_article",
                duplicate_of="claims_claim",
                drawn_by="claims_user",
                import_batch="claims_importbatch",
                deleted_by="claims_user",
            ),
            linked_rows_stay(
                "claims_claim",
                ("claims_annotation", "claim_id"),
                ("claims_claim", "duplicate_of_id"),
            ),
            pgtrigger.Trigger(
                name="new_quotes_are_text",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_rows"),
                declare=triggers.QUOTES_DECLARE,
                func=triggers.quotes_are_text("SELECT * FROM new_rows"),
            ),
            pgtrigger.Trigger(
                name="moved_quotes_are_text",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
                declare=triggers.QUOTES_DECLARE,
                func=triggers.quotes_are_text(
                    "SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) WHERE"
                    ' (new_rows.article_id, new_rows.paragraph_no, new_rows."start",'
                    ' new_rows."end", new_rows.quote) IS DISTINCT FROM'
                    ' (old_rows.article_id, old_rows.paragraph_no, old_rows."start",'
                    ' old_rows."end", old_rows.quote)'
                ),
            ),
            pgtrigger.Trigger(
                name="duplicates_have_no_chain",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("duplicate_of_id"),
                condition=pgtrigger.Q(new__duplicate_of__isnull=False),
                func=triggers.DUPLICATES_POINT_TO_A_CANONICAL_CLAIM,
            ),
            pgtrigger.Trigger(
                name="claims_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=triggers.refuse("claims_are_never_deleted", "claims are removed softly"),
            ),
        ]

    def __str__(self) -> str:
        return self.quote

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.article.uid]) + f"?claim={self.uid}"

    @property
    def is_live(self) -> bool:
        return self.deleted_at is None and self.state != "rejected"

    @property
    def is_settled(self) -> bool:
        return self.state in ("agreed", "decided")


@track(by=["claim"])
class Flag(models.Model):
    """A reviewer's «this needs an editor», with the reason."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="flags")
    reason = models.TextField()
    flagged_by = person("flags")
    flagged_at = models.DateTimeField()
    span_version = models.PositiveIntegerField()
    resolved_by = person(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            not_blank("reason", name="a_flag_has_a_reason"),
            together("resolved_by", "resolved_at", name="a_resolved_flag_says_by_whom_and_when"),
            models.UniqueConstraint(
                fields=["claim", "flagged_by"],
                condition=Q(resolved_at__isnull=True),
                name="a_person_flags_a_claim_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Reservation(models.Model):
    """A claim held for one reviewer until a moment; it expires by itself."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="reservations")
    reserved_by = person("reservations")
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "reserved_by"], name="a_person_holds_a_claim_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} until {self.until:%Y-%m-%d %H:%M}"


class Sighting(models.Model):
    """Someone saw what others said of a claim, and so cannot answer it independently any more.

    `page` says where: "settled" labels, or the "adjudication" of a dispute. Only ever added.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="sightings")
    seen_by = person("sightings")
    page = key_field(vocabulary.SIGHTED_PAGES)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "seen_by", "page"], name="a_sighting_is_recorded_once"
            ),
            one_of("page", vocabulary.SIGHTED_PAGES, name="a_sighting_is_of_a_known_page"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} seen by {self.seen_by_id}"
