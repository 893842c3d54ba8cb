"""People, their roles, and the desk's own settings."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from claims.domain import vocabulary
from claims.models.base import key_field, one_of, track, uid_field
from claims.models.links import linked_rows_stay


@track(exclude=["password", "last_login"])
class User(AbstractUser):
    """Someone who signs in. `roles` may hold several; none means that they may only read."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    uid = uid_field()
    name = models.CharField(max_length=150)
    roles = ArrayField(key_field(vocabulary.ROLES), default=list, blank=True)
    shortcuts = models.BooleanField(default=True)
    notices_by_email = models.BooleanField(default=False)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(roles__contained_by=list(vocabulary.ROLES)),
                name="roles_are_known_roles",
            ),
        ]
        triggers = [
            linked_rows_stay(
                "claims_user",
                ("claims_article", "created_by_id"),
                ("claims_article", "deleted_by_id"),
                ("claims_claim", "drawn_by_id"),
                ("claims_claim", "deleted_by_id"),
                ("claims_annotation", "annotator_id"),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def has_role(self, *roles: str) -> bool:
        return self.is_active and not set(roles).isdisjoint(self.roles)

    @property
    def is_admin(self) -> bool:
        return self.is_active and (self.is_superuser or vocabulary.ADMIN in self.roles)


@track()
class Desk(models.Model):
    """The settings of the one desk that an installation serves: a single row."""

    name_ar = models.CharField(max_length=150, blank=True)
    name_en = models.CharField(max_length=150, blank=True)
    annotations_needed = models.PositiveSmallIntegerField(default=2)
    guidelines_ar = models.TextField(blank=True)
    guidelines_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="there_is_one_desk"),
            models.CheckConstraint(
                condition=Q(annotations_needed__range=(1, 9)),
                name="a_claim_needs_one_to_nine_annotations",
            ),
        ]

    def __str__(self) -> str:
        return self.name_ar or self.name_en or "Desk"


@track()
class LabelDefinition(models.Model):
    """The desk's own wording of what a label means, shown beside it."""

    field = models.CharField(max_length=32)
    key = models.CharField(max_length=32)
    definition_ar = models.TextField(blank=True)
    definition_en = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["field", "key"], name="a_label_is_defined_once"),
            one_of(
                "field",
                dict.fromkeys(("kind", "stance", "relation"), ""),
                name="defined_labels_are_of_a_known_field",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.key}"


@track()
class Verdict(models.Model):
    """One entry of the editable list of verdicts that a decision may carry."""

    key = models.SlugField(unique=True)
    label_ar = models.CharField(max_length=100)
    label_en = models.CharField(max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.label_ar


def the_desk() -> Desk:
    """The desk's settings; the defaults until an admin saves others."""
    return Desk.objects.filter(pk=1).first() or Desk(pk=1, version=0)
