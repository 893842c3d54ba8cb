"""Which claims repeat each other, and which two may stand against each other.

Nothing here judges: pairs are ranked for people, each with the reasons that put it there. A
claim is held against few others, found by an index, by its neighbourhood and by what its words
have an opposite of, so that the cost grows with the number of claims, not with its square.
"""

import heapq
import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.domain import arabic, grounds, retrieving, signals, vocabulary, weighing
from claims.domain.arabic import Stem
from claims.domain.articles import Articles
from claims.domain.duplicating import duplicates
from claims.domain.problems import N_
from claims.domain.proposals import ClaimRef, ProposedPair, Reason
from claims.domain.retrieving import Likeness
from claims.domain.signals import MatchClaim, Profile, Signal
from claims.domain.vocabulary import OFFICIAL_STATEMENT, REPORTED_EVENT
from claims.domain.weighing import Features, Meeting

__all__ = ["MatchClaim", "candidate_pairs", "duplicates", "observations", "pairs_across"]

RULES = "match-2"
_FEWEST_PAIRS = 30  # for each document; for a long one as many as it has claims
_NEAREST = 12  # claims found by the index for each claim
_NEAREST_LINKED = 6  # claims of each article that speaks of the same matter
_WINDOW = 8  # claims of one document that follow
_ADJACENT = 2  # how near claims have to stand to be of one matter
_OPPOSITES = 6  # claims of one document with an opposite word, the nearest in the text first
_LEAST_SCORE = 0.003
_LEAST_ACROSS = 0.01
_LIKELY = 0.02  # from which who says a thing, and that another tells the other, is enough to say

Pair = tuple[int, int]

_FATIGUE = 0.5  # what is left of a pair's score for each better pair that a claim of it is in


def candidate_pairs(
    claims: Sequence[Sequence[MatchClaim]], stem: Stem = arabic.light_stem
) -> tuple[ProposedPair, ...]:
    """Pairs that may contradict, breach or undermine each other, best first.

    `claims` holds each document's claims in the order of the text. An author's comment or a
    duplicate is in no pair. There are at most 30 pairs for each document, or as many as it has
    claims. A pair that nothing speaks for but likeness or nearness is none.
    """
    return _Matcher(claims, stem).pairs()


def pairs_across(
    own: Sequence[MatchClaim],
    others: Sequence[Sequence[MatchClaim]],
    stem: Stem = arabic.light_stem,
) -> tuple[ProposedPair, ...]:
    """Pairs of one article's claims, document 0, with those of other articles, 1 and up.

    At most 30, or as many as the article has claims; only pairs that are likely to be worth a look.
    """
    return _Matcher((own, *others), stem).pairs_across()


def observations(
    claims: Sequence[Sequence[MatchClaim]],
) -> Iterator[tuple[ClaimRef, ClaimRef, Features]]:
    """Every pair that `candidate_pairs` weighs, with its features: what weights are fitted on."""
    yield from _Matcher(claims, arabic.light_stem).observations()


def repeats_across(
    earlier: Sequence[MatchClaim], later: Sequence[MatchClaim]
) -> tuple[ProposedPair, ...]:
    """Claims of two documents, 0 and 1, of which the first (`a`) repeats the second (`b`)."""
    documents = earlier, later
    found = duplicates([[claim.quote for claim in each] for each in documents])
    return tuple(
        ProposedPair(a, b, "", 1.0, (_REPEATING,)) for a, b in found.items() if a[0] != b[0]
    )


@dataclass(frozen=True, slots=True)
class _Rated:
    """A pair by the numbers of its claims, the leading side first, with what speaks for it."""

    a: int
    b: int
    score: float
    likeness: float
    against: tuple[Signal, ...]


