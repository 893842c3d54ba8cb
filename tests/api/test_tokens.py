"""Tokens: what a program's key opens, and when it opens nothing any more."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from claims.actions import administering, tokens
from claims.models import Token, User
from claims.permissions import NotAllowed

pytestmark = pytest.mark.django_db


def made(by: User, scopes: tuple[str, ...] = ("read",), days: int = 30) -> tuple[Token, str]:
    return tokens.make_token(by=by, name="نسخ يومي", scopes=scopes, days=days, at=timezone.now())


def ask(secret: str, path: str = "me/", body: Any = None, kind: str = "Bearer") -> Any:
    client = Client(
        raise_request_exception=False,
        headers={"authorization": f"{kind} {secret}", "accept-language": "en"},
    )
    address = f"/api/v1/{path}"
    return client.get(address) if body is None else client.post(address, body, "application/json")


def test_a_token_speaks_for_its_owner(layla: User) -> None:
    token, secret = made(layla)
    assert ask(secret).json()["username"] == "layla"
    assert ask(secret, kind="bearer").status_code == 200
    token.refresh_from_db()
    assert token.last_used_on == timezone.now().date()


def test_only_a_hash_of_it_is_kept(layla: User) -> None:
    token, secret = made(layla)
    kept = [str(value) for value in Token.objects.values_list().get(pk=token.pk)]
    assert secret not in kept
    assert not any(secret[12:] in value for value in kept)
    assert "digest" not in {field.name for field in token.events.model._meta.fields}


@pytest.mark.parametrize("secret", ["", "mhk_wrong", "é", "x" * 100_000, "a b"])
def test_what_is_no_token_opens_nothing(layla: User, secret: str) -> None:
    response = ask(secret)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_opens_its_scopes_only(layla: User) -> None:
    _token, reading = made(layla)
    refused = ask(reading, "propositions/", {"text_ar": "الجسر آمن"})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope-missing")
    assert "change claims" in refused.json()["detail"]
    _token, writing = made(layla, ("write",))
    assert ask(writing, "propositions/", {"text_ar": "الجسر آمن"}).status_code == 201
    assert ask(writing, "propositions/").status_code == 403


def test_a_token_gives_no_more_than_the_role(reader: User) -> None:
    _token, secret = made(reader, ("read", "write"))
    assert ask(secret, "propositions/", {"text_ar": "الجسر آمن"}).json()["code"] == "not-allowed"


def ended(token: Token, rania: User) -> dict[str, Any]:
    """Every way in which a token ends."""
    now = timezone.now()
    long_ago = {"created_at": now - timedelta(days=9), "expires_at": now - timedelta(days=1)}
    someone = {"uid": token.user.uid, "by": rania}
    as_before = {"name": token.user.name, "roles": token.user.roles}
    return {
        "revoked": lambda: tokens.revoke_token(uid=token.uid, by=token.user, at=now),
        "revoked by an admin": lambda: tokens.revoke_token(uid=token.uid, by=rania, at=now),
        "expired": lambda: Token.objects.filter(pk=token.pk).update(**long_ago),
        "left": lambda: administering.edit_person(**someone, **as_before, active=False),
        "new password": lambda: administering.reset_password(**someone, at=now),
    }


@pytest.mark.parametrize(
    "how", ["revoked", "revoked by an admin", "expired", "left", "new password"]
)
def test_it_opens_nothing_after_its_end(layla: User, rania: User, how: str) -> None:
    token, secret = made(layla)
    assert ask(secret).status_code == 200
    ended(token, rania)[how]()
    assert ask(secret).status_code == 401


def test_nobody_revokes_anothers(layla: User, samir: User) -> None:
    token, _secret = made(layla)
    with pytest.raises(NotAllowed):
        tokens.revoke_token(uid=token.uid, by=samir, at=timezone.now())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "no-name"),
        ({"scopes": []}, "no-scope"),
        ({"scopes": ["all"]}, "unknown-label"),
        ({"days": 0}, "bad-lifetime"),
        ({"days": 400}, "bad-lifetime"),
    ],
)
def test_what_makes_no_token(layla: User, change: dict[str, Any], code: str) -> None:
    given = {"name": "a", "scopes": ["read"], "days": 1, **change}
    with pytest.raises(tokens.Problem) as refused:
        tokens.make_token(by=layla, at=timezone.now(), **given)
    assert refused.value.code == code
    assert not Token.objects.exists()


@pytest.mark.parametrize("scopes", [[], ["all"]])
def test_the_database_keeps_to_known_scopes(layla: User, scopes: list[str]) -> None:
    token, _secret = made(layla)
    with pytest.raises(IntegrityError):
        Token.objects.filter(pk=token.pk).update(scopes=scopes)


def test_the_shell_makes_one(layla: User, capsys: Any) -> None:
    call_command("make_token", "layla", "--name", "cron", "--scopes", "read", "write")
    assert ask(capsys.readouterr().out.strip()).status_code == 200
    with pytest.raises(CommandError, match="nobody"):
        call_command("make_token", "nobody", "--name", "cron")


def test_the_page_shows_the_secret_once_and_revokes(client: Client, layla: User) -> None:
    client.force_login(layla)
    given = {"name": "نسخ", "scopes": ["read"], "days": 10}
    shown = client.post("/me/tokens/", given).content.decode()
    token = Token.objects.get()
    assert token.hint in shown
    secret = shown.split('class="password">')[1].split("<")[0]
    assert ask(secret).status_code == 200
    listed = client.get("/me/tokens/").content.decode()
    assert token.hint in listed
    assert secret not in listed
    client.post(f"/me/tokens/{token.uid}/revoke/")
    assert ask(secret).status_code == 401
    assert token.hint not in client.get("/me/tokens/").content.decode()


def test_what_was_typed_stays_on_the_page(client: Client, layla: User) -> None:
    client.force_login(layla)
    response = client.post("/me/tokens/", {"name": "نسخ", "days": 900, "scopes": ["read"]})
    assert response.status_code == 422
    assert 'value="نسخ"' in response.content.decode()
