"""What the database itself refuses, tried through the ORM and through SQL."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import Error, IntegrityError, connection, transaction

from claims.models import Article, Claim, Decision, Desk, Evidence, Speaker, SpeakerAlias, User
from tests.factories import AT
from tests.models import rows
from tests.models.rows import FIRST, SECOND, THIRD

pytestmark = pytest.mark.django_db


def refused(by_rule: str, write: Callable[[], Any]) -> None:
    """The write fails, and the failure names the rule; the transaction goes on."""
    with pytest.raises(Error) as failure:
        _write_whole(write)
    assert by_rule in str(failure.value)


def _write_whole(write: Callable[[], Any]) -> None:
    """Write, and check at once what is else checked at the end of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        write()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def sql(statement: str, *values: Any) -> Callable[[], None]:
    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return write


def _articles_read() -> int:
    """Rows of the table that this transaction has read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables"
            " WHERE relname = 'claims_article'"
        )
        return int(cursor.fetchone()[0])


@pytest.fixture
def article(layla: User) -> Article:
    return rows.article(layla)


@pytest.fixture
def first(article: Article) -> Claim:
    return rows.claim(article, FIRST)


@pytest.fixture
def second(article: Article) -> Claim:
    return rows.claim(article, SECOND)


INSERT_CLAIM = (
    'INSERT INTO claims_claim (uid, article_id, paragraph_no, "start", "end", quote, origin,'
    " segmenter, state, state_reason, created_at, version, span_version) VALUES"
    " (gen_random_uuid(), %s, %s, %s, %s, %s, 'human', '', 'open', '', now(), 1, 1)"
)


class TestSpans:
    def test_two_live_claims_do_not_overlap(self, article: Article, first: Claim) -> None:
        part = FIRST[:10]
        rule = "live_claims_of_one_article_do_not_overlap"
        refused(rule, lambda: rows.claim(article, part))
        refused(rule, sql(INSERT_CLAIM, article.pk, 1, 0, 10, part))

    def test_a_rejected_claim_leaves_its_place(self, article: Article, first: Claim) -> None:
        first.state = "rejected"
        first.save()
        assert rows.claim(article, FIRST[:10]).pk

    def test_neighbours_may_touch(self, article: Article) -> None:
        rows.claim(article, FIRST[:10])
        assert rows.claim(article, FIRST[10:]).pk

    def test_neighbours_move_in_one_transaction(self, article: Article) -> None:
        left, right = rows.claim(article, FIRST[:4]), rows.claim(article, FIRST[5:])
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS live_claims_of_one_article_do_not_overlap DEFERRED")
            left.end, left.quote = 10, FIRST[:10]
            left.save()
            right.start, right.quote = 11, FIRST[11:]
            right.save()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert Claim.objects.get(pk=left.pk).end == 10

    def test_a_quote_holds_no_line_break(self, article: Article) -> None:
        both = rows.TEXT[:30]
        refused("a_claim_stays_in_its_paragraph", lambda: rows.claim(article, both))

    def test_a_claim_is_never_deleted(self, first: Claim) -> None:
        refused("removed softly", first.delete)
        refused("removed softly", sql("DELETE FROM claims_claim"))

    def test_duplicates_make_no_chain(self, article: Article, first: Claim, second: Claim) -> None:
        second.duplicate_of = first
        second.save()
        rule = "not itself a duplicate"
        refused(rule, lambda: rows.claim(article, THIRD, duplicate_of=second))
        refused(
            rule,
            sql("UPDATE claims_claim SET duplicate_of_id = %s WHERE id = %s", second.pk, first.pk),
        )


class TestQuotes:
    """In a short text each is looked up by itself, a long one is cut into its paragraphs."""

    @pytest.fixture(params=["", "\n" + "و" * 5000], ids=["short", "long"])
    def article(self, layla: User, request: pytest.FixtureRequest) -> Article:
        return rows.article(layla, text=rows.TEXT + request.param)

    def test_a_quote_is_the_text(self, article: Article, first: Claim) -> None:
        rule = "the text between its start and end"
        refused(rule, lambda: rows.claim(article, SECOND, wrong="انهار الجسر غدا"))
        refused(rule, sql(INSERT_CLAIM, article.pk, 2, 25, 30, "كلام!"))
        refused(rule, sql("UPDATE claims_claim SET quote = reverse(quote)"))
        refused(rule, lambda: Claim.objects.update(quote="ه" * len(FIRST)))

    def test_a_quote_is_of_the_paragraph_it_names(self, article: Article) -> None:
        refused("in its paragraph", lambda: rows.claim(article, SECOND, paragraph_no=1))

    def test_bulk_writes_are_checked_too(self, article: Article) -> None:
        good, bad = rows.claim_row(article, FIRST), rows.claim_row(article, SECOND, wrong="س" * 15)
        refused("the text between", lambda: Claim.objects.bulk_create([good, bad]))

    def test_a_right_quote_may_stand_in_any_paragraph(self, article: Article) -> None:
        good = [rows.claim_row(article, quote) for quote in (FIRST, SECOND, THIRD)]
        Claim.objects.bulk_create(good)
        assert article.claims.count() == 3

    def test_no_other_article_is_read(self, article: Article, layla: User) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        others = [rows.article(layla, text=f"{rows.TEXT} {number}") for number in range(40)]
        Claim.objects.bulk_create([rows.claim_row(each, FIRST) for each in others])
        before = _articles_read()
        rows.claim(article, FIRST)  # by the plan that was made for the many
        assert _articles_read() - before < 10

    def test_a_claim_comes_after_its_article(self, article: Article, first: Claim) -> None:
        refused("not in claims_article", lambda: Claim.objects.update(article_id=article.pk + 1))
        refused("not in claims_article", sql(INSERT_CLAIM, article.pk + 1, 1, 0, 5, FIRST[:5]))


class TestArticles:
    def test_the_text_never_changes(self, article: Article) -> None:
        article.text += " "
        refused("never changes", article.save)
        refused("never changes", sql("UPDATE claims_article SET text = text || ' '"))
        refused("never changes", lambda: Article.objects.update(text="آخر"))

    def test_a_live_text_is_stored_once(self, article: Article, layla: User) -> None:
        refused("a_live_text_is_stored_once", lambda: rows.article(layla))
        article.deleted_at, article.deleted_by = AT, layla
        article.save()
        assert rows.article(layla).pk

    def test_the_hash_is_that_of_the_text(self, layla: User) -> None:
        rule = "the_hash_is_that_of_the_text"
        refused(rule, lambda: rows.article(layla, text_sha256="0" * 64))

    def test_an_article_is_never_deleted(self, article: Article) -> None:
        refused("removed softly", article.delete)
        refused("removed softly", sql("DELETE FROM claims_article"))

    def test_who_and_when_go_together(self, article: Article) -> None:
        rule = "a_removed_article_says_by_whom_and_when"
        refused(rule, lambda: Article.objects.update(deleted_at=AT))
        refused(rule, sql("UPDATE claims_article SET deleted_at = now()"))


class TestAnnotations:
    def test_a_person_answers_once(self, first: Claim, layla: User) -> None:
        rows.annotation(first, layla)
        rule = "a_person_has_one_live_annotation_of_a_claim"
        refused(rule, lambda: rows.annotation(first, layla))
        again = (
            "INSERT INTO claims_annotation (uid, claim_id, annotator_id, span_version, kind,"
            " attribution, event_date, note, origin, created_at, submitted_at, blind, version)"
            " SELECT gen_random_uuid(), claim_id, annotator_id, span_version, kind, attribution,"
            " event_date, note, origin, created_at, submitted_at, blind, version"
            " FROM claims_annotation"
        )
        refused(rule, sql(again))

    def test_a_person_has_one_draft(self, first: Claim, layla: User) -> None:
        rows.annotation(first, layla, submitted_at=None)
        rule = "a_person_has_one_draft_of_a_claim"
        refused(rule, lambda: rows.annotation(first, layla, submitted_at=None))

    def test_two_people_answer(self, first: Claim, layla: User, samir: User) -> None:
        rows.annotation(first, layla)
        assert rows.annotation(first, samir).pk

    @pytest.mark.parametrize("alone", ["stance", "proposition"])
    def test_stance_and_proposition_go_together(
        self, first: Claim, layla: User, alone: str
    ) -> None:
        from tests import factories

        proposition = factories.proposition(layla)
        given = {"stance": "supports"} if alone == "stance" else {"proposition": proposition}
        rule = "a_stance_is_towards_a_proposition"
        refused(rule, lambda: rows.annotation(first, layla, **given))
        rows.annotation(first, layla)
        value = "'supports'" if alone == "stance" else str(proposition.pk)
        column = "stance" if alone == "stance" else "proposition_id"
        refused(rule, sql(f"UPDATE claims_annotation SET {column} = {value}"))

    def test_an_unclear_stance_has_a_note(self, first: Claim, layla: User) -> None:
        from tests import factories

        given = {"stance": "unclear", "proposition": factories.proposition(layla)}
        rule = "an_unclear_stance_has_a_note"
        refused(rule, lambda: rows.annotation(first, layla, note=" ", **given))
        assert rows.annotation(first, layla, note="لا يحسم", **given).pk

    def test_a_statement_names_a_speaker(self, first: Claim, layla: User) -> None:
        rule = "names a speaker"
        refused(rule, lambda: rows.annotation(first, layla, kind="official_statement"))
        rows.annotation(first, layla)
        refused(rule, sql("UPDATE claims_annotation SET kind = 'official_statement'"))

    def test_a_label_is_of_the_vocabulary(self, first: Claim, layla: User) -> None:
        rule = "an_annotation_has_a_known_kind"
        refused(rule, lambda: rows.annotation(first, layla, kind="gossip"))


class TestContradictions:
    def test_a_pair_is_recorded_once_in_either_order(
        self, first: Claim, second: Claim, layla: User, samir: User
    ) -> None:
        rows.contradiction(first, second, layla)
        rule = "a_pair_is_recorded_once_in_either_order"
        refused(rule, lambda: rows.contradiction(first, second, samir))
        refused(rule, lambda: rows.contradiction(second, first, samir))
        swapped = (
            "INSERT INTO claims_contradiction (uid, claim_a_id, claim_b_id, relation, type,"
            " rationale, state, needs_recheck, proposed_by_id, proposed_at, version)"
            " SELECT gen_random_uuid(), claim_b_id, claim_a_id, relation, type, rationale, state,"
            " needs_recheck, proposed_by_id, proposed_at, version FROM claims_contradiction"
        )
        refused(rule, sql(swapped))

    def test_a_claim_does_not_contradict_itself(self, first: Claim, layla: User) -> None:
        rule = "a_claim_does_not_contradict_itself"
        refused(rule, lambda: rows.contradiction(first, first, layla))

    @pytest.mark.parametrize("fault", [{"kind": "author_comment"}, {"state": "rejected"}])
    def test_some_claims_are_no_side(
        self, first: Claim, second: Claim, layla: User, fault: dict[str, str]
    ) -> None:
        Claim.objects.filter(pk=second.pk).update(**fault)
        refused("is no side", lambda: rows.contradiction(first, second, layla))
        refused("is no side", lambda: rows.contradiction(second, first, layla))

    def test_a_duplicate_is_no_side(
        self, article: Article, first: Claim, second: Claim, layla: User
    ) -> None:
        copy = rows.claim(article, THIRD, duplicate_of=second)
        refused("is no side", lambda: rows.contradiction(first, copy, layla))

    def test_a_rationale_is_not_blank(self, first: Claim, second: Claim, layla: User) -> None:
        rule = "a_contradiction_has_a_rationale"
        refused(rule, lambda: rows.contradiction(first, second, layla, rationale=" \n"))

    def test_evidence_is_for_just_one(self, first: Claim, second: Claim, layla: User) -> None:
        pair = rows.contradiction(first, second, layla)
        given = {
            "url": "https://example.org/",
            "bearing": "context",
            "added_by": layla,
            "added_at": AT,
        }
        rule = "evidence_is_for_a_claim_or_for_a_contradiction"
        refused(rule, lambda: Evidence.objects.create(**given))
        both = {"claim": first, "contradiction": pair}
        refused(rule, lambda: Evidence.objects.create(**given, **both))
        bad = {**given, "url": "ftp://example.org/"}
        refused("evidence_has_a_web_address", lambda: Evidence.objects.create(claim=first, **bad))


class TestTheRest:
    def test_a_decision_never_changes(self, first: Claim, huda: User) -> None:
        decision = Decision.objects.create(
            claim=first, outcome="decided", rationale="سبب", decided_by=huda, decided_at=AT
        )
        decision.rationale = "غيره"
        with pytest.raises(Error), transaction.atomic():
            decision.save()
        with pytest.raises(Error), transaction.atomic():
            decision.delete()

    def test_there_is_one_desk(self) -> None:
        refused("there_is_one_desk", lambda: Desk.objects.create(pk=2))

    def test_a_name_belongs_to_one_speaker(self) -> None:
        one, two = (Speaker.objects.create(key=key, name_ar="ف") for key in ("one", "two"))
        SpeakerAlias.objects.create(speaker=one, surface="فلان", normalised="فلان")
        with pytest.raises(IntegrityError), transaction.atomic():
            SpeakerAlias.objects.create(speaker=two, surface="فُلان", normalised="فلان")
