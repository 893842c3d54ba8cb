"""Quotations and brackets: the stretches inside which no claim begins or ends.

Which way a mark faces is read from its neighbours, because Arabic sources write « » in both
directions and " without any. Offsets are code points into the given text, end exclusive.
"""

import bisect
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

OPENS, CLOSES, EITHER = "opens", "closes", "either"

# Where a mark's neighbours do not tell its direction, a partner is looked for this near only:
# one stray mark must not swallow the sentences up to the next quotation.
REACH = 150

_FAMILIES = ("«»", "“”„‟", '"', "‘’‚‛'", "()", "[]", "﴿﴾")
_FAMILY = {mark: number for number, marks in enumerate(_FAMILIES) for mark in marks}
_MARK = re.compile("[" + re.escape("".join(_FAMILIES)) + "]")
_BRACKETS = frozenset("()[]﴿﴾")
_SINGLE = frozenset("‘’‚‛'")
_USUALLY_OPENS = frozenset("«“„‘‚([﴾")
_USUALLY_CLOSES = frozenset("»”’)]﴿")
_CLITICS = frozenset("وفبكل")


class Quotation(NamedTuple):
    """text[start:end], marks included; `spoken` is False for brackets."""

    start: int
    end: int
    spoken: bool = True


class Quotations:
    """All quotations of a paragraph, to ask of an offset whether it stands inside one."""

    def __init__(self, found: list[Quotation]) -> None:
        self.all = tuple(sorted(found, key=lambda each: (each.start, -each.end)))
        outer: list[Quotation] = []
        for each in self.all:
            if outer and each.start < outer[-1].end:
                if each.end > outer[-1].end:
                    outer[-1] = Quotation(outer[-1].start, each.end, outer[-1].spoken)
                continue
            outer.append(each)
        self.outer = tuple(outer)
        self._starts = [each.start for each in outer]
        # Outside of all that is between the first mark and the last nothing need be looked for.
        self._low, self._high = (outer[0].start, outer[-1].end) if outer else (0, 0)
        self.opening = {each.start: each.end for each in self.all}
        self.closing = {each.end - 1 for each in self.all}

    def around(self, offset: int) -> Quotation | None:
        """The outermost quotation with the offset between its marks, or None."""
        if not self._low < offset < self._high:
            return None
        number = bisect.bisect_right(self._starts, offset) - 1
        found = self.outer[number]
        return found if found.start < offset < found.end else None

    def overlapping(self, start: int, end: int) -> Sequence[Quotation]:
        """The outermost quotations of which some part lies in text[start:end]."""
        if end <= self._low or start >= self._high:
            return ()
        first = (bisect.bisect_right(self._starts, start) or 1) - 1
        last = bisect.bisect_left(self._starts, end)
        return self.outer[first + (self.outer[first].end <= start) : last]


def quotations(text: str, start: int, end: int) -> Quotations:
    """Every pair of marks in the paragraph text[start:end]; a mark without a partner is none."""
    found: list[Quotation] = []
    opened: dict[int, tuple[int, bool]] = {}
    for match in _MARK.finditer(text, start, end):
        offset, mark = match.start(), match.group()
        family = _FAMILY[mark]
        facing = _facing(text, offset, mark)
        begun = opened.get(family)
        if begun is None or facing == OPENS:
            if facing != CLOSES and mark not in _USUALLY_CLOSES or facing == OPENS:
                opened[family] = (offset, facing == OPENS)
            continue
        certain = begun[1] and facing == CLOSES
        if certain or offset - begun[0] <= REACH:
            found.append(Quotation(begun[0], offset + 1, mark not in _BRACKETS))
        del opened[family]
    return Quotations(found) if found else _NONE


_NONE = Quotations([])


def _facing(text: str, offset: int, mark: str) -> str:
    """Whether the mark opens or closes, or EITHER where its neighbours do not tell."""
    if mark in _BRACKETS:
        return OPENS if mark in _USUALLY_OPENS else CLOSES
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if not (before.isalnum() or before == " "):
        before = _neighbour(text, offset, -1)
    if not (after.isalnum() or after == " "):
        after = _neighbour(text, offset, 1)
    if after.isspace() or after in ".،,؛:!؟?…)]":
        return EITHER if before.isspace() else CLOSES
    if before.isspace() or before in "([:،":
        return OPENS
    if mark in _SINGLE:
        return CLOSES  # an apostrophe inside a word pairs with nothing
    if before in ".!؟?…":
        return CLOSES
    if before in _CLITICS and _stands_alone(text, offset - 1):
        return OPENS
    return EITHER


def _neighbour(text: str, offset: int, step: int) -> str:
    """The next character that can be seen, so that marks of direction do not hide it."""
    offset += step
    while 0 <= offset < len(text) and text[offset] != " " and not text[offset].isalnum():
        if unicodedata.category(text[offset]) not in ("Cf", "Mn"):
            break
        offset += step
    return text[offset] if 0 <= offset < len(text) else " "


def _stands_alone(text: str, offset: int) -> bool:
    return offset == 0 or not text[offset - 1].isalnum()
