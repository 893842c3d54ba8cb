"""How near proposals come to an annotation: boundaries, spans, speakers, kinds, pairs.

A boundary is compared by the number of letters and digits before it, so that it does not matter
whether a full stop, a quote mark or a list marker lies inside the span. A claim's labels are those
of the proposed span that overlaps it most, by at least half; where there is none they are wrong.
"""

import itertools
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

from claims.domain import proposals, vocabulary

Key = tuple[int, int]

_KINDS = {vocabulary.OFFICIAL_STATEMENT: "statement", vocabulary.REPORTED_EVENT: "event"}
_MARKER = regex.compile(r"[0-9٠-٩]{1,2}\s*[.)\-–ـ]\s+")
_LETTERS = str.maketrans("أإآٱىیکة", "ااااييكه")
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
class Cuts:
    """Boundaries (all starts but a text's first) and whole spans, over all texts."""

    boundaries: Tally = field(default_factory=Tally)
    spans: Tally = field(default_factory=Tally)

    def add(self, gold: Sequence[Key], proposed: Sequence[Key]) -> None:
        """The keys of one text, in its order; an empty one counts for nothing."""
        found = {key for key in proposed if key[1] > key[0]}
        first = gold[0][0]
        self.boundaries.add(
            {start for start, _ in gold[1:]}, {start for start, _ in found} - {first}
        )
        self.spans.add(set(gold), found)


@dataclass(slots=True)
class Labels:
    """How many labels were right (True) and wrong (False); `close` takes half of a name's words.

    `by_name` tells apart who was to be named.
    """

    named: Counter[bool] = field(default_factory=Counter)
    close: Counter[bool] = field(default_factory=Counter)
    unnamed: Counter[bool] = field(default_factory=Counter)
    kinds: Counter[bool] = field(default_factory=Counter)
    by_name: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def speakers(self) -> Counter[bool]:
        return self.named + self.unnamed


@dataclass(slots=True)
class Score:
    """Everything over all texts; `pairs` are the ids of each proposed pair, best first."""

    cuts: Cuts = field(default_factory=Cuts)
    labels: Labels = field(default_factory=Labels)
    pairs: list[set[frozenset[str]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def ranks(self, wanted: Iterable[Sequence[str]]) -> list[int]:
        """The place of each pair of ids among the proposed, from 1; 0 where it is not there."""
        return [_rank(frozenset(pair), self.pairs) for pair in wanted]


class Ruler:
    """Measures places in one text by the letters and digits before them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before = [0, *itertools.accumulate(map(_counts, text))]

    def key(self, start: int, end: int) -> Key:
        """How many stand before the first and the last of text[start:end]."""
        start, end = self._trimmed(max(0, start), min(len(self._text), end))
        return self._before[start], self._before[end]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = self._text
        while start < end and not _counts(text[start]):
            start += 1
        opens_line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
        marker = _MARKER.match(text, start, end) if opens_line else None
        if marker:
            return self._trimmed(marker.end(), end)
        while end > start and not _counts(text[end - 1]):
            end -= 1
        return start, end


def load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return found


def key(text: str, start: int, end: int) -> Key:
    """How many letters and digits stand before the first and the last of text[start:end]."""
    return Ruler(text).key(start, end)


def cuts(gold: Mapping[str, Any], spans: Sequence[Iterable[Key]]) -> Cuts:
    """The boundaries and spans of any segmenter; `spans` holds each text's, in the gold's order."""
    result = Cuts()
    for doc, proposed in zip(gold["docs"], spans, strict=True):
        ruler = Ruler(doc["text"])
        wanted = [ruler.key(each["start"], each["end"]) for each in doc["claims"]]
        result.add(wanted, [ruler.key(*span) for span in proposed])
    return result


def score(gold: Mapping[str, Any], proposed: proposals.Proposals) -> Score:
    """Every measure; the proposals' documents stand in the order of the annotation's."""
    result = Score(
        cuts(gold, [[(each.start, each.end) for each in row] for row in proposed.documents])
    )
    owners: dict[proposals.ClaimRef, list[str]] = {}
    for number, (doc, row) in enumerate(zip(gold["docs"], proposed.documents, strict=True)):
        for claim, place in _matched(doc, row):
            if "kind" in claim:
                _score_labels(result, claim, None if place is None else row[place])
            if place is not None and "id" in claim:
                owners.setdefault((number, place), []).append(claim["id"])
        _note_spans(result, doc, row)
    result.pairs = [_ids(pair, owners) for pair in proposed.pairs]
    return result


def _matched(
    doc: Mapping[str, Any], row: Sequence[proposals.ProposedClaim]
) -> list[tuple[Mapping[str, Any], int | None]]:
    """Each claim of the gold with the number of the proposed one that stands for it."""
    ruler = Ruler(doc["text"])
    keys = [ruler.key(each.start, each.end) for each in row]
    return [(each, _best(ruler.key(each["start"], each["end"]), keys)) for each in doc["claims"]]


def _score_labels(
    result: Score, wanted: Mapping[str, Any], found: proposals.ProposedClaim | None
) -> None:
    name = found.speakers[0].name if found and found.speakers else None
    kind = _KINDS.get(found.kind, "other") if found else None
    if wanted["speaker"] is None:
        is_right = found is not None and name is None
        result.labels.unnamed[is_right] += 1
    else:
        is_right = name is not None and plain(name) in {plain(each) for each in names(wanted)}
        result.labels.named[is_right] += 1
        result.labels.by_name[wanted["speaker"]][is_right] += 1
        result.labels.close[is_right or _is_close(name, wanted)] += 1
    result.labels.kinds[kind == wanted["kind"]] += 1
    if not is_right or kind != wanted["kind"]:
        result.faults.append(
            f"{wanted['id']}: speaker {wanted['speaker']} > {name}, kind {wanted['kind']} > {kind}"
        )


def names(claim: Mapping[str, Any]) -> list[str]:
    return [claim["speaker"], *claim["speaker_aliases"]]


def plain(name: str) -> str:
    """The name as it is compared: letters and digits, alef, ya and ta marbuta folded."""
    folded = unicodedata.normalize("NFKC", name)
    kept = "".join(each for each in folded if _counts(each) or each.isspace())
    return " ".join(kept.translate(_LETTERS).split())


def _is_close(name: str | None, claim: Mapping[str, Any]) -> bool:
    found = set(plain(name or "").split())
    for words in (set(plain(each).split()) for each in names(claim)):
        if found & words and 2 * len(found & words) / (len(found) + len(words)) >= 0.5:
            return True
    return False


def _note_spans(
    result: Score, doc: Mapping[str, Any], row: Sequence[proposals.ProposedClaim]
) -> None:
    ruler = Ruler(doc["text"])
    wanted = {ruler.key(each["start"], each["end"]): each["text"] for each in doc["claims"]}
    found = {ruler.key(each.start, each.end): each.quote for each in row}
    result.faults += [f"missed span: {wanted[key]}" for key in sorted(wanted.keys() - found.keys())]
    result.faults += [f"wrong span: {found[key]}" for key in sorted(found.keys() - wanted.keys())]


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
    return next((place for place, found in enumerate(ranked, start=1) if pair in found), 0)


def _counts(character: str) -> bool:
    return character != "ـ" and unicodedata.category(character)[0] in "LN"
