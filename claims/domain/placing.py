"""Where an imported claim lies in its article: by offsets, by its quote, or as the whole of it."""

import difflib

from claims.domain import spans
from claims.domain.importrows import Place
from claims.domain.problems import N_, Problem
from claims.domain.spans import Span

_SEARCHED = 20_000  # code points of a text in which the nearest words are looked for


class QuoteMissing(Problem):
    code = "quote-missing"
    message = N_("The quote does not occur in the article: copy it from there, mark by mark.")
    field = "quote"


class QuoteNear(Problem):
    code = "quote-near"
    message = N_("The quote does not occur in the article. The nearest there is “%(nearest)s”.")
    field = "quote"


class QuoteAmbiguous(Problem):
    code = "quote-ambiguous"
    message = N_("The quote occurs %(count)d times, at %(places)s: give start and end.")
    field = "quote"


class OffsetsElsewhere(Problem):
    code = "offsets-elsewhere"
    message = N_(
        "The text at %(start)d–%(end)d is “%(found)s”; the quote stands at %(right_start)d–"
        "%(right_end)d. Offsets count Unicode code points from 0, the end excluded."
    )
    field = "start"


class Utf16Offsets(OffsetsElsewhere):
    code = "utf16-offsets"
    message = N_(
        "The offsets count UTF-16 units, as JavaScript does: in code points the quote stands at "
        "%(right_start)d–%(right_end)d, not %(start)d–%(end)d."
    )


class WholeText(Problem):
    code = "whole-text"
    message = N_("The labels are of no place in a text of several paragraphs: give the quote.")
    field = "quote"


def span_of(text: str, place: Place) -> Span:
    """The claim's span. Raises one of the problems here or what `spans.check_span` raises."""
    if place.start is not None and place.end is not None:
        return _by_offsets(text, place.start, place.end, place.quote)
    if place.quote:
        return _by_quote(text, place.quote)
    return _whole(text)


def _by_offsets(text: str, start: int, end: int, quote: str | None) -> Span:
    if quote is None:
        quote = text[start:end] if 0 <= start <= end <= len(text) else ""
    if 0 <= start <= end <= len(text) and text[start:end] != quote:
        _say_where(text, start, end, quote)
    return spans.check_span(text, start, end, quote)


def _say_where(text: str, start: int, end: int, quote: str) -> None:
    """Raise what tells the right offsets, if they can be told."""
    units = text.encode("utf-16-le", "surrogatepass")
    if units[2 * start : 2 * end].decode("utf-16-le", "replace") == quote:
        first = len(units[: 2 * start].decode("utf-16-le", "replace"))
        raise Utf16Offsets(start=start, end=end, right_start=first, right_end=first + len(quote))
    if text.count(quote) == 1:
        first = text.index(quote)
        raise OffsetsElsewhere(
            start=start,
            end=end,
            found=text[start:end][:60],
            right_start=first,
            right_end=first + len(quote),
        )


def _by_quote(text: str, quote: str) -> Span:
    start = text.find(quote)
    if start < 0 and quote != quote.strip():
        return _by_quote(text, quote.strip())
    if start < 0:
        raise _missing(text, quote)
    if text.find(quote, start + 1) >= 0:
        places = _occurrences(text, quote)
        shown = ", ".join(f"{at}–{at + len(quote)}" for at in places[:5])
        raise QuoteAmbiguous(count=len(places), places=shown)
    return spans.check_span(text, start, start + len(quote), quote)


def _occurrences(text: str, quote: str) -> list[int]:
    found, start = [], text.find(quote)
    while start >= 0:
        found.append(start)
        start = text.find(quote, start + 1)
    return found


def _missing(text: str, quote: str) -> Problem:
    """The problem of a quote that is not there, with the sentence that is most like it."""
    sentences = [each.strip() for line in text[:_SEARCHED].split("\n") for each in line.split(".")]
    near = difflib.get_close_matches(quote[:500], sentences, n=1, cutoff=0.5)
    return QuoteNear(nearest=near[0][:200]) if near else QuoteMissing()


def _whole(text: str) -> Span:
    quote = text.strip()
    if "\n" in quote:
        raise WholeText()
    start = text.index(quote)
    return spans.check_span(text, start, start + len(quote), quote)
