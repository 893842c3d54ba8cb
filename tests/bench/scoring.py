"""How near proposals come to an annotation: boundaries, spans, speakers, kinds, pairs.

A boundary is compared by the number of letters and digits before it, so that it does not matter
whether a full stop, a quote mark or a list marker lies inside the span.
"""

import itertools
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

from claims.domain import arabic, proposals, vocabulary

HERE = Path(__file__).parent
Key = tuple[int, int]

_KINDS = {vocabulary.OFFICIAL_STATEMENT: "statement", vocabulary.REPORTED_EVENT: "event"}
_MARKER = regex.compile(r"[0-9٠-٩]{1,2}\s*[.)\-–ـ]\s+")
_LEAST_OVERLAP = 0.5  # intersection over union, below which a claim counts as missed


@dataclass(slots=True)
class Tally:
    """What was proposed rightly, proposed wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, gold: set[Any], proposed: set[Any]) -> None:
        self.right += len(gold & proposed)
        self.wrong += len(proposed - gold)
        self.missed += len(gold - proposed)

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


@dataclass(slots=True)
class Score:
    """The tallies over all texts; `named`, `unnamed` and `kinds` count (right, all)."""

    boundaries: Tally = field(default_factory=Tally)
    spans: Tally = field(default_factory=Tally)
    named: Counter[bool] = field(default_factory=Counter)
    unnamed: Counter[bool] = field(default_factory=Counter)
    kinds: Counter[bool] = field(default_factory=Counter)
    ranks: dict[str, list[int]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return found


def score(gold: Mapping[str, Any], proposed: proposals.Proposals) -> Score:
    """Every measure; the proposals' documents stand in the order of the annotation's."""
    result = Score()
    owners: dict[proposals.ClaimRef, list[str]] = {}
    for number, (doc, claims) in enumerate(zip(gold["docs"], proposed.documents, strict=True)):
        _score_text(result, number, doc, claims, owners)
    ranked = [_ids(pair, owners) for pair in proposed.pairs]
    for name in ("contradictions", "not_contradictions"):
        wanted = [frozenset(pair) for pair in gold[name]]
        result.ranks[name] = [_rank(pair, ranked) for pair in wanted]
    return result


def _score_text(
    result: Score,
    number: int,
    doc: Mapping[str, Any],
    claims: Sequence[proposals.ProposedClaim],
    owners: dict[proposals.ClaimRef, list[str]],
) -> None:
    text = doc["text"]
    before = [0, *itertools.accumulate(map(_counts, text))]
    gold = [(_key(text, before, each["start"], each["end"]), each) for each in doc["claims"]]
    ours = [(_key(text, before, each.start, each.end), each) for each in claims]
    result.boundaries.add(
        {key[0] for key, _ in gold[1:]}, {key[0] for key, _ in ours} - {gold[0][0][0]}
    )
    result.spans.add({key for key, _ in gold}, {key for key, _ in ours})
    _note_spans(result, text, gold, ours)
    for place_of, wanted in gold:
        place = _best(place_of, [each for each, _ in ours])
        found = ours[place][1] if place is not None else None
        if place is not None:
            owners.setdefault((number, place), []).append(wanted["id"])
        _score_labels(result, wanted, found)


def _score_labels(
    result: Score, wanted: Mapping[str, Any], found: proposals.ProposedClaim | None
) -> None:
    name = found.speakers[0].name if found and found.speakers else None
    kind = _KINDS.get(found.kind, "other") if found else None
    if wanted["speaker"] is None:
        is_right = found is not None and name is None
        result.unnamed[is_right] += 1
    else:
        accepted = {arabic.normalise(each) for each in names(wanted)}
        is_right = name is not None and arabic.normalise(name) in accepted
        result.named[is_right] += 1
    result.kinds[kind == wanted["kind"]] += 1
    if not is_right or kind != wanted["kind"]:
        result.faults.append(
            f"{wanted['id']}: speaker {wanted['speaker']} > {name}, kind {wanted['kind']} > {kind}"
        )


def names(claim: Mapping[str, Any]) -> list[str]:
    return [claim["speaker"], *claim["speaker_aliases"]]


def _note_spans(
    result: Score,
    text: str,
    gold: Sequence[tuple[Key, Any]],
    ours: Sequence[tuple[Key, proposals.ProposedClaim]],
) -> None:
    wanted, found = {key for key, _ in gold}, {key for key, _ in ours}
    result.faults += [f"missed span: {each['text']}" for key, each in gold if key not in found]
    result.faults += [f"wrong span: {each.quote}" for key, each in ours if key not in wanted]


def _best(key: Key, others: Sequence[Key]) -> int | None:
    """The number of the span that overlaps most, if it overlaps enough."""
    rated = [(_overlap(key, other), -number) for number, other in enumerate(others)]
    best, number = max(rated, default=(0.0, 0))
    return -number if best >= _LEAST_OVERLAP else None


def _overlap(a: Key, b: Key) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]) or 1)


def _ids(
    pair: proposals.ProposedPair, owners: Mapping[proposals.ClaimRef, list[str]]
) -> set[frozenset[str]]:
    return {
        frozenset((a, b)) for a in owners.get(pair.a, []) for b in owners.get(pair.b, []) if a != b
    }


def _rank(pair: frozenset[str], ranked: Sequence[Iterable[frozenset[str]]]) -> int:
    """The place of the pair, from 1; 0 where it was not proposed."""
    return next((place for place, found in enumerate(ranked, start=1) if pair in found), 0)


def key(text: str, start: int, end: int) -> Key:
    """How many letters and digits stand before the first and the last of text[start:end]."""
    return _key(text, [0, *itertools.accumulate(map(_counts, text))], start, end)


def _key(text: str, before: Sequence[int], start: int, end: int) -> Key:
    start, end = _trimmed(text, start, end)
    return before[start], before[end]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not _counts(text[start]):
        start += 1
    opens_line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    marker = _MARKER.match(text, start, end) if opens_line else None
    if marker:
        return _trimmed(text, marker.end(), end)
    while end > start and not _counts(text[end - 1]):
        end -= 1
    return start, end


def _counts(character: str) -> bool:
    return character != "ـ" and unicodedata.category(character)[0] in "LN"
