"""Texts that are nearly the same: told by a few numbers, then by their words.

A text's runs of four words are hashed; the lowest and the highest hash are its marks (min-wise
hashing after Broder, "On the resemblance and containment of documents", 1997). Two texts that
share a part p of their runs share one mark at least with the probability 1 - (1 - p)². Texts with
a mark in common are then compared run by run.
"""

import re
import zlib
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


def marks(text: str) -> Marks:
    """The marks of a text; one of fewer than four words is one run."""
    hashes = _runs(text)
    return Marks(min(hashes), max(hashes))


def resemblance(a: str, b: str) -> float:
    """The part of the runs of both that is in both (Jaccard), from 0 to 1."""
    one, other = _runs(a), _runs(b)
    return len(one & other) / len(one | other)


def _runs(text: str) -> set[int]:
    """A hash for each run of four words, as they are spelt without marks."""
    words = [word.encode() for word in _WORD.findall(text.translate(_FOLDED))]
    runs = zip(words, words[1:], words[2:], words[3:], strict=False)
    return {zlib.crc32(b" ".join(run)) for run in runs} or {zlib.crc32(b" ".join(words))}