class _Matcher:
    def __init__(self, claims: Sequence[Sequence[MatchClaim]], stem: Stem) -> None:
        self._refs: list[ClaimRef] = []
        self._profiles: list[Profile] = []
        for document, quotes in enumerate(claims):
            for number, claim in enumerate(quotes):
                if _can_be_a_side(claim):
                    self._refs.append((document, number))
                    self._profiles.append(signals.profile(claim, stem))
        self._articles = Articles(self._profiles, [document for document, _ in self._refs])
        self._sizes = [len(quotes) for quotes in claims]
        self._index = retrieving.Index([each.claim.quote for each in self._profiles], stem)
        self._sides = self._index_sides()

    def pairs(self) -> tuple[ProposedPair, ...]:
        limit = sum(max(_FEWEST_PAIRS, size) for size in self._sizes)
        return self._best(self._candidates().items(), _LEAST_SCORE, limit)

    def pairs_across(self) -> tuple[ProposedPair, ...]:
        limit = max(_FEWEST_PAIRS, self._sizes[0])
        return self._best(self._candidates_across(), _LEAST_ACROSS, limit)

    def observations(self) -> Iterator[tuple[ClaimRef, ClaimRef, Features]]:
        for (a, b), likeness in self._candidates().items():
            meeting = self._meeting(a, b, likeness)
            yield self._refs[a], self._refs[b], weighing.features(meeting)

    def _best(
        self, candidates: Iterable[tuple[Pair, float]], least: float, limit: int
    ) -> tuple[ProposedPair, ...]:
        rated = (self._rate(*pair, likeness) for pair, likeness in candidates)
        likely = [pair for pair in rated if pair.score >= least and self._is_told(pair)]
        best = itertools.islice(_varied(likely), limit)
        return tuple(self._proposed(pair, score) for pair, score in best)

    def _candidates_across(self) -> Iterator[tuple[Pair, float]]:
        first = sum(document == 0 for document, _ in self._refs)
        for number in range(first):
            found = self._index.near(number)
            likeness = {other: found[other] for other in found if other >= first}
            near = retrieving.nearest(likeness, _NEAREST)
            for other in dict.fromkeys((*near, *self._linked(number, likeness))):
                yield (number, other), likeness[other]

    def _candidates(self) -> dict[Pair, float]:
        """The pairs to rate, each with how alike the two are."""
        found: dict[Pair, float] = {}
        for number in range(len(self._refs)):
            likeness = self._index.near(number)
            near = retrieving.nearest(likeness, _NEAREST)
            for other in {*near, *self._partners(number), *self._linked(number, likeness)}:
                pair = (number, other) if number < other else (other, number)
                found[pair] = max(found.get(pair, 0.0), likeness.get(other, 0.0))
        return found

    def _linked(self, number: int, likeness: Likeness) -> Iterator[int]:
        """The likest claims of each article that speaks of the same matter."""
        for article in self._articles.linked(number):
            there = range(article.claims[0], article.claims[-1] + 1)
            found = {other: likeness[other] for other in likeness if other in there}
            yield from retrieving.nearest(found, _NEAREST_LINKED)

    def _partners(self, number: int) -> Iterator[int]:
        """Claims of the same document that stand near, or have a word opposite to one here."""
        document, _ = self._refs[number]
        last = min(len(self._refs) - 1, number + _WINDOW)  # those before find this one themselves
        yield from (each for each in range(number + 1, last + 1) if self._refs[each][0] == document)
        for opposition, side in self._profiles[number].cues:
            others = self._sides.get((document, opposition, 1 - side), [])
            yield from _closest(others, number)

    def _index_sides(self) -> dict[tuple[int, int, int], list[int]]:
        """Which claims of a document stand on a side of an opposition, in their order."""
        sides: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for number, profile in enumerate(self._profiles):
            for opposition, side in profile.cues:
                sides[self._refs[number][0], opposition, side].append(number)
        return sides

    def _rate(self, a: int, b: int, likeness: float) -> _Rated:
        meeting = self._meeting(a, b, likeness)
        likely = round(weighing.likelihood(meeting), 4)
        first, second = (a, b) if _leads(meeting.one, meeting.other) else (b, a)
        return _Rated(first, second, likely, likeness, meeting.against)

    def _meeting(self, a: int, b: int, likeness: float) -> Meeting:
        (here, place), (there, other_place) = self._refs[a], self._refs[b]
        one, other = self._profiles[a], self._profiles[b]
        contrast = (*self._contrast(a, b),)
        return Meeting(
            a=a,
            b=b,
            one=one,
            other=other,
            places=(place, other_place),
            is_inside=here == there,
            is_linked=here != there and self._articles.are_linked(a, b),
            likeness=likeness,
            against=(*contrast, *signals.opposing(one, other)),
            outdone=self._outdone(a, b) if contrast else 0.0,
            articles=self._articles,
        )

    def _is_told(self, pair: _Rated) -> bool:
        """Whether there is more to say of the two than that they are alike or near."""
        return bool(pair.against) or any(self._tests(pair))

    def _tests(self, pair: _Rated) -> Iterator[Reason]:
        one, other = self._profiles[pair.a], self._profiles[pair.b]
        is_enough = pair.score >= _LIKELY and not pair.against
        yield from signals.testing(one, other, is_likely=is_enough)
        if (
            is_enough
            and self._articles.are_linked(pair.a, pair.b)
            and signals.is_same_speaker(one, other)
        ):
            yield _SAID_TWICE

    def _contrast(self, a: int, b: int) -> Iterator[Signal]:
        if self._refs[a][0] == self._refs[b][0] and b - a <= _ADJACENT:
            between = self._profiles[a + 1 : b]
            yield from signals.contrast(self._profiles[a], self._profiles[b], between)

    def _outdone(self, a: int, b: int) -> float:
        """How much nearer to b another is of what the speaker of a says right before it."""
        said = self._articles.said_together(b)
        if a not in said:
            return 0.0
        alike = self._index.near(b)
        near = {
            each: signals.nearness(self._profiles[each], self._profiles[b], alike.get(each, 0.0))
            for each in said
        }
        return max(near.values()) - near[a]

    def _proposed(self, pair: _Rated, score: float) -> ProposedPair:
        return ProposedPair(
            self._refs[pair.a],
            self._refs[pair.b],
            _relation(pair.against),
            score,
            tuple(self._reasons(pair)),
        )

    def _reasons(self, pair: _Rated) -> Iterator[Reason]:
        yield from grounds.folded(signal.explain() for signal in pair.against)
        yield from self._tests(pair)
        yield from signals.relating(self._profiles[pair.a], self._profiles[pair.b], pair.likeness)
        (here, place), (there, other_place) = self._refs[pair.a], self._refs[pair.b]
        if here == there:
            yield _NEXT_TO if abs(place - other_place) <= _ADJACENT else _IN_ARTICLE
        elif self._articles.are_linked(pair.a, pair.b):
            yield _OF_ONE_MATTER


