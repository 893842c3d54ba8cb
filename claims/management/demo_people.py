"""The people of the demo desk, and their logins in the desk's home.

Passwords are drawn at random, kept where the owner of the home alone reads them, and drawn anew for
whoever is in the database without being there.
"""

import json
import os
from pathlib import Path
from typing import Any

from django.utils import timezone

from annotator import env
from claims.actions import administering
from claims.domain.vocabulary import ADMIN, EDITOR, FACT_CHECKER
from claims.models import User

PEOPLE = {
    "layla": ("ليلى حدّاد", (FACT_CHECKER,)),
    "samir": ("سامر الخطيب", (FACT_CHECKER,)),
    "nour": ("نور عبّاس", (FACT_CHECKER,)),
    "huda": ("هدى منصور", (EDITOR,)),
    "karim": ("كريم زيدان", (EDITOR,)),
    "rania": ("رانيا شاهين", (ADMIN,)),
}


def everybody() -> dict[str, User]:
    """All of them by user name; who or whose login was missing is made."""
    path = env.home() / "demo-logins.json"
    logins = {each["username"]: each for each in _read_logins(path)}
    people = {user.username: user for user in User.objects.filter(username__in=PEOPLE)}
    for username in PEOPLE:
        if username in people and username in logins:
            continue
        people[username], password = _with_password(username, people.get(username))
        name, roles = PEOPLE[username]
        login = {"username": username, "password": password, "name": name, "roles": list(roles)}
        logins[username] = login
        _write_logins(path, list(logins.values()))
    return people


def _with_password(username: str, person: User | None) -> tuple[User, str]:
    if person:
        return administering.reset_password(uid=person.uid, by=person, at=timezone.now())
    name, roles = PEOPLE[username]
    return administering.add_person(by=None, username=username, name=name, roles=roles)


def _read_logins(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def _write_logins(path: Path, logins: list[dict[str, Any]]) -> None:
    """Readable for the owner alone from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(logins, file, ensure_ascii=False, indent=1)
    new.replace(path)
