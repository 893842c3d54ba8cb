"""Lists cost what they show: whatever the base holds, their rows are found by indexes."""

from collections.abc import Iterable
from typing import Any

import pytest
from django import forms
from django.db import connection
from django.db.models import Model, QuerySet
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext

from claims import history, machine, queries, queues
from claims.models import Article, Claim, Contradiction, Proposal, User
from claims.templatetags.pages import control
from claims.views import workbench
from claims.views.paging import Pages
from tests import factories
from tests.factories import AT
from tests.models import rows

pytestmark = pytest.mark.django_db

LINES = [f"وقع الحادث رقم {number:03} في المدينة" for number in range(12)]


def articles(by: User, number: int) -> list[Article]:
    text = "\n".join(LINES)
    return [rows.article(by, f"{n}\n{text}") for n in range(number)]


def claims(of: Iterable[Article], state: str = "open") -> list[Claim]:
    made = [rows.claim_row(each, line, state=state) for each in of for line in LINES]
    return Claim.objects.bulk_create(made)


def pairs(by: User, state: str = "open") -> list[Contradiction]:
    """Contradictions between the claims of one article and those of another."""
    one, other = articles(by, 2)
    made = zip(claims([one], state), claims([other], state), strict=True)
    return [rows.contradiction(a, b, by) for a, b in made]


