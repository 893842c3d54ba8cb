"""Questions as they are typed, and where words stand in the original text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain import arabic, highlighting, searching
from claims.domain.searching import Found, Stems, Term, TooLong

typed = st.text(alphabet='ابتول ىأةء"«»-\u064b\u0640ﻻ، 1٢a', max_size=60)


def test_words_phrases_and_words_to_leave_out() -> None:
    question = searching.parse('الأسد "وقف إطلاق النار" -إدلب')
    assert question.groups == (
        (Term(("الاسد",)),),
        (Term(("وقف", "اطلاق", "النار"), exact=True),),
    )
    assert question.without == (Term(("ادلب",)),)


def test_a_hyphen_inside_a_word_leaves_nothing_out() -> None:
    question = searching.parse("واشنطن-موسكو")
    assert [group[0].words for group in question.groups] == [("واشنطن",), ("موسكو",)]
    assert question.without == ()


def test_a_mark_without_its_partner_is_no_phrase() -> None:
    assert [group[0].exact for group in searching.parse('"الجسر آمن').groups] == [False, False]


def test_too_much_is_refused_with_its_bounds() -> None:
    with pytest.raises(TooLong) as refused:
        searching.parse("كلمة " * 21)
    assert "20" in str(refused.value)


@given(typed)
def test_whatever_is_typed_is_read(text: str) -> None:
    question = searching.parse(text)
    for term in (*question.terms, *question.without):
        assert term.words
        assert all(word == arabic.normalise(word) and " " not in word for word in term.words)


@given(typed)
def test_words_have_their_places(text: str) -> None:
    words = highlighting.words_of(text)
    assert [each for word in words for each in word.normalised] == arabic.normalise(text).split()
    for word in words:
        assert arabic.normalise(text[word.start : word.end]).split() == list(word.normalised)


@given(typed)
def test_places_lie_in_the_text_in_order_and_apart(text: str) -> None:
    words = highlighting.words_of(text)
    distinct = {each for word in words for each in word.normalised}
    stems = {base: base[:2] for base in map(searching.bare, distinct)}
    found = Found(Term(("اب",)), (Stems(frozenset({"اب", "لا", "وب"})),))
    at = -1
    for start, end in highlighting.highlights(words, [highlighting.spelt(found, distinct, stems)]):
        assert at < start < end <= len(text)
        at = end


def test_places_are_those_of_the_original_with_its_marks() -> None:
    text = "قال \u200fوَالأَســــدُ، إن"
    words = highlighting.words_of(text)
    found = Found(Term(("الاسد",)), (Stems(frozenset({"اسد"})),))
    asad = highlighting.spelt(found, {"قال", "والاسد", "ان"}, {"اسد": "اسد"})
    [(start, end)] = highlighting.highlights(words, [asad])
    assert text[start:end] == "وَالأَســــدُ"


def test_a_passage_keeps_the_first_place_and_whole_words() -> None:
    text = "كلمة " * 100 + "الأسد " + "كلمة " * 100 + "\nفقرة أخرى"
    at = text.index("الأسد")
    passage, start, places = highlighting.passage(text, [(at, at + 5)])
    assert text[start : start + len(passage)] == passage
    assert [passage[a:b] for a, b in places] == ["الأسد"]
    assert set(passage.split()) == {"كلمة", "الأسد"}


def test_a_run_of_words_is_respelt_where_it_stands() -> None:
    assert highlighting.respelt("قال «بُوتن» أمس", "بوتن", "بوتين") == "قال «بوتين» أمس"
    assert highlighting.respelt("قال", "بوتن", "بوتين") == ""
