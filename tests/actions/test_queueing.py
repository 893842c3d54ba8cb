"""The queue: whom it hands what, and that no claim is given to more people than it needs."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from claims import queues
from claims.actions import adjudicating, annotating, queueing, reviewing, segmenting
from claims.domain import queueing as rules
from claims.domain import reviewing as states
from claims.domain.annotating import Answer
from claims.models import Claim, Reservation, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

LATER = AT + datetime.timedelta(minutes=1)
EXPIRED = AT + rules.HELD_FOR + datetime.timedelta(seconds=1)


@pytest.fixture
def four(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)


def next_for(user: User, at: datetime.datetime = AT, after: Claim | None = None) -> Claim | None:
    return queueing.take_next(by=user, at=at, after=after.uid if after else None)


@pytest.mark.django_db
class TestOnePersonAfterAnother:
    def test_the_next_is_the_first_of_the_text_and_the_same_when_asked_twice(
        self, four: list[Claim], layla: User
    ) -> None:
        assert [next_for(layla), next_for(layla, LATER)] == [four[0], four[0]]
        assert Reservation.objects.count() == 1

    def test_a_second_click_on_next_goes_no_further(self, four: list[Claim], layla: User) -> None:
        assert next_for(layla) == four[0]
        assert next_for(layla, after=four[0]) == four[1]
        assert next_for(layla, after=four[0]) == four[1]
        assert layla.reservations.get().claim == four[1]

    def test_after_the_last_claim_comes_the_first(self, four: list[Claim], layla: User) -> None:
        assert next_for(layla, after=four[3]) == four[0]

    def test_a_place_is_held_by_as_many_as_are_needed(
        self, four: list[Claim], layla: User, samir: User, nour: User
    ) -> None:
        assert [next_for(layla), next_for(samir), next_for(nour)] == [four[0], four[0], four[1]]

    def test_a_place_that_nobody_uses_is_free_again(
        self, four: list[Claim], layla: User, samir: User, nour: User
    ) -> None:
        next_for(layla)
        next_for(samir)
        assert next_for(nour, EXPIRED) == four[0]
        assert set(four[0].reservations.values_list("reserved_by", flat=True)) == {nour.pk}

    def test_a_draft_holds_the_place_anew(
        self, four: list[Claim], layla: User, samir: User, nour: User
    ) -> None:
        for user in (layla, samir):
            next_for(user)
            save(four[0], user, at=LATER, submit=False)
        assert next_for(nour, EXPIRED) == four[1]

    def test_an_answer_takes_one_place_whether_its_author_held_it_or_not(
        self, four: list[Claim], layla: User, samir: User, nour: User
    ) -> None:
        next_for(layla)
        factories.annotate(four[0], layla, STATEMENT)
        assert not layla.reservations.exists()
        assert next_for(samir) == four[0]
        assert next_for(nour) == four[1]

    def test_who_answered_is_not_asked_again(self, four: list[Claim], layla: User) -> None:
        for claim in four:
            factories.annotate(claim, layla, EVENT)
        assert next_for(layla) is None

    def test_settled_disputed_and_rejected_claims_wait_for_nobody(
        self, four: list[Claim], layla: User, samir: User, nour: User, huda: User
    ) -> None:
        for user in (layla, samir):
            factories.annotate(four[0], user, STATEMENT)
        reviewing.flag(claim_uid=four[1].uid, by=layla, reason="سبب", at=AT)
        segmenting.reject_claim(
            claim_uid=four[2].uid, by=huda, reason="ليس ادعاء", version=four[2].version, at=AT
        )
        assert list(queues.waiting(nour, AT)) == [four[3]]

    def test_without_a_place_an_answer_stays_a_draft(
        self, four: list[Claim], layla: User, samir: User, nour: User
    ) -> None:
        next_for(layla)
        next_for(samir)
        with pytest.raises(rules.PlacesTaken), transaction.atomic():
            factories.annotate(four[0], nour, STATEMENT)
        save(four[0], nour, at=LATER, submit=False)
        assert not annotating.current_answer(four[0], nour).submitted_at
        save(four[0], nour, at=EXPIRED, submit=True)

    def test_readers_and_admins_take_nothing(
        self, four: list[Claim], reader: User, rania: User
    ) -> None:
        for user in (reader, rania):
            with pytest.raises(NotAllowed):
                next_for(user)

    def test_more_answers_when_the_desk_needs_more(
        self, four: list[Claim], layla: User, samir: User, nour: User, rania: User
    ) -> None:
        need(3, rania)
        assert [next_for(user) for user in (layla, samir, nour)] == [four[0]] * 3

    def test_fewer_needed_answers_settle_what_has_them_already(
        self, four: list[Claim], layla: User, samir: User, nour: User, rania: User
    ) -> None:
        need(3, rania)
        for user in (layla, samir):
            factories.annotate(four[0], user, STATEMENT)
            factories.annotate(four[1], user, EVENT if user == layla else STATEMENT)
        need(2, rania)
        assert [Claim.objects.get(pk=each.pk).state for each in four[:3]] == [
            "agreed",
            "disputed",
            "candidate",
        ]


@pytest.mark.django_db
class TestWhoSawWhatOthersSaid:
    def test_a_sent_back_claim_waits_for_its_authors_again(
        self, four: list[Claim], layla: User, samir: User, huda: User
    ) -> None:
        claim = disputed(four[1], layla, samir)
        back = send_back(claim, huda)
        assert back in queues.waiting(layla, AT)
        assert factories.annotate(back, layla, EVENT).submitted_at

    def test_a_reopened_claim_is_for_those_who_saw_nothing(
        self, four: list[Claim], layla: User, samir: User, nour: User, huda: User
    ) -> None:
        claim = four[0]
        for user in (layla, samir):
            factories.annotate(claim, user, STATEMENT)
        claim.refresh_from_db()
        adjudicating.reopen(
            claim_uid=claim.uid, by=huda, reason="مصدر جديد", version=claim.version, at=AT
        )
        for user in (layla, samir, huda):
            assert claim not in queues.waiting(user, AT)
            with pytest.raises(states.NotBlind), transaction.atomic():
                factories.annotate(claim, user, STATEMENT)
        assert next_for(nour) == claim
        assert factories.annotate(claim, nour, STATEMENT).submitted_at

    def test_the_editor_who_opened_the_adjudication_is_barred(
        self, four: list[Claim], layla: User, samir: User, huda: User, karim: User
    ) -> None:
        claim = disputed(four[1], layla, samir)
        adjudicating.open_adjudication(claim_uid=claim.uid, by=karim, at=AT)
        back = send_back(claim, huda)
        for user in (huda, karim):
            assert back not in queues.waiting(user, AT)
            with pytest.raises(states.NotBlind), transaction.atomic():
                factories.annotate(back, user, EVENT)


@pytest.mark.django_db(transaction=True)
def test_at_once_no_place_is_given_to_too_many(
    four: list[Claim],
    layla: User,
    samir: User,
    nour: User,
    huda: User,
    karim: User,
    at_once: Callable[..., list[Any]],
) -> None:
    people = (layla, samir, nour, huda, karim)
    taken = at_once(*[lambda user=user: next_for(user) for user in people])
    assert all(taken)
    assert max(taken.count(claim) for claim in four) == 2
    assert Reservation.objects.count() == len(people)


def save(of: Claim, by: User, *, at: datetime.datetime, submit: bool) -> None:
    mine = annotating.current_answer(of, by)
    annotating.annotate(
        claim_uid=of.uid,
        by=by,
        answer=Answer(kind="reported_event"),
        version=mine.version if mine else 0,
        span_version=of.span_version,
        submit=submit,
        at=at,
    )


def disputed(claim: Claim, one: User, other: User) -> Claim:
    factories.annotate(claim, one, EVENT)
    factories.annotate(claim, other, STATEMENT)
    claim.refresh_from_db()
    return claim


def send_back(claim: Claim, by: User) -> Claim:
    return adjudicating.send_back(
        claim_uid=claim.uid, by=by, reason="اقرآ الفقرة كلها", version=claim.version, at=AT
    )


def need(number: int, admin: User) -> None:
    from claims.actions import administering
    from claims.models.people import the_desk

    administering.edit_desk(
        by=admin,
        version=the_desk().version,
        name_ar="",
        name_en="",
        annotations_needed=number,
        guidelines_ar="",
        guidelines_en="",
        at=AT,
    )
