"""A corrected article: what goes over, what stays, who is told, and that the old one is closed."""

import pytest
from django.test import Client
from django.urls import reverse

from claims import queries, queues
from claims.actions import adjudicating, importing, locking, reviewing, versioning
from claims.actions.base import Stale
from claims.domain.importing import EmptyText
from claims.models import Annotation, Article, Claim, Decision, Notice, User
from tests import factories
from tests.factories import AT, EVENT, STATEMENT, TEXT

pytestmark = pytest.mark.django_db

# The second paragraph is corrected; the first stands as it was.
CORRECTED = TEXT.replace("أن الجسر صُمم", "أن الجسر القديم صُمم")


@pytest.fixture
def four(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)


def correct(four: list[Claim], by: User, text: str = CORRECTED) -> Article:
    article = Article.objects.get(pk=four[0].article_id)
    return versioning.correct(uid=article.uid, by=by, raw=text, version=article.version, at=AT)


def at(article: Article, quote: str) -> Claim:
    return article.claims.live().get(quote=quote)


def test_an_unchanged_claim_goes_over_with_answers_decision_and_state(
    four: list[Claim], layla: User, samir: User, huda: User
) -> None:
    statement = four[0]
    factories.annotate(statement, layla, STATEMENT)
    factories.annotate(statement, samir, EVENT)
    statement.refresh_from_db()
    adjudicating.decide(
        claim_uid=statement.uid,
        by=huda,
        final=STATEMENT,
        rationale="نصّ صريح",
        version=statement.version,
        at=AT,
    )
    new = correct(four, layla)
    copy = at(new, statement.quote)
    assert (copy.state, copy.kind, copy.span_version) == ("decided", "official_statement", 1)
    assert copy.pk != statement.pk
    assert [s.key for s in copy.annotations.get(annotator=layla).speakers.all()] == ["salem"]
    decision = copy.decisions.get()
    assert (decision.rationale, decision.decided_by) == ("نصّ صريح", huda)
    assert [named.speaker.key for named in decision.named.all()] == ["salem"]
    assert Decision.objects.filter(claim=statement).count() == 1, "the old one keeps its own"


def test_a_quote_in_a_changed_paragraph_is_a_candidate_without_answers(
    four: list[Claim], layla: User
) -> None:
    factories.annotate(four[3], layla, EVENT)
    new = correct(four, layla)
    again = at(new, four[3].quote)
    assert again.state == "candidate"
    assert not again.annotations.exists()
    assert not new.claims.filter(quote=four[2].quote).exists(), "it is no longer said so"


def test_the_blind_stay_blind_and_the_seeing_barred(
    four: list[Claim], layla: User, samir: User, huda: User
) -> None:
    factories.annotate(four[1], layla, EVENT)
    reviewing.flag(claim_uid=four[1].uid, by=layla, reason="غامض", at=AT)
    adjudicating.open_adjudication(claim_uid=four[1].uid, by=huda, at=AT)
    copy = at(correct(four, layla), four[1].quote)
    assert copy.state == "disputed"
    assert copy.flags.get().reason == "غامض"
    seen = {
        user: queries.visible_annotations(user).filter(claim=copy).count()
        for user in (samir, layla, huda)
    }
    assert seen == {samir: 0, layla: 1, huda: 1}


def test_the_old_version_is_read_and_not_written(
    client: Client, four: list[Claim], layla: User, samir: User
) -> None:
    new = correct(four, layla)
    with pytest.raises(locking.Superseded):
        factories.annotate(four[0], samir, STATEMENT)
    assert {claim.article_id for claim in queues.waiting(samir, AT)} == {new.pk}
    assert [article.pk for article in queues.work_list(samir)] == [new.pk]
    client.force_login(samir)
    old_page = client.get(four[0].article.get_absolute_url())
    assert old_page.status_code == 200
    assert new.get_absolute_url() in old_page.text
    assert four[0].article.get_absolute_url() in client.get(new.get_absolute_url()).text


def test_a_version_is_corrected_once_and_by_another_text(four: list[Claim], layla: User) -> None:
    with pytest.raises(importing.TextStored):
        correct(four, layla, TEXT)
    with pytest.raises(EmptyText):
        correct(four, layla, " ")
    with pytest.raises(Stale):
        versioning.correct(uid=four[0].article.uid, by=layla, raw=CORRECTED, version=99, at=AT)
    new = correct(four, layla)
    with pytest.raises(versioning.CorrectedAlready) as refused:
        correct(four, layla, CORRECTED + "\nسطر.")
    assert refused.value.existing == new


def test_who_works_on_it_is_told(four: list[Claim], layla: User, samir: User, nour: User) -> None:
    factories.annotate(four[0], samir, STATEMENT)
    correct(four, nour)
    told = {(notice.kind, notice.recipient) for notice in Notice.objects.all()}
    assert told == {("new_version", layla), ("new_version", samir)}


def test_the_page_takes_the_text_and_lists_what_is_left(
    client: Client, four: list[Claim], layla: User
) -> None:
    factories.contradiction(four[0], four[1], layla)
    article = four[0].article
    client.force_login(layla)
    form = client.get(reverse("article-correct", args=[article.uid]))
    assert "أكدت البلدية" in form.text
    sent = {"text": CORRECTED.replace("\n", "\r\n"), "version": Article.objects.get().version}
    page = client.post(reverse("article-correct", args=[article.uid]), sent, follow=True)
    assert Article.objects.filter(supersedes=article).exists()
    assert four[2].quote in page.text
    assert four[3].quote in page.text
    refused = client.post(reverse("article-correct", args=[article.uid]), sent)
    assert refused.status_code == 422
    assert Annotation.objects.count() == 0
