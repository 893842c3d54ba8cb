"""What annotations point to: speakers with their aliases, and propositions."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.urls import reverse

from claims.domain import vocabulary
from claims.models.base import key_field, not_blank, one_of, track, uid_field
from claims.models.links import linked_rows_stay


class CatalogueQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def active(self) -> Self:
        return self.filter(active=True)

    def keyed(self, *keys: str) -> Self:
        """Those with one of the keys, which may be anything that was sent."""
        # The database cannot even compare with NUL.
        return self.filter(key__in=[key for key in keys if "\0" not in key])


@track()
class Speaker(models.Model):
    """A person or body that a text makes answer for what it reports."""

    uid = uid_field()
    key = models.SlugField(max_length=80, unique=True)
    name_ar = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    role_ar = models.CharField(max_length=200, blank=True)
    role_en = models.CharField(max_length=200, blank=True)
    affiliation = models.CharField(max_length=100, blank=True)
    type = key_field(vocabulary.SPEAKER_TYPES, default="person")
    wikidata_id = models.CharField(max_length=20, null=True, blank=True, unique=True)
    active = models.BooleanField(default=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1)

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        ordering = ["name_ar", "pk"]
        constraints = [
            not_blank("name_ar", name="a_speaker_has_an_arabic_name"),
            one_of("type", vocabulary.SPEAKER_TYPES, name="a_speaker_is_of_a_known_type"),
            models.CheckConstraint(
                condition=Q(wikidata_id__isnull=True) | Q(wikidata_id__regex=r"^Q[1-9]\d*$"),
                name="a_wikidata_id_is_q_and_a_number",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(active=False),
                name="a_merged_speaker_is_not_active",
            ),
        ]
        triggers = [linked_rows_stay("claims_speaker", ("claims_annotationspeaker", "speaker_id"))]

    def __str__(self) -> str:
        return self.name_ar

    def get_absolute_url(self) -> str:
        return reverse("speaker", args=[self.uid])


@track(by=["speaker"])
class SpeakerAlias(models.Model):
    """A surface form of a speaker's name; `normalised` is what names are matched by."""

    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="aliases")
    surface = models.CharField(max_length=200)
    normalised = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            not_blank("normalised", name="an_alias_has_letters"),
        ]
        indexes = [
            GinIndex(OpClass("normalised", name="gin_trgm_ops"), name="aliases_by_likeness"),
        ]

    def __str__(self) -> str:
        return self.surface


@track()
class Proposition(models.Model):
    """A sentence that can be true or false, towards which stances are taken."""

    uid = uid_field()
    key = models.SlugField(max_length=80, unique=True)
    text_ar = models.CharField(max_length=1000, unique=True)
    text_en = models.CharField(max_length=1000, blank=True)
    active = models.BooleanField(default=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1)

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            not_blank("text_ar", name="a_proposition_has_an_arabic_text"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(active=False),
                name="a_merged_proposition_is_not_active",
            ),
        ]
        triggers = [
            linked_rows_stay("claims_proposition", ("claims_annotation", "proposition_id")),
        ]

    def __str__(self) -> str:
        return self.text_ar

    def get_absolute_url(self) -> str:
        return reverse("proposition", args=[self.uid])
