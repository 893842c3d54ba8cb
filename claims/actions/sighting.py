"""The record of who saw what others said of a claim: they cannot answer it independently."""

import datetime
from collections.abc import Iterable
from itertools import islice

from claims.actions.base import action
from claims.models import Claim, Sighting, User
from claims.models.claims import ClaimQuerySet

AT_A_TIME = 2_000


def record(claims: Iterable[Claim], *, by: User, page: str, at: datetime.datetime) -> None:
    """Note that `by` sees the labels of these claims on `page`; a second time changes nothing."""
    new = _unseen(claims, by, page)
    Sighting.objects.bulk_create(
        [Sighting(claim_id=pk, seen_by=by, page=page, seen_at=at) for pk in sorted(new)],
        ignore_conflicts=True,
    )


def see(claims: Iterable[Claim], *, by: User, at: datetime.datetime) -> None:
    """Note it of those among the claims whose settled labels `by` is about to be shown."""
    settled = [claim for claim in claims if claim.is_settled]
    if settled and _unseen(settled, by, "settled"):
        _see(settled, by=by, at=at)


@action("see settled labels")
def see_all(claims: ClaimQuerySet, *, by: User, at: datetime.datetime) -> None:
    """As `see`, of however many."""
    seen = Sighting.objects.filter(seen_by=by, page="settled").values("claim")
    fresh = claims.settled().exclude(pk__in=seen)
    sightings = (
        Sighting(claim_id=pk, seen_by=by, page="settled", seen_at=at)
        for pk in fresh.order_by().values_list("pk", flat=True).iterator()
    )
    while batch := list(islice(sightings, AT_A_TIME)):
        Sighting.objects.bulk_create(batch, ignore_conflicts=True)


@action("see settled labels")
def _see(claims: Iterable[Claim], *, by: User, at: datetime.datetime) -> None:
    record(claims, by=by, page="settled", at=at)


def _unseen(claims: Iterable[Claim], by: User, page: str) -> set[int]:
    """The claims, by primary key, that are not known to have been seen."""
    keys = {claim.pk for claim in claims}
    known = Sighting.objects.filter(claim__in=keys, seen_by=by, page=page)
    return keys - set(known.values_list("claim", flat=True))
