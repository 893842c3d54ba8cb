"""Which proposition a statement most likely concerns, and where its speaker stands towards it.

A suggestion needs both: words of one proposition more than of any other, and a verb or a
predicate that tells the side. Where either is missing nothing is suggested.
"""

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from claims.domain import actors, arabic, opposites, retrieving
from claims.domain.problems import N_
from claims.domain.proposals import KnownProposition, Reason

SUPPORTS, DENIES, OPPOSES, QUESTIONS = "supports", "denies", "opposes", "questions"

# Bases of verbs and their nouns: what they say of the clause or noun that follows them.
_VERBS = {
    DENIES: "نفى نفت نفوا ينفي تنفي نفي أنكر إنكار كذب تكذيب فند تفنيد دحض استبعد تنصل",
    OPPOSES: "رفض رافض عارض معارضة ندد تنديد أدان إدانة استنكر استنكار احتج انتقد طالب دعا دعت",
    QUESTIONS: "تحفظ شكك تشكيك تساءل استغرب",
    SUPPORTS: """أكد تأكيد شدد أثبت أقر إقرار اعترف أيد تأييد رحب ترحيب أشاد هلل قال قول أعلن إعلان
 أوضح أضاف صرح ذكر اعتبر رأى رأت وصف أفاد كشف زعم جزم تعهد""",
}


def _forms(words: str) -> frozenset[str]:
    return frozenset(arabic.normalise(word) for word in words.split())


# A demand opposes only what it wants ended: «طالب بإنهاء …», «دعا إلى وقف …».
_DEMANDS = _forms("طالب دعا دعت")
ENDING = _forms("إنهاء وقف إيقاف سحب إلغاء انسحاب رحيل إغلاق تعليق فسخ")
# These turn what follows them into its reverse, as a negation does.
UNDOING = _forms("قوض تقويض نسف أضعف إضعاف هدم أبطل إبطال أفرغ انعدام انتفاء استحالة")
_DIRECTIONS = _forms("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي")
_OPPOSITE = {SUPPORTS: DENIES, DENIES: SUPPORTS, OPPOSES: OPPOSES, QUESTIONS: QUESTIONS}

_FEWEST_SHARED = 2  # one word in common says nothing, nor does the name of a country
_LEAST_COVERED = 0.3  # of the proposition's words by weight
_CLEARER_BY = 1.2  # than the next proposition
_QUOTED = re.compile(r'"[^"]*"|«[^«»]*»|»[^«»]*«|“[^“”]*”')
_FIRST_WORDS = 60  # a verb of saying stands among these


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A stance towards a proposition (its key); `confidence` from 0 to 1."""

    proposition: str
    stance: str
    confidence: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    text: str
    stems: frozenset[str]
    topic: frozenset[str]
    cues: frozenset[tuple[int, int]]
    is_negated: bool


class Propositions:
    """The desk's propositions, indexed by the stems of their words."""

    def __init__(self, propositions: Sequence[KnownProposition]) -> None:
        self._known = [_read(each) for each in propositions]
        frequency = Counter(stem for each in self._known for stem in each.stems)
        self._weights = {
            stem: math.log1p(len(self._known) / count) for stem, count in frequency.items()
        }
        self._index: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self._known):
            for stem in each.stems:
                self._index[stem].append(number)

    def suggest(self, quote: str) -> Suggestion | None:
        """The stance that a statement takes, where its words tell both sides of it."""
        if not self._known:
            return None
        found = self._nearest(frozenset(retrieving.stems(quote)))
        if found is None:
            return None
        known, covered, shared = found
        verb = _governing(quote, shared)
        if verb is None:
            return None
        word, stance, told = verb
        if any(arabic.bases(each) & UNDOING for each in told):
            return None  # «قال إنه يقوض …» says neither that it holds nor that it does not
        if _is_turned(told, known):
            stance = _OPPOSITE[stance]
        return Suggestion(
            known.key,
            stance,
            round(min(0.9, 0.3 + covered / 2), 2),
            (_concerns(known, quote, shared), _because(word)),
        )

    def _nearest(self, stems: frozenset[str]) -> tuple[_Known, float, frozenset[str]] | None:
        rated = sorted(self._rate(stems), key=lambda each: (-each[0], each[1]))
        if not rated or rated[0][0] < _LEAST_COVERED:
            return None
        if len(rated) > 1 and rated[0][0] < rated[1][0] * _CLEARER_BY:
            return None
        covered, number = rated[0]
        known = self._known[number]
        return known, covered, known.stems & stems

    def _rate(self, stems: frozenset[str]) -> Iterator[tuple[float, int]]:
        numbers = {number for stem in stems for number in self._index.get(stem, ())}
        for number in numbers:
            known = self._known[number]
            shared = known.stems & stems
            if len(shared & known.topic) >= _FEWEST_SHARED:
                yield self._weigh(shared) / self._weigh(known.stems), number

    def _weigh(self, stems: frozenset[str]) -> float:
        return sum(self._weights[stem] for stem in stems)


