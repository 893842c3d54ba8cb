"""What speaks for two claims standing against each other: each sign with its weight and reason."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from claims.domain import actors, arabic, opposites, quantities, retrieving, vocabulary
from claims.domain.antonyms import OPPOSITIONS, Opposition
from claims.domain.opposites import Place
from claims.domain.problems import N_
from claims.domain.proposals import Reason

CONTRADICTS, BREACHES, UNDERMINES = vocabulary.RELATIONS

# Towards one proposition: whoever takes one of these stands against whoever takes the others.
_COMMITTED_AGAINST = frozenset(("denies", "opposes"))


def _weighed(*groups: tuple[float, str]) -> Mapping[tuple[str, ...], float]:
    return MappingProxyType(
        {
            tuple(arabic.normalise(phrase).split()): weight
            for weight, phrases in groups
            for phrase in phrases.split("، ")
        }
    )


# What sets a claim against those before it; «while» may also pass to the next matter.
CONTRASTS = _weighed(
    (0.4, "إلا أن، إلا أنه، إلا أنها، غير أن، غير أنه، غير أنها، بيد أن، بيد أنه، بيد أنها، لكن،"
     " ولكن، لكنه، لكنها، لكنهم، ومع ذلك، مع ذلك، على العكس، وعلى العكس، خلافا، وخلافا"),
    (0.35, "فيما، بينما، وبينما، في حين، في المقابل، وفي المقابل، بالمقابل، وبالمقابل، أما"),
)  # fmt: skip
# What sets a claim against the one after it.
CONCESSIONS = _weighed((0.4, "رغم، ورغم، على الرغم، وعلى الرغم، بالرغم، وبالرغم"))
_LONGEST_CONNECTIVE = 2
_REACHING_BACK = 0.6
_RESTATED = 0.5  # share of the shorter one's words

EVIDENCE = frozenset(
    arabic.normalise(
        "سجل سجلات وثيقة وثائق صورة صور تسجيل تسجيلات فيديو مقطع مقاطع جدول جداول بيانات كشف كشوف"
        " محضر محاضر كاميرا كاميرات فاتورة فواتير رسالة رسائل مراسلات تحليل فحص عينة عينات شاهد"
        " شهود مراسل مراسلنا منصة إحصاء إحصاءات أرقام خرائط أقمار مسح مذكرة تقرير تسريب مسرب عقد"
    ).split()
)
# Words that leave no exception, so that one counted case stands against them.
SWEEPING = frozenset(
    arabic.normalise(
        "أي كل كلها كلهم كله جميع جميعا كافة كامل كاملة كاملا بالكامل تماما نهائيا تام أتم أبدا قط"
        " مطلقا إطلاقا فقط واحد واحدة استثناء الجميع أحد دائما"
    ).split()
)
SHOWING = frozenset(
    arabic.normalise("أظهر يظهر كشف يكشف تبين يتبين أثبت يثبت رصد يرصد وثق يوثق دل يدل").split()
)


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


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with what its words show, read once; `stem` made its stems."""

    claim: MatchClaim
    stem: arabic.Stem
    cues: Mapping[Place, str]
    countries: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    quantities: tuple[quantities.Quantity, ...]
    negated: Mapping[str, str]
    connective: Connective | None
    evidence: str
    sweeping: str
    counted: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign: how much it counts (0–1), the relation that it points to, and why."""

    weight: float
    explain: Callable[[], Reason]
    relation: str | None = None
    is_contrast: bool = False


def profile(claim: MatchClaim, stem: arabic.Stem = arabic.light_stem) -> Profile:
    """Read the claim's words once for all the pairs that it may be in."""
    negated = opposites.negated(claim.quote, stem)
    words = frozenset(retrieving.stems(claim.quote, stem))
    return Profile(
        claim=claim,
        stem=stem,
        cues={(cue.opposition, cue.side): cue.word for cue in opposites.cues(claim.quote)},
        countries=actors.countries(claim.quote),
        words=words,
        stems=words - set(negated),
        quantities=quantities.quantities(claim.quote),
        negated=negated,
        connective=_connective(arabic.normalise(claim.quote).split()[:_LONGEST_CONNECTIVE]),
        evidence=_first_of(claim.quote, EVIDENCE | SHOWING),
        sweeping=opposites.denial(claim.quote) or _first_of(claim.quote, SWEEPING),
        counted=_counted(claim.quote),
    )


def opposing(a: Profile, b: Profile) -> Iterator[Signal]:
    """Signs that the two say opposite things."""
    yield from _opposite_words(a, b)
    yield from _opposite_stances(a, b)
    yield from _negation(a, b)
    yield from _numbers(a, b)
    yield from _shown(a, b)


def relating(a: Profile, b: Profile, similarity: float) -> Iterator[Signal]:
    """Signs that the two speak of the same."""
    countries = a.countries & b.countries
    if countries:
        yield Signal(0.1 * min(len(countries), 3), partial(_same_actors, countries))
    if similarity >= 0.05:
        yield Signal(min(2 * similarity, 0.8), partial(_same_words, a, b))
    if a.claim.proposition and a.claim.proposition == b.claim.proposition:
        yield Signal(0.3, _same_proposition)
    if _same_month(a.claim, b.claim):
        yield Signal(0.1, partial(_same_date, a.claim))


def contrast(earlier: Profile, later: Profile, between: Sequence[Profile]) -> Iterator[Signal]:
    """The sign that the text itself sets two claims against each other by a connective.

    `between` are the claims that stand between them: a connective reaches back over one that goes
    on where the earlier speaker was.
    """
    known = later.connective
    if known and not known.is_concession and len(between) <= 1:
        if not between:
            yield _contrast(known, 1.0)
        elif set(between[0].claim.speakers) & set(earlier.claim.speakers):
            yield _contrast(known, _REACHING_BACK)
    if not between and earlier.connective and earlier.connective.is_concession:
        yield _contrast(earlier.connective, 1.0)


