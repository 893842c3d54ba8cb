"""Claims of a new article are held against those of all others; people judge what is found."""

from typing import Any

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from claims import alike, tasks
from claims.actions import importing, pairing, segmenting
from claims.actions.base import NotThere
from claims.models import Article, Claim, Proposal, User
from claims.models.proposals import REPEATS
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db

DENIAL = "أكد الناطق باسم الميناء أن ناقلة الوقود لم تغرق قبالة الرصيف الشرقي."
SINKING = "غرقت ناقلة الوقود قبالة الرصيف الشرقي للميناء ليل السبت."
REPEATED = "وصلت قافلة الأدوية الأولى إلى المخيم المحاصر فجر الأربعاء بعد تأخير دام يومين."
ELSEWHERE = "افتتح معرض الكتاب السنوي في قاعة البلدية مساء الخميس."


def pair_up(*articles: Article) -> list[int]:
    return [
        pairing.propose_pairs(article_id=each.pk, by=each.created_by, at=AT) for each in articles
    ]


def across() -> list[Proposal]:
    rows = Proposal.objects.filter(pair_a__isnull=False).select_related("pair_a", "pair_b")
    return [row for row in rows if row.pair_a.article_id != row.pair_b.article_id]  # type: ignore[union-attr]


def quotes(proposal: Proposal) -> tuple[str, str]:
    return str(proposal.pair_a), str(proposal.pair_b)


def test_a_statement_finds_the_event_that_an_older_article_tells(layla: User) -> None:
    old = factories.article(layla, f"{SINKING}\n{ELSEWHERE}")
    new = factories.article(layla, DENIAL)
    assert pair_up(new) == [1]
    (found,) = across()
    assert quotes(found) == (DENIAL[:-1], SINKING[:-1])
    assert "denied" in {reason["code"] for reason in found.reasons}
    new.refresh_from_db()
    assert new.paired_at == AT
    assert old.paired_at is None


def test_a_claim_is_found_in_the_one_of_several_articles_that_has_it(layla: User) -> None:
    promise = "تعهد وزير الصحة سامر الخالدي بألا يغلق أي مركز للحروق في المدينة قبل الصيف."
    closure = "وجاء المرضى إلى مركز الحروق في المدينة فوجدوا الباب موصدا والمركز مغلقا."
    market = "وزار الوفد مركز التسوق في المدينة."
    for text in (market, closure, ELSEWHERE):
        factories.article(layla, text)
    pair_up(factories.article(layla, promise))
    found = max(across(), key=lambda each: each.score)
    assert quotes(found) == (promise[:-1], closure[:-1])
    assert "linked-articles" in {reason["code"] for reason in found.reasons}


def test_a_repeated_claim_is_proposed_as_a_repeat_of_the_older(layla: User) -> None:
    factories.article(layla, REPEATED)
    new = factories.article(layla, f"{REPEATED}\n{ELSEWHERE}")
    pair_up(new)
    (found,) = across()
    assert found.fields == {"relation": REPEATS}
    assert found.pair_a
    assert found.pair_a.article_id == new.pk
    assert list(Proposal.objects.of_repeats()) == [found]
    assert found not in Proposal.objects.of_pairs()


def test_it_is_done_once_whoever_comes_first(layla: User) -> None:
    articles = factories.article(layla, SINKING), factories.article(layla, DENIAL)
    assert pair_up(*articles, *articles) == [1, 0, 0, 0]


def test_a_dismissed_pair_does_not_come_back(layla: User) -> None:
    one, other = factories.article(layla, SINKING), factories.article(layla, DENIAL)
    pair_up(one)
    (found,) = across()
    pairing.dismiss(proposal_id=found.pk, by=layla, at=AT)
    assert pair_up(other) == [0]
    assert [each.outcome for each in across()] == ["dismissed"]


