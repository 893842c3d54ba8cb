"""Whole files: what they add, that they add it once, and how they are gone on with or undone."""

from pathlib import Path

import pytest
from django.db import connection

from claims.actions import bulk, comparing, running, shelving, undoing
from claims.models import (
    Annotation,
    Article,
    Claim,
    Contradiction,
    ImportBatch,
    Proposal,
    User,
)
from claims.permissions import NotAllowed
from tests import factories
from tests.actions import files
from tests.actions.files import statement
from tests.factories import AT
from tests.models import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(layla: User, samir: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)


ROWS = ("added", "duplicate", "refused")


def test_a_row_brings_article_claim_answer_and_history(
    desk: None, rania: User, layla: User, tmp_path: Path
) -> None:
    row = statement(1, title="الجسر", published="2018-07", submitted_at="2020-01-02T03:04:05Z")
    batch = files.run(rania, files.written(tmp_path, "a.csv", files.as_csv(row)))
    assert (batch.state, files.counts(batch, *ROWS)) == ("done", (1, 0, 0))
    answer = Annotation.objects.select_related("claim__article").get()
    claim, article = answer.claim, answer.claim.article
    assert (article.title, article.text, article.created_by) == ("الجسر", row["text"], rania)
    assert (str(article.published_from), str(article.published_to)) == ("2018-07-01", "2018-07-31")
    assert (claim.quote, claim.state, claim.origin) == (row["quote"], "open", "import")
    assert (answer.annotator, answer.stance, answer.origin) == (layla, "supports", "import")
    assert (answer.blind, answer.submitted_at.year) == (False, 2020)
    assert [named.speaker.key for named in answer.named.all()] == ["salem"]
    for stored in (article, claim, answer):
        event = type(stored).pgh_event_model.objects.get(pgh_obj_id=stored.pk)
        assert event.pgh_context.metadata == {"user": rania.pk, "action": "import a file"}
        assert stored.import_batch_id == batch.pk


