"""The rules that every span of a claim obeys, whether a machine or a person drew it.

All offsets are code points into the article's stored text, end exclusive.
"""

import unicodedata
from typing import NamedTuple

from claims.domain import arabic
from claims.domain.problems import N_, Problem

_JOINED = ("Mn", "Me", "Mc", "Cf", "Cc")  # categories of what joins or is not seen
_MARKS = frozenset('.,;:!?،؛؟()[]«»“”"')


class Span(NamedTuple):
    """text[start:end] is `quote`; paragraphs are numbered from 1 and divided by "\\n"."""

    start: int
    end: int
    quote: str
    paragraph_no: int


class OutOfText(Problem):
    code = "out-of-text"
    message = N_(
        "The span %(start)d–%(end)d lies outside the text, which has %(length)d characters."
    )
    field = "end"


class EmptySpan(Problem):
    code = "empty-span"
    message = N_("The span holds no words: choose at least one word.")
    field = "start"


class QuoteMismatch(Problem):
    code = "quote-mismatch"
    message = N_(
        "The text at %(start)d–%(end)d is “%(found)s”, not the quote that was sent: offsets count "
        "Unicode code points from 0, the end excluded."
    )
    field = "quote"


class CrossesParagraph(Problem):
    code = "crosses-paragraph"
    message = N_("A claim stays within one paragraph: end it before the line break.")
    field = "end"


class InsideGrapheme(Problem):
    code = "inside-grapheme"
    message = N_(
        "The boundary %(offset)d falls inside one visible character: move it to before or after it."
    )
    field = "start"


class NotOnWordBoundary(Problem):
    code = "not-on-word-boundary"
    message = N_("The boundary %(offset)d falls inside a word: move it to the word's edge.")
    field = "start"


class NothingLeft(Problem):
    code = "nothing-left"
    message = N_("Split between two words of the claim: each part must hold at least one.")
    field = "at"


class NotNeighbours(Problem):
    code = "not-neighbours"
    message = N_("Only two claims of one paragraph can be merged.")


def check_span(text: str, start: int, end: int, quote: str) -> Span:
    """The span, if it keeps every rule. Raises the `Problem` that names the rule it breaks."""
    if not 0 <= start <= end <= len(text):
        raise OutOfText(start=start, end=end, length=len(text))
    found = text[start:end]
    if found != quote:
        raise QuoteMismatch(start=start, end=end, found=found[:60])
    if "\n" in found:
        raise CrossesParagraph()
    if not any(character.isalnum() for character in found):
        raise EmptySpan()
    _check_boundaries(text, start, end)
    return Span(start, end, found, text.count("\n", 0, start) + 1)


def split(text: str, span: Span, at: int) -> tuple[Span, Span]:
    """The two parts of the span around the offset `at`, without the marks between them.

    Raises `NothingLeft` unless words stand on both sides, and what `check_span` raises.
    """
    words = [token for token in words_of(text, span) if token.is_word]
    before = [word for word in words if word.end <= at]
    after = [word for word in words if word.start >= at]
    if not before or not after:
        raise NothingLeft()
    if len(before) + len(after) < len(words):
        raise NotOnWordBoundary(offset=at)
    first_end = _closed(text, before[-1].end, span.end)
    first = check_span(text, span.start, first_end, text[span.start : first_end])
    start = _opened(text, after[0].start, first_end)
    return first, check_span(text, start, span.end, text[start : span.end])


def merge(text: str, a: Span, b: Span) -> Span:
    """One span from the first's start to the second's end. Raises `NotNeighbours`."""
    if a.paragraph_no != b.paragraph_no:
        raise NotNeighbours()
    start, end = min(a.start, b.start), max(a.end, b.end)
    return check_span(text, start, end, text[start:end])


def words_of(text: str, span: Span) -> tuple[arabic.Token, ...]:
    """The tokens of the span with their places in the text."""
    return tuple(
        arabic.Token(token.start + span.start, token.end + span.start, token.text)
        for token in arabic.tokens(span.quote)
    )


def paragraph_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the paragraph that holds the offset, its line break excluded."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _check_boundaries(text: str, start: int, end: int) -> None:
    for field, offset in (("start", start), ("end", end)):
        problem: Problem | None = None
        if _is_between_words(text, offset):
            continue
        if not arabic.is_grapheme_boundary(text, offset):
            problem = InsideGrapheme(offset=offset)
        elif _is_inside_word(text, offset) and not _is_beside_unknown(text, offset):
            problem = NotOnWordBoundary(offset=offset)
        if problem:
            problem.field = field
            raise problem


def _is_between_words(text: str, offset: int) -> bool:
    """Whether a letter meets white space, a plain mark or an end: then nothing to look closer."""
    before, after = text[offset - 1 : offset] if offset else "", text[offset : offset + 1]
    if before.isalpha():
        return not after or after.isspace() or after in _MARKS
    return after.isalpha() and (not before or before.isspace() or before in _MARKS)


def _is_inside_word(text: str, offset: int) -> bool:
    """Whether a token stands on both sides; none holds white space, so few are looked at."""
    first = last = offset
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    tokens = arabic.tokens(text[first:last])
    return any(token.start + first < offset < token.end + first for token in tokens)


def _is_beside_unknown(text: str, offset: int) -> bool:
    """Whether a character that is newer than this Python's Unicode stands there, marks apart.

    Nobody can tell whether it is a letter or a symbol, so that no boundary beside it is wrong.
    """
    first, last = offset - 1, offset
    while first > 0 and unicodedata.category(text[first]) in _JOINED:
        first -= 1
    while last < len(text) - 1 and unicodedata.category(text[last]) in _JOINED:
        last += 1
    beside = text[max(first, 0)], text[min(last, len(text) - 1)]
    return any(unicodedata.category(each) == "Cn" for each in beside)


def _closed(text: str, end: int, limit: int) -> int:
    """The end, moved over marks that close what stands before it."""
    while end < limit and text[end] in "\"”»')]….!؟?":
        end += 1
    return end


def _opened(text: str, start: int, limit: int) -> int:
    """The start, moved back over marks that open what stands after it."""
    while start > limit and text[start - 1] in "\"“«'([":
        start -= 1
    return start
