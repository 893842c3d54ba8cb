"""Answers: who may give them, what they must hold, and that nothing of them is lost."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from claims import queries
from claims.actions import annotating, reviewing
from claims.actions.base import Stale
from claims.domain import annotating as rules
from claims.domain import reviewing as states
from claims.domain.problems import Problem
from claims.models import Annotation, Claim, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(layla: User) -> Claim:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)[0]


def state_of(claim: Claim) -> str:
    claim.refresh_from_db()
    return claim.state


def test_a_draft_is_its_authors_alone_and_counts_nowhere(
    claim: Claim, layla: User, samir: User
) -> None:
    factories.annotate(claim, layla, rules.Answer(), submit=False)
    assert queries.visible_annotations(layla).count() == 1
    assert queries.visible_annotations(samir).count() == 0
    factories.annotate(claim, samir, STATEMENT)
    assert queries.visible_annotations(samir).by(layla).count() == 0
    assert state_of(claim) == "open"


def test_two_equal_answers_agree_and_settle_the_kind(
    claim: Claim, layla: User, samir: User
) -> None:
    factories.annotate(claim, layla, STATEMENT)
    factories.annotate(claim, samir, replace(STATEMENT, note="ملاحظة لا تنازع"))
    assert (state_of(claim), claim.kind) == ("agreed", "official_statement")


def test_an_answer_given_with_sight_of_others_settles_nothing(
    claim: Claim, layla: User, samir: User
) -> None:
    first = factories.annotate(claim, layla, STATEMENT)
    Annotation.objects.filter(pk=first.pk).update(origin="import", blind=False)
    factories.annotate(claim, samir, STATEMENT)
    assert state_of(claim) == "open"


@pytest.mark.parametrize(
    "other",
    [
        EVENT,
        replace(STATEMENT, stance="denies"),
        replace(STATEMENT, speakers=("salem", "mayor")),
        replace(STATEMENT, proposition=None, stance=None),
    ],
)
def test_two_answers_that_differ_are_disputed(
    claim: Claim, layla: User, samir: User, other: rules.Answer
) -> None:
    factories.speaker(layla, "رئيس البلدية", key="mayor")
    factories.annotate(claim, layla, STATEMENT)
    factories.annotate(claim, samir, other)
    assert (state_of(claim), claim.kind) == ("disputed", None)


def test_an_unclear_stance_disputes_even_if_both_say_so(
    claim: Claim, layla: User, samir: User
) -> None:
    unclear = replace(STATEMENT, stance="unclear", note="لا يحسمه النص")
    factories.annotate(claim, layla, unclear)
    factories.annotate(claim, samir, unclear)
    assert state_of(claim) == "disputed"


def test_the_same_answer_sent_twice_is_stored_once(claim: Claim, layla: User) -> None:
    first = factories.annotate(claim, layla, STATEMENT)
    again = annotating.annotate(
        claim_uid=claim.uid,
        by=layla,
        answer=STATEMENT,
        version=0,
        span_version=claim.span_version,
        submit=True,
        at=AT,
    )
    assert (again.pk, Annotation.objects.count()) == (first.pk, 1)


def test_a_second_answer_replaces_the_first_and_keeps_it(claim: Claim, layla: User) -> None:
    first = factories.annotate(claim, layla, STATEMENT)
    second = factories.annotate(claim, layla, EVENT)
    first.refresh_from_db()
    assert first.superseded_by == second
    assert first.superseded_at == AT
    assert annotating.answer_of(first) == STATEMENT


def test_a_stale_answer_is_refused_and_the_stored_one_shown(claim: Claim, layla: User) -> None:
    factories.annotate(claim, layla, EVENT, submit=False)
    with pytest.raises(Stale) as stale:
        annotating.annotate(
            claim_uid=claim.uid,
            by=layla,
            answer=STATEMENT,
            version=0,
            span_version=claim.span_version,
            submit=True,
            at=AT,
        )
    assert annotating.answer_of(stale.value.current) == EVENT
    assert annotating.answer_of(Annotation.objects.get()) == EVENT


def test_another_reviewers_answer_makes_mine_not_stale(
    claim: Claim, layla: User, samir: User
) -> None:
    seen = claim.span_version
    factories.annotate(claim, samir, EVENT)
    annotating.annotate(
        claim_uid=claim.uid,
        by=layla,
        answer=STATEMENT,
        version=0,
        span_version=seen,
        submit=True,
        at=AT,
    )
    assert state_of(claim) == "disputed"


def test_a_third_comes_too_late(claim: Claim, layla: User, samir: User, nour: User) -> None:
    factories.annotate(claim, layla, STATEMENT)
    factories.annotate(claim, samir, STATEMENT)
    with pytest.raises(states.WrongState):
        factories.annotate(claim, nour, STATEMENT)


def test_a_flag_disputes_at_once_and_is_raised_once(claim: Claim, layla: User) -> None:
    for _time in range(2):
        reviewing.flag(claim_uid=claim.uid, by=layla, reason="سخرية", at=AT)
    assert (state_of(claim), claim.flags.count()) == ("disputed", 1)
    with pytest.raises(states.ReasonMissing):
        reviewing.flag(claim_uid=claim.uid, by=layla, reason=" ", at=AT)


@pytest.mark.parametrize(
    ("answer", "fault", "field"),
    [
        (rules.Answer(), rules.KindMissing, "kind"),
        (replace(STATEMENT, speakers=()), rules.SpeakerMissing, "speakers"),
        (replace(STATEMENT, stance=None), rules.StanceMissing, "stance"),
        (replace(STATEMENT, proposition=None), rules.PropositionMissing, "proposition"),
        (replace(STATEMENT, stance="unclear"), rules.NoteMissing, "note"),
        (replace(STATEMENT, kind="gossip"), rules.UnknownLabel, "kind"),
        (replace(EVENT, event_date="last week"), Problem, "event_date"),
    ],
)
def test_an_answer_with_a_fault_is_refused_at_its_field(
    claim: Claim, layla: User, answer: rules.Answer, fault: type[Problem], field: str
) -> None:
    with pytest.raises(rules.BadAnswer) as refused:
        factories.annotate(claim, layla, answer)
    assert [(isinstance(each, fault), each.field) for each in refused.value.faults] == [
        (True, field)
    ]
    assert Annotation.objects.count() == 0


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (replace(STATEMENT, speakers=("nobody",)), annotating.UnknownSpeaker),
        (replace(STATEMENT, proposition="nothing"), annotating.UnknownProposition),
    ],
)
def test_an_unknown_key_is_named(
    claim: Claim, layla: User, answer: rules.Answer, problem: type[Problem]
) -> None:
    with pytest.raises(problem, match="nobody|nothing"):
        factories.annotate(claim, layla, answer)


def test_readers_and_admins_give_no_answers(claim: Claim, reader: User, rania: User) -> None:
    for user in (reader, rania):
        with pytest.raises(NotAllowed):
            factories.annotate(claim, user, EVENT)


def test_the_history_says_who_answered_what(claim: Claim, layla: User) -> None:
    annotation = factories.annotate(claim, layla, STATEMENT)
    events = Annotation.pgh_event_model.objects.filter(pgh_obj_id=annotation.pk)
    assert {event.pgh_context.metadata["user"] for event in events} == {layla.pk}
    assert {event.pgh_context.metadata["action"] for event in events} == {"annotate"}


@pytest.mark.django_db(transaction=True)
def test_two_who_submit_at_once_both_count(
    claim: Claim, layla: User, samir: User, at_once: Callable[..., list[Any]]
) -> None:
    def submit(user: User) -> None:
        factories.annotate(Claim.objects.get(pk=claim.pk), user, STATEMENT)

    at_once(lambda: submit(layla), lambda: submit(samir))
    assert state_of(claim) == "agreed"
    assert claim.annotations.live().submitted().count() == 2
