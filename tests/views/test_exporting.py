"""Exports by page, API and shell: what they hold depends on who asks, not on where."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from claims import exports
from claims.domain.exporting import Filters
from claims.exports import Selection
from claims.exports.files import FORMATS
from claims.models import Article, Sighting, User
from tests import factories
from tests.factories import EVENT, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge(layla: User) -> Article:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.article(layla)


def read(of: Selection) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exports.records(of)]


def of_kind(kind: str, of: Selection) -> list[dict[str, Any]]:
    return [record for record in read(of) if record["record"] == kind]


def labels_seen(article: Article, viewer: User | None, **filters: str) -> list[str | None]:
    of = Selection(viewer, Filters(article=str(article.uid), **filters))
    documents = exports.documents(of)
    return [each.labels(claim)["kind"] for each in documents for claim in each.claims]


def test_an_open_claims_labels_are_seen_by_whoever_gave_them_alone(
    bridge: Article, layla: User, samir: User
) -> None:
    claim, *_others = factories.claims(bridge, layla)
    answer = factories.annotate(claim, layla, STATEMENT)
    of = Filters(article=str(bridge.uid))
    assert labels_seen(bridge, layla) == ["official_statement", None, None, None]
    assert labels_seen(bridge, samir) == labels_seen(bridge, None) == [None] * 4
    assert str(answer.uid) not in "".join(exports.records(Selection(samir, of)))
    assert str(answer.uid) not in "".join(exports.records(Selection(None, of)))
    assert str(answer.uid) in "".join(exports.records(Selection(None, of, unblinded=True)))


def test_a_draft_is_in_no_export_not_even_its_authors(bridge: Article, layla: User) -> None:
    claim, *_others = factories.claims(bridge, layla)
    draft = factories.annotate(claim, layla, STATEMENT, submit=False)
    for viewer in (layla, None):
        lines = exports.records(Selection(viewer, unblinded=True))
        assert str(draft.uid) not in "".join(lines)


@pytest.mark.parametrize(
    "filters",
    [
        {"stance": "supports"},
        {"speaker": "salem"},
        {"proposition": "bridge_safe"},
        {"stance": "supports", "speaker": "salem"},
    ],
)
def test_filters_by_labels_find_nothing_of_what_is_unseen(
    bridge: Article, layla: User, samir: User, filters: dict[str, str]
) -> None:
    claim, *_others = factories.claims(bridge, layla)
    factories.annotate(claim, layla, STATEMENT)
    assert labels_seen(bridge, layla, **filters) == ["official_statement"]
    assert labels_seen(bridge, samir, **filters) == []
    factories.annotate(claim, samir, STATEMENT)
    assert labels_seen(bridge, samir, **filters) == ["official_statement"]


def test_a_veiled_contradiction_is_held_back(bridge: Article, layla: User, samir: User) -> None:
    statement, event, *_others = factories.claims(bridge, layla)
    pair = factories.contradiction(statement, event, layla)
    of = Filters(article=str(bridge.uid))
    assert of_kind("contradiction", Selection(samir, of)) == []
    assert [each["uid"] for each in of_kind("contradiction", Selection(layla, of))] == [
        str(pair.uid)
    ]


def test_an_articles_filters_narrow_what_hangs_on_it(bridge: Article, layla: User) -> None:
    other = factories.article(layla, "انهار السدّ ليلًا.")
    factories.claim(other, "انهار السدّ ليلًا", layla)
    factories.claims(bridge, layla)
    of = Selection(None, Filters(article=str(bridge.uid)), unblinded=True)
    assert {each["uid"] for each in of_kind("article", of)} == {str(bridge.uid)}
    assert {each["article"] for each in of_kind("claim", of)} == {str(bridge.uid)}
    assert of_kind("contradiction", of) == of_kind("evidence", of) == []


def got(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("name", list(FORMATS))
def test_page_and_api_give_the_same_file(
    client: Client, bridge: Article, layla: User, name: str
) -> None:
    factories.claims(bridge, layla)
    client.force_login(layla)
    page = client.get(f"/export/file/?format={name}")
    api = client.get(f"/api/v1/exports/{name}/")
    assert page.headers["Content-Type"] == api.headers["Content-Type"]
    assert page.headers["Content-Disposition"].endswith(f'.{FORMATS[name].extension}"')
    one, other = (b"".join(response.streaming_content) for response in (page, api))
    assert name == "xlsx" or one == other  # a ZIP holds the moment of its making


def test_the_shell_writes_the_same_file(
    client: Client, bridge: Article, layla: User, tmp_path: Path
) -> None:
    factories.annotate(factories.claims(bridge, layla)[0], layla, STATEMENT)
    client.force_login(layla)
    file = tmp_path / "out.jsonl"
    call_command("export", "jsonl", "--as", "layla", "-o", str(file), "--stance", "supports")
    assert file.read_bytes() == got(client, "/export/file/?format=jsonl&stance=supports")
    assert list(tmp_path.iterdir()) == [file]
    assert "supports" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--as", "nobody"), "nobody"),
        (("--state", "lost"), "state"),
        (("--created-after", "yesterday"), "created_after"),
    ],
)
def test_the_shell_says_what_is_wrong(
    db: None, arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=told):
        call_command("export", "jsonl", *arguments, "-o", str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_leaves_the_file_as_it_was(bridge: Article, layla: User, tmp_path: Path) -> None:
    inside_a_word(bridge, layla)
    file = tmp_path / "out.conll"
    file.write_text("old")
    with pytest.raises(CommandError, match="201»"):
        call_command("export", "conll", "-o", str(file))
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def inside_a_word(article: Article, by: User) -> None:
    """What an import can bring in: a claim that ends one letter before its last word does."""
    claim = factories.claim(article, factories.QUOTES[1], by)
    claim.quote, claim.end = claim.quote[:-1], claim.end - 1
    claim.save()


def test_a_refusal_is_told_in_words_on_the_page_and_by_the_api(
    client: Client, bridge: Article, layla: User
) -> None:
    inside_a_word(bridge, layla)
    client.force_login(layla)
    page = client.get("/export/file/?format=conll")
    assert page.status_code == 409
    assert "داخل كلمة" in page.content.decode()
    told = client.get("/api/v1/exports/conll/")
    assert (told.status_code, told.json()["code"]) == (422, "not-on-tokens")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/export/file/?format=pdf", 422),
        ("/export/file/?format=csv&state=lost", 422),
        ("/export/?article=x", 404),
        ("/export/?article=00000000-0000-4000-8000-000000000000", 404),
        ("/api/v1/exports/pdf/", 404),
        ("/api/v1/exports/csv/?state=lost", 400),
        ("/api/v1/exports/csv/?stat=open", 400),
        ("/api/v1/exports/csv/?state=", 400),
    ],
)
def test_what_cannot_be_exported_is_refused(
    client: Client, layla: User, address: str, status: int
) -> None:
    client.force_login(layla)
    assert client.get(address).status_code == status


@pytest.mark.parametrize("address", ["/export/", "/export/file/?format=csv"])
def test_exports_are_for_people_of_the_desk(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 302
    assert client.get("/api/v1/exports/csv/").status_code == 401


def test_the_page_exports_one_article_alone(client: Client, bridge: Article, layla: User) -> None:
    client.force_login(layla)
    page = client.get(f"/export/?article={bridge.uid}").content.decode()
    assert f'name="article" value="{bridge.uid}"' in page
    assert "قال الوزير سالم إن الجسر" in page


def test_whoever_exports_settled_labels_has_seen_them(
    client: Client, bridge: Article, layla: User, samir: User, nour: User
) -> None:
    """Else they could answer the claim anew, once it is opened again, and pass for blind."""
    claim, *_others = factories.claims(bridge, layla)
    for reviewer in (layla, samir):
        factories.annotate(claim, reviewer, EVENT)
    client.force_login(nour)
    got(client, "/api/v1/exports/csv/")
    assert Sighting.objects.filter(seen_by=nour, claim=claim, page="settled").exists()
    assert Sighting.objects.filter(seen_by=nour).count() == 1
