"""Where claims begin and end: sentences, cut at the seams between statement and fact.

A claim stays within one paragraph, begins and ends at a word, and never cuts a quotation. List
markers, stray punctuation and connectives that carry nothing stand outside. Offsets are code
points into the stored text, end exclusive; time grows linearly with the text.
"""

import bisect
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.domain import (
    arabic,
    introducing,
    lexicon,
    names,
    quoting,
    seaming,
    sentencing,
    spans,
    speech,
    wording,
)
from claims.domain.naming import NOBODY, Introduced
from claims.domain.quoting import Quotations
from claims.domain.signs import Cue
from claims.domain.spans import Span
from claims.domain.wording import Row

SEGMENTER = "mihakk-seams/1"

_new = tuple.__new__  # of a named tuple, at half the time that its own call takes
_MARKER = re.compile(
    r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]*(?:[•●▪■◦‣∙·*o\-–—]\s+"
    r"|\(?[0-9٠-٩۰-۹]{1,2}\s*[.)\-–ـ](?=\s)"
    r"|\(?[أ-ي][.)\-–](?=\s)(?!\s*[أ-ي](?:ـ|[^\w\s])?[\s./–-]))"  # but «ر. ج.», «ص. ب 4»
)
_TITLES, _NAME = frozenset("دمأ"), 24  # «د. هند النجار», and characters of a first name
_CONNECTIVES = lexicon.RESUMPTIVE.union(lexicon.DETACHED)
_CLOSING = frozenset("\"”»«“’')]﴾")
_OWN = frozenset("%٪؟?!°")  # marks that say something themselves
_PLAIN = frozenset(" ،,.؛;:!؟?")
# Behind the last word these tell that nothing else belongs to it.
_PLAIN_ENDS = frozenset(mark + then for mark in ("", *".،,؛;:") for then in ("", " ", "\n"))
_OPENING = frozenset("\"“«»”‘'([﴿#@$€£+")


@dataclass(slots=True, eq=False)
class Passage:
    """A claim with what it is labelled by: words, signs of speech, quotations around them.

    Its fields are read so often that slots are quicker than a named tuple, as those of a sign are.
    """

    span: Span
    row: Row
    cues: Sequence[Cue]
    quotations: Quotations


def segment(text: str) -> Iterator[Span]:
    """The claims of the text, in order and without overlap."""
    return (passage.span for passage in passages(text, Introduced(NOBODY)))


def passages(text: str, met: Introduced) -> Iterator[Passage]:
    """The claims of the text, read paragraph by paragraph, so that memory does not grow with it.

    `met` is told whom the text introduces, sentence by sentence.
    """
    for number, (start, end) in enumerate(_paragraphs(text), start=1):
        if start < end:
            yield from _of_paragraph(text, start, end, number, met)


def passage(text: str, span: Span, met: Introduced) -> Passage:
    """The claim that somebody else drew, ready to be labelled; `met` learns whom it introduces."""
    quotations = quoting.quotations(text, *spans.paragraph_at(text, span.start))
    row = wording.words(text, span.start, span.end)
    cues = speech.cues(row, quotations, met) if row else ()  # «##»
    introducing.introduce(met, text, row, cues)
    return Passage(span, row, cues, quotations)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begun = 0
    while begun <= len(text):
        end = text.find("\n", begun)
        end = len(text) if end < 0 else end
        yield begun, end
        begun = end + 1


def _of_paragraph(
    text: str, start: int, end: int, number: int, met: Introduced
) -> Iterator[Passage]:
    quotations = quoting.quotations(text, start, end)
    if not text[start : start + 2].isalpha():
        start = _past_marker(text, start, end)
    row = wording.words(text, start, end)
    at = 0
    for first, last in sentencing.sentences(text, start, end, quotations):
        begun, at = at, bisect.bisect_left(row.starts, last, at) if last < end else len(row)
        sentence = row.part(begun, at)
        if sentence and sentence.norms[0] in _CONNECTIVES:
            sentence = _without_connective(sentence, first_of_line=begun == 0)
        for part, cues in seaming.parts(sentence, quotations, met):
            introducing.introduce(met, text, part, cues)
            low, high = _trimmed(text, part, first, last, quotations)
            span = _new(Span, (low, high, text[low:high], number))
            yield Passage(span, part, cues, quotations)