def test_the_same_file_twice_adds_nothing(desk: None, rania: User, tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.csv", files.as_csv(*(statement(n) for n in range(5))))
    files.run(rania, path)
    again = files.run(rania, path)
    assert files.counts(again, *ROWS) == (0, 5, 0)
    assert (Article.objects.count(), Annotation.objects.count()) == (5, 5)
    assert set(again.rows.values_list("status", flat=True)) == {"duplicate"}


def test_a_row_twice_in_a_file_is_in_once(desk: None, rania: User, tmp_path: Path) -> None:
    content = files.as_csv(statement(1), statement(2), statement(1))
    batch = files.run(rania, files.written(tmp_path, "a.csv", content))
    assert files.counts(batch, *ROWS) == (2, 1, 0)
    strict = files.written(tmp_path, "b.csv", files.as_csv(statement(2), statement(3)))
    assert files.faults(files.run(rania, strict, on_duplicate="error")) == {
        "2": [("text", "duplicate-row")]
    }


def test_bad_rows_are_refused_with_all_their_faults_and_the_rest_goes_through(
    desk: None, rania: User, tmp_path: Path
) -> None:
    bad = statement(2, speakers="الوزير سالمم", stance="supprts", annotator="laila")
    content = files.as_csv(statement(1), bad, statement(3))
    batch = files.run(rania, files.written(tmp_path, "a.csv", content))
    assert files.counts(batch, *ROWS) == (2, 0, 1)
    errors = batch.rows.get().errors
    assert [(each["field"], each["params"]["nearest"]) for each in errors] == [
        ("speakers", "الوزير سالم"),
        ("stance", "supports"),
        ("annotator", "layla"),
    ]
    assert Article.objects.count() == 2


def test_several_claims_and_a_contradiction_refer_to_one_article(
    desk: None, rania: User, tmp_path: Path
) -> None:
    text = files.text_of(1)
    article = {"article_id": "A1", "text": text}
    first = {"article_id": "A1", "claim_id": "C1", "quote": f"{files.QUOTE} رقم 1"}
    second = {"article_id": "A1", "claim_id": "C2", "start": text.index("وأغلقت")}
    second["end"] = second["start"] + len("وأغلقت الشرطة الطريق")
    pair = {
        "claim_a": "C1",
        "claim_b": "C2",
        "relation": "undermines",
        "type": "lexical",
        "rationale": "سبب",
    }
    lost = {**pair, "claim_b": "C9"}
    content = files.as_jsonl(article, first, second, pair, lost, {**pair, "claim_b": ""})
    batch = files.run(rania, files.written(tmp_path, "a.jsonl", content))
    assert files.faults(batch) == {
        "5": [("claim_b", "unknown-reference")],
        "6": [("claim_b", "side-missing")],
    }
    stored = Contradiction.objects.get()
    assert (stored.claim_a.quote, stored.claim_b.quote) == (
        first["quote"],
        "وأغلقت الشرطة الطريق",
    )
    assert stored.import_batch == batch


def test_labels_of_nobody_are_a_proposal(desk: None, rania: User, tmp_path: Path) -> None:
    row = statement(1, annotator="")
    files.run(rania, files.written(tmp_path, "a.csv", files.as_csv(row)))
    assert Annotation.objects.count() == 0
    proposal = Proposal.objects.get()
    assert (proposal.claim.state, proposal.fields["stance"]) == ("candidate", "supports")


@pytest.mark.parametrize(("blind", "state"), [(True, "agreed"), (False, "open")])
def test_answers_settle_a_claim_only_if_the_admin_vouches_for_them(
    desk: None, rania: User, tmp_path: Path, blind: bool, state: str
) -> None:
    content = files.as_csv(statement(1), statement(1, annotator="samir"))
    batch = files.run(rania, files.written(tmp_path, "a.csv", content), blind=blind)
    assert files.counts(batch, *ROWS, "annotations") == (2, 0, 0, 2)
    assert Claim.objects.get().state == state
    assert Annotation.objects.independent().count() == (2 if blind else 0)


def test_unknown_reviewers_become_inactive_people_if_asked_for(
    desk: None, rania: User, tmp_path: Path
) -> None:
    content = files.as_csv(statement(1, annotator="Omar"), statement(2, annotator="Omar"))
    batch = files.run(rania, files.written(tmp_path, "a.csv", content), create_people=True)
    person = User.objects.get(username="Omar")
    assert files.counts(batch, *ROWS) == (2, 0, 0)
    assert not person.is_active
    assert not person.has_usable_password()


def test_an_import_stops_at_the_first_bad_row_if_told_to(
    desk: None, rania: User, tmp_path: Path, settings: object
) -> None:
    settings.IMPORT_CHUNK_ROWS = 2
    rows = [statement(n, stance="x" if n == 3 else "supports") for n in range(6)]
    path = files.written(tmp_path, "a.csv", files.as_csv(*rows))
    batch = files.run(rania, path, on_error="stop")
    assert (batch.state, batch.done, Article.objects.count()) == ("failed", 2, 2)
    assert batch.failure["code"] == "stopped-at-row"
    assert batch.failure["params"] == {"place": "5"}


def test_a_cancelled_import_goes_on_where_it_stopped(
    desk: None, rania: User, tmp_path: Path, settings: object
) -> None:
    settings.IMPORT_CHUNK_ROWS = 2
    path = files.written(tmp_path, "a.csv", files.as_csv(*(statement(n) for n in range(7))))
    batch = bulk.open_batch(
        by=rania, path=path, name="a.csv", format="csv", options=bulk.Options(), at=AT
    )

    def stop(batch: ImportBatch) -> None:
        if batch.done == 4:
            bulk.cancel(uid=batch.uid, by=rania, at=AT)

    stopped = running.run(batch=batch, path=path, tell=stop)
    assert (stopped.state, Article.objects.count()) == ("cancelled", 4)
    ended = running.run(batch=bulk.start(uid=batch.uid, by=rania, at=AT), path=path)
    assert (ended.state, files.counts(ended, *ROWS)) == ("done", (7, 0, 0))
    assert Article.objects.count() == 7


def test_a_check_stores_nothing_and_says_what_a_run_would_do(
    desk: None, rania: User, tmp_path: Path, settings: object
) -> None:
    settings.IMPORT_CHUNK_ROWS = 2
    files.run(rania, files.written(tmp_path, "b.csv", files.as_csv(statement(0))))
    name = {"article_id": "A"}
    rows = [
        statement(0),
        statement(1, **name),
        statement(2, kind="?"),
        {"text": "", "quote": "وأغلقت الشرطة الطريق 1", **name},
        {"text": "", "quote": "الشرطة الطريق", **name},
        statement(1),
    ]
    path = files.written(tmp_path, "a.csv", files.as_csv(*rows))
    with path.open("rb") as data:
        batch = bulk.upload(by=rania, data=data, name="a.csv", at=AT)
    bulk.start_check(uid=batch.uid, by=rania)
    before = (Article.objects.count(), Claim.objects.count(), Annotation.objects.count())
    with bulk.local_file(batch) as local:
        checked = running.check(batch=batch, path=local)
    assert (checked.state, checked.total, checked.done) == ("checked", 6, 0)
    assert files.counts(checked, *ROWS) == (2, 2, 2)
    said = {row.number: row.status for row in batch.rows.all()}
    assert said == {1: "duplicate", 3: "refused", 5: "refused", 6: "duplicate"}
    assert before == (Article.objects.count(), Claim.objects.count(), Annotation.objects.count())
    ran = running.run(batch=bulk.start(uid=batch.uid, by=rania, at=AT), path=path)
    assert files.counts(ran, *ROWS) == (2, 2, 2)
    assert {row.number: row.status for row in batch.rows.all()} == said


def test_only_admins_import(desk: None, rania: User, layla: User, tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.csv", files.as_csv(statement(1)))
    with pytest.raises(NotAllowed):
        files.run(layla, path)
    with pytest.raises(NotAllowed):
        bulk.upload(by=layla, data=[b"text\nx"], name="a.csv", at=AT)


def test_a_text_that_is_nearly_another_is_added_and_flagged(
    desk: None, rania: User, tmp_path: Path
) -> None:
    texts = [f"{factories.TEXT} {word}" for word in ("أمس", "اليوم", "أمسِ")]
    other = {"text": "لا شيء هنا مما هناك إلا كلمات قليلة لا تكفي."}
    content = files.as_jsonl({"text": texts[0]}, other)
    files.run(rania, files.written(tmp_path, "a.jsonl", content))
    content = files.as_jsonl({"text": texts[1]}, {"text": texts[2]}, {"text": texts[0]})
    batch = files.run(rania, files.written(tmp_path, "b.jsonl", content))
    assert files.counts(batch, *ROWS, "near") == (2, 1, 0, 2)
    near = batch.rows.filter(status="added")
    assert [row.errors[0]["code"] for row in near] == ["near-duplicate"] * 2
    assert [row.errors[0]["params"]["percent"] for row in near] == [90, 100]
    assert {row.article.text for row in near} == {texts[0]}


def test_an_import_is_undone_as_a_whole(desk: None, rania: User, tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.csv", files.as_csv(*(statement(n) for n in range(3))))
    batch = files.run(rania, path)
    undone = undoing.undo(uid=batch.uid, by=rania, at=AT)
    assert undone.state == "undone"
    assert Article.objects.live().count() == 0
    assert files.counts(files.run(rania, path), *ROWS) == (3, 0, 0)


def test_what_came_into_another_article_is_taken_back_too(
    desk: None, rania: User, layla: User, samir: User, tmp_path: Path
) -> None:
    article = factories.article(layla)
    claim = factories.claims(article, layla)[0]
    rows = [
        {"article_id": str(article.uid), "quote": claim.quote, "kind": "background"},
        {"article_id": str(article.uid), "quote": "غير موجود", "kind": "background"},
    ]
    rows[0]["annotator"] = "samir"
    batch = files.run(rania, files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows)))
    assert files.counts(batch, *ROWS, "claims", "annotations") == (1, 0, 1, 0, 1)
    undoing.undo(uid=batch.uid, by=rania, at=AT)
    assert Annotation.objects.live().count() == 0
    assert Claim.objects.live().filter(pk=claim.pk).exists()
    assert Article.objects.live().count() == 1


def test_an_import_that_people_worked_on_stays(
    desk: None, rania: User, layla: User, samir: User, tmp_path: Path
) -> None:
    batch = files.run(rania, files.written(tmp_path, "a.csv", files.as_csv(statement(1))))
    factories.annotate(Claim.objects.get(), samir, factories.EVENT, submit=False)
    with pytest.raises(undoing.WorkedOn):
        undoing.undo(uid=batch.uid, by=rania, at=AT)
    assert Article.objects.live().count() == 1


def test_what_comes_in_is_found_as_if_it_was_typed(desk: None, rania: User, tmp_path: Path) -> None:
    words = " ".join(f"كلمة{number}" for number in range(30_000))  # more than are read of a text
    texts = [{"text": words}, {"text": "جسر " * 300}, {"text": "في COVID-19، أو http://a.example"}]
    content = files.as_jsonl(*texts, statement(1), statement(2, title="الجســـر"))
    assert files.run(rania, files.written(tmp_path, "a.jsonl", content)).state == "done"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT terms = claims_terms(title || ' ' || text) FROM claims_article UNION ALL"
            " SELECT terms = claims_terms(quote) FROM claims_claim"
        )
        assert cursor.fetchall() == [(True,)] * 7


