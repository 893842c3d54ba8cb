"""Matching copies, words and visible characters of Arabic text."""

import subprocess
import sys

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from claims.domain import arabic

# Letters, harakat, tatweel, marks of direction, joiners, emoji, digits, white space, surrogates'
# neighbours: what Arabic news is made of, and what breaks offsets.
ARABIC = st.lists(
    st.one_of(
        st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئ"),
        st.sampled_from("ًٌٍَُِّْٰـ"),
        st.sampled_from("\u200c\u200d\u200e\u200f\u202b\u202c\u2067\u2069\u061c\u00a0\ufeff"),
        st.sampled_from("«»“”\"'()…،؛؟.!:-–٫٬٪"),
        st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۱۲۳"),
        st.sampled_from("یکپگچڤﻻﷲﷺﻣ"),
        st.sampled_from(["👩‍🔬", "🇵🇸", "👍🏽", "𝒜", "é", "e\u0301", "ABC"]),
        st.sampled_from(" \t\n"),
    )
).map("".join)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أَنْكَرَتْ", "انكرت"),
        ("الإِرهاب", "الارهاب"),
        ("آخر", "اخر"),
        ("مـــدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("إيران", "ایران"),
        ("ﻻﻋﺐ", "لاعب"),
        ("عام ٢٠١٧", "عام 2017"),
        ("«واغنر»،", "واغنر"),
        ("رئيس\u200fالوزراء", "رئيسالوزراء"),
    ],
)
def test_spellings_of_one_word_fall_together(written: str, folded: str) -> None:
    assert arabic.normalise(written) == arabic.normalise(folded)


@pytest.mark.parametrize(("one", "other"), [("كلب", "قلب"), ("نفى", "نفت"), ("2017", "2018")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert arabic.normalise(one) != arabic.normalise(other)


@given(st.one_of(ARABIC, st.text()))
@example("ﷺ")
@example("ٱٲﭐ")
def test_normalising_twice_is_the_same_as_once(text: str) -> None:
    once = arabic.normalise(text)
    assert arabic.normalise(once) == once


@given(st.one_of(ARABIC, st.text()))
def test_folding_letter_by_letter_is_folding_the_whole(text: str) -> None:
    whole = arabic.normalise(text + " \U0001d49c")  # a letter that is folded with its text only
    assert whole == f"{arabic.normalise(text)} a".strip()


@given(st.one_of(ARABIC, st.text()))
def test_tokens_are_slices_in_order_and_leave_only_white_space_out(text: str) -> None:
    position = 0
    for token in arabic.tokens(text):
        assert text[token.start : token.end] == token.text != ""
        assert not text[position : token.start].strip()
        position = token.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("كتَب", [2]),  # a letter and its fatha
        ("👩‍🔬!", [1, 2]),
        ("🇵🇸", [1]),
        ("e\u0301x", [1]),
        ("سلام", []),
        ("\r\n", [1]),
    ],
)
def test_boundaries_of_visible_characters(text: str, inside: list[int]) -> None:
    refused = [at for at in range(len(text) + 1) if not arabic.is_grapheme_boundary(text, at)]
    assert refused == inside


@given(ARABIC)
def test_boundaries_of_visible_characters_are_those_of_the_whole_text(text: str) -> None:
    whole = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    assert {at for at in range(len(text) + 1) if arabic.is_grapheme_boundary(text, at)} == whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("روسيا", "الروسية"),
        ("والتعاون", "تعاون"),
        ("للقوات", "القوات"),
        ("المرتزقة", "مرتزقة"),
    ],
)
def test_light_stems_bring_inflected_words_together(one: str, other: str) -> None:
    assert arabic.light_stem(one) == arabic.light_stem(other)


@given(ARABIC)
def test_stems_and_bases_exist_for_any_string(text: str) -> None:
    arabic.light_stem(text)
    assert all(len(base) >= 3 for base in arabic.bases(text))


def test_bases_find_the_dictionary_word_under_clitics() -> None:
    assert arabic.normalise("اتفاق") in arabic.bases("وللاتفاقات")
    assert arabic.normalise("نفى") in arabic.bases("ونفى")


FIRST = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from claims.domain import arabic

at_once = Barrier(4)
def first(_):
    at_once.wait()
    return [token.text for token in arabic.tokens("انهار الجسر.")]
with ThreadPoolExecutor(4) as pool:
    assert list(pool.map(first, range(4))) == [["انهار", "الجسر", "."]] * 4
"""


def test_four_who_ask_for_tokens_first_all_get_them() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
