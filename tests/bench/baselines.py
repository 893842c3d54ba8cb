"""What rankings are set beside: BM25 on two kinds of words, TF-IDF of character n-grams.

Plain textbook forms that hold every text against every other, to be read rather than fast.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from camel_tools.tokenizers.word import simple_word_tokenize
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)

Terms = Callable[[str], Iterable[str]]
Scores = Callable[[str], list[float]]  # of a text towards each of the pool

# Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
_SATURATION, _LENGTH = 1.2, 0.75


def camel_words(text: str) -> list[str]:
    """camel-tools' tokens of the text that it normalises."""
    plain = dediac_ar(normalize_unicode(text))
    plain = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(plain)))
    return [word for word in simple_word_tokenize(plain) if word.isalnum()]


def character_grams(text: str) -> list[str]:
    """3- to 5-grams of each word between spaces, as scikit-learn's `char_wb` counts them."""
    return [
        f" {word} "[start : start + length]
        for word in camel_words(text)
        for length in (3, 4, 5)
        for start in range(max(1, len(word) + 3 - length))
    ]


def bm25(pool: Sequence[str], terms: Terms) -> Scores:
    counts = [Counter(terms(text)) for text in pool]
    frequency = Counter(term for count in counts for term in count)
    mean = sum(count.total() for count in counts) / len(counts)

    def weight(term: str, count: Counter[str]) -> float:
        rarity = math.log(1 + (len(pool) - frequency[term] + 0.5) / (frequency[term] + 0.5))
        longer = 1 - _LENGTH + _LENGTH * count.total() / mean
        return rarity * count[term] * (_SATURATION + 1) / (count[term] + _SATURATION * longer)

    def scores(text: str) -> list[float]:
        asked = set(terms(text))
        return [sum(weight(term, count) for term in asked & count.keys()) for count in counts]

    return scores


def cosine(pool: Sequence[str], terms: Terms) -> Scores:
    """TF-IDF with smoothed inverse document frequency, as scikit-learn weighs by default."""
    counts = [Counter(terms(text)) for text in pool]
    frequency = Counter(term for count in counts for term in count)

    def vector(count: Counter[str]) -> dict[str, float]:
        found = {
            term: number * (1 + math.log((1 + len(pool)) / (1 + frequency[term])))
            for term, number in count.items()
        }
        length = math.sqrt(sum(each * each for each in found.values())) or 1.0
        return {term: each / length for term, each in found.items()}

    vectors = [vector(count) for count in counts]

    def scores(text: str) -> list[float]:
        asked = vector(Counter(terms(text)))
        return [
            sum(asked[term] * other[term] for term in asked.keys() & other) for other in vectors
        ]

    return scores


BASELINES: dict[str, Callable[[Sequence[str]], Scores]] = {
    "BM25, white space": lambda pool: bm25(pool, str.split),
    "BM25, camel-tools": lambda pool: bm25(pool, camel_words),
    "TF-IDF, 3–5-grams": lambda pool: cosine(pool, character_grams),
}