def _contrast(known: Connective, share: float) -> Signal:
    return Signal(known.weight * share, partial(_set_against, known), is_contrast=True)


def restates(a: Profile, b: Profile) -> bool:
    """Whether one says mostly what the other says, as a heading does."""
    fewer = min(len(a.words), len(b.words)) or 1
    return len(a.words & b.words) / fewer >= _RESTATED


def _connective(words: list[str]) -> Connective | None:
    for length in range(len(words), 0, -1):
        phrase = tuple(words[:length])
        for known, is_concession in ((CONTRASTS, False), (CONCESSIONS, True)):
            if phrase in known:
                return Connective(" ".join(phrase), known[phrase], is_concession)
    return None


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


def _opposite_words(a: Profile, b: Profile) -> Iterator[Signal]:
    """Each two words once, by the most telling of the oppositions that they share."""
    found: dict[tuple[str, str], Opposition] = {}
    for (number, side), word in a.cues.items():
        other = b.cues.get((number, 1 - side))
        if other:
            opposition = OPPOSITIONS[number]
            known = found.setdefault((word, other), opposition)
            if opposition.weight > known.weight:
                found[word, other] = opposition
    for (word, other), opposition in found.items():
        reason = partial(_opposite, word, other, opposition.code)
        yield Signal(opposition.weight, reason, opposition.relation)


def _opposite_stances(a: Profile, b: Profile) -> Iterator[Signal]:
    if not a.claim.proposition or a.claim.proposition != b.claim.proposition:
        return
    stances = {a.claim.stance, b.claim.stance}
    if "supports" in stances and stances & (_COMMITTED_AGAINST | {"questions"}):
        yield Signal(0.4, _opposite_stance, CONTRADICTS if "denies" in stances else UNDERMINES)


def _negation(a: Profile, b: Profile) -> Iterator[Signal]:
    """A word that one claim says «not» of and the other says."""
    for one, other in ((a, b), (b, a)):
        for stem in filter(other.stems.__contains__, one.negated):  # in the order of the text
            yield Signal(
                0.3,
                partial(_one_denies, one.negated[stem]),
                CONTRADICTS,
            )


def _numbers(a: Profile, b: Profile) -> Iterator[Signal]:
    for one in a.quantities:
        for other in b.quantities:
            if one.unit == other.unit and one.value != other.value:
                yield Signal(0.4, partial(_numbers_differ, one.text, other.text), CONTRADICTS)
                return


def _shown(a: Profile, b: Profile) -> Iterator[Signal]:
    """A statement, and what a record or a witness shows, or a case that is counted, instead."""
    for one, other in ((a, b), (b, a)):
        if not _is_said(one, other):
            continue
        if other.evidence and not one.evidence:
            yield Signal(0.15, partial(_what_shows, other.evidence))
        if one.sweeping and other.counted and not other.sweeping:
            yield Signal(0.1, partial(_exception, one.sweeping, other.counted))


def _is_said(one: Profile, other: Profile) -> bool:
    """Whether one is a statement by somebody who does not speak in the other."""
    speakers = set(one.claim.speakers)
    return one.claim.kind == vocabulary.OFFICIAL_STATEMENT and not speakers & set(
        other.claim.speakers
    )


def _same_month(a: MatchClaim, b: MatchClaim) -> bool:
    if not a.date or not b.date or set(a.speakers) & set(b.speakers):
        return False
    return a.date[:7] == b.date[:7]


def _same_actors(countries: frozenset[str]) -> Reason:
    names = "، ".join(sorted(countries))
    return Reason("same-actors", N_("same actors: %(names)s"), {"names": names})


def _same_words(a: Profile, b: Profile) -> Reason:
    """Words of the first that the second has too, as they stand there."""
    shared = a.stems & b.stems
    words = [word for word in a.claim.quote.split() if a.stem(word) in shared]
    if not words:
        return Reason("like-words", N_("alike in wording"))
    common = "، ".join(dict.fromkeys(word.strip(opposites.PUNCTUATION) for word in words[:5]))
    return Reason("same-words", N_("words in common: %(words)s"), {"words": common})


def _same_proposition() -> Reason:
    return Reason("same-proposition", N_("both concern the same proposition"))


def _same_date(claim: MatchClaim) -> Reason:
    return Reason("same-date", N_("the same date: %(date)s"), {"date": (claim.date or "")[:7]})


def _set_against(found: Connective) -> Reason:
    return Reason("contrast", N_("set against each other by «%(word)s»"), {"word": found.word})


def _opposite(a: str, b: str, code: str) -> Reason:
    words = {"a": a, "b": b, "opposition": code}
    return Reason("opposite-words", N_("opposite words: «%(a)s» ↔ «%(b)s»"), words)


def _opposite_stance() -> Reason:
    return Reason("opposite-stances", N_("opposite stances towards the same proposition"))


def _one_denies(word: str) -> Reason:
    return Reason("negation", N_("one denies «%(word)s»"), {"word": word})


def _numbers_differ(a: str, b: str) -> Reason:
    return Reason("numbers-differ", N_("numbers that differ: %(a)s ↔ %(b)s"), {"a": a, "b": b})


def _what_shows(word: str) -> Reason:
    message = N_("one is said, the other is shown by «%(word)s»")
    return Reason("shown", message, {"word": word})


def _exception(sweeping: str, counted: str) -> Reason:
    message = N_("«%(word)s» leaves no room for what the other counts: %(number)s")
    return Reason("exception", message, {"word": sweeping, "number": counted})
