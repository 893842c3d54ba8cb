"""`import_claims`: a file of articles or claims from the shell, by the same road as the wizard.

A run that was killed, cancelled or stopped goes on where it was when the same command is given
again. Prints a JSON summary; the exit status is 0 if every row is in or was there, 1 if rows were
refused, 2 if nothing was begun, 3 if it stopped on the way.
"""

import json
import sys
import time
from argparse import ArgumentTypeError
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone, translation
from tqdm import tqdm

from claims import imports, permissions
from claims.actions import bulk, importsegmenting, running
from claims.actions.loading import Outcome
from claims.domain.importrows import Options
from claims.domain.problems import N_, Problem
from claims.domain.reading import formats
from claims.domain.reading.records import ENCODINGS, Source
from claims.domain.rowproblems import fault_as_json
from claims.models import ImportBatch, User
from claims.saying import say_fault

REFUSED, NOT_BEGUN, STOPPED = 1, 2, 3  # exit statuses
SHOWN = 20  # faulty rows in the summary
WAIT = 0.2  # seconds between looks at slices that other workers are at


class NoSuchFile(Problem):
    code = "no-such-file"
    message = N_("The file cannot be read (%(why)s): give the path of a file.")
    field = "file"


class NoSuchUser(Problem):
    code = "no-such-user"
    message = N_("There is no user “%(name)s”: give the user name of an admin.")
    field = "as"


class Command(BaseCommand):
    help = "Import a file of articles or claims; the same file twice adds nothing."
    requires_system_checks = []  # they load every page, a third of the memory that an import takes

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=list(formats.READERS), default="")
        parser.add_argument("--encoding", choices=ENCODINGS, default=ENCODINGS[0])
        parser.add_argument(
            "--map", action="append", default=[], type=_mapping, metavar="COLUMN=FIELD"
        )
        parser.add_argument("--dry-run", action="store_true", help="check, and store nothing")
        parser.add_argument("--segment", action="store_true", help="propose claims in articles")
        parser.add_argument("--on-duplicate", choices=("skip", "error"), default="skip")
        parser.add_argument("--on-error", choices=("skip", "stop"), default="skip")
        parser.add_argument(
            "--create-people", action="store_true", help="inactive users for unknown reviewers"
        )
        parser.add_argument(
            "--blind", action="store_true", help="the answers were given without sight of others'"
        )
        parser.add_argument("--refused", type=Path, help="write the refused rows to this file")
        parser.add_argument("--as", dest="username", required=True, help="user name of an admin")

    def handle(self, *, file: Path, username: str, dry_run: bool, **given: Any) -> None:
        try:
            by = _admin(username)
            options = _options(given)
            _check_file(file)
            source = imports.source_of(file, file.name, options)
            format = given["format"] or formats.detect(source)
            if dry_run:
                summary = self._rehearse(source, format, options)
            else:
                summary = self._run(by, file, format, options, given["refused"])
        except Problem as problem:
            self._end({"state": "refused", "failure": _both(fault_as_json(problem))}, NOT_BEGUN)
            return
        self._end(summary, _status(summary))

    def _rehearse(self, source: Source, format: str, options: Options) -> dict[str, Any]:
        begun, counts, faulty = time.perf_counter(), Counter[str](), list[dict[str, Any]]()
        with _bar(source.size, "B") as bar:
            for chunk in running.rehearse(source=source, format=format, options=options):
                counts += chunk.counts
                refused = [each for each in chunk.outcomes if each.status == "refused"]
                faulty += [_row(each) for each in refused[: SHOWN - len(faulty)]]
                bar.update(source.position - bar.n)
        state = "stopped" if options.on_error == "stop" and counts["refused"] else "checked"
        return {"state": state, **_figures(counts, begun), "problems": faulty}

    def _run(
        self, by: User, path: Path, format: str, options: Options, refused: Path | None
    ) -> dict[str, Any]:
        begun = time.perf_counter()
        batch = bulk.open_batch(
            by=by, path=path, name=path.name, format=format, options=options, at=timezone.now()
        )
        before = Counter(batch.counts)
        with _bar(batch.size, "B") as bar:
            batch = running.run(batch=batch, path=path, tell=_telling(bar))
        if batch.state == "running":
            self._segment(batch)
        if refused:
            with refused.open("w", encoding="utf-8", newline="") as file:
                file.writelines(imports.refused_file(batch))
        return _summary(batch, before, begun)

    def _segment(self, batch: ImportBatch) -> None:
        """Take slices beside whatever workers there are, until none is left."""
        waiting = importsegmenting.waiting(batch)
        with _bar(waiting.count(), "") as bar:
            while batch.state == "running":
                if not importsegmenting.segment(batch):
                    time.sleep(WAIT)
                bar.update(bar.total - waiting.count() - bar.n)
                batch.refresh_from_db()

    def _end(self, summary: dict[str, Any], status: int) -> None:
        self.stdout.write(json.dumps(summary, ensure_ascii=False, indent=1))
        if status:
            raise SystemExit(status)


