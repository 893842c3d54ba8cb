"""Dates that a calendar names: days, months, years, decades and centuries, also Hijri ones."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from claims.domain import calendars
from claims.domain.datewords import (
    CENTURY,
    DAY,
    DECADE,
    INTERVAL,
    MONTH,
    YEAR,
    Anchor,
    Row,
    Wording,
    edtf,
    forms,
    shift,
)

_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,4})([/\-.])(\d{1,2})\2(\d{1,4})(?![\d/-])")
_SEASON = re.compile(
    r"(?:(?:عام|العام|موسم|الموسم)\s)?(?<![\d.,/-])(?P<begin>\d{4})\s?[-–/]\s?(?P<end>\d{4})(?![\d/-])"
)
_YEAR_WORDS = forms("عام العام سنة السنة للعام لعام موسم وعام بعام والعام")
_YEARS_WORDS = forms("عامي سنتي العامين موسمي")
_BEFORE_YEAR = forms("في منذ خلال بحلول حتى وفي ومنذ صيف شتاء ربيع خريف صيفي")
_ABOUT = forms("مطلع أوائل بداية منتصف أواسط أواخر نهاية مطالع بمطلع")
_HIJRI_SIGNS, _GREGORIAN_SIGNS = forms("هـ هجري هجرية للهجرة"), forms("م ميلادي ميلادية للميلاد")
_FROM, _MONTH_WORD, _JOINING, _CENTURY_WORD = "من", "شهر", ("و", "الي"), "القرن"
_QUARTER, _BETWEEN = "الربع", "بين"
_LAST_YEAR = 9990  # beyond it the years that are compared here end
_OF_THAT_YEAR = 10  # added to a shift that «العام» carries: «شباط من العام الماضي»


def numeric(row: Row) -> Iterator[Wording]:
    """2018-02-07, 7/2/2018, 7.2.2018, 2017-2018: day before month, as the Arab press has it."""
    for match in _NUMERIC.finditer(row.text):
        year, month, day = int(match[4]), int(match[3]), int(match[1])
        if len(match[1]) == 4:
            year, day = day, year
        if 12 < month <= 31 and day <= 12:
            month, day = day, month
        if 1000 <= year <= 2200 and _is_day(year, month, day):
            yield Wording(edtf(year, month, day), DAY, *match.span())
    for match in _SEASON.finditer(row.text):
        begin, end = int(match["begin"]), int(match["end"])
        if 1800 <= begin < end <= min(2200, begin + 100):
            yield Wording(f"{begin}/{end}", INTERVAL, *match.span())


def month(row: Row, at: int) -> Wording | None:
    number, length = row.longest(at, calendars.MONTHS)
    hijri = not number
    if hijri:
        number, length = row.longest(at, calendars.HIJRI_MONTHS)
    if not number:
        return None
    begun, days = _days_before(row, at)
    after, year, years_on, era = _year_after(row, _past_synonym(row, at + length, number))
    told = bool(days or begun < at or year or years_on is not None)
    if not told and (hijri or _is_ambiguous(row, at, length)):
        return None
    make = _hijri if hijri or era in _HIJRI_SIGNS else _gregorian
    wording = make(row.anchor, number, days, year, years_on)
    if not days and row.norm(begun - 1) in _ABOUT:
        return row.placed(_approximate(wording), begun - 1, after)
    return row.placed(wording, begun, after)


def year(row: Row, at: int) -> Wording | None:
    """«عام 2017»، «العام الماضي»، «بين عامي 2015 و2017»، «منذ 2011»."""
    norm = row.norm(at)
    if norm in _YEARS_WORDS:
        return _two_years(row, at)
    if norm not in _YEAR_WORDS:
        return _bare_year(row, at)
    value, years_on = row.number(at + 1), shift(row.norm(at + 1))
    begun = at - 1 if row.norm(at - 1) in _ABOUT else at
    if value and value >= 100:
        return _about(row, _of_year(value, row.norm(at + 2)), begun, at, at + 2)
    if years_on is None:
        return None
    known = row.anchor.year
    wording = Wording(
        edtf(known + years_on) if known else None, YEAR, relative=True, partial=known is None
    )
    return _about(row, wording, begun, at, at + 2)


def decade(row: Row, at: int) -> Wording | None:
    """«ثمانينيات القرن الماضي»: 198X. Without a century the last one is meant."""
    tens = calendars.DECADES.get(row.norm(at))
    if tens is None:
        return None
    after = at + 3 if row.norms[at + 1 : at + 3] == (_CENTURY_WORD, "الماضي") else at + 1
    return row.placed(Wording(f"19{tens // 10}X", DECADE), at, after)


def century(row: Row, at: int) -> Wording | None:
    if row.norm(at) != _CENTURY_WORD:
        return None
    number, used = calendars.ordinal(row.norms[at + 1 : at + 3])
    if used:
        return row.placed(Wording(f"{number - 1:02d}XX", CENTURY), at, at + 1 + used)
    centuries_on = shift(row.norm(at + 1))
    if centuries_on is None:
        return None
    known = row.anchor.year
    value = f"{known // 100 + centuries_on:02d}XX" if known else None
    wording = Wording(value, CENTURY, relative=True, partial=known is None)
    return row.placed(wording, at, at + 2)


def _is_ambiguous(row: Row, at: int, length: int) -> bool:
    """«آب» is a month by its letter; «اب» and the others need a day, a year or «شهر»."""
    if row.norms[at : at + length] not in calendars.AMBIGUOUS_MONTHS:
        return False
    return row.text[slice(*row.spans[at])].lstrip("وبل") != "آب"


def _days_before(row: Row, at: int) -> tuple[int, tuple[int, ...]]:
    """Where the wording begins, and the day or the first and last day before the month's name."""
    begun = at - 1 if row.norm(at - 1) == _MONTH_WORD else at
    of = row.norm(begun - 1) == _FROM
    last = begun - 2 if of else begun - 1
    day = row.number(last)
    if day and day <= 31:
        earlier = row.number(last - 2)
        if row.norm(last - 1) in _JOINING and earlier and earlier < day:
            return last - 2, (earlier, day)
        return last, (day,)
    for length in (2, 1):
        value, used = calendars.ordinal(row.norms[max(0, last + 1 - length) : last + 1])
        if used == length and (of or not row.norm(last).startswith("ال")):
            return last + 1 - length, (value,)
    return begun, ()


