"""Every page: who may open it, and what the rest are told."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from claims.models import User
from tests import factories

# For everyone: signing in and out, the look, the API's description; and what is published.
PUBLIC = {"login", "logout", "theme", "set_language", "api-schema"}
PUBLIC |= {"public", "public-index", "public-version"}
OPEN_TO_ALL = ("articles", "contradictions", "speakers", "propositions", "me")
FOR_ADMINS = ("people", "person-add", "desk", "articles-removed")


@pytest.fixture
def signed_in(client: Client) -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def desk_at_work(layla: User, samir: User, rania: User) -> dict[str, str]:
    """An article with answers and a contradiction, and the address of each thing's page."""
    speaker, proposition = factories.speaker(layla), factories.proposition(layla)
    article = factories.article(layla)
    statement, event, *_rest = factories.claims(article, layla)
    factories.annotate(statement, layla, factories.STATEMENT)
    factories.annotate(event, samir, factories.EVENT)
    contradiction = factories.contradiction(statement, event, layla)
    uids = {
        "article": article.uid,
        "article-edit": article.uid,
        "contradiction": contradiction.uid,
        "contradiction-edit": contradiction.uid,
        "claim-history": statement.uid,
        "speaker": speaker.uid,
        "proposition": proposition.uid,
        "person": samir.uid,
    }
    addresses = {name: reverse(name, args=[uid]) for name, uid in uids.items()}
    addresses["contradiction-add"] = reverse("contradiction-add") + f"?a={statement.uid}"
    return addresses


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_fact_checker_opens_every_page_of_the_work(
    signed_in, desk_at_work, layla, language
) -> None:
    client = signed_in(layla)
    client.cookies["django_language"] = language
    names = ["article-add", "speaker-add", "proposition-add", *OPEN_TO_ALL]
    pages = {name: reverse(name) for name in names} | desk_at_work
    del pages["person"]
    for name, address in pages.items():
        response = client.get(address)
        assert response.status_code == 200, name
        assert f'<html lang="{language}"' in response.text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_admin_opens_every_page_of_the_desk(signed_in, desk_at_work, rania, language) -> None:
    client = signed_in(rania)
    client.cookies["django_language"] = language
    for name in (*FOR_ADMINS, *OPEN_TO_ALL):
        assert client.get(reverse(name)).status_code == 200, name
    assert client.get(desk_at_work["person"]).status_code == 200


def test_an_admins_pages_are_closed_to_others(signed_in, layla: User, huda: User) -> None:
    for user in (layla, huda):
        client = signed_in(user)
        for name in FOR_ADMINS:
            assert client.get(reverse(name)).status_code == 403


def test_a_reader_reads_and_writes_nothing(signed_in, desk_at_work, reader: User) -> None:
    client = signed_in(reader)
    assert client.get(desk_at_work["article"]).status_code == 200
    for name in ("article-add", "speaker-add", "proposition-add"):
        assert client.get(reverse(name)).status_code == 403


def every_address() -> list[tuple[str, str]]:
    """Each named address of the site, with some uid in it."""
    uid = "6e1b3a0e-0000-4000-8000-000000000000"
    found = []
    for name, entries in get_resolver().reverse_dict.lists():
        if not isinstance(name, str) or name in PUBLIC:
            continue
        template, parameters = entries[0][0][0]
        values = {each: {"format": "csv", "pk": "1"}.get(each, uid) for each in parameters}
        found.append((name, "/" + re.sub(r"%%", "%", template % values)))
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "address"), every_address())
def test_without_signing_in_every_address_leads_to_the_login(
    client: Client, name: str, address: str
) -> None:
    for method in (client.get, client.post):
        response = method(address)
        assert response.status_code in (302, 401, 403, 405), name
        if response.status_code == 302:
            assert response.headers["Location"].startswith(reverse("login"))