@functools.lru_cache(maxsize=4096)
def _read(proposition: KnownProposition) -> _Known:
    cues = opposites.cues(proposition.text)
    return _Known(
        proposition.key,
        proposition.text,
        frozenset(retrieving.stems(proposition.text)),
        frozenset(retrieving.stems(_without_places(proposition.text))),
        frozenset((cue.opposition, cue.side) for cue in cues),
        any(opposites.is_negation(word) for word in arabic.normalise(proposition.text).split()),
    )


def _without_places(text: str) -> str:
    """Where something is, or whose it is, is not yet what it is about."""
    return " ".join(
        word
        for word in text.split()
        if not actors.countries(word) and not arabic.bases(word) & _DIRECTIONS
    )


def _lexicon() -> Mapping[str, str]:
    return MappingProxyType(
        {verb: stance for stance, verbs in _VERBS.items() for verb in _forms(verbs)}
    )


SIDES = _lexicon()


def _governing(quote: str, shared: frozenset[str]) -> tuple[str, str, list[str]] | None:
    """The word that tells the side, its stance, and the words that it governs.

    Of several such words, outside quotation marks, that one counts up to which the next has most
    of what the claim shares with the proposition.
    """
    words = quote.split()
    verbs = list(_verbs(quote, words))
    ends = [*(at for at, _ in verbs[1:]), len(words)]
    rated = [
        (sum(arabic.light_stem(word) in shared for word in words[at:end]), -at, stance)
        for (at, stance), end in zip(verbs, ends, strict=False)
    ]
    if not rated:
        return None
    _, at, stance = max(rated)
    return words[-at], stance, words[1 - at :]


def _verbs(quote: str, words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Places and stances of the words outside quotation marks that tell a side."""
    spoken = _QUOTED.sub(lambda match: re.sub(r"\S", "_", match.group()), quote).split()
    for at, word in enumerate(spoken[:_FIRST_WORDS]):
        for base in sorted(arabic.bases(word) & SIDES.keys()):
            if base not in _DEMANDS or _wants_an_end(words[at + 1 : at + 8]):
                yield at, SIDES[base]
                break


def _wants_an_end(words: Sequence[str]) -> bool:
    return any(arabic.bases(word) & ENDING for word in words)


def _is_turned(words: Sequence[str], known: _Known) -> bool:
    """Whether what is said, the verb aside, says the reverse of the proposition.

    Words that both share are what they speak of; the others tell what is said of it.
    """
    told = [word for word in words if arabic.light_stem(word) not in known.stems]
    cues = {(cue.opposition, cue.side) for cue in opposites.cues(" ".join(told))}
    if any((number, 1 - side) in known.cues for number, side in cues):
        return True
    is_negated = any(opposites.is_negation(arabic.normalise(word)) for word in told)
    return is_negated is not known.is_negated


def _concerns(known: _Known, quote: str, shared: frozenset[str]) -> Reason:
    told = dict.fromkeys(word for word in quote.split() if arabic.light_stem(word) in shared)
    words = "، ".join(word.strip('،,.؛:"«»“”()') for word in list(told)[:4])
    return Reason(
        "concerns",
        N_("shares “%(words)s” with the proposition “%(proposition)s”"),
        {"words": words, "proposition": known.text},
    )


def _because(verb: str) -> Reason:
    return Reason(
        "stance-verb", N_("the stance is read from “%(word)s”"), {"word": verb.strip('،,.:"«»')}
    )
