"""What readers take and give: a source with its bounds, and records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from claims.domain.problems import N_, Problem

UTF_8 = "utf-8"
ENCODINGS = (UTF_8, "windows-1256", "utf-16")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may ask of us at most; sizes in bytes, `zip_ratio` unpacked to packed."""

    file_size: int = 2 * 1024**3
    row_size: int = 8 * 1024**2
    rows: int = 5_000_000
    columns: int = 200
    cells: int = 20_000_000
    blank_rows: int = 10_000
    document_size: int = 32 * 1024**2
    zip_files: int = 10_000
    zip_size: int = 2 * 1024**3
    zip_ratio: int = 200
    zip_depth: int = 1


@dataclass(slots=True)
class Source:
    """A file to read. `position` grows with what was read of `size` bytes, for progress.

    `mapping` says which field a column or key of the file means, where its own name does not.
    """

    path: Path
    name: str
    encoding: str = UTF_8
    mapping: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    depth: int = 0
    position: int = 0

    @property
    def size(self) -> int:
        return self.path.stat().st_size


class Record(NamedTuple):
    """One record of a file.

    `place` is where a person finds it: a line, "sheet!row", "line:path" or "member/line". `fields`
    are by their names in `columns.FIELDS`, or by the file's own where `columns` knows none; values
    are as the file gives them. `problem` says why it could not be read; then `fields` hold what was
    seen of it, under "" what belongs to no field.
    """

    place: str
    fields: dict[str, Any]
    problem: Problem | None = None


Records = Iterator[Record]


class FileProblem(Problem):
    """What stops a whole file: nothing of it is taken in."""

    field = "file"


class EmptyFile(FileProblem):
    code = "empty-file"
    message = N_("The file is empty: choose one that holds articles or claims.")


class HeaderOnly(FileProblem):
    code = "header-only"
    message = N_("The file has headings but no row under them: add the rows, then try again.")


class FileTooLarge(FileProblem):
    code = "file-too-large"
    message = N_("The file has %(size)d bytes, the limit is %(limit)d: split it into parts.")


class TooManyRows(FileProblem):
    code = "too-many-rows"
    message = N_("The file has more than %(limit)d rows: split it into parts.")


class TooManyCells(FileProblem):
    code = "too-many-cells"
    message = N_(
        "The sheet “%(sheet)s” spreads over %(rows)d rows and %(columns)d columns, more than can "
        "be read: delete the empty rows and columns around the data, or save it as CSV."
    )


class WrongEncoding(FileProblem):
    code = "wrong-encoding"
    message = N_(
        "The file is not UTF-8 (byte %(position)d, line %(line)d). Choose its encoding, "
        "windows-1256 for most old Arabic files, and look at the preview; or save it as UTF-8."
    )


class UnknownFormat(FileProblem):
    code = "unknown-format"
    message = N_("The format of “%(name)s” is not known: choose one of %(known)s.")


class CorruptFile(FileProblem):
    code = "corrupt-file"
    message = N_(
        "“%(name)s” cannot be read as %(format)s: it is damaged or of another format. Save it "
        "anew, or choose its format."
    )


class NoText(FileProblem):
    code = "no-text-found"
    message = N_("No text was found in “%(name)s”: copy the article's text into a TXT file.")


class RowTooLong(Problem):
    code = "row-too-long"
    message = N_("The row is longer than %(limit)d bytes: split it, or leave out what is no text.")


class BadBytes(Problem):
    code = "bad-bytes"
    message = N_(
        "The row holds bytes that are not %(encoding)s: write it anew in the encoding of the rest "
        "of the file."
    )


class BadJson(Problem):
    code = "bad-json"
    message = N_("This is no JSON object (%(why)s, column %(column)d): mend it, one object a line.")


class NotAnObject(Problem):
    code = "not-an-object"
    message = N_("This is JSON, but no object with named fields: write {“text”: …}.")
