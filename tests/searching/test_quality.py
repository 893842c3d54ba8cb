"""What searches find and what they must not find, by a table of questions."""

import pytest
from django.db.models import F

from claims import searching
from claims.actions import cataloguing
from claims.models import Claim, User
from tests.models import rows
from tests.searching.table import ALL_OTHERS, CLAIMS, SPEAKERS, TABLE, Row


@pytest.fixture
def keys(layla: User) -> dict[int, str]:
    """The table's claims, by primary key; each is a paragraph of one article."""
    article = rows.article(layla, "\n".join(CLAIMS.values()))
    for key, (name, aliases) in SPEAKERS.items():
        details = cataloguing.SpeakerDetails(name_ar=name, aliases=aliases)
        cataloguing.add_speaker(by=layla, details=details, key=key)
    return {rows.claim(article, quote).pk: key for key, quote in CLAIMS.items()}


@pytest.mark.django_db
def test_the_table_of_questions(keys: dict[int, str]) -> None:
    assert len(TABLE) >= 60
    faults = [fault for row in TABLE if (fault := _fault(row, keys))]
    assert not faults, "\n".join(faults)


def _fault(row: Row, keys: dict[int, str]) -> str:
    """What is wrong with the answer to one question, or ""."""
    question, wanted, unwanted = row
    found = {keys[pk] for pk in _ask(question)}
    excess = found - set(wanted) if unwanted == ALL_OTHERS else found & set(unwanted)
    missing = set(wanted) - found
    return f"{question}: misses {missing}, finds {excess}" if missing or excess else ""


def _ask(question: str) -> list[int]:
    search = searching.prepare(question)
    return searching.newest(search, Claim.objects.all(), F("quote"), 100)
