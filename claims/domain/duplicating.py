"""Captions and repeated sentences: which claim says nothing but the words of another.

Measured by token containment: a caption is often a body sentence cut short, which similarity
ratios and Jaccard's index miss.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from claims.domain import arabic
from claims.domain.proposals import ClaimRef

_FEWEST_WORDS = 5  # shorter claims recur by chance
_LEAST_CONTAINED = 0.9  # of the shorter claim's words, as many stand in the longer one
_RAREST = 3  # a copy holds the original's words: enough of its rarest ones lead to it
_CANDIDATES = 50  # how many of the claims with those words are looked at


@dataclass(frozen=True, slots=True)
class _Text:
    ref: ClaimRef
    words: tuple[str, ...]
    counts: Counter[str]


def duplicates(quotes: Sequence[Sequence[str]]) -> dict[ClaimRef, ClaimRef]:
    """For each claim that repeats another, the one that it repeats, which itself repeats none.

    `quotes` holds each document's claims in the order of the text. The shorter points to the
    longer; of equal ones the earlier to the last of the same document, for captions stand
    before or beside the body, and across documents the later document to the earlier.
    """
    texts = [
        _text((document, number), quote)
        for document, claims in enumerate(quotes)
        for number, quote in enumerate(claims)
    ]
    index = _index(texts)
    canonical: dict[ClaimRef, ClaimRef] = {}
    for text in sorted(texts, key=_fullest_first):
        original = _original(text, index, canonical)
        if original:
            canonical[text.ref] = original
    return canonical


def _text(ref: ClaimRef, quote: str) -> _Text:
    words = tuple(arabic.normalise(quote).split())
    return _Text(ref, words, Counter(words))


def _fullest_first(text: _Text) -> tuple[int, int, int]:
    document, number = text.ref
    return -len(text.words), document, -number


def _index(texts: Sequence[_Text]) -> dict[str, list[_Text]]:
    """Which claims hold a word, the fullest first."""
    index: dict[str, list[_Text]] = defaultdict(list)
    for text in sorted(texts, key=_fullest_first):
        for word in text.counts:
            index[word].append(text)
    return index


def _original(
    text: _Text, index: dict[str, list[_Text]], canonical: dict[ClaimRef, ClaimRef]
) -> ClaimRef | None:
    """The fullest claim before this one that holds its words, unless that repeats another."""
    if len(text.words) < _FEWEST_WORDS:
        return None
    for other in _candidates(text, index):
        if _fullest_first(other) >= _fullest_first(text):
            continue
        if other.ref not in canonical and _repeats(text, other):
            return other.ref
    return None


def _candidates(text: _Text, index: dict[str, list[_Text]]) -> list[_Text]:
    """Claims that hold some of the rarest words of the text, the fullest first."""
    missing = int(len(text.words) * (1 - _LEAST_CONTAINED))
    rarest = sorted(text.counts, key=lambda word: (len(index[word]), word))[: missing + _RAREST]
    found = {other.ref: other for word in rarest for other in index[word][:_CANDIDATES]}
    return sorted(found.values(), key=_fullest_first)


def _repeats(text: _Text, other: _Text) -> bool:
    """Whether nearly all words stand in the other, in their order, no number or "not" apart."""
    if (text.counts - other.counts).total() > len(text.words) * (1 - _LEAST_CONTAINED):
        return False
    blocks = SequenceMatcher(None, text.words, other.words, autojunk=False).get_matching_blocks()
    if sum(block.size for block in blocks) < len(text.words) * _LEAST_CONTAINED:
        return False
    return not any(
        word.isdigit() or word in arabic.NEGATIONS for word in _apart(text, other, blocks)
    )


def _apart(text: _Text, other: _Text, blocks: Sequence[Match]) -> list[str]:
    """The words that only one has, from the first common word to the last."""
    *common, _end = blocks
    words: list[str] = []
    for block, following in itertools.pairwise(common):
        words += text.words[block.a + block.size : following.a]
        words += other.words[block.b + block.size : following.b]
    return [*text.words[: common[0].a], *words, *text.words[common[-1].a + common[-1].size :]]
