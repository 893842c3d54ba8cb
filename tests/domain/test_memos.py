"""A memo gives what its function gives, works it out once, and never holds more than it may."""

from claims.domain.memos import Memo, once


def test_a_string_that_comes_again_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    memo = Memo(length)
    assert [memo["قال"], memo["قال"], memo["نفى"]] == [3, 3, 3]
    assert asked == ["قال", "نفى"]


def test_a_full_memo_forgets_and_goes_on() -> None:
    memo = Memo(len, size=3)
    for number in range(10):
        assert memo[str(number)] == 1
        assert len(memo) <= 3


def test_what_is_too_long_to_be_a_word_is_not_kept() -> None:
    memo = Memo(len)
    assert memo["ا" * 65] == 65
    assert not memo


def test_a_function_with_a_memory_is_asked_once_of_the_same_words() -> None:
    asked: list[tuple[str, ...]] = []

    @once
    def count(words: tuple[str, ...]) -> int:
        asked.append(words)
        return len(words)

    assert [count(("قال", "الوزير")), count(("قال", "الوزير")), count(("نفى",))] == [2, 2, 1]
    assert asked == [("قال", "الوزير"), ("نفى",)]
