"""Articles: texts taken in as they are, or refused with what is wrong and where."""

import pytest

from claims.actions import importing
from claims.actions.base import Stale
from claims.domain import dating
from claims.domain import importing as texts
from claims.domain.problems import Problem
from claims.models import Article, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("قال.\r\nثم مضى.\rانتهى.", "قال.\nثم مضى.\nانتهى."),
        ("\ufeffقال الوزير.", "قال الوزير."),
        ("قال 😀 الوَزِيرُ\u200f ـــ 𝒜.", "قال 😀 الوَزِيرُ\u200f ـــ 𝒜."),
        ("\tقال.  ", "\tقال.  "),
    ],
)
def test_a_text_is_stored_as_it_is_but_for_line_ends_and_its_mark(
    layla: User, raw: str, stored: str
) -> None:
    assert Article.objects.get(pk=factories.article(layla, raw).pk).text == stored


@pytest.mark.parametrize(
    ("raw", "problem", "words"),
    [
        ("", texts.EmptyText, "no text"),
        (" \r\n\t\u200f\n", texts.EmptyText, "no text"),
        ("قال\x00", texts.ControlCharacters, "U\\+0000.*line 1, column 4"),
        ("قال\nثم\x1b", texts.ControlCharacters, "U\\+001B.*line 2, column 3"),
        ("ا" * 1_000_001, texts.TextTooLong, "1000001.*1000000"),
    ],
)
def test_a_bad_text_is_refused_and_nothing_stored(
    layla: User, raw: str, problem: type[Problem], words: str
) -> None:
    with pytest.raises(problem, match=words):
        factories.article(layla, raw)
    assert Article.objects.count() == 0


def test_the_title_is_the_first_words(layla: User) -> None:
    article = factories.article(layla, "قال الوزير كلامًا. " * 20)
    assert article.title.startswith("قال الوزير كلامًا. قال")
    assert len(article.title) <= 81


def test_the_same_text_is_stored_once(layla: User, samir: User) -> None:
    first = factories.article(layla)
    with pytest.raises(importing.TextStored) as twice:
        factories.article(samir, factories.TEXT.replace("\n", "\r\n"))
    assert twice.value.existing == first


def test_a_publication_date_has_its_first_and_last_day(layla: User) -> None:
    article = factories.article(layla, published="2018-07")
    days = (str(article.published_from), str(article.published_to))
    assert days == ("2018-07-01", "2018-07-31")
    with pytest.raises(dating.BadDate):
        factories.article(layla, "نص آخر.", published="أمس")


def test_editing_keeps_the_text_and_refuses_what_is_stale(layla: User) -> None:
    article = factories.article(layla)
    details = importing.Details(title="عنوان", outlet="صحيفة")
    edited = importing.edit_article(uid=article.uid, by=layla, details=details, version=1)
    assert (edited.title, edited.text, edited.version) == ("عنوان", article.text, 2)
    with pytest.raises(Stale):
        importing.edit_article(uid=article.uid, by=layla, details=details, version=1)


def test_removing_and_restoring_are_an_admins(layla: User, rania: User) -> None:
    article = factories.article(layla)
    with pytest.raises(NotAllowed):
        importing.remove_article(uid=article.uid, by=layla, version=1, at=AT)
    importing.remove_article(uid=article.uid, by=rania, version=1, at=AT)
    assert Article.objects.live().count() == 0
    back = importing.restore_article(uid=article.uid, by=rania, version=2)
    assert back.is_live


def test_an_article_with_a_contradiction_stays(layla: User, rania: User) -> None:
    article = factories.article(layla)
    statement, event, *_rest = factories.claims(article, layla)
    factories.contradiction(statement, event, layla)
    with pytest.raises(importing.StillContradicts):
        importing.remove_article(uid=article.uid, by=rania, version=1, at=AT)


def test_a_removed_text_that_came_again_is_not_restored(layla: User, rania: User) -> None:
    article = factories.article(layla)
    importing.remove_article(uid=article.uid, by=rania, version=1, at=AT)
    factories.article(layla)
    with pytest.raises(importing.TextStored):
        importing.restore_article(uid=article.uid, by=rania, version=2)
