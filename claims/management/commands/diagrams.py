"""Draws docs/states.md from the move tables that the actions ask."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.management.drawing import drawn

PLACE = Path(settings.BASE_DIR) / "docs" / "states.md"


class Command(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()
    help = "Draw the state diagrams of docs/states.md from the code; --check: fail if they differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if not check:
            PLACE.write_text(drawn(), encoding="utf-8")
        elif PLACE.read_text(encoding="utf-8") != drawn():
            raise CommandError("docs/states.md is stale: run manage.py diagrams")
