"""Words that name opposite things: what one claim asserts and the other denies by its predicate.

The word fields of `antonyms` are compared with `arabic.bases` of a claim's words. A negation before
a word puts it on the other side.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from claims.domain import arabic
from claims.domain.antonyms import AVERTING, BEING, DENYING, NOT_NEGATING, OPPOSITIONS, RESUMING
from claims.domain.memos import once

Place = tuple[int, int]  # the number of an opposition, and the side of it: 0 or 1
PUNCTUATION = '،,.؛:"«»“”()!؟?…-–'
_REACH = 2  # a negation acts on the words that follow it, up to this many

_MADDA = "آ"


def _lexicon() -> Mapping[str, frozenset[tuple[Place, bool]]]:
    """The places of each base, and whether it counts only with its madda."""
    found: dict[str, set[tuple[Place, bool]]] = {}
    for number, opposition in enumerate(OPPOSITIONS):
        for side, words in enumerate(opposition.sides):
            for word in words.split():
                place = (number, side), _MADDA in word
                found.setdefault(arabic.normalise(word), set()).add(place)
    return MappingProxyType({base: frozenset(places) for base, places in found.items()})


_LEXICON = _lexicon()
_AVERTING, _DENYING, _RESUMING = (
    frozenset(arabic.normalise(words).split()) for words in (AVERTING, DENYING, RESUMING)
)
_BEING = frozenset(arabic.normalise(BEING).split())
_HINDERING = frozenset(arabic.normalise("يحل تحل يحول تحول يمنع تمنع").split())
_LACKING = frozenset(arabic.normalise("عدم غير دون بدون").split())
_JOINED = "وفب"
_EXCEPTED = frozenset(tuple(arabic.normalise(each).split()) for each in NOT_NEGATING.split("، "))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of a claim that stands on one side (0 or 1) of an opposition, by its number."""

    opposition: int
    side: int
    word: str


def cues(quote: str) -> tuple[Cue, ...]:
    """The words of a claim that have an opposite, with the side that they stand on there.

    Of words on both sides of one opposition the second side's count, for they govern the others:
    a breach of an agreement, the failure of a cooperation.
    """
    found: dict[Place, Cue] = {}
    averted = 0
    for word in read(quote):
        for number, side in _places(word.text):
            turned = word.is_negated or word.is_denied or (side == 1 and averted > 0)
            place = (number, 1 - side if turned else side)
            found.setdefault(place, Cue(*place, word.text))
        averted = _REACH if _averts(word.text) else max(0, averted - 1)
    return tuple(cue for (number, side), cue in found.items() if side or (number, 1) not in found)


def denial(quote: str) -> str:
    """The first words by which the claim denies something, «نفى» or «لا نقص», or "".

    «عدم» and «غير» say what a thing lacks, which may be just what is deplored.
    """
    words = quote.split()
    bare = [_bare(word) for word in words]
    for place, word in enumerate(words):
        if _denies(bare[place]):
            return word.strip(PUNCTUATION)
        if _negates(bare, place) and bare[place].lstrip("وف") not in _LACKING:
            return " ".join(each.strip(PUNCTUATION) for each in words[place : place + 2])
    return ""


def denied(quote: str) -> list[str]:
    """The words that a verb of denying or a negation governs: «نفى المدير تعطل أي جهاز»."""
    return [word.text for word in read(quote) if word.is_denied or word.is_negated]


def negated(quote: str, stem: arabic.Stem = arabic.light_stem) -> dict[str, str]:
    """The stems of the words that a negation denies, each with its word.

    These are the word after it and that one's object, unless it is definite, for that is rather
    what the claim is about. Words that only say that there is something («لا يوجد») are passed.
    """
    found, left = {}, 0
    words = quote.split()
    bare = [_bare(word) for word in words]
    for place, word in enumerate(words):
        if _comes_to_pass(bare, place):
            left = 0
        if left and bare[place] not in _BEING:
            if left == _REACH or not bare[place].startswith("ال"):
                found[stem(word)] = word.strip(PUNCTUATION)
            left -= 1
        if _negates(bare, place):
            left = _REACH
    return found


@dataclass(frozen=True, slots=True)
class Word:
    """A word without marks around it: whether a «not» before it reaches it, or a denial."""

    text: str
    is_negated: bool
    is_denied: bool


def read(quote: str) -> Iterator[Word]:
    """The words of the claim in their order."""
    left, is_denied = 0, False
    words = quote.split()
    bare = [_bare(word) for word in words]
    for place, word in enumerate(words):
        left = _REACH + 1 if _negates(bare, place) else max(0, left - 1)
        if _comes_to_pass(bare, place):
            left = 0
        is_denied = is_denied and bare[place] not in _RESUMING
        yield Word(word.strip(PUNCTUATION), left > 0, is_denied)
        is_denied = is_denied or _denies(bare[place])  # which does not deny itself


def _denies(word: str) -> bool:
    """«نفى»، «ونفى»"""
    return word in _DENYING or word[:1] in ("و", "ف") and word[1:] in _DENYING


def _comes_to_pass(bare: list[str], place: int) -> bool:
    """Whether the word is «يمنع» or «تحل» after a negation: what it does not hinder is so."""
    return place > 0 and bare[place] in _HINDERING and is_negation(bare[place - 1])


def _negates(bare: list[str], place: int) -> bool:
    if _comes_to_pass(bare, place - 1):  # «لم تحل دون …»
        return False
    return is_negation(bare[place]) and (bare[place], *bare[place + 1 : place + 2]) not in _EXCEPTED


def is_negation(word: str) -> bool:
    """Whether the normalised word says that what follows is not so."""
    return word in arabic.NEGATIONS or (word[:1] in _JOINED and word[1:] in arabic.NEGATIONS)


@once
def _bare(word: str) -> str:
    return arabic.normalise(word)


@once
def _places(word: str) -> tuple[Place, ...]:
    """Where the word stands in the lexicon, whatever clitics and inflection it carries."""
    found: set[Place] = set()
    for base in arabic.bases(word):
        for place, needs_madda in _LEXICON.get(base, ()):
            if not needs_madda or _MADDA in word:
                found.add(place)
    return tuple(sorted(found))


@once
def _averts(word: str) -> bool:
    return not arabic.bases(word).isdisjoint(_AVERTING)
