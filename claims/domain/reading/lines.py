"""The lines of a text file, one by one, with what is wrong with their bytes."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from claims.domain.problems import Problem
from claims.domain.reading.records import (
    BadBytes,
    EmptyFile,
    RowTooLong,
    Source,
    WrongEncoding,
)

_SAMPLE = 64 * 1024  # bytes that decide whether a file is in the encoding it is said to be in


class Line(NamedTuple):
    """A line without its end; `number` from 1. `problem` where its bytes are not as they should."""

    number: int
    text: str
    problem: Problem | None = None


def lines(source: Source) -> Iterator[Line]:
    """Every line. Raises `EmptyFile`, and `WrongEncoding` if no line at the head can be decoded.

    A later line with bytes of another encoding has a problem of its own, as has one longer than
    the limit, of which no more than a part is ever held.
    """
    encoding = check_encoding(source)
    limit = source.limits.row_size
    with source.path.open("rb") as raw:
        file = _at_text(raw, encoding)
        number = 0
        while data := file.readline(limit + 1):
            number += 1
            source.position = raw.tell()
            if len(data) > limit and not data.endswith(b"\n"):
                _skip_line(file, limit)
                head = data[:200].decode(_decoder(encoding), "ignore")
                yield Line(number, head, RowTooLong(limit=limit))
            else:
                yield _line(number, data, _decoder(encoding))


def check_encoding(source: Source) -> str:
    """The encoding to read by: a mark at the head counts more than what was said.

    Raises `EmptyFile`, and `WrongEncoding` when of the lines at the head that are not plain ASCII
    none is in the encoding: one bad line among good ones is that line's fault.
    """
    with source.path.open("rb") as file:
        head = file.read(_SAMPLE)
    if not head.strip(b"\xef\xbb\xbf \r\n\t") and source.size <= _SAMPLE:
        raise EmptyFile()
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if source.encoding == "utf-8":
        _check_utf8(head, whole=source.size <= _SAMPLE)
    return source.encoding


def preview(source: Source, encoding: str, count: int = 5) -> list[str]:
    """The first lines as they read in that encoding, to choose by."""
    with source.path.open("rb") as file:
        head = file.read(_SAMPLE)
    return head.decode(encoding, "replace").splitlines()[:count]


def _check_utf8(head: bytes, *, whole: bool) -> None:
    rows = head.removeprefix(codecs.BOM_UTF8).split(b"\n")
    if not whole:
        rows = rows[:-1] or rows
    bad: tuple[int, int] | None = None
    position = 1
    for number, row in enumerate(rows, start=1):
        try:
            if not row.decode("utf-8").isascii():
                return
        except UnicodeDecodeError as error:
            bad = bad or (position + error.start, number)
        position += len(row) + 1
    if bad and whole or bad and len(rows) > 1:
        raise WrongEncoding(position=bad[0], line=bad[1])


def _at_text(raw: BinaryIO, encoding: str) -> BinaryIO:
    """The file at its first byte of text, giving UTF-8 if it is in UTF-16."""
    if encoding == "utf-16":
        return codecs.EncodedFile(raw, "utf-8", "utf-16")  # type: ignore[return-value]
    if raw.read(3) != codecs.BOM_UTF8:
        raw.seek(0)
    return raw


def _decoder(encoding: str) -> str:
    return "utf-8" if encoding == "utf-16" else encoding


def _skip_line(file: BinaryIO, limit: int) -> None:
    while data := file.readline(limit):
        if data.endswith(b"\n"):
            return


def _line(number: int, data: bytes, encoding: str) -> Line:
    try:
        return Line(number, data.decode(encoding).rstrip("\r\n"))
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace").rstrip("\r\n")
        return Line(number, text, BadBytes(encoding=encoding))
