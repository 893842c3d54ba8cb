"""The stems of many texts at once, for the column by which they are found.

The database makes stems of a text by `claims_terms`, and each word of it by itself: the stems of a
text are those of its words, one after another. So a run of an import asks for those of each word
once, instead of having them made anew in every text.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, compress

from django.db import connection

Slots = tuple[str, ...]  # a stem, or "" for what is no use, for each place that a word takes up

LONGEST = 200_000  # code points that `claims_terms` reads of a text
_AT_ONCE = 250  # texts that are cut into words, which take much more room than the text
_MOST_WORDS = 30_000  # that are remembered
_LONGEST_NUMBER = 100  # digits
_MOST_PLACES = 255  # of one stem that the database keeps when it makes the column itself
_PLACES = [f":{place} " for place in range(1, 4_000)]  # in a text; a longer one is left to it


class Stems:
    """Remembers the stems of words, in one session of the database or several at a time."""

    def __init__(self) -> None:
        self._known: dict[str, Slots] = {}

    def of(self, texts: Iterable[str]) -> list[str | None]:
        """The column of each text, as PostgreSQL reads it; None where it has to make it itself."""
        texts = list(texts)
        some = [texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE)]
        return list(chain.from_iterable(map(self._of, some)))

    def _of(self, texts: Sequence[str]) -> list[str | None]:
        split = [text.split() if len(text) <= LONGEST else None for text in texts]
        known = self._known
        words = set().union(*filter(None, split)) - known.keys()
        numbers = set(filter(_is_number, words))
        known.update({number: (f"'{number}'",) for number in numbers})
        known.update(_slots_of(words - numbers))
        if len(known) > _MOST_WORDS:  # others may be reading it: begin another
            self._known = {}
        return [None if words is None else _column(words, known) for words in split]


def _is_number(word: str) -> bool:
    """Plain digits are their own stem; each article brings new ones, so the database is spared."""
    return word.isdigit() and word.isascii() and len(word) <= _LONGEST_NUMBER


def _column(words: Sequence[str], known: Mapping[str, Slots]) -> str | None:
    slots = list(chain.from_iterable(map(known.__getitem__, words)))
    if len(slots) > len(_PLACES):
        return None
    if len(slots) > _MOST_PLACES and max(Counter(slots).values()) > _MOST_PLACES:
        return None
    places = _PLACES[: len(slots)]
    if "" in slots:
        places, slots = list(compress(places, slots)), list(filter(None, slots))
    column = slots + places
    column[::2], column[1::2] = slots, places
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
