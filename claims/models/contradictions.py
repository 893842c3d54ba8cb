"""Contradictions between claims, the evidence for them, and decisions."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse

from claims.domain import vocabulary
from claims.models import triggers
from claims.models.base import (
    exactly_one,
    imported,
    key_field,
    not_blank,
    one_of,
    person,
    together,
    track,
    uid_field,
)
from claims.models.catalogue import Proposition, Speaker
from claims.models.claims import Claim
from claims.models.people import Verdict


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    def live(self) -> Self:
        """Those that hold their pair: it cannot be recorded a second time."""
        return self.filter(deleted_at__isnull=True).exclude(state="withdrawn")

    def of(self, claim: Claim) -> Self:
        return self.filter(Q(claim_a=claim) | Q(claim_b=claim))


@track()
class Contradiction(models.Model):
    """Two claims that stand against each other, by one of three relations of the vocabulary."""

    uid = uid_field()
    claim_a = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="contradictions_as_a")
    claim_b = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="contradictions_as_b")
    relation = key_field(vocabulary.RELATIONS)
    type = key_field(vocabulary.CONTRADICTION_TYPES)
    rationale = models.TextField()
    state = key_field(vocabulary.CONTRADICTION_STATES, default="proposed")
    needs_recheck = models.BooleanField(default=False)
    import_batch = imported("contradictions")
    proposed_by = person("contradictions")
    proposed_at = models.DateTimeField()
    deleted_by = person(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    # Set for pages: the opposite of the `veiled` that `queries.visible_contradictions` adds.
    shows_labels: bool

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        indexes = [
            models.Index(fields=["-proposed_at", "-id"], name="contradictions_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(claim_a=F("claim_b")), name="a_claim_does_not_contradict_itself"
            ),
            models.UniqueConstraint(
                Least("claim_a", "claim_b"),
                Greatest("claim_a", "claim_b"),
                condition=Q(deleted_at__isnull=True) & ~Q(state="withdrawn"),
                name="a_pair_is_recorded_once_in_either_order",
            ),
            not_blank("rationale", name="a_contradiction_has_a_rationale"),
            one_of("relation", vocabulary.RELATIONS, name="a_contradiction_has_a_known_relation"),
            one_of("type", vocabulary.CONTRADICTION_TYPES, name="a_contradiction_has_a_known_type"),
            one_of(
                "state", vocabulary.CONTRADICTION_STATES, name="a_contradiction_is_in_a_known_state"
            ),
            together(
                "deleted_by", "deleted_at", name="a_removed_contradiction_says_by_whom_and_when"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="sides_can_contradict",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("claim_a_id", "claim_b_id"),
                func=triggers.SIDES_CAN_CONTRADICT,
            ),
        ]

    def __str__(self) -> str:
        return self.rationale

    def get_absolute_url(self) -> str:
        return reverse("contradiction", args=[self.uid])

    @property
    def is_veiled(self) -> bool:
        """Whether its reader sees no more than the sides.

        Raises `KeyError` unless it was read through `queries.visible_contradictions`.
        """
        return bool(self.__dict__["veiled"])

    @property
    def sides(self) -> tuple[Claim, Claim]:
        return self.claim_a, self.claim_b


@track(by=["claim", "contradiction"])
class Evidence(models.Model):
    """A source outside the text that bears on a claim or on a contradiction."""

    uid = uid_field()
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    contradiction = models.ForeignKey(
        Contradiction, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    url = models.URLField(max_length=2000)
    archive_url = models.URLField(max_length=2000, blank=True)
    quote = models.TextField(blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    retrieved_on = models.DateField(null=True, blank=True)
    bearing = key_field(vocabulary.BEARINGS)
    note = models.TextField(blank=True)
    added_by = person("+")
    added_at = models.DateTimeField()
    verified_by = person(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"
        constraints = [
            exactly_one(
                "claim", "contradiction", name="evidence_is_for_a_claim_or_for_a_contradiction"
            ),
            models.CheckConstraint(
                condition=Q(url__regex=r"^https?://[^\s]+$"), name="evidence_has_a_web_address"
            ),
            one_of("bearing", vocabulary.BEARINGS, name="evidence_has_a_known_bearing"),
            together("verified_by", "verified_at", name="verified_evidence_says_by_whom_and_when"),
        ]

    def __str__(self) -> str:
        return self.url


@track(by=["claim", "contradiction"])
class Decision(models.Model):
    """An editor's word on a claim or a contradiction, with the reason; only ever added."""

    uid = uid_field()
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    contradiction = models.ForeignKey(
        Contradiction, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    outcome = models.CharField(max_length=32)
    kind = key_field(vocabulary.KINDS, null=True, blank=True)
    attribution_check = key_field(vocabulary.ATTRIBUTION_CHECKS, null=True, blank=True)
    speakers = models.ManyToManyField(Speaker, through="DecisionSpeaker", related_name="+")
    proposition = models.ForeignKey(
        Proposition, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stance = key_field(vocabulary.STANCES, null=True, blank=True)
    verdict = models.ForeignKey(
        Verdict, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rationale = models.TextField()
    decided_by = person("decisions")
    decided_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            exactly_one(
                "claim", "contradiction", name="a_decision_is_on_a_claim_or_on_a_contradiction"
            ),
            not_blank("rationale", name="a_decision_has_a_rationale"),
            together("stance", "proposition", name="a_decided_stance_is_towards_a_proposition"),
            one_of(
                "outcome",
                vocabulary.OUTCOMES,
                name="a_decision_has_a_known_outcome",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="decisions_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=triggers.refuse("decisions_never_change", "a decision is only ever added"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome}: {self.rationale}"


@track(by=["decision"])
class DecisionSpeaker(models.Model):
    """One speaker of a decision, in order."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="named")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "speaker"], name="a_speaker_is_named_once_in_a_decision"
            ),
        ]

    def __str__(self) -> str:
        return str(self.speaker)
