"""Which claims speak of the same: an index over many claims, searched in bounded time.

Two rankings are fused by reciprocal rank (Cormack, Clarke and Buettcher, "Reciprocal Rank Fusion
outperforms Condorcet", SIGIR 2009): one by light stems, one by character 3- to 5-grams, which see
through inflection that the stems leave. Both are cosines of TF-IDF weights.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claims.domain import arabic

_RANK_OFFSET = 60  # the constant k of the paper
_LONGEST_POSTINGS = 200  # terms that more claims share tell little and cost much
_SMALL = 200  # in sets up to this size every term is looked up
_RAREST = 64  # of a claim's terms, how many are looked up in larger sets
_DEPTH = 60  # how far down each ranking is read

Ranking = dict[int, float]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A claim by its number, how like it is (the larger cosine, 0–1) and its fused rank."""

    number: int
    similarity: float
    fused: float


class Index:
    """The claims' texts, numbered from 0, ready to be asked for what is near."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stems = _Space(texts, stems)
        self._grams = _Space(texts, grams)

    def nearest(self, number: int, count: int) -> list[Neighbour]:
        """Up to `count` other claims, the nearest first."""
        return self._fuse(self._stems.near(number), self._grams.near(number), count)

    def nearest_to(self, text: str, count: int) -> list[Neighbour]:
        """The same for a text that is not one of the indexed."""
        return self._fuse(self._stems.near_text(text), self._grams.near_text(text), count)

    def similarity(self, a: int, b: int) -> float:
        """The larger of the two cosines of two claims, from 0 to 1."""
        return max(self._stems.cosine(a, b), self._grams.cosine(a, b))

    def _fuse(self, by_stems: Ranking, by_grams: Ranking, count: int) -> list[Neighbour]:
        fused: dict[int, float] = defaultdict(float)
        for ranking in (by_stems, by_grams):
            for rank, number in enumerate(_best(ranking, _DEPTH), start=1):
                fused[number] += (_RANK_OFFSET + 1) / (_RANK_OFFSET + rank) / 2
        return [
            Neighbour(
                number, max(by_stems.get(number, 0.0), by_grams.get(number, 0.0)), fused[number]
            )
            for number in _best(fused, count)
        ]


class _Space:
    """TF-IDF vectors of unit length with their inverted index."""

    def __init__(self, texts: Sequence[str], terms_of: Callable[[str], Iterable[str]]) -> None:
        self._terms_of = terms_of
        counts = [Counter(terms_of(text)) for text in texts]
        self._frequency = Counter(term for count in counts for term in count)
        self._size = len(texts)
        self._vectors = [self._weigh(count) for count in counts]
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for term, weight in vector.items():
                self._postings[term].append((number, weight))

    def near(self, number: int) -> Ranking:
        found = self._search(self._vectors[number])
        found.pop(number, None)
        return found

    def near_text(self, text: str) -> Ranking:
        return self._search(self._weigh(Counter(self._terms_of(text))))

    def cosine(self, a: int, b: int) -> float:
        one, other = self._vectors[a], self._vectors[b]
        return math.fsum(one[term] * other[term] for term in one.keys() & other.keys())

    def _weigh(self, counts: Counter[str]) -> dict[str, float]:
        weights = {
            term: (1 + math.log(count)) * math.log1p(self._size / (0.5 + self._frequency[term]))
            for term, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}

    def _search(self, vector: dict[str, float]) -> Ranking:
        found: dict[int, float] = defaultdict(float)
        for term in self._telling(vector):
            weight = vector[term]
            for number, other in self._postings[term]:
                found[number] += weight * other
        return found

    def _telling(self, vector: dict[str, float]) -> Iterable[str]:
        known = [term for term in vector if term in self._postings]
        if self._size <= _SMALL:
            return known
        rare = [term for term in known if self._frequency[term] <= _LONGEST_POSTINGS]
        return heapq.nsmallest(_RAREST, rare, key=lambda term: (self._frequency[term], term))


def stems(text: str) -> tuple[str, ...]:
    """The light stems of the text's words, in order; the commonest function words are left out."""
    return tuple(
        arabic.light_stem(word)
        for word in arabic.normalise(text).split()
        if word not in _FUNCTION_WORDS
    )


def grams(text: str) -> Iterable[str]:
    """Character 3- to 5-grams of the normalised text, words set apart by one space."""
    padded = f" {arabic.normalise(text)} "
    for length in (3, 4, 5):
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]


def _best(ranking: Ranking, count: int) -> list[int]:
    return heapq.nsmallest(count, ranking, key=lambda number: (-ranking[number], number))


_FUNCTION_WORDS = frozenset(
    arabic.normalise(
        "في من على إلى عن مع أن إن أنه أنها إنه إنها ما لا لم لن قد كان كانت هو هي هم هذا هذه ذلك"
        " تلك التي الذي الذين بين بعد قبل منذ حتى كل أي أو ثم لكن كما عند عبر خلال ضد نحو حول بأن"
        " وأن وقد ولا وفي ومن وعلى فيه فيها منه منها عليه عليها به بها له لها لهم إلا غير أما إذا"
    ).split()
)
