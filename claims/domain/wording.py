"""A stretch of text as words with their places, ready to be looked up in the lexicon."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain import arabic, lexicon


@dataclass(frozen=True, slots=True)
class Word:
    """text[start:end]; `norm` is normalised; `gap` the punctuation between it and the next word."""

    start: int
    end: int
    text: str
    norm: str
    gap: str


def bare_verb(norm: str) -> str | None:
    """The verb in a normalised word, a joined «و» or «ف» stripped; None if it holds none."""
    if norm in lexicon.VERBS:
        return norm
    if norm[:1] in ("و", "ف") and norm[1:] in lexicon.VERBS:
        return norm[1:]
    return None


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of text[start:end], with offsets into `text`."""
    end = len(text) if end is None else end
    found = [token for token in arabic.tokens(text[start:end]) if token.is_word]
    stops = [token.start for token in found[1:]] + [end - start] * bool(found)
    return tuple(
        Word(
            start + token.start,
            start + token.end,
            token.text,
            lexicon.norm(token.text),
            text[start + token.end : start + stop].strip(),
        )
        for token, stop in zip(found, stops, strict=True)
    )


def phrase_at(row: Sequence[Word], at: int, phrases: lexicon.Phrases) -> int:
    """How many words from row[at] on make one of the phrases, «و» or «ف» before it or not.

    The longest one counts; 0 for none.
    """
    if at >= len(row):
        return 0
    first = row[at].norm
    if first not in phrases and first[1:] not in phrases:
        return 0
    for start in (first, first[1:]) if first[:1] in ("و", "ف") else (first,):
        for phrase in phrases.get(start, ()):
            if all(
                at + n < len(row) and row[at + n].norm == phrase[n] for n in range(1, len(phrase))
            ):
                return len(phrase)
    return 0