def _past_marker(text: str, start: int, end: int) -> int:
    """Where what an item of a list says begins; two letters are no marker."""
    marker = _MARKER.match(text, start, end)
    if not marker or not _is_edge(text, marker.end()):
        return start
    then = wording.first(text[marker.end() : marker.end() + _NAME])
    if then is None or marker.group().strip(" .(") not in _TITLES:
        return marker.end()
    return start if then.norm in names.GIVEN else marker.end()


def _without_connective(row: Row, *, first_of_line: bool) -> Row:
    """The sentence without a leading connective that a comma sets off from what it says."""
    first = row.norms[0]
    length = wording.phrase_at(row, 0, lexicon.DETACHED) if first in lexicon.DETACHED else 0
    if length and length < len(row) and row[length - 1].gap in ("،", ","):
        return row.part(length)
    if first_of_line and first in lexicon.RESUMPTIVE and len(row) > 1 and row[1].verb is not None:
        return row.part(1)  # «فقد شهد …»; but «فُقد ثلاثة» is a verb
    return row


def _trimmed(text: str, row: Row, first: int, last: int, quotations: Quotations) -> tuple[int, int]:
    """From the first word to the last, with the marks that belong to them."""
    start, end = row.starts[0], row.starts[-1] + len(row.words[-1].text)
    begins = start == first or text[start - 1] == " "
    ends = text[end : end + 2] in _PLAIN_ENDS or text[end] in " \n"
    if begins and ends and (start == 0 or arabic.is_grapheme_boundary(text, start)):
        return start, end
    high = _until_word(text, end, last)
    if not begins:
        start = _opened(text, start, first, high, quotations)
    if end < high and text[end] != " ":
        end = _closed(text, end, high, quotations)
    while start > 0 and not _is_start(text, start):
        start -= 1
    while end < high and not _is_edge(text, end):
        end += 1
    return start, end


def _until_word(text: str, at: int, last: int) -> int:
    """The offset moved over marks and spaces, to `last` at most."""
    while at < last and not text[at].isalnum():
        at += 1
    return at


def _opened(text: str, start: int, first: int, high: int, quotations: Quotations) -> int:
    """The start, moved back over the marks right before it to the first that opens the claim."""
    mark = start
    while mark > first and (text[mark - 1] in _OPENING or _invisible(text[mark - 1])):
        mark -= 1
        if _belongs(text, mark, quotations, high):
            start = mark
    return start


def _belongs(text: str, mark: int, quotations: Quotations, high: int) -> bool:
    """Whether the mark before a claim is a part of it: it opens what the claim closes."""
    if text[mark] in "#@$€£+":
        return True
    closed = quotations.opening.get(mark)
    return closed is not None and closed <= high


def _closed(text: str, end: int, high: int, quotations: Quotations) -> int:
    """The end, moved over the marks right after it up to the last that closes the claim."""
    for reach in range(end, high):
        mark = text[reach]
        if mark.isspace():
            break
        closes = mark in _CLOSING and reach in quotations.closing
        if (closes or mark in _OWN) and _is_edge(text, reach + 1):
            end = reach + 1
    return end


def _is_edge(text: str, offset: int) -> bool:
    """Whether a visible character ends here; most often the next one tells that at a glance."""
    if offset >= len(text):
        return True
    character = text[offset]
    if character in _PLAIN or character.isspace():
        return True
    return not _unknown(character) and arabic.is_grapheme_boundary(text, offset)


def _is_start(text: str, offset: int) -> bool:
    return not _unknown(text[offset - 1]) and arabic.is_grapheme_boundary(text, offset)


def _unknown(character: str) -> bool:
    """Whether it is newer than this Python's Unicode, as the last emoji are: part of a token."""
    return unicodedata.category(character) == "Cn"


def _invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf"
