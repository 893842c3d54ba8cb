"""The machine's proposals: made for whatever is cut, and what reviewers make of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db.models.signals import pre_save

from claims import queries
from claims.actions import annotating, proposing, segmenting
from claims.domain import reviewing as states
from claims.models import Annotation, Article, Claim, Proposal, ProposalDecision, Speaker, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT, QUOTES, STATEMENT, TEXT

pytestmark = pytest.mark.django_db

MUNICIPALITY = replace(
    STATEMENT,
    attribution="indirect",
    speakers=("new:البلدية",),
    proposition=None,
    stance=None,
)


@pytest.fixture
def article(layla: User) -> Article:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.article(layla)


@pytest.fixture
def claim(article: Article, layla: User) -> Claim:
    return factories.claim(article, QUOTES[0], layla)


def proposed_for(claim: Claim) -> Proposal:
    found = claim.proposals.current()
    assert found is not None
    return found


def decided(by: User) -> list[tuple[str, list[str]]]:
    return list(ProposalDecision.objects.filter(decided_by=by).values_list("outcome", "corrected"))


def test_an_answer_takes_the_proposal_or_corrects_it_field_by_field(
    claim: Claim, layla: User, samir: User
) -> None:
    factories.annotate(claim, layla, replace(STATEMENT, note="ملاحظة"))
    factories.annotate(claim, samir, replace(STATEMENT, stance="questions", event_date="2017"))
    assert decided(layla) == [("accepted", [])]
    assert decided(samir) == [("corrected", ["stance", "event_date"])]
    assert proposed_for(claim).fields["stance"] == "supports"  # as it was proposed


def test_a_draft_decides_nothing_and_each_answer_decides_anew(claim: Claim, layla: User) -> None:
    factories.annotate(claim, layla, replace(STATEMENT, stance="denies"), submit=False)
    assert decided(layla) == []
    factories.annotate(claim, layla, replace(STATEMENT, stance="denies"))
    factories.annotate(claim, layla, STATEMENT)
    assert decided(layla) == [("corrected", ["stance"]), ("accepted", [])]


def test_turning_down_is_remembered_once_and_the_own_answer_corrects_nothing(
    claim: Claim, layla: User
) -> None:
    proposing.turn_down(claim_uid=claim.uid, by=layla, at=AT)
    proposing.turn_down(claim_uid=claim.uid, by=layla, at=AT)
    factories.annotate(claim, layla, replace(STATEMENT, stance="denies"))
    assert decided(layla) == [("rejected", [])]


def test_only_reviewers_turn_down_and_only_what_is_open(
    claim: Claim, layla: User, samir: User, reader: User
) -> None:
    with pytest.raises(NotAllowed):
        proposing.turn_down(claim_uid=claim.uid, by=reader, at=AT)
    for by in (layla, samir):
        factories.annotate(claim, by, STATEMENT)
    with pytest.raises(states.WrongState):
        proposing.turn_down(claim_uid=claim.uid, by=layla, at=AT)


def test_others_see_a_decision_no_sooner_than_the_answer(
    claim: Claim, layla: User, samir: User, nour: User
) -> None:
    factories.annotate(claim, layla, STATEMENT)
    proposing.turn_down(claim_uid=claim.uid, by=nour, at=AT)
    assert set(queries.visible_proposal_decisions(samir)) == set()
    assert queries.visible_proposal_decisions(nour).get().decided_by == nour
    factories.annotate(claim, samir, replace(STATEMENT, stance="denies"))
    assert queries.visible_proposal_decisions(samir).count() == 3


def test_a_new_name_comes_to_the_speakers_with_the_answer_that_takes_it(
    article: Article, layla: User, samir: User
) -> None:
    claim = factories.claim(article, QUOTES[2], layla)
    draft = factories.annotate(claim, layla, MUNICIPALITY, submit=False)
    assert not draft.named.exists()
    assert Speaker.objects.count() == 1
    answer = factories.annotate(claim, layla, MUNICIPALITY)
    speaker = answer.named.get().speaker
    assert (speaker.name_ar, speaker.type) == ("البلدية", "institution")
    factories.annotate(claim, samir, MUNICIPALITY)
    assert Speaker.objects.count() == 2
    assert decided(layla) == decided(samir) == [("accepted", [])]
    claim.refresh_from_db()
    assert claim.state == "agreed"


def test_a_new_name_that_was_not_proposed_for_the_claim_is_no_speaker(
    claim: Claim, layla: User
) -> None:
    with pytest.raises(annotating.UnknownSpeaker):
        factories.annotate(claim, layla, MUNICIPALITY)
    assert Speaker.objects.count() == 1
    assert not Annotation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_same_new_name_at_once_add_it_once(
    layla: User, samir: User, at_once: Callable[..., list[Any]]
) -> None:
    text = "أكدت البلدية أن الجسر متين.\nوأعلنت البلدية أن الطريق مغلق."
    article = factories.article(layla, text)
    first, second = article.claims.order_by("start")
    at_once(
        lambda: factories.annotate(first, layla, MUNICIPALITY),
        lambda: factories.annotate(second, samir, MUNICIPALITY),
    )
    assert Speaker.objects.filter(name_ar="البلدية").count() == 1
    assert Annotation.objects.submitted().count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_name_that_another_adds_after_it_was_looked_for_is_his(
    layla: User, samir: User, at_once: Callable[..., list[Any]]
) -> None:
    text = "أكدت البلدية أن الجسر متين.\nوأعلنت البلدية أن الطريق مغلق."
    first, second = factories.article(layla, text).claims.order_by("start")

    def add_before(**_: Any) -> None:
        pre_save.disconnect(add_before, sender=Speaker)
        at_once(lambda: factories.annotate(second, samir, MUNICIPALITY))

    pre_save.connect(add_before, sender=Speaker)
    answer = factories.annotate(first, layla, MUNICIPALITY)
    assert answer.named.get().speaker == Speaker.objects.get(name_ar="البلدية")
    assert Annotation.objects.submitted().count() == 2


def test_a_drawn_claim_is_proposed_for_as_an_imported_one(article: Article, layla: User) -> None:
    imported = factories.claim(article, QUOTES[1], layla)
    before = proposed_for(imported)
    segmenting.reject_claim(
        claim_uid=imported.uid, by=layla, reason="سبب", version=imported.version, at=AT
    )
    drawn = factories.claim(article, QUOTES[1], layla)
    assert drawn != imported
    after = proposed_for(drawn)
    assert (after.fields, after.reasons) == (before.fields, before.reasons)


def test_a_moved_claim_is_proposed_for_anew_and_the_old_proposal_stays(
    claim: Claim, layla: User
) -> None:
    end = claim.start + len("قال الوزير سالم")
    moved = segmenting.move_claim(
        claim_uid=claim.uid,
        by=layla,
        start=claim.start,
        end=end,
        quote=TEXT[claim.start : end],
        version=claim.version,
        at=AT,
    )
    assert moved.proposals.count() == 2
    assert proposed_for(moved).fields["proposition"] is None


def test_both_parts_of_a_split_and_a_merged_claim_are_proposed_for(
    claim: Claim, layla: User
) -> None:
    at_offset = TEXT.index("إن الجسر")
    first, second = segmenting.split_claim(
        claim_uid=claim.uid, by=layla, at_offset=at_offset, version=claim.version, at=AT
    )
    assert proposed_for(second).fields["kind"]
    merged = segmenting.merge_claims(
        claim_uid=second.uid, by=layla, direction="previous", version=second.version, at=AT
    )
    assert (merged, merged.proposals.count()) == (first, 3)
    assert proposed_for(merged).fields["proposition"] == "bridge_safe"


def test_a_dropped_subject_in_a_drawn_claim_means_who_spoke_before(layla: User) -> None:
    factories.speaker(layla)
    text = "قال الوزير سالم إن الجسر آمن.\nوأضاف أن الطريق مفتوح."
    article = factories.article(layla, text)
    second = article.claims.order_by("start")[1]
    segmenting.reject_claim(
        claim_uid=second.uid, by=layla, reason="سبب", version=second.version, at=AT
    )
    drawn = factories.claim(article, "وأضاف أن الطريق مفتوح", layla)
    assert [each["key"] for each in proposed_for(drawn).fields["speakers"]] == ["salem"]
