"""Dates that count from the day of publication: «أمس»، «قبل يومين»، «الأسبوع الماضي»."""

import datetime

from claims.domain import calendars
from claims.domain.datewords import (
    DAY,
    INTERVAL,
    MONTH,
    RELATIVE,
    SINCE,
    YEAR,
    Anchor,
    Row,
    Wording,
    edtf,
    forms,
    shift,
)

_DAYS_ON = {
    name: days
    for names, days in (("اليوم الليلة", 0), ("أمس البارحة بالأمس أمسا", -1), ("غدا", 1))
    for name in forms(names)
}
_TODAY = "اليوم"
_NOT_TODAY = forms("نفسه ذاته التالي السابق الواحد العالمي الوطني الدولي الأخير المقبل القادم")
_A_DAY_EARLIER = (("امس", "الاول"), ("الليله", "الماضيه"))
_NO_DAY_BEFORE = forms("ذلك في وفي منذ هذه بين حتى")
_AGO = forms("قبل منذ وقبل ومنذ")
_RECENTLY = forms("مؤخرا حديثا")
_SINGLE_UNITS = {
    unit: name
    for name, words in ((DAY, "يوم"), ("week", "أسبوع"), (MONTH, "شهر"), (YEAR, "عام سنة عاما"))
    for unit in forms(words)
}
_DOUBLE_UNITS = {
    unit: name
    for name, words in (
        (DAY, "يومين"),
        ("week", "أسبوعين"),
        (MONTH, "شهرين"),
        (YEAR, "عامين سنتين"),
    )
    for unit in forms(words)
}
_MANY_UNITS = {
    unit: name
    for name, words in (
        ("hour", "ساعة ساعات ساعتين"), (DAY, "أيام"), ("week", "أسابيع"),
        (MONTH, "أشهر شهور"), (YEAR, "أعوام سنوات سنين"),
    )
    for unit in forms(words)
}  # fmt: skip
_WEEK, _MONTH = "الاسبوع", "الشهر"
_RECENT_PERIODS = forms("الأيام الأسابيع الأشهر")
_FIRST, _FROM, _AFTER = "اول", "من", "بعد"
_ONE_DAY = datetime.timedelta(days=1)


def today(row: Row, at: int) -> Wording | None:
    """«اليوم»، «أمس»، «أول من أمس»، «أمس الأول»، «الليلة الماضية»، «غدا»."""
    days = _DAYS_ON.get(row.norm(at))
    if days is None:
        return None
    if row.norm(at) == _TODAY and (
        row.norm(at + 1) in _NOT_TODAY
        or row.norm(at - 1) in _NO_DAY_BEFORE
        or calendars.ordinal(row.norms[at + 1 : at + 3])[1]
    ):
        return None
    if row.norms[at : at + 2] in _A_DAY_EARLIER:
        return row.placed(_day_on(row.anchor, days - 1), at, at + 2)
    begun = at
    if row.norms[max(0, at - 2) : at] == (_FIRST, _FROM):
        begun, days = at - 2, days - 1
    elif row.norm(at - 1) == _FIRST:
        begun, days = at - 1, days - 1
    return row.placed(_day_on(row.anchor, days), begun, at + 1)


def weekday(row: Row, at: int) -> Wording | None:
    """A day of the week: the last one up to publication, or as «المقبل» tells."""
    number, length = row.longest(at, calendars.WEEKDAYS)
    if not number or row.number(at + 1) or calendars.ordinal(row.norms[at + 1 : at + 3])[1]:
        return None
    weeks_on, date = shift(row.norm(at + 1)), row.anchor.date
    after = at + length + (weeks_on is not None)
    if date is None:
        return row.placed(Wording(None, DAY, relative=True, partial=True), at, after)
    back = (date.weekday() - (number - 1)) % 7
    if weeks_on == -1 and back == 0:
        back = 7
    if weeks_on == 1:
        back -= 7
    return row.placed(_day_on(row.anchor, -back), at, after)


def ago(row: Row, at: int) -> Wording | None:
    """«قبل ثلاثة أيام»، «قبل عامين»، «منذ أيام»."""
    if row.norm(at) not in _AGO:
        return None
    many, unit, after = _how_long(row, at + 1)
    if not unit:
        return None
    wording = _back(row.anchor, many, unit) if many else _lately(row.anchor)
    if many and row.norm(at) in SINCE and wording.edtf:
        return row.placed(wording, at + 1, after)
    return row.placed(wording, at, after)


