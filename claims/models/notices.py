"""Notices: what changed for one person, for their inbox."""

from typing import Self

from django.db import models
from django.db.models import Q

from claims.domain import vocabulary
from claims.models.articles import Article
from claims.models.base import exactly_one, key_field, one_of, person, uid_field
from claims.models.claims import Claim
from claims.models.contradictions import Contradiction


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """That something happened to a claim, a pair or an article, for one person.

    It holds no label, reason or other word of anyone: those stand on the object's own page,
    which decides anew, each time, what its reader may see.
    """

    uid = uid_field()
    recipient = person("notices")
    kind = key_field(vocabulary.NOTICES)
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contradiction = models.ForeignKey(
        Contradiction, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    caused_by = person(null=True, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            exactly_one(
                "claim", "contradiction", "article", name="a_notice_is_about_just_one_thing"
            ),
            one_of("kind", vocabulary.NOTICES, name="a_notice_is_of_a_known_kind"),
        ]
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notices_of_a_person"),
            models.Index(
                fields=["recipient"], condition=Q(read_at__isnull=True), name="unread_notices"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.recipient_id}"

    def get_absolute_url(self) -> str:
        return self.about.get_absolute_url()

    @property
    def about(self) -> Claim | Contradiction | Article:
        found = self.claim or self.contradiction or self.article
        assert found is not None  # kept by a_notice_is_about_just_one_thing
        return found

    @property
    def quotes(self) -> list[str]:
        """The text that it is about: of a claim, of a pair's two sides, or an article's title."""
        about = self.about
        if isinstance(about, Contradiction):
            return [side.quote for side in about.sides]
        return [about.quote if isinstance(about, Claim) else about.title]
