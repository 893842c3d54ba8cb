"""Telling people what changed for them: in their inbox, and by e-mail for those who want it."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from claims import queries
from claims.actions.base import NotThere, action
from claims.domain import vocabulary
from claims.models import Article, Claim, Contradiction, Notice, User


def tell(
    kind: str,
    *,
    about: Claim | Contradiction | Article,
    to: Iterable[User | None],
    at: datetime.datetime,
    by: User | None = None,
) -> list[Notice]:
    """Write a notice for each of the people but `by`, in the transaction of the calling action.

    `kind` is a key of `vocabulary.NOTICES`. It may be written only to people who may see that it
    happened: a notice of a claim that its reader is blind to may tell no more than its state.
    """
    people = {person.pk: person for person in to if person and person != by}
    notices = Notice.objects.bulk_create(
        Notice(kind=kind, recipient=person, caused_by=by, created_at=at, **_about(about))
        for person in people.values()
    )
    if settings.SENDS_MAIL:
        mailed = [notice.pk for notice in notices if _wants_mail(notice.recipient)]
        transaction.on_commit(lambda: _enqueue(mailed))
    return notices


@action("read notices")
def mark_read(*, by: User, at: datetime.datetime, uid: UUID | str | None = None) -> int:
    """One's own notice, or all of one's own that are unread; how many were. Raises `NotThere`."""
    mine = queries.notices_of(by)
    if uid is not None:
        mine = mine.filter(uid=uid)
        if not mine.exists():
            raise NotThere()
    unread = mine.unread().values("pk")
    return Notice.objects.filter(pk__in=unread).update(read_at=at)


@action("mail a notice")
def mail(*, notice_id: int, at: datetime.datetime) -> bool:
    """Send the notice unless it was sent, read or is no longer wanted; whether it was sent now.

    It goes out in the desk's language, with the quote and the address of the page.
    """
    notice = (
        Notice.objects.select_for_update(of=("self",))
        .select_related("recipient")
        .filter(pk=notice_id, mailed_at__isnull=True, read_at__isnull=True)
        .first()
    )
    if notice is None or not _wants_mail(notice.recipient):
        return False
    with translation.override(settings.LANGUAGE_CODE):
        subject = gettext(vocabulary.NOTICES[notice.kind])
    quotes = [f"«{quote}»" for quote in notice.quotes]
    address = settings.SITE_ADDRESS + notice.get_absolute_url()
    send_mail(subject, "\n\n".join([subject, *quotes, address]), None, [notice.recipient.email])
    notice.mailed_at = at
    notice.save(update_fields=["mailed_at"])
    return True


def _about(thing: Claim | Contradiction | Article) -> dict[str, Claim | Contradiction | Article]:
    return {type(thing).__name__.lower(): thing}


def _wants_mail(person: User) -> bool:
    return bool(person.is_active and person.notices_by_email and person.email)


def _enqueue(notice_ids: list[int]) -> None:
    from claims import tasks

    for notice_id in notice_ids:
        tasks.mail_notice.enqueue(notice_id)
