"""What the words of one claim show, read once for all the pairs that the claim may be in."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from claims.domain import (
    actors,
    arabic,
    conditions,
    contents,
    fields,
    lexicon,
    manners,
    opposites,
    quantities,
    retrieving,
    scopes,
    things,
    verbs,
)
from claims.domain.antonyms import OPPOSITIONS
from claims.domain.manners import Manner
from claims.domain.opposites import Place
from claims.domain.vocabulary import OFFICIAL_STATEMENT


def _weighed(*groups: tuple[float, str]) -> Mapping[tuple[str, ...], float]:
    return MappingProxyType(
        {
            tuple(arabic.normalise(phrase).split()): weight
            for weight, phrases in groups
            for phrase in phrases.split("، ")
        }
    )


_WHILE = 0.35

# What sets a claim against those before it.
CONTRASTS = _weighed(
    (0.4, "إلا أن، إلا أنه، إلا أنها، غير أن، غير أنه، غير أنها، بيد أن، بيد أنه، بيد أنها، لكن،"
     " ولكن، لكنه، لكنها، لكنهم، ومع ذلك، مع ذلك، على العكس، وعلى العكس، خلافا، وخلافا"),
    (_WHILE, "فيما، بينما، وبينما، في حين، في المقابل، وفي المقابل، بالمقابل، وبالمقابل، أما"),
)  # fmt: skip
# What sets a claim against the one after it.
CONCESSIONS = _weighed((0.4, "رغم، ورغم، على الرغم، وعلى الرغم، بالرغم، وبالرغم"))
_LONGEST_CONNECTIVE = 2
_AS_FOR = arabic.normalise("أما")

EVIDENCE = frozenset(
    arabic.normalise(
        "سجل سجلات وثيقة وثائق صورة صور تسجيل تسجيلات فيديو مقطع مقاطع جدول جداول بيانات كشف كشوف"
        " محضر محاضر كاميرا كاميرات فاتورة فواتير رسالة رسائل مراسلات تحليل فحص عينة عينات شاهد"
        " شهود مراسل مراسلنا منصة إحصاء إحصاءات أرقام خرائط أقمار مسح مذكرة تقرير تسريب مسرب عقد"
    ).split()
)
SHOWING = frozenset(
    arabic.normalise("أظهر يظهر كشف يكشف تبين يتبين أثبت يثبت رصد يرصد وثق يوثق دل يدل").split()
)
# What goes on although somebody said that it is over, or has not come about yet.
LASTING = lexicon.phrases(
    "لا يزال", "لا تزال", "ما زال", "ما زالت", "ما يزال", "ما تزال", "حتى الآن", "حتى اليوم",
)  # fmt: skip
# Words for what a claim does to another.
DISPUTING = frozenset(arabic.normalise("ناقض كذب فند دحض").split())
_DENIAL = next(number for number, each in enumerate(OPPOSITIONS) if each.code == "denial")
_UNTRUE = next((number, 1) for number, each in enumerate(OPPOSITIONS) if each.code == "truth")
PROMISING = frozenset(arabic.normalise("تعهد وعد التزم ضمن ألزم اتفاق لن ولن").split())


@dataclass(frozen=True, slots=True)
class MatchClaim:
    """What matching looks at: the words and the labels, proposed or settled, of one claim.

    `speakers` are keys, or names where there is no key; `date` is EDTF; `is_duplicate` keeps a
    claim out of every pair, as does the kind author_comment.
    """

    quote: str
    kind: str
    speakers: tuple[str, ...] = ()
    stance: str | None = None
    proposition: str | None = None
    date: str | None = None
    is_duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Connective:
    """A word that sets a claim against its neighbour: the one before it, or the one after it."""

    word: str
    weight: float
    is_concession: bool

    @property
    def only_sets_beside(self) -> bool:
        """«while» may as well pass to the next matter."""
        return self.weight == _WHILE

    @property
    def turns_to_another(self) -> bool:
        """«أما» names the next one to speak or to be spoken of, who need not disagree."""
        return self.word == _AS_FOR


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with what its words show; `stem` made its stems.

    `told` and `denied` are the skeletons (`arabic.skeleton`) of what is told, by whomever
    (`contents.content`), and of what is denied, `fields` and `denied_fields` the matters of both,
    `mentions` its words without function words, `names` those of who speaks, `scope` the stems and
    skeletons of what it speaks of without exception, `balance` what `conditions.balance` counts.
    `things` are those that are told of, `denied_things` those that are said not to be. Words that
    tell something are given as they stand there, "" for none.
    """

    claim: MatchClaim
    stem: arabic.Stem
    cues: Mapping[Place, str]
    countries: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    told: frozenset[str]
    mentions: frozenset[str]
    names: frozenset[str]
    quantities: tuple[quantities.Quantity, ...]
    negated: Mapping[str, str]
    denied: frozenset[str]
    denial: str
    connective: Connective | None
    evidence: str
    sweeping: str
    scope: frozenset[str]
    balance: int
    counted: str
    lasting: str
    disputing: str
    promising: str
    fields: Mapping[str, str]
    denied_fields: Mapping[str, str]
    things: Mapping[str, str]
    denied_things: frozenset[str]
    manner: Manner

    @property
    def firmness(self) -> float:
        """How firmly it is told: by words without exception, denials, promises, assurances."""
        said = (self.sweeping, self.denial, self.promising, self.manner.assuring)
        return sum(map(bool, said)) + 0.5 * self.manner.is_quoted


