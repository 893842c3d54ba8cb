"""Claims and their spans: drawn, moved, split, merged, rejected by people."""

import datetime
from uuid import UUID

from claims import permissions
from claims.actions import locking, proposing, reviewing
from claims.actions.base import action
from claims.domain import reviewing as states
from claims.domain import spans as rules
from claims.domain.problems import N_, Problem
from claims.domain.vocabulary import ADMIN, EDITOR
from claims.models import Article, Claim, Contradiction, User


class Overlaps(Problem):
    code = "overlaps"
    message = N_("This overlaps the claim “%(quote)s”: move or reject that one first.")
    field = "start"


class AnsweredByOthers(Problem):
    code = "answered-by-others"
    message = N_("Others have answered this claim already: only an editor may cut it anew now.")


class StillContradicts(Problem):
    code = "still-contradicts"
    message = N_("This claim is a side of a contradiction: withdraw that one first.")


class NoNeighbour(Problem):
    code = "no-neighbour"
    message = N_("There is no claim next to this one in the paragraph to merge it with.")


class MergeMakesPair(Problem):
    code = "merge-makes-pair"
    message = N_(
        "Both claims are sides of contradictions that would become one with itself or a double: "
        "withdraw one of them first."
    )


@action("draw a claim")
def draw_claim(
    *, article_uid: UUID | str, by: User, start: int, end: int, quote: str, at: datetime.datetime
) -> Claim:
    """A person marks text[start:end] as a claim. Raises what `check_span` raises, `Overlaps`."""
    permissions.check(by, permissions.ANNOTATE)
    article = locking.article(article_uid)
    span = rules.check_span(article.text, start, end, quote)
    check_free(article, span)
    claim = _drawn(article, span, by, at)
    proposing.propose_for(claim, at=at)
    return claim


@action("move a claim's boundary")
def move_claim(
    *,
    claim_uid: UUID | str,
    by: User,
    start: int,
    end: int,
    quote: str,
    version: int,
    at: datetime.datetime,
) -> Claim:
    """Give the claim another span. Raises `Stale`, `Overlaps`, `AnsweredByOthers` and what
    `check_span` raises."""
    claim = _lock_span(claim_uid, version, by)
    span = rules.check_span(claim.article.text, start, end, quote)
    if (span.start, span.end) != (claim.start, claim.end):
        check_free(claim.article, span, besides=[claim])
        _cut_anew(claim, span, by, at)
        proposing.propose_for(claim, at=at)
    return claim


@action("split a claim")
def split_claim(
    *, claim_uid: UUID | str, by: User, at_offset: int, version: int, at: datetime.datetime
) -> tuple[Claim, Claim]:
    """Cut in two before `at_offset` (code points in the article): the first part keeps its id."""
    claim = _lock_span(claim_uid, version, by)
    first, second = rules.split(claim.article.text, _span_of(claim), at_offset)
    _cut_anew(claim, first, by, at)
    rest = _drawn(claim.article, second, by, at)
    proposing.propose_for(claim, rest, at=at)
    return claim, rest


@action("merge claims")
def merge_claims(
    *, claim_uid: UUID | str, by: User, direction: str, version: int, at: datetime.datetime
) -> Claim:
    """Join with the "next" or "previous" claim of the paragraph: the earlier keeps its id.

    Contradictions of the other move to the kept claim. Raises `NoNeighbour`, `MergeMakesPair`.
    """
    _hold_both(claim_uid, direction)
    claim = _lock_span(claim_uid, version, by)
    neighbour = _neighbour(claim, direction)
    if neighbour is None:
        raise NoNeighbour()
    other = _lock_span(neighbour.uid, None, by)
    kept, dropped = sorted((claim, other), key=lambda each: each.start)
    span = rules.merge(claim.article.text, _span_of(kept), _span_of(dropped))
    _move_contradictions(dropped, kept)
    dropped.duplicates.update(duplicate_of=kept)
    _reject(dropped, f"merged into {kept.uid}")
    _cut_anew(kept, span, by, at)
    proposing.propose_for(kept, at=at)
    return kept


@action("reject a claim")
def reject_claim(
    *, claim_uid: UUID | str, by: User, reason: str, version: int, at: datetime.datetime
) -> Claim:
    """Take a span that is no claim out of the text: a reviewer a candidate, an editor any open."""
    permissions.check(by, permissions.ANNOTATE)
    claim = locking.claim(claim_uid, version)
    reason = states.check_reason(reason)
    if not states.CLAIM_MOVES.allows("reject", claim.state, by.roles):
        raise states.WrongState(state=claim.state)
    reviewing.recheck(claim=claim, at=at, by=by)
    _reject(claim, reason)
    claim.proposals.open().update(outcome="rejected", resolved_by=by, resolved_at=at)
    return claim