def _past_synonym(row: Row, at: int, number: int) -> int:
    """Past a second name of the same month: «شباط/فبراير»، «شباط (فبراير)»."""
    same, length = row.longest(at, calendars.MONTHS)
    return at + length if same == number else at


def _year_after(row: Row, at: int) -> tuple[int, int | None, int | None, str]:
    """Where the wording ends, the year or how many to go on from the anchor's, and the era."""
    place = at + 1 if row.norm(at) == _FROM else at
    word = row.norm(place) in _YEAR_WORDS
    value = row.number(place + word)
    if value and 1000 <= value <= 2200:
        era = row.norm(place + word + 1)
        return place + word + 1 + _is_era(era), value, None, era
    years_on = shift(row.norm(place + word))
    if years_on is not None and (word or place == at):
        return place + word + 1, None, years_on + (_OF_THAT_YEAR if word else 0), ""
    return at, None, None, ""


def _is_era(word: str) -> bool:
    return word in _HIJRI_SIGNS or word in _GREGORIAN_SIGNS


def _gregorian(
    anchor: Anchor, month: int, days: tuple[int, ...], year: int | None, years_on: int | None
) -> Wording:
    relative = year is None
    if year is None:
        year = _year_of(anchor, month, years_on)
    days = tuple(day for day in days if _is_day(year or 2000, month, day))
    name = "/".join(edtf(year, month, day) for day in days) or edtf(year, month)
    precision = INTERVAL if len(days) > 1 else DAY if days else MONTH
    return Wording(name, precision, relative=relative, partial=year is None)


def _year_of(anchor: Anchor, month: int, years_on: int | None) -> int | None:
    """The year of a month named without one: the last such month, or as «الماضي» etc. tell."""
    if anchor.year is None:
        return None
    if years_on is not None and years_on >= _OF_THAT_YEAR - 1:
        return anchor.year + years_on - _OF_THAT_YEAR
    if anchor.month is None:
        return None
    if years_on == 0:
        return anchor.year
    if years_on == 1:
        return anchor.year + (month <= anchor.month)
    this_month_is_not_meant = years_on == -1 and month == anchor.month
    return anchor.year - (month > anchor.month or this_month_is_not_meant)


