"""Texts that are nearly the same: told by a few numbers, then by their words.

A text's runs of four words are hashed; the lowest and the highest hash are its marks (min-wise
hashing after Broder, "On the resemblance and containment of documents", 1997). Two texts that
share a part p of their runs share one mark at least with the probability 1 - (1 - p)². Texts with
a mark in common are then compared run by run.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain.memos import Memo

LEAST = 0.6  # of the runs of both texts, so many are in both

_WIDTH = 8  # bytes for a word's hash, with room for four of them times a factor
_FACTORS = (0x1B873593, 0x19D699A5, 0x165667B1, 0x1C6EF373)  # odd, without a pattern, below 2²⁹
_FOUR = sum(by << 8 * _WIDTH * (3 - place) for place, by in enumerate(_FACTORS))
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
    return frozenset(_hashes(text.split()))


def marks(text: str) -> Marks:
    """The marks of the text."""
    return marks_of(text.split())


def marks_of(words: Sequence[str]) -> Marks:
    """The marks of a text that is cut at its white space."""
    hashes = _hashes(words)
    return Marks(min(hashes), max(hashes))


def resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """The part of the runs of both texts that is in both (Jaccard), from 0 to 1."""
    return len(a & b) / len(a | b)


def _hashes(pieces: Sequence[str]) -> Sequence[int]:
    """The runs' hashes in the text's order, all worked out in one long number.

    A word's hash takes up the lower half of eight bytes of it. In the number times four factors,
    each moved on by a word more, the eight bytes of a word sum up its own hash and those of the
    three before it, each by its factor, in less than 2⁶³. So modulo 2³² no run with another word is
    likelier to have the hash of a run than by chance.
    """
    words = b"".join(map(_WORDS.__getitem__, pieces))
    count = len(words) // _WIDTH
    if not count:
        return (0,)
    runs = int.from_bytes(words, "little") * _FOUR
    halves = memoryview(runs.to_bytes(len(words) + 4 * _WIDTH, "little")).cast("I")
    return halves[6 : 6 + 2 * max(count - 3, 1) : 2].tolist()


def _words_in(piece: str) -> bytes:
    """The hashes of a text's words without white space, as they are spelt without marks."""
    words = _WORD.findall(_folded(piece))
    return b"".join([zlib.crc32(word.encode()).to_bytes(_WIDTH, "little") for word in words])


_WORDS: Memo[str, bytes] = Memo(_words_in)


def _folded(text: str) -> str:
    text = _UNREAD.sub("", text)
    for letter, plain in _FOLDED.items():
        text = text.replace(letter, plain)
    return text
