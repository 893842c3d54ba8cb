"""Large bases to measure on: articles of claims in the words of the annotated texts, by COPY.

Every fourth word or so is drawn from 60,000 made-up ones, as often as Zipf's law has it, for the
twenty thousand words of the texts alone would make every word a common one. The same number gives
the same base. Triggers are off meanwhile: what they keep holds by the way the rows are made.
"""

import datetime
import io
import itertools
import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from claims.domain import importing
from claims.management.commands.migrate import as_owner
from claims.models import Annotation, Article, Claim, Contradiction, User
from tests.bench import sets

AT = datetime.datetime(2026, 1, 1, 6, 0, tzinfo=datetime.UTC)
CLAIMS_EACH = 20
_ARTICLES_AT_ONCE = 500
_OUTLETS = ("وكالة المدى", "صحيفة الأفق", "قناة النهار", "موقع تحقّق", "إذاعة الوطن")
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PATTERNS = ("{}ا{}{}", "م{}{}و{}", "{}{}ي{}", "ت{}{}ي{}", "{}و{}{}ان", "است{}{}ا{}", "{}{}{}ي")
_MADE_UP = 60_000
_COMMONEST = 20
TABLES = (Article, Claim, Annotation, Contradiction)
_FILLING = """
SELECT tgrelid::regclass, tgname FROM pg_trigger
WHERE tgname LIKE 'pgtrigger_terms_are_filled_in%'
"""


def words() -> list[str]:
    """The made-up words, the most frequent first."""
    roots = itertools.product(_LETTERS, repeat=3)
    every = [pattern.format(*root) for root in roots for pattern in _PATTERNS]
    return random.Random(7).sample(every, _MADE_UP)


def sentences() -> list[list[str]]:
    """The claims of the annotated texts, as words."""
    found = [claim["text"].split() for each in sets.development() for doc in each.gold["docs"]
             for claim in doc["claims"]]  # fmt: skip
    return [words for words in found if len(words) >= 5]


def grow(size: int, people: Sequence[User]) -> None:
    """Add articles until the base holds `size` claims; the rows come to rest (VACUUM ANALYZE)."""
    vocabulary, pool = words(), sentences()
    present = Article.objects.count()
    numbers = range(present, size // CLAIMS_EACH)
    with filling(TABLES):
        for first in range(numbers.start, numbers.stop, _ARTICLES_AT_ONCE):
            some = range(first, min(first + _ARTICLES_AT_ONCE, numbers.stop))
            with transaction.atomic():
                _add([_article(number, vocabulary, pool) for number in some], some, people)


@contextmanager
def filling(tables: Sequence[type[Model]]) -> Iterator[None]:
    """As the tables' owner, without triggers; at the end the rows come to rest."""
    with _as_owner(), _without_triggers(tables):
        yield
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"VACUUM (ANALYZE) {table._meta.db_table}")


def _article(number: int, vocabulary: list[str], pool: list[list[str]]) -> list[str]:
    """The sentences of an article."""
    chance = random.Random(number)
    return [_sentence(chance, vocabulary, pool) for _ in range(CLAIMS_EACH)]


def _sentence(chance: random.Random, vocabulary: list[str], pool: list[list[str]]) -> str:
    return " ".join(
        vocabulary[_drawn(chance)] if chance.random() < 0.25 else word
        for word in chance.choice(pool)
    )


def _drawn(chance: random.Random) -> int:
    """A rank by Zipf's law; the texts themselves hold the commonest words."""
    return int(_COMMONEST * (_MADE_UP / _COMMONEST) ** chance.random()) - 1


def _add(articles: list[list[str]], numbers: range, people: Sequence[User]) -> None:
    ids = range(numbers.start + 1, numbers.stop + 1)
    _copy(Article, (_article_row(*each, people[0]) for each in zip(ids, articles, strict=True)))
    _copy(Claim, (row for each in zip(ids, articles, strict=True) for row in _claim_rows(*each)))
    claims = range(numbers.start * CLAIMS_EACH + 1, numbers.stop * CLAIMS_EACH + 1)
    _copy(Annotation, (row for claim in claims for row in _annotation_rows(claim, people)))
    _copy(Contradiction, (_contradiction_row(each, people[0]) for each in claims if each % 50 == 0))


