"""Keys by which programs act as a person, and what was answered to requests that they repeat."""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from claims.domain import vocabulary
from claims.models.base import key_field, person, track, uid_field


@track(exclude=["digest", "last_used_on"])
class Token(models.Model):
    """A program's key: only its SHA-256 is kept, since the secret has 256 random bits."""

    uid = uid_field()
    user = person("tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=12)  # its first letters, to tell it from others
    scopes = ArrayField(key_field(vocabulary.SCOPES))
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__contained_by=list(vocabulary.SCOPES)) & Q(scopes__len__gt=0),
                name="a_token_opens_something_known",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="a_token_expires_after_it_is_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"

    def is_live(self, at: datetime.datetime) -> bool:
        """Whether it still opens the API at that moment."""
        return self.revoked_at is None and self.expires_at > at and self.user.is_active


class Replay(models.Model):
    """What was answered to a request with an `Idempotency-Key`, to answer its repetition with.

    Written in the transaction of the request itself: where there is a row, the work was done.
    """

    user = person()
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField(null=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="a_key_is_used_once_a_person"),
        ]

    def __str__(self) -> str:
        return self.key
