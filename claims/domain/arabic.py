"""Arabic text for matching and for boundaries; the stored text itself is never changed.

Offsets are code points into the given text, end exclusive.
"""

import functools
import unicodedata
from dataclasses import dataclass

import regex
from camel_tools.tokenizers.word import simple_word_tokenize
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
)

_GRAPHEME = regex.compile(r"\X")
_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه", "ؤ": "و", "ئ": "ي", "ء": None, "ـ": None})
_NOT_WORDS = regex.compile(r"[^\p{L}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of punctuation: `text` is the slice from `start` to `end`."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        return any(character.isalnum() for character in self.text)


def tokens(text: str) -> tuple[Token, ...]:
    """camel-tools' word tokens with their places, in order; white space is in none."""
    found = []
    position = 0
    for word in simple_word_tokenize(text):
        start = text.index(word, position)
        position = start + len(word)
        found.append(Token(start, position, word))
    return tuple(found)


@functools.lru_cache(maxsize=65_536)
def normalise(text: str) -> str:
    """A copy to match by: compatibility forms and diacritics off, letters folded, words apart.

    Alef forms, alef maqsura and ya, ta marbuta and ha, hamza seats and Persian letters fall
    together; digits become ASCII. Normalising twice is the same as once.
    """
    folded = dediac_ar(unicodedata.normalize("NFKC", text)).translate(_LETTERS)
    folded = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(folded)))
    folded = "".join(_digit(character) for character in folded if not unicodedata.combining(character))
    return _NOT_WORDS.sub(" ", folded.casefold()).strip()


def is_grapheme_boundary(text: str, offset: int) -> bool:
    """Whether no user-perceived character stands on both sides (UAX #29, extended clusters)."""
    if offset in (0, len(text)):
        return True
    start = max(0, offset - 64)
    return any(match.end() == offset for match in _GRAPHEME.finditer(text, start, min(len(text), offset + 64)))


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
