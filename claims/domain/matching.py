"""Which claims repeat each other, and which two may stand against each other.

Nothing here judges: pairs are ranked for people, each with the reasons that put it there. A
claim is held against few others, found by an index, by its neighbourhood and by what its words
have an opposite of, so that the cost grows with the number of claims, not with its square.
"""

import heapq
import itertools
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.domain import retrieving, signals, vocabulary
from claims.domain.duplicating import duplicates
from claims.domain.problems import N_
from claims.domain.proposals import ClaimRef, ProposedPair, Reason
from claims.domain.signals import MatchClaim, Profile, Signal
from claims.domain.vocabulary import BACKGROUND, OFFICIAL_STATEMENT, REPORTED_EVENT

__all__ = ["MatchClaim", "candidate_pairs", "duplicates", "score"]

RULES = "match-1"
_PAIRS_PER_DOCUMENT = 30
_NEAREST = 20  # claims found by the index for each claim
_ADJACENT = 2  # claims before and after
_OPPOSITES = 12  # claims of one document with an opposite word, the nearest in the text first
_LEAST_SCORE = 0.05

Pair = tuple[int, int]

# How likely two kinds are to stand against each other, before anything is read.
_FORMS = {
    frozenset((OFFICIAL_STATEMENT, REPORTED_EVENT)): 1.0,
    frozenset((OFFICIAL_STATEMENT,)): 0.95,
    frozenset((OFFICIAL_STATEMENT, BACKGROUND)): 0.8,
    frozenset((REPORTED_EVENT,)): 0.8,
    frozenset((REPORTED_EVENT, BACKGROUND)): 0.5,
    frozenset((BACKGROUND,)): 0.3,
}
_SAME_SPEAKER = 0.5
_FATIGUE = 0.8


def candidate_pairs(claims: Sequence[Sequence[MatchClaim]]) -> tuple[ProposedPair, ...]:
    """Pairs that may contradict, breach or undermine each other, best first.

    `claims` holds each document's claims in the order of the text. An author's comment or a
    duplicate is in no pair. There are at most 30 pairs for each document.
    """
    return _Matcher(claims).pairs()


class _Matcher:
    def __init__(self, claims: Sequence[Sequence[MatchClaim]]) -> None:
        self._refs: list[ClaimRef] = []
        self._profiles: list[Profile] = []
        for document, quotes in enumerate(claims):
            for number, claim in enumerate(quotes):
                if _can_be_a_side(claim):
                    self._refs.append((document, number))
                    self._profiles.append(signals.profile(claim))
        self._limit = _PAIRS_PER_DOCUMENT * len(claims)
        self._index = retrieving.Index([each.claim.quote for each in self._profiles])
        self._sides = self._index_sides()

    def pairs(self) -> tuple[ProposedPair, ...]:
        found = (self._propose(a, b) for a, b in self._candidates())
        likely = [pair for pair in found if pair.score >= _LEAST_SCORE]
        return tuple(itertools.islice(_varied(likely), self._limit))

    def _candidates(self) -> set[Pair]:
        return {
            (min(number, other), max(number, other))
            for number in range(len(self._refs))
            for other in self._partners(number)
            if other != number
        }

    def _partners(self, number: int) -> Iterator[int]:
        for neighbour in self._index.nearest(number, _NEAREST):
            yield neighbour.number
        document, _ = self._refs[number]
        first, last = max(0, number - _ADJACENT), min(len(self._refs) - 1, number + _ADJACENT)
        yield from (other for other in range(first, last + 1) if self._refs[other][0] == document)
        for cue in self._profiles[number].cues:
            others = self._sides.get((document, cue.opposition, 1 - cue.side), [])
            yield from _closest(others, number)

    def _index_sides(self) -> dict[tuple[int, int, int], list[int]]:
        """Which claims of a document stand on a side of an opposition, in their order."""
        sides: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for number, profile in enumerate(self._profiles):
            for cue in profile.cues:
                sides[self._refs[number][0], cue.opposition, cue.side].append(number)
        return sides

    def _propose(self, a: int, b: int) -> ProposedPair:
        one, other = self._profiles[a], self._profiles[b]
        similarity = self._index.similarity(a, b)
        against = [
            *signals.contrast(one, other, self._refs[a], self._refs[b]),
            *signals.opposing(one, other),
        ]
        same = [*signals.relating(one, other, similarity)]
        if self._refs[a][0] == self._refs[b][0]:
            same.append(_near(abs(self._refs[a][1] - self._refs[b][1])))
        likely = score(one, other, against, same)
        first, second = (a, b) if _leads(one, other) else (b, a)
        reasons = tuple(signal.reason for signal in (*against, *same))
        return ProposedPair(
            self._refs[first], self._refs[second], _relation(against), round(likely, 4), reasons
        )


def _varied(pairs: Iterable[ProposedPair]) -> Iterator[ProposedPair]:
    """Best first, where each pair that a claim is already in makes its next ones count less.

    Else one claim with many opposite words would fill the head of the list.
    """
    queue = [((-pair.score, pair.a, pair.b), 0, pair) for pair in pairs]
    heapq.heapify(queue)
    uses: Counter[ClaimRef] = Counter()
    while queue:
        _, seen, pair = heapq.heappop(queue)
        used = uses[pair.a] + uses[pair.b]
        score = round(pair.score * _FATIGUE ** (used - seen), 4)
        if used == seen:
            uses.update((pair.a, pair.b))
            yield pair
        else:
            heapq.heappush(queue, ((-score, pair.a, pair.b), used, replace(pair, score=score)))


def score(one: Profile, other: Profile, against: Sequence[Signal], same: Sequence[Signal]) -> float:
    """From 0 to 1: opposition counts as far as the two speak of the same; likeness alone little."""
    opposed, related = _any(against), _any(same)
    form = _FORMS[frozenset((one.claim.kind, other.claim.kind))]
    if set(one.claim.speakers) & set(other.claim.speakers):
        form *= _SAME_SPEAKER
    return form * (1 - (1 - opposed * (0.1 + 0.9 * related)) * (1 - 0.3 * related))


def _any(found: Sequence[Signal]) -> float:
    """How sure at least one of the signs is, were they independent (noisy or)."""
    return 1 - math.prod(1 - signal.weight for signal in found)


def _near(distance: int) -> Signal:
    """Claims of one article speak of one story, near ones more surely of one matter."""
    if distance <= _ADJACENT:
        return Signal(0.4, Reason("near-in-article", N_("next to each other in the article")))
    return Signal(0.3, Reason("same-article", N_("in the same article")))


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
