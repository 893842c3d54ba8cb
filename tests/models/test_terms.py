"""What the database makes of a text to search it: as the domain does, whoever wrote the row."""

import unicodedata

import pytest
from django.db import IntegrityError, connection
from hypothesis import given
from hypothesis import strategies as st

from claims.actions.stemming import Stems
from claims.domain.arabic import normalise
from claims.domain.searching import bare
from claims.models import Article, Claim, User
from claims.models.searches import matches
from tests.models import rows

ARABIC = [(0x20, 0x250), (0x600, 0x700), (0x750, 0x780), (0x8A0, 0x900), (0xFB50, 0xFE00)]
ARABIC += [(0xFE70, 0xFF00), (0x2000, 0x2070)]
# Unlike their kin these change in number when case or compatibility is folded.
UNLIKE = "ßİǰ"


def one(sql: str, *parameters: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_each_arabic_character_is_folded_as_the_domain_folds_it() -> None:
    characters = [
        chr(code)
        for first, last in ARABIC
        for code in range(first, last)
        if unicodedata.category(chr(code)) not in ("Cn", "Cs") and chr(code) not in UNLIKE
    ]
    words = [f"ب{character}ب" for character in characters]
    found = one("SELECT array_agg(claims_normal(word)) FROM unnest(%s) AS word", words)
    assert found == [normalise(word) for word in words]


letters = st.text(alphabet="ابتوفلكسيهةىأإآءؤئ ـَُِّ،.-٠١٢ۀیکﻻﷲ\u200f\u200babç", max_size=40)


@pytest.mark.django_db
@given(text=letters)
def test_texts_are_folded_as_the_domain_folds_them(text: str) -> None:
    assert one("SELECT claims_normal(%s)", text) == normalise(text)
    assert one("SELECT claims_bare(claims_normal(%s))", text) == " ".join(
        bare(word) for word in normalise(text).split()
    )


@pytest.mark.django_db
def test_whatever_writes_a_claim_makes_it_found(layla: User) -> None:
    article = rows.article(layla, "قال الوزير إنّ الجســر آمن.\nانهار الجسر.")
    claim = rows.claim(article, "قال الوزير إنّ الجســر آمن")
    found = Claim.objects.filter(matches("'جسر' & 'وزير'"))
    assert list(found) == []  # «وزير» is stemmed to «زير»: the و may be an «and»
    assert list(Claim.objects.filter(matches("'جسر' & 'زير'"))) == [claim]


@pytest.mark.django_db
def test_a_text_with_more_words_than_an_index_holds_is_stored(layla: User) -> None:
    text = " ".join(f"{number:x}كلمة" for number in range(120_000))
    article = rows.article(layla, text)
    assert one("SELECT length(terms) FROM claims_article WHERE id = %s", article.pk) > 10_000


numbers = st.text(alphabet="0123456789٣.,-+eم", min_size=1, max_size=130)
spaced = st.lists(letters | st.text(max_size=8) | numbers, max_size=12).map(" \n".join)


@pytest.mark.django_db
@given(texts=st.lists(spaced.filter(lambda text: "\0" not in text), min_size=1, max_size=3))
def test_the_stems_of_a_text_are_those_of_its_words_one_after_another(texts: list[str]) -> None:
    given_by_words = Stems().of([text.split() for text in texts])
    made = (
        "SELECT array_agg(claims_terms(text) = stems::tsvector) FROM unnest(%s, %s) x(text, stems)"
    )
    assert one(made, texts, given_by_words) == [True] * len(texts)


@pytest.mark.django_db
@pytest.mark.parametrize("times", [255, 256])
def test_a_column_holds_so_many_places_of_a_stem_however_it_is_made(times: int) -> None:
    text = "جسر " * times
    (stems,) = Stems().of([text.split()])
    assert (stems is None) == (times > 255)
    if stems is not None:
        assert one("SELECT claims_terms(%s) = %s::tsvector", text, stems)


@pytest.mark.django_db
def test_words_are_remembered_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.actions.stemming._MOST_WORDS", 3)
    stems = Stems()
    texts = ["انهار الجسر أمس", "انهار الجسر اليوم", "انهار الجسر غدا"]
    assert [stems.of([text.split()]) for text in texts] == [
        Stems().of([text.split()]) for text in texts
    ]


@pytest.mark.django_db
def test_terms_follow_the_text_and_nothing_else(layla: User) -> None:
    article = rows.article(layla, "انهار الجسر.")
    terms = "SELECT terms = claims_terms(title || ' ' || text) FROM claims_article WHERE id = %s"
    assert one(terms, article.pk)
    Article.objects.filter(pk=article.pk).update(title="حريق في الميناء")
    assert one(terms, article.pk)
    one("UPDATE claims_article SET terms = 'other' WHERE id = %s RETURNING id", article.pk)
    assert one(terms, article.pk)


@pytest.mark.django_db
def test_terms_that_a_text_does_not_have_are_refused(layla: User) -> None:
    rows.article(layla)
    columns = (
        "title, outlet, byline, url, archive_url, published, language, created_by_id, created_at"
    )
    wrong = f"""
        INSERT INTO claims_article (uid, text, text_sha256, version, terms, {columns})
        SELECT gen_random_uuid(), n::text, encode(sha256(n::text::bytea), 'hex'), 1, 'other',
            {columns}
        FROM claims_article, generate_series(1, 64) AS n RETURNING 1
    """
    with pytest.raises(IntegrityError, match="the terms are those"):
        one(wrong)
