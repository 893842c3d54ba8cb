"""The agreement's page and API: what counts, who sees what, and what is not computable."""

import datetime
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from claims import agreement
from claims.actions import adjudicating
from claims.agreement import Report, Scope
from claims.domain.agreement import NO_PAIRS
from claims.forms.agreeing import NEWEST
from claims.models import Annotation, Claim, Decision, User
from claims.ratings import ratings
from tests import factories
from tests.factories import AT, EVENT, STATEMENT
from tests.models import rows
from tests.views.test_query_counts import asked

pytestmark = pytest.mark.django_db

BACKGROUND = replace(EVENT, kind="background")


@pytest.fixture
def four(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)


@pytest.fixture
def answered(four: list[Claim], layla: User, samir: User) -> list[Claim]:
    """Two agreed claims of different kinds, and a disputed one."""
    for claim, one, other in (
        (four[0], STATEMENT, STATEMENT),
        (four[1], EVENT, EVENT),
        (four[3], EVENT, BACKGROUND),
    ):
        factories.annotate(claim, layla, one)
        factories.annotate(claim, samir, other)
    return four


def report(viewer: User, **scope: object) -> Report:
    return agreement.report(viewer, Scope(**scope))  # type: ignore[arg-type]


def test_only_what_one_may_see_counts(answered: list[Claim], layla: User, nour: User) -> None:
    mine, hers = report(layla), report(nour)
    assert (mine.claims, mine.left_out) == (3, 0)
    assert (hers.claims, hers.left_out) == (2, 1)
    assert hers.alphas["kind"].value == 1
    # Six labels, 2 + 3 + 1 of a kind: (36 - 14) / 30 is to be expected, 2 of 6 differ.
    assert mine.alphas["kind"].value == pytest.approx(1 - (2 / 6) / (22 / 30))
    (pair,) = mine.pairs
    assert pair.kappas["kind"].n == 3


def test_answers_after_a_decision_repetitions_and_imports_do_not_count(
    answered: list[Claim], layla: User, samir: User, nour: User, huda: User, karim: User
) -> None:
    disputed = answered[3]
    disputed.refresh_from_db()
    adjudicating.send_back(
        claim_uid=disputed.uid, by=huda, reason="أعيدا القراءة", version=disputed.version, at=AT
    )
    assert report(layla).claims == 2
    Claim.objects.filter(pk=answered[1].pk).update(duplicate_of=answered[0].pk)
    assert report(layla).claims == 1
    Annotation.objects.filter(claim=answered[0]).update(blind=False)
    assert report(layla).claims == 0


def test_who_answers_again_counts_by_what_they_said_blind(
    four: list[Claim], layla: User, samir: User, nour: User
) -> None:
    """Corrected while alone: the correction. Corrected after another answered: the first answer."""
    claim = four[0]
    for hour, (by, answer) in enumerate(
        [(layla, EVENT), (layla, BACKGROUND), (samir, BACKGROUND), (samir, EVENT)]
    ):
        given = {"claim": claim, "annotator": by, "kind": answer.kind, "span_version": 1}
        at = AT + datetime.timedelta(hours=hour)
        times = {"created_at": at, "submitted_at": at, "superseded_at": at}
        Annotation.objects.create(**given, **times)
    Claim.objects.filter(pk=claim.pk).update(state="agreed")
    found = report(nour)
    assert (found.claims, {each.name for each in found.people}) == (1, {layla.name, samir.name})
    (confusion,) = found.confusions["kind"].values()
    assert confusion == {("background", "background"): 1}


def test_an_answer_after_a_decision_was_no_blind_one(
    answered: list[Claim], layla: User, samir: User, huda: User
) -> None:
    decision = {"outcome": "reopened", "rationale": "سبب", "decided_by": huda}
    Decision.objects.create(claim=answered[0], decided_at=AT, **decision)
    later = AT + datetime.timedelta(hours=1)
    Decision.objects.create(claim=answered[1], decided_at=later, **decision)
    assert report(layla).claims == 2


