"""Who agrees with whom, from the answers that a person may see anyway.

Figures are computed from `queries.visible_annotations` alone: claims that are settled, and those
that the viewer answered or adjudicates. So they tell a blind reader nothing of the claims that they
are blind to, at the price that two people may read different figures; `left_out` says how many
disputed claims wait to be counted. Labels are shown in tables of `LABELS_FROM` answered claims or
more only: of fewer, a table would tell who said what of a claim that may be opened again.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, QuerySet

from claims import queries
from claims.domain import agreement, vocabulary
from claims.domain.agreement import Figure, Label, Submission
from claims.domain.problems import N_
from claims.models import Article, Claim, Contradiction, Proposal, User

LABELS_FROM = 5
# What is measured, with the distance between two labels.
FIELDS: dict[str, tuple[str, Any]] = {
    "kind": (N_("Kind"), agreement.nominal),
    "speakers": (N_("Speakers"), agreement.masi),
    "proposition": (N_("Proposition"), agreement.nominal),
    "stance": (N_("Stance towards it"), agreement.nominal),
}
# The fields whose labels are few enough for a table.
TABLED = {"kind": vocabulary.KINDS, "stance": vocabulary.STANCES}

Rating = tuple[int, int, Label]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the report is narrowed to; days, both included, are those of submission."""

    article: Article | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(slots=True)
class Pair:
    """Two reviewers, kappa by field, over the claims that both answered."""

    a: User
    b: User
    kappas: dict[str, Figure] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """How often one label met another; `figures` are the specific agreement on each label."""

    labels: Sequence[str]
    counts: Counter[tuple[Label, Label]]
    figures: dict[Label, Figure]


@dataclass(slots=True)
class Report:
    claims: int
    people: list[User]
    left_out: int
    alphas: dict[str, Figure]
    pairs: list[Pair]
    ratings: dict[str, list[Rating]]

    def table(self, name: str, a: User | None = None, b: User | None = None) -> Table | None:
        """The labels of two reviewers against each other, or of all pairs of reviewers, each way.

        None below `LABELS_FROM` claims.
        """
        ratings = self.ratings[name]
        ways = [(a.pk, b.pk)] if a and b else list(self._both_ways())
        pairs = [pair for one, other in ways for pair in agreement.common(ratings, one, other)]
        if len(pairs) < LABELS_FROM * (1 if a and b else 2):
            return None
        counts = agreement.confusion(pairs)
        labels = list(TABLED[name])
        return Table(labels, counts, agreement.label_agreement(counts, labels))

    def _both_ways(self) -> Iterable[tuple[int, int]]:
        for pair in self.pairs:
            yield pair.a.pk, pair.b.pk
            yield pair.b.pk, pair.a.pk


def report(viewer: User, scope: Scope) -> Report:
    """The figures of what the viewer may see, in a fixed number of questions."""
    answers = agreement.independent(_submissions(viewer, scope))
    ratings = {name: _ratings(answers, name) for name in FIELDS}
    people = list(User.objects.filter(pk__in={answer.annotator for answer in answers}))
    waiting = queries.blind_claims(viewer).filter(state="disputed")
    return Report(
        claims=len({answer.claim for answer in answers}),
        people=people,
        left_out=_in(scope, waiting).count(),
        alphas={name: agreement.alpha(_units(ratings[name]), FIELDS[name][1]) for name in FIELDS},
        pairs=[_pair(a, b, ratings) for a, b in combinations(people, 2)],
        ratings=ratings,
    )


def spans(scope: Scope) -> Figure:
    """Exact F1 of the machine's spans and the desk's, over articles with no candidate left."""
    candidates = Claim.objects.live().filter(state="candidate", article=OuterRef("article"))
    claims = _in(scope, Claim.objects.filter(~Exists(candidates), deleted_at__isnull=True))
    machine, desk = claims.filter(origin="machine"), claims.exclude(state="rejected")
    kept = desk.filter(origin="machine", span_version=1)
    return agreement.specific_agreement(kept.count(), machine.count(), desk.count())


def pairs(scope: Scope) -> Figure:
    """Positive specific agreement of the machine's pairs and the desk's confirmed contradictions.

    Only confirmed ones count, for these are seen by all.
    """
    claims = _in(scope, Claim.objects.live()).values("pk")
    proposed = Proposal.objects.of_pairs().filter(pair_a__in=claims, pair_b__in=claims)
    confirmed = Contradiction.objects.live().filter(state="confirmed")
    confirmed = confirmed.filter(claim_a__in=claims, claim_b__in=claims)
    machine = {frozenset(pair) for pair in proposed.values_list("pair_a", "pair_b")}
    desk = {frozenset(pair) for pair in confirmed.values_list("claim_a", "claim_b")}
    return agreement.specific_agreement(len(machine & desk), len(machine), len(desk))


def _in(scope: Scope, claims: QuerySet[Claim]) -> QuerySet[Claim]:
    claims = claims.filter(article__in=Article.objects.live().latest_versions())
    return claims.filter(article=scope.article) if scope.article else claims


def _submissions(viewer: User, scope: Scope) -> list[Submission]:
    """Submitted answers to the present span; of a claim and its repetitions, the first alone."""
    claims = _in(scope, Claim.objects.live().filter(duplicate_of__isnull=True))
    rows = queries.visible_annotations(viewer).filter(
        submitted_at__isnull=False,
        blind=True,
        span_version=F("claim__span_version"),
        claim__in=claims,
    )
    if scope.since:
        rows = rows.filter(submitted_at__date__gte=scope.since)
    if scope.until:
        rows = rows.filter(submitted_at__date__lte=scope.until)
    decided = rows.annotate(adjudicated_at=Min("claim__decisions__decided_at"))
    return [_submission(row) for row in decided.prefetch_related("named").order_by("claim", "pk")]


def _submission(row: Any) -> Submission:
    return Submission(
        claim=row.claim_id,
        annotator=row.annotator_id,
        at=row.submitted_at,
        kind=row.kind,
        speakers=frozenset(str(named.speaker_id) for named in row.named.all()),
        proposition=str(row.proposition_id) if row.proposition_id else None,
        stance=row.stance,
        adjudicated_at=row.adjudicated_at,
    )


def _ratings(answers: Iterable[Submission], name: str) -> list[Rating]:
    """The labels of one field; who took no stance, or towards nothing, is missing there."""
    labelled = ((each, getattr(each, name)) for each in answers)
    return [(each.claim, each.annotator, label) for each, label in labelled if label is not None]


def _units(ratings: Iterable[Rating]) -> list[list[Label]]:
    units: dict[int, list[Label]] = {}
    for claim, _annotator, label in ratings:
        units.setdefault(claim, []).append(label)
    return list(units.values())


def _pair(a: User, b: User, ratings: dict[str, list[Rating]]) -> Pair:
    common = {name: list(agreement.common(rows, a.pk, b.pk)) for name, rows in ratings.items()}
    return Pair(a, b, {name: agreement.kappa(both, resamples=0) for name, both in common.items()})
