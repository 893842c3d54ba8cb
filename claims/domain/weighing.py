"""How likely two claims are to stand against each other: what is seen in them, weighed and summed.

Each feature is a number that a person could read off the two claims and their articles. The sum of
the features by their weights is a log-odds (logistic regression): `likelihood` makes it a number
from 0 to 1 that means the same in every article.
"""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain import signals
from claims.domain.articles import Article, Articles
from claims.domain.profiles import Profile
from claims.domain.signals import Signal
from claims.domain.vocabulary import BACKGROUND, OFFICIAL_STATEMENT
from claims.domain.weights import INTERCEPT, WEIGHTS

_AT_MOST = 3.0  # of what is counted, so that long claims are not all alike
_NEAR = 2  # claims apart
_PLAIN = 0.4  # the weight of a sign that makes two claims with the same words no repetition
# Signs that have a weight of their own. No set for development names propositions, so that opposite
# stances have none: they are counted as opposite words are.
_COUNTED_APART = {
    "opposite-words": "opposite-words",
    "opposite-stances": "opposite-words",
    "exception": "exception",
    "limit-crossed": "limit crossed",
}

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two claims by their numbers in `articles` and in their own articles, the earlier first.

    `likeness` is the cosine of their words, `against` what speaks for an opposition. If the later
    is set against what one speaker says, `outdone` is how much nearer another claim of his is.
    """

    a: int
    b: int
    one: Profile
    other: Profile
    places: tuple[int, int]
    is_inside: bool  # one article
    is_linked: bool  # two articles that speak of one matter
    likeness: float
    against: tuple[Signal, ...]
    outdone: float
    articles: Articles

    @property
    def apart(self) -> int:
        return self.places[1] - self.places[0]


def likelihood(meeting: Meeting) -> float:
    """From 0 to 1: how likely the two are a pair that a reviewer wants to see."""
    told = math.fsum(value * WEIGHTS[name] for name, value in _found(meeting) if value)
    return 1 / (1 + math.exp(-(INTERCEPT + told)))


def features(meeting: Meeting) -> Features:
    """Every feature of the two that is not 0."""
    found: Features = defaultdict(float)
    for name, value in _found(meeting):
        if value:
            found[name] += value
    return dict(found)


_Found = Iterator[tuple[str, float]]


def _found(meeting: Meeting) -> _Found:
    """The features; what counts for either side of two statements comes once for each."""
    for group in (_of_both, _of_place, _of_opposition, _of_sides):
        yield from group(meeting)


def _of_both(meeting: Meeting) -> _Found:
    """What the two have in common, by their words and by the matters these are of."""
    one, other = meeting.one, meeting.other
    here, there = meeting.articles.of(meeting.a), meeting.articles.of(meeting.b)
    yield "likeness", meeting.likeness
    yield "likeness, root", math.sqrt(meeting.likeness)
    told = one.told & other.told
    yield "rare words", _capped(meeting.articles.rarity(told))
    yield "taken up", _capped(sum(_holders(here.told, there.told, each) == 2 for each in told))
    yield from _of_fields(meeting, here, there)
    yield from _of_things(meeting, here, there)
    if meeting.is_inside:  # else one headline of two is a word away from the other
        yield "restated", not _is_plain(meeting) and signals.restates(one, other)
    yield "both deny", bool(one.denied and other.denied)
    yield (
        "same amount",
        not {q.value for q in one.quantities}.isdisjoint(q.value for q in other.quantities),
    )
    yield "background", BACKGROUND in (one.claim.kind, other.claim.kind)
    yield "same speaker", signals.is_same_speaker(one, other)
    yield "same month", signals.is_same_month(one.claim, other.claim)
    known = other.connective
    if known and not known.is_concession:
        yield ("later set beside" if known.only_sets_beside else "later set against"), 1.0
    usual = (here.length + there.length) / 2  # where all claims are short, none is too short
    yield "length", math.log1p(min(one.manner.length, other.manner.length)) - usual
    yield "claims of the article", math.log(len(here.claims))


def _is_plain(meeting: Meeting) -> bool:
    return any(each.weight >= _PLAIN and not each.is_contrast for each in meeting.against)


def _of_fields(meeting: Meeting, here: Article, there: Article) -> _Found:
    shared = meeting.one.fields.keys() & meeting.other.fields.keys()
    claims = len(here.claims) + (0 if here is there else len(there.claims))
    yield "fields", _capped(len(shared))
    yield f"of one matter, {_where(meeting)}", bool(shared)
    if claims > 1:
        rarity = math.fsum(
            math.log(claims / _holders(here.fields, there.fields, each)) for each in shared
        )
        yield "rare fields", min(2.0, rarity / math.log(claims))


def _of_things(meeting: Meeting, here: Article, there: Article) -> _Found:
    one, other = meeting.one, meeting.other
    yield "both deny one thing", len(one.denied_things & other.denied_things)
    if meeting.is_inside or meeting.is_linked:
        claims = len(here.claims) + (0 if here is there else len(there.claims))
        rarity = math.fsum(
            math.log(claims / _holders(here.things, there.things, each)) / math.log(claims)
            for each in signals.by_another_word(one, other)
        )
        yield "by another word", min(2.0, rarity)


def _of_place(meeting: Meeting) -> _Found:
    """Where the two stand: in one article, or in two that speak of one matter or not."""
    one, other = meeting.one, meeting.other
    if not meeting.is_inside:
        if meeting.is_linked:
            yield from _of_linked(meeting)
        return
    yield "one article", 1.0
    yield "next", meeting.apart == 1
    yield "third or fourth next", meeting.apart in (3, 4)
    yield "distance", math.log(meeting.apart)
    contrast = max((each.weight for each in meeting.against if each.is_contrast), default=0.0)
    yield "contrast", contrast
    if other.connective and other.connective.turns_to_another:
        yield "contrast, of another", bool(contrast)
    yield "contrast, another nearer", meeting.outdone
    if other.claim.kind == OFFICIAL_STATEMENT and one.claim.kind != OFFICIAL_STATEMENT:
        yield from _of_answer(meeting)


def _where(meeting: Meeting) -> str:
    if meeting.is_inside:
        return "near" if meeting.apart <= _NEAR else "far"
    return "linked" if meeting.is_linked else "not linked"


def _of_linked(meeting: Meeting) -> _Found:
    one, other = meeting.one, meeting.other
    yield "linked, likeness", math.sqrt(meeting.likeness)
    yield "linked, fields", _capped(len(one.fields.keys() & other.fields.keys()))
    if one.claim.kind == other.claim.kind:
        is_said = one.claim.kind == OFFICIAL_STATEMENT
        yield ("linked, both said" if is_said else "linked, both told"), 1.0
    yield "linked, firm", max(one.firmness, other.firmness)


def _of_answer(meeting: Meeting) -> _Found:
    """What a statement is to the event that was told before it, where it does not just answer."""
    signs = {each.code for each in meeting.against} if meeting.apart <= _NEAR else set()
    if "disputed" in signs:
        yield "called wrong", 1.0
    elif signs.isdisjoint(("contrast", "denied")):
        yield "told first", 1.0


def _of_opposition(meeting: Meeting) -> _Found:
    """How much speaks for an opposition, and how far that counts where the two stand."""
    if signals.is_same_speaker(meeting.one, meeting.other):
        return
    signs = [each for each in meeting.against if not each.is_contrast]
    for each in signs:
        if each.code in _COUNTED_APART:
            yield _COUNTED_APART[each.code], each.weight
    opposed = 1 - math.prod(1 - each.weight for each in signs)
    yield "opposed, alike", opposed * min(1.0, 2 * meeting.likeness)
    yield f"opposed, {_where(meeting)}", opposed
    if meeting.is_inside or meeting.is_linked:
        yield "denied matter", _denies_matter(meeting.one, meeting.other)


def _denies_matter(one: Profile, other: Profile) -> bool:
    """Whether one denies something of a matter that the other tells of, denying nothing."""
    return any(
        not told.denied and not told.fields.keys().isdisjoint(denier.denied_fields)
        for denier, told in ((one, other), (other, one))
    )


def _of_sides(meeting: Meeting) -> _Found:
    """What speaks for one to be a statement that is put to the test, the other to be what tests it.

    Where both are statements each may be either, which counts half.
    """
    if signals.is_same_speaker(meeting.one, meeting.other):
        return
    both = (meeting.one, meeting.a), (meeting.other, meeting.b)
    for (one, a), (other, b) in (both, both[::-1]):
        if one.claim.kind == OFFICIAL_STATEMENT:
            share = 0.5 if other.claim.kind == OFFICIAL_STATEMENT else 1.0
            groups = (
                _tested(meeting, one, a),
                _testing(other),
                _test(one, other),
                _order(meeting, a, b),
            )
            for name, value in itertools.chain.from_iterable(groups):
                yield name, share * value


def _tested(meeting: Meeting, said: Profile, number: int) -> _Found:
    yield "said by an office", said.manner.is_official
    yield "said firmly", _capped(said.firmness)
    yield "said with a not", bool(said.negated)
    yield "said as an appeal", said.manner.is_appeal
    yield "said as an opinion", said.manner.is_opinion
    yield "said as a report", said.manner.is_report
    yield "said of the past", said.manner.is_of_former
    rank = meeting.articles.firmness_rank(number)
    yield "firmest of the article", rank == 0
    yield "second firmest", rank == 1


def _testing(told: Profile) -> _Found:
    manner = told.manner
    yield "told by nobody", not told.claim.speakers
    yield "told with assurance", bool(manner.assuring)
    yield "told in contrast", bool(told.connective and not told.connective.is_concession)
    yield "told by what shows", bool(told.evidence)
    yield "told with a not", bool(told.negated)
    yield "told as a promise", bool(told.promising)
    yield "told as a step", manner.is_step
    yield "told of another case", manner.is_of_another_case
    yield "told of another time", _is_of_another_time(told)
    yield "told in quotes", manner.is_quoted
    yield "told of all", bool(told.sweeping)
    yield "told with its time first", bool(manner.opening_time)
    yield "told with its time", manner.times


def _is_of_another_time(told: Profile) -> bool:
    is_event = told.claim.kind != OFFICIAL_STATEMENT
    return told.manner.is_of_former or is_event and told.manner.is_of_before


def _test(said: Profile, told: Profile) -> _Found:
    """What the one says, held against just what the other tells."""
    yield "broad, a case of it", not said.scope.isdisjoint(told.words | told.told)
    yield "worse than said", said.balance - told.balance
    is_part = bool(told.counted or told.manner.is_of_part)
    yield "of all, and a part", said.manner.is_of_all and is_part
    is_due = bool(said.promising or said.manner.is_to_come)
    yield "due, and not yet", is_due and bool(told.lasting or told.manner.is_not_yet)
    yield "due, and as said", is_due and told.manner.is_as_said and not told.negated


def _order(meeting: Meeting, said: int, told: int) -> _Found:
    """Whether the one follows the other in the text as an answer does."""
    if not meeting.is_inside or said > told:
        return
    articles = meeting.articles
    is_last_said, is_next_told = (
        articles.said_before(told) == said,
        articles.happens_next(said) == told,
    )
    yield "last said before", is_last_said
    yield "next told after", is_next_told
    yield "last said and next told", is_last_said and is_next_told
    known = meeting.other.connective
    if known and not known.is_concession and meeting.apart > 1:
        yield "contrast, reaching back", articles.firmly_said_before(told) == said


def _holders(here: Counter[str], there: Counter[str], each: str) -> int:
    """How many claims of the two articles have this word, skeleton or field."""
    return here[each] if here is there else here[each] + there[each]


def _capped(count: float) -> float:
    return min(_AT_MOST, count)