def _varied(pairs: Iterable[_Rated]) -> Iterator[tuple[_Rated, float]]:
    """Best first, where each pair that a claim is already in makes its next ones count less.

    Else one claim with many opposite words would fill the head of the list.
    """
    queue = [(-pair.score, pair.a, pair.b, 0, pair) for pair in pairs]
    heapq.heapify(queue)
    uses: Counter[int] = Counter()
    while queue:
        score, a, b, seen, pair = heapq.heappop(queue)
        used = uses[a] + uses[b]
        if used == seen:
            uses.update((a, b))
            yield pair, -score
        else:
            score = round(score * _FATIGUE ** (used - seen), 4)
            heapq.heappush(queue, (score, a, b, used, pair))


_REPEATING = Reason("repeats", N_("one says nothing but the words of the other"))
_NEXT_TO = Reason("near-in-article", N_("next to each other in the article"))
_IN_ARTICLE = Reason("same-article", N_("in the same article"))
_SAID_TWICE = Reason("said-twice", N_("one speaker says both, each in another article"))
_OF_ONE_MATTER = Reason("linked-articles", N_("in two articles that share rare words"))


def _relation(against: Sequence[Signal]) -> str:
    """The relation with the most weight behind it; the weakest where no sign names one."""
    weights: dict[str, float] = defaultdict(float)
    for signal in against:
        if signal.relation:
            weights[signal.relation] += signal.weight
    return max(weights, key=lambda relation: (weights[relation], relation), default="undermines")


def _leads(one: Profile, other: Profile) -> bool:
    """Whether the first is side a: the statement before the event, else the earlier."""
    return (other.claim.kind, one.claim.kind) != (OFFICIAL_STATEMENT, REPORTED_EVENT)


def _closest(numbers: Sequence[int], number: int) -> Sequence[int]:
    place = bisect_left(numbers, number)
    return numbers[max(0, place - _OPPOSITES // 2) : place + _OPPOSITES // 2]


def _can_be_a_side(claim: MatchClaim) -> bool:
    return claim.kind != vocabulary.AUTHOR_COMMENT and not claim.is_duplicate
