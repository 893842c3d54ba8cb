"""Exports as a workbook (Office Open XML), a sheet for each kind of record."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from claims.domain.exporting import Catalogue, Document, Record
from claims.domain.formats.tables import (
    LONGEST_CELL,
    LONGEST_SHEET,
    SHEETS,
    CellTooLong,
    SheetTooLong,
    cell_of,
    claim_rows,
)
from claims.domain.formats.xmltext import in_xml


def write_workbook(
    documents: Iterable[Document],
    catalogue: Catalogue,
    headings: Mapping[str, str],
    into: IO[bytes],
    *,
    right_to_left: bool,
) -> None:
    """A workbook of every kind of record. Raises `CellTooLong`, `SheetTooLong`."""
    book = Workbook(write_only=True)
    sheets = {name: Sheet(book, name, headings, right_to_left) for name in SHEETS}
    try:
        for document in documents:
            for name, rows in _rows(document):
                sheets[name].add(rows)
        speakers = catalogue.speakers.values()
        sheets["speakers"].add({**each, "speaker_type": each["type"]} for each in speakers)
        sheets["propositions"].add(catalogue.propositions.values())
        book.save(into)
    finally:
        for sheet in sheets.values():
            sheet.close()


class Sheet:
    """A sheet of a workbook, written row by row to a file of its own until the book is saved."""

    def __init__(
        self, book: Workbook, name: str, headings: Mapping[str, str], right_to_left: bool
    ) -> None:
        self.columns = SHEETS[name]
        self.sheet = book.create_sheet(name)
        self.sheet.sheet_view.rightToLeft = right_to_left
        self.sheet.freeze_panes = "A2"
        self.length = 1
        self.sheet.append([self._heading(headings.get(each, each)) for each in self.columns])

    def add(self, rows: Iterable[Record]) -> None:
        for row in rows:
            self.length += 1
            if self.length > LONGEST_SHEET:
                raise SheetTooLong()
            self.sheet.append([self._value(row, column) for column in self.columns])

    def close(self) -> None:
        """End its file, also after a failure: openpyxl complains of one left open."""
        if not self.sheet.closed:
            self.sheet.close()

    def _heading(self, text: str) -> Any:
        cell = WriteOnlyCell(self.sheet, value=text)
        cell.font = Font(bold=True)
        return cell

    def _value(self, row: Record, column: str) -> Any:
        value = row.get(column)
        if value is None or isinstance(value, bool | int):
            return value
        text = cell_of(value)
        if len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
            raise CellTooLong(column=column, title=row.get("title") or row.get("uid"))
        cell = WriteOnlyCell(self.sheet, value=in_xml(text))
        cell.data_type = "s"
        return cell


def _rows(document: Document) -> Iterator[tuple[str, Iterable[Record]]]:
    yield "articles", [document.article]
    yield "claims", claim_rows(document)
    yield "contradictions", document.contradictions
    for name in ("annotations", "decisions", "evidence"):
        for rows in getattr(document, name).values():
            yield name, rows
