"""The cast: named people with roles, and the application's own rights in the database."""

import os

os.environ.setdefault("MIHAKK_TESTING", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import datetime
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from claims.domain import arabic
from claims.domain.vocabulary import ADMIN, EDITOR, FACT_CHECKER
from claims.models import User

NOW = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)
PASSWORD = "قارئ-desk-2026"


def pytest_configure() -> None:
    """Thousands of people are made here, and Argon2 is slow on purpose; `make run` keeps to it.

    camel-tools' tokenizer, half a second in the making, is there before hypothesis looks at clocks.
    """
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    arabic.tokens("")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow first: at the end no process works on a long test while the others are idle."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The owner makes the test database, empty; from then on we act as the application's role.

    A run that was killed leaves its rows in a database that is used again.
    """
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)
    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = settings.APPLICATION_ROLE


@pytest.fixture(autouse=True, scope="session")
def _flush_as_owner() -> Iterator[None]:
    """Between tests with real commits the owner empties the tables: the application may not."""
    flush = TransactionTestCase._fixture_teardown

    def flush_as_owner(self: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        flush(self)
        connection.close()

    TransactionTestCase._fixture_teardown = flush_as_owner
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture
def now() -> datetime.datetime:
    return NOW


def person(username: str, name: str, *roles: str) -> User:
    return User.objects.create_user(username, password=PASSWORD, name=name, roles=list(roles))


@pytest.fixture
def layla(db: None) -> User:
    return person("layla", "ليلى حدّاد", FACT_CHECKER)


@pytest.fixture
def samir(db: None) -> User:
    return person("samir", "سامر الخطيب", FACT_CHECKER)


@pytest.fixture
def nour(db: None) -> User:
    return person("nour", "نور عبّاس", FACT_CHECKER)


@pytest.fixture
def huda(db: None) -> User:
    return person("huda", "هدى منصور", EDITOR)


@pytest.fixture
def karim(db: None) -> User:
    return person("karim", "كريم زيدان", EDITOR)


@pytest.fixture
def rania(db: None) -> User:
    return person("rania", "رانيا شاهين", ADMIN)


@pytest.fixture
def reader(db: None) -> User:
    return person("reader", "قارئ")


@pytest.fixture
def at_once() -> Callable[..., list[Any]]:
    """Run functions at the same time, each in a thread with a connection of its own."""

    def run(*functions: Callable[[], Any]) -> list[Any]:
        barrier = threading.Barrier(len(functions))

        def one(function: Callable[[], Any]) -> Any:
            barrier.wait()
            try:
                return function()
            finally:
                connection.close()

        with ThreadPoolExecutor(len(functions)) as pool:
            return [future.result() for future in [pool.submit(one, f) for f in functions]]

    return run
