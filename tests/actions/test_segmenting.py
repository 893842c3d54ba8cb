"""Cutting the text: by whom, by which rules, and what becomes of answers and contradictions."""

from collections.abc import Callable
from typing import Any

import pytest

from claims.actions import proposing, segmenting
from claims.actions.base import NotThere, Stale
from claims.domain import reviewing as states
from claims.domain import spans
from claims.domain.problems import Problem
from claims.models import Article, Claim, Contradiction, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT, EVENT, QUOTES, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(layla: User) -> Article:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.article(layla)


@pytest.fixture
def four(article: Article, layla: User) -> list[Claim]:
    return factories.claims(article, layla)


def move(claim: Claim, by: User, start: int, end: int, quote: str | None = None) -> Claim:
    given = claim.article.text[start:end] if quote is None else quote
    return segmenting.move_claim(
        claim_uid=claim.uid, by=by, start=start, end=end, quote=given, version=claim.version, at=AT
    )


def test_a_new_article_has_candidates_with_proposals(article: Article) -> None:
    claims = list(article.claims.live())
    assert claims
    assert {claim.state for claim in claims} == {"candidate"}
    assert all(claim.proposals.count() == 1 for claim in claims)
    assert all(article.text[claim.start : claim.end] == claim.quote for claim in claims)


def test_proposing_again_changes_nothing(article: Article, layla: User) -> None:
    before = article.claims.count()
    assert proposing.propose_claims(article_id=article.pk, by=layla, at=AT) == 0
    assert article.claims.count() == before


def test_a_moved_boundary_opens_the_claim_anew(four: list[Claim], layla: User, huda: User) -> None:
    event = four[1]
    factories.annotate(event, layla, EVENT)
    shorter = event.start + len("انهار الجسر")
    moved = move(Claim.objects.get(pk=event.pk), layla, event.start, shorter)
    assert (moved.quote, moved.state, moved.span_version) == ("انهار الجسر", "open", 2)
    assert moved.annotations.get().is_stale


def test_after_anothers_answer_only_an_editor_cuts(
    four: list[Claim], layla: User, samir: User, huda: User
) -> None:
    event = four[1]
    factories.annotate(event, samir, EVENT)
    event.refresh_from_db()
    with pytest.raises(segmenting.AnsweredByOthers):
        move(event, layla, event.start, event.start + 11)
    assert move(event, huda, event.start, event.start + 11).drawn_by == huda


@pytest.mark.parametrize(
    ("start", "end", "quote", "problem"),
    [
        (0, 5000, "", spans.OutOfText),
        (0, 2, None, spans.NotOnWordBoundary),
        (0, 4, "غيره", spans.QuoteMismatch),
        (40, 80, None, spans.CrossesParagraph),
        (8, 8, "", spans.EmptySpan),
    ],
)
def test_a_bad_span_is_refused(
    four: list[Claim], layla: User, start: int, end: int, quote: str | None, problem: type[Problem]
) -> None:
    with pytest.raises(problem):
        move(four[0], layla, start, end, quote)
    four[0].refresh_from_db()
    assert four[0].quote == QUOTES[0]


def test_a_span_that_overlaps_names_the_other_claim(four: list[Claim], layla: User) -> None:
    with pytest.raises(segmenting.Overlaps, match="انهار"):
        move(four[0], layla, four[0].start, four[1].end)


def test_a_stale_cut_is_refused(four: list[Claim], layla: User) -> None:
    claim = four[1]
    move(Claim.objects.get(pk=claim.pk), layla, claim.start, claim.start + 11)
    with pytest.raises(Stale):
        move(claim, layla, claim.start, claim.end)


def test_split_keeps_the_first_and_makes_the_second(four: list[Claim], layla: User) -> None:
    claim = four[1]
    at = claim.article.text.index("في آذار")
    first, second = segmenting.split_claim(
        claim_uid=claim.uid, by=layla, at_offset=at, version=claim.version, at=AT
    )
    assert (first.pk, first.quote, second.quote) == (claim.pk, "انهار الجسر", "في آذار 2017")


def test_split_leaves_words_on_both_sides(four: list[Claim], layla: User) -> None:
    claim = four[1]
    with pytest.raises(spans.NothingLeft):
        segmenting.split_claim(
            claim_uid=claim.uid, by=layla, at_offset=claim.start, version=claim.version, at=AT
        )


def test_merge_takes_contradictions_along(four: list[Claim], layla: User) -> None:
    third, fourth = four[2], four[3]
    factories.contradiction(four[1], fourth, layla)
    kept = segmenting.merge_claims(
        claim_uid=fourth.uid, by=layla, direction="previous", version=fourth.version, at=AT
    )
    assert kept.pk == third.pk
    assert kept.quote == factories.TEXT.split("\n")[1].rstrip(".")
    fourth.refresh_from_db()
    assert fourth.state == "rejected"
    pair = Contradiction.objects.get()
    assert pair.claim_b == kept
    assert pair.needs_recheck


def test_merge_refuses_to_make_a_pair_of_one(four: list[Claim], layla: User) -> None:
    factories.contradiction(four[2], four[3], layla)
    with pytest.raises(segmenting.MergeMakesPair):
        segmenting.merge_claims(
            claim_uid=four[2].uid, by=layla, direction="next", version=four[2].version, at=AT
        )


@pytest.mark.django_db(transaction=True)
def test_two_who_merge_from_both_sides_do_not_wait_for_each_other(
    four: list[Claim], layla: User, samir: User, at_once: Callable[..., list[Any]]
) -> None:
    first, second = four[0], four[1]

    def merge(claim: Claim, by: User, direction: str) -> str:
        given = {"claim_uid": claim.uid, "version": claim.version, "direction": direction}
        try:
            return segmenting.merge_claims(by=by, at=AT, **given).quote
        except (Problem, NotThere) as problem:
            return problem.code

    told = at_once(lambda: merge(first, layla, "next"), lambda: merge(second, samir, "previous"))
    assert len([each for each in told if each.startswith(first.quote)]) == 1, told
    assert first.article.claims.live().filter(paragraph_no=first.paragraph_no).count() == 1


def test_merge_stays_in_the_paragraph(four: list[Claim], layla: User) -> None:
    with pytest.raises(segmenting.NoNeighbour):
        segmenting.merge_claims(
            claim_uid=four[1].uid, by=layla, direction="next", version=four[1].version, at=AT
        )


def test_a_reviewer_rejects_candidates_and_an_editor_open_ones(
    article: Article, layla: User, huda: User
) -> None:
    candidate, drawn = article.claims.live().first(), None
    segmenting.reject_claim(
        claim_uid=candidate.uid, by=layla, reason="ليس ادعاء", version=candidate.version, at=AT
    )
    drawn = factories.claim(article, QUOTES[3], layla)
    drawn.state = "open"
    drawn.save()
    reject = {"claim_uid": drawn.uid, "reason": "ليس ادعاء", "version": drawn.version, "at": AT}
    with pytest.raises(states.WrongState):
        segmenting.reject_claim(by=layla, **reject)
    assert segmenting.reject_claim(by=huda, **reject).state == "rejected"


def test_a_settled_claim_is_not_cut(four: list[Claim], layla: User, samir: User) -> None:
    for user in (layla, samir):
        factories.annotate(four[0], user, STATEMENT)
    four[0].refresh_from_db()
    with pytest.raises(states.WrongState):
        move(four[0], layla, 0, 4)


def test_readers_cut_nothing(four: list[Claim], reader: User) -> None:
    with pytest.raises(NotAllowed):
        move(four[0], reader, 0, 4)
