"""JSONL: one object a line, ours or doccano's."""

import json
from typing import Any

from claims.domain.reading import nested
from claims.domain.reading.lines import Line, lines
from claims.domain.reading.records import BadJson, NotAnObject, Record, Records, Source


def read(source: Source) -> Records:
    """Each line's records; a line of the form of doccano's exports is told by its keys."""
    for line in lines(source):
        if line.problem:
            yield Record(str(line.number), {"": line.text}, line.problem)
        elif line.text and not line.text.isspace():
            yield from _records(line, source)


def _records(line: Line, source: Source) -> Records:
    place = str(line.number)
    try:
        value: Any = json.loads(line.text)
    except (json.JSONDecodeError, RecursionError) as error:
        column = getattr(error, "colno", 1)
        why = getattr(error, "msg", "nested too deep")
        yield Record(place, {"": line.text}, BadJson(why=why, column=column))
        return
    if isinstance(value, dict):
        yield from nested.records(value, place, source.mapping)
    else:
        yield Record(place, {"": line.text}, NotAnObject())
