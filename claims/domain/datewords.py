"""A text as a row of words in which dates are looked for, and what is found there.

Shared by the readers of calendar dates and of dates that count from the day of publication.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from claims.domain import arabic, calendars
from claims.domain.memos import Memo

DAY, MONTH, YEAR, DECADE, CENTURY = "day", "month", "year", "decade", "century"
INTERVAL, OPEN, RELATIVE = "interval", "interval_open", "relative"

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c-\u200f"
_WORD = re.compile(rf"\d+|[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")


def forms(words: str) -> frozenset[str]:
    """The words, normalised."""
    return frozenset(arabic.normalise(word) for word in words.split())


PAST = forms("الماضي الماضية الفائت الفائتة المنصرم المنصرمة")
NEXT = forms("المقبل المقبلة القادم القادمة الآتي")
THIS = forms("الجاري الجارية الحالي الحالية")
SINCE, UNTIL = forms("منذ ومنذ"), forms("حتى وحتى لغاية")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> datetime.date | None:
        if self.year and self.month and self.day:
            return datetime.date(self.year, self.month, self.day)
        return None

    def as_text(self) -> str:
        return edtf(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Wording:
    """text[start:end] names the date `edtf`, None where the anchor is needed and missing.

    `relative` tells that it counts from the anchor, `partial` that the anchor did not do.
    """

    edtf: str | None
    precision: str
    start: int = 0
    end: int = 0
    relative: bool = False
    partial: bool = False
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a text, numbers apart from letters, normalised, with their places."""

    text: str
    spans: tuple[tuple[int, int], ...]
    norms: tuple[str, ...]
    anchor: Anchor

    def norm(self, at: int) -> str:
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def number(self, at: int) -> int | None:
        norm = self.norm(at)
        return int(norm) if norm.isascii() and norm.isdigit() and len(norm) <= 4 else None

    def longest(self, at: int, names: Mapping[calendars.Name, int]) -> tuple[int, int]:
        """The number that a name of two words or of one has, and how many words it is."""
        for length in (2, 1):
            name = self.norms[at : at + length]
            if len(name) == length and name in names:
                return names[name], length
        return 0, 0

    def placed(self, wording: Wording, begun: int, after: int) -> Wording:
        """The wording with its place; open to one side behind «منذ» or «حتى»."""
        edge, name = self.norm(begun - 1), wording.edtf
        if name and "/" not in name and "XXXX" not in name:
            if edge in SINCE:
                wording = replace(wording, edtf=name.replace("X", "0") + "/..", precision=OPEN)
            elif edge in UNTIL:
                wording = replace(wording, edtf="../" + name.replace("X", "9"), precision=OPEN)
        return replace(wording, start=self.spans[begun][0], end=self.spans[after - 1][1])


# Finds what is named at a word of a row; None for nothing.
Reader = Callable[[Row, int], Wording | None]


def row(text: str, anchor: Anchor) -> Row:
    """The words of the text; no piece between spaces is taken apart twice."""
    spans: list[tuple[int, int]] = []
    norms: list[str] = []
    at = 0
    for piece in text.split(" "):
        for begun, end, norm in PIECES[piece]:
            spans.append((at + begun, at + end))
            norms.append(norm)
        at += len(piece) + 1
    return Row(text, tuple(spans), tuple(norms), anchor)


def _words(piece: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and normalised form of each word."""
    return tuple(
        (*match.span(), _without_clitic(arabic.normalise(match.group())))
        for match in _WORD.finditer(piece)
    )


PIECES = Memo(_words)


def edtf(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """Year, month and day as EDTF, the year unspecified (XXXX) where it is not known."""
    parts = ["XXXX" if year is None else f"{year:04d}"]
    parts += [f"{part:02d}" for part in (month, day) if part]
    return "-".join(parts)


def shift(word: str) -> int | None:
    """-1, 1 or 0 for «الماضي»، «المقبل»، «الجاري» and their like, None for other words."""
    return -1 if word in PAST else 1 if word in NEXT else 0 if word in THIS else None


def _without_clitic(norm: str) -> str:
    """Month names and conjunctions of time keep their meaning behind «و» and «ب»."""
    if norm[:1] in ("و", "ب", "ل") and (norm[1:],) in calendars.MONTHS:
        return norm[1:]
    return norm
