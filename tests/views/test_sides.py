"""Which claims are offered as the other side, and in which order."""

import pytest

from claims.domain.annotating import Answer
from claims.models import User
from claims.views import sides
from tests import factories
from tests.factories import EVENT, STATEMENT

pytestmark = pytest.mark.django_db


def test_a_statement_is_offered_events_first_and_no_comments(layla: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    statement, event, comment, other = factories.claims(factories.article(layla), layla)
    factories.annotate(statement, layla, STATEMENT)
    factories.annotate(event, layla, EVENT)
    factories.annotate(comment, layla, Answer(kind="author_comment"))
    factories.annotate(other, layla, STATEMENT)
    offered = [uid for _name, group in sides.choices_for(layla, statement) for uid, _text in group]
    assert set(offered) == {str(event.uid), str(other.uid)}
    against_the_event = [
        uid for _name, group in sides.choices_for(layla, event) for uid, _text in group
    ]
    assert set(against_the_event) == {str(statement.uid), str(other.uid)}
    assert offered[0] == str(event.uid)
