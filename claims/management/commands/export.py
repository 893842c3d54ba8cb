"""`manage.py export FORMAT -o FILE`: what the page and the API export, from the shell."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.domain.exporting import Filters
from claims.domain.problems import Problem
from claims.exports import Selection
from claims.exports.files import FORMATS
from claims.forms.exporting import ExportForm
from claims.models import User
from claims.saying import say


class Command(BaseCommand):
    help = (
        "Write claims with all that hangs on them to a file. Without --as it holds what is "
        "settled; with it, what that person may see."
    )

    requires_system_checks = ()  # they load every page of the site

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("format", choices=list(FORMATS))
        parser.add_argument("-o", "--output", metavar="FILE", help="standard output without it")
        parser.add_argument("--as", dest="username", metavar="USER")
        parser.add_argument(
            "--unblinded",
            action="store_true",
            help="also answers that reviewers must not see yet: to move a desk elsewhere",
        )
        parser.add_argument("--headings", choices=["ar", "en"], help="words, in tables")
        for name in Filters.__dataclass_fields__:
            parser.add_argument(f"--{name.replace('_', '-')}")

    def handle(self, *, format: str, output: str | None, **options: Any) -> None:
        form = ExportForm({**options, "format": format})
        if not form.is_valid():
            faults = (f"--{name}: {each}" for name, found in form.errors.items() for each in found)
            raise CommandError("\n".join(faults))
        of = Selection(_person(options["username"]), form.filters(), options["unblinded"])
        pieces = form.chosen().write(of, form.cleaned_data["headings"])
        try:
            if output is None:
                sys.stdout.buffer.writelines(pieces)
            else:
                _replace(Path(output), pieces)
        except Problem as problem:
            raise CommandError(say(problem)) from None
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from None


def _person(username: str | None) -> User | None:
    if not username:
        return None
    found = User.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"There is no person “{username}”.")
    return found


def _replace(path: Path, pieces: Any) -> None:
    """Write beside the file and take its place at the end: it is whole or as it was."""
    new = path.with_name(f"{path.name}.part")
    try:
        with new.open("wb") as file:
            file.writelines(pieces)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
