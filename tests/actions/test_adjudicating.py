"""Decisions on claims: by whom, of what, with what; and what becomes of the answers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from claims import queries, settled
from claims.actions import adjudicating, contradicting, reviewing, segmenting
from claims.actions.base import Stale
from claims.domain import adjudicating as rules
from claims.domain import contradicting as pairs
from claims.domain import reviewing as states
from claims.domain.annotating import Answer, BadAnswer, UnknownLabel
from claims.domain.problems import Problem
from claims.models import Claim, Decision, Sighting, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

pytestmark = pytest.mark.django_db
DENIES = replace(STATEMENT, stance="denies")


@pytest.fixture
def two(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)[:2]


@pytest.fixture
def disputed(two: list[Claim], layla: User, samir: User) -> Claim:
    factories.annotate(two[0], layla, STATEMENT)
    factories.annotate(two[0], samir, DENIES)
    return fresh(two[0])


@pytest.fixture
def agreed(two: list[Claim], layla: User, samir: User) -> Claim:
    factories.annotate(two[1], layla, EVENT)
    factories.annotate(two[1], samir, EVENT)
    return fresh(two[1])


def fresh(claim: Claim) -> Claim:
    claim.refresh_from_db()
    return claim


def decide(claim: Claim, by: User, final: Answer = DENIES, **more: Any) -> Claim:
    given = {"rationale": "نفيه صريح", "version": claim.version, "at": AT, **more}
    return adjudicating.decide(claim_uid=claim.uid, by=by, final=final, **given)


def send_back(claim: Claim, by: User, reason: str = "اقرآ الفقرة كلها") -> Claim:
    given = {"reason": reason, "version": claim.version, "at": AT}
    return adjudicating.send_back(claim_uid=claim.uid, by=by, **given)


def reopen(claim: Claim, by: User, reason: str = "مصدر جديد") -> Claim:
    given = {"reason": reason, "version": claim.version, "at": AT}
    return adjudicating.reopen(claim_uid=claim.uid, by=by, **given)


def give_verdict(claim: Claim, by: User, **more: Any) -> Claim:
    given = {
        "verdict": "made-up",
        "attribution_check": "verbatim",
        "rationale": "المصدر ينفيه",
        "version": claim.version,
        "at": AT,
        **more,
    }
    return adjudicating.give_verdict(claim_uid=claim.uid, by=by, **given)


def add_source(claim: Claim, by: User) -> None:
    source = contradicting.Source(url="https://example.org/a", bearing="refutes")
    contradicting.add_evidence(claim_uid=claim.uid, by=by, source=source, at=AT)


def test_a_decision_settles_the_labels_and_says_why(disputed: Claim, huda: User) -> None:
    claim = decide(disputed, huda)
    assert (claim.state, claim.kind, claim.version) == (
        "decided",
        "official_statement",
        disputed.version + 1,
    )
    decision = claim.decisions.get()
    assert (decision.outcome, decision.rationale, decision.decided_by) == (
        "decided",
        "نفيه صريح",
        huda,
    )
    assert [named.speaker.key for named in decision.named.all()] == ["salem"]
    assert settled.labels([claim])[claim.pk].stance == "denies"


def test_the_answers_stay_as_they_were_given(disputed: Claim, huda: User) -> None:
    before = list(disputed.annotations.order_by("pk").values())
    decide(disputed, huda)
    assert list(disputed.annotations.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"rationale": "  "}, pairs.RationaleMissing),
        ({"final": Answer()}, BadAnswer),
        ({"final": replace(STATEMENT, speakers=())}, BadAnswer),
        ({"final": replace(STATEMENT, attribution_check="odd")}, BadAnswer),
        ({"verdict": "made-up"}, rules.EvidenceMissing),
    ],
)
def test_what_a_decision_must_hold(
    disputed: Claim, huda: User, given: dict[str, Any], problem: type[Problem]
) -> None:
    with pytest.raises(problem), transaction.atomic():
        decide(disputed, huda, **given)
    assert fresh(disputed).state == "disputed"


def test_no_editor_decides_what_they_answered_flagged_or_drew(
    two: list[Claim], layla: User, samir: User, huda: User, karim: User
) -> None:
    answered, flagged = two
    factories.annotate(answered, huda, STATEMENT)
    factories.annotate(answered, layla, DENIES)
    reviewing.flag(claim_uid=flagged.uid, by=huda, reason="غامض", at=AT)
    drawn = factories.claim(answered.article, "وأغلقت الشرطة الطريق", huda)
    drawn = segmenting.move_claim(
        claim_uid=drawn.uid,
        by=huda,
        start=drawn.start,
        end=drawn.end - len(" الطريق"),
        quote="وأغلقت الشرطة",
        version=drawn.version,
        at=AT,
    )
    reviewing.flag(claim_uid=drawn.uid, by=layla, reason="غامض", at=AT)
    for claim, problem in (
        (answered, rules.AnsweredIt),
        (flagged, rules.FlaggedIt),
        (drawn, rules.DrewIt),
    ):
        claim = fresh(claim)
        for act in (
            lambda claim=claim: decide(claim, huda),
            lambda claim=claim: send_back(claim, huda),
            lambda claim=claim: adjudicating.open_adjudication(claim_uid=claim.uid, by=huda, at=AT),
        ):
            with pytest.raises(problem):
                act()
        assert decide(claim, karim).state == "decided"


def test_fact_checkers_and_admins_decide_nothing(
    disputed: Claim, agreed: Claim, nour: User, rania: User, reader: User
) -> None:
    for user in (nour, rania, reader):
        for act in (
            lambda user=user: decide(disputed, user),
            lambda user=user: send_back(disputed, user),
            lambda user=user: give_verdict(agreed, user),
            lambda user=user: reopen(agreed, user),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_an_editor_is_blind_until_they_open_the_adjudication_and_then_recorded(
    disputed: Claim, huda: User
) -> None:
    assert not queries.visible_annotations(huda).exists()
    adjudicating.open_adjudication(claim_uid=disputed.uid, by=huda, at=AT)
    adjudicating.open_adjudication(claim_uid=disputed.uid, by=huda, at=AT)
    assert queries.visible_annotations(huda).count() == 2
    seen = Sighting.objects.get()
    assert (seen.claim, seen.seen_by, seen.page, seen.seen_at) == (
        disputed,
        huda,
        "adjudication",
        AT,
    )
    huda.roles = ["fact_checker"]
    assert not queries.visible_annotations(huda).exists(), "no editor any more"


def test_a_sent_back_claim_is_open_without_answers_or_flags(
    disputed: Claim, layla: User, samir: User, nour: User, huda: User
) -> None:
    reviewing.flag(claim_uid=disputed.uid, by=nour, reason="غامض", at=AT)
    claim = send_back(fresh(disputed), huda)
    assert (claim.state, claim.state_reason) == ("open", "اقرآ الفقرة كلها")
    assert not claim.annotations.live().exists()
    assert claim.annotations.count() == 2, "set aside, not deleted"
    factories.annotate(claim, layla, DENIES)
    assert queries.visible_annotations(samir).exclude(annotator=samir).count() == 0
    factories.annotate(claim, samir, DENIES)
    assert fresh(claim).state == "agreed"


def test_reopening_sets_answers_aside_and_its_contradictions_need_another_look(
    disputed: Claim, agreed: Claim, layla: User, huda: User, karim: User
) -> None:
    decided = decide(disputed, huda)
    row = factories.contradiction(decided, agreed, layla)
    claim = reopen(decided, karim)
    assert (claim.state, claim.kind) == ("open", None)
    assert not claim.annotations.live().exists()
    row.refresh_from_db()
    assert row.needs_recheck
    assert claim.pk not in settled.labels([claim])


def test_a_verdict_rests_on_evidence_and_keeps_the_labels(
    agreed: Claim, layla: User, huda: User, karim: User
) -> None:
    factories.verdict()
    factories.verdict("accurate", "صحيح")
    with pytest.raises(rules.EvidenceMissing), transaction.atomic():
        give_verdict(agreed, huda)
    add_source(agreed, layla)
    claim = give_verdict(agreed, huda)
    assert (claim.state, claim.kind) == ("agreed", "reported_event")
    claim = give_verdict(claim, karim, verdict="accurate", rationale="تبيّن خلافه")
    assert [d.verdict.key for d in claim.decisions.all()] == ["made-up", "accurate"]
    now = settled.labels([claim])[claim.pk]
    assert (now.verdict.key, now.attribution_check) == ("accurate", "verbatim")
    assert now.event_date == "2017-03"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"verdict": ""}, rules.VerdictMissing),
        ({"verdict": "odd"}, adjudicating.UnknownVerdict),
        ({"attribution_check": "odd"}, UnknownLabel),
        ({"rationale": ""}, pairs.RationaleMissing),
    ],
)
def test_what_a_verdict_must_hold(
    agreed: Claim, layla: User, huda: User, given: dict[str, Any], problem: type[Problem]
) -> None:
    factories.verdict()
    add_source(agreed, layla)
    with pytest.raises(problem), transaction.atomic():
        give_verdict(agreed, huda, **given)
    assert not Decision.objects.exists()


def test_whoever_answered_a_claim_gives_it_no_verdict(
    two: list[Claim], layla: User, huda: User
) -> None:
    factories.annotate(two[1], layla, EVENT)
    factories.annotate(two[1], huda, EVENT)
    add_source(two[1], layla)
    with pytest.raises(rules.AnsweredIt):
        give_verdict(fresh(two[1]), huda)


def test_the_same_decision_sent_twice_is_stored_once(disputed: Claim, huda: User) -> None:
    version = disputed.version
    for _twice in range(2):
        assert decide(disputed, huda, version=version).state == "decided"
    assert Decision.objects.count() == 1
    with pytest.raises(Stale):
        decide(disputed, huda, version=version, rationale="سبب آخر")


def test_a_decided_authors_comment_is_no_side_any_more(
    disputed: Claim, agreed: Claim, layla: User, huda: User
) -> None:
    row = factories.contradiction(disputed, agreed, layla)
    decide(disputed, huda, Answer(kind="author_comment"))
    row.refresh_from_db()
    assert row.needs_recheck


def test_a_rejected_claim_is_readmitted_where_its_place_is_free(
    two: list[Claim], layla: User, huda: User
) -> None:
    claim = two[0]
    rejected = segmenting.reject_claim(
        claim_uid=claim.uid, by=huda, reason="ليس ادعاء", version=claim.version, at=AT
    )
    given = {"claim_uid": claim.uid, "by": huda, "reason": "بل هو", "at": AT}
    drawn = factories.claim(claim.article, claim.quote, layla)
    with pytest.raises(segmenting.Overlaps), transaction.atomic():
        segmenting.readmit_claim(version=rejected.version, **given)
    segmenting.reject_claim(
        claim_uid=drawn.uid, by=huda, reason="مكرر", version=drawn.version, at=AT
    )
    assert segmenting.readmit_claim(version=rejected.version, **given).state == "open"


def test_a_removed_claim_is_restored_by_an_admin_alone(
    two: list[Claim], layla: User, huda: User, rania: User
) -> None:
    row = factories.contradiction(*two, layla)
    claim = two[0]
    with pytest.raises(segmenting.StillContradicts):
        segmenting.remove_claim(claim_uid=claim.uid, by=rania, version=claim.version, at=AT)
    contradicting.withdraw(uid=row.uid, rationale="سبب", version=row.version, by=layla, at=AT)
    gone = segmenting.remove_claim(claim_uid=claim.uid, by=rania, version=claim.version, at=AT)
    assert claim not in claim.article.claims.live()
    for user in (layla, huda):
        with pytest.raises(NotAllowed):
            segmenting.restore_claim(claim_uid=claim.uid, by=user, version=gone.version)
    segmenting.restore_claim(claim_uid=claim.uid, by=rania, version=gone.version)
    assert claim in claim.article.claims.live()


def test_a_confirmed_contradiction_whose_side_changed_is_rechecked(
    disputed: Claim, agreed: Claim, layla: User, samir: User, huda: User, karim: User, nour: User
) -> None:
    decided = decide(disputed, huda)
    row = factories.contradiction(decided, agreed, layla)
    source = contradicting.Source(url="https://example.org/a", bearing="supports")
    contradicting.add_evidence(contradiction_uid=row.uid, by=layla, source=source, at=AT)
    row = contradicting.confirm(uid=row.uid, rationale="سبب", version=1, by=huda, at=AT)
    with pytest.raises(pairs.NothingToRecheck):
        recheck(row, karim)
    reopened = reopen(decided, karim)
    row.refresh_from_db()
    with pytest.raises(pairs.SidesNotSettled):
        recheck(row, karim)
    for user in (nour, person_like(nour)):
        factories.annotate(reopened, user, STATEMENT)
    row.refresh_from_db()
    again = recheck(row, karim)
    assert (again.state, again.needs_recheck) == ("confirmed", False)
    assert [each.outcome for each in again.decisions.all()] == ["confirmed", "rechecked"]


def recheck(row: Any, by: User) -> Any:
    return contradicting.recheck(
        uid=row.uid, rationale="ما زال قائمًا", version=row.version, by=by, at=AT
    )


def person_like(user: User) -> User:
    return User.objects.create_user("dana", name="دانة", roles=user.roles)


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_once_one_wins_and_the_other_is_told(
    disputed: Claim, huda: User, karim: User, at_once: Callable[..., list[Any]]
) -> None:
    def try_to(editor: User, final: Answer) -> Any:
        try:
            return decide(disputed, editor, final, rationale=f"سبب {editor.username}")
        except Stale as stale:
            return stale

    outcomes = at_once(lambda: try_to(huda, DENIES), lambda: try_to(karim, STATEMENT))
    told = [each for each in outcomes if isinstance(each, Stale)]
    assert len(told) == 1
    decision = Decision.objects.get()
    assert told[0].current.state == "decided"
    assert settled.labels([fresh(disputed)])[disputed.pk].stance == decision.stance


def test_states_say_what_can_be_done(agreed: Claim, disputed: Claim, huda: User) -> None:
    for act in (decide, send_back):
        with pytest.raises(states.WrongState):
            act(agreed, huda)
    for act in (reopen, give_verdict):
        with pytest.raises(states.WrongState):
            act(disputed, huda)
