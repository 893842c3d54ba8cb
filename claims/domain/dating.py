"""Dates as EDTF (ISO 8601-2): what people write is checked here, what texts say is read here."""

import calendar
import datetime
import functools
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.domain import calendardates, datewords, relativedates
from claims.domain.datewords import Anchor, Wording
from claims.domain.memos import Memo
from claims.domain.problems import N_, Problem
from claims.domain.proposals import ProposedDate, Reason


class BadDate(Problem):
    code = "bad-date"
    message = N_(
        "“%(value)s” is no date in EDTF: write 2018-02-07, 2018-02 or 2018, with ~ after it if it "
        "is approximate."
    )
    field = "published"


_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """The date that a claim names, None if it names none or one that cannot be told."""

    date: ProposedDate | None = None
    reasons: tuple[Reason, ...] = ()


def check_edtf(value: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day that the EDTF text names, both None where it is open or outside 1–9999.

    Raises `BadDate`.
    """
    return _days_of_plain(value) or _days_of_any(value)


def _days_of_plain(value: str) -> tuple[datetime.date, datetime.date] | None:
    """Most dates are a year, a month or a day by their numbers: no parser need go over those."""
    numbers = _PLAIN.fullmatch(value)
    if numbers is None:
        return None
    try:
        first = datetime.date(*map(int, numbers.groups(default="1")))
    except ValueError:
        return None
    _, month, day = numbers.groups()
    if day:
        return first, first
    last_month = first.month if month else 12
    last_day = calendar.monthrange(first.year, last_month)[1]
    return first, datetime.date(first.year, last_month, last_day)


def _days_of_any(value: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The same of all that EDTF can say, intervals and doubts included."""
    # Here, because the parser takes longer to load than everything else in the domain.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        date = parse_edtf(value)
        first, last = _day(date.lower_strict()), _day(date.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError):
        raise BadDate(value=value) from None
    return (first, last) if first and last else (None, None)


def find(text: str, published: str | None = None) -> Found:
    """The first date that the text names, in the words that name it.

    `published` is the EDTF date that «أمس» or «شباط الماضي» count from. Without it such words
    give the part that they decide (XXXX-02 for «شباط الماضي»), or no date, and the reason why.
    Hijri dates are turned into Gregorian ones, marked as approximate. `precision` is day, month,
    year, decade, century, interval, interval_open, or relative for words such as «قبل أيام».
    Raises `BadDate` if `published` is no EDTF.
    """
    anchor = anchor_of(published)
    if not any(map(_IS_TELLING.__getitem__, text.split(" "))):
        return _UNDATED
    found = _first(datewords.row(text, anchor))
    if found is None:
        return _UNDATED
    words = text[found.start : found.end]
    reasons = tuple(_reasons(found, words, anchor))
    if found.edtf is None:
        return Found(None, reasons)
    return Found(ProposedDate(found.edtf, found.precision, words), reasons)


@functools.lru_cache(maxsize=256)
def anchor_of(published: str | None) -> Anchor:
    """What is known of the day of publication: nothing, its year, month or day."""
    if not published:
        return Anchor()
    first, last = check_edtf(published)
    if first is None or last is None or first.year != last.year:
        return Anchor()
    if first.month != last.month:
        return Anchor(first.year)
    return Anchor(first.year, first.month, first.day if first == last else None)


def _by_word() -> Mapping[str, Sequence[datewords.Reader]]:
    """The readers that may find something at a word."""
    found: dict[str, list[datewords.Reader]] = defaultdict(list)
    for words, reader in (*calendardates.READERS, *relativedates.READERS):
        for word in words:
            found[word].append(reader)
    return dict(found)


_READERS = _by_word()
_UNDATED = Found()


def _is_telling(piece: str) -> bool:
    """Whether a piece of text holds a word that dates are made of, or a number."""
    return any(norm in _READERS or norm.isdigit() for _, _, norm in datewords.PIECES[piece])


_IS_TELLING = Memo(_is_telling)


def _first(row: datewords.Row) -> Wording | None:
    """The first wording that names a date, else the first that needs the article's date."""
    numeric = calendardates.numeric(row) if any(map(str.isdigit, row.norms)) else ()
    found = [*_read(row), *numeric]
    return min(found, key=lambda each: (each.edtf is None, each.start, -each.end), default=None)


def _read(row: datewords.Row) -> Iterator[Wording]:
    for at, norm in enumerate(row.norms):
        if norm in _READERS:
            yield from filter(None, (reader(row, at) for reader in _READERS[norm]))
        elif len(norm) == 4 and norm.isdigit():
            yield from filter(None, (calendardates.year(row, at),))


def _reasons(found: Wording, words: str, anchor: Anchor) -> list[Reason]:
    reasons = []
    if found.relative and found.edtf and not found.partial:
        reasons.append(
            Reason(
                "date-relative",
                N_("“%(words)s” is counted from the article's date, %(published)s."),
                {"words": words, "published": anchor.as_text()},
            )
        )
    elif found.relative:
        reasons.append(
            Reason(
                "date-needs-publication",
                N_("“%(words)s” counts from the article's date, which is not known well enough."),
                {"words": words},
            )
        )
    else:
        reasons.append(Reason("date-words", N_("The date is in “%(words)s”."), {"words": words}))
    if found.hijri:
        reasons.append(
            Reason(
                "date-hijri",
                N_("“%(words)s” is a Hijri date: the Gregorian one may differ by a day or two."),
                {"words": words},
            )
        )
    return reasons


def _day(moment: object) -> datetime.date | None:
    if not isinstance(moment, time.struct_time) or not 1 <= moment.tm_year <= 9999:
        return None
    return datetime.date(moment.tm_year, moment.tm_mon, moment.tm_mday)