def test_however_many_share_a_mark_the_few_compared_with_are_all_that_is_read(layla: User) -> None:
    for number in range(9):
        rows.article(layla, f"نص {number}", lowest_mark=7, highest_mark=number)
    given = {"lowest": "{7}", "highest": "{3}", "own": "{}", "most": 4}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute("EXPLAIN (ANALYZE) " + comparing._SHARING, given)
        plan = [line for (line,) in cursor.fetchall()]
    (read,) = (line for line in plan if " articles_by_lowest_mark on " in line)
    assert "rows=4 " in read.partition("actual time")[2]
    assert any(" articles_by_highest_mark on " in line for line in plan)
    assert not any("Sort" in line for line in plan), plan


def test_texts_are_looked_up_by_their_own_index_before_there_are_statistics(layla: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_MANY_ARTICLES, {"by": layla.pk, "count": 1_000})
        asked = [hash for (hash,) in cursor.fetchall()] + ["0" * 64]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + shelving._BY_HASH, [shelving.as_array(asked)])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Scan using a_live_text_is_stored_once" in plan, plan
    stored = dict(Article.objects.values_list("text_sha256", "pk"))
    assert shelving.Stored(None).articles_by_hash(asked) == stored


_MANY_ARTICLES = """
    INSERT INTO claims_article (uid, title, outlet, byline, url, archive_url, published, language,
        text, text_sha256, created_by_id, created_at, version)
    SELECT gen_random_uuid(), '', '', '', '', '', '', 'ar', n, encode(sha256(n::bytea), 'hex'),
        %(by)s, now(), 1
    FROM (SELECT n::text FROM generate_series(1, %(count)s) AS n) AS texts
    RETURNING text_sha256
"""
