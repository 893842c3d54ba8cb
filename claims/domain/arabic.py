"""Arabic text for matching and for boundaries; the stored text itself is never changed.

Offsets are code points into the given text, end exclusive.
"""

import functools
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import regex
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
)

from claims.domain.memos import once


def _characters(*ranges: tuple[int, int], others: str) -> frozenset[str]:
    """The code points from the first of a range to the last, and others."""
    return frozenset(others).union(chr(c) for a, b in ranges for c in range(a, b + 1))


_GRAPHEME = regex.compile(r"\X")
# Between two of these stands a boundary always (UAX #29: none of them extends another).
_UNJOINED = _characters(
    (0x20, 0x7E), (0x620, 0x64A), (0x660, 0x66D), (0x671, 0x6D3), others="\n«»“”‘’…–،؛؟٪"
)
_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه", "ؤ": "و", "ئ": "ي", "ء": None, "ـ": None})
_INVISIBLE = regex.compile(r"[\p{Cf}--\u200b]+", regex.V1)  # but the space of no width
_NOT_WORDS = regex.compile(r"[^\p{L}\p{N}]+")

# Letters are those of normalised words. Longer clitics stand first.
_SHORTEST_STEM = 2
_SHORTEST_BASE = 3
_ARTICLES = ("وبال", "وكال", "ولل", "وال", "فال", "بال", "كال", "ال", "لل")
_PLURALS = ("هما", "ها", "هم", "ان", "ات", "ون", "ين", "وا")
_SINGULARS = ("يا", "يه", "ه", "ي", "ا")
# A noun takes prepositions and the article, a verb particles and the mark of its person.
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("بال", "كال", "لل", "ال", "ب", "ل", "ك")
_PARTICLES = ("س", "ل")
_PERSONS = ("ي", "ت", "ن")
_MARKS_OF_PERSON = ("سي", "ست", "سن", "ي", "ت", "ن")
_HAMZAS = ("يو", "تو", "نو")
_SUFFIXES: tuple[tuple[str, ...], ...] = (
    ("هما", "ها", "هم", "نا", "كم", "ه", "ي"),
    ("تا", "ات", "ان", "ون", "ين", "وا", "يه", "ت", "ه", "ا", "ي"),
)


# What words are matched by: the light stem, or the lemma where somebody knows it. It takes a word
# as written or normalised, and gives the same for all the forms that shall fall together.
Stem = Callable[[str], str]


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
    from claims.domain.tokenizing import simple_word_tokenize

    found = []
    position = 0
    for word in simple_word_tokenize(text):
        start = text.index(word, position)
        position = start + len(word)
        found.append(Token(start, position, word))
    return tuple(found)


def normalise(text: str) -> str:
    """A copy to match by: diacritics and invisible marks off, letters folded, words apart.

    Compatibility forms, alef forms, alef maqsura and ya, ta marbuta and ha, hamza seats and
    Persian letters fall together; digits become ASCII. Normalising twice is the same as once.
    """
    if not text.strip(_UNCHANGED):
        return text
    folded = text.translate(_FOLDED)
    if _OTHER in folded:
        return _fold(text)
    return " ".join(folded.split()) if " " in folded else folded


def _fold(text: str) -> str:
    visible: str = _INVISIBLE.sub("", text)
    folded = unicodedata.normalize("NFKC", visible).translate(_LETTERS)
    folded = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(folded)))
    folded = "".join(
        _digit(character) for character in folded if not unicodedata.combining(character)
    )
    return str(_NOT_WORDS.sub(" ", folded.casefold())).strip()


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


class _Folded(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return _OTHER


# What Arabic text is written in folds character by character, so that one look-up does for each;
# the sign for all others is none of them.
_SINGLES = _characters((0, 0x7F), (0x60C, 0x652), (0x660, 0x6D3), others="\u00a0«»“”…–")
_UNCHANGED = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_OTHER = "\ufffe"
_FOLDED = _Folded({ord(each): _fold(f"ب{each}ب")[1:-1] for each in _SINGLES})


def is_grapheme_boundary(text: str, offset: int) -> bool:
    """Whether no user-perceived character stands on both sides (UAX #29, extended clusters)."""
    if not 0 < offset < len(text) or text[offset] in _UNJOINED and text[offset - 1] in _UNJOINED:
        return True
    start = max(0, offset - 64)
    return any(
        match.end() == offset
        for match in _GRAPHEME.finditer(text, start, min(len(text), offset + 64))
    )


@functools.lru_cache(maxsize=65_536)
def light_stem(word: str) -> str:
    """The word, normalised, without article, conjunction and inflected endings.

    Light stemming after Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
    Retrieval" (2007), with endings taken off twice, so that روسيا and الروسية fall together.
    """
    return _without_endings(_without_article(normalise(word)))


@functools.lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """What a verb and its noun have in common: «سينسحب» and «انسحاب» are نسحب.

    The consonants of the light stem, marks of person and long vowels taken off; "" for fewer than
    three. Too rough to search by, it tells whether one claim takes up the word of another.
    """
    stem = light_stem(word)
    for mark in _MARKS_OF_PERSON:
        if stem.startswith(mark) and len(stem) - len(mark) > _SHORTEST_STEM:
            stem = stem.removeprefix(mark)
            break
    bare = stem[:1] + "".join(each for each in stem[1:] if each not in "اوي")
    bare = bare.removeprefix("ا")
    if len(bare) > _SHORTEST_BASE:
        bare = bare.removesuffix("ت")
    return bare if len(bare) > _SHORTEST_STEM else ""


@once
def bases(word: str) -> frozenset[str]:
    """Every reading of a word as base with clitics and inflection, the word itself included.

    Meant for looking words up in a list of bases: most readings are no words at all.
    """
    found = _without(_CONJUNCTIONS, {normalise(word)})
    verbs = _without(_PARTICLES, found)
    found |= _without(_PREPOSITIONS, found) | _without(_PERSONS, verbs)
    found |= {"ا" + base[1:] for base in verbs if base[:1] in _PERSONS}  # يرتفع is of ارتفع
    found |= {"ا" + base[2:] for base in verbs if base[:2] in _HAMZAS}  # يؤكد is of أكد
    for suffixes in _SUFFIXES:
        found |= {base.removesuffix(suffix) for base in found for suffix in suffixes}
    return frozenset(base for base in found if len(base) >= _SHORTEST_BASE)


def _without(prefixes: tuple[str, ...], words: set[str]) -> set[str]:
    """The words, and what they are without one of the prefixes."""
    return words | {word.removeprefix(prefix) for word in words for prefix in prefixes}


NEGATIONS = frozenset(normalise("لم لن لا ليس ليست ليسوا غير دون عدم بدون").split())


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_STEM:
            return word[len(article) :]
    if word.startswith("و") and len(word) > _SHORTEST_BASE:
        return word[1:]
    return word


def _without_endings(word: str) -> str:
    for endings, shortest in ((_PLURALS, _SHORTEST_BASE + 1), (_SINGULARS, _SHORTEST_BASE)):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= shortest:
                word = word.removesuffix(ending)
                break
    return word
