"""Texts that are nearly the same: told by a few numbers, then by their words.

A text's runs of four words are hashed; the lowest and the highest hash are its marks (min-wise
hashing after Broder, "On the resemblance and containment of documents", 1997). Two texts that
share a part p of their runs share one mark at least with the probability 1 - (1 - p)². Texts with
a mark in common are then compared run by run.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 0.6  # of the runs of both texts, so many are in both

_WORD = re.compile(r"\w+")
# Marks on letters, tatweel; letters that are spelt in several ways.
_FOLDED = str.maketrans("أإآٱىة", "اااايه", "".join(map(chr, range(0x64B, 0x660))) + "ـ\u0670")


@dataclass(frozen=True, slots=True)
class Marks:
    """The lowest and the highest hash of a text's runs, from 0 to 2³² - 1."""

    lowest: int
    highest: int


def runs(text: str) -> frozenset[int]:
    """A hash for each run of four words, as they are spelt without marks; one at least."""
    words = [word.encode() for word in _WORD.findall(text.translate(_FOLDED))]
    fours = zip(words, words[1:], words[2:], words[3:], strict=False)
    return frozenset(map(_hash, fours)) or frozenset([_hash(words)])


def marks(runs: frozenset[int]) -> Marks:
    """The marks of a text with these runs."""
    return Marks(min(runs), max(runs))


def resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """The part of the runs of both texts that is in both (Jaccard), from 0 to 1."""
    return len(a & b) / len(a | b)


def _hash(words: Iterable[bytes]) -> int:
    return zlib.crc32(b" ".join(words))
