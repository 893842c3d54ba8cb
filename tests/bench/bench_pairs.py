"""How well pairs that stand against each other are ranked, beside BM25 and TF-IDF.

Claims are those of the reference, labels are ours. `--data FILE.csv`, with the columns s1, s2 and
stance, adds headlines: for each row «disagree», its s2 is looked for among all of them.
"""

import csv
import json
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from claims.domain import matching, retrieving, signals, vocabulary
from claims.domain.matching import MatchClaim
from claims.domain.profiles import Profile
from tests.bench import pairsets, sets
from tests.bench.baselines import BASELINES

_COUNTS = (10, 15, 25, 40)
_DEPTH = 40  # how far down claims are listed
_OPPOSED = 20  # of these, how many are ordered by what speaks for a contradiction
_NOT_FOUND = 10**6


def bench_pairs_in_texts(request: pytest.FixtureRequest) -> None:
    """Every set that names pairs, the seed, and what `--data FILE.json` adds."""
    _print(pairsets.load("pairs.json"))
    given = [Path(path) for path in request.config.getoption("--data") if path.endswith(".json")]
    sealed = map(sets.held_out, sets.SEALED)
    for texts in (*sets.development(), *sealed, *map(sets.given, given)):
        if texts.gold.get("contradictions"):
            _print(pairsets.of_gold(str(texts), texts.gold))


def bench_pairs_of_the_seed() -> None:
    text = (sets.FIXTURES / "article.txt").read_text(encoding="utf-8")
    annotation = json.loads((sets.FIXTURES / "annotation.json").read_text(encoding="utf-8"))
    seed = pairsets.of_annotation("seed", text, annotation)
    _print(seed)
    order = pairsets.ours(seed)
    ranks = {
        each["id"]: _place(order, pairsets.pair_of(annotation, each))
        for each in annotation["contradictions"]
    }
    print("  ours, by pair: " + ", ".join(f"{key} {rank or '–'}" for key, rank in ranks.items()))


def bench_pairs_given(request: pytest.FixtureRequest) -> None:
    paths = [path for path in request.config.getoption("--data") if path.endswith(".csv")]
    if not paths:
        pytest.skip("--data FILE.csv gives the pairs")
    with open(paths[0], encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    pool = list(dict.fromkeys(row["s2"] for row in rows))
    wanted = [(row["s1"], pool.index(row["s2"])) for row in rows if row["stance"] == "disagree"]
    print(f"\n{len(wanted)} statements, each against {len(pool)}")
    for name, baseline in BASELINES.items():
        scores = baseline(pool)
        print(f"  {name:18} {_figures([_rank_by(scores(text), at) for text, at in wanted])}")
    likeness, opposed = _likest_first(pool), _opposed_first(pool)
    for name, order in (("ours, likeness", likeness), ("ours, with signs", opposed)):
        print(f"  {name:18} {_figures([_place(order(text), at) for text, at in wanted])}")


def bench_pairs_speed() -> None:
    """Milliseconds a claim, on more and more claims of one article: the figure must stay flat."""
    text = (sets.HERE / "pairs.json").read_text(encoding="utf-8")
    documents = json.loads(text)["documents"]
    claims = [
        MatchClaim(row["quote"], row["kind"], tuple(row["speakers"]))
        for document in documents
        for row in document["claims"]
    ]
    for copies in (2, 4, 8, 16):
        many = [_numbered(claim, copy) for copy in range(copies) for claim in claims]
        begun = time.process_time()
        matching.candidate_pairs([many])
        taken = time.process_time() - begun
        print(f"\n{len(many):>6,} claims: {taken / len(many) * 1000:.2f} ms a claim", end="")


def _print(pairs: pairsets.PairSet) -> None:
    print(
        f"\n{pairs.name}: {len(pairs.gold)} pairs among {len(pairs.refs)} claims"
        f" of {len(pairs.documents)} texts, ranked in one list"
    )
    for name, order in pairsets.rankings(pairs).items():
        print(f"  {name:18} {pairsets.figures(pairs, order, _COUNTS)}")


def _numbered(claim: MatchClaim, copy: int) -> MatchClaim:
    """The claim about another place, so that copies are not all about the same."""
    place = "".join(chr(0x0628 + int(digit)) for digit in f"{copy:03}")
    return MatchClaim(f"{claim.quote} في {place}", claim.kind, claim.speakers)


def _likest_first(pool: Sequence[str]) -> Callable[[str], list[int]]:
    index = retrieving.Index(pool)
    return lambda text: retrieving.nearest(index.near_text(text), _DEPTH)


def _opposed_first(pool: Sequence[str]) -> Callable[[str], list[int]]:
    index = retrieving.Index(pool)
    profiles = [signals.profile(MatchClaim(text, vocabulary.REPORTED_EVENT)) for text in pool]

    def order(text: str) -> list[int]:
        one = signals.profile(MatchClaim(text, vocabulary.OFFICIAL_STATEMENT))
        found = index.near_text(text)
        scores = {
            number: _opposition(one, profiles[number], found[number])
            for number in retrieving.nearest(found, _OPPOSED)
        }
        rest = retrieving.nearest(found, _DEPTH)[_OPPOSED:]
        return [*sorted(scores, key=lambda number: (-scores[number], number)), *rest]

    return order


def _opposition(one: Profile, other: Profile, likeness: float) -> float:
    """What speaks for an opposition, as far as two lone headlines are of the same.

    The weights of claims/domain/weights.py are those of claims in articles: order, neighbours and
    manner of telling count there, and headlines have none.
    """
    opposed = 1 - math.prod(1 - signal.weight for signal in signals.opposing(one, other))
    related = min(2 * likeness, 0.8)
    return 1 - (1 - opposed * related**1.35) * (1 - 0.4 * related)


def _rank_by(scores: Sequence[float], number: int) -> int:
    """How many are not below it; of equals the earlier stands first."""
    own = scores[number]
    return 1 + sum(score > own or (score == own and at < number) for at, score in enumerate(scores))


def _place(order: Sequence[object], wanted: object) -> int:
    """From 1; 0 for what is not in it."""
    return order.index(wanted) + 1 if wanted in order else 0


def _figures(ranks: Sequence[int]) -> str:
    ranks = [rank or _NOT_FOUND for rank in ranks]
    hits = {count: sum(rank <= count for rank in ranks) / len(ranks) for count in (1, 10, 15, 40)}
    mean = sum(1 / rank for rank in ranks) / len(ranks)
    return ", ".join(f"hit@{count} {hit:.4f}" for count, hit in hits.items()) + f", MRR {mean:.4f}"
