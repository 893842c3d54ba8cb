"""The history as people read it: on each thing's page, as a whole, and undone by a new entry."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from pghistory.models import Context

from claims import history
from claims.actions import cataloguing, reverting, segmenting
from claims.actions.base import NotThere
from claims.models import Claim, Speaker, User
from tests import factories
from tests.factories import AT, EVENT, STATEMENT
from tests.views.surface import Desk, Reader, routes
from tests.views.test_query_counts import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)


@pytest.fixture
def salem(four: list[Claim]) -> Speaker:
    return Speaker.objects.get(key="salem")


def rename(speaker: Speaker, name: str, by: User) -> Speaker:
    speaker.refresh_from_db()
    details = cataloguing.SpeakerDetails(name_ar=name, aliases=("سالم",))
    return cataloguing.edit_speaker(
        uid=speaker.uid, by=by, details=details, version=speaker.version
    )


def last(action: str) -> Context:
    return Context.objects.filter(metadata__action=action).latest("created_at", "pk")


def differences(entry: history.Entry) -> set[tuple[str, str, str]]:
    return {(d.name, d.old, d.new) for change in entry.changes for d in change.differences}


def test_a_change_is_told_by_whom_from_what_to_what(
    client: Client, salem: Speaker, samir: User
) -> None:
    rename(salem, "سالم الحسن", samir)
    entry = history.of_speaker(salem, samir).entries[0]
    assert (entry.by, entry.action) == ("سامر الخطيب", "edit a speaker")
    assert ("الوزير سالم", "سالم الحسن") in {change[1:] for change in differences(entry)}
    client.force_login(samir)
    page = client.get(reverse("speaker-history", args=[salem.uid])).text
    assert '<del dir="auto">الوزير سالم</del>' in page
    assert '<ins dir="auto">سالم الحسن</ins>' in page


def test_one_action_is_one_entry_with_all_that_it_did(
    four: list[Claim], layla: User, samir: User
) -> None:
    factories.annotate(four[1], layla, EVENT)
    factories.annotate(four[1], samir, EVENT)
    agreed, *_earlier = history.of_claim(four[1], layla).entries
    assert {change.verb for change in agreed.changes} >= {"insert", "update"}
    assert {change.about for change in agreed.changes} == {four[1].quote}
    assert ("مفتوح", "متفق عليه") in {change[1:] for change in differences(agreed)}


def test_what_another_says_is_told_only_once_it_may_be_seen(
    four: list[Claim], layla: User, samir: User
) -> None:
    factories.annotate(four[0], layla, replace(STATEMENT, note="ملاحظة ليلى"))
    assert not any("ملاحظة ليلى" in str(differences(e)) for e in told(four[0], samir))
    factories.annotate(four[0], samir, STATEMENT)
    assert any("ملاحظة ليلى" in str(differences(e)) for e in told(four[0], samir))


def told(claim: Claim, viewer: User) -> list[history.Entry]:
    return history.of_claim(claim, viewer).entries


def test_every_thing_has_its_history_and_only_an_admin_all_of_it(
    client: Client, four: list[Claim], salem: Speaker, layla: User, rania: User
) -> None:
    pair = factories.contradiction(four[0], four[1], layla)
    for_all = {
        "claim-history": four[0],
        "article-history": four[0].article,
        "contradiction-history": pair,
        "speaker-history": salem,
        "proposition-history": factories.proposition(layla, "قضيّة", "another"),
    }
    client.force_login(layla)
    for name, thing in for_all.items():
        page = client.get(reverse(name, args=[thing.uid]))
        assert page.status_code == 200, name
        assert "ليلى حدّاد" in page.text, name
    admins = [
        reverse("history"),
        reverse("desk-history"),
        reverse("person-history", args=[layla.uid]),
    ]
    assert [client.get(address).status_code for address in admins] == [403, 403, 403]
    client.force_login(rania)
    assert [client.get(address).status_code for address in admins] == [200, 200, 200]


def test_the_whole_is_narrowed_by_person_day_and_thing(
    salem: Speaker, layla: User, samir: User, rania: User
) -> None:
    rename(salem, "سالم الحسن", samir)
    wanted = history.Wanted
    (by_samir,) = history.whole(rania, wanted(by=samir)).entries
    assert by_samir.action == "edit a speaker"
    today = Context.objects.latest("created_at").created_at.date()
    assert history.whole(rania, wanted(since=today)).entries
    assert not history.whole(rania, wanted(until=today.replace(year=2000))).entries
    of_salem = history.whole(rania, wanted(uid=salem.uid)).entries
    assert [entry.action for entry in of_salem] == ["edit a speaker", "add a speaker"]
    kinds = {entry.action for entry in history.whole(rania, wanted(model=Claim)).entries}
    assert "add a speaker" not in kinds


def test_pages_follow_each_other_by_the_last_entry(
    salem: Speaker, layla: User, rania: User
) -> None:
    """Each entry comes once, also when new ones are written while one reads."""
    for n in range(110):
        rename(salem, f"سالم {n}", layla)
    wanted, seen, before = history.Wanted(uid=salem.uid), [], ""
    for _page in range(3):
        page = history.whole(rania, wanted, before)
        seen += [entry.uid for entry in page.entries]
        before = page.older
        rename(salem, f"أحدث من ذلك {len(seen)}", layla)
    assert before == ""
    assert len(seen) == len(set(seen)) == 111


@pytest.mark.parametrize("name", ["history", "claim-history", "speaker-history"])
def test_a_longer_history_asks_no_more_questions(
    client: Client, four: list[Claim], salem: Speaker, samir: User, rania: User, name: str
) -> None:
    """At 1, 3 and 46 changes, which make a full page with what was there before."""
    claim = four[1]
    addresses = {
        "history": f"{reverse('history')}?by={samir.uid}",
        "claim-history": reverse("claim-history", args=[claim.uid]),
        "speaker-history": reverse("speaker-history", args=[salem.uid]),
    }
    client.force_login(rania)
    factories.annotate(claim, samir, EVENT)
    rename(salem, "سالم", samir)
    counts = []
    for more in (1, 2, 43):
        for n in range(more):
            if name == "claim-history":
                factories.annotate(claim, samir, replace(EVENT, note=f"{more}-{n}"))
            else:
                rename(salem, f"سالم {more} {n}", samir)
        counts.append(asked(client, addresses[name]))
    assert counts[0] == counts[1] == counts[2]


def test_a_change_outside_of_the_site_is_told_too(salem: Speaker, rania: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_id', '', true)")
        cursor.execute("UPDATE claims_speaker SET role_ar = 'وزير'")
    for page in (
        history.of_speaker(salem, rania),
        history.whole(rania, history.Wanted(model=Speaker)),
    ):
        (outside,) = page.outside
        assert [(old, new) for _name, old, new in differences(outside)] == [("", "وزير")]


def test_a_speakers_edit_is_undone_with_its_aliases(
    client: Client, salem: Speaker, layla: User, samir: User
) -> None:
    aliases = set(salem.aliases.values_list("surface", flat=True))
    rename(salem, "سالم الحسن", samir)
    change = last("edit a speaker")
    client.force_login(layla)
    client.post(reverse("history-undo", args=[change.pk]))
    salem.refresh_from_db()
    assert salem.name_ar == "الوزير سالم"
    assert set(salem.aliases.values_list("surface", flat=True)) == aliases
    entry = history.of_speaker(salem, layla).entries[0]
    assert (entry.by, entry.undoes) == ("ليلى حدّاد", str(change.pk))
    assert len(history.of_speaker(salem, layla).entries) == 3, "nothing left the history"


def test_only_the_last_change_is_undone(salem: Speaker, layla: User) -> None:
    rename(salem, "سالم الأول", layla)
    first = last("edit a speaker")
    rename(salem, "سالم الثاني", layla)
    with pytest.raises(reverting.ChangedSince):
        reverting.undo(change=first.pk, by=layla, at=AT)


def test_a_moved_boundary_goes_back_and_a_rejected_span_is_drawn_again(
    four: list[Claim], layla: User
) -> None:
    claim = four[0]
    quote, end = claim.quote, claim.start + len("قال الوزير سالم")
    moved = {"start": claim.start, "end": end, "quote": claim.article.text[claim.start : end]}
    segmenting.move_claim(claim_uid=claim.uid, by=layla, version=claim.version, at=AT, **moved)
    reverting.undo(change=last("move a claim's boundary").pk, by=layla, at=AT)
    claim.refresh_from_db()
    assert (claim.quote, claim.span_version) == (quote, 3)
    other = factories.article(layla, "قال الوزير إن الطريق مفتوح.").claims.get()
    segmenting.reject_claim(
        claim_uid=other.uid, by=layla, reason="ليس ادعاء", version=other.version, at=AT
    )
    again = reverting.undo(change=last("reject a claim").pk, by=layla, at=AT)
    assert isinstance(again, Claim)
    assert (again.quote, again.state, again.pk != other.pk) == (other.quote, "open", True)


def test_undoing_asks_for_the_same_right(salem: Speaker, layla: User, reader: User) -> None:
    rename(salem, "سالم الحسن", layla)
    change = last("edit a speaker").pk
    with pytest.raises(Exception, match="role does not allow"):
        reverting.undo(change=change, by=reader, at=AT)
    with pytest.raises(reverting.CannotUndo):
        reverting.undo(change=last("add an article").pk, by=layla, at=AT)
    with pytest.raises(NotThere):
        reverting.undo(change=salem.uid, by=layla, at=AT)


Rows = dict[str, list[Any]]


@pytest.mark.slow
def test_not_even_a_superuser_can_change_or_remove_an_entry(
    four: list[Claim], salem: Speaker, layla: User, rania: User
) -> None:
    """Every form and every operation of the site is sent, and kept; the old entries stay."""
    pair = factories.contradiction(four[0], four[1], layla)
    rania.is_superuser, rania.roles = True, ["fact_checker", "editor", "admin"]
    rania.save()
    rename(salem, "سالم الحسن", layla)
    client = Client(raise_request_exception=False)
    client.force_login(rania)
    things: dict[str, list[Any]] = {
        "articles": [four[0].article],
        "claims": [four[0]],
        "contradictions": [pair],
        "speakers": [salem],
        "people": [layla],
    }
    before = _entries()
    values = {"change": str(last("edit a speaker").pk), "reason": "سبب", "rationale": "تعليل"}
    desk = Desk(
        defaultdict(list, things), {"change": [values["change"]], "format": ["csv"]}, values
    )
    reader = Reader(client, desk, keeps=True)
    reader.read([route.name for route in routes()])
    after = _entries()
    assert sum(map(len, before.values())) > 20
    assert {name: after[name][: len(rows)] for name, rows in before.items()} == before


def _entries() -> Rows:
    tables = {model.__name__: model.pgh_event_model.objects for model in history.tracked()}  # type: ignore[attr-defined]
    entries: Rows = {name: list(rows.order_by("pgh_id").values()) for name, rows in tables.items()}
    old = Context.objects.order_by("created_at", "pk").values()
    return {**entries, "Context": list(old)}
