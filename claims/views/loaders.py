"""A row is loaded only through the question whether this person may see it."""

from uuid import UUID

from claims import permissions, queries
from claims.actions.base import NotThere
from claims.domain.vocabulary import ADMIN
from claims.models import Article, Claim, Contradiction, Proposition, Speaker, User


def article(user: User, uid: UUID) -> Article:
    """A live article; a removed one for an admin. Raises `NotThere`."""
    found = Article.objects.filter(uid=uid).first()
    if found is None or not (found.is_live or permissions.can(user, (ADMIN,))):
        raise NotThere()
    return found


def claim(user: User, uid: UUID) -> Claim:
    """A claim that takes up its place in a live article. Raises `NotThere`."""
    rows = Claim.objects.filter(uid=uid, article__deleted_at__isnull=True)
    found = rows.filter(deleted_at__isnull=True).select_related("article").first()
    if found is None:
        raise NotThere()
    return found


def removed_claim(user: User, uid: UUID) -> Claim:
    """A claim of a live article, taken off the desk or not; for an admin. Raises `NotThere`."""
    rows = Claim.objects.filter(uid=uid, article__deleted_at__isnull=True)
    found = rows.select_related("article").first()
    if found is None or not permissions.can(user, (ADMIN,)):
        raise NotThere()
    return found


def contradiction(user: User, uid: UUID) -> Contradiction:
    """A contradiction with `veiled`: whether the user sees no more than its sides."""
    found = queries.visible_contradictions(user).filter(uid=uid).first()
    if found is None:
        raise NotThere()
    return found


def speaker(uid: UUID) -> Speaker:
    found = Speaker.objects.filter(uid=uid).first()
    if found is None:
        raise NotThere()
    return found


def proposition(uid: UUID) -> Proposition:
    found = Proposition.objects.filter(uid=uid).first()
    if found is None:
        raise NotThere()
    return found


def person(uid: UUID) -> User:
    found = User.objects.filter(uid=uid).first()
    if found is None:
        raise NotThere()
    return found
