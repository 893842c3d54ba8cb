"""The rows of an export as text: CSV for spreadsheets, JSONL for programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

Value = str | int | bool | None | list[str]
Record = Mapping[str, Value]

BYTE_ORDER_MARK = "\ufeff"

COLUMNS = (
    "record",
    "uid",
    "paragraph",
    "start",
    "end",
    "quote",
    "state",
    "labels_of",
    "kind",
    "speakers",
    "attribution",
    "proposition",
    "stance",
    "event_date",
    "note",
    "duplicate_of",
    "claim_version",
    "claim_a",
    "claim_b",
    "relation",
    "type",
    "rationale",
    "needs_recheck",
)


def csv_lines(records: Iterable[Record]) -> Iterator[str]:
    """CSV with a heading and a byte order mark, which Excel needs to read UTF-8.

    Several values stand in one cell with | between them.
    """
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    for record in records:
        yield _line([_cell(record.get(column)) for column in COLUMNS])


def jsonl_lines(records: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False) + "\n"


def safe(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return safe("|".join(value))
    return safe(value) if isinstance(value, str) else str(value)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
