"""Loading a row for a change: locked, at the version that the caller saw."""

from typing import TypeVar
from uuid import UUID

from django.db import models

from claims.actions.base import NotThere, check_version
from claims.domain.problems import N_, Problem
from claims.models import Article, Claim, Contradiction


class Superseded(Problem):
    code = "superseded"
    message = N_("The article has a corrected version: work on that one. This one stays as it was.")


Row = TypeVar("Row", bound=models.Model)


def lock(rows: "models.QuerySet[Row]", uid: UUID | str, version: int | None = None) -> Row:
    """The row with that uid, locked until the transaction ends.

    Raises `NotThere`, and `Stale` unless `version` is None or the stored one.
    """
    row = rows.select_for_update(of=("self",), no_key=True).filter(uid=uid).first()
    if row is None:
        raise NotThere()
    if version is not None:
        check_version(row, version)
    return row


def article(uid: UUID | str, version: int | None = None) -> Article:
    return lock(Article.objects.live(), uid, version)


def claim(uid: UUID | str, version: int | None = None) -> Claim:
    """A claim of a live article, of its latest version. Raises `Superseded` too."""
    rows = Claim.objects.filter(deleted_at__isnull=True, article__deleted_at__isnull=True)
    found = lock(rows.select_related("article"), uid, version)
    if not Article.objects.latest_versions().filter(pk=found.article_id).exists():
        raise Superseded()
    return found


def contradiction(uid: UUID | str, version: int | None = None) -> Contradiction:
    rows = Contradiction.objects.filter(deleted_at__isnull=True)
    return lock(rows.select_related("claim_a", "claim_b"), uid, version)
