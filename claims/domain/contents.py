"""What a statement tells, without who tells it and where: an office is no matter that is shared."""

from collections.abc import Sequence

from claims.domain import lexicon
from claims.domain.memos import once

_THAT = lexicon.forms("إن أن إنه أنه إنها أنها إنهم أنهم أنهما بأن بأنه بأنها بأنهم وأن")
_ACCORDING = lexicon.forms("بحسب حسب وفق وفقا نقلا")
_OPENING, _CLOSING = ("«", '"', "“"), ("»", '"', "”")
_MARKS = "،.؛,"
_REACH = 24  # words before what is said
_QUOTED = 3  # words from which a quotation is speech rather than a name


def content(quote: str) -> str:
    """What follows «إن», a colon or an opening quotation mark, or is before «بحسب»; else all."""
    words = quote.split()
    for place in range(1, min(len(words), _REACH)):
        if _norm(words[place]) in _THAT:
            return " ".join(words[place + 1 :])
        if words[place - 1].endswith(":") or _is_speech(words, place):
            return " ".join(words[place:])
    for place in range(len(words) - 1, 1, -1):
        if _norm(words[place]) in _ACCORDING:
            return " ".join(words[:place])
    return quote


def _is_speech(words: Sequence[str], place: int) -> bool:
    if not words[place].startswith(_OPENING):
        return False
    ends = (
        there
        for there in range(place, len(words))
        if words[there].rstrip(_MARKS).endswith(_CLOSING)
    )
    return next(ends, len(words)) - place >= _QUOTED - 1


@once
def _norm(word: str) -> str:
    return lexicon.norm(word)
