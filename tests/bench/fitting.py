"""How the weights of pairs (claims/domain/weights.py) were found: `python -m tests.bench.fitting`.

Logistic regression with a ridge, by Newton's method, on every pair that the sets for development
let the machine weigh. Each set has an intercept of its own, for how many pairs an author put into
his texts says nothing of what tells a pair; nor does a set with four times the pairs of another
count four times as much, but twice. A set by the authors of the rules counts half, for in its texts
what is said and what is told follow each other more neatly than in the texts of others. A set's own
figures say little, for the rules were made with it in sight: each is printed as it ranks by the
weights of all the others. The last lines are the module.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.domain import matching
from tests.bench import pairsets, sets

_RIDGE = 3.0  # on weights of features that are scaled to a standard deviation of 1
_LEVEL = 0.001  # the ridge on an intercept: as good as none
# Not fitted, for no set has an article of a few claims: the more there are the fewer of their pairs
# are wanted. It is what the fit gave when the intercepts of the sets were held together.
_GIVEN = {"claims of the article": -1.28}
_FARTHEST = 64.0  # between this and its opposite an intercept lies
_EXACT = 0.001  # how near a weight is found
_GOLD, _ALSO_VALID, _LOOKALIKE = 1.0, 0.5, 2.0  # how much one pair counts
_USUAL = 40.0  # pairs of a set, which then counts as it is
_OWN = 0.5  # how much a set by the authors of the rules counts, whose texts are not like others'
_FIRST = 25

Weights = dict[str, float]  # "" is the intercept


@dataclass(frozen=True, slots=True)
class Row:
    """A pair that was weighed: its features, whether it is wanted, and how much it counts."""

    features: Mapping[str, float]
    is_wanted: bool
    share: float
    is_gold: bool


def main() -> None:
    found = {name: rows(pairs, name in sets.OWN) for name, pairs in _sets()}
    for name, held_out in found.items():
        others = [found[each] for each in found if each != name]
        print(f"# {name}, by the others: {_figures(fit(others), held_out)}")
    _print(fit([*found.values()]))


def rows(pairs: pairsets.PairSet, is_own: bool) -> list[Row]:
    """Every pair of the set that is weighed, in the order of the texts."""
    found = []
    for a, b, features in matching.observations(pairsets.claims(pairs)):
        pair = frozenset((a, b))
        is_gold, is_valid = pair in pairs.gold, pair in pairs.also_valid
        share = _ALSO_VALID if is_valid else _LOOKALIKE if pair in pairs.lookalikes else _GOLD
        found.append(Row(features, is_gold or is_valid, share, is_gold))
    return _levelled(found, _OWN if is_own else 1.0)


def _levelled(found: Sequence[Row], share: float) -> list[Row]:
    """The rows so weighed that a set counts by the square root of the pairs that it has."""
    wanted = math.fsum(row.share for row in found if row.is_wanted)
    level = share * math.sqrt(_USUAL / wanted)
    return [replace(row, share=row.share * level) for row in found]


def fit(found: Sequence[Sequence[Row]]) -> Weights:
    """The weights under which what is wanted in each set is likeliest, small ones preferred."""
    every = [row for rows in found for row in rows]
    names = sorted({name for row in every for name in row.features} - _GIVEN.keys())
    scales = [_deviation(every, name) for name in names]
    places = {
        name: (place, scale)
        for place, (name, scale) in enumerate(zip(names, scales, strict=True), start=len(found))
    }
    data = [_scaled(row, level, places) for level, rows in enumerate(found) for row in rows]
    ridge = [_LEVEL] * len(found) + [_RIDGE] * len(names)
    weights = _likeliest(data, ridge)
    scaled = zip(names, weights[len(found) :], scales, strict=True)
    told = _GIVEN | {name: weight / scale for name, weight, scale in scaled}
    return told | {"": _intercept(told, every)}


def _intercept(weights: Weights, every: Sequence[Row]) -> float:
    """The one intercept of all sets under which as many pairs are expected as are wanted."""
    told = [log_odds({**weights, "": 0.0}, row.features) for row in every]
    wanted = math.fsum(row.share for row in every if row.is_wanted)
    low, high = -_FARTHEST, _FARTHEST
    while high - low > _EXACT:
        middle = (low + high) / 2
        expected = math.fsum(
            row.share / (1 + math.exp(-(each + middle)))
            for row, each in zip(every, told, strict=True)
        )
        low, high = (low, middle) if expected > wanted else (middle, high)
    return middle


def log_odds(weights: Weights, features: Mapping[str, float]) -> float:
    told = math.fsum(value * weights.get(name, 0.0) for name, value in features.items())
    return weights[""] + told


_Scaled = tuple[list[tuple[int, float]], bool, float, float]


def _sets() -> Iterable[tuple[str, pairsets.PairSet]]:
    yield "pairs.json", pairsets.load("pairs.json")
    for each in sets.development():
        if each.gold.get("contradictions"):
            yield each.name, pairsets.of_gold(each.name, each.gold)


def _deviation(found: Sequence[Row], name: str) -> float:
    values = [row.features.get(name, 0.0) for row in found]
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))


def _scaled(row: Row, level: int, places: Mapping[str, tuple[int, float]]) -> _Scaled:
    values = []
    for name, value in row.features.items():
        if name in places:
            place, scale = places[name]
            values.append((place, value / scale))
    given = math.fsum(row.features.get(name, 0.0) * weight for name, weight in _GIVEN.items())
    return [(level, 1.0), *sorted(values)], row.is_wanted, row.share, given


def _likeliest(data: Sequence[_Scaled], ridge: Sequence[float]) -> list[float]:
    """The weights where the penalised likelihood is highest, by steps that each raise it.

    A whole step may go so far that the likelihood falls, and with it all that follows.
    """
    weights = [0.0] * len(ridge)
    reached = _likelihood(data, weights, ridge)
    while True:
        gradient, curvature = _slopes(data, weights, ridge)
        step = _solved(curvature, gradient)
        if max(map(abs, step)) < _EXACT:
            return weights
        before, reached = reached, -math.inf
        while reached < before:
            there = [weight + change for weight, change in zip(weights, step, strict=True)]
            reached = _likelihood(data, there, ridge)
            step = [change / 2 for change in step]
        weights = there


def _slopes(
    data: Sequence[_Scaled], weights: Sequence[float], ridge: Sequence[float]
) -> tuple[list[float], list[list[float]]]:
    """The gradient and the curvature of the penalised likelihood (of its logarithm)."""
    gradient = [-each * weight for each, weight in zip(ridge, weights, strict=True)]
    curvature = [[0.0] * len(weights) for _ in weights]
    for place, each in enumerate(ridge):
        curvature[place][place] = each
    for values, is_wanted, share, given in data:
        told = given + sum(weights[place] * value for place, value in values)
        likely = 1 / (1 + math.exp(-told))
        bend = share * likely * (1 - likely)
        for place, value in values:
            gradient[place] += share * (is_wanted - likely) * value
            row, bent = curvature[place], bend * value
            for other, factor in values:
                row[other] += bent * factor
    return gradient, curvature


def _likelihood(data: Sequence[_Scaled], weights: Sequence[float], ridge: Sequence[float]) -> float:
    """The penalised likelihood (its logarithm)."""
    penalty = sum(each * weight**2 for each, weight in zip(ridge, weights, strict=True)) / 2
    return _told(data, weights) - penalty


def _told(data: Sequence[_Scaled], weights: Sequence[float]) -> float:
    found = 0.0
    for values, is_wanted, share, given in data:
        told = given + sum(weights[place] * value for place, value in values)
        found += share * (is_wanted * told - max(told, 0.0) - math.log1p(math.exp(-abs(told))))
    return found


def _solved(matrix: list[list[float]], wanted: Sequence[float]) -> list[float]:
    """The solution of a symmetric, positive definite system (Gauss and Jordan)."""
    rows = [[*row, value] for row, value in zip(matrix, wanted, strict=True)]
    for place, pivot in enumerate(rows):
        pivot[:] = [value / pivot[place] for value in pivot]
        for row in rows:
            if row is not pivot and row[place]:
                factor = row[place]
                row[:] = [a - factor * b for a, b in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]


def _figures(weights: Weights, held_out: Sequence[Row]) -> str:
    ranked = sorted(held_out, key=lambda row: -log_odds(weights, row.features))
    gold = [rank for rank, row in enumerate(ranked, start=1) if row.is_gold]
    precision = sum(place / rank for place, rank in enumerate(gold, start=1)) / len(gold)
    first = sum(rank <= _FIRST for rank in gold)
    return f"{first} of {len(gold)} among the first {_FIRST}, average precision {precision:.3f}"


def _print(weights: Weights) -> None:
    print(f"INTERCEPT = {weights.pop(''):.2f}")
    for name, weight in sorted(weights.items()):
        print(f'        "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
