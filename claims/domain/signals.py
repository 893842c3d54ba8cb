"""What speaks for two claims standing against each other: each sign with its weight and reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from claims.domain import grounds, vocabulary
from claims.domain.antonyms import OPPOSITIONS, Opposition
from claims.domain.profiles import Connective, MatchClaim, Profile, profile
from claims.domain.proposals import Reason
from claims.domain.quantities import Quantity

__all__ = ["MatchClaim", "Profile", "Signal", "profile"]

CONTRADICTS, BREACHES, UNDERMINES = vocabulary.RELATIONS

# Towards one proposition: whoever takes one of these stands against whoever takes the others.
_COMMITTED_AGAINST = frozenset(("denies", "opposes"))
_REACHING_BACK = 0.6
_RESTATED = 0.5  # share of the shorter one's words
_SCALED = 1000  # amounts that are compared by what stands beside them
_SAME_MAGNITUDE = 10

# Where the two claims share a word of what they tell, and where they share none.
_NUMBERS, _NUMBERS_APART = 0.4, 0.2
_SHOWN, _SHOWN_APART = 0.2, 0.1
_COUNTED, _COUNTED_APART = 0.1, 0.05
_DENIED, _DENIED_MORE = 0.15, 0.3  # one word of what is denied, or several
_LASTING, _DISPUTED, _PROMISED, _NAMED = 0.15, 0.2, 0.15, 0.15


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign: how much it counts (0–1), the relation that it points to, and why."""

    weight: float
    explain: Callable[[], Reason]
    relation: str | None = None
    is_contrast: bool = False


def opposing(a: Profile, b: Profile) -> Iterator[Signal]:
    """Signs that the two say opposite things."""
    yield from _opposite_words(a, b)
    yield from _opposite_stances(a, b)
    yield from _negation(a, b)
    yield from _numbers(a, b)
    yield from _shown(a, b)
    for one, other in ((a, b), (b, a)):
        yield from _promised(one, other)
        if _is_said(one, other):
            yield from _denied(one, other)
            yield from _named(one, other)
            yield from _outlasted(one, other)


def relating(a: Profile, b: Profile, similarity: float) -> Iterator[Signal]:
    """Signs that the two speak of the same."""
    countries = a.countries & b.countries
    if countries:
        yield Signal(0.1 * min(len(countries), 3), partial(grounds.same_actors, countries))
    if similarity >= 0.05:
        yield Signal(min(2 * similarity, 0.8), partial(grounds.same_words, a, b))
    if a.claim.proposition and a.claim.proposition == b.claim.proposition:
        yield Signal(0.3, grounds.same_proposition)
    if _same_month(a.claim, b.claim):
        yield Signal(0.1, partial(grounds.same_date, a.claim.date or ""))


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
    return Signal(known.weight * share, partial(grounds.set_against, known), is_contrast=True)


def restates(a: Profile, b: Profile) -> bool:
    """Whether one says mostly what the other says, as a heading does."""
    fewer = min(len(a.words), len(b.words)) or 1
    return len(a.words & b.words) / fewer >= _RESTATED


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
        reason = partial(grounds.opposite, word, other, opposition.code)
        yield Signal(opposition.weight, reason, opposition.relation)


def _opposite_stances(a: Profile, b: Profile) -> Iterator[Signal]:
    if not a.claim.proposition or a.claim.proposition != b.claim.proposition:
        return
    stances = {a.claim.stance, b.claim.stance}
    if "supports" in stances and stances & (_COMMITTED_AGAINST | {"questions"}):
        yield Signal(
            0.4, grounds.opposite_stance, CONTRADICTS if "denies" in stances else UNDERMINES
        )


def _negation(a: Profile, b: Profile) -> Iterator[Signal]:
    """A word that one claim says «not» of and the other says."""
    for one, other in ((a, b), (b, a)):
        for stem in filter(other.stems.__contains__, one.negated):  # in the order of the text
            yield Signal(
                0.3,
                partial(grounds.one_denies, one.negated[stem]),
                CONTRADICTS,
            )


def _numbers(a: Profile, b: Profile) -> Iterator[Signal]:
    for one in a.quantities:
        for other in b.quantities:
            if one.value != other.value and _comparable(one, other):
                weight = _NUMBERS if one.around & other.around else _NUMBERS_APART
                yield Signal(
                    weight, partial(grounds.numbers_differ, one.text, other.text), CONTRADICTS
                )
                return


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether both count the same: by their unit, or as thousands of what stands beside them."""
    if one.unit == other.unit:
        return True
    less, more = sorted((one.value, other.value))
    is_near = less >= _SCALED and more <= _SAME_MAGNITUDE * less
    return is_near and not one.around.isdisjoint(other.around)


def _shown(a: Profile, b: Profile) -> Iterator[Signal]:
    """A statement, and what a record or a witness shows, or a case that is counted, instead."""
    for one, other in ((a, b), (b, a)):
        if not _is_said(one, other):
            continue
        if other.evidence and not one.evidence:
            weight = _SHOWN if one.told & other.told else _SHOWN_APART
            yield Signal(weight, partial(grounds.what_shows, other.evidence))
        if one.sweeping and other.counted and not other.sweeping:
            weight = _COUNTED if one.told & other.told else _COUNTED_APART
            yield Signal(weight, partial(grounds.exception, one.sweeping, other.counted))


def _denied(one: Profile, other: Profile) -> Iterator[Signal]:
    """One denies what the other tells, who denies nothing."""
    shared = one.denied & other.told if not other.denied else frozenset()
    if shared:
        weight = _DENIED_MORE if len(shared) > 1 else _DENIED
        yield Signal(weight, partial(grounds.denied_elsewhere, one, shared), CONTRADICTS)


def _named(one: Profile, other: Profile) -> Iterator[Signal]:
    """One denies or promises something, the other tells of just that speaker."""
    if (one.denied or one.promising) and not one.names.isdisjoint(other.mentions):
        yield Signal(_NAMED, partial(grounds.named, one), UNDERMINES)


def _outlasted(one: Profile, other: Profile) -> Iterator[Signal]:
    """What one says, the other finds unchanged, or calls wrong in so many words."""
    if other.lasting and not one.lasting:
        yield Signal(_LASTING, partial(grounds.lasting, other.lasting), UNDERMINES)
    if other.disputing and not one.disputing:
        yield Signal(_DISPUTED, partial(grounds.disputed, other.disputing), CONTRADICTS)


def _promised(one: Profile, other: Profile) -> Iterator[Signal]:
    """A promise or an agreement, and an event that it is about."""
    is_kept = other.promising or other.claim.kind != vocabulary.REPORTED_EVENT
    if one.promising and not is_kept and one.told & other.told:
        yield Signal(_PROMISED, partial(grounds.promised, one.promising), BREACHES)


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
