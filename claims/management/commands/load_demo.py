"""`load_demo`: the demo desk on the seed article; a second run changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from claims.management import demo


class Command(BaseCommand):
    help = "Load the demo desk: people, the seed article and work on it in each state."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(demo.load(timezone.now()))
