"""Spans given from outside, to be labelled and ranked instead of those of our own segmenter.

They come as JSON: a list of {"file", "start", "end"}, offsets in code points of the file as it is,
byte order mark and carriage returns included, end exclusive. Anything else is refused.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from claims.domain.importing import CleanText
from claims.domain.problems import N_, Problem

_KEYS = {"file", "start", "end"}


class NotSpans(Problem):
    code = "not-spans"
    message = N_('This is no list of spans: write [{"file": "…", "start": 0, "end": 9}] in JSON.')


class NotASpan(Problem):
    code = "not-a-span"
    message = N_(
        'Entry %(entry)d is no span: give "file" and the whole numbers "start" and "end", '
        "nothing else."
    )


class UnknownFile(Problem):
    code = "unknown-file"
    message = N_(
        "Entry %(entry)d names the file “%(file)s”, which is not among those to be read: name it "
        "as on the command line."
    )


class OutsideFile(Problem):
    code = "outside-file"
    message = N_(
        "Entry %(entry)d, %(start)d–%(end)d, does not lie in the file, which has %(length)d "
        "characters: offsets count code points from 0, the end excluded."
    )


class NoWords(Problem):
    code = "no-words"
    message = N_("Entry %(entry)d, %(start)d–%(end)d, holds no words: take it out or widen it.")


class HoldsLineBreak(Problem):
    code = "holds-line-break"
    message = N_(
        "Entry %(entry)d, %(start)d–%(end)d, goes over a line break: end it before, and give the "
        "rest an entry of its own."
    )


class SpansOverlap(Problem):
    code = "spans-overlap"
    message = N_(
        "Entries %(other)d and %(entry)d overlap in “%(file)s”: move a boundary or take one out."
    )


@dataclass(frozen=True, slots=True)
class GivenSpan:
    """The `entry`-th of the list, from 1; offsets are those of the file as it is."""

    entry: int
    file: str
    start: int
    end: int

    @property
    def named(self) -> dict[str, Any]:
        return {"entry": self.entry, "start": self.start, "end": self.end}


def read(data: bytes) -> tuple[GivenSpan, ...]:
    """Raises `NotSpans` and `NotASpan`."""
    try:
        rows = json.loads(data)
    except (ValueError, RecursionError):
        raise NotSpans() from None
    if not isinstance(rows, list):
        raise NotSpans()
    return tuple(_span(entry, row) for entry, row in enumerate(rows, start=1))


def place(
    given: Iterable[GivenSpan], texts: Mapping[str, CleanText]
) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each text by its file's name its spans in order, in offsets of the stored text.

    Raises `UnknownFile`, `OutsideFile`, `NoWords`, `HoldsLineBreak` and `SpansOverlap`.
    """
    by_file: dict[str, list[GivenSpan]] = {name: [] for name in texts}
    known = _names(texts)
    for span in given:
        if span.file not in known:
            raise UnknownFile(entry=span.entry, file=span.file)
        by_file[known[span.file]].append(span)
    return {name: _in_text(spans, texts[name]) for name, spans in by_file.items()}


def _names(files: Mapping[str, object]) -> dict[str, str]:
    """The files by the names they go by: as given, and without folder where that is one file."""
    by_last_part: dict[str, list[str]] = {}
    for file in files:
        by_last_part.setdefault(PurePath(file).name, []).append(file)
    short = {name: found[0] for name, found in by_last_part.items() if len(found) == 1}
    return short | {file: file for file in files}


def _span(entry: int, row: object) -> GivenSpan:
    if not isinstance(row, dict) or set(row) != _KEYS or not isinstance(row["file"], str):
        raise NotASpan(entry=entry)
    if type(row["start"]) is not int or type(row["end"]) is not int:  # True is an int, but none
        raise NotASpan(entry=entry)
    return GivenSpan(entry, **row)


def _in_text(spans: list[GivenSpan], text: CleanText) -> tuple[tuple[int, int], ...]:
    placed: list[tuple[int, int]] = []
    before: GivenSpan | None = None
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        if before and span.start < before.end:
            raise SpansOverlap(entry=span.entry, other=before.entry, file=span.file)
        placed.append(_placed(span, text))
        before = span
    return tuple(placed)


def _placed(span: GivenSpan, text: CleanText) -> tuple[int, int]:
    length = text.raw_offsets[-1]
    if not 0 <= span.start < span.end <= length:
        raise OutsideFile(**span.named, length=length)
    start, end = (bisect_left(text.raw_offsets, offset) for offset in (span.start, span.end))
    quote = text.text[start:end]
    if "\n" in quote:
        raise HoldsLineBreak(**span.named)
    if not any(character.isalnum() for character in quote):
        raise NoWords(**span.named)
    return start, end
