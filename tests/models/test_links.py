"""Links without a foreign key are asked for once a statement, and kept like one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import Error, IntegrityError, connection, models, transaction
from pghistory.models import Event

from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    ImportBatch,
    Proposition,
    Speaker,
    User,
)
from tests.factories import AT
from tests.models import rows

NOBODY = 987_654_321
NEVER_DELETED = (Article, Claim)
# What a constraint wants beside a link.
GO_WITH: dict[str, dict[str, Any]] = {
    "proposition_id": {"stance": "supports"},
    "deleted_by_id": {"deleted_at": AT},
    "superseded_by_id": {"superseded_at": AT},
}


def _links() -> list[Any]:
    return [
        field
        for model in apps.get_app_config("claims").get_models()
        if not issubclass(model, Event)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and not field.db_constraint
    ]


def _as_if_committed(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


LINKS = pytest.mark.parametrize("link", _links(), ids=str)


@pytest.fixture
def linked(layla: User) -> dict[type[models.Model], models.Model]:
    """A row of each table that such links lead to, which no other table names."""
    article = rows.article(layla, f"{rows.TEXT}\nزيادة")
    claim = rows.claim(article, rows.FIRST)
    return {
        Article: article,
        Claim: claim,
        Annotation: rows.annotation(claim, layla),
        User: User.objects.create(username="one", name="One"),
        ImportBatch: ImportBatch.objects.create(imported_by=layla, created_at=AT, format="csv"),
        Proposition: Proposition.objects.create(key="one", text_ar="الجسر آمن"),
        Speaker: Speaker.objects.create(key="one", name_ar="سالم"),
    }


@pytest.fixture
def make(layla: User) -> Callable[..., models.Model]:
    """Makes a row of a table that has such links."""
    speaker = Speaker.objects.create(key="other", name_ar="رامي")
    claim = rows.claim(rows.article(layla), rows.FIRST)
    answer = rows.annotation(claim, layla)
    given: dict[type[models.Model], dict[str, Any]] = {
        Article: {"title": "-", "text": "نص", "created_by": layla, "created_at": AT},
        Claim: {"quote": rows.SECOND},
        Annotation: {"claim": claim, "annotator": layla, "span_version": 1, "created_at": AT},
        AnnotationSpeaker: {"annotation": answer, "speaker": speaker},
    }
    given[Article]["text_sha256"] = rows.importing.text_sha256("نص")

    def made(model: type[models.Model], **links: Any) -> models.Model:
        for link in tuple(links):
            links |= GO_WITH.get(link, {})
        if model is Claim:
            row = rows.claim_row(claim.article, rows.SECOND)
            for name, value in links.items():
                setattr(row, name, value)
            row.save()
            return row
        return model._default_manager.create(**given[model] | links)

    return made


@pytest.mark.django_db
@LINKS
class TestEveryLink:
    def test_no_row_is_added_with_a_link_to_nothing(self, link: Any, make: Any) -> None:
        with pytest.raises(IntegrityError, match=f"{link.column} of .* is {NOBODY}"):
            make(link.model, **{link.attname: NOBODY})

    def test_no_link_is_changed_to_nothing(self, link: Any, make: Any, linked: Any) -> None:
        row = make(link.model, **{link.attname: linked[link.related_model].pk})
        with pytest.raises(IntegrityError, match=f"{link.column} of .* is {NOBODY}"):
            link.model.objects.filter(pk=row.pk).update(**{link.name: NOBODY})

    @pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET id = -id"])
    def test_what_a_link_leads_to_stays(
        self, link: Any, make: Any, linked: Any, change: str
    ) -> None:
        end = linked[link.related_model]
        make(link.model, **{link.attname: end.pk})
        table = end._meta.db_table
        refused = f"{end.pk} of {table} is linked to|are removed softly"
        with pytest.raises(IntegrityError, match=refused):
            _as_if_committed(f"{change.format(table)} WHERE id = %s", end.pk)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "link", [each for each in _links() if each.related_model not in NEVER_DELETED], ids=str
)
def test_what_no_link_leads_to_can_go(link: Any, linked: Any) -> None:
    end = linked[link.related_model]
    found = link.related_model.objects.filter(pk=end.pk)
    _as_if_committed(f"DELETE FROM {end._meta.db_table} WHERE id = %s", end.pk)
    assert not found.exists()


@pytest.mark.django_db(transaction=True)
class TestInTheTransactionThatAdded:
    """Here the row that is linked to is not locked."""

    def test_a_link_leads_to_what_was_added_before(self, layla: User) -> None:
        with transaction.atomic():
            claim = rows.claim(rows.article(layla), rows.FIRST)
            answer = rows.annotation(claim, layla)
        assert Annotation.objects.get() == answer

    def test_no_link_leads_to_nothing(self, layla: User) -> None:
        claim = Claim(pk=NOBODY)
        with pytest.raises(IntegrityError, match=f"claim_id of .* is {NOBODY}"):
            rows.annotation(claim, layla)

    def test_what_is_linked_to_stays(self, layla: User) -> None:
        def renumber() -> None:
            with transaction.atomic():
                claim = rows.claim(rows.article(layla), rows.FIRST)
                Article.objects.filter(pk=claim.article_id).update(id=NOBODY)

        with pytest.raises(IntegrityError, match="of claims_article is linked to"):
            renumber()
        assert not Article.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_a_row_links_to_is_locked_until_it_is_committed(layla: User) -> None:
    one = User.objects.create(username="one", name="One")
    other = connection.copy()
    try:
        with transaction.atomic(), other.cursor() as elsewhere:
            rows.article(one)
            elsewhere.execute("SET lock_timeout = '50ms'")
            with pytest.raises(Error, match="lock timeout"):
                elsewhere.execute("DELETE FROM claims_user WHERE id = %s", [one.pk])
    finally:
        other.close()
    assert Article.objects.get().created_by == one
