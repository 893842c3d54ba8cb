"""What speaks for two claims standing against each other: each sign with its weight and reason."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from claims.domain import arabic, grounds, vocabulary
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
_LEAST_LIKENESS = 0.05
_ALIKE, _OF_ONE_FIELD = 3.0, 0.5  # beside a thing that both name by different words

# Where the two claims share a word of what they tell, and where they share none.
_NUMBERS, _NUMBERS_APART = 0.4, 0.2
_SHOWN, _SHOWN_APART = 0.2, 0.1
_COUNTED, _COUNTED_APART = 0.1, 0.05
_DENIED, _DENIED_MORE = 0.15, 0.3  # one word of what is denied, or several
_STANCES = 0.9  # towards one proposition, which is nearly what a contradiction is
_LASTING, _DISPUTED, _PROMISED, _NAMED = 0.15, 0.3, 0.15, 0.15


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign: how much it counts (0–1), the relation that it points to, and why.

    `code` is that of its reason.
    """

    code: str
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
        yield from _disputed(one, other)
        if _is_said(one, other):
            yield from _denied(one, other)
            yield from _named(one, other)
            yield from _outlasted(one, other)


def relating(a: Profile, b: Profile, likeness: float) -> Iterator[Reason]:
    """Why the two seem to speak of the same."""
    countries = a.countries & b.countries
    if countries:
        yield grounds.same_actors(countries)
    if likeness >= _LEAST_LIKENESS:
        yield grounds.same_words(a, b)
    for thing in by_another_word(a, b)[:1]:
        yield grounds.same_thing(a, b, thing)
    fields = a.fields.keys() & b.fields.keys()
    told = {field for field in fields if a.fields[field] == b.fields[field]}
    if fields - told or told and likeness < _LEAST_LIKENESS:
        yield grounds.same_field(a, b, min(fields - told or told))
    if a.claim.proposition and a.claim.proposition == b.claim.proposition:
        yield grounds.same_proposition()
    if is_same_month(a.claim, b.claim) and not set(a.claim.speakers) & set(b.claim.speakers):
        yield grounds.same_date(a.claim.date or "")


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


def testing(a: Profile, b: Profile, *, is_likely: bool) -> Iterator[Reason]:
    """Why what one tells may be a test of what the other says, where no word is opposite.

    Where the two are a likely pair by all else, it is enough that somebody else tells the other.
    """
    for one, other in ((a, b), (b, a)):
        if _is_said(one, other) and one.firmness >= 1:
            yield grounds.put_to_the_test(one)
            if other.manner.opening_time:
                yield grounds.told_with_its_time(other)
            return
    if is_likely and (_is_said(a, b) or _is_said(b, a)):
        yield grounds.told_by_another()


def is_same_month(a: MatchClaim, b: MatchClaim) -> bool:
    return bool(a.date and b.date and a.date[:7] == b.date[:7])


def is_same_speaker(one: Profile, other: Profile) -> bool:
    if set(one.claim.speakers) & set(other.claim.speakers):
        return True
    names = one.names, other.names
    return all(names) and (names[0] <= names[1] or names[1] <= names[0])


def nearness(one: Profile, other: Profile, likeness: float) -> float:
    """How much the two speak of one thing, by which one of several is told from the others."""
    fields = one.fields.keys() & other.fields.keys()
    things = by_another_word(one, other)
    return _ALIKE * math.sqrt(likeness) + len(things) + _OF_ONE_FIELD * len(fields)


def by_another_word(a: Profile, b: Profile) -> list[str]:
    """The things that both tell of by words that have nothing in common, in one order."""
    told = a.told & b.told
    shared = sorted(a.things.keys() & b.things.keys())
    return [thing for thing in shared if arabic.skeleton(a.things[thing]) not in told]


def _contrast(known: Connective, share: float) -> Signal:
    weight = known.weight * share
    return Signal("contrast", weight, partial(grounds.set_against, known), is_contrast=True)


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
        yield Signal("opposite-words", opposition.weight, reason, opposition.relation)


