"""Which claims speak of the same: an inverted index over many claims, searched in bounded time.

A claim is a TF-IDF vector in which two kinds of terms are fused: the character 4-grams of its
words, which see through inflection, and their stems, which know whole words. Likeness is the cosine
of two vectors.
"""

import functools
import heapq
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claims.domain import arabic
from claims.domain.arabic import Stem
from claims.domain.memos import Memo

_GRAM = 4
_STEM = 0.5  # weight of a stem beside that of a gram
_BUDGET = 1_000  # entries of the index that one search reads, those of the rarest terms first

Likeness = dict[int, float]  # claims by their numbers, each with its cosine, from 0 to 1


class Index:
    """The claims' texts, numbered from 0, ready to be asked for what is near."""

    def __init__(self, texts: Sequence[str], stem: Stem = arabic.light_stem) -> None:
        self._stem = stem
        counts = [Counter(terms(text, stem)) for text in texts]
        self._frequency = Counter(term for count in counts for term in count)
        self._size = len(texts)
        self._vectors = [self._weigh(count) for count in counts]
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for term, weight in vector.items():
                self._postings[term].append((number, weight))

    def near(self, number: int) -> Likeness:
        """How like one of the claims those others are that share its rarer terms."""
        found = self._search(self._vectors[number])
        found.pop(number, None)
        return found

    def near_text(self, text: str) -> Likeness:
        """The same for a text that is not one of the indexed."""
        return self._search(self._weigh(Counter(terms(text, self._stem))))

    def _search(self, vector: Mapping[str, float]) -> Likeness:
        """Cosines, but for terms so common that the budget does not reach them."""
        found: dict[int, float] = defaultdict(float)
        left = _BUDGET
        for term in sorted(vector.keys() & self._postings.keys(), key=self._rarest_first):
            postings = self._postings[term]
            left -= len(postings)
            if left < 0:
                break
            weight = vector[term]
            for number, other in postings:
                found[number] += weight * other
        return found

    def _rarest_first(self, term: str) -> tuple[int, str]:
        return self._frequency[term], term

    def _weigh(self, counts: Counter[str]) -> dict[str, float]:
        weights = {
            term: (1 + math.log(count))
            * math.log1p(self._size / (0.5 + self._frequency[term]))
            * (_STEM if term[0] == _MARK else 1.0)
            for term, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}


def nearest(found: Likeness, count: int) -> list[int]:
    """Up to `count` of the claims found, the likest first."""
    ranked = heapq.nsmallest(count, [(-likeness, number) for number, likeness in found.items()])
    return [number for _, number in ranked]


def terms(text: str, stem: Stem = arabic.light_stem) -> Iterable[str]:
    """What a text is found by: the grams and the stems of its words, function words left out."""
    for word in content_words(text):
        yield from _terms_of(word, stem)


def stems(text: str, stem: Stem = arabic.light_stem) -> tuple[str, ...]:
    """The stems of the text's words, in order; the commonest function words are left out."""
    return tuple(map(stem, content_words(text)))


def content_words(text: str) -> list[str]:
    """The words of the text, normalised, without the commonest function words."""
    return list(itertools.chain.from_iterable(map(_CONTENT.__getitem__, text.split())))


def _content(piece: str) -> tuple[str, ...]:
    words = arabic.normalise(piece).split()
    return tuple(word for word in words if word not in FUNCTION_WORDS)


_CONTENT = Memo(_content)


@functools.lru_cache(maxsize=65_536)
def _terms_of(word: str, stem: Stem) -> tuple[str, ...]:
    padded = f" {word} "
    grams = [padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1))]
    return (*grams, _MARK + stem(word))


_MARK = "="  # before a stem, which is else spelt like a gram
FUNCTION_WORDS = frozenset(
    arabic.normalise(
        "في من على إلى عن مع أن إن أنه أنها إنه إنها ما لا لم لن قد كان كانت هو هي هم هذا هذه ذلك"
        " تلك التي الذي الذين بين بعد قبل منذ حتى كل أي أو ثم لكن كما عند عبر خلال ضد نحو حول بأن"
        " وأن وقد ولا وفي ومن وعلى فيه فيها منه منها عليه عليها به بها له لها لهم إلا غير أما إذا"
    ).split()
)
