"""Where what was searched for stands in a text, and what to show around it.

Places are (start, end) in code points of the text, the end excluded.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from claims.domain import arabic
from claims.domain.searching import BEFORE_PHRASES, Found, bare

_WORDS = regex.compile(r"[\p{L}\p{N}][[\p{L}\p{N}\p{M}\p{Cf}]--\u200b]*", regex.V1)
_AROUND = 120  # code points shown before and after a place in a long text


@dataclass(frozen=True, slots=True)
class Word:
    """A word at text[start:end], in code points, and what it is normalised; seldom several."""

    start: int
    end: int
    normalised: tuple[str, ...]


def words_of(text: str) -> list[Word]:
    """The text's words with their places, each with the marks that stand on its letters."""
    return [
        Word(match.start(), match.end(), normalised)
        for match in _WORDS.finditer(text)
        if (normalised := _normalised(match[0]))
    ]


@functools.lru_cache(maxsize=65_536)
def _normalised(word: str) -> tuple[str, ...]:
    return tuple(arabic.normalise(word).split())


Spelt = Sequence[frozenset[str]]


def spelt(found: Found, words: Iterable[str], stems: Mapping[str, str]) -> Spelt:
    """For each word of a term, which of the `words` (normalised) stand for it.

    `stems` holds the stem of those without article (`bare`) that have one of the term's stems.
    """
    if not found.term.exact:
        bares = {word: bare(word) for word in words}
        return [
            frozenset(
                word
                for word, base in bares.items()
                if stems.get(base) in asked.sure or base in asked.whole
            )
            for asked in found.stems
        ]
    first, *rest = found.term.words
    with_letter = {first, *(letter + first for letter in BEFORE_PHRASES)}
    return [frozenset(with_letter), *(frozenset({word}) for word in rest)]


def highlights(words: Sequence[Word], terms: Iterable[Spelt]) -> list[tuple[int, int]]:
    """Where the terms stand: (start, end) in code points of the text, in order, none touching."""
    marked: set[int] = set()
    for spellings in terms:
        for number in range(len(words) - len(spellings) + 1):
            some = words[number : number + len(spellings)]
            if not any(map(_differs, some, spellings)):
                marked.update(range(number, number + len(spellings)))
    return _joined(words, sorted(marked))


def _differs(word: Word, spellings: frozenset[str]) -> bool:
    return spellings.isdisjoint(word.normalised)


def _joined(words: Sequence[Word], numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The places of the words, those of neighbours as one."""
    places: list[tuple[int, int]] = []
    last = -2
    for number in numbers:
        start = places.pop()[0] if number == last + 1 else words[number].start
        places.append((start, words[number].end))
        last = number
    return places


def respelt(text: str, run: str, name: str) -> str:
    """The search in which a name stands instead of a run of (normalised) words; "" without it."""
    wanted, words = run.split(), words_of(text)
    for at in range(len(words) - len(wanted) + 1):
        some = words[at : at + len(wanted)]
        if [" ".join(word.normalised) for word in some] == wanted:
            return text[: some[0].start] + name + text[some[-1].end :]
    return ""


def passage(text: str, places: Sequence[tuple[int, int]]) -> tuple[str, int, list[tuple[int, int]]]:
    """What to show of a long text: what stands around its first place, in the same paragraph.

    As (passage, its offset, the places in it); the beginning of the text where there is no place.
    """
    first, last = places[0] if places else (0, 0)
    start = max(0, text.rfind("\n", 0, first) + 1, first - _AROUND)
    end = min(len(text), last + _AROUND)
    end = next((at for at in (text.find("\n", last, end),) if at >= 0), end)
    start = text.find(" ", start, first) + 1 or start if _is_inside_word(text, start) else start
    end = max(text.rfind(" ", last, end), last) if _is_inside_word(text, end) else end
    start = min(first, end - len(text[start:end].lstrip()))
    within = [(a - start, b - start) for a, b in places if start <= a and b <= end]
    return text[start:end], start, within


def _is_inside_word(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and not text[offset - 1].isspace() and not text[offset].isspace()
