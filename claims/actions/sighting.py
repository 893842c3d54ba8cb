"""The record of who saw what others said of a claim: they cannot answer it independently."""

import datetime
from collections.abc import Iterable

from claims.actions.base import action
from claims.models import Claim, Sighting, User


def record(claims: Iterable[Claim], *, by: User, page: str, at: datetime.datetime) -> None:
    """Note that `by` sees the labels of these claims on `page`; a second time changes nothing."""
    seen = {claim.pk for claim in claims}
    known = Sighting.objects.filter(claim__in=seen, seen_by=by, page=page)
    seen.difference_update(known.values_list("claim", flat=True))
    Sighting.objects.bulk_create(
        [Sighting(claim_id=pk, seen_by=by, page=page, seen_at=at) for pk in sorted(seen)],
        ignore_conflicts=True,
    )


@action("see settled labels")
def see(claims: Iterable[Claim], *, by: User, at: datetime.datetime) -> None:
    """Note it of those among the claims whose settled labels `by` is about to be shown."""
    record([claim for claim in claims if claim.is_settled], by=by, page="settled", at=at)
