"""Handing each reviewer the next claim that needs them, and holding their place in it."""

import datetime
from uuid import UUID

from django.db import transaction

from claims import permissions, queues
from claims.actions.base import action
from claims.domain import queueing as rules
from claims.models import Claim, Reservation, User


@action("take the next claim")
def take_next(*, by: User, at: datetime.datetime, after: UUID | str | None = None) -> Claim | None:
    """Hold a place in a claim that still needs `by`, and none in any other; None: nothing waits.

    `after` is the claim that they come from: another one is given, the next in its article
    first. Whoever asks twice gets the same, so that a second click does no harm. Places are
    taken under a lock that others skip, and counted again once it is had.
    """
    permissions.check(by, permissions.ANNOTATE)
    held = _held(by, at, besides=after)
    claim = held or _first_free(by, at, after)
    by.reservations.exclude(claim=claim).delete()
    if claim:
        hold(claim, by=by, at=at)
    return claim


def hold(claim: Claim, *, by: User, at: datetime.datetime) -> None:
    """Hold a place for `by` from now on; who let theirs go holds it no more."""
    claim.reservations.filter(until__lte=at).exclude(reserved_by=by).delete()
    Reservation.objects.update_or_create(
        claim=claim, reserved_by=by, defaults={"until": at + rules.HELD_FOR}
    )


def check_place(claim: Claim, *, by: User, at: datetime.datetime) -> None:
    """Raise `PlacesTaken` if others answer the claim now, as many as it needs.

    The claim is locked by the caller.
    """
    if not queues.waiting(by, at).filter(pk=claim.pk).exists():
        raise rules.PlacesTaken()


def _held(by: User, at: datetime.datetime, besides: UUID | str | None) -> Claim | None:
    mine = queues.waiting(by, at).filter(reservations__reserved_by=by, reservations__until__gt=at)
    return mine.exclude(uid=besides).first() if besides else mine.first()


def _first_free(by: User, at: datetime.datetime, after: UUID | str | None) -> Claim | None:
    """The first in turn that nobody else is taking just now; if there is none, wait for one.

    Places are counted before the lock is had, so they are counted again; a claim that was full
    by then is let go of.
    """
    waiting = queues.waiting(by, at)
    in_turn = queues.in_turn(waiting, after=after)
    for skip_locked in (True, False):
        rows = in_turn.select_for_update(skip_locked=skip_locked, of=("self",), no_key=True)
        while True:
            with transaction.atomic():
                claim = rows.first()
                if claim is None:
                    break
                if waiting.filter(pk=claim.pk).exists():
                    return claim
                transaction.set_rollback(True)
    return None
