"""Texts that are nearly the same have a mark in common, nearly always."""

import random

from hypothesis import given
from hypothesis import strategies as st

from claims.domain import resembling
from claims.domain.resembling import marks, runs

TEXT = "قال الوزير إن الجسر آمن وإن البلدية أغلقت الطريق بعد انهيار جزء منه صباح اليوم"
WORDS = TEXT.split()


def text(seed: int) -> list[str]:
    words = random.Random(seed)
    return [f"{words.choice(WORDS)}{words.randrange(9)}" for _ in range(60)]


def test_a_word_changed_keeps_a_mark_and_most_of_the_runs() -> None:
    kept = 0
    for seed in range(200):
        words = text(seed)
        one = " ".join(words)
        words[seed % 60] = "كلمة"
        other = " ".join(words)
        a, b = marks(one), marks(other)
        kept += a.lowest == b.lowest or a.highest == b.highest
        assert resembling.resemblance(runs(one), runs(other)) > resembling.LEAST
    assert kept > 190


def test_other_texts_have_nothing_in_common() -> None:
    assert resembling.resemblance(runs(" ".join(text(1))), runs(" ".join(text(2)))) < 0.1
    found = [marks(" ".join(text(seed))) for seed in range(200)]
    assert len({each.lowest for each in found}) > 195


def test_marks_on_letters_and_punctuation_do_not_count() -> None:
    written, bare = "قالَ الوزيرُ: إنّ الجسر آمن!", "قال الوزير ان الجسر امن"
    assert marks(written) == marks(bare)


def test_short_texts_have_marks_too() -> None:
    assert marks("خبر") == marks("خبرٌ")
    assert marks("…") == marks("")
    assert resembling.resemblance(runs("خبر"), runs("نبأ")) == 0


@given(st.lists(st.sampled_from(WORDS), min_size=4), st.lists(st.sampled_from(WORDS), min_size=4))
def test_a_text_has_the_runs_of_its_parts_and_three_between(a: list[str], b: list[str]) -> None:
    between = a[-3:] + b[:3]
    parts = [runs(" ".join(words)) for words in (a, between, b)]
    assert runs(" ".join(a + b)) == frozenset().union(*parts)


@given(st.permutations(WORDS))
def test_a_run_is_told_by_its_words_in_their_order(words: list[str]) -> None:
    fours = {tuple(words[start : start + 4]) for start in range(len(words) - 3)}
    assert runs(" ".join(words)).isdisjoint(runs(" ".join(reversed(words))))
    assert len(runs(" ".join(words))) == len(fours)
