"""Sets of claims with the pairs that stand against each other, and how well those are ranked.

The spans are the reference's, the labels the machine's: segmenting is measured elsewhere.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.domain import proposing
from claims.domain.matching import MatchClaim
from claims.domain.proposals import ClaimRef, Document, KnownSpeaker, Proposals
from tests.bench import sets
from tests.bench.baselines import BASELINES

Pair = frozenset[ClaimRef]


@dataclass(frozen=True, slots=True)
class PairSet:
    """Texts with their claims; `gold` stand against each other, `lookalikes` only seem to.

    A fair judge may accept what is `also_valid`.
    """

    name: str
    documents: Sequence[Document]
    gold: frozenset[Pair]
    lookalikes: frozenset[Pair]
    also_valid: frozenset[Pair] = frozenset()

    @property
    def refs(self) -> list[ClaimRef]:
        return [
            (number, place)
            for number, document in enumerate(self.documents)
            for place in range(len(document.spans or ()))
        ]

    def quote(self, ref: ClaimRef) -> str:
        document = self.documents[ref[0]]
        start, end = (document.spans or ())[ref[1]]
        return document.text[start:end]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the gold pairs among the first of one list over all texts; and, for the first
    side of each, whether a partner is among its first five, and one over the rank of the best."""

    recall: Mapping[int, float]
    hit5: float
    mrr: float
    valid: int  # among the first 25, those that are also valid counted
    lookalikes: int  # among the first 25

    def __str__(self) -> str:
        shares = ", ".join(f"@{count} {share:.2f}" for count, share in self.recall.items())
        return (
            f"recall {shares}; hit@5 {self.hit5:.2f}, MRR {self.mrr:.2f};"
            f" among 25: {self.valid} valid, {self.lookalikes} look-alikes"
        )


def load(name: str) -> PairSet:
    found = json.loads((sets.HERE / name).read_text(encoding="utf-8"))
    return _of_claims(name, found) if "documents" in found else of_gold(name, found)


def of_gold(name: str, gold: Mapping[str, Any]) -> PairSet:
    refs = {
        claim["id"]: (number, place)
        for number, doc in enumerate(gold["docs"])
        for place, claim in enumerate(doc["claims"])
    }
    documents = [
        Document(
            doc["doc"], doc["text"], None, tuple((c["start"], c["end"]) for c in doc["claims"])
        )
        for doc in gold["docs"]
    ]

    def pairs(key: str) -> frozenset[Pair]:
        return frozenset(frozenset((refs[a], refs[b])) for a, b in gold.get(key, ()))

    kinds = "contradictions", "not_contradictions", "contradictions_also_valid"
    return PairSet(name, documents, *map(pairs, kinds))


def of_annotation(name: str, text: str, found: Mapping[str, Any]) -> PairSet:
    """The seed article with its reference annotation (fixtures/)."""
    doc = {"doc": name, "text": text, "claims": found["claims"]}
    gold: dict[str, Any] = {"docs": [doc]}
    for key, given in (
        ("contradictions", "contradictions"),
        ("not_contradictions", "non_contradictions"),
    ):
        gold[key] = [(each["a"], each["b"]) for each in found[given]]
    return of_gold(name, gold)


def pair_of(annotation: Mapping[str, Any], wanted: Mapping[str, Any]) -> Pair:
    places = {claim["id"]: (0, place) for place, claim in enumerate(annotation["claims"])}
    return frozenset((places[wanted["a"]], places[wanted["b"]]))


def ours(pairs: PairSet) -> list[Pair]:
    return [frozenset((pair.a, pair.b)) for pair in ranked(pairs).pairs]


def ranked(pairs: PairSet) -> Proposals:
    """One call over all texts, as `manage.py propose --spans` makes it."""
    return proposing.propose(pairs.documents, known_speakers(), ())


def claims(pairs: PairSet) -> list[list[MatchClaim]]:
    """The claims of each text with the labels that the machine gives them."""
    return proposing.matchable(pairs.documents, known_speakers(), ())


def known_speakers() -> list[KnownSpeaker]:
    """The speakers of fixtures/, as `manage.py propose` knows them."""
    rows = json.loads((sets.FIXTURES / "speakers.json").read_text(encoding="utf-8"))
    return [
        KnownSpeaker(row["key"], row["name_ar"], tuple(row["aliases"]), row["role_ar"], row["type"])
        for row in rows
        if row["type"] != "author"
    ]


def rankings(pairs: PairSet) -> dict[str, list[Pair]]:
    """Every ranking by its name, ours last."""
    refs = pairs.refs
    texts = [pairs.quote(ref) for ref in refs]
    found: dict[str, list[Pair]] = {}
    for name, baseline in BASELINES.items():
        scores = baseline(texts)
        towards = [scores(text) for text in texts]
        likeness = {
            frozenset((refs[a], refs[b])): towards[a][b] + towards[b][a]
            for a in range(len(refs))
            for b in range(a)
        }
        found[name] = sorted(likeness, key=lambda pair: (-likeness[pair], sorted(pair)))
    return {**found, "ours": ours(pairs)}


def figures(pairs: PairSet, order: Sequence[Pair], counts: Sequence[int]) -> Figures:
    ranks = [_best_rank(side, pairs.gold, order) for side in _sides(pairs.gold)]
    return Figures(
        {count: len(pairs.gold & set(order[:count])) / len(pairs.gold) for count in counts},
        sum(rank <= 5 for rank in ranks) / len(ranks),
        sum(1 / rank for rank in ranks) / len(ranks),
        len((pairs.gold | pairs.also_valid) & set(order[:25])),
        len(pairs.lookalikes & set(order[:25])),
    )


def _sides(gold: frozenset[Pair]) -> list[ClaimRef]:
    return sorted({min(pair) for pair in gold})


def _best_rank(side: ClaimRef, gold: frozenset[Pair], order: Sequence[Pair]) -> float:
    """The rank, among the pairs of this claim, of the first that is in the gold."""
    own = [pair for pair in order if side in pair]
    return next((rank for rank, pair in enumerate(own, start=1) if pair in gold), float("inf"))


def _of_claims(name: str, found: Mapping[str, Any]) -> PairSet:
    """A set that holds each text as a list of claims, one a paragraph."""
    documents = found["documents"]
    placed = [_paragraphs(document["name"], document["claims"]) for document in documents]

    def pairs(key: str) -> frozenset[Pair]:
        inside = {
            frozenset(((number, a), (number, b)))
            for number, document in enumerate(documents)
            for a, b in document[key]
        }
        across = {frozenset((tuple(a), tuple(b))) for a, b in found["across"][key]}
        return frozenset(inside | across)

    return PairSet(name, placed, pairs("pairs"), pairs("lookalikes"))


def _paragraphs(name: str, claims: Sequence[Mapping[str, Any]]) -> Document:
    spans, start = [], 0
    for claim in claims:
        spans.append((start, start + len(claim["quote"])))
        start += len(claim["quote"]) + 1
    return Document(name, "\n".join(claim["quote"] for claim in claims), None, tuple(spans))
