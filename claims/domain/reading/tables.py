"""CSV and TSV, row by row; a row that spoils the rest is left out alone."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import Any

from claims.domain.problems import N_, Problem
from claims.domain.reading import columns
from claims.domain.reading.cells import plain
from claims.domain.reading.lines import Line, lines
from claims.domain.reading.records import EmptyFile, HeaderOnly, Record, Records, RowTooLong, Source

DELIMITERS = ",;\t|"


class UnclosedQuote(Problem):
    code = "unclosed-quote"
    message = N_(
        "A quotation mark opens in line %(line)d and is not closed: close it, and double each "
        "quotation mark inside a cell."
    )


class Ragged(Problem):
    code = "ragged-row"
    message = N_(
        "The row has %(found)d cells, the headings are %(expected)d: put cells that hold the "
        "delimiter or line breaks in quotation marks."
    )


def read(source: Source) -> Records:
    """Rows under headings; the delimiter is the one that divides the headings best.

    Raises `HeaderOnly` and what `lines` and `columns.check_headings` raise.
    """
    feed = _Feed(lines(source))
    delimiter = _delimiter(feed.peek())
    rows = _rows(feed, delimiter, source.limits.row_size)
    _place, headings, problem = next(rows, ("", [], None))
    if problem:
        raise problem
    fields = columns.check_headings(headings, source.mapping)
    is_empty = True
    for place, cells, problem in rows:
        is_empty = False
        yield _record(place, cells, fields, problem)
    if is_empty:
        raise HeaderOnly()


def headings(source: Source) -> list[str]:
    """The headings as they stand in the file."""
    feed = _Feed(lines(source))
    rows = _rows(feed, _delimiter(feed.peek()), source.limits.row_size)
    return next(rows, ("", [], None))[1]


def _record(place: str, cells: list[str], fields: list[str], problem: Problem | None) -> Record:
    if not problem and len(cells) != len(fields):
        problem = Ragged(found=len(cells), expected=len(fields))
    read, formula = plain(cells, fields)
    problem = problem or formula
    values: dict[str, Any] = dict(zip(fields, read, strict=False))
    values.pop("", None)
    if problem:
        values[""] = cells[len(fields) :]
    return Record(place, values, problem)


class _Feed:
    """Lines for the csv module, kept until a row is whole, so that they can be read again."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self._again: deque[Line] = deque()
        self.taken: list[Line] = []

    def __iter__(self) -> "Iterator[str]":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self.taken.append(line)
        return line.text + "\n"

    def peek(self) -> str:
        """The first line that holds something. Raises `EmptyFile`."""
        for text in self:
            if text.strip():
                break
        else:
            raise EmptyFile()
        self._again.append(self.taken[-1])
        self.taken.clear()
        return text

    def read_again(self) -> Line:
        """The first line taken for the row that failed; those after it will be read anew."""
        first, *rest = self.taken
        self._again.extendleft(reversed(rest))
        self.taken.clear()
        return first


def _rows(
    feed: _Feed, delimiter: str, limit: int
) -> Iterator[tuple[str, list[str], Problem | None]]:
    """Each row that is not empty with its first line's number."""
    csv.field_size_limit(limit)
    while True:
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                first, problem = feed.taken[0], _fault(feed.taken)
                feed.taken.clear()
                if any(cells) or problem:
                    yield str(first.number), cells, problem
            return
        except csv.Error:
            line = feed.read_again()
            yield str(line.number), [line.text], _why(line, limit)


def _fault(taken: list[Line]) -> Problem | None:
    return next((line.problem for line in taken if line.problem), None)


def _why(line: Line, limit: int) -> Problem:
    if line.problem:
        return line.problem
    return RowTooLong(limit=limit) if len(line.text) >= limit else UnclosedQuote(line=line.number)


def _delimiter(heading: str) -> str:
    return max(DELIMITERS, key=heading.count)
