"""What the database makes of a text to search it: as the domain does, whoever wrote the row."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.arabic import normalise
from claims.domain.searching import bare
from claims.models import Claim, User
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