def _hijri(
    anchor: Anchor, month: int, days: tuple[int, ...], year: int | None, years_on: int | None
) -> Wording:
    day = next((day for day in days if day <= 30), None)
    relative = year is None
    if year is None:
        year = _hijri_year_of(anchor, month, years_on)
    if year is None:
        return Wording(None, MONTH, relative=True, partial=True, hijri=True)
    begin, end = calendars.hijri_range(year, month, day)
    name = f"{begin}~" if day else f"{begin}~/{end}~"
    return Wording(name, DAY if day else MONTH, relative=relative, hijri=True)


def _hijri_year_of(anchor: Anchor, month: int, years_on: int | None) -> int | None:
    if anchor.date is None or anchor.date.year > _LAST_YEAR or (years_on or 0) > 1:
        return None
    about = calendars.hijri_year(anchor.date)
    years = range(max(1, about - 2), about + 3)
    begins = {year: calendars.hijri_range(year, month, None) for year in years}
    if years_on == 1:
        return min(
            (year for year, (begin, _) in begins.items() if begin > anchor.date), default=None
        )
    past = 1 if years_on == -1 else 0
    return max((year for year, span in begins.items() if span[past] <= anchor.date), default=None)


def quarter(row: Row, at: int) -> Wording | None:
    """«الربع الأول من عام 2024»: its three months."""
    number, used = calendars.ordinal(row.norms[at + 1 : at + 2])
    if row.norm(at) != _QUARTER or not used or number > 4:
        return None
    after, value, _, _ = _year_after(row, at + 2)
    if value is None:
        return None
    first = 3 * number - 2
    return row.placed(
        Wording(f"{edtf(value, first)}/{edtf(value, first + 2)}", INTERVAL), at, after
    )


def _two_years(row: Row, at: int) -> Wording | None:
    first, joining, second = row.number(at + 1), row.norm(at + 2), row.number(at + 3)
    if first and second and joining in _JOINING and first < second:
        return row.placed(Wording(f"{first}/{second}", INTERVAL), at, at + 4)
    return None


def _bare_year(row: Row, at: int) -> Wording | None:
    """A number alone is a year if it can be one and stands where a year stands."""
    value, era = row.number(at), row.norm(at + 1)
    if not value or len(row.norm(at)) != 4:
        return None
    if _is_era(era) and row.text[row.spans[at][1] : row.spans[at + 1][0]].strip() == "":
        return row.placed(_of_year(value, era), at, at + 2)
    if not 1800 <= value <= 2100:
        return None
    if row.norm(at - 1) == _BETWEEN:
        return _two_years(row, at - 1)
    if row.norm(at - 1) in _ABOUT:
        return row.placed(_approximate(Wording(edtf(value), YEAR)), at - 1, at + 1)
    if row.norm(at - 1) in _BEFORE_YEAR:
        return row.placed(Wording(edtf(value), YEAR), at, at + 1)
    return None


def _of_year(value: int, era: str) -> Wording:
    if era in _HIJRI_SIGNS and value < 1600:
        begin, end = calendars.hijri_range(value, None, None)
        return Wording(f"{begin}~/{end}~", YEAR, hijri=True)
    return Wording(edtf(value), YEAR)


def _about(row: Row, wording: Wording, begun: int, at: int, after: int) -> Wording:
    after += _is_era(row.norm(after))
    return row.placed(_approximate(wording) if begun < at else wording, begun, after)


def _approximate(wording: Wording) -> Wording:
    name = wording.edtf
    if not name or name.endswith("~") or "X" in name:
        return wording
    return replace(wording, edtf=f"{name}~")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


# The words at which each reader may find something, but for years in digits.
READERS = (
    ({name[0] for name in (*calendars.MONTHS, *calendars.HIJRI_MONTHS)}, month),
    (_YEAR_WORDS | _YEARS_WORDS, year),
    ({_QUARTER}, quarter),
    (calendars.DECADES.keys(), decade),
    ({_CENTURY_WORD}, century),
)
