"""Words with their places: whole words of camel-tools, and everything between them."""

from hypothesis import given
from hypothesis import strategies as st

from claims.domain import arabic, lexicon, wording
from tests.domain.test_arabic import ARABIC

TEXTS = st.one_of(ARABIC, st.text())
PLAIN = st.text(st.sampled_from('ابتكنيةءىؤـًَُِّ09٣. ،؟!:«»"()-–\n\t\u00a0\u200f\u200cABe'))


@given(PLAIN)
def test_words_are_those_of_camel_tools(text: str) -> None:
    tokens = [(each.start, each.end) for each in arabic.tokens(text) if each.is_word]
    row = wording.words(text)
    assert [(row.starts[at], row.end(at)) for at in range(len(row))] == tokens


@given(TEXTS)
def test_words_and_what_stands_between_them_are_the_text(text: str) -> None:
    row = wording.words(text)
    for at, word in enumerate(row):
        assert text[row.starts[at] : row.end(at)] == word.text
        following = row.starts[at + 1] if at + 1 < len(row) else len(text)
        assert text[row.end(at) : following].strip() == word.gap
    kept = sum(letter.isalnum() for word in row for letter in word.text)
    assert kept == sum(letter.isalnum() for letter in text)


@given(TEXTS, st.text(max_size=5), st.text(max_size=5))
def test_a_stretch_has_the_words_it_would_have_by_itself(
    text: str, before: str, after: str
) -> None:
    whole = f"{before} {text} {after}"
    start = len(before) + 1
    found = wording.words(whole, start, start + len(text))
    alone = wording.words(text)
    assert [place - start for place in found.starts] == alone.starts
    assert [(word.norm, word.gap) for word in found] == [(word.norm, word.gap) for word in alone]


def test_phrases_are_found_whole_and_behind_a_conjunction() -> None:
    row = wording.words("وعلى حد قول الوزير")
    phrases = lexicon.phrases("على حد", "على حد قول")
    assert wording.phrase_at(row, 0, phrases) == 3
    assert wording.phrase_at(row.part(0, 2), 0, phrases) == 2
    assert wording.phrase_at(row, 1, phrases) == 0
