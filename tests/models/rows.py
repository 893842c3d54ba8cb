"""Rows written straight into the tables, past the actions, to see what the database refuses."""

from typing import Any

from claims.domain import importing
from claims.models import Annotation, Article, Claim, Contradiction, User
from tests.factories import AT

TEXT = "قال الوزير إن الجسر آمن.\nانهار الجسر أمس. وأغلقت الطريق."
FIRST, SECOND, THIRD = "قال الوزير إن الجسر آمن", "انهار الجسر أمس", "وأغلقت الطريق"


def article(by: User, text: str = TEXT, **more: Any) -> Article:
    given = {"text_sha256": importing.text_sha256(text), **more}
    return Article.objects.create(title="الجسر", text=text, created_by=by, created_at=AT, **given)


def claim_row(of: Article, quote: str, wrong: str = "", **more: Any) -> Claim:
    """A claim on the quote's place, not saved; `wrong` is what it says instead."""
    start = of.text.index(quote)
    given = {
        "start": start,
        "end": start + len(quote),
        "quote": wrong or quote,
        "paragraph_no": of.text.count("\n", 0, start) + 1,
        "origin": "human",
        "state": "open",
        "created_at": AT,
        **more,
    }
    return Claim(article=of, **given)


def claim(of: Article, quote: str, wrong: str = "", **more: Any) -> Claim:
    row = claim_row(of, quote, wrong, **more)
    row.save()
    return row


def annotation(of: Claim, by: User, **more: Any) -> Annotation:
    given = {"kind": "reported_event", "submitted_at": AT, **more}
    return Annotation.objects.create(claim=of, annotator=by, span_version=1, created_at=AT, **given)


def contradiction(a: Claim, b: Claim, by: User, **more: Any) -> Contradiction:
    given = {"relation": "undermines", "type": "lexical", "rationale": "سبب", **more}
    return Contradiction.objects.create(
        claim_a=a, claim_b=b, proposed_by=by, proposed_at=AT, **given
    )