def test_a_pair_that_people_recorded_is_not_proposed(layla: User) -> None:
    one, other = factories.article(layla, SINKING), factories.article(layla, DENIAL)
    factories.contradiction(other.claims.get(), one.claims.get(), layla)
    assert pair_up(one, other) == [0, 0]


def test_removed_and_rejected_claims_are_not_looked_at(layla: User, rania: User) -> None:
    gone = factories.article(layla, SINKING)
    importing.remove_article(uid=gone.uid, by=rania, version=gone.version, at=AT)
    cut = factories.article(layla, SINKING + " ")
    claim = cut.claims.get()
    segmenting.reject_claim(
        claim_uid=claim.uid, by=layla, reason="ليس ادعاء", version=claim.version, at=AT
    )
    assert pair_up(factories.article(layla, DENIAL), gone) == [0, 0]


def test_what_people_answered_changes_nothing_that_is_proposed(layla: User, samir: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    old, new = factories.article(layla, SINKING), factories.article(layla, DENIAL)
    for user in (layla, samir):
        factories.annotate(old.claims.get(), user, factories.STATEMENT)
    assert pair_up(new) == [1]
    (found,) = across()
    assert "الوزير" not in str(found.reasons)


def test_a_claim_that_was_cut_anew_is_read_as_it_is_now(layla: User) -> None:
    old, new = factories.article(layla, SINKING), factories.article(layla, DENIAL)
    claim = old.claims.get()
    segmenting.move_claim(
        claim_uid=claim.uid, by=layla, start=0, end=len(SINKING) - 11, quote=SINKING[:-11],
        version=claim.version, at=AT,
    )  # fmt: skip
    assert pair_up(new) == [1]


def queued() -> list[list[int]]:
    rows = DBTaskResult.objects.filter(task_path="claims.tasks.propose_pairs")
    return [row.args_kwargs["args"] for row in rows.order_by("enqueued_at")]


def test_adding_an_article_leaves_the_work_to_the_worker(
    layla: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        factories.article(layla, DENIAL)
    assert queued() == [[]]


def test_what_people_wait_for_goes_before_it(layla: User) -> None:
    pairs, release = tasks.propose_pairs.enqueue(), tasks.write_release.enqueue("")
    ready = [row.id for row in DBTaskResult.objects.ready()]
    assert [str(each) for each in ready] == [release.id, pairs.id]


def test_the_job_takes_a_slice_and_leaves_the_rest_to_the_next(
    layla: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairing, "_SLICE", 1)
    articles = factories.article(layla, SINKING), factories.article(layla, DENIAL)
    tasks.propose_pairs.call()
    assert queued() == [[articles[0].pk]]
    tasks.propose_pairs.call(*queued()[-1])
    tasks.propose_pairs.call(*queued()[-1])
    assert queued() == [[each.pk] for each in articles]
    assert not Article.objects.filter(paired_at=None).exists()


class TestRepeats:
    @pytest.fixture
    def repeat(self, layla: User) -> Proposal:
        factories.article(layla, REPEATED)
        pair_up(factories.article(layla, f"{REPEATED}\n{ELSEWHERE}"))
        return across()[0]

    def test_taking_one_for_a_repeat_points_it_to_the_other(
        self, repeat: Proposal, layla: User
    ) -> None:
        before = repeat.sides[0].version
        pairing.accept_repeat(proposal_id=repeat.pk, by=layla, at=AT)
        repeat = Proposal.objects.get(pk=repeat.pk)
        claim, original = repeat.sides
        assert claim.duplicate_of == original
        assert claim.version == before + 1
        assert (repeat.outcome, repeat.resolved_by) == ("accepted", layla)

    def test_that_can_be_undone(self, repeat: Proposal, layla: User) -> None:
        pairing.accept_repeat(proposal_id=repeat.pk, by=layla, at=AT)
        pairing.restore(proposal_id=repeat.pk, by=layla)
        repeat = Proposal.objects.get(pk=repeat.pk)
        assert repeat.sides[0].duplicate_of is None
        assert repeat.outcome is None

    def test_a_repeat_of_a_repeat_is_none(self, repeat: Proposal, layla: User) -> None:
        claim, original = repeat.sides
        original.duplicate_of = claim.article.claims.exclude(pk=claim.pk).get()
        original.save()
        with pytest.raises(pairing.RepeatsItself):
            pairing.accept_repeat(proposal_id=repeat.pk, by=layla, at=AT)

    def test_a_side_of_a_contradiction_is_no_repeat(self, repeat: Proposal, layla: User) -> None:
        claim, _original = repeat.sides
        other = claim.article.claims.exclude(pk=claim.pk).get()
        factories.contradiction(claim, other, layla)
        with pytest.raises(pairing.StillContradicts):
            pairing.accept_repeat(proposal_id=repeat.pk, by=layla, at=AT)

    def test_a_pair_that_may_contradict_is_no_repeat(self, layla: User) -> None:
        factories.article(layla, SINKING)
        pair_up(factories.article(layla, DENIAL))
        (found,) = across()
        with pytest.raises(NotThere):
            pairing.accept_repeat(proposal_id=found.pk, by=layla, at=AT)


class TestDismissing:
    @pytest.fixture
    def found(self, layla: User) -> Proposal:
        factories.article(layla, SINKING)
        pair_up(factories.article(layla, DENIAL))
        return across()[0]

    def test_a_dismissed_pair_comes_back_when_somebody_asks(
        self, found: Proposal, layla: User, samir: User
    ) -> None:
        pairing.dismiss(proposal_id=found.pk, by=layla, at=AT)
        pairing.restore(proposal_id=found.pk, by=samir)
        found.refresh_from_db()
        assert (found.outcome, found.resolved_by, found.resolved_at) == (None, None, None)

    def test_one_that_was_recorded_stays_recorded(self, found: Proposal, layla: User) -> None:
        a, b = found.sides
        factories.contradiction(a, b, layla)
        pairing.dismiss(proposal_id=found.pk, by=layla, at=AT)
        pairing.restore(proposal_id=found.pk, by=layla)
        found.refresh_from_db()
        assert found.outcome == "accepted"

    def test_readers_leave_pairs_alone(self, found: Proposal, reader: User) -> None:
        for act in (
            lambda: pairing.dismiss(proposal_id=found.pk, by=reader, at=AT),
            lambda: pairing.restore(proposal_id=found.pk, by=reader),
            lambda: pairing.accept_repeat(proposal_id=found.pk, by=reader, at=AT),
        ):
            with pytest.raises(NotAllowed):
                act()

    def test_a_proposal_for_one_claim_is_no_pair(self, found: Proposal, layla: User) -> None:
        single = Proposal.objects.filter(claim__isnull=False).first()
        assert single
        with pytest.raises(NotThere):
            pairing.dismiss(proposal_id=single.pk, by=layla, at=AT)


class TestNearestElsewhere:
    def test_claims_of_the_same_article_are_not_elsewhere(self, layla: User) -> None:
        article = factories.article(layla, f"{DENIAL}\n{SINKING}")
        assert alike.nearest_elsewhere(article, keys(article)) == set()

    def test_one_stem_in_common_is_not_enough(self, layla: User) -> None:
        factories.article(layla, "ناقلة جديدة رست أمس.")
        article = factories.article(layla, DENIAL)
        assert alike.nearest_elsewhere(article, keys(article)) == set()

    def test_what_everyone_says_is_not_looked_up(
        self, layla: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(alike, "_MOST", 2)
        for number in range(2):
            factories.article(layla, f"{SINKING} {number}")
        article = factories.article(layla, DENIAL)
        assert alike.nearest_elsewhere(article, keys(article)) == set()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE claims_claim")
        assert alike.nearest_elsewhere(article, keys(article)) == set()


def keys(article: Article) -> list[int]:
    return list(Claim.objects.filter(article=article).values_list("pk", flat=True))
