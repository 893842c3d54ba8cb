"""The search page: marks, counts without a script, what it is narrowed by, searches by name."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, SavedSearch, User
from tests import factories
from tests.models import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(client: Client, layla: User) -> list[Claim]:
    client.force_login(layla)
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_what_was_found_is_marked(client: Client, four: list[Claim]) -> None:
    found = page(client, "/search/?q=صمم الجسر")
    assert "<mark>الجسر صُمم</mark> وفق المواصفات" in found
    assert found.count("<mark>") == 1


def test_text_is_no_markup(client: Client, layla: User) -> None:
    client.force_login(layla)
    rows.claim(rows.article(layla, "<b>الجسر</b> آمن"), "<b>الجسر</b> آمن")
    assert "&lt;b&gt;<mark>الجسر</mark>&lt;/b&gt;" in page(client, "/search/?q=الجسر")


def test_counts_come_alone_and_without_a_script(client: Client, four: list[Claim]) -> None:
    part = page(client, "/search/counts/?q=الجسر")
    assert "<html" not in part
    assert f"?q={quote('الجسر')}&amp;state=candidate" in part
    assert "facet-state" in page(client, "/search/?q=الجسر&counts=1")
    assert "facet-state" not in page(client, "/search/?q=الجسر")


def test_more_than_is_counted_is_said_so(
    client: Client, four: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.facets.MOST_COUNTED", 2)
    assert "أكثر من 10,000" in page(client, "/search/counts/?q=الجسر")


def test_what_it_is_narrowed_by_can_be_taken_off(client: Client, four: list[Claim]) -> None:
    found = page(client, "/search/?q=الجسر&state=agreed")
    assert "لا نتائج" in found
    assert f'href="/search/?q={quote("الجسر")}"' in found


@pytest.mark.parametrize("wrong", ["stance=loves", "year=x", "cursor=0", "speaker=%00", "since=1"])
def test_a_value_that_is_none_asks_for_nothing(
    client: Client, four: list[Claim], wrong: str
) -> None:
    assert page(client, f"/search/?q=الجسر&{wrong}").count("<mark>") == 3


def test_too_many_words_are_refused_at_the_field(client: Client, four: list[Claim]) -> None:
    assert 'id="q-error"' in page(client, "/search/?q=" + "كلمة+" * 30, status=422)


def test_a_search_has_an_address_and_may_be_shared(
    client: Client, four: list[Claim], samir: User
) -> None:
    given = {"name": "الجسر", "q": "الجسر", "state": "candidate"}
    response = client.post("/search/save/", given, follow=True)
    kept = SavedSearch.objects.get()
    assert response.redirect_chain == [(f"/searches/layla/{quote('الجسر')}/", 302)]
    assert response.content.decode().count("<mark>") == 3
    other = Client()
    other.force_login(samir)
    assert other.get(kept.get_absolute_url()).status_code == 404
    client.post(f"/searches/{kept.uid}/share/", {"shared": "true"})
    assert "ليلى حدّاد" in page(other, kept.get_absolute_url())
    client.post(f"/searches/{kept.uid}/remove/")
    assert not SavedSearch.objects.exists()


def test_near_claims_stand_alone_or_in_the_workbench(client: Client, four: list[Claim]) -> None:
    address = f"/claims/{four[1].uid}/near/"
    assert "<html" in page(client, address)
    assert "<html" not in client.get(address, headers={"HX-Request": "true"}).content.decode()
    shown = page(client, f"{four[1].article.get_absolute_url()}?claim={four[1].uid}")
    assert f'hx-get="{address}"' in shown


def test_more_hits_ask_no_more_of_the_database(client: Client, four: list[Claim]) -> None:
    def asked(words: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            page(client, f"/search/?q={words}")
        return len(queries)

    assert asked("المواصفات") == asked("الجسر")
