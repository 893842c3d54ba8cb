"""Who is told of what, and who is not; e-mail only for those who asked for it."""

from dataclasses import replace
from typing import Any

import pytest
from django.core import mail

from claims import queries
from claims.actions import administering, contradicting, notifying, reviewing, segmenting
from claims.actions.base import NotThere
from claims.models import Claim, Contradiction, Notice, User
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)


@pytest.fixture
def pair(four: list[Claim], layla: User) -> Contradiction:
    return factories.contradiction(four[0], four[1], layla)


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.order_by("pk").select_related("recipient")
    return [(notice.kind, notice.recipient.username) for notice in rows]


def test_whoever_answered_first_is_told_that_the_claim_is_agreed(
    four: list[Claim], layla: User, samir: User
) -> None:
    factories.annotate(four[0], layla, STATEMENT)
    assert told() == []
    factories.annotate(four[0], samir, STATEMENT)
    assert told() == [("agreed", "layla")]


def test_nobody_is_told_that_answers_differ(four: list[Claim], layla: User, samir: User) -> None:
    factories.annotate(four[0], layla, STATEMENT)
    factories.annotate(four[0], samir, replace(STATEMENT, stance="denies"))
    assert told() == []


def test_the_proposer_is_told_what_became_of_the_pair(pair: Contradiction, huda: User) -> None:
    for claim, answer in ((pair.claim_a, STATEMENT), (pair.claim_b, EVENT)):
        factories.annotate(claim, huda, answer)
    contradicting.reject(uid=pair.uid, rationale="لا يصمد", version=pair.version, by=huda, at=AT)
    assert told() == [("contradiction_rejected", "layla")]
    assert Notice.objects.get().caused_by == huda


def test_nobody_is_told_of_what_they_did(pair: Contradiction, layla: User) -> None:
    contradicting.withdraw(uid=pair.uid, rationale="خطأ", version=pair.version, by=layla, at=AT)
    assert told() == []


def test_the_proposer_is_told_when_a_side_is_cut_anew(
    pair: Contradiction, layla: User, huda: User
) -> None:
    claim = pair.claim_a
    claim.refresh_from_db()
    segmenting.split_claim(
        claim_uid=claim.uid,
        by=huda,
        at_offset=claim.start + len("قال الوزير سالم "),
        version=claim.version,
        at=AT,
    )
    assert told() == [("needs_recheck", "layla")]


def test_the_proposer_is_told_when_a_side_is_settled_as_a_comment(
    pair: Contradiction, samir: User, nour: User
) -> None:
    for person in (samir, nour):
        factories.annotate(pair.claim_b, person, replace(EVENT, kind="author_comment"))
    assert ("needs_recheck", "layla") in told()


def test_a_flag_alone_tells_nobody(four: list[Claim], layla: User, samir: User) -> None:
    factories.annotate(four[0], layla, STATEMENT)
    reviewing.flag(claim_uid=four[0].uid, by=samir, reason="غامض", at=AT)
    assert told() == []


def test_one_marks_ones_own_only(four: list[Claim], layla: User, samir: User) -> None:
    notice, other = (
        notifying.tell("agreed", about=four[0], to=[person], at=AT)[0] for person in (layla, samir)
    )
    with pytest.raises(NotThere):
        notifying.mark_read(by=layla, uid=other.uid, at=AT)
    assert notifying.mark_read(by=layla, uid=notice.uid, at=AT) == 1
    assert notifying.mark_read(by=layla, at=AT) == 0
    assert [queries.notices_of(person).unread().count() for person in (layla, samir)] == [0, 1]


def test_a_person_is_told_once_and_never_of_a_removed_article(
    four: list[Claim], layla: User, samir: User
) -> None:
    assert len(notifying.tell("agreed", about=four[0], to=[layla, layla, None], at=AT)) == 1
    article = four[0].article
    article.deleted_at, article.deleted_by = AT, samir
    article.save()
    assert not queries.notices_of(layla).exists()


@pytest.fixture
def with_mail(settings: Any, layla: User) -> User:
    settings.SENDS_MAIL = True
    settings.SITE_ADDRESS = "https://desk.example"
    return administering.change_settings(
        by=layla, shortcuts=True, notices_by_email=True, email="layla@desk.example"
    )


def test_a_mail_names_what_happened_the_quote_and_the_page(
    four: list[Claim], with_mail: User
) -> None:
    (notice,) = notifying.tell("agreed", about=four[0], to=[with_mail], at=AT)
    assert notifying.mail(notice_id=notice.pk, at=AT)
    assert not notifying.mail(notice_id=notice.pk, at=AT), "a repeated job sends nothing"
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["layla@desk.example"], "اتُّفق على ادعاء أجبتَ عنه.")
    assert four[0].quote in sent.body
    assert f"https://desk.example{four[0].get_absolute_url()}" in sent.body


def test_mails_are_left_to_the_worker_once_committed(
    four: list[Claim], with_mail: User, samir: User, django_capture_on_commit_callbacks: Any
) -> None:
    from django_tasks_db.models import DBTaskResult

    with django_capture_on_commit_callbacks(execute=True):
        notifying.tell("agreed", about=four[0], to=[with_mail, samir], at=AT)
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs["args"] == [Notice.objects.get(recipient=with_mail).pk]
    assert mail.outbox == []


def test_no_mail_goes_out_that_is_not_wanted(four: list[Claim], with_mail: User) -> None:
    (notice,) = notifying.tell("agreed", about=four[0], to=[with_mail], at=AT)
    notifying.mark_read(by=with_mail, at=AT)
    assert not notifying.mail(notice_id=notice.pk, at=AT)
    (notice,) = notifying.tell("agreed", about=four[0], to=[with_mail], at=AT)
    administering.change_settings(by=with_mail, shortcuts=True, notices_by_email=False, email="")
    assert not notifying.mail(notice_id=notice.pk, at=AT)
    assert mail.outbox == []


def test_mail_without_an_address_is_refused(layla: User) -> None:
    with pytest.raises(administering.AddressMissing):
        administering.change_settings(by=layla, shortcuts=True, notices_by_email=True, email=" ")
