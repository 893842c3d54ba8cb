"""Which claims of an article are still those of its corrected text.

A claim whose paragraph stands unchanged in the new text, in the same order of paragraphs, is the
same claim: what was said of it holds. A quote that is found just once elsewhere stands in a new
context, and a person reads it again. Everything else is no longer said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from claims.domain.problems import Problem
from claims.domain.spans import Span, check_span


@dataclass(frozen=True, slots=True)
class Carried:
    """Places in the new text, and what has none, by the index of the old span."""

    same: dict[int, Span] = field(default_factory=dict)
    moved: dict[int, Span] = field(default_factory=dict)
    lost: tuple[int, ...] = ()


def carry(old: str, new: str, spans: Sequence[Span]) -> Carried:
    """Find each span of the old text in the new one; offsets are code points, end exclusive.

    No two spans of the answer overlap.
    """
    before, after = _paragraphs(old), _paragraphs(new)
    kept = _same_paragraphs([body for _start, body in before], [body for _start, body in after])
    same = {
        n: _shifted(span, before, after, kept[span.paragraph_no - 1])
        for n, span in enumerate(spans)
        if span.paragraph_no - 1 in kept
    }
    moved: dict[int, Span] = {}
    for n, span in enumerate(spans):
        found = None if n in same else _only_place(new, span.quote)
        if found and not any(_overlap(found, taken) for taken in (*same.values(), *moved.values())):
            moved[n] = found
    lost = tuple(n for n in range(len(spans)) if n not in same and n not in moved)
    return Carried(same, moved, lost)


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Each paragraph with the offset that it starts at."""
    found, start = [], 0
    for body in text.split("\n"):
        found.append((start, body))
        start += len(body) + 1
    return found


def _same_paragraphs(old: list[str], new: list[str]) -> dict[int, int]:
    """The index of each old paragraph that is in the new text, with its index there."""
    blocks = SequenceMatcher(a=old, b=new, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}


def _shifted(
    span: Span, before: list[tuple[int, str]], after: list[tuple[int, str]], number: int
) -> Span:
    by = after[number][0] - before[span.paragraph_no - 1][0]
    return Span(span.start + by, span.end + by, span.quote, number + 1)


def _only_place(text: str, quote: str) -> Span | None:
    """Where the quote stands if that is one place only, and one where a claim may be."""
    start = text.find(quote)
    if start < 0 or text.find(quote, start + 1) >= 0:
        return None
    try:
        return check_span(text, start, start + len(quote), quote)
    except Problem:
        return None


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
