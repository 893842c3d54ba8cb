"""Keys for programs: made once, shown once, revoked for good."""

import functools
import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS

from claims import permissions
from claims.actions import locking
from claims.actions.base import action
from claims.domain import vocabulary
from claims.domain.annotating import UnknownLabel
from claims.domain.problems import N_, Problem
from claims.models import Token, User
from claims.prepared import Given, Prepared

PREFIX = "mhk_"
MOST_DAYS = 366
_TOKEN = [field.attname for field in Token._meta.concrete_fields]
_USER = [field.attname for field in User._meta.concrete_fields]


class NoScope(Problem):
    code = "no-scope"
    message = N_("Choose at least one thing that the token may do.")
    field = "scopes"


class NoName(Problem):
    code = "no-name"
    message = N_("Give the token a name, such as that of the program that will use it.")
    field = "name"


class BadLifetime(Problem):
    code = "bad-lifetime"
    message = N_("A token lives from 1 to 366 days.")
    field = "days"


@action("make a token")
def make_token(
    *, by: User, name: str, scopes: Iterable[str], days: int, at: datetime
) -> tuple[Token, str]:
    """A token of one's own and its secret, which is kept nowhere.

    Raises `NoName`, `NoScope`, `BadLifetime`, `UnknownLabel`.
    """
    chosen = check_scopes(scopes)
    if not name.strip():
        raise NoName()
    if not 1 <= days <= MOST_DAYS:
        raise BadLifetime()
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=by,
        name=name.strip(),
        digest=digest_of(secret),
        hint=secret[: len(PREFIX) + 4],
        scopes=chosen,
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    return token, secret


@action("revoke a token")
def revoke_token(*, uid: UUID | str, by: User, at: datetime) -> Token:
    """End a token of one's own; an admin, anyone's. Doing it twice changes nothing."""
    token = locking.lock(Token.objects.all(), uid)
    if token.user_id != by.pk:
        permissions.check(by, (vocabulary.ADMIN,))
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
    return token


def revoke_all(user: User, at: datetime) -> None:
    """End every token of someone whose password is changed or who may not sign in any more."""
    Token.objects.filter(user=user, revoked_at__isnull=True).update(revoked_at=at)


def opened_by(secret: str, at: datetime) -> Token | None:
    """The live token of that secret; the day of its use is noted."""
    token = _with_digest(digest_of(secret))
    if token is None or not token.is_live(at):
        return None
    if token.last_used_on != at.date():
        Token.objects.filter(pk=token.pk).update(last_used_on=at.date())
    return token


def _with_digest(digest: str) -> Token | None:
    """The token and, in the same answer, its owner."""
    for row in _by_digest().rows({"digest": digest}):
        token = Token.from_db(DEFAULT_DB_ALIAS, _TOKEN, row[: len(_TOKEN)])
        token.user = User.from_db(DEFAULT_DB_ALIAS, _USER, row[len(_TOKEN) :])
        return token
    return None


@functools.cache
def _by_digest() -> Prepared:
    digest = Given("digest", Token._meta.get_field("digest"))
    columns = (*_TOKEN, *(f"user__{name}" for name in _USER))
    return Prepared.of(Token.objects.filter(digest=digest).order_by().values_list(*columns))


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def check_scopes(scopes: Iterable[str]) -> list[str]:
    """The scopes in the vocabulary's order. Raises `NoScope`, `UnknownLabel`."""
    given = set(scopes)
    for scope in given - set(vocabulary.SCOPES):
        raise UnknownLabel("scope", scope)
    if not given:
        raise NoScope()
    return [scope for scope in vocabulary.SCOPES if scope in given]
