"""Reading a complete export back: lines to records, told apart from any other file."""

import json
from collections.abc import Iterable, Iterator

from claims.domain.exporting import FORM, Record
from claims.domain.problems import N_, Problem


class NotAnExport(Problem):
    code = "not-an-export"
    message = N_(
        "Line %(line)d is not of a complete export: give a file that `manage.py export jsonl` "
        "wrote. Any other file comes in by the import."
    )


class NewerForm(Problem):
    code = "newer-form"
    message = N_("The file has form %(form)s, newer than this Mihakk reads: update it first.")


class Unresolved(Problem):
    code = "unresolved"
    message = N_(
        "A %(record)s in the file points to %(missing)s, which does not stand before it: the file "
        "is not whole. Export it anew."
    )


def records(lines: Iterable[str]) -> Iterator[Record]:
    """Every record after the first, which says the form. Raises `NotAnExport`, `NewerForm`."""
    number = 0
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            kind = record["record"]
        except (ValueError, RecursionError, TypeError, KeyError):
            raise NotAnExport(line=number) from None
        if number == 1:
            _check_form(record)
        elif isinstance(kind, str):
            yield record
    if number == 0:
        raise NotAnExport(line=1)


def _check_form(record: Record) -> None:
    if record["record"] != FORM["record"]:
        raise NotAnExport(line=1)
    if record.get("form") != FORM["form"]:
        raise NewerForm(form=record.get("form"))
