"""Publishing an article for readers without a login, correcting what is published, withdrawing."""

import datetime
from uuid import UUID

from claims import exports, permissions
from claims.actions import locking
from claims.actions.base import NotThere, action
from claims.domain import publishing as rules
from claims.domain.vocabulary import EDITOR
from claims.models import Article, Publication, User

EDITORS = (EDITOR,)


@action("publish an article")
def publish(
    *, article_uid: UUID | str, by: User, at: datetime.datetime, note: str = ""
) -> Publication:
    """Freeze what is settled of the article as its public page; a later one needs a note.

    Raises `NothingSettled`, `NothingChanged`, `CorrectionUnexplained`.
    """
    permissions.check(by, EDITORS)
    article = locking.article(article_uid)
    shown = snapshot_of(article)
    digest = rules.digest(shown)
    earlier = article.publications.order_by("number").last()
    if earlier and earlier.withdrawn_at is None and earlier.sha256 == digest:
        raise rules.NothingChanged()
    if earlier and not note.strip():
        raise rules.CorrectionUnexplained()
    return Publication.objects.create(
        article=article,
        number=earlier.number + 1 if earlier else 1,
        snapshot=shown,
        sha256=digest,
        note=note.strip() if earlier else "",
        published_by=by,
        published_at=at,
    )


@action("take an article off the public pages")
def withdraw(*, article_uid: UUID | str, by: User, at: datetime.datetime) -> Article:
    """Take every version of its public page away; all stay stored. Raises `NotThere`."""
    permissions.check(by, EDITORS)
    article = locking.article(article_uid)
    live = article.publications.filter(withdrawn_at__isnull=True)
    if not live.update(withdrawn_by=by, withdrawn_at=at):
        raise NotThere()
    return article


def snapshot_of(article: Article) -> rules.Snapshot:
    """What a page of the article would show now. Raises `NothingSettled`."""
    document = exports.document_of(article)
    return rules.snapshot(document, exports.catalogue(), exports.verdicts())
