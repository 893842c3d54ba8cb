"""Empty tables to fill in: the headings of each kind, as files."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook

from claims.domain.exporting import BYTE_ORDER_MARK
from claims.domain.reading.columns import TEMPLATES, name_of

CONTENT_TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def headings(kind: str, language: str) -> list[str]:
    """The columns of that kind of table, in Arabic ("ar") or by the fields' own names."""
    return [name_of(field, language) for field in TEMPLATES[kind]]


def as_csv(row: Sequence[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(row)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def as_xlsx(row: Sequence[str]) -> bytes:
    book = Workbook(write_only=True)
    book.create_sheet("mihakk").append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


WRITERS: Mapping[str, Callable[[Sequence[str]], bytes]] = {"csv": as_csv, "xlsx": as_xlsx}
