"""A corrected article: a new version beside the old one, with the claims that it still makes.

The old version stays as it was and can be read; nothing is written to it any more.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Model, QuerySet

from claims import permissions
from claims.actions import importing, locking, notifying
from claims.actions.base import action
from claims.domain import importing as texts
from claims.domain import resembling
from claims.domain.problems import N_, Problem
from claims.domain.spans import Span
from claims.domain.versioning import Carried, carry
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Decision,
    DecisionSpeaker,
    Evidence,
    Flag,
    Sighting,
    User,
)

Row = TypeVar("Row", bound=Model)
NEVER_COPIED = ("id", "uid", "import_batch_id")


class CorrectedAlready(Problem):
    """`existing` is the newer version."""

    code = "corrected-already"
    message = N_("There is a corrected version of this article already: correct that one.")

    def __init__(self, existing: Article) -> None:
        self.existing = existing
        super().__init__()


@action("add a corrected version")
def correct(*, uid: UUID | str, by: User, raw: str, version: int, at: datetime.datetime) -> Article:
    """Store the corrected text as a new article that supersedes this one.

    Claims of unchanged paragraphs go over with all that was said of them; a quote found in a
    changed paragraph becomes a candidate. Whoever works on the article is told. Raises `Stale`,
    `CorrectedAlready`, `TextStored`, and what `clean_text` raises.
    """
    permissions.check(by, permissions.ADD_ARTICLES)
    old = locking.article(uid, version)
    newer = Article.objects.filter(supersedes=old).first()
    if newer:
        raise CorrectedAlready(newer)
    text = texts.clean_text(raw, limit=settings.ARTICLE_MAX_LENGTH).text
    importing.check_new(text)
    new = _store(old, text, by, at)
    claims = list(old.claims.live().order_by("start"))
    _carry_over(new, claims, carried_of(old, new, claims), at)
    notifying.tell("new_version", about=new, to=_workers(old), at=at, by=by)
    return new


def carried_of(old: Article, new: Article, claims: Iterable[Claim]) -> Carried:
    """Where the old version's claims stand in the new one."""
    spans = [Span(each.start, each.end, each.quote, each.paragraph_no) for each in claims]
    return carry(old.text, new.text, spans)


def _store(old: Article, text: str, by: User, at: datetime.datetime) -> Article:
    marks = resembling.marks(text)
    given = ("title", "outlet", "byline", "url", "archive_url", "language")
    dates = ("published", "published_from", "published_to")
    return Article.objects.create(
        text=text,
        text_sha256=texts.text_sha256(text),
        lowest_mark=marks.lowest,
        highest_mark=marks.highest,
        supersedes=old,
        created_by=by,
        created_at=at,
        # A person looks at what changed; nothing is proposed over what was carried over.
        proposed_at=at,
        **{name: getattr(old, name) for name in (*given, *dates)},
    )


def _carry_over(new: Article, claims: list[Claim], carried: Carried, at: datetime.datetime) -> None:
    same = {claims[n]: _copy(claims[n], article=new, **_at(s)) for n, s in carried.same.items()}
    for claim in same.values():
        claim.duplicate_of = None
        claim.span_version = claim.version = 1
    candidates = [
        Claim(article=new, origin=claims[n].origin, created_at=at, **_at(span))
        for n, span in carried.moved.items()
    ]
    Claim.objects.bulk_create([*same.values(), *candidates])
    _link_repetitions(same)
    _copy_answers(same)
    _copy_decisions(same)
    for_claims: tuple[QuerySet[Any], ...] = (
        Flag.objects.filter(claim__in=same, resolved_at__isnull=True),
        Evidence.objects.filter(claim__in=same),
        Sighting.objects.filter(claim__in=same),
    )
    for rows in for_claims:
        rows.model.objects.bulk_create(_copy(row, **_claim_and_span(row, same)) for row in rows)


def _at(span: Span) -> dict[str, Any]:
    place = {"start": span.start, "end": span.end}
    return {**place, "quote": span.quote, "paragraph_no": span.paragraph_no}


def _link_repetitions(same: Mapping[Claim, Claim]) -> None:
    by_old = {old.pk: new for old, new in same.items()}
    repeating = [(old.duplicate_of_id, new) for old, new in same.items() if old.duplicate_of_id]
    for canonical, new in repeating:
        new.duplicate_of = by_old.get(canonical)
    Claim.objects.bulk_update([new for _canonical, new in repeating], ["duplicate_of"])


def _copy_answers(same: Mapping[Claim, Claim]) -> None:
    """Live answers to the present span, drafts too; replaced and stale ones stay with the old."""
    live = Annotation.objects.live().filter(claim__in=same).select_related("claim")
    answers = {
        answer: _copy(answer, **_claim_and_span(answer, same))
        for answer in live
        if not answer.is_stale
    }
    Annotation.objects.bulk_create(answers.values())
    AnnotationSpeaker.objects.bulk_create(
        _copy(named, annotation=answers[named.annotation])
        for named in AnnotationSpeaker.objects.filter(annotation__in=answers)
    )


def _copy_decisions(same: Mapping[Claim, Claim]) -> None:
    copies: dict[Decision, Decision] = {}
    for decision in Decision.objects.filter(claim__in=same).order_by("pk"):
        before = copies.get(decision.supersedes) if decision.supersedes else None
        copies[decision] = _copy(decision, claim=same[_claim(decision)], supersedes=before)
        copies[decision].save()
    DecisionSpeaker.objects.bulk_create(
        _copy(named, decision=copies[named.decision])
        for named in DecisionSpeaker.objects.filter(decision__in=copies)
    )


def _claim(row: Any) -> Claim:
    claim: Claim = row.claim
    return claim


def _claim_and_span(row: Any, same: Mapping[Claim, Claim]) -> dict[str, Any]:
    span = {"span_version": 1} if hasattr(row, "span_version") else {}
    return {"claim": same[_claim(row)], **span}


def _copy(row: Row, **changes: Any) -> Row:
    """An unsaved row with the same values but for its identity and the changes."""
    values = {
        each.attname: getattr(row, each.attname)
        for each in row._meta.concrete_fields
        if each.attname not in NEVER_COPIED and each.name not in changes
    }
    return type(row)(**values, **changes)


def _workers(article: Article) -> list[User]:
    """Who added it, answered a claim of it, or recorded a contradiction with one."""
    claims = article.claims.values("pk")
    answering = Annotation.objects.filter(claim__in=claims).values("annotator")
    pairs = Contradiction.objects.live()
    pairs = pairs.filter(claim_a__in=claims) | pairs.filter(claim_b__in=claims)
    people = User.objects.filter(pk__in=answering) | User.objects.filter(
        pk__in=pairs.values("proposed_by")
    )
    return [article.created_by, *people]
