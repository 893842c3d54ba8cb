"""How far reviewers agree, beyond what chance would do.

alpha: K. Krippendorff, Content Analysis, 2nd ed. (2004), ch. 11. kappa: J. Cohen (1960).
MASI: R. Passonneau, "Measuring Agreement on Set-Valued Items (MASI)" (LREC 2006). Specific
agreement: R. L. Spitzer and J. L. Fleiss (1974); on spans it is their exact F1. Interval:
percentile bootstrap over units. A figure that is not defined says why, and never passes for 0 or 1.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations
from operator import itemgetter

from claims.domain.problems import N_

Label = Hashable
# 0 for equal labels, and 1 for different ones that share no element.
Distance = Callable[[Label, Label], float]

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


def independent(answers: Iterable[tuple[int, Label]]) -> dict[int, Label]:
    """The label by which each person counts, of the answers to one claim in the order given.

    An answer is (person, label). What counts is the last one that they gave while still blind, and
    blind is whoever answers first, until another does; and each other at their first answer.
    """
    chosen: dict[int, Label] = {}
    for person, label in answers:
        is_alone = chosen.keys() <= {person}
        if is_alone or person not in chosen:
            chosen[person] = label
    return chosen


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
    return alpha_of_alike(((labels, 1) for labels in units), distance, resamples=resamples)


def alpha_of_alike(
    units: Iterable[tuple[Collection[Label], int]],
    distance: Distance = nominal,
    *,
    resamples: int = RESAMPLES,
) -> Figure:
    """`alpha` of units of which so many got the same labels."""
    parts = [_part(labels, times, distance) for labels, times in units if len(labels) > 1]
    n = sum(times for _own, _counts, times in parts)
    if not parts:
        return Figure(None, 0, NO_PAIRS)
    found = _alpha(parts, distance)
    if found is None:
        return Figure(None, n, ONE_LABEL)
    return _with_interval(Figure(found, n), parts, distance, resamples)


def kappa(table: Counter[tuple[Label, Label]]) -> Figure:
    """Cohen's kappa of two reviewers: how often one said a label where the other said another."""
    if not table:
        return Figure(None, 0, NO_PAIRS)
    n = table.total()
    firsts, seconds = _margins(table)
    chance = sum(firsts[label] * seconds[label] for label in firsts) / (n * n)
    if chance == 1:
        return Figure(None, n, ONE_LABEL)
    observed = sum(times for (a, b), times in table.items() if a == b) / n
    return Figure((observed - chance) / (1 - chance), n)


def specific_agreement(both: int, one: int, other: int) -> Figure:
    """2 · both / (one + other): how many each marked, and how many of these both did.

    On spans with the same ends it is their exact F1; on pairs, positive specific agreement.
    n is how many were marked at all.
    """
    if not one and not other:
        return Figure(None, 0, NOTHING)
    return Figure(2 * both / (one + other), one + other - both)


def confusions(
    units: Iterable[tuple[Mapping[int, Label], int]],
) -> dict[tuple[int, int], Counter[tuple[Label, Label]]]:
    """By two reviewers, the lower number first: how often who said one label where who said what.

    A unit is the label of each of its reviewers, and how many units got just these.
    """
    found: dict[tuple[int, int], Counter[tuple[Label, Label]]] = defaultdict(Counter)
    for labels, times in units:
        for (a, one), (b, other) in combinations(sorted(labels.items(), key=itemgetter(0)), 2):
            found[a, b][one, other] += times
    return found


def turned(table: Counter[tuple[Label, Label]]) -> Counter[tuple[Label, Label]]:
    """The table with the second reviewer first."""
    return Counter({(other, one): times for (one, other), times in table.items()})


def label_agreement(
    table: Counter[tuple[Label, Label]], labels: Iterable[Label]
) -> dict[Label, Figure]:
    """The specific agreement on each label of a confusion table."""
    firsts, seconds = _margins(table)
    return {
        label: specific_agreement(table[label, label], firsts[label], seconds[label])
        for label in labels
    }


def _margins(table: Counter[tuple[Label, Label]]) -> tuple[Counter[Label], Counter[Label]]:
    """How often the first reviewer said each label, and the second."""
    firsts: Counter[Label] = Counter()
    seconds: Counter[Label] = Counter()
    for (first, second), times in table.items():
        firsts[first] += times
        seconds[second] += times
    return firsts, seconds


# What units with the same labels add: each one's own disagreement, summed over pairs of its labels,
# the labels, and how many units they are.
_Part = tuple[float, Counter[Label], int]


def _part(labels: Collection[Label], times: int, distance: Distance) -> _Part:
    counts = Counter(labels)
    return _disagreement(counts, distance) / (len(labels) - 1), counts, times


def _alpha(parts: Sequence[_Part], distance: Distance) -> float | None:
    """1 − observed / expected disagreement; None if no two labels differ at all."""
    totals: Counter[Label] = Counter()
    for _own, counts, times in parts:
        for label, count in counts.items():
            totals[label] += count * times
    n = totals.total()
    expected = _disagreement(totals, distance) / (n - 1)
    if not expected:
        return None
    return 1 - sum(own * times for own, _counts, times in parts) / expected


def _disagreement(counts: Counter[Label], distance: Distance) -> float:
    """Summed over pairs of labels, each way: any two differ by 1 but sets that share something."""
    n = counts.total()
    apart = n * n - sum(times * times for times in counts.values())
    return apart - sum(
        2 * counts[a] * counts[b] * (1 - distance(a, b)) for a, b in _sharing(counts)
    )


def _sharing(labels: Iterable[Label]) -> set[tuple[Label, Label]]:
    """Pairs of different sets with an element in common."""
    holding: dict[Hashable, list[Label]] = defaultdict(list)
    for label in labels:
        for element in label if isinstance(label, Set) else ():
            holding[element].append(label)
    return {pair for sets in holding.values() for pair in combinations(sets, 2)}


def _with_interval(
    figure: Figure, parts: Sequence[_Part], distance: Distance, resamples: int
) -> Figure:
    """With the 2.5th and 97.5th percentile over resamples, drawn with replacement.

    Resamples in which the value is not defined are left out; they are the same every time. From
    one unit nothing can be drawn but itself, and from `ENOUGH` on there is no need.
    """
    if not (resamples and 1 < figure.n < ENOUGH):
        return figure
    units = [(own, counts, 1) for own, counts, times in parts for _time in range(times)]
    draw = random.Random(SEED)
    drawn = (_alpha(draw.choices(units, k=len(units)), distance) for _n in range(resamples))
    values = sorted(each for each in drawn if each is not None)
    low, high = (values[round(share * (len(values) - 1))] for share in (0.025, 0.975))
    return replace(figure, interval=(low, high))