def plan(found: QuerySet[Any]) -> str:
    """How it is answered in a base in which it is dear to read or sort all of a table."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    return found.explain(analyze=True)


def rows_read(plan: str, index: str) -> int:
    (line,) = (line for line in plan.splitlines() if f" {index} on " in line)
    return int(line.partition("actual time")[2].partition("rows=")[2].split()[0])


@pytest.mark.parametrize("per_page", [1, 2, 3, 4, 6, 7, 8])
def test_pages_put_together_are_the_list(layla: User, per_page: int) -> None:
    articles(layla, 7)
    found = queues.work_list(layla)
    pages = Pages(found, per_page)
    shown = [row for number in pages.page_range for row in pages.page(number)]
    assert shown == list(found)


def test_an_empty_list_has_one_page(layla: User) -> None:
    assert list(Pages(queues.work_list(layla), 5).get_page("9")) == []


def test_what_rows_are_shown_with_is_read_for_one_page_alone(layla: User) -> None:
    articles(layla, 5)
    with CaptureQueriesContext(connection) as asked:
        list(Pages(queues.work_list(layla), 2).page(3))
    with_counts = [each["sql"] for each in asked if "claims_count" in each["sql"]]
    assert len(asked) == 3
    assert len(with_counts) == 1
    assert "OFFSET" not in with_counts[0]


def test_the_last_page_is_read_from_the_end(layla: User) -> None:
    articles(layla, 9)
    pages = Pages(queues.work_list(layla), 2)
    with CaptureQueriesContext(connection) as asked:
        assert len(pages.page(5)) == 1
    keys = [each["sql"] for each in asked if each["sql"].endswith(" LIMIT 1")]
    assert len(keys) == 1
    assert "OFFSET" not in keys[0]


def test_contradictions_come_by_the_index_of_their_order(layla: User, samir: User) -> None:
    pairs(layla)
    found = plan(queries.visible_contradictions(samir).values_list("pk")[:3])
    assert rows_read(found, "contradictions_newest_first") == 3
    assert "Sort" not in found


@pytest.mark.parametrize("state", ["open", "agreed"])
def test_of_a_contradiction_its_own_sides_tell_whether_it_is_veiled(
    layla: User, samir: User, state: str
) -> None:
    """EXISTS would be answered by reading all claims that the reader is blind to, hashed."""
    pairs(layla, state)
    whole = {"veiled": False}
    found = queries.visible_contradictions(samir).filter(**whole)
    assert len(found) == (0 if state == "open" else len(LINES))
    assert "hashed SubPlan" not in found.values_list("pk").explain()


def test_the_contradictions_of_an_article_are_found_by_either_side(layla: User) -> None:
    made = pairs(layla)
    article, other = made[0].claim_a.article, made[0].claim_b.article
    assert set(workbench._links(layla, article)) == set(made)
    assert set(workbench._links(layla, other)) == set(made)
    with CaptureQueriesContext(connection) as asked:
        workbench._links(layla, article)
    _claims, links = (each["sql"] for each in asked)
    for side in ("claim_a_id", "claim_b_id"):  # by the indexes of both, not by a join with claims
        assert f'"claims_contradiction"."{side}" IN (' in links


def test_proposed_pairs_come_by_the_index_of_their_order(layla: User) -> None:
    one, other = (claims([article]) for article in articles(layla, 2))
    Proposal.objects.bulk_create(
        Proposal(pair_a=a, pair_b=b, score=n / 20, fields={"relation": "breaches"}, created_at=AT)
        for n, (a, b) in enumerate(zip(one, other, strict=True))
    )
    found = plan(machine.proposed_pairs().open().of_pairs().of_originals().values_list("pk")[:3])
    assert rows_read(found, "open_pairs_likeliest_first") == 3
    assert "Sort" not in found


@pytest.mark.parametrize("model", queries._TOLD, ids=lambda model: model.__name__)
def test_what_may_be_told_of_a_change_is_looked_up_for_it_alone(
    layla: User, model: type[Model]
) -> None:
    """Not held against all answers, decisions or pairs that the reader is blind to."""
    found = queries.visible_events(model, layla).filter(pgh_id__in=[1, 2, 3]).explain()
    told = [line for line in found.splitlines() if line.startswith(("  Filter", "Filter"))]
    assert told or "Filter" in found
    assert not any("hashed" in line for line in told), found


def test_a_history_asks_the_tables_that_have_something_to_tell(layla: User, samir: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    claim = factories.claims(factories.article(layla), layla)[0]
    factories.annotate(claim, layla, factories.EVENT)
    with CaptureQueriesContext(connection) as asked:
        history.of_claim(claim, samir)
    told = "".join(each["sql"] for each in asked if "ROW_NUMBER" in each["sql"])
    assert 'FROM "claims_claimevent"' in told
    assert 'FROM "claims_annotationevent"' in told
    assert "claims_decisionevent" not in told
    assert "claims_flagevent" not in told
    assert not any('"claims_article"."text"' in each["sql"] for each in asked)


def test_an_option_is_written_as_django_writes_it() -> None:
    class Form(forms.Form):
        speakers = forms.MultipleChoiceField(
            choices=[("a", "ألف"), ('b"<', "باء")], widget=forms.CheckboxSelectMultiple
        )

    for option in Form({"speakers": ["a"]})["speakers"]:
        SimpleTestCase().assertHTMLEqual(control(option), option.tag())


def test_a_dispute_has_the_place_that_the_list_gives_it(
    layla: User, samir: User, huda: User
) -> None:
    disputed = claims(articles(layla, 3), "disputed")
    rows.annotation(disputed[4], huda)
    Article.objects.filter(pk=disputed[-1].article_id).update(created_at=AT.replace(year=2025))
    listed = list(queues.disputes_for(huda))
    assert len(listed) == len(disputed) - 1
    assert listed[0] == disputed[-len(LINES)]
    beside = [None, *(each.uid for each in listed), None]
    for number, claim in enumerate(listed, start=1):
        place = queues.place_of(claim, huda)
        assert (place.number, place.total) == (number, len(listed))
        assert (place.previous, place.following) == (beside[number - 1], beside[number + 1])


def test_what_the_editor_may_not_decide_is_followed_by_the_first_dispute(
    layla: User, huda: User
) -> None:
    first, *others = claims(articles(layla, 1), "disputed")
    rows.annotation(others[3], huda)
    place = queues.place_of(others[3], huda)
    assert place == queues.Place(0, len(others), None, first.uid)


def test_where_a_dispute_stands_is_told_in_three_questions(layla: User, huda: User) -> None:
    claim = claims(articles(layla, 2), "disputed")[15]
    claim.refresh_from_db(from_queryset=Claim.objects.select_related("article"))
    with CaptureQueriesContext(connection) as asked:
        queues.place_of(claim, huda)
    numbers, *beside = (each["sql"] for each in asked)
    assert "COUNT" in numbers
    assert [sql.rpartition(" ")[0][-5:] for sql in beside] == ["LIMIT", "LIMIT"]


def test_questions_are_never_compiled() -> None:
    """JIT takes longer for each of a page's questions than its answer does."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
