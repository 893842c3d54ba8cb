"""The machine's proposals, and what people made of them."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from claims.domain import vocabulary
from claims.models.annotations import Annotation
from claims.models.base import exactly_one, key_field, one_of, person, together, track
from claims.models.claims import Claim

REPEATS = "repeats"  # what a proposed pair is that is no contradiction


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> Self:
        return self.filter(outcome__isnull=True)

    def of_two(self) -> Self:
        return self.filter(pair_a__isnull=False)

    def of_pairs(self) -> Self:
        """Pairs of claims that may stand against each other."""
        return self.of_two().exclude(fields__relation=REPEATS)

    def of_repeats(self) -> Self:
        """Pairs of claims of which the first says nothing but what the second says."""
        return self.of_two().filter(fields__relation=REPEATS)

    def of_originals(self) -> Self:
        """Those whose claims repeat no other."""
        return self.filter(pair_a__duplicate_of=None, pair_b__duplicate_of=None)

    def of_claim(self, claim: Claim) -> Self:
        return self.filter(Q(pair_a=claim) | Q(pair_b=claim))

    def between_live(self) -> Self:
        """Those whose claims both stand in live articles."""
        sides = {
            f"{side}__{field}__isnull": True
            for side in ("pair_a", "pair_b")
            for field in ("deleted_at", "article__deleted_at")
        }
        return self.filter(**sides).exclude(
            Q(pair_a__state="rejected") | Q(pair_b__state="rejected")
        )

    def current(self) -> "Proposal | None":
        """The one made for the span that the claim has now."""
        return self.order_by("-pk").first()


@track(by=["claim"])
class Proposal(models.Model):
    """What the machine suggests for a claim, or for a pair of claims; never an annotation."""

    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    pair_a = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pair_b = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    fields = models.JSONField(default=dict)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    rules_version = models.CharField(max_length=50)
    created_at = models.DateTimeField()
    outcome = key_field(vocabulary.PROPOSAL_OUTCOMES, null=True, blank=True)
    resolved_by = person(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        indexes = [
            models.Index(
                fields=["-score", "id"],
                condition=Q(pair_a__isnull=False, outcome__isnull=True),
                name="open_pairs_likeliest_first",
            ),
        ]
        constraints = [
            exactly_one("claim", "pair_a", name="a_proposal_is_for_a_claim_or_a_pair"),
            together("pair_a", "pair_b", name="a_proposed_pair_has_two_sides"),
            together(
                "outcome", "resolved_by", "resolved_at", name="an_outcome_says_by_whom_and_when"
            ),
            models.CheckConstraint(
                condition=Q(score__range=(0.0, 1.0)), name="a_score_lies_from_zero_to_one"
            ),
            models.CheckConstraint(
                condition=Q(pair_a__isnull=True) | ~Q(pair_a=F("pair_b")),
                name="a_proposed_pair_is_of_two_claims",
            ),
            one_of(
                "outcome",
                vocabulary.PROPOSAL_OUTCOMES,
                name="a_proposal_has_a_known_outcome",
                optional=True,
            ),
            models.UniqueConstraint(
                models.functions.Least("pair_a", "pair_b"),
                models.functions.Greatest("pair_a", "pair_b"),
                condition=Q(pair_a__isnull=False),
                name="a_pair_is_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rules_version}: {self.score:.2f}"

    @property
    def sides(self) -> tuple[Claim, Claim]:
        """The two claims of a pair. Raises `ValueError` for a proposal of one claim's labels."""
        if self.pair_a is None or self.pair_b is None:
            raise ValueError("this proposal is of no pair")
        return self.pair_a, self.pair_b

    @property
    def is_repeat(self) -> bool:
        return bool(self.fields.get("relation") == REPEATS)


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
