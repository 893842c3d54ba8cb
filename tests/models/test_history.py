"""The history: written with every change, changed by nobody, not even through SQL."""

import pgtrigger
import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction
from pghistory.models import Context, Event

from claims import database
from claims.actions.base import action
from claims.models import AnnotationSpeaker, Claim, User
from tests import factories
from tests.models import rows

pytestmark = pytest.mark.django_db

EVENTS = [model for model in apps.get_models() if issubclass(model, Event)]


@pytest.fixture
def a_claim(layla: User) -> Claim:
    @action("test")
    def write(*, by: User) -> Claim:
        return rows.claim(rows.article(by), rows.FIRST)

    return write(by=layla)


def test_we_act_as_the_role_that_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == settings.APPLICATION_ROLE


@pytest.mark.parametrize("table", sorted(database.append_only_tables()))
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "TRUNCATE"])
def test_the_application_may_only_add(table: str, verb: str) -> None:
    named = {
        "pghistory_context": "metadata",
        "claims_decision": "rationale",
        "claims_decisionspeaker": "position",
        "claims_sighting": "page",
    }
    column = named.get(table, "pgh_label")
    statement = {
        "UPDATE": f'UPDATE {table} SET "{column}" = NULL',
        "DELETE": f"DELETE FROM {table}",
        "TRUNCATE": f"TRUNCATE {table} CASCADE",
    }[verb]
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_orm_may_not_either(a_claim: Claim) -> None:
    event = Claim.pgh_event_model.objects.first()
    event.pgh_label = "x"
    for write in (event.save, event.delete, Claim.pgh_event_model.objects.all().delete):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            write()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Context.objects.update(metadata={})


def test_a_change_says_who_did_what(a_claim: Claim, layla: User) -> None:
    event = Claim.pgh_event_model.objects.get(pgh_obj_id=a_claim.pk)
    assert event.pgh_context.metadata == {"user": layla.pk, "action": "test"}
    assert (event.pgh_label, event.quote) == ("insert", rows.FIRST)


def test_changes_through_sql_are_kept_too(a_claim: Claim) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET state = 'rejected'")
    states = Claim.pgh_event_model.objects.order_by("pgh_id").values_list("state", flat=True)
    assert list(states) == ["open", "rejected"]


def test_the_speakers_of_an_annotation_are_kept(a_claim: Claim, layla: User) -> None:
    speaker = factories.speaker(layla)
    annotation = rows.annotation(a_claim, layla, submitted_at=None)
    named = AnnotationSpeaker.objects.create(annotation=annotation, speaker=speaker)
    named.delete()
    kept = AnnotationSpeaker.pgh_event_model.objects.order_by("pgh_id")
    assert [(event.pgh_label, event.speaker_id) for event in kept] == [
        ("insert", speaker.pk),
        ("delete", speaker.pk),
    ]


def test_one_statement_writes_one_entry_for_each_of_its_rows(layla: User) -> None:
    article = rows.article(layla)

    @action("test")
    def write(*, by: User) -> None:
        quotes = (rows.FIRST, rows.SECOND)
        Claim.objects.bulk_create([rows.claim_row(article, quote) for quote in quotes])
        Claim.objects.filter(article=article).update(state="rejected")

    write(by=layla)
    events = Claim.pgh_event_model.objects.filter(article=article).order_by("pgh_id")
    assert [(event.pgh_label, event.quote, event.state) for event in events] == [
        ("insert", rows.FIRST, "open"),
        ("insert", rows.SECOND, "open"),
        ("update", rows.FIRST, "rejected"),
        ("update", rows.SECOND, "rejected"),
    ]
    assert len({event.pgh_context_id for event in events}) == 1


def test_triggers_are_ignored_only_where_code_says_so(layla: User) -> None:
    claim = rows.claim(rows.article(layla), rows.FIRST)
    with pgtrigger.ignore("claims.Claim:claims_stay"):
        Claim.objects.filter(pk=claim.pk).delete()
    other = rows.claim(claim.article, rows.FIRST)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=other.pk).delete()


def test_every_table_is_tracked_but_logs_and_passing_things() -> None:
    tracked = {model.pgh_tracked_model for model in EVENTS}
    ours = {m for m in apps.get_app_config("claims").get_models() if not issubclass(m, Event)}
    untracked = {model.__name__ for model in ours - tracked}
    passing = {"ImportName", "ImportPiece", "ImportRow", "NewStatements", "Notice", "Replay"}
    assert untracked == passing | {"Reservation", "Sighting"}


def test_the_checks_pass_here_and_see_what_is_wrong() -> None:
    assert database.check_trigrams(None, ["default"]) == []
    assert database.check_history_rights(None, ["default"]) == []
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    try:
        found = database.check_history_rights(None, ["default"])
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {settings.APPLICATION_ROLE}")
    assert [message.id for message in found] == ["claims.W001"]


def test_a_database_without_arabic_trigrams_is_refused() -> None:
    """A database with LC_CTYPE C, made for this test, in which Arabic has no trigrams."""
    import psycopg2

    parameters = connection.get_connection_params()
    parameters = {k: parameters[k] for k in ("host", "port", "user", "password") if k in parameters}
    owner = psycopg2.connect(dbname=connection.settings_dict["NAME"], **parameters)
    owner.autocommit = True
    with owner.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS mihakk_without_arabic")
        cursor.execute(
            "CREATE DATABASE mihakk_without_arabic TEMPLATE template0 ENCODING 'UTF8'"
            " LC_COLLATE 'C' LC_CTYPE 'C'"
        )
    bare = psycopg2.connect(dbname="mihakk_without_arabic", **parameters)
    bare.autocommit = True
    try:
        with bare.cursor() as cursor:
            cursor.execute("CREATE EXTENSION pg_trgm")
            assert [message.id for message in database.trigrams_alive(cursor)] == ["claims.E001"]
    finally:
        bare.close()
        with owner.cursor() as cursor:
            cursor.execute("DROP DATABASE mihakk_without_arabic")
        owner.close()
