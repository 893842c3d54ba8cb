"""Dates as EDTF (ISO 8601-2): what people write is checked here, what texts say is read here."""

import datetime
import time

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from claims.domain.problems import N_, Problem


class BadDate(Problem):
    code = "bad-date"
    message = N_(
        "“%(value)s” is no date in EDTF: write 2018-02-07, 2018-02 or 2018, with ~ after it if it "
        "is approximate."
    )
    field = "published"


def check_edtf(value: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day that the EDTF text names, both None where it is open or outside 1–9999.

    Raises `BadDate`.
    """
    try:
        date = parse_edtf(value)
        first, last = _day(date.lower_strict()), _day(date.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError):
        raise BadDate(value=value) from None
    return (first, last) if first and last else (None, None)


def _day(moment: object) -> datetime.date | None:
    if not isinstance(moment, time.struct_time) or not 1 <= moment.tm_year <= 9999:
        return None
    return datetime.date(moment.tm_year, moment.tm_mon, moment.tm_mday)
