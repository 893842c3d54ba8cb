"""The inbox's page and address for programs: one's own notices, counted in every page's bar."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import notifying
from claims.models import Claim, Notice, User
from tests import factories
from tests.factories import AT
from tests.views.test_query_counts import asked

pytestmark = pytest.mark.django_db

QUOTE = "قال الوزير سالم"


@pytest.fixture
def claim(layla: User) -> Claim:
    return factories.article(layla).claims.live().first()


@pytest.fixture
def layla_at_work(client: Client, layla: User) -> Client:
    client.force_login(layla)
    return client


def test_a_notice_is_counted_in_the_bar_until_it_is_read(
    layla_at_work: Client, claim: Claim, layla: User, samir: User
) -> None:
    notifying.tell("agreed", about=claim, to=[layla, samir], at=AT)
    assert "إشعار واحد لم يُقرأ" in layla_at_work.get("/").text
    page = layla_at_work.get(reverse("inbox"))
    assert "اتُّفق على ادعاء أجبتَ عنه." in page.text
    assert QUOTE in page.text
    mine = Notice.objects.get(recipient=layla)
    layla_at_work.post(reverse("notice-read", args=[mine.uid]))
    assert "الوارد، لا جديد" in layla_at_work.get("/").text
    assert QUOTE in layla_at_work.get(reverse("inbox")).text
    assert QUOTE not in layla_at_work.get(reverse("inbox"), {"unread": 1}).text


def test_another_ones_notice_is_not_there(
    layla_at_work: Client, claim: Claim, layla: User, samir: User
) -> None:
    (other,) = notifying.tell("agreed", about=claim, to=[samir], at=AT)
    assert layla_at_work.post(reverse("notice-read", args=[other.uid])).status_code == 404
    assert layla_at_work.get(f"/api/v1/notices/{other.uid}/").status_code == 404
    assert QUOTE not in layla_at_work.get(reverse("inbox")).text


def test_a_longer_inbox_asks_no_more_questions(
    layla_at_work: Client, claim: Claim, layla: User
) -> None:
    pair = factories.contradiction(*factories.claims(claim.article, layla)[:2], layla)
    counts = set()
    for more in (1, 2, 47):
        for n in range(more):
            about: Any = (claim, pair, claim.article)[n % 3]
            notifying.tell("needs_recheck", about=about, to=[layla], at=AT)
        counts.add(asked(layla_at_work, reverse("inbox")))
    assert len(counts) == 1


def test_all_are_marked_at_once(layla_at_work: Client, claim: Claim, layla: User) -> None:
    for _n in range(3):
        notifying.tell("agreed", about=claim, to=[layla], at=AT)
    assert layla_at_work.post(reverse("inbox-read")).status_code == 302
    assert not Notice.objects.unread().exists()


def test_programs_read_and_mark_it(layla_at_work: Client, claim: Claim, layla: User) -> None:
    (notice,) = notifying.tell("agreed", about=claim, to=[layla], at=AT)
    (row,) = layla_at_work.get("/api/v1/notices/?unread=true").json()["results"]
    assert (row["kind"], row["claim"], row["article"]) == ("agreed", str(claim.uid), None)
    marked = layla_at_work.post(f"/api/v1/notices/{notice.uid}/read/")
    assert marked.json()["read_at"]
    assert layla_at_work.get("/api/v1/notices/?unread=true").json()["results"] == []


def test_e_mail_is_chosen_only_where_there_is_a_mail_server(
    layla_at_work: Client, layla: User, settings: Any
) -> None:
    assert 'name="email"' not in layla_at_work.get(reverse("me")).text
    settings.SENDS_MAIL = True
    given = {"save": "settings", "shortcuts": "on", "notices_by_email": "on", "email": ""}
    refused = layla_at_work.post(reverse("me"), given)
    assert refused.status_code == 422
    assert "اكتب عنوان البريد" in refused.text
    assert (
        layla_at_work.post(reverse("me"), {**given, "email": "l@desk.example"}).status_code == 302
    )
    layla.refresh_from_db()
    assert (layla.notices_by_email, layla.email) == (True, "l@desk.example")
