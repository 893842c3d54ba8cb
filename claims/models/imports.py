"""Imports: files that came in as a whole, and what became of their rows."""

from django.db import models
from django.db.models import Q

from claims.domain import vocabulary
from claims.models.base import key_field, one_of, person, track, uid_field


@track()
class ImportBatch(models.Model):
    """One uploaded file, known by its hash, on its way through checking and adding."""

    uid = uid_field()
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=32)
    state = key_field(vocabulary.IMPORT_STATES, default="uploaded")
    counts = models.JSONField(default=dict)
    imported_by = person("imports")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "import batches"
        constraints = [
            one_of("state", vocabulary.IMPORT_STATES, name="an_import_is_in_a_known_state"),
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """A row that was refused, skipped or a duplicate, or that an object came from."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
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