def profile(claim: MatchClaim, stem: arabic.Stem = arabic.light_stem) -> Profile:
    """Read the claim's words once for all the pairs that it may be in."""
    quote = claim.quote
    negated = opposites.negated(quote, stem)
    words = frozenset(retrieving.stems(quote, stem))
    names = frozenset(retrieving.content_words(" ".join(claim.speakers)))
    mentions = frozenset(retrieving.content_words(quote))
    content = contents.content(quote) if claim.kind == OFFICIAL_STATEMENT else quote
    denial = opposites.denial(quote)
    denied = " ".join(opposites.denied(quote))
    norms = [arabic.normalise(word) for word in quote.split()]
    cues = _cues(quote, content)
    return Profile(
        claim=claim,
        stem=stem,
        cues=cues,
        countries=actors.countries(quote),
        words=words,
        stems=words - set(negated),
        told=_skeletons(
            word for word in set(retrieving.content_words(content)) - names if not _says(word)
        ),
        mentions=mentions,
        names=names,
        quantities=quantities.quantities(quote),
        negated=negated,
        denial=denial,
        denied=_skeletons(set(retrieving.content_words(denied)) - names),
        connective=_connective(arabic.normalise(quote).split()[:_LONGEST_CONNECTIVE]),
        evidence=_first_of(quote, EVIDENCE | SHOWING),
        sweeping=denial or scopes.sweeping(quote),
        scope=_scope(quote, stem),
        balance=conditions.balance(quote),
        counted=_counted(quote),
        lasting=_phrase_of(norms, LASTING),
        disputing=_first_of(quote, DISPUTING) or cues.get(_UNTRUE, ""),
        promising=_first_of(quote, PROMISING),
        fields=fields.fields(content),
        denied_fields=fields.fields(denied),
        things=things.named(content),
        denied_things=things.denied(content),
        manner=manners.read(quote),
    )


@functools.lru_cache(maxsize=65_536)
def _says(word: str) -> bool:
    return word in verbs.SAYING or word[:1] in ("و", "ف") and word[1:] in verbs.SAYING


def _cues(quote: str, content: str) -> Mapping[Place, str]:
    """The cues of what is told, and whether it is denied, which may be said in words around it."""
    found = {(cue.opposition, cue.side): cue.word for cue in opposites.cues(content)}
    if content != quote and found.keys().isdisjoint(((_DENIAL, 0), (_DENIAL, 1))):
        around = (cue for cue in opposites.cues(quote) if cue.opposition == _DENIAL)
        found.update(((_DENIAL, cue.side), cue.word) for cue in around)
    return found


def _scope(quote: str, stem: arabic.Stem) -> frozenset[str]:
    words = scopes.scope(quote)
    return _skeletons(words).union(map(stem, words))


def _skeletons(words: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(arabic.skeleton, words)))


def _connective(words: list[str]) -> Connective | None:
    for length in range(len(words), 0, -1):
        phrase = tuple(words[:length])
        for known, is_concession in ((CONTRASTS, False), (CONCESSIONS, True)):
            if phrase in known:
                return Connective(" ".join(phrase), known[phrase], is_concession)
    return None


def _phrase_of(norms: list[str], phrases: lexicon.Phrases) -> str:
    """The first of the phrases among the words, or ""."""
    for at, norm in enumerate(norms[:-1]):
        if norm in phrases and [norms[at + 1]] in phrases[norm].get(norms[at + 1], ()):
            return f"{norm} {norms[at + 1]}"
    return ""


def _first_of(quote: str, bases: frozenset[str]) -> str:
    """The first word of the claim that is one of these, whatever clitics it carries, or ""."""
    for word in quote.split():
        if not _readings(word).isdisjoint(bases):
            return word.strip(opposites.PUNCTUATION)
    return ""


@functools.lru_cache(maxsize=65_536)
def _readings(word: str) -> frozenset[str]:
    return arabic.bases(word) | {arabic.normalise(word)}  # «كل» is too short for a base


def _counted(quote: str) -> str:
    """The first amount that the claim names, or ""."""
    return next((each.text for each in quantities.quantities(quote)), "")