def test_it_is_narrowed_by_article_and_day(answered: list[Claim], layla: User) -> None:
    other = factories.article(layla, "خبر آخر لا يشبهه.")
    assert report(layla, article=other).claims == 0
    assert report(layla, article=answered[0].article).claims == 3
    assert report(layla, since=AT.date(), until=AT.date()).claims == 3
    assert report(layla, since=AT.date().replace(year=AT.year + 1)).claims == 0


def test_labels_are_shown_from_five_claims_on(four: list[Claim], layla: User, samir: User) -> None:
    text = "\n".join(f"انهار الجسر رقم {n} أمس." for n in range(6))
    claims = list(factories.article(layla, text).claims.live())
    assert len(claims) == 6
    for n, claim in enumerate(claims):
        factories.annotate(claim, layla, EVENT)
        factories.annotate(claim, samir, EVENT if n else BACKGROUND)
        assert (report(layla).table("kind") is None) == (n < 4)
    table = report(layla).table("kind", layla, samir)
    assert table is not None
    assert table.counts["reported_event", "background"] == 1
    assert table.figures["reported_event"].value == pytest.approx(10 / 11)


def test_without_answers_nothing_is_computable_and_the_page_says_so(
    client: Client, four: list[Claim], layla: User
) -> None:
    assert report(layla).alphas["stance"].reason == NO_PAIRS
    client.force_login(layla)
    assert "غير قابل للحساب" in client.get(reverse("agreement")).text
    figures = client.get("/api/v1/agreement/", headers={"accept-language": "en"}).json()
    assert figures["alpha"]["kind"] == {"value": None, "n": 0, "reason": NO_PAIRS, "interval": None}


def test_it_is_for_those_who_work_on_the_desk(client: Client, reader: User) -> None:
    client.force_login(reader)
    assert client.get(reverse("agreement")).status_code == 403
    assert client.get("/api/v1/agreement/").status_code == 403


def test_of_many_claims_only_the_ways_they_were_answered_are_read(
    layla: User, samir: User, nour: User
) -> None:
    lines = [f"انهار الجسر رقم {n} أمس" for n in range(60)]
    article = rows.article(layla, "\n".join(lines))
    made = [rows.claim_row(article, line, state="agreed") for line in lines]
    for number, claim in enumerate(Claim.objects.bulk_create(made)):
        for by in (layla, samir):
            rows.annotation(claim, by, kind="background" if number == by.pk % 2 else EVENT.kind)
    found = ratings(nour, Scope())
    assert found.claims == 60
    assert [len(units) for units in found.units.values()] == [3, 1, 0, 0]
    assert sum(times for _labels, times in found.units["kind"]) == 60
    assert report(nour).alphas["kind"].n == 60


def test_the_newest_articles_are_offered_and_the_one_that_was_asked_for(
    client: Client, layla: User
) -> None:
    made = [rows.article(layla, f"نص {n}") for n in range(NEWEST + 2)]
    client.force_login(layla)
    oldest, second, third, *_rest = (str(each.uid) for each in made)
    page = client.get(reverse("agreement")).text
    assert [each in page for each in (oldest, second, third)] == [False, False, True]
    page = client.get(reverse("agreement"), {"article": oldest}).text
    assert f'value="{oldest}" selected' in page
    assert second not in page


def test_more_answers_ask_no_more_questions(
    client: Client, answered: list[Claim], layla: User, nour: User
) -> None:
    client.force_login(layla)
    before = asked(client, reverse("agreement"))
    factories.annotate(answered[2], layla, EVENT)
    factories.annotate(answered[2], nour, EVENT)
    assert asked(client, reverse("agreement")) == before


def test_the_machine_is_held_against_the_desk(answered: list[Claim], layla: User) -> None:
    assert agreement.spans(Scope()).value is None, "a candidate is left"
    factories.annotate(answered[2], layla, EVENT)
    figure = agreement.spans(Scope())
    assert figure.value is not None
    assert 0 < figure.value <= 1
    assert agreement.pairs(Scope()).value in (None, 0.0)
