"""`manage.py restore FILE`: put a complete export into an empty desk."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.actions import restoring
from claims.domain.problems import Problem
from claims.saying import say


class Command(BaseCommand):
    help = "Put what `export jsonl` wrote into an empty desk: the same objects, uids and times."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            with file.open(encoding="utf-8", newline="\n") as lines:
                counts = restoring.restore(lines=lines)
        except Problem as problem:
            raise CommandError(say(problem)) from None
        except UnicodeDecodeError as error:
            raise CommandError(f"{file}: not UTF-8 at byte {error.start}") from None
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        for kind, count in counts.items():
            self.stdout.write(f"{kind}: {count}")