def _opposite_stances(a: Profile, b: Profile) -> Iterator[Signal]:
    if not a.claim.proposition or a.claim.proposition != b.claim.proposition:
        return
    stances = {a.claim.stance, b.claim.stance}
    if "supports" in stances and stances & (_COMMITTED_AGAINST | {"questions"}):
        relation = CONTRADICTS if "denies" in stances else UNDERMINES
        yield Signal("opposite-stances", _STANCES, grounds.opposite_stance, relation)


def _negation(a: Profile, b: Profile) -> Iterator[Signal]:
    """A word that one claim says «not» of and the other says."""
    for one, other in ((a, b), (b, a)):
        for stem in filter(other.stems.__contains__, one.negated):  # in the order of the text
            reason = partial(grounds.one_denies, one.negated[stem])
            yield Signal("negation", 0.3, reason, CONTRADICTS)


def _numbers(a: Profile, b: Profile) -> Iterator[Signal]:
    differing = [
        (one, other)
        for one in a.quantities
        for other in b.quantities
        if one.value != other.value and _comparable(one, other)
    ]
    for one, other in differing[:1]:
        weight = _NUMBERS if one.around & other.around else _NUMBERS_APART
        reason = partial(grounds.numbers_differ, one.text, other.text)
        yield Signal("numbers-differ", weight, reason, CONTRADICTS)
    for one, other in differing:
        for limit, value in ((one, other), (other, one)):
            if limit.is_crossed_by(value.value):
                reason = partial(grounds.limit_crossed, limit.text, value.text)
                yield Signal("limit-crossed", _NUMBERS, reason, CONTRADICTS)
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
            yield Signal("shown", weight, partial(grounds.what_shows, other.evidence))
        if one.sweeping and other.counted and not other.sweeping:
            weight = _COUNTED if one.told & other.told else _COUNTED_APART
            reason = partial(grounds.exception, one.sweeping, other.counted)
            yield Signal("exception", weight, reason)


def _denied(one: Profile, other: Profile) -> Iterator[Signal]:
    """One denies what the other tells, who denies nothing."""
    shared = one.denied & other.told if not other.denied else frozenset()
    if shared:
        weight = _DENIED_MORE if len(shared) > 1 else _DENIED
        reason = partial(grounds.denied_elsewhere, one, shared)
        yield Signal("denied", weight, reason, CONTRADICTS)


def _named(one: Profile, other: Profile) -> Iterator[Signal]:
    """One denies or promises something, the other tells of just that speaker."""
    if (one.denied or one.promising) and not one.names.isdisjoint(other.mentions):
        yield Signal("tells-of", _NAMED, partial(grounds.named, one), UNDERMINES)


def _outlasted(one: Profile, other: Profile) -> Iterator[Signal]:
    """What one says, the other finds unchanged."""
    if other.lasting and not one.lasting:
        yield Signal("lasting", _LASTING, partial(grounds.lasting, other.lasting), UNDERMINES)


def _disputed(one: Profile, other: Profile) -> Iterator[Signal]:
    """A statement calls wrong in so many words what somebody else says, or what is told."""
    if other.disputing and not one.disputing and (_is_said(one, other) or _is_said(other, one)):
        reason = partial(grounds.disputed, other.disputing)
        yield Signal("disputed", _DISPUTED, reason, CONTRADICTS)


def _promised(one: Profile, other: Profile) -> Iterator[Signal]:
    """A promise or an agreement, and an event that it is about."""
    is_kept = other.promising or other.claim.kind != vocabulary.REPORTED_EVENT
    if one.promising and not is_kept and one.told & other.told:
        reason = partial(grounds.promised, one.promising)
        yield Signal("promised", _PROMISED, reason, BREACHES)


def _is_said(one: Profile, other: Profile) -> bool:
    """Whether one is a statement by somebody who does not speak in the other."""
    speakers = set(one.claim.speakers)
    return one.claim.kind == vocabulary.OFFICIAL_STATEMENT and not speakers & set(
        other.claim.speakers
    )
