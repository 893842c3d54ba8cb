"""XLSX: the rows of every sheet whose headings say what they hold."""

import re
import zipfile
from typing import Any

from claims.domain.problems import Problem
from claims.domain.reading import columns
from claims.domain.reading.cells import plain
from claims.domain.reading.packing import check_members
from claims.domain.reading.records import (
    CorruptFile,
    HeaderOnly,
    Limits,
    Record,
    Records,
    Source,
    TooManyCells,
)

_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_BLOCK = 1 << 20


def read(source: Source) -> Records:
    """The rows under each sheet's headings; numbers and dates as text, formulas as their values.

    A sheet without headings of ours is passed over, unless there is no other. Raises
    `CorruptFile`, `TooManyCells`, `HeaderOnly` and what `columns.check_headings` raises.
    """
    book = _open(source)
    found, refusal = 0, None
    for number, name in enumerate(book.sheet_names):
        rows = book.get_sheet_by_name(name).iter_rows()
        try:
            headings = columns.check_headings(_headings(rows), source.mapping)
        except Problem as problem:
            refusal = refusal or problem
            continue
        for record in _records(rows, headings, name):
            found += 1
            yield record
        source.position = source.size * (number + 1) // len(book.sheet_names)
    if not found:
        raise refusal or HeaderOnly()


def _open(source: Source) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook

    check_members(source)
    try:
        _check_spread(source)
        return CalamineWorkbook.from_path(str(source.path))
    except (CalamineError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        if isinstance(error, Problem):
            raise
        raise CorruptFile(name=source.name, format="XLSX") from None


def _check_spread(source: Source) -> None:
    """Refuse a sheet whose used range is too large: all of it would be held, empty or not."""
    with zipfile.ZipFile(source.path) as file:
        for member in file.namelist():
            if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                with file.open(member) as sheet:
                    _check_range(sheet, member, source.limits)


def _check_range(sheet: Any, name: str, limits: Limits) -> None:
    rows = width = 0
    tail = b""
    while block := sheet.read(_BLOCK):
        for letters, row in _CELL.findall(tail + block):
            rows, width = max(rows, int(row)), max(width, _column(letters))
        tail = block[-200:]
    if rows * width > limits.cells or width > limits.columns:
        raise TooManyCells(sheet=name.rsplit("/", 1)[-1], rows=rows, columns=width)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _headings(rows: Any) -> list[str]:
    return [_text(cell) for cell in next(iter(rows), [])]


def _records(rows: Any, headings: list[str], sheet: str) -> Records:
    for number, cells in enumerate(rows, start=2):
        read, problem = plain([_text(cell) for cell in cells], headings)
        values: dict[str, Any] = dict(zip(headings, read, strict=False))
        values.pop("", None)
        if any(values.values()):
            yield Record(f"{sheet}!{number}", values, problem)


def _text(cell: Any) -> str:
    """The cell as it would stand in CSV: whole numbers without a fraction, dates as ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())
    return str(cell)