def _article_row(number: int, quotes: list[str], by: User) -> Article:
    text = f"{number}\n" + "\n".join(quotes)
    year = 2010 + number % 15
    return Article(
        id=number,
        uid=uuid.UUID(int=number),
        title=quotes[0][:200],
        outlet=_OUTLETS[number % len(_OUTLETS)],
        published=str(year),
        published_from=datetime.date(year, 1, 1),
        published_to=datetime.date(year, 12, 31),
        text=text,
        text_sha256=importing.text_sha256(text),
        created_by=by,
        created_at=AT,
    )


def _claim_rows(article: int, quotes: list[str]) -> Iterator[Claim]:
    start = len(str(article)) + 1
    for number, quote in enumerate(quotes):
        pk = (article - 1) * CLAIMS_EACH + number + 1
        settled = _is_settled(pk)
        yield Claim(
            id=pk,
            uid=uuid.UUID(int=pk),
            article_id=article,
            paragraph_no=number + 2,
            start=start,
            end=start + len(quote),
            quote=quote,
            kind="reported_event" if settled else None,
            origin="machine",
            state="agreed" if settled else "disputed" if pk % 10 == 9 else "open",
            created_at=AT,
        )
        start += len(quote) + 1


def _is_settled(claim: int) -> bool:
    return claim % 10 in (1, 2, 3)


def _annotation_rows(claim: int, people: Sequence[User]) -> Iterator[Annotation]:
    """Two answers to a settled claim, one to some that are not."""
    answering = people if _is_settled(claim) else people[1:] if claim % 10 < 6 else ()
    for number, person in enumerate(answering):
        yield Annotation(
            id=claim * 2 + number,
            uid=uuid.UUID(int=claim * 2 + number),
            claim_id=claim,
            annotator=person,
            span_version=1,
            kind="reported_event",
            created_at=AT,
            submitted_at=AT,
        )


def _contradiction_row(claim: int, by: User) -> Contradiction:
    return Contradiction(
        id=claim,
        uid=uuid.UUID(int=claim),
        claim_a_id=claim,
        claim_b_id=claim - 3,
        relation="undermines",
        type="lexical",
        rationale="قالا ما لا يجتمع",
        proposed_by=by,
        proposed_at=AT,
    )


def _copy(table: type[Model], rows: Iterable[Model]) -> None:
    fields = table._meta.concrete_fields
    lines = io.StringIO()
    for row in rows:
        lines.write("\t".join(_cell(getattr(row, field.attname)) for field in fields) + "\n")
    lines.seek(0)
    names = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table._meta.db_table} ({names}) FROM STDIN", lines)


def _cell(value: Any) -> str:
    if value is None:
        return r"\N"
    return str(value).replace("\\", r"\\").replace("\n", r"\n").replace("\t", r"\t")


@contextmanager
def _as_owner() -> Iterator[None]:
    """The tables' owner for the length of a block, whichever role tests or scripts act as."""
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        yield
        _restart_numbers()


@contextmanager
def _without_triggers(tables: Sequence[type[Model]]) -> Iterator[None]:
    """All but those that fill in the terms, which these rows do not bring."""
    _switch_triggers("DISABLE", tables)
    with connection.cursor() as cursor:
        cursor.execute(_FILLING)
        for table, name in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} ENABLE TRIGGER "{name}"')
    try:
        yield
    finally:
        _switch_triggers("ENABLE", tables)


def _switch_triggers(word: str, tables: Sequence[type[Model]]) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table._meta.db_table} {word} TRIGGER USER")


def _restart_numbers() -> None:
    """Let the next rows be numbered after those that brought their numbers with them."""
    with connection.cursor() as cursor:
        for table in TABLES:
            name = table._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}"
            )
