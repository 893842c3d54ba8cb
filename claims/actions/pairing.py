"""Holding the claims of an article against those of all others: proposals, for people to judge."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from claims import alike, morphology, queries
from claims.actions.base import action
from claims.domain import matching
from claims.domain.matching import MatchClaim
from claims.domain.proposals import ProposedPair
from claims.models import Article, Claim, Contradiction, Proposal, User
from claims.models.claims import REPEATS

_SLICE = 20  # articles in one job


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
    own = queries.matchable(article.claims.values_list("pk", flat=True))
    others = queries.matchable(alike.nearest_elsewhere(article, own))
    found = [*_repeating(own, others, at), *_contradicting(own, others, at)]
    made = len(Proposal.objects.bulk_create(_new(found), ignore_conflicts=True))
    Article.objects.filter(pk=article.pk).update(paired_at=at)
    return made


def _contradicting(
    own: dict[int, MatchClaim], others: dict[int, MatchClaim], at: datetime.datetime
) -> list[Proposal]:
    keys = list(own), list(others)
    pairs = matching.pairs_across(list(own.values()), list(others.values()), morphology.stem())
    return [_proposal(pair, keys, pair.relation, at) for pair in pairs]


def _repeating(
    own: dict[int, MatchClaim], others: dict[int, MatchClaim], at: datetime.datetime
) -> list[Proposal]:
    keys = list(others), list(own)
    pairs = matching.repeats_across(list(others.values()), list(own.values()))
    return [_proposal(pair, keys, REPEATS, at) for pair in pairs]


def _proposal(
    pair: ProposedPair,
    keys: tuple[list[int], list[int]],
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
