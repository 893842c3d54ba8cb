"""Annotations: what one person says of one claim."""

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from claims.domain import vocabulary
from claims.models import triggers
from claims.models.base import (
    imported,
    index_of_few,
    key_field,
    one_of,
    person,
    together,
    track,
    uid_field,
)
from claims.models.catalogue import Proposition, Speaker
from claims.models.claims import Claim
from claims.models.links import linked_rows_stay, links_lead_somewhere


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def live(self) -> Self:
        """Neither replaced by a later answer nor set aside by a reopening."""
        return self.filter(superseded_at__isnull=True)

    def submitted(self) -> Self:
        return self.filter(submitted_at__isnull=False)

    def independent(self) -> Self:
        """Given without sight of others' answers: these settle claims and measure agreement."""
        return self.filter(blind=True)

    def drafts(self) -> Self:
        return self.filter(submitted_at__isnull=True)

    def by(self, user: models.Model) -> Self:
        return self.filter(annotator=user)


@track(by=["claim"])
class Annotation(models.Model):
    """One person's answer for one claim; a draft, seen by its author only, until submitted.

    `event_date` is EDTF (ISO 8601-2, level 1). `span_version` is that of the claim when the
    answer was given: a smaller one than the claim's makes it stale, never deleted. One of `origin`
    "import" is `blind` only if the admin who imported it vouched for that.
    """

    uid = uid_field()
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="annotations", db_constraint=False
    )
    annotator = person("annotations", db_constraint=False)
    span_version = models.PositiveIntegerField()
    kind = key_field(vocabulary.KINDS, null=True, blank=True)
    attribution = key_field(vocabulary.ATTRIBUTIONS, default="none")
    speakers = models.ManyToManyField(
        Speaker, through="AnnotationSpeaker", related_name="annotations"
    )
    proposition = models.ForeignKey(
        Proposition,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="annotations",
        db_constraint=False,
    )
    stance = key_field(vocabulary.STANCES, null=True, blank=True)
    event_date = models.CharField(max_length=100, blank=True)
    attribution_check = key_field(vocabulary.ATTRIBUTION_CHECKS, null=True, blank=True)
    note = models.TextField(blank=True)
    origin = key_field(vocabulary.ORIGINS, default="human")
    blind = models.BooleanField(default=True)
    import_batch = imported("annotations", db_constraint=False)
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supersedes",
        db_constraint=False,
        db_index=False,
    )
    version = models.PositiveIntegerField(default=1)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [index_of_few("superseded_by", name="annotations_by_what_replaced")]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "annotator"],
                condition=Q(superseded_at__isnull=True, submitted_at__isnull=False),
                name="a_person_has_one_live_annotation_of_a_claim",
            ),
            models.UniqueConstraint(
                fields=["claim", "annotator"],
                condition=Q(superseded_at__isnull=True, submitted_at__isnull=True),
                name="a_person_has_one_draft_of_a_claim",
            ),
            together("stance", "proposition", name="a_stance_is_towards_a_proposition"),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True)
                | Q(stance__isnull=True)
                | ~Q(stance=vocabulary.UNCLEAR)
                | Q(note__regex=r"\S"),
                name="an_unclear_stance_has_a_note",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True) | Q(kind__isnull=False),
                name="a_submitted_annotation_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | Q(superseded_at__isnull=False),
                name="a_superseded_annotation_says_when",
            ),
            one_of("kind", vocabulary.KINDS, name="an_annotation_has_a_known_kind", optional=True),
            one_of(
                "stance", vocabulary.STANCES, name="an_annotation_has_a_known_stance", optional=True
            ),
            one_of(
                "attribution",
                vocabulary.ATTRIBUTIONS,
                name="an_annotation_has_a_known_attribution",
            ),
        ]
        triggers = [
            *links_lead_somewhere(
                "claims_annotation",
                claim="claims_claim",
                annotator="claims_user",
                proposition="claims_proposition",
                import_batch="claims_importbatch",
                superseded_by="claims_annotation",
            ),
            linked_rows_stay(
                "claims_annotation",
                ("claims_annotationspeaker", "annotation_id"),
                ("claims_annotation", "superseded_by_id"),
            ),
            pgtrigger.Trigger(
                name="new_statements_are_noted",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_rows"),
                func=triggers.NEW_STATEMENTS_ARE_NOTED,
            ),
            pgtrigger.Trigger(
                name="statements_have_a_speaker",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(
                    new__submitted_at__isnull=False, new__kind="official_statement"
                ),
                func=triggers.STATEMENTS_HAVE_A_SPEAKER.format(row="NEW.id"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annotator_id} on {self.claim_id}"

    @property
    def is_stale(self) -> bool:
        return self.span_version != self.claim.span_version


@track(by=["annotation"])
class AnnotationSpeaker(models.Model):
    """One speaker of an annotation, in the order that the reviewer gave; tracked as a row."""

    annotation = models.ForeignKey(
        Annotation,
        on_delete=models.CASCADE,
        related_name="named",
        db_constraint=False,
        db_index=False,  # the constraint below has an index that begins with it
    )
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["annotation", "speaker"], name="a_speaker_is_named_once_in_an_annotation"
            ),
        ]
        triggers = [
            *links_lead_somewhere(
                "claims_annotationspeaker", annotation="claims_annotation", speaker="claims_speaker"
            ),
            pgtrigger.Trigger(
                name="statements_keep_a_speaker",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                func=triggers.STATEMENTS_HAVE_A_SPEAKER.format(row="OLD.annotation_id"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.speaker)


class NewStatements(models.Model):
    """The official statements that one INSERT submitted, until the transaction ends.

    Their speakers come after them. A rule that waits can only be told of rows one by one; of this
    row it is told once, looks all of them through, and takes it away.
    """

    annotations = ArrayField(models.BigIntegerField())

    class Meta:
        verbose_name_plural = "new statements"
        triggers = [
            pgtrigger.Trigger(
                name="new_statements_have_a_speaker",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func=triggers.NEW_STATEMENTS_HAVE_A_SPEAKER,
            ),
        ]

    def __str__(self) -> str:
        return f"{len(self.annotations)} answers"