@action("readmit a claim")
def readmit_claim(
    *, claim_uid: UUID | str, by: User, reason: str, version: int, at: datetime.datetime
) -> Claim:
    """An editor puts a rejected claim back in its place, with the answers that it had.

    Raises `ReasonMissing`, `Stale`, `WrongState`, `Overlaps`.
    """
    permissions.check(by, (EDITOR,))
    claim = locking.claim(claim_uid, version)
    reason = states.check_reason(reason)
    states.check_state("readmit", claim.state)
    check_free(claim.article, _span_of(claim))
    claim.state = "open"
    claim.state_reason = reason
    claim.version += 1
    claim.save(update_fields=["state", "state_reason", "version"])
    reviewing.settle(claim=claim, at=at)
    reviewing.recheck(claim=claim, at=at, by=by)
    return claim


@action("remove a claim")
def remove_claim(*, claim_uid: UUID | str, by: User, version: int, at: datetime.datetime) -> Claim:
    """An admin takes the claim off the desk; an admin can restore it.

    Raises `Stale`, `StillContradicts`.
    """
    permissions.check(by, (ADMIN,))
    claim = locking.claim(claim_uid, version)
    if Contradiction.objects.live().of(claim).exists():
        raise StillContradicts()
    return _take_off(claim, by, at)


@action("restore a claim")
def restore_claim(*, claim_uid: UUID | str, by: User, version: int) -> Claim:
    """An admin brings a removed claim back. Raises `Stale`, `Overlaps`; nothing if it is there."""
    permissions.check(by, (ADMIN,))
    removed = Claim.objects.filter(article__deleted_at__isnull=True).select_related("article")
    claim = locking.lock(removed, claim_uid, version)
    if claim.deleted_at is None:
        return claim
    if claim.state != "rejected":
        check_free(claim.article, _span_of(claim))
    return _take_off(claim, None, None)


def check_free(article: Article, span: rules.Span, besides: list[Claim] | None = None) -> None:
    """Raise `Overlaps` if a live claim other than `besides` takes up a part of the span."""
    taken = (
        article.claims.live()
        .filter(start__lt=span.end, end__gt=span.start)
        .exclude(pk__in=[claim.pk for claim in besides or []])
        .first()
    )
    if taken:
        raise Overlaps(quote=taken.quote[:60])


def _lock_span(uid: UUID | str, version: int | None, by: User) -> Claim:
    permissions.check(by, permissions.ANNOTATE)
    claim = locking.claim(uid, version)
    states.check_state("cut", claim.state)
    others = claim.annotations.live().submitted().exclude(annotator=by).exists()
    if others and not permissions.can(by, (EDITOR,)):
        raise AnsweredByOthers()
    return claim


def _drawn(article: Article, span: rules.Span, by: User, at: datetime.datetime) -> Claim:
    return Claim.objects.create(
        article=article,
        paragraph_no=span.paragraph_no,
        start=span.start,
        end=span.end,
        quote=span.quote,
        origin="human",
        state="open",
        drawn_by=by,
        created_at=at,
    )


def _span_of(claim: Claim) -> rules.Span:
    return rules.Span(claim.start, claim.end, claim.quote, claim.paragraph_no)


def _cut_anew(claim: Claim, span: rules.Span, by: User, at: datetime.datetime) -> None:
    """The new span opens the claim again; what was said of the old one is stale, not deleted."""
    claim.start, claim.end = span.start, span.end
    claim.quote, claim.paragraph_no = span.quote, span.paragraph_no
    claim.state = "open"
    claim.kind = None
    claim.drawn_by = by
    claim.version += 1
    claim.span_version += 1
    claim.save()
    reviewing.resolve_flags(claim, by=by, at=at)
    reviewing.recheck(claim=claim, at=at, by=by)


def _take_off(claim: Claim, by: User | None, at: datetime.datetime | None) -> Claim:
    claim.deleted_by = by
    claim.deleted_at = at
    claim.version += 1
    claim.save(update_fields=["deleted_by", "deleted_at", "version"])
    return claim


def _reject(claim: Claim, reason: str) -> None:
    claim.state = "rejected"
    claim.state_reason = reason
    claim.version += 1
    claim.save(update_fields=["state", "state_reason", "version"])


def _neighbour(claim: Claim, direction: str) -> Claim | None:
    row = claim.article.claims.live().filter(paragraph_no=claim.paragraph_no)
    if direction == "next":
        return row.filter(start__gte=claim.end).order_by("start").first()
    return row.filter(end__lte=claim.start).order_by("-start").first()


def _hold_both(uid: UUID | str, direction: str) -> None:
    """Lock a claim and its neighbour in one order, whoever asks from which side."""
    claim = Claim.objects.filter(uid=uid).select_related("article").first()
    neighbour = claim and _neighbour(claim, direction)
    keys = [each.pk for each in (claim, neighbour) if each]
    list(Claim.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _move_contradictions(dropped: Claim, kept: Claim) -> None:
    """Let them be of the kept claim, whose new span marks them for another look."""
    for contradiction in Contradiction.objects.live().of(dropped):
        other = (set(contradiction.sides) - {dropped}).pop()
        double = Contradiction.objects.live().of(kept).of(other).exists()
        if other == kept or double:
            raise MergeMakesPair()
        if contradiction.claim_a_id == dropped.pk:
            contradiction.claim_a = kept
        else:
            contradiction.claim_b = kept
        contradiction.version += 1
        contradiction.save()
