"""Holding the claims of an article against those of all others: proposals, for people to judge."""

import datetime
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from claims import alike, machine, morphology, permissions
from claims.actions import locking
from claims.actions.base import NotThere, action
from claims.domain import matching
from claims.domain.matching import MatchClaim
from claims.domain.problems import N_, Problem
from claims.domain.proposals import ProposedPair
from claims.models import Article, Claim, Contradiction, Proposal, User
from claims.models.proposals import REPEATS

_SLICE = 20  # articles in one job


class RepeatsItself(Problem):
    code = "repeats-itself"
    message = N_(
        "One of the two repeats another claim already, or is repeated by one: open both to see."
    )


class StillContradicts(Problem):
    code = "repeat-contradicts"
    message = N_(
        "This claim is a side of a contradiction: withdraw that one first, then record it with the "
        "claim that is repeated."
    )


def queue() -> None:
    """Let the worker hold what is new against the rest, once this transaction is committed."""
    from claims import tasks

    transaction.on_commit(lambda: tasks.propose_pairs.enqueue())


def waiting(after: int) -> list[Article]:
    """A slice of the articles with claims that have not been held against others, by their key."""
    claims = Claim.objects.filter(article=OuterRef("pk"))
    articles = Article.objects.live().filter(Exists(claims), paired_at=None, pk__gt=after)
    return list(articles.defer("text").select_related("created_by").order_by("pk")[:_SLICE])


@action("propose pairs across articles")
def propose_pairs(*, article_id: int, by: User, at: datetime.datetime) -> int:
    """Store pairs of the article's claims with others' that may contradict or repeat each other.

    How many are new: a pair that was proposed before, dismissed or not, does not come again, and
    one that people recorded already is not proposed. A repeated job does no harm.
    """
    article = Article.objects.live().select_for_update().filter(pk=article_id).first()
    if article is None or article.paired_at:
        return 0
    own = machine.matchable(article.claims.values_list("pk", flat=True))
    others = machine.matchable(alike.nearest_elsewhere(article, own))
    found = [*_repeating(own, others, at), *_contradicting(own, others, at)]
    made = len(Proposal.objects.bulk_create(_new(found), ignore_conflicts=True))
    Article.objects.filter(pk=article.pk).update(paired_at=at)
    return made


@action("dismiss a proposed pair")
def dismiss(*, proposal_id: int, by: User, at: datetime.datetime) -> Proposal:
    """Put a proposed pair aside for everyone; it does not come back. Raises `NotThere`."""
    permissions.check(by, permissions.ANNOTATE)
    proposal = _lock(proposal_id)
    if proposal.outcome is None:
        resolve(proposal, "dismissed", by, at)
    return proposal


@action("bring back a proposed pair")
def restore(*, proposal_id: int, by: User) -> Proposal:
    """Undo a dismissal, or that a claim was taken for a repeat. Raises `NotThere`."""
    permissions.check(by, permissions.ANNOTATE)
    proposal = _lock(proposal_id)
    if proposal.outcome == "accepted" and proposal.is_repeat:
        repeat, original = _lock_sides(proposal)
        if repeat.duplicate_of_id == original.pk:
            _point(repeat, None)
    elif proposal.outcome != "dismissed":
        return proposal
    proposal.outcome = proposal.resolved_by = proposal.resolved_at = None
    proposal.save(update_fields=["outcome", "resolved_by", "resolved_at"])
    return proposal


@action("take a claim for a repeat")
def accept_repeat(*, proposal_id: int, by: User, at: datetime.datetime) -> Proposal:
    """Let the first claim of the pair point to the second, whose words it repeats.

    Raises `NotThere`, `RepeatsItself` and `StillContradicts`.
    """
    permissions.check(by, permissions.ANNOTATE)
    proposal = _lock(proposal_id)
    if not proposal.is_repeat:
        raise NotThere()
    if proposal.outcome is None:
        repeat, original = _lock_sides(proposal)
        _check_repeat(repeat, original)
        _point(repeat, original)
        resolve(proposal, "accepted", by, at)
    return proposal


def resolve(proposal: Proposal, outcome: str, by: User, at: datetime.datetime) -> None:
    proposal.outcome = outcome
    proposal.resolved_by = by
    proposal.resolved_at = at
    proposal.save(update_fields=["outcome", "resolved_by", "resolved_at"])


def _lock(proposal_id: int) -> Proposal:
    pairs = Proposal.objects.select_for_update(of=("self",)).of_two()
    proposal = pairs.filter(pk=proposal_id).select_related("pair_a", "pair_b").first()
    if proposal is None:
        raise NotThere()
    return proposal


def _lock_sides(proposal: Proposal) -> tuple[Claim, Claim]:
    locked = {side.pk: locking.claim(side.uid) for side in sorted(proposal.sides, key=_by_key)}
    a, b = proposal.sides
    return locked[a.pk], locked[b.pk]


def _by_key(claim: Claim) -> int:
    return claim.pk


def _check_repeat(repeat: Claim, original: Claim) -> None:
    if original.duplicate_of_id or repeat.duplicate_of_id or repeat.duplicates.exists():
        raise RepeatsItself()
    if Contradiction.objects.live().of(repeat).exists():
        raise StillContradicts()


def _point(repeat: Claim, original: Claim | None) -> None:
    repeat.duplicate_of = original
    repeat.version += 1
    repeat.save(update_fields=["duplicate_of", "version"])


def _contradicting(
    own: dict[int, MatchClaim], others: dict[int, MatchClaim], at: datetime.datetime
) -> list[Proposal]:
    articles = machine.by_article(others)
    rows = [[others[key] for key in article] for article in articles]
    pairs = matching.pairs_across(list(own.values()), rows, morphology.stem())
    keys = [list(own), *articles]
    return [_proposal(pair, keys, pair.relation, at) for pair in pairs]


def _repeating(
    own: dict[int, MatchClaim], others: dict[int, MatchClaim], at: datetime.datetime
) -> list[Proposal]:
    keys = list(others), list(own)
    pairs = matching.repeats_across(list(others.values()), list(own.values()))
    return [_proposal(pair, keys, REPEATS, at) for pair in pairs]


def _proposal(
    pair: ProposedPair,
    keys: Sequence[Sequence[int]],
    relation: str,
    at: datetime.datetime,
) -> Proposal:
    a, b = (keys[document][number] for document, number in (pair.a, pair.b))
    return Proposal(
        pair_a_id=a,
        pair_b_id=b,
        fields={"relation": relation},
        score=pair.score,
        reasons=[reason.as_json() for reason in pair.reasons],
        rules_version=matching.RULES,
        created_at=at,
    )


def _new(found: Iterable[Proposal]) -> list[Proposal]:
    """Without those that are proposed or recorded already, in one order or the other."""
    by_pair = {frozenset((each.pair_a_id, each.pair_b_id)): each for each in reversed([*found])}
    keys = {key for pair in by_pair for key in pair}
    proposed = Proposal.objects.filter(pair_a__in=keys, pair_b__in=keys)
    recorded = Contradiction.objects.live().filter(Q(claim_a__in=keys) & Q(claim_b__in=keys))
    for pair in (
        *proposed.values_list("pair_a", "pair_b"),
        *recorded.values_list("claim_a", "claim_b"),
    ):
        by_pair.pop(frozenset(pair), None)
    return list(by_pair.values())
