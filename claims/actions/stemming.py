"""The stems of many texts at once, for the column by which they are found.

The database makes stems of a text by `claims_terms`, and each word of it by itself: the stems of a
text are those of its words, one after another. So a run of an import asks for those of each word
once, instead of having them made anew in every text.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import Any

from django.db import connection

Words = Sequence[str]  # a text cut at its white space
Slots = tuple[str, ...]  # a stem, or "" for what is no use, for each place that a word takes up

LONGEST = 200_000  # code points that `claims_terms` reads of a text
_MOST_WORDS = 30_000  # that are remembered
_LONGEST_NUMBER = 100  # digits
_MOST_PLACES = 255  # of one stem that the database keeps when it makes the column itself
_PLACES = [f":{place} " for place in range(1, 4_000)]  # in a text; a longer one is left to it


class Stems:
    """Remembers the stems of words, in one session of the database or several at a time."""

    def __init__(self) -> None:
        self._known = _Known()

    def of(self, texts: Sequence[Words]) -> list[str | None]:
        """The column of each text, as PostgreSQL reads it; None where it has to make it itself."""
        if self._known.size > _MOST_WORDS:  # others may be reading it: begin another
            self._known = _Known()
        return [_column(slots) for slots in self._known.slots_of(texts)]


class _Known:
    """Words with their slots: most take up one place, others several or none."""

    def __init__(self) -> None:
        self._single: dict[str, str] = {}
        self._others: dict[str, Slots] = {}

    @property
    def size(self) -> int:
        return len(self._single) + len(self._others)

    def slots_of(self, texts: Sequence[Words]) -> Iterator[Sequence[str]]:
        """The slots of each text; the database is asked for words that none had before."""
        find = self._single.get
        found: list[list[Any]] = [list(map(find, words)) for words in texts]
        unknown = map(self._put_numbers, texts, found)
        self._learn(set(chain.from_iterable(unknown)))
        for words, slots in zip(texts, found, strict=True):
            yield self._filled(words, slots) if None in slots else slots

    def _put_numbers(self, words: Words, slots: list[Any]) -> Iterator[str]:
        """Numbers among what was not found are put in; what is unknown is told.

        Plain digits are their own stem; each article brings new ones, so the database is spared.
        """
        for at in _gaps(slots):
            word = words[at]
            if word.isdigit() and word.isascii() and len(word) <= _LONGEST_NUMBER:
                slots[at] = f"'{word}'"
            elif word not in self._others:
                yield word

    def _learn(self, words: Collection[str]) -> None:
        for word, slots in _slots_of(words).items():
            if len(slots) == 1:
                self._single[word] = slots[0]
            else:
                self._others[word] = slots

    def _filled(self, words: Words, slots: list[Any]) -> list[str]:
        """The slots with those of words that were unknown, or do not take up one place."""
        filled: list[str] = []
        done = 0
        for at in _gaps(slots):
            filled += slots[done:at]
            word = words[at]
            filled += self._others[word] if word in self._others else (self._single[word],)
            done = at + 1
        return filled + slots[done:]


def _gaps(slots: list[Any]) -> Iterator[int]:
    """The places of None, each looked for in one go from the last."""
    at = 0
    for _ in range(slots.count(None)):
        at = slots.index(None, at)
        yield at
        at += 1


def _column(slots: Sequence[str]) -> str | None:
    if len(slots) > len(_PLACES):
        return None
    if len(slots) > _MOST_PLACES and max(Counter(slots).values()) > _MOST_PLACES:
        return None
    places, stems = list(compress(_PLACES, slots)), list(filter(None, slots))
    column = stems + places
    column[::2], column[1::2] = stems, places
    return "".join(column)


def _slots_of(words: Collection[str]) -> dict[str, Slots]:
    """What the database makes of each word; a last word shows how many places it takes up."""
    if not words:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STEMS, [list(words)])
        rows = cursor.fetchall()
    found: dict[str, dict[int, str]] = {word: {} for word in words}
    for word, stem, places in rows:
        found[word].update(dict.fromkeys(places, stem))
    return {word: _slots(stems) for word, stems in found.items()}


def _slots(stems: Mapping[int, str]) -> Slots:
    return tuple(_quoted(stems.get(place, "")) for place in range(1, max(stems)))


def _quoted(stem: str) -> str:
    escaped = stem.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'" if stem else ""


_STEMS = """
    SELECT word, lexeme, positions
    FROM unnest(%s) AS word, unnest(claims_terms(word || ' 0')) AS stem (lexeme, positions, weights)
"""
