"""Imports: files that came in as a whole, how far each has got, and the rows that were not added.

What an import adds points to its batch (`Article.import_batch` and the like); rows are kept only
where there is something to say of them.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from claims.domain import vocabulary
from claims.models.base import key_field, one_of, person, track, uid_field
from claims.models.links import linked_rows_stay


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def unfinished(self) -> Self:
        """Those of which a part may be in already, to be gone on with."""
        return self.filter(state__in=("running", "failed", "cancelled"))


@track(exclude=["done", "counts"])
class ImportBatch(models.Model):
    """One file, known by its hash, on its way through checking and adding.

    `done` is the checkpoint: how many records of the file have been dealt with, committed together
    with what they added. `total` is null until a check has counted them. `counts` holds the number
    of rows by what became of them and of objects by what they are. `options` is an
    `importrows.Options` as JSON. `failure` says, as a fault, why the file went no further.
    """

    uid = uid_field()
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(default=0)  # bytes
    format = models.CharField(max_length=32)
    options = models.JSONField(default=dict)
    state = key_field(vocabulary.IMPORT_STATES, default="uploaded")
    total = models.PositiveIntegerField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    failure = models.JSONField(null=True, blank=True)
    imported_by = person("imports")
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "import batches"
        indexes = [models.Index(fields=["sha256"], name="import_by_hash")]
        constraints = [
            one_of("state", vocabulary.IMPORT_STATES, name="an_import_is_in_a_known_state"),
        ]
        triggers = [
            linked_rows_stay(
                "claims_importbatch",
                ("claims_article", "import_batch_id"),
                ("claims_claim", "import_batch_id"),
                ("claims_annotation", "import_batch_id"),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("import", args=[self.uid])


class ImportPiece(models.Model):
    """A piece of an uploaded file, so that any worker on any machine can read it."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        ordering = ["batch_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="a_piece_is_stored_once"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.number}"


class ImportRow(models.Model):
    """A record of a file that was refused or a duplicate, or that was added with a remark.

    `number` counts the file's records from 1, `place` is where a person finds it there, such as
    "12" (a line), "claims!5" (a sheet's row) or "3:entities[1]". `errors` are faults as JSON, `raw`
    the refused record as JSON. `article` and `claim` are what a duplicate repeats.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=300, blank=True)
    status = key_field(vocabulary.ROW_STATES)
    errors = models.JSONField(default=list)
    raw = models.TextField(blank=True)
    article = models.ForeignKey(
        "Article", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    claim = models.ForeignKey(
        "Claim", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["batch_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="a_row_is_recorded_once"),
            one_of("status", vocabulary.ROW_STATES, name="a_row_has_a_known_status"),
            models.CheckConstraint(
                condition=Q(raw="") | Q(status="refused"), name="only_refused_rows_keep_their_text"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.number}"


class ImportName(models.Model):
    """What a file calls an article or a claim, by which its later rows refer to it."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    article = models.ForeignKey("Article", null=True, on_delete=models.PROTECT, related_name="+")
    claim = models.ForeignKey("Claim", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "name"],
                condition=Q(claim__isnull=True),
                name="a_file_gives_a_name_to_one_article",
            ),
            models.UniqueConstraint(
                fields=["batch", "name"],
                condition=Q(claim__isnull=False),
                name="a_file_gives_a_name_to_one_claim",
            ),
        ]

    def __str__(self) -> str:
        return self.name
