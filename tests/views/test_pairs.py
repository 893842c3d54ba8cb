"""The list of proposed pairs: what is shown, and what one click does and undoes."""

import re

import pytest
from django.test import Client

from claims.actions import pairing
from claims.models import Proposal, User
from tests import factories
from tests.actions.test_pairing import DENIAL, ELSEWHERE, REPEATED, SINKING, pair_up
from tests.factories import AT
from tests.views.test_query_counts import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(client: Client, layla: User) -> Proposal:
    client.force_login(layla)
    client.cookies["django_language"] = "en"
    factories.article(layla, SINKING, title="الخبر القديم")
    pair_up(factories.article(layla, DENIAL, title="الخبر الجديد"))
    return Proposal.objects.of_pairs().get()


def page(client: Client, address: str = "/pairs/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_pair_stands_with_both_texts_and_its_reasons(client: Client, pair: Proposal) -> None:
    shown = page(client)
    for words in (
        DENIAL[:-1],
        SINKING[:-1],
        "الخبر القديم",
        "«تغرق»",
        "words in common",
    ):
        assert words in shown
    a, b = pair.sides
    assert f"/contradictions/add/?a={a.uid}&amp;b={b.uid}" in shown


def test_recording_it_starts_from_what_the_machine_makes_of_it(
    client: Client, pair: Proposal
) -> None:
    a, b = pair.sides
    shown = page(client, f"/contradictions/add/?a={a.uid}&b={b.uid}")
    assert re.search(r'value="contradicts"[^>]* checked', shown)
    assert re.search(r'<option value="negation" selected', shown)


def test_one_click_dismisses_and_one_brings_back(client: Client, pair: Proposal) -> None:
    answer = client.post(f"/pairs/{pair.pk}/dismiss/", {"next": "/pairs/?page=1"}, follow=True)
    assert answer.redirect_chain == [("/pairs/?page=1", 302)]
    assert SINKING[:-1] not in answer.content.decode()
    assert f'action="/pairs/{pair.pk}/restore/"' in answer.content.decode()
    assert SINKING[:-1] in page(client, "/pairs/?show=dismissed")
    client.post(f"/pairs/{pair.pk}/restore/")
    assert SINKING[:-1] in page(client)


def test_another_site_is_nowhere_to_go_back_to(client: Client, pair: Proposal) -> None:
    answer = client.post(f"/pairs/{pair.pk}/dismiss/", {"next": "https://evil.example/"})
    assert answer.headers["Location"] == "/pairs/"


def test_the_workbench_shows_a_pair_with_another_article(client: Client, pair: Proposal) -> None:
    claim, other = pair.sides
    shown = page(client, claim.get_absolute_url())
    for words in (other.quote, "الخبر القديم", "«تغرق»", f"/pairs/{pair.pk}/dismiss/"):
        assert words in shown


def test_readers_see_pairs_without_buttons(client: Client, pair: Proposal, reader: User) -> None:
    client.force_login(reader)
    assert SINKING[:-1] in page(client)
    assert "dismiss/" not in page(client)
    assert client.post(f"/pairs/{pair.pk}/dismiss/").status_code == 403


def test_a_repeat_has_its_own_list_and_leaves_it_when_taken(client: Client, layla: User) -> None:
    client.force_login(layla)
    factories.article(layla, REPEATED)
    pair_up(factories.article(layla, f"{REPEATED}\n{ELSEWHERE}"))
    found = Proposal.objects.of_repeats().get()
    assert REPEATED[:-1] not in page(client)
    assert REPEATED[:-1] in page(client, "/pairs/?show=repeats")
    answer = client.post(
        f"/pairs/{found.pk}/repeat/", {"next": "/pairs/?show=repeats"}, follow=True
    )
    assert REPEATED[:-1] not in answer.content.decode()


def test_what_keeps_a_claim_from_being_a_repeat_is_said(client: Client, layla: User) -> None:
    client.force_login(layla)
    client.cookies["django_language"] = "en"
    factories.article(layla, REPEATED)
    pair_up(factories.article(layla, f"{REPEATED}\n{ELSEWHERE}"))
    found = Proposal.objects.of_repeats().get()
    claim, _original = found.sides
    factories.contradiction(claim, claim.article.claims.exclude(pk=claim.pk).get(), layla)
    answer = client.post(f"/pairs/{found.pk}/repeat/", follow=True)
    assert "is a side of a contradiction" in answer.content.decode()


def test_the_list_narrows_to_one_article(client: Client, pair: Proposal, layla: User) -> None:
    elsewhere = factories.article(layla, ELSEWHERE)
    assert SINKING[:-1] not in page(client, f"/pairs/?article={elsewhere.uid}")
    assert SINKING[:-1] in page(client, f"/pairs/?article={pair.sides[1].article.uid}")
    assert SINKING[:-1] in page(client, "/pairs/?article=x")


def test_pairs_of_removed_articles_are_not_listed(
    client: Client, pair: Proposal, rania: User
) -> None:
    article = pair.sides[0].article
    article.deleted_by, article.deleted_at = rania, AT
    article.save()
    assert SINKING[:-1] not in page(client)
    client.force_login(rania)
    assert client.post(f"/pairs/{pair.pk}/repeat/").status_code in (403, 404)


def test_more_pairs_ask_the_database_no_more(client: Client, pair: Proposal, layla: User) -> None:
    with_one = asked(client, "/pairs/")
    for number in range(3):
        pair_up(factories.article(layla, f"{DENIAL[:-1]} يوم {number + 4} أيار."))
    assert Proposal.objects.of_pairs().count() > 1
    assert asked(client, "/pairs/") == with_one


def test_nobody_learns_from_the_list_who_dismissed(
    client: Client, pair: Proposal, samir: User
) -> None:
    pairing.dismiss(proposal_id=pair.pk, by=samir, at=AT)
    assert str(samir) not in page(client, "/pairs/?show=dismissed")
