"""What an import tells of its texts by their words: how they are found, and what is like them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.actions.stemming import LONGEST, Stems
from claims.domain import resembling
from claims.domain.importrows import ArticleText
from claims.domain.resembling import Marks

LONGEST_TITLE = 500  # code points that are stored
_AT_ONCE = 250  # texts that are cut into words, which take much more room than the text


class Told(NamedTuple):
    """`terms` is the column of stems; None where the database has to make it itself."""

    marks: Marks
    terms: str | None


def told_of(texts: Sequence[ArticleText], stems: Stems) -> Iterator[Told]:
    """What is told of each text, which is cut into words once for both."""
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        cut = [each.text.split() for each in some]
        marks = list(map(resembling.marks_of, cut))
        titled = [
            each.title[:LONGEST_TITLE].split() + words
            for each, words in zip(some, cut, strict=True)
        ]
        terms = stems.of(titled)
        for each, mark, column in zip(some, marks, terms, strict=True):
            yield Told(mark, column if _is_short(each) else None)


def _is_short(text: ArticleText) -> bool:
    return len(text.title[:LONGEST_TITLE]) + 1 + len(text.text) <= LONGEST
