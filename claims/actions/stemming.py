"""The stems of many texts at once, for the column by which they are found.

The database makes stems of a text by `claims_terms`, and each word of it by itself: the stems of a
text are those of its words, one after another. So a run of an import asks for those of each word
once, instead of having them made anew in every text.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, compress

from django.db import connection

Words = Sequence[str]  # a text cut at its white space
Slots = tuple[str, ...]  # a stem, or "" for what is no use, for each place that a word takes up

_OTHER = "\0"  # no stem: of a word that is not known, or does not take up one place
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
        if len(self._known) > _MOST_WORDS:  # others may be reading it: begin another
            self._known = _Known()
        return [_column(slots) for slots in self._known.slots_of(texts)]


class _Known(dict[str, str]):
    """The stem of each word that takes up one place; `_OTHER` for others."""

    def __init__(self) -> None:
        super().__init__()
        self._others: dict[str, Slots] = {}

    def __missing__(self, word: str) -> str:
        """Plain digits are their own stem; each article brings new ones, so none is remembered."""
        if word.isdigit() and word.isascii() and len(word) <= _LONGEST_NUMBER:
            return f"'{word}'"
        return _OTHER

    def slots_of(self, texts: Sequence[Words]) -> Iterator[Sequence[str]]:
        """The slots of each text; the database is asked for words that none had before."""
        found = [list(map(self.__getitem__, words)) for words in texts]
        self._learn({*self._unknown(texts, found)})
        for words, slots in zip(texts, found, strict=True):
            yield list(chain.from_iterable(map(self._slots, words))) if _OTHER in slots else slots

    def _unknown(self, texts: Sequence[Words], found: Sequence[list[str]]) -> Iterator[str]:
        for words, slots in zip(texts, found, strict=True):
            if _OTHER in slots:
                for word, slot in zip(words, slots, strict=True):
                    if slot is _OTHER and word not in self._others:
                        yield word

    def _learn(self, words: Collection[str]) -> None:
        for word, slots in _slots_of(words).items():
            if len(slots) == 1:
                self[word] = slots[0]
            else:
                self[word], self._others[word] = _OTHER, slots

    def _slots(self, word: str) -> Slots:
        slot = self[word]
        return self._others[word] if slot is _OTHER else (slot,)


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
