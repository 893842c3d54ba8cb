"""The rules that every span keeps, and what splitting and merging leave."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.domain import arabic, problems, spans
from tests.domain.test_arabic import ARABIC

TEXT = "أكد الوزير أن «المخزون كافٍ»، وأغلقت المراكز أبوابها.\nسطر ثانٍ 👩‍🔬 هنا."
FIRST = spans.Span(0, 53, TEXT[:53], 1)


def span(quote: str) -> spans.Span:
    start = TEXT.index(quote)
    return spans.check_span(TEXT, start, start + len(quote), quote)


def test_a_span_knows_its_quote_and_paragraph() -> None:
    found = span("سطر ثانٍ")
    assert (found.quote, found.paragraph_no) == ("سطر ثانٍ", 2)
    assert TEXT[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [
        (-1, 3, spans.OutOfText),
        (3, 2, spans.OutOfText),
        (0, len(TEXT) + 1, spans.OutOfText),
        (10**12, 10**12 + 1, spans.OutOfText),
        (3, 3, spans.EmptySpan),
        (3, 4, spans.EmptySpan),
        (14, 15, spans.EmptySpan),
        (TEXT.index("سطر") - 9, TEXT.index("سطر") + 3, spans.CrossesParagraph),
        (0, 2, spans.NotOnWordBoundary),
        (1, 10, spans.NotOnWordBoundary),
        (0, TEXT.index("👩") + 1, spans.CrossesParagraph),
        (TEXT.index("سطر"), TEXT.index("👩") + 1, spans.InsideGrapheme),
        (TEXT.index("كافٍ"), TEXT.index("كافٍ") + 3, spans.InsideGrapheme),
    ],
)
def test_each_broken_rule_has_its_problem(
    start: int, end: int, problem: type[problems.Problem]
) -> None:
    with pytest.raises(problem) as caught:
        spans.check_span(TEXT, start, end, TEXT[max(start, 0) : max(end, 0)])
    assert "%(" not in str(caught.value)


def test_another_quote_than_the_text_is_refused_and_shown() -> None:
    with pytest.raises(spans.QuoteMismatch) as caught:
        spans.check_span(TEXT, 0, 3, "قال")
    assert "أكد" in str(caught.value)


def test_utf16_offsets_are_caught_by_the_quote() -> None:
    start = TEXT.index("هنا")
    with pytest.raises(spans.QuoteMismatch):
        spans.check_span(TEXT, start - 1, start + 2, "هنا")


@pytest.mark.parametrize(
    ("start", "end", "field"), [(1, 10, "start"), (0, 5, "end")], ids=["start", "end"]
)
def test_the_problem_names_the_end_that_is_wrong(start: int, end: int, field: str) -> None:
    with pytest.raises(spans.NotOnWordBoundary) as caught:
        spans.check_span(TEXT, start, end, TEXT[start:end])
    assert caught.value.field == field


def test_splitting_leaves_the_comma_to_neither_part() -> None:
    whole = span("أكد الوزير أن «المخزون كافٍ»، وأغلقت المراكز أبوابها")
    first, second = spans.split(TEXT, whole, TEXT.index("وأغلقت"))
    assert first.quote == "أكد الوزير أن «المخزون كافٍ»"
    assert second.quote == "وأغلقت المراكز أبوابها"


def test_splitting_anywhere_between_two_words_gives_the_same_parts() -> None:
    whole = span("أكد الوزير أن «المخزون كافٍ»، وأغلقت المراكز أبوابها")
    after, before = TEXT.index("كافٍ") + 4, TEXT.index("وأغلقت")
    parts = {spans.split(TEXT, whole, at) for at in range(after, before + 1)}
    assert len(parts) == 1


def test_an_opening_mark_goes_with_the_second_part() -> None:
    whole = span("أكد الوزير أن «المخزون كافٍ»")
    first, second = spans.split(TEXT, whole, TEXT.index("المخزون"))
    assert (first.quote, second.quote) == ("أكد الوزير أن", "«المخزون كافٍ»")


@pytest.mark.parametrize("at", [0, 53, 10**9, -5])
def test_a_split_needs_words_on_both_sides(at: int) -> None:
    with pytest.raises(spans.NothingLeft):
        spans.split(TEXT, span("أكد الوزير أن «المخزون كافٍ»"), at)


def test_a_split_inside_a_word_is_refused() -> None:
    with pytest.raises(spans.NotOnWordBoundary):
        spans.split(TEXT, span("أكد الوزير أن"), TEXT.index("وزير"))


def test_merging_is_the_reverse_of_splitting_in_either_order() -> None:
    whole = span("أكد الوزير أن «المخزون كافٍ»، وأغلقت المراكز أبوابها")
    first, second = spans.split(TEXT, whole, TEXT.index("وأغلقت"))
    assert spans.merge(TEXT, first, second) == spans.merge(TEXT, second, first) == whole


def test_claims_of_two_paragraphs_do_not_merge() -> None:
    with pytest.raises(spans.NotNeighbours):
        spans.merge(TEXT, span("أكد الوزير"), span("سطر ثانٍ"))


@given(ARABIC, st.data())
def test_whatever_passes_keeps_every_rule(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    try:
        found = spans.check_span(text, start, end, text[start:end])
    except problems.Problem:
        return
    assert found.quote == text[start:end]
    assert "\n" not in found.quote
    assert arabic.is_grapheme_boundary(text, start)
    assert arabic.is_grapheme_boundary(text, end)
    assert found.paragraph_no == text[:start].count("\n") + 1


@given(ARABIC, st.data())
def test_parts_of_a_split_lie_in_order_inside_the_whole(text: str, data: st.DataObject) -> None:
    words = [token for token in arabic.tokens(text) if token.is_word]
    assume(len(words) > 1)
    number = data.draw(st.integers(1, len(words) - 1))
    start, end = words[0].start, words[-1].end
    try:
        whole = spans.check_span(text, start, end, text[start:end])
        first, second = spans.split(text, whole, words[number].start)
    except problems.Problem:
        return
    assert (first.start, second.end) == (start, end)
    assert first.end <= second.start
    assert not any(each.isalnum() for each in text[first.end : second.start])