def period(row: Row, at: int) -> Wording | None:
    """«الأسبوع الماضي»، «الشهر المقبل»، «الأيام الأخيرة»."""
    norm, steps = row.norm(at), shift(row.norm(at + 1))
    if norm in _RECENT_PERIODS and (steps == -1 or row.norm(at + 1) == "الاخيره"):
        return row.placed(_lately(row.anchor), at, at + 2)
    if steps is None:
        return None
    if norm == _MONTH:
        return row.placed(_month_on(row.anchor, steps), at, at + 2)
    if norm == _WEEK:
        return row.placed(_week_on(row.anchor, steps), at, at + 2)
    return None


def recently(row: Row, at: int) -> Wording | None:
    if row.norm(at) not in _RECENTLY:
        return None
    return row.placed(_lately(row.anchor), at, at + 1)


def _how_long(row: Row, at: int) -> tuple[int | None, str, int]:
    """How many of which unit, and where the words end; no number for «أيام» alone."""
    norm = row.norm(at)
    if norm in _SINGLE_UNITS and row.number(at + 1) is None and shift(row.norm(at + 1)) is None:
        return 1, _SINGLE_UNITS[norm], at + 1
    if norm in _DOUBLE_UNITS:
        return 2, _DOUBLE_UNITS[norm], at + 1
    if norm in _MANY_UNITS:
        return None, _MANY_UNITS[norm], at + 1
    many, following = calendars.count(norm), row.norm(at + 1)
    unit = _MANY_UNITS.get(following) or _SINGLE_UNITS.get(following, "")
    return (many, unit, at + 2) if many and unit else (None, "", at)


def _back(anchor: Anchor, many: int, unit: str) -> Wording:
    if unit == "hour":
        return _day_on(anchor, -(many // 24))
    if unit == DAY:
        return _day_on(anchor, -many)
    if unit == "week":
        found = _day_on(anchor, -7 * many)
        return Wording(found.edtf and f"{found.edtf}~", DAY, relative=True, partial=found.partial)
    if unit == MONTH:
        return _month_on(anchor, -many)
    value = anchor.year - many if anchor.year and anchor.year > many else None
    return Wording(edtf(value) if value else None, YEAR, relative=True, partial=value is None)


def _day_on(anchor: Anchor, days: int) -> Wording:
    if anchor.date is None:
        return Wording(None, DAY, relative=True, partial=True)
    try:
        date = anchor.date + _ONE_DAY * days
    except OverflowError:
        return Wording(None, DAY, relative=True, partial=True)
    return Wording(date.isoformat(), DAY, relative=True)


def _month_on(anchor: Anchor, months: int) -> Wording:
    if not (anchor.year and anchor.month):
        return Wording(None, MONTH, relative=True, partial=True)
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    if year < 1:
        return Wording(None, MONTH, relative=True, partial=True)
    return Wording(edtf(year, month + 1), MONTH, relative=True)


def _week_on(anchor: Anchor, weeks: int) -> Wording:
    """Seven days around the anchor's weekday: weeks begin on different days in Arab countries."""
    if anchor.date is None:
        return Wording(None, INTERVAL, relative=True, partial=True)
    middle = _day_on(anchor, 7 * weeks).edtf
    begin, end = _day_on(anchor, 7 * weeks - 3).edtf, _day_on(anchor, 7 * weeks + 3).edtf
    if not (middle and begin and end):
        return Wording(None, INTERVAL, relative=True, partial=True)
    return Wording(f"{begin}~/{end}~", INTERVAL, relative=True)


def _lately(anchor: Anchor) -> Wording:
    """Some time not long before publication: its month, approximately."""
    if not (anchor.year and anchor.month):
        return Wording(None, RELATIVE, relative=True, partial=True)
    return Wording(f"{edtf(anchor.year, anchor.month)}~", RELATIVE, relative=True)


# The words at which each reader may find something.
READERS = (
    (_DAYS_ON.keys(), today),
    ({name[0] for name in calendars.WEEKDAYS}, weekday),
    (_AGO, ago),
    (_RECENT_PERIODS | {_WEEK, _MONTH}, period),
    (_RECENTLY, recently),
)
