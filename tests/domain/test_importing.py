"""From bytes to the text that is stored: what changes, what never does, what is refused."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain import importing
from tests.domain.test_arabic import ARABIC

LIMIT = 1_000
RAW = st.lists(st.sampled_from(["\r\n", "\r", "\n", "كتَب", " ", "👩‍🔬", "\u200f", "«ا»"])).map(
    "".join
)


def test_bytes_that_are_not_utf8_name_the_byte_and_the_cure() -> None:
    with pytest.raises(importing.NotUtf8) as caught:
        importing.decode("خبر".encode() + "خبر".encode("cp1256"))
    assert caught.value.params == {"position": 7}
    assert "UTF-8" in str(caught.value)


def test_decoding_keeps_the_mark_and_the_line_ends() -> None:
    assert importing.decode("\ufeffخبر\r\n".encode()) == "\ufeffخبر\r\n"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeffخبر", "خبر"),
        ("سطر\r\nآخر\rثالث\n", "سطر\nآخر\nثالث\n"),
        ("أَلِف\u0653 ـ \u200f«ي»\u200d e\u0301", "أَلِف\u0653 ـ \u200f«ي»\u200d e\u0301"),
        ("ﻻ ﷺ ١٢", "ﻻ ﷺ ١٢"),
        ("وسط\ufeffالنص", "وسط\ufeffالنص"),
        ("\tمسافة", "\tمسافة"),
    ],
)
def test_only_line_ends_and_a_leading_mark_change(raw: str, text: str) -> None:
    assert importing.clean_text(raw, LIMIT).text == text


@given(RAW, st.booleans())
def test_every_offset_leads_back_to_the_raw_text(raw: str, has_mark: bool) -> None:
    raw = ("\ufeff" if has_mark else "") + raw + "ن"
    clean = importing.clean_text(raw, 100_000)
    assert clean.raw(len(clean.text)) == len(raw)
    for offset, character in enumerate(clean.text):
        found = raw[clean.raw(offset)]
        assert found == character or (found == "\r" and character == "\n")


@given(ARABIC.filter(str.strip))
def test_cleaning_twice_is_the_same_as_once(raw: str) -> None:
    raw = "ن" + raw
    once = importing.clean_text(raw, 100_000).text
    assert importing.clean_text(once, 100_000).text == once


@pytest.mark.parametrize("raw", ["", " ", "\n\n\t", "\u00a0\u2003", "\ufeff", "\ufeff \r\n"])
def test_a_text_without_words_is_refused(raw: str) -> None:
    with pytest.raises(importing.EmptyText):
        importing.clean_text(raw, LIMIT)


@pytest.mark.parametrize("raw", ["\u200f\u200e", "\ufeff\ufeff", "\u00ad", "\u2060 \u200b"])
def test_invisible_marks_alone_are_no_text(raw: str) -> None:
    with pytest.raises(importing.EmptyText):
        importing.clean_text(raw, LIMIT)


def test_the_limit_counts_code_points_of_the_stored_text() -> None:
    assert len(importing.clean_text("\ufeff" + "ن" * LIMIT, LIMIT).text) == LIMIT
    assert importing.clean_text("🔬" * LIMIT, LIMIT)
    with pytest.raises(importing.TextTooLong) as caught:
        importing.clean_text("ن" * (LIMIT + 1), LIMIT)
    assert caught.value.params == {"length": LIMIT + 1, "limit": LIMIT}
    assert str(LIMIT) in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "name", "line", "column"),
    [
        ("خبر\x00", "U+0000", 1, 4),
        ("سطر\nخ\x1bبر", "U+001B", 2, 2),
        ("سطر\r\nأول\r\n\x85", "U+0085", 3, 1),
        ("\ufeffا\x7f", "U+007F", 1, 2),
        ("ا\x0b", "U+000B", 1, 2),
        ("ا\ud800", "U+D800", 1, 2),
    ],
)
def test_control_characters_are_refused_with_their_place(
    raw: str, name: str, line: int, column: int
) -> None:
    with pytest.raises(importing.ControlCharacters) as caught:
        importing.clean_text(raw, LIMIT)
    assert caught.value.params == {"name": name, "line": line, "column": column}


def test_a_text_is_known_by_the_hash_of_its_utf8() -> None:
    assert importing.text_sha256("خبر") == hashlib.sha256("خبر".encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  عنوان قصير  \nمتن", "عنوان قصير"),
        ("كلمة، " * 40, ("كلمة، " * 13).rstrip("، ") + "…"),
        ("ن" * 100, "ن" * 80 + "…"),
    ],
)
def test_the_first_words_make_a_title(text: str, title: str) -> None:
    assert importing.first_words(text) == title
