"""Which reader reads a file: by the name of a format, by its ending, or by what is in it."""

import json
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import PurePath

from claims.domain.reading import (
    archives,
    columns,
    documents,
    jsonlines,
    sheets,
    tables,
    trees,
)
from claims.domain.reading.lines import check_encoding
from claims.domain.reading.records import (
    EmptyFile,
    FileTooLarge,
    Records,
    Source,
    TooManyRows,
    UnknownFormat,
)

READERS: Mapping[str, Callable[[Source], Records]] = {
    "csv": tables.read,
    "tsv": tables.read,
    "xlsx": sheets.read,
    "jsonl": jsonlines.read,
    "json": trees.read,
    "doccano": jsonlines.read,
    "label-studio": trees.read_label_studio,
    "web-annotation": trees.read_web_annotation,
    "txt": documents.read_text,
    "html": documents.read_html,
    "docx": documents.read_docx,
    "zip": lambda source: archives.read(source, open_records),
}
TABULAR = ("csv", "tsv", "xlsx")
_ENDINGS = {".htm": "html", ".jsonld": "web-annotation", ".ndjson": "jsonl", ".tab": "tsv"}
_HEAD = 256 * 1024  # bytes that are looked at to tell one kind of JSON from another


def open_records(source: Source, format: str = "") -> Records:
    """The file's records in their order, by the format's reader.

    Raises what the reader raises, `EmptyFile`, `FileTooLarge`, `UnknownFormat` and `TooManyRows`.
    """
    if source.size > source.limits.file_size:
        raise FileTooLarge(size=source.size, limit=source.limits.file_size)
    if not source.size:
        raise EmptyFile()
    columns.check_mapping(source.mapping)
    reader = READERS[format or detect(source)]
    yield from _bounded(reader(source), source.limits.rows)


def detect(source: Source) -> str:
    """The format that the file's name says, and for JSON what is in it. Raises `UnknownFormat`."""
    ending = PurePath(source.name).suffix.lower()
    format = _ENDINGS.get(ending, ending.lstrip("."))
    if format not in READERS:
        raise UnknownFormat(name=source.name, known=", ".join(READERS))
    if format == "json":
        return _kind_of_json(source)
    return format


def _kind_of_json(source: Source) -> str:
    """Told by keys that the form cannot do without, at the head of the file."""
    check_encoding(source)
    with source.path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8", "ignore")
    if '"http://www.w3.org/ns/anno.jsonld"' in head:
        return "web-annotation"
    if '"annotations"' in head and '"data"' in head and ('"result"' in head or "[]" in head):
        return "label-studio"
    return "jsonl" if _has_lines(head) else "json"


def _has_lines(head: str) -> bool:
    """Whether each of the first two lines is an object by itself."""
    first = [line for line in head.split("\n", 3)[:2] if line.strip()]
    try:
        return len(first) > 1 and all(isinstance(json.loads(line), dict) for line in first)
    except ValueError:
        return False


def _bounded(records: Records, limit: int) -> Records:
    yield from islice(records, limit)
    for _one_more in records:
        raise TooManyRows(limit=limit)
