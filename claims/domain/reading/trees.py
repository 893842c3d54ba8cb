"""JSON files: a list of objects, ours, Label Studio's or Web Annotations, read one by one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import ijson

from claims.domain.reading import nested, webannotation
from claims.domain.reading.lines import check_encoding
from claims.domain.reading.records import (
    CorruptFile,
    NotAnObject,
    Record,
    Records,
    Source,
    WrongEncoding,
)

Object = Mapping[str, Any]

# Where the objects of each form lie: in a list, in the list of a member, or the file is one.
_LISTS = (
    "item",
    "items.item",
    "first.items.item",
    "articles.item",
    "documents.item",
    "@graph.item",
)


def read(source: Source) -> Records:
    """Objects of our own form, or doccano's."""
    yield from _each(source, lambda value, place: nested.records(value, place, source.mapping))


def read_label_studio(source: Source) -> Records:
    yield from _each(source, nested.label_studio)


def read_web_annotation(source: Source) -> Records:
    yield from _each(source, webannotation.records)


def _each(source: Source, records: Callable[[Object, str], Records]) -> Records:
    check_encoding(source)
    number = 0
    for number, value in enumerate(_objects(source), start=1):
        if isinstance(value, Mapping):
            yield from records(value, str(number))
        else:
            yield Record(str(number), {"": str(value)[:1000]}, NotAnObject())


def _objects(source: Source) -> Iterator[Any]:
    prefix = _prefix(source)
    try:
        with source.path.open("rb") as file:
            for value in ijson.items(_without_mark(file), prefix, use_float=True):
                source.position = file.tell()
                yield value
    except ijson.JSONError:
        raise CorruptFile(name=source.name, format="JSON") from None
    except UnicodeDecodeError as error:
        raise WrongEncoding(position=error.start + 1, line=1) from None


def _prefix(source: Source) -> str:
    """Where the file's objects lie, told by its first events."""
    try:
        with source.path.open("rb") as file:
            for prefix, event, _value in ijson.parse(_without_mark(file)):
                if event == "start_map" and prefix in _LISTS:
                    return str(prefix)
                if event not in ("start_map", "start_array", "map_key") and prefix.count(".") > 3:
                    break
    except ijson.JSONError:
        raise CorruptFile(name=source.name, format="JSON") from None
    return ""


def _without_mark(file: Any) -> Any:
    if file.read(3) != b"\xef\xbb\xbf":
        file.seek(0)
    return file
