"""What people made of the machine's proposals."""

from django.db import models
from django.db.models import Q

from claims.domain import vocabulary
from claims.models.annotations import Annotation
from claims.models.base import key_field, one_of, person, track
from claims.models.claims import Proposal


@track(by=["proposal"])
class ProposalDecision(models.Model):
    """One reviewer took a claim's proposal, corrected it by an answer, or turned it down.

    `corrected` are the fields in which the answer departs from what was proposed. Others see a
    decision no sooner than the answer (`queries.visible_proposal_decisions`).
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    decided_by = person("proposal_decisions")
    decided_at = models.DateTimeField()
    outcome = key_field(vocabulary.ANSWER_OUTCOMES)
    annotation = models.OneToOneField(
        Annotation, null=True, blank=True, on_delete=models.PROTECT, related_name="decision"
    )
    corrected = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of(
                "outcome",
                vocabulary.ANSWER_OUTCOMES,
                name="a_reviewer_takes_corrects_or_turns_down_a_proposal",
            ),
            models.CheckConstraint(
                condition=Q(outcome="rejected", annotation__isnull=True)
                | ~Q(outcome="rejected") & Q(annotation__isnull=False),
                name="a_proposal_is_turned_down_without_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(outcome="corrected") & ~Q(corrected=[])
                | ~Q(outcome="corrected") & Q(corrected=[]),
                name="a_corrected_proposal_says_where",
            ),
            models.UniqueConstraint(
                fields=["proposal", "decided_by"],
                condition=Q(annotation__isnull=True),
                name="a_person_turns_a_proposal_down_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decided_by_id} {self.outcome} {self.proposal_id}"
