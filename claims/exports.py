"""An article's claims and contradictions as records, with only what the viewer may see."""

from collections.abc import Iterator
from typing import Any

from claims import queries, settled
from claims.domain.exporting import Record
from claims.models import Annotation, Article, Claim, Contradiction, User
from claims.settled import Settled, speakers_of


def records(article: Article, viewer: User) -> Iterator[Record]:
    """Claims in the order of the text, then contradictions, oldest first.

    The labels of a claim are the settled ones, else the viewer's own submitted answer; another's
    answer that is not settled is in no export.
    """
    claims = list(queries.claims_of(article))
    labels = settled.labels(claims)
    mine = queries.my_answers(viewer, claims)
    for claim in claims:
        yield _claim(claim, labels.get(claim.pk), mine.get(claim.pk))
    for contradiction in _contradictions(article, viewer):
        yield _contradiction(contradiction)


def _claim(claim: Claim, labels: Settled | None, mine: Annotation | None) -> Record:
    own = mine if mine and mine.submitted_at else None
    return {
        "record": "claim",
        "uid": str(claim.uid),
        "paragraph": claim.paragraph_no,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "state": claim.state,
        "labels_of": "settled" if labels else "mine" if own else "",
        **_labels(labels or own),
        "duplicate_of": str(claim.duplicate_of.uid) if claim.duplicate_of else None,
        "claim_version": claim.version,
    }


def _labels(answer: Settled | Annotation | None) -> dict[str, Any]:
    if answer is None:
        return dict.fromkeys(
            ("kind", "speakers", "attribution", "proposition", "stance", "event_date", "note")
        )
    return {
        "kind": answer.kind,
        "speakers": [speaker.key for speaker in speakers_of(answer)],
        "attribution": answer.attribution,
        "proposition": answer.proposition.key if answer.proposition else None,
        "stance": answer.stance,
        "event_date": answer.event_date or None,
        "note": answer.note or None,
    }


def _contradictions(article: Article, viewer: User) -> list[Contradiction]:
    rows = queries.visible_contradictions(viewer)
    of_article = rows.filter(claim_a__article=article) | rows.filter(claim_b__article=article)
    return list(of_article.order_by("pk"))


def _contradiction(row: Contradiction) -> Record:
    return {
        "record": "contradiction",
        "uid": str(row.uid),
        "state": row.state,
        "claim_a": str(row.claim_a.uid),
        "claim_b": str(row.claim_b.uid),
        "relation": None if row.is_veiled else row.relation,
        "type": None if row.is_veiled else row.type,
        "rationale": None if row.is_veiled else row.rationale,
        "needs_recheck": row.needs_recheck,
    }
