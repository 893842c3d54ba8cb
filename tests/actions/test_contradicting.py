"""Contradictions: which pairs, by whom, and what an editor needs to confirm one."""

from typing import Any

import pytest

from claims import queries
from claims.actions import contradicting
from claims.actions.base import Stale
from claims.domain import contradicting as rules
from claims.domain.annotating import Answer, UnknownLabel
from claims.domain.problems import Problem
from claims.models import Claim, Contradiction, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)[:2]


@pytest.fixture
def settled(pair: list[Claim], layla: User, samir: User) -> list[Claim]:
    for user in (layla, samir):
        factories.annotate(pair[0], user, STATEMENT)
        factories.annotate(pair[1], user, EVENT)
    return pair


def decide(action: Any, row: Contradiction, by: User, rationale: str = "سبب") -> Contradiction:
    return action(uid=row.uid, rationale=rationale, version=row.version, by=by, at=AT)


def add_source(row: Contradiction, by: User) -> None:
    source = contradicting.Source(url="https://example.org/a", bearing="supports")
    contradicting.add_evidence(contradiction_uid=row.uid, by=by, source=source, at=AT)


def test_a_pair_is_recorded_once_in_either_order(pair: list[Claim], layla: User) -> None:
    first = factories.contradiction(*pair, layla)
    with pytest.raises(contradicting.PairRecorded) as twice:
        factories.contradiction(pair[1], pair[0], layla)
    assert twice.value.existing == first


def test_a_claim_and_itself_are_no_pair(pair: list[Claim], layla: User) -> None:
    with pytest.raises(rules.SameClaim):
        factories.contradiction(pair[0], pair[0], layla)


def test_an_authors_comment_is_no_side(pair: list[Claim], layla: User) -> None:
    factories.annotate(pair[1], layla, Answer(kind="author_comment"))
    with pytest.raises(rules.AuthorsComment) as refused:
        factories.contradiction(*pair, layla)
    assert refused.value.field == "claim_b"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"relation": "mocks"}, UnknownLabel),
        ({"type": "odd"}, UnknownLabel),
        ({"rationale": " \n"}, rules.RationaleMissing),
    ],
)
def test_what_a_pair_must_say(
    pair: list[Claim], layla: User, given: dict[str, str], problem: type[Problem]
) -> None:
    with pytest.raises(problem):
        factories.contradiction(*pair, layla, **given)


def test_confirming_needs_settled_sides_evidence_and_another_editor(
    settled: list[Claim], huda: User, karim: User
) -> None:
    row = factories.contradiction(*settled, huda)
    with pytest.raises(rules.OwnProposal):
        decide(contradicting.confirm, row, huda)
    with pytest.raises(rules.EvidenceMissing):
        decide(contradicting.confirm, row, karim)
    add_source(row, huda)
    assert decide(contradicting.confirm, row, karim).state == "confirmed"
    assert row.decisions.get().decided_by == karim


def test_open_sides_are_not_confirmed(pair: list[Claim], layla: User, karim: User) -> None:
    row = factories.contradiction(*pair, layla)
    add_source(row, layla)
    with pytest.raises(rules.SidesNotSettled):
        decide(contradicting.confirm, row, karim)


def test_fact_checkers_and_admins_decide_nothing(
    settled: list[Claim], layla: User, samir: User, rania: User
) -> None:
    row = factories.contradiction(*settled, layla)
    for user in (samir, rania):
        for action in (contradicting.confirm, contradicting.reject):
            with pytest.raises(NotAllowed):
                decide(action, row, user)


def test_withdrawing_is_the_proposers_until_confirmed_then_an_editors(
    settled: list[Claim], layla: User, samir: User, huda: User
) -> None:
    row = factories.contradiction(*settled, layla)
    with pytest.raises(rules.NotTheProposer):
        decide(contradicting.withdraw, row, samir)
    add_source(row, layla)
    row = decide(contradicting.confirm, row, huda)
    with pytest.raises(NotAllowed):
        decide(contradicting.withdraw, row, layla)
    assert decide(contradicting.withdraw, row, huda).state == "withdrawn"


def test_a_withdrawn_pair_may_be_recorded_again(pair: list[Claim], layla: User) -> None:
    row = factories.contradiction(*pair, layla)
    decide(contradicting.withdraw, row, layla)
    assert factories.contradiction(*pair, layla).pk != row.pk


def test_a_stale_decision_changes_nothing(settled: list[Claim], layla: User, huda: User) -> None:
    row = factories.contradiction(*settled, layla)
    given = {"relation": "contradicts", "type": "lexical", "rationale": "سبب آخر"}
    contradicting.edit(uid=row.uid, by=layla, version=row.version, **given)
    with pytest.raises(Stale):
        decide(contradicting.reject, row, huda)


def test_only_the_proposer_edits(pair: list[Claim], layla: User, samir: User) -> None:
    row = factories.contradiction(*pair, layla)
    given = {"relation": "contradicts", "type": "lexical", "rationale": "سبب آخر"}
    with pytest.raises(contradicting.NotYours):
        contradicting.edit(uid=row.uid, by=samir, version=row.version, **given)


@pytest.mark.parametrize("url", ["ftp://example.org", "javascript:alert(1)", ""])
def test_evidence_has_a_web_address(pair: list[Claim], layla: User, url: str) -> None:
    row = factories.contradiction(*pair, layla)
    source = contradicting.Source(url=url, bearing="supports")
    with pytest.raises(contradicting.BadAddress):
        contradicting.add_evidence(contradiction_uid=row.uid, by=layla, source=source, at=AT)


def test_a_proposed_pair_is_veiled_until_both_sides_are_answered(
    pair: list[Claim], layla: User, samir: User
) -> None:
    factories.contradiction(*pair, layla)
    assert not queries.visible_contradictions(layla).get().is_veiled
    assert queries.visible_contradictions(samir).get().is_veiled
    factories.annotate(pair[0], samir, STATEMENT)
    assert queries.visible_contradictions(samir).get().is_veiled
    factories.annotate(pair[1], samir, EVENT)
    assert not queries.visible_contradictions(samir).get().is_veiled


def test_an_editor_who_is_still_blind_turns_nothing_down(
    pair: list[Claim], layla: User, huda: User
) -> None:
    row = factories.contradiction(*pair, layla)
    with pytest.raises(contradicting.StillBlind):
        decide(contradicting.reject, row, huda)
    factories.annotate(pair[0], huda, STATEMENT)
    factories.annotate(pair[1], huda, EVENT)
    assert decide(contradicting.reject, row, huda).state == "rejected"


def test_a_withdrawn_pair_stays_veiled(pair: list[Claim], layla: User, samir: User) -> None:
    decide(contradicting.withdraw, factories.contradiction(*pair, layla), layla)
    assert queries.visible_contradictions(samir).get().is_veiled
