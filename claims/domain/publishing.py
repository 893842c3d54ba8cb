"""What readers without a login see of an article: frozen when published, compared when corrected.

A snapshot is plain JSON with everything that its page shows, settled labels alone, and no reviewer.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims.domain.exporting import SETTLED, Catalogue, Document, Record
from claims.domain.problems import N_, Problem

Snapshot = Mapping[str, Any]

ARTICLE = (
    "uid",
    "title",
    "outlet",
    "byline",
    "url",
    "archive_url",
    "published",
    "language",
    "text",
)
CLAIM = ("uid", "start", "end", "quote", "duplicate_of")
SPEAKER = ("name_ar", "name_en", "role_ar", "role_en", "type", "wikidata_id")
SOURCE = ("url", "archive_url", "quote", "publisher", "retrieved_on", "bearing")
# What a correction of a claim is told by.
COMPARED = ("quote", "kind", "speakers", "proposition", "stance", "verdict", "rationale")


class NothingSettled(Problem):
    code = "nothing-settled"
    message = N_("No claim of this article is agreed or decided yet: there is nothing to publish.")


class NothingChanged(Problem):
    code = "nothing-changed"
    message = N_("Nothing changed since it was published last.")


class CorrectionUnexplained(Problem):
    code = "correction-unexplained"
    message = N_("Write what is corrected: readers see it with the date.")
    field = "note"


def snapshot(document: Document, catalogue: Catalogue, verdicts: Mapping[str, Record]) -> Snapshot:
    """What the article's page shows now. Raises `NothingSettled`."""
    claims = [_claim(each, document) for each in document.claims if each["state"] in SETTLED]
    if not claims:
        raise NothingSettled()
    pairs = [_pair(each, document) for each in document.contradictions if _is_shown(each, document)]
    speakers = {key for claim in claims for key in claim["speakers"]}
    propositions = {claim["proposition"] for claim in claims} - {None}
    given = {claim["verdict"] for claim in claims} - {None}
    return {
        "article": _only(ARTICLE, document.article),
        "claims": claims,
        "contradictions": pairs,
        "speakers": {key: _only(SPEAKER, catalogue.speakers[key]) for key in sorted(speakers)},
        "propositions": {
            key: _only(("text_ar", "text_en"), catalogue.propositions[key])
            for key in sorted(propositions)
        },
        "verdicts": {key: _only(("label_ar", "label_en"), verdicts[key]) for key in sorted(given)},
    }


def digest(shown: Snapshot) -> str:
    """The hexadecimal SHA-256 of a snapshot, whatever the order of its keys."""
    text = json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that is new, gone or different; `fields` names what differs."""

    what: str  # "added", "removed", "changed"
    of: str  # "claim", "contradiction", "article"
    quote: str
    fields: tuple[str, ...] = ()


def corrections(before: Snapshot, after: Snapshot) -> list[Correction]:
    """What a reader of the earlier snapshot has to know of the later one."""
    changed = tuple(f for f in ARTICLE if before["article"][f] != after["article"][f])
    found = (
        [Correction("changed", "article", after["article"]["title"], changed)] if changed else []
    )
    for of, rows, compared in (
        ("claim", "claims", COMPARED),
        ("contradiction", "contradictions", ("relation", "type", "rationale", "evidence")),
    ):
        found += _differences(of, _by_uid(before[rows]), _by_uid(after[rows]), compared)
    return found


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: within a claim, or between claims (`claim` is None)."""

    text: str
    claim: Record | None = None


def paragraphs(shown: Snapshot) -> Iterator[list[Piece]]:
    """The text cut at line ends and at the ends of its claims; empty paragraphs are left out."""
    text, claims = shown["article"]["text"], list(shown["claims"])
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = [claim for claim in claims if start <= claim["start"] < end]
        pieces = list(_pieces(text, start, end, inside))
        if line.strip():
            yield pieces
        start = end + 1


def _pieces(text: str, start: int, end: int, claims: list[Record]) -> Iterator[Piece]:
    for claim in claims:
        if start < claim["start"]:
            yield Piece(text[start : claim["start"]])
        yield Piece(text[claim["start"] : claim["end"]], claim)
        start = claim["end"]
    if start < end:
        yield Piece(text[start:end])


def _claim(claim: Record, document: Document) -> dict[str, Any]:
    labels = document.labels(claim)
    verdict = document.verdict(claim)
    return {
        **_only(CLAIM, claim),
        "kind": labels["kind"],
        "speakers": labels["speakers"] or [],
        "proposition": labels["proposition"],
        "stance": labels["stance"],
        "event_date": labels["event_date"],
        "verdict": verdict and verdict["verdict"],
        "rationale": verdict and verdict["rationale"],
        "decided_at": verdict and verdict["decided_at"],
        "evidence": _sources(document, claim["uid"]),
    }


def _pair(pair: Record, document: Document) -> dict[str, Any]:
    sides = {}
    for side in ("claim_a", "claim_b"):
        claim = document.side(pair[side])
        elsewhere = claim["article"] != document.article["uid"]
        sides[side] = {"uid": claim["uid"], "quote": claim["quote"], "elsewhere": elsewhere}
    shown = _only(("uid", "relation", "type", "rationale"), pair)
    return {**shown, **sides, "evidence": _sources(document, pair["uid"])}


def _is_shown(pair: Record, document: Document) -> bool:
    """Whether it is confirmed, with both sides settled as they were then."""
    states = {document.side(pair[side])["state"] for side in ("claim_a", "claim_b")}
    return pair["state"] == "confirmed" and not pair["needs_recheck"] and states <= {*SETTLED}


def _sources(document: Document, uid: str) -> list[dict[str, Any]]:
    return [_only(SOURCE, each) for each in document.evidence.get(uid, ())]


def _only(names: tuple[str, ...], record: Record) -> dict[str, Any]:
    return {name: record[name] for name in names}


def _by_uid(rows: list[Record]) -> dict[str, Record]:
    return {row["uid"]: row for row in rows}


def _differences(
    of: str,
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    compared: tuple[str, ...],
) -> Iterator[Correction]:
    for uid, row in after.items():
        fields = tuple(f for f in compared if uid in before and before[uid][f] != row[f])
        if uid not in before:
            yield Correction("added", of, _words(row))
        elif fields:
            yield Correction("changed", of, _words(row), fields)
    for uid in before.keys() - after.keys():
        yield Correction("removed", of, _words(before[uid]))


def _words(row: Record) -> str:
    return str(row.get("quote") or row["rationale"])
