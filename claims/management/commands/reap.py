"""`manage.py reap`: let the jobs of dead workers run again, without waiting for a worker to."""

from typing import Any

from django.core.management.base import BaseCommand

from annotator import jobs


class Command(BaseCommand):
    help = "Set the jobs of dead workers READY again. Every worker does so itself once a minute."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{jobs.reap()} jobs will run again.")
