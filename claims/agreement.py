"""Who agrees with whom, from the answers that a person may see anyway.

Figures are computed from `queries.visible_annotations` alone: claims that are settled, and those
that the viewer answered or adjudicates. So they tell a blind reader nothing of the claims that they
are blind to, at the price that two people may read different figures; `left_out` says how many
disputed claims wait to be counted. Labels are shown in tables of `LABELS_FROM` answered claims or
more only: of fewer, a table would tell who said what of a claim that may be opened again.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import Exists, OuterRef

from claims import queries
from claims.domain import agreement, vocabulary
from claims.domain.agreement import Distance, Figure, Label
from claims.domain.problems import N_
from claims.models import Claim, Contradiction, Proposal, User
from claims.ratings import Scope, Unit, ratings, within

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

Confusions = dict[tuple[int, int], Counter[tuple[Label, Label]]]


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
    confusions: dict[str, Confusions]

    def table(self, name: str, a: User | None = None, b: User | None = None) -> Table | None:
        """The labels of two reviewers against each other, or of all pairs of reviewers, each way.

        None below `LABELS_FROM` claims.
        """
        counts: Counter[tuple[Label, Label]] = Counter()
        for (one, other), found in self.confusions[name].items():
            if not (a and b) or (one, other) == (a.pk, b.pk):
                counts.update(found)
            if not (a and b) or (other, one) == (a.pk, b.pk):
                counts.update(agreement.turned(found))
        if counts.total() < LABELS_FROM * (1 if a and b else 2):
            return None
        labels = list(TABLED[name])
        return Table(labels, counts, agreement.label_agreement(counts, labels))


def report(viewer: User, scope: Scope) -> Report:
    """The figures of what the viewer may see, in a fixed number of questions."""
    found = ratings(viewer, scope)
    confusions = {name: agreement.confusions(found.units[name]) for name in FIELDS}
    people = list(User.objects.filter(pk__in=found.people))
    waiting = queries.blind_claims(viewer).filter(state="disputed")
    return Report(
        claims=found.claims,
        people=people,
        left_out=within(scope, waiting).count(),
        alphas={name: _alpha(found.units[name], FIELDS[name][1]) for name in FIELDS},
        pairs=[_pair(a, b, confusions) for a, b in combinations(people, 2)],
        confusions=confusions,
    )


def spans(scope: Scope) -> Figure:
    """Exact F1 of the machine's spans and the desk's, over articles with no candidate left."""
    candidates = Claim.objects.live().filter(state="candidate", article=OuterRef("article"))
    claims = within(scope, Claim.objects.filter(~Exists(candidates), deleted_at__isnull=True))
    machine, desk = claims.filter(origin="machine"), claims.exclude(state="rejected")
    kept = desk.filter(origin="machine", span_version=1)
    return agreement.specific_agreement(kept.count(), machine.count(), desk.count())


def pairs(scope: Scope) -> Figure:
    """Positive specific agreement of the machine's pairs and the desk's confirmed contradictions.

    Only confirmed ones count, for these are seen by all.
    """
    claims = within(scope, Claim.objects.live()).order_by().values("pk")
    proposed = Proposal.objects.of_pairs().filter(pair_a__in=claims, pair_b__in=claims)
    confirmed = Contradiction.objects.live().filter(state="confirmed")
    confirmed = confirmed.filter(claim_a__in=claims, claim_b__in=claims)
    a, b = OuterRef("claim_a"), OuterRef("claim_b")
    alike = Exists(proposed.filter(pair_a=a, pair_b=b)) | Exists(
        proposed.filter(pair_a=b, pair_b=a)
    )
    both = confirmed.filter(alike).count()
    return agreement.specific_agreement(both, proposed.count(), confirmed.count())


def _alpha(units: list[Unit], distance: Distance) -> Figure:
    return agreement.alpha_of_alike(
        ((list(unit.values()), times) for unit, times in units), distance
    )


def _pair(a: User, b: User, confusions: dict[str, Confusions]) -> Pair:
    met = min(a.pk, b.pk), max(a.pk, b.pk)
    return Pair(
        a,
        b,
        {name: agreement.kappa(found.get(met, Counter())) for name, found in confusions.items()},
    )
