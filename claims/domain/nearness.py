"""Which claims of a large base come near one: how to ask an index, and how near they are.

An index can find rare terms quickly, and common ones only together: a question is a choice of
combinations of terms, each of which few rows hold. Whatever repeats a claim holds all of them.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_FEW = 400  # rows that a combination may be expected to find
_RAREST = 8  # terms that are combined with each other
_MOST = 3  # terms in a combination
_EVERYWHERE = 0.1  # terms in more of the rows tell nothing


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In what part of the base's `rows` a term stands, 0–1; unknown ones are rarer than `least`."""

    rows: float
    known: Mapping[str, float]
    least: float

    def part(self, term: str) -> float:
        return self.known.get(term, self.least / 2)

    def weight(self, term: str) -> float:
        """Inverse document frequency."""
        return math.log1p(self.rows / (0.5 + self.rows * self.part(term)))


def combinations(terms: Iterable[str], frequencies: Frequencies) -> list[tuple[str, ...]]:
    """Sets of terms to look for, each expected in few rows; none holds another."""
    telling = [
        term
        for term in terms
        if frequencies.part(term) <= _EVERYWHERE or _expected([term], frequencies) <= _FEW
    ]
    rarest = sorted(telling, key=lambda term: (frequencies.part(term), term))
    chosen: list[tuple[str, ...]] = []
    for size in range(1, _MOST + 1):
        among = rarest if size == 1 else rarest[:_RAREST]
        for combination in itertools.combinations(among, size):
            is_few = _expected(combination, frequencies) <= _FEW
            if is_few and not any(set(smaller) <= set(combination) for smaller in chosen):
                chosen.append(combination)
    return chosen


def _expected(terms: Sequence[str], frequencies: Frequencies) -> float:
    """How many rows hold all the terms, were they independent."""
    return frequencies.rows * math.prod(frequencies.part(term) for term in terms)


def similarity(a: Iterable[str], b: Iterable[str], frequencies: Frequencies) -> float:
    """The cosine of the two sets of terms, weighted, from 0 to 1."""
    one, other = set(a), set(b)
    shared = _square(one & other, frequencies)
    lengths = math.sqrt(_square(one, frequencies) * _square(other, frequencies))
    return shared / lengths if lengths else 0.0


def _square(terms: Iterable[str], frequencies: Frequencies) -> float:
    return math.fsum(frequencies.weight(term) ** 2 for term in terms)
