"""People, their roles and passwords, and the desk's settings."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.text import slugify

from claims import permissions
from claims.actions import locking, reviewing, tokens
from claims.actions.base import Stale, action
from claims.domain import vocabulary
from claims.domain.annotating import UnknownLabel
from claims.domain.problems import N_, Problem
from claims.models import Desk, LabelDefinition, User, Verdict
from claims.models.people import the_desk

ADMINS = (vocabulary.ADMIN,)


class UsernameTaken(Problem):
    code = "username-taken"
    message = N_("The user name “%(username)s” is taken or not valid: letters, digits, @ . + - _.")
    field = "username"


class LastAdmin(Problem):
    code = "last-admin"
    message = N_("Someone must stay admin: give another person the role first.")
    field = "roles"


class BadNumber(Problem):
    code = "bad-number"
    message = N_("A claim needs from 1 to 9 annotations.")
    field = "annotations_needed"


class VerdictUnnamed(Problem):
    code = "verdict-unnamed"
    message = N_("Write the name of the verdict in Arabic.")
    field = "label_ar"


class AddressMissing(Problem):
    code = "address-missing"
    message = N_("Write the e-mail address that notices are to go to.")
    field = "email"


@action("add a person")
def add_person(
    *, by: User | None, username: str, name: str, roles: Iterable[str], password: str | None = None
) -> tuple[User, str]:
    """A new user and the password, random unless given. `by` is None for the shell alone."""
    if by is not None:
        permissions.check(by, ADMINS)
    roles = check_roles(roles)
    if User.objects.filter(username__iexact=username).exists() or not _valid(username):
        raise UsernameTaken(username=username)
    password = password or secrets.token_urlsafe(12)
    person = User(username=username, name=name.strip() or username, roles=roles)
    person.set_password(password)
    person.save()
    return person, password


@action("edit a person")
def edit_person(
    *, uid: UUID | str, by: User, name: str, roles: Iterable[str], active: bool
) -> User:
    """Change name, roles and whether they may sign in. Raises `LastAdmin`, `UnknownLabel`."""
    permissions.check(by, ADMINS)
    person = locking.lock(User.objects.all(), uid)
    person.name = name.strip() or person.username
    person.roles = check_roles(roles)
    person.is_active = active
    person.save(update_fields=["name", "roles", "is_active"])
    admins = User.objects.filter(is_active=True)
    if not any(each.is_admin for each in admins):
        raise LastAdmin()
    return person


@action("reset a password")
def reset_password(*, uid: UUID | str, by: User, at: datetime) -> tuple[User, str]:
    """A new random password, to be told to the person once; their sessions and tokens end."""
    permissions.check(by, ADMINS)
    person = locking.lock(User.objects.all(), uid)
    password = secrets.token_urlsafe(12)
    person.set_password(password)
    person.save(update_fields=["password"])
    tokens.revoke_all(person, at)
    return person, password


@action("change one's settings")
def change_settings(*, by: User, shortcuts: bool, notices_by_email: bool, email: str) -> User:
    """One's own: single-key shortcuts (WCAG 2.1.4), and where notices are mailed, if anywhere.

    Raises `AddressMissing`.
    """
    if notices_by_email and not email.strip():
        raise AddressMissing()
    by.shortcuts = shortcuts
    by.notices_by_email = notices_by_email
    by.email = email.strip()
    by.save(update_fields=["shortcuts", "notices_by_email", "email"])
    return by


@action("edit the desk")
def edit_desk(
    *,
    by: User,
    version: int,
    name_ar: str,
    name_en: str,
    annotations_needed: int,
    guidelines_ar: str,
    guidelines_en: str,
    at: datetime,
) -> Desk:
    """Change the desk's settings; claims that have enough answers by the new number are settled.

    Raises `Stale`, `BadNumber`.
    """
    permissions.check(by, ADMINS)
    desk = Desk.objects.select_for_update().filter(pk=1).first() or the_desk()
    if desk.version != version:
        raise Stale(desk)
    if not 1 <= annotations_needed <= 9:
        raise BadNumber()
    desk.name_ar, desk.name_en = name_ar.strip(), name_en.strip()
    fewer = annotations_needed < desk.annotations_needed
    desk.annotations_needed = annotations_needed
    desk.guidelines_ar, desk.guidelines_en = guidelines_ar, guidelines_en
    desk.version += 1
    desk.save()
    if fewer:
        reviewing.settle_answered(at=at)
    return desk


@action("define a label")
def define_label(
    *, by: User, field: str, key: str, definition_ar: str, definition_en: str
) -> LabelDefinition:
    """The desk's own words for what a label means. Raises `UnknownLabel`."""
    permissions.check(by, ADMINS)
    if key not in vocabulary.FIELDS.get(field, {}):
        raise UnknownLabel(field, key)
    definition, _created = LabelDefinition.objects.update_or_create(
        field=field,
        key=key,
        defaults={"definition_ar": definition_ar.strip(), "definition_en": definition_en.strip()},
    )
    return definition


@action("edit a verdict")
def edit_verdict(
    *, by: User, key: str, label_ar: str, label_en: str, position: int, active: bool
) -> Verdict:
    """Change a verdict of the desk's list, or add one when `key` is "".

    One that was given stays in the list; it can be kept from being given again. Raises
    `VerdictUnnamed`.
    """
    permissions.check(by, ADMINS)
    if not label_ar.strip():
        raise VerdictUnnamed()
    verdict, _created = Verdict.objects.update_or_create(
        key=key or _free_key(label_en),
        defaults={
            "label_ar": label_ar.strip(),
            "label_en": label_en.strip(),
            "position": position,
            "active": active,
        },
    )
    return verdict


def _free_key(name: str) -> str:
    """A key that no verdict has, after the English name if there is one."""
    wanted = slugify(name)[:40] or "verdict"
    taken = set(Verdict.objects.values_list("key", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (wanted, *numbered) if key not in taken)


def check_roles(roles: Iterable[str]) -> list[str]:
    """The roles without repeats, in the vocabulary's order. Raises `UnknownLabel`."""
    given = set(roles)
    for role in given - set(vocabulary.ROLES):
        raise UnknownLabel("role", role)
    return [role for role in vocabulary.ROLES if role in given]


def _valid(username: str) -> bool:
    return (
        bool(username)
        and len(username) <= 150
        and all(c.isalnum() or c in "@.+-_" for c in username)
    )
