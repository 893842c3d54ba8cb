"""Texts that are nearly the same have a mark in common, nearly always."""

import random

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
