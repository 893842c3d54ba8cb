"""What stands around a claim in its article, and which articles speak of one matter.

Two articles are linked where they share what few others have: single words and runs of two. Only
terms of a few articles are followed, so that the cost grows with the number of articles.
"""

import heapq
import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.domain import retrieving
from claims.domain.profiles import Profile
from claims.domain.vocabulary import OFFICIAL_STATEMENT, REPORTED_EVENT

LINKED = 0.03  # the cosine from which two articles are taken to speak of one matter
FIRM = 1.5  # of a profile's firmness
_LINKS = 2  # articles that one is linked to
_TOGETHER = 5  # statements of one speaker that the next claim may be held against
_SHARED_BY = 30  # articles: what more of them have tells nothing

Numbers = Sequence[int]  # claims, by their numbers in one count over all articles


@dataclass(slots=True)
class Article:
    """Its claims, and how many of them have each stem, each skeleton, each field and thing.

    `length` is the median of its claims' lengths, as `log1p` of their words.
    """

    claims: Numbers
    length: float
    words: Counter[str]
    told: Counter[str]
    fields: Counter[str]
    things: Counter[str]


class Articles:
    """The articles of one call. `documents[n]` is the article of claim n; they come in order."""

    def __init__(self, profiles: Sequence[Profile], documents: Sequence[int]) -> None:
        self._profiles = profiles
        self._of = documents
        groups: dict[int, list[int]] = defaultdict(list)
        for number, document in enumerate(documents):
            groups[document].append(number)
        self._articles = {each: _article(profiles, claims) for each, claims in groups.items()}
        self._links = _links({each: _terms(profiles, claims) for each, claims in groups.items()})
        self._holders = Counter(word for profile in profiles for word in profile.told)
        self._said_before: dict[int, int] = {}
        self._firmly_said_before: dict[int, int] = {}
        self._happens_next: dict[int, int] = {}
        self._firmness: dict[int, int] = {}
        for claims in groups.values():
            self._read(claims)

    def of(self, number: int) -> Article:
        return self._articles[self._of[number]]

    def linked(self, number: int) -> Iterable[Article]:
        """The articles that the claim's own is linked to."""
        return (self._articles[each] for each in self._links.get(self._of[number], {}))

    def are_linked(self, a: int, b: int) -> bool:
        one, other = self._of[a], self._of[b]
        return other in self._links.get(one, {}) or one in self._links.get(other, {})

    def said_before(self, number: int) -> int | None:
        """The last statement before the claim."""
        return self._said_before.get(number)

    def said_together(self, number: int) -> Numbers:
        """The statements right before the claim that have one speaker, the last first."""
        found: list[int] = []
        for each in range(number - 1, max(-1, number - 1 - _TOGETHER), -1):
            claim = self._profiles[each].claim
            if self._of[each] != self._of[number] or claim.kind != OFFICIAL_STATEMENT:
                break
            speakers = set(self._profiles[number - 1].claim.speakers)
            if speakers.isdisjoint(claim.speakers):
                break
            found.append(each)
        return found

    def firmly_said_before(self, number: int) -> int | None:
        """The last statement before the claim that is firm."""
        return self._firmly_said_before.get(number)

    def happens_next(self, number: int) -> int | None:
        """The first event after the claim."""
        return self._happens_next.get(number)

    def rarity(self, told: Iterable[str]) -> float:
        """Summed over skeletons of what is told: 1 for one of a single claim, 0 for one of all."""
        claims = len(self._profiles)
        if claims < 2:
            return 0.0
        ratios = (claims / self._holders[each] for each in told)
        return math.fsum(map(math.log, ratios)) / math.log(claims)

    def firmness_rank(self, number: int) -> int | None:
        """0 for the statement that its article has made most firmly, None for no statement."""
        return self._firmness.get(number)

    def _read(self, claims: Numbers) -> None:
        said = self._kinds(claims, OFFICIAL_STATEMENT)
        firm = {number for number in said if self._profiles[number].firmness >= FIRM}
        _note(claims, self._said_before, said)
        _note(claims, self._firmly_said_before, firm)
        _note(claims[::-1], self._happens_next, self._kinds(claims, REPORTED_EVENT))
        firmest = sorted(said, key=lambda number: (-self._profiles[number].firmness, number))
        self._firmness.update((number, rank) for rank, number in enumerate(firmest))

    def _kinds(self, claims: Numbers, kind: str) -> set[int]:
        return {number for number in claims if self._profiles[number].claim.kind == kind}


def _note(claims: Numbers, found: dict[int, int], wanted: set[int]) -> None:
    """For each claim, in this order, the last one before it that is wanted."""
    last: int | None = None
    for number in claims:
        if last is not None:
            found[number] = last
        if number in wanted:
            last = number


def _article(profiles: Sequence[Profile], claims: Numbers) -> Article:
    rows = [profiles[number] for number in claims]
    return Article(
        claims,
        statistics.median(math.log1p(row.manner.length) for row in rows),
        Counter(word for row in rows for word in row.words),
        Counter(word for row in rows for word in row.told),
        Counter(field for row in rows for field in row.fields),
        Counter(thing for row in rows for thing in row.things),
    )


def _terms(profiles: Sequence[Profile], claims: Numbers) -> set[str]:
    found: set[str] = set()
    for number in claims:
        profile = profiles[number]
        stems = retrieving.stems(profile.claim.quote, profile.stem)
        found.update(stems)
        found.update(f"{a} {b}" for a, b in zip(stems, stems[1:], strict=False))
    return found


def _links(articles: Mapping[int, set[str]]) -> dict[int, dict[int, float]]:
    """For each article those it is linked to, the nearest at most, with their cosine."""
    shared = Counter(term for terms in articles.values() for term in terms)
    weights = {term: math.log((len(articles) + 1) / count) ** 2 for term, count in shared.items()}
    lengths = {
        each: math.sqrt(math.fsum(weights[term] for term in terms))
        for each, terms in articles.items()
    }
    postings: dict[str, list[int]] = defaultdict(list)
    for article, terms in articles.items():
        for term in terms:
            if 1 < shared[term] <= _SHARED_BY:
                postings[term].append(article)
    found = {}
    for article, terms in articles.items():
        likeness: dict[int, float] = defaultdict(float)
        for term in sorted(terms & postings.keys()):  # one order, for one rounding
            for other in postings[term]:
                if other != article:
                    likeness[other] += weights[term] / ((lengths[article] * lengths[other]) or 1.0)
        best = heapq.nlargest(_LINKS, ((likeness[each], -each) for each in likeness))
        found[article] = {-each: cosine for cosine, each in best if cosine >= LINKED}
    return found