def _telling(bar: "tqdm[Any]") -> Callable[[ImportBatch], None]:
    return lambda batch: bar.update(batch.counts.get("bytes", 0) - bar.n) and None


def _bar(total: int, unit: str) -> "tqdm[Any]":
    """A progress bar on standard error, if that is a terminal."""
    return tqdm(total=total, unit=unit, unit_scale=True, disable=not sys.stderr.isatty())


def _mapping(text: str) -> tuple[str, str]:
    column, sign, field = text.partition("=")
    if not sign:
        raise ArgumentTypeError("write COLUMN=FIELD")
    return column, field


def _admin(username: str) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        raise NoSuchUser(name=username)
    permissions.check(user, bulk.IMPORTERS)
    return user


def _check_file(path: Path) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        raise NoSuchFile(why=error.strerror or str(error)) from None


def _options(given: dict[str, Any]) -> Options:
    names = ("segment", "on_duplicate", "on_error", "create_people", "blind", "encoding")
    return Options(**{name: given[name] for name in names}, mapping=dict(given["map"]))


def _status(summary: dict[str, Any]) -> int:
    if summary["state"] not in ("done", "checked"):
        refused = (summary.get("failure") or {}).get("field") in ("file", "map")
        return NOT_BEGUN if refused and not summary["rows"] else STOPPED
    return REFUSED if summary["refused"] else 0


def _summary(batch: ImportBatch, before: Counter[str], begun: float) -> dict[str, Any]:
    rows = batch.rows.filter(status="refused").order_by("number")[:SHOWN]
    now = Counter(batch.counts) - before
    return {
        "batch": str(batch.uid),
        "state": batch.state,
        **_figures(Counter(batch.counts), begun, sum(now[each] for each in STATUSES)),
        "failure": _both(batch.failure) if batch.failure else None,
        "problems": [_problem(row.number, row.place, row.errors) for row in rows],
    }


STATUSES = ("added", "duplicate", "refused")
OBJECTS = ("articles", "claims", "annotations", "contradictions")


def _figures(counts: Counter[str], begun: float, rows: int | None = None) -> dict[str, Any]:
    """Rows and objects; the rate is of the rows of this run alone."""
    seconds = time.perf_counter() - begun
    total = sum(counts[each] for each in STATUSES)
    figures: dict[str, Any] = {"rows": total}
    figures |= {name: counts[name] for name in (*STATUSES, *OBJECTS)}
    rate = round((total if rows is None else rows) / seconds)
    return {**figures, "seconds": round(seconds, 1), "rows_per_second": rate}


def _row(outcome: Outcome) -> dict[str, Any]:
    faults = [fault_as_json(fault) for fault in outcome.faults]
    return _problem(outcome.number, outcome.record.place, faults)


def _problem(number: int, place: str, faults: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"row": number, "place": place, "faults": [_both(fault) for fault in faults]}


def _both(fault: dict[str, Any]) -> dict[str, Any]:
    """The fault in both languages."""
    said = {}
    for language in ("ar", "en"):
        with translation.override(language):
            said[language] = say_fault(fault)
    return {"field": fault["field"], "code": fault["code"], **said}
