"""How far reviewers agree, beyond what chance would do.

alpha: K. Krippendorff, Content Analysis, 2nd ed. (2004), ch. 11. kappa: J. Cohen (1960).
MASI: R. Passonneau, "Measuring Agreement on Set-Valued Items (MASI)" (LREC 2006). Specific
agreement: R. L. Spitzer and J. L. Fleiss (1974); on spans it is their exact F1. Interval:
percentile bootstrap over units. A figure that is not defined says why, and never passes for 0 or 1.
"""

import datetime
import random
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from claims.domain.problems import N_

Label = Hashable
Distance = Callable[[Label, Label], float]
Unit = TypeVar("Unit")

# From so many units on a figure stands without an interval.
ENOUGH = 50
RESAMPLES = 1000
SEED = 1960

NO_PAIRS = N_("no claim was answered by two people independently of each other")
ONE_LABEL = N_("only one label was ever used, so chance cannot be told from agreement")
NOTHING = N_("neither marked anything")

# The lowest value of each band with its name, best first.
KRIPPENDORFF_2004 = (
    (0.8, N_("reliable")),
    (0.667, N_("for tentative conclusions only")),
    (float("-inf"), N_("not reliable")),
)
LANDIS_KOCH_1977 = (
    (0.81, N_("almost perfect")),
    (0.61, N_("substantial")),
    (0.41, N_("moderate")),
    (0.21, N_("fair")),
    (0.0, N_("slight")),
    (float("-inf"), N_("poor")),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value over `n` units, or None and the reason; `interval` is that of 95 per cent."""

    value: float | None
    n: int
    reason: str = ""
    interval: tuple[float, float] | None = None

    def band(self, bands: Sequence[tuple[float, str]]) -> str:
        """The name of the band that the value, rounded to three places, lies in."""
        if self.value is None:
            return ""
        return next(name for lowest, name in bands if round(self.value, 3) >= lowest)


@dataclass(frozen=True, slots=True)
class Submission:
    """One submitted answer: whose, for which claim (at its present span), when, its labels.

    `adjudicated_at` is when an editor first decided on the claim, None if never.
    """

    claim: int
    annotator: int
    at: datetime.datetime
    kind: str
    speakers: frozenset[str]
    proposition: str | None
    stance: str | None
    adjudicated_at: datetime.datetime | None = None


def independent(submissions: Iterable[Submission]) -> list[Submission]:
    """One answer of each person for each claim: the last that they gave while still blind.

    Blind is whoever answers first, until another does; and each other's first answer. What was
    answered after a first decision is left out: everyone could have read that.
    """
    chosen: dict[tuple[int, int], Submission] = {}
    for each in sorted(submissions, key=lambda each: (each.claim, each.at, each.annotator)):
        if each.adjudicated_at and each.at >= each.adjudicated_at:
            continue
        others = any(claim == each.claim and by != each.annotator for claim, by in chosen)
        if not others or (each.claim, each.annotator) not in chosen:
            chosen[each.claim, each.annotator] = each
    return list(chosen.values())


def nominal(a: Label, b: Label) -> float:
    return 0.0 if a == b else 1.0


def masi(a: Set[Hashable], b: Set[Hashable]) -> float:
    """1 − Jaccard · monotonicity: 0 for equal sets (two empty ones too), 1 for disjoint ones."""
    if a == b:
        return 0.0
    common = len(a & b)
    monotonicity = 2 / 3 if common == min(len(a), len(b)) else 1 / 3
    return 1 - common / len(a | b) * monotonicity


def alpha(
    units: Iterable[Collection[Label]],
    distance: Distance = nominal,
    *,
    resamples: int = RESAMPLES,
) -> Figure:
    """Krippendorff's alpha of the labels that each unit got; one with fewer than two is left out.

    Below `ENOUGH` units with the interval of so many resamples, none if they are 0.
    """
    parts = [_part(labels, distance) for labels in units if len(labels) > 1]
    if not parts:
        return Figure(None, 0, NO_PAIRS)
    found = _alpha(parts, distance)
    if found is None:
        return Figure(None, len(parts), ONE_LABEL)
    figure = Figure(found, len(parts))
    return _with_interval(figure, parts, lambda drawn: _alpha(drawn, distance), resamples)


def kappa(pairs: Sequence[tuple[Label, Label]], *, resamples: int = RESAMPLES) -> Figure:
    """Cohen's kappa of two reviewers' labels, one pair for each unit that both labelled.

    With an interval as that of `alpha`.
    """
    if not pairs:
        return Figure(None, 0, NO_PAIRS)
    found = _kappa(pairs)
    if found is None:
        return Figure(None, len(pairs), ONE_LABEL)
    return _with_interval(Figure(found, len(pairs)), pairs, _kappa, resamples)


def specific_agreement(both: int, one: int, other: int) -> Figure:
    """2 · both / (one + other): how many each marked, and how many of these both did.

    On spans with the same ends it is their exact F1; on pairs, positive specific agreement.
    n is how many were marked at all.
    """
    if not one and not other:
        return Figure(None, 0, NOTHING)
    return Figure(2 * both / (one + other), one + other - both)


def confusion(pairs: Iterable[tuple[Label, Label]]) -> Counter[tuple[Label, Label]]:
    """How often the first reviewer said one label where the second said another."""
    return Counter(pairs)


def label_agreement(
    table: Counter[tuple[Label, Label]], labels: Iterable[Label]
) -> dict[Label, Figure]:
    """The specific agreement on each label of a confusion table."""
    firsts: Counter[Label] = Counter()
    seconds: Counter[Label] = Counter()
    for (first, second), count in table.items():
        firsts[first] += count
        seconds[second] += count
    return {
        label: specific_agreement(table[label, label], firsts[label], seconds[label])
        for label in labels
    }


def common(
    ratings: Iterable[tuple[int, int, Label]], a: int, b: int
) -> Iterator[tuple[Label, Label]]:
    """The labels of reviewers a and b for each unit that both labelled, in the units' order.

    A rating is (unit, reviewer, label).
    """
    by_unit: dict[int, dict[int, Label]] = {}
    for unit, rater, label in ratings:
        by_unit.setdefault(unit, {})[rater] = label
    for _unit, labels in sorted(by_unit.items()):
        if a in labels and b in labels:
            yield labels[a], labels[b]


# What one unit adds: its own disagreement, summed over pairs of its labels, and its labels.
_Part = tuple[float, Counter[Label]]


def _part(labels: Collection[Label], distance: Distance) -> _Part:
    counts = Counter(labels)
    return _disagreement(counts, distance) / (len(labels) - 1), counts


def _alpha(parts: Sequence[_Part], distance: Distance) -> float | None:
    """1 − observed / expected disagreement; None if no two labels differ at all."""
    totals: Counter[Label] = Counter()
    for _own, counts in parts:
        totals.update(counts)
    n = totals.total()
    expected = _disagreement(totals, distance) / (n - 1)
    if not expected:
        return None
    return 1 - sum(own for own, _counts in parts) / expected


def _disagreement(counts: Counter[Label], distance: Distance) -> float:
    labels = list(counts.items())
    return sum(
        2 * n * m * distance(a, b) for i, (a, n) in enumerate(labels) for b, m in labels[i + 1 :]
    )


def _kappa(pairs: Sequence[tuple[Label, Label]]) -> float | None:
    n = len(pairs)
    firsts, seconds = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    chance = sum(firsts[label] * seconds[label] for label in firsts) / (n * n)
    if chance == 1:
        return None
    observed = sum(a == b for a, b in pairs) / n
    return (observed - chance) / (1 - chance)


def _with_interval(
    figure: Figure,
    units: Sequence[Unit],
    value: Callable[[Sequence[Unit]], float | None],
    resamples: int,
) -> Figure:
    """With the 2.5th and 97.5th percentile over resamples, drawn with replacement.

    Resamples in which the value is not defined are left out; they are the same every time. From
    one unit nothing can be drawn but itself, and from `ENOUGH` on there is no need.
    """
    if not (resamples and 1 < len(units) < ENOUGH):
        return figure
    draw = random.Random(SEED)
    drawn = (value(draw.choices(units, k=len(units))) for _n in range(resamples))
    values = sorted(each for each in drawn if each is not None)
    low, high = (values[round(share * (len(values) - 1))] for share in (0.025, 0.975))
    return replace(figure, interval=(low, high))
