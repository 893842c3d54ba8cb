"""Pages of hits, newest first; suggestions; articles; similar claims."""

import pytest
from django.db import connection

from claims import queries, searching, similar
from claims.actions import segmenting
from claims.models import Article, Claim, User
from tests import factories
from tests.models import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(layla: User) -> list[Claim]:
    """Thirty claims that say «جسر», every third «نهر» too."""
    quotes = [f"الجسر رقم {n} آمن" + (" فوق النهر" if n % 3 == 0 else "") for n in range(30)]
    article = rows.article(layla, "\n".join(quotes))
    return [rows.claim(article, quote) for quote in quotes]


def walk(text: str, count: int) -> list[list[int]]:
    """The primary keys of every page."""
    pages, before = [], 0
    while True:
        search = searching.prepare(text)
        hits, before = searching.claims_page(search, Claim.objects.all(), count, before)
        pages.append([hit.row.pk for hit in hits])
        if not before:
            return pages


@pytest.mark.parametrize("walked", [1, 4_000])
def test_every_hit_once_newest_first(
    many: list[Claim], monkeypatch: pytest.MonkeyPatch, walked: int
) -> None:
    """However few rows are walked back through before the index is asked."""
    monkeypatch.setattr(searching, "_WALKED", walked)
    monkeypatch.setattr(searching, "_WALKED_EACH", 1)
    river = [claim.pk for claim in reversed(many) if "النهر" in claim.quote]
    pages = walk("نهر", 4)
    assert [pk for page in pages for pk in page] == river
    assert [len(page) for page in pages] == [4, 4, 2]


def test_a_name_spelt_wrongly_is_suggested(layla: User) -> None:
    factories.speaker(layla, "فلاديمير بوتين", "putin", aliases=("بوتين",))
    assert searching.suggestions("قال بوتن أمس", 3) == ["قال بوتين أمس"]
    assert searching.suggestions("بوتين", 3) == []


def test_articles_come_with_a_passage(layla: User) -> None:
    article = rows.article(layla, "مقدّمة طويلة.\nقال الوزير إنّ الجِسرَ آمن.")
    [hit], _next = searching.articles_page(searching.prepare("جسر"), Article.objects.live(), 5)
    assert hit.row == article
    assert hit.text == "قال الوزير إنّ الجِسرَ آمن."
    assert article.text[hit.start : hit.start + len(hit.text)] == hit.text
    assert [hit.text[start:end] for start, end in hit.places] == ["الجِسرَ"]


def test_rejected_claims_are_not_found(many: list[Claim], huda: User) -> None:
    gone = many[0]
    segmenting.reject_claim(
        claim_uid=gone.uid, by=huda, reason="ليس ادعاءً", version=1, at=factories.AT
    )
    search = searching.prepare("جسر")
    found = searching.newest(search, queries.searchable_claims(), searching.QUOTE, 100)
    assert len(found) == 29
    assert gone.pk not in found


@pytest.mark.parametrize("analysed", [False, True])
def test_what_repeats_a_claim_comes_nearest(layla: User, analysed: bool) -> None:
    first = rows.article(layla, "أعلنت الوزارة أن ثلاثين قتيلًا سقطوا في انهيار الجسر مساءً\nلا صلة")
    second = rows.article(
        layla, "أعلنت الوزارة أن ثلاثين قتيلًا سقطوا في انهيار الجسر\nانهيار الجسر كارثة\nمطر غزير"
    )
    claim, unlike = (rows.claim(first, quote) for quote in first.text.split("\n"))
    copy, near, other = (rows.claim(second, quote) for quote in second.text.split("\n"))
    if analysed:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("ANALYZE claims_claim")
    found = similar.nearest(claim, 10)
    assert [each.claim for each in found] == [copy, near]
    assert [each.repeats for each in found] == [True, False]
    assert found[0].similarity > 0.8 > found[1].similarity
    assert not {unlike, other} & {each.claim for each in found}
