"""Numbers in a claim and what they count, so that two claims about the same can be compared."""

import re
from dataclasses import dataclass

from claims.domain import arabic, calendars, retrieving
from claims.domain.memos import Memo

_NUMBER = re.compile(r"[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*")
_DECIMAL_POINTS = str.maketrans({"٫": ".", "٬": None, ",": None})
_PERCENT = frozenset(map(arabic.normalise, ("بالمئة", "بالمائة", "المئة", "المائة")))
_PREPOSITIONS = frozenset(("في", "على", "إلى", "عن", "مع", "بين", "حتى"))
_JOINED = ("ب", "ل", "و")
_SHARE = "%"


def _values(*groups: tuple[str, float]) -> dict[str, float]:
    return {arabic.normalise(word): value for words, value in groups for word in words.split()}


_SCALES = _values(
    ("ألف آلاف ألفا", 1e3),
    ("مليون ملايين مليونا", 1e6),
    ("مليار مليارات مليارا بليون", 1e9),
    ("تريليون تريليونات", 1e12),
)
_WORDS = _values(
    ("ثلاث ثلاثة", 3), ("أربع أربعة", 4), ("خمس خمسة", 5), ("ست ستة", 6), ("سبع سبعة", 7),
    ("ثماني ثمانية ثمان", 8), ("تسع تسعة", 9), ("عشر عشرة", 10), ("عشرون عشرين", 20),
    ("ثلاثون ثلاثين", 30), ("أربعون أربعين", 40), ("خمسون خمسين", 50), ("ستون ستين", 60),
    ("سبعون سبعين", 70), ("ثمانون ثمانين", 80), ("تسعون تسعين", 90), ("مئة مائة", 100),
    ("مئتان مئتين مائتين", 200),
)  # fmt: skip
# A number after one of these is a date or a place in a row, not an amount.
_DATING = frozenset(map(arabic.normalise, ("عام", "العام", "سنة", "رقم", "المادة", "قرار")))


# «15 حزيران»: what follows the number makes it a date.
_MONTHS = frozenset(
    word
    for names in (calendars.MONTHS, calendars.HIJRI_MONTHS)
    for name in names
    for word in name
    if len(word) > 1
)
_UNITS = frozenset(map(arabic.light_stem, ("بالمئة", "المئة", *_SCALES, *_WORDS)))


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(arabic.normalise(each).split()) for each in text.split("، "))


# What makes the number after it the most, or the least, that there is.
_AT_MOST = _phrases(
    "لا تتعدى، لا يتعدى، لم يتعد، لم تتعد، لن يتعدى، لن تتعدى، لا يتجاوز، لا تتجاوز، لم يتجاوز،"
    " لم تتجاوز، لن يتجاوز، لن تتجاوز، لا يزيد، لا تزيد، لم يزد، لم تزد، لن يزيد، لن تزيد، أقل من،"
    " حد أقصى"
)
_AT_LEAST = _phrases(
    "لا يقل، لا تقل، لم يقل، لم تقل، لن يقل، لن تقل، لا ينزل، لا تنزل، لن ينزل، لن تنزل، أكثر من،"
    " ما يزيد، حد أدنى"
)
_BEFORE = 4  # words before a number in which its limit is named

_AROUND = 4  # words on either side that tell what is counted


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the stem of what it counts, "%" for shares; `text` as it stands there.

    `around` are the stems of the words beside it, which tell an amount from others of its unit.
    It may be said to be the most or the least that there is.
    """

    value: float
    unit: str
    text: str
    around: frozenset[str] = frozenset()
    is_most: bool = False
    is_least: bool = False

    def is_crossed_by(self, value: float) -> bool:
        """Whether this is a limit and the value beyond it."""
        return self.is_most and value > self.value or self.is_least and value < self.value


def quantities(quote: str) -> tuple[Quantity, ...]:
    """The amounts that a claim names, in order; years, dates and ordinal numbers are none."""
    words = quote.replace("%", " % ").split()
    found = (_read(words, place) for place in range(len(words)))
    return tuple(quantity for quantity in found if quantity)


def _read(words: list[str], place: int) -> Quantity | None:
    value = _VALUES[words[place]]
    if value is None or (place and arabic.normalise(words[place - 1]) in _DATING):
        return None
    following = [word for word in words[place + 1 : place + 4] if word != "من"]
    scale = _SCALES.get(arabic.normalise(following[0]), 1.0) if following else 1.0
    if scale != 1.0:
        following = following[1:]
    if scale == 1.0 and 1900 <= value <= 2100 and value.is_integer():
        return None
    if following and not _MONTHS.isdisjoint(arabic.normalise(following[0]).split()):
        return None
    unit = _unit(following)
    if not unit:
        return None
    before = [arabic.normalise(word) for word in words[max(0, place - _BEFORE) : place]]
    named = set(zip(before, before[1:], strict=False))
    return Quantity(
        value * scale,
        unit,
        words[place],
        _around(words, place),
        is_most=not named.isdisjoint(_AT_MOST),
        is_least=not named.isdisjoint(_AT_LEAST),
    )


def _around(words: list[str], place: int) -> frozenset[str]:
    beside = [*words[max(0, place - _AROUND) : place], *words[place + 1 : place + 1 + _AROUND]]
    return frozenset(retrieving.stems(" ".join(beside))) - _UNITS


def _value(word: str) -> float | None:
    match = _NUMBER.fullmatch(word.strip('()«»"“”،؛:.').lstrip("وبلـ"))
    if match is None:
        norm = arabic.normalise(word)
        bare = norm[1:] if norm[:1] in _JOINED else norm
        return _WORDS.get(norm.removeprefix("ال"), _WORDS.get(bare))
    digits = match[0].translate(_DECIMAL_POINTS)
    return float(digits) if digits.count(".") <= 1 else None


_VALUES = Memo(_value)


def _unit(following: list[str]) -> str:
    """The stem of what is counted; "" where a preposition or nothing follows the number."""
    if following[:1] == ["في"] and arabic.normalise(" ".join(following[1:2])) in _PERCENT:
        return _SHARE
    if not following or following[0] in _PREPOSITIONS:
        return ""
    if following[0] in ("%", "٪") or arabic.normalise(following[0]) in _PERCENT:
        return _SHARE
    return arabic.light_stem(following[0])
