"""The demo desk once for all exports, and a base of hostile texts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction

from claims.domain.exporting import Filters
from claims.exports import Selection
from claims.management import demo
from claims.models import Article
from tests.conftest import NOW
from tests.exports import hostile


@pytest.fixture(scope="package")
def _desk(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Loaded once for all tests of this folder, and taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.load(NOW)
        hostile.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def desk(_desk: None, db: None) -> Selection:
    """Everything, what is not settled included."""
    return Selection(None, unblinded=True)


@pytest.fixture
def seed(desk: Selection) -> Selection:
    return replace(desk, filters=Filters(article=str(Article.objects.earliest("pk").uid)))


@pytest.fixture
def hostile_texts(desk: Selection) -> Selection:
    return replace(desk, filters=Filters(outlet=hostile.OUTLET))
