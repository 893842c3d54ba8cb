"""How well pairs that stand against each other are ranked, beside plain likeness of words.

`pairs.json` holds claims of our own wording with pairs and look-alikes; `--data FILE` gives a CSV
file with columns s1, s2, stance instead: for each row «disagree», s2 is looked for among all.
"""

import csv
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.domain import matching, retrieving, signals, vocabulary
from claims.domain.matching import MatchClaim

Ranks = list[int]
_NOT_FOUND = 10**6


def bench_pairs_in_articles() -> None:
    documents = json.loads(Path(__file__).with_name("pairs.json").read_text())["documents"]
    articles = [[_claim(claim) for claim in document["claims"]] for document in documents]
    gold = {
        frozenset(((number, a), (number, b)))
        for number, document in enumerate(documents)
        for a, b in document["pairs"]
    }
    found = [frozenset((pair.a, pair.b)) for pair in matching.candidate_pairs(articles)]
    alike = _by_likeness(articles)
    print(f"\n{len(gold)} pairs among {sum(map(len, articles))} claims of {len(articles)} articles")
    for name, order in (("ours", found), ("likeness", alike)):
        first = {count: len(gold & set(order[:count])) for count in (10, 25, 50)}
        print(
            f"  {name:9} found among the first " + ", ".join(f"{k}: {v}" for k, v in first.items())
        )


def bench_pairs_given(request: pytest.FixtureRequest) -> None:
    paths = [path for path in request.config.getoption("--data") if path.endswith(".csv")]
    if not paths:
        pytest.skip("--data FILE.csv gives the pairs")
    with open(paths[0], encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    pool = list(dict.fromkeys(row["s2"] for row in rows))
    wanted = [(row["s1"], pool.index(row["s2"])) for row in rows if row["stance"] == "disagree"]
    index = retrieving.Index(pool)
    print(f"\n{len(wanted)} statements, each against {len(pool)}")
    for name, order in (("likeness", _nearest(index)), ("ours", _opposed(index, pool))):
        ranks = [_rank(order(text), number) for text, number in wanted]
        print(f"  {name:9} {_figures(ranks)}")


def bench_pairs_speed() -> None:
    """Milliseconds a claim, on more and more claims of one article: the figure must stay flat."""
    documents = json.loads(Path(__file__).with_name("pairs.json").read_text())["documents"]
    claims = [_claim(claim) for document in documents for claim in document["claims"]]
    for copies in (5, 10, 20, 40):
        many = [_numbered(claim, copy) for copy in range(copies) for claim in claims]
        begun = time.perf_counter()
        matching.candidate_pairs([many])
        taken = time.perf_counter() - begun
        print(f"\n{len(many):>6,} claims: {taken / len(many) * 1000:.2f} ms a claim", end="")


def _claim(row: dict[str, Any]) -> MatchClaim:
    return MatchClaim(row["quote"], row["kind"], tuple(row["speakers"]))


def _numbered(claim: MatchClaim, copy: int) -> MatchClaim:
    """The claim about another place, so that copies are not all about the same."""
    place = "".join(chr(0x0628 + int(digit)) for digit in f"{copy:03}")
    return MatchClaim(f"{claim.quote} في {place}", claim.kind, claim.speakers)


def _by_likeness(articles: Sequence[Sequence[MatchClaim]]) -> list[frozenset[tuple[int, int]]]:
    refs = [(number, place) for number, each in enumerate(articles) for place in range(len(each))]
    index = retrieving.Index([claim.quote for each in articles for claim in each])
    likeness = {
        frozenset((refs[number], refs[near.number])): near.similarity
        for number in range(len(refs))
        for near in index.nearest(number, 20)
    }
    return sorted(likeness, key=lambda pair: (-likeness[pair], sorted(pair)))


def _nearest(index: retrieving.Index) -> Callable[[str], list[int]]:
    return lambda text: [near.number for near in index.nearest_to(text, 50)]


def _opposed(index: retrieving.Index, pool: Sequence[str]) -> Callable[[str], list[int]]:
    profiles = [signals.profile(MatchClaim(text, vocabulary.REPORTED_EVENT)) for text in pool]

    def order(text: str) -> list[int]:
        one = signals.profile(MatchClaim(text, vocabulary.OFFICIAL_STATEMENT))
        scores = {
            near.number: _score(one, profiles[near.number], near.similarity)
            for near in index.nearest_to(text, 50)
        }
        return sorted(scores, key=lambda number: (-scores[number], number))

    return order


def _score(one: signals.Profile, other: signals.Profile, similarity: float) -> float:
    against = list(signals.opposing(one, other))
    return matching.score(one, other, against, list(signals.relating(one, other, similarity)))


def _rank(order: Sequence[int], number: int) -> int:
    return order.index(number) + 1 if number in order else _NOT_FOUND


def _figures(ranks: Ranks) -> str:
    hits = {count: sum(rank <= count for rank in ranks) / len(ranks) for count in (1, 10)}
    mean = sum(1 / rank for rank in ranks) / len(ranks)
    return f"hit@1 {hits[1]:.3f}, hit@10 {hits[10]:.3f}, MRR {mean:.3f}"
