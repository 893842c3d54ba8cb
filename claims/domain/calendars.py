"""Names of months, days and numbers as Arabic news writes them, and the Hijri calendar.

Months have three sets of names: those of the Levant and Iraq, those of Egypt, the Gulf and the
Sudan, and those of the Maghreb. All keys are normalised (`arabic.normalise`).
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from claims.domain import arabic

Name = tuple[str, ...]


def _names(*groups: str) -> Mapping[Name, int]:
    """Phrases to the number of their group, from 1; "|" stands between names of one number."""
    return MappingProxyType(
        {
            tuple(arabic.normalise(name).split()): number
            for number, group in enumerate(groups, start=1)
            for name in group.split("|")
        }
    )


MONTHS = _names(
    "كانون الثاني|كانون ثاني|كانون ثان|يناير|جانفي",
    "شباط|فبراير|فيفري",
    "آذار|مارس",
    "نيسان|أبريل|أفريل",
    "أيار|مايو|ماي",
    "حزيران|يونيو|يونيه|جوان",
    "تموز|يوليو|يوليه|جويلية|يوليوز",
    "آب|أغسطس|أوت|غشت",
    "أيلول|سبتمبر|شتنبر",
    "تشرين الأول|تشرين أول|أكتوبر",
    "تشرين الثاني|تشرين ثاني|تشرين ثان|نوفمبر|نونبر",
    "كانون الأول|كانون أول|ديسمبر|دجنبر",
)
HIJRI_MONTHS = _names(
    "محرم|المحرم",
    "صفر",
    "ربيع الأول|ربيع أول",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني",
    "جمادى الأولى|جمادى الأول",
    "جمادى الآخرة|جمادى الثانية|جمادى الثاني",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة",
    "ذو الحجة|ذي الحجة",
)
# Also words of another meaning or names of people: a month only beside a day, «شهر» or a year.
AMBIGUOUS_MONTHS = frozenset(
    (arabic.normalise(name),)
    for name in ["آب", "مارس", "ماي", "أوت", "جوان", "محرم", "صفر", "رجب", "شعبان", "رمضان", "شوال"]
)
WEEKDAYS = _names("الاثنين|الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

_UNITS = _names(
    "الأول|أول", "الثاني|ثاني", "الثالث|ثالث", "الرابع|رابع", "الخامس|خامس", "السادس|سادس",
    "السابع|سابع", "الثامن|ثامن", "التاسع|تاسع", "العاشر|عاشر",
)  # fmt: skip
_TENS = MappingProxyType(
    {
        arabic.normalise("العشرين"): 20,
        arabic.normalise("الثلاثين"): 30,
        arabic.normalise("العشرون"): 20,
        arabic.normalise("الثلاثون"): 30,
    }
)
_TEEN = arabic.normalise("عشر")
_ELEVENTH = arabic.normalise("الحادي")

_COUNTS = _names(
    "واحد|واحدة", "اثنين|اثنان|اثنتين", "ثلاثة|ثلاث", "أربعة|أربع", "خمسة|خمس", "ستة|ست",
    "سبعة|سبع", "ثمانية|ثماني|ثمان", "تسعة|تسع", "عشرة|عشر",
)  # fmt: skip
DECADES = MappingProxyType(
    {
        arabic.normalise(prefix + name + ending): number * 10
        for number, name in enumerate(
            ["عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"], start=2
        )
        for prefix in ("", "ال")
        for ending in ("يات", "ات")
    }
)


def ordinal(norms: tuple[str, ...]) -> tuple[int, int]:
    """The ordinal number at the start of the words and how many words it takes; (0, 0) if none.

    Reads the days of a month: «السابع»، «الحادي عشر»، «الخامس والعشرين»، «الثلاثين».
    """
    first = norms[:1]
    following = norms[1] if len(norms) > 1 else ""
    if first and first[0] in _TENS:
        return _TENS[first[0]], 1
    unit = 1 if first == (_ELEVENTH,) else _UNITS.get(first, 0)
    if unit and following == _TEEN:
        return unit + 10, 2
    if unit and following[:1] == "و" and following[1:] in _TENS:
        return unit + _TENS[following[1:]], 2
    return (unit, 1) if unit and first != (_ELEVENTH,) else (0, 0)


def count(norm: str) -> int | None:
    """A small number in digits or as a word: 3, «ثلاثة»، «ثلاث»."""
    return int(norm) if norm.isdecimal() and len(norm) <= 4 else _COUNTS.get((norm,))


def hijri_range(
    year: int, month: int | None, day: int | None
) -> tuple[datetime.date, datetime.date]:
    """First and last Gregorian day of a Hijri year, month or day in the tabular calendar.

    The formula is that of Reingold and Dershowitz, "Calendrical Calculations" (the arithmetic
    Islamic calendar); sighting and Umm al-Qura may differ from it by a day or two.
    """
    if month is None:
        return _gregorian(year, 1, 1), _gregorian(year + 1, 1, 1) - _DAY
    if day is None:
        following = (year, month + 1) if month < 12 else (year + 1, 1)
        return _gregorian(year, month, 1), _gregorian(*following, 1) - _DAY
    return _gregorian(year, month, day), _gregorian(year, month, day)


def hijri_year(date: datetime.date) -> int:
    """The Hijri year that the day falls in, by the same calendar."""
    days = date.toordinal() - _HIJRI_EPOCH
    return (30 * days + 10646) // 10631


_DAY = datetime.timedelta(days=1)
_HIJRI_EPOCH = datetime.date(622, 7, 19).toordinal()  # Friday, 16 July 622 of the Julian calendar


def _gregorian(year: int, month: int, day: int) -> datetime.date:
    leap_days = (3 + 11 * year) // 30
    before = (year - 1) * 354 + leap_days + 29 * (month - 1) + month // 2
    return datetime.date.fromordinal(_HIJRI_EPOCH + before + day - 1)
