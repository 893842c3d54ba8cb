"""Texts that are nearly the same: told by a few numbers, then by their words.

A text's runs of four words are hashed; the lowest and the highest hash are its marks (min-wise
hashing after Broder, "On the resemblance and containment of documents", 1997). Two texts that
share a part p of their runs share one mark at least with the probability 1 - (1 - p)². Texts with
a mark in common are then compared run by run.
"""

import re
import zlib
from dataclasses import dataclass
from itertools import chain

from claims.domain.memos import Memo

LEAST = 0.6  # of the runs of both texts, so many are in both

_WORD = re.compile(r"\w+")
_UNREAD = re.compile("[\u064b-\u065f\u0640\u0670]")  # marks on letters, tatweel
_FOLDED = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"}  # spelt in several ways


@dataclass(frozen=True, slots=True)
class Marks:
    """The lowest and the highest hash of a text's runs, from 0 to 2³² - 1."""

    lowest: int
    highest: int


def runs(text: str) -> frozenset[int]:
    """A hash for each run of four words, as they are spelt without marks; one at least."""
    return frozenset(_hashes(text))


def _hashes(text: str) -> list[int]:
    words = list(chain.from_iterable(map(_WORDS.__getitem__, text.split())))
    if len(words) < 4:
        return [zlib.crc32(b" ".join(words))]
    fours = zip(words, words[1:], words[2:], words[3:], strict=False)
    return list(map(zlib.crc32, map(b" ".join, fours)))


def marks(text: str) -> Marks:
    """The marks of the text."""
    hashes = _hashes(text)
    return Marks(min(hashes), max(hashes))


def resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """The part of the runs of both texts that is in both (Jaccard), from 0 to 1."""
    return len(a & b) / len(a | b)


def _words_in(piece: str) -> tuple[bytes, ...]:
    """The words of a text without white space, as they are spelt without marks."""
    return tuple([word.encode() for word in _WORD.findall(_folded(piece))])


_WORDS: Memo[str, tuple[bytes, ...]] = Memo(_words_in)


def _folded(text: str) -> str:
    text = _UNREAD.sub("", text)
    for letter, plain in _FOLDED.items():
        text = text.replace(letter, plain)
    return text
