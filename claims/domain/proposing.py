"""From articles to proposals: claims with labels, duplicates, and pairs worth a look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.domain import arabic, classing, dating, matching, segmenting
from claims.domain.arabic import Stem
from claims.domain.attributing import Attribution, Attributor
from claims.domain.matching import MatchClaim
from claims.domain.naming import Introduced, Register
from claims.domain.proposals import (
    Document,
    KnownProposition,
    KnownSpeaker,
    Proposals,
    ProposedClaim,
)
from claims.domain.segmenting import Passage
from claims.domain.spans import Span
from claims.domain.stancing import Propositions

__all__ = ["Document", "KnownProposition", "KnownSpeaker", "ProposedClaim", "Proposals", "propose"]

Row = list[ProposedClaim]


def label(
    document: Document,
    speakers: Sequence[KnownSpeaker],
    propositions: Sequence[KnownProposition],
) -> tuple[ProposedClaim, ...]:
    """The claims of one document with their labels, held against no others. Raises `BadDate`."""
    return tuple(_labelled(document, Register(speakers), Propositions(propositions)))


def propose(
    documents: Sequence[Document],
    speakers: Sequence[KnownSpeaker],
    propositions: Sequence[KnownProposition],
    stem: Stem = arabic.light_stem,
) -> Proposals:
    """Claims of each document and pairs over all of them; the texts are never changed.

    `stem` says which forms of a word are one where claims are held against each other.
    Raises `BadDate` if a document's `published` is no EDTF.
    """
    rows = _rows(documents, speakers, propositions)
    pairs = matching.candidate_pairs(_matchable(rows), stem)
    return Proposals(tuple(tuple(row) for row in rows), pairs)


def matchable(
    documents: Sequence[Document],
    speakers: Sequence[KnownSpeaker],
    propositions: Sequence[KnownProposition],
) -> list[list[MatchClaim]]:
    """The claims of each document as they are held against each other. Raises `BadDate`."""
    return _matchable(_rows(documents, speakers, propositions))


def _rows(
    documents: Sequence[Document],
    speakers: Sequence[KnownSpeaker],
    propositions: Sequence[KnownProposition],
) -> list[Row]:
    register, known = Register(speakers), Propositions(propositions)
    rows = [list(_labelled(document, register, known)) for document in documents]
    _mark_duplicates(rows)
    return rows


def _matchable(rows: Sequence[Row]) -> list[list[MatchClaim]]:
    return [[_to_match(claim) for claim in row] for row in rows]


def _labelled(
    document: Document, register: Register, known: Propositions
) -> Iterator[ProposedClaim]:
    met = Introduced(register)
    attributor = Attributor(document.text, met)
    for passage in _passages(document, met):
        yield _label(document, passage, attributor.read(passage), known)


def _passages(document: Document, met: Introduced) -> Iterable[Passage]:
    if document.spans is None:
        return segmenting.passages(document.text, met)
    spans = _given(document.text, document.spans)
    return (segmenting.passage(document.text, span, met) for span in spans)


def _given(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Span]:
    paragraph, place = 1, 0
    for start, end in spans:
        paragraph += text.count("\n", place, start)
        yield Span(start, end, text[start:end], paragraph)
        place = start


def _label(
    document: Document, passage: Passage, said: Attribution, known: Propositions
) -> ProposedClaim:
    span = passage.span
    following = document.text[span.end : span.end + 3]
    kind, confidence, reason = classing.kind_of(span.quote, passage.row, said, following)
    stance = known.suggest(span.quote) if said.speakers else None
    when = dating.find(span.quote, document.published)
    return ProposedClaim(
        start=span.start,
        end=span.end,
        quote=span.quote,
        paragraph_no=span.paragraph_no,
        kind=kind,
        speakers=said.named(),
        attribution=said.form,
        proposition=stance.proposition if stance else None,
        stance=stance.stance if stance else None,
        date=when.date,
        confidence=round(confidence, 2),
        reasons=(reason, *said.reasons, *(stance.reasons if stance else ()), *when.reasons),
    )


def _mark_duplicates(rows: list[Row]) -> None:
    """Each claim that repeats another points to it."""
    originals = matching.duplicates([[claim.quote for claim in row] for row in rows])
    for (document, number), original in originals.items():
        rows[document][number] = replace(rows[document][number], duplicate_of=original)


def _to_match(claim: ProposedClaim) -> MatchClaim:
    return MatchClaim(
        quote=claim.quote,
        kind=claim.kind,
        speakers=tuple(each.key or each.name for each in claim.speakers),
        stance=claim.stance,
        proposition=claim.proposition,
        date=claim.date.edtf if claim.date else None,
        is_duplicate=claim.duplicate_of is not None,
    )
