"""`manage.py work`: run background jobs. Start more of them, on more machines, to go faster."""

import logging
import os
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import get_random_string

from annotator import jobs, priority
from claims.domain import dating


class Command(BaseCommand):
    help = "Run background jobs; those of a worker that died run again."
    requires_system_checks = []  # they load every page, which no job needs

    def run_from_argv(self, argv: list[str]) -> None:
        priority.give_way(os.getpid())
        super().run_from_argv(argv)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks")
        parser.add_argument("--batch", action="store_true", help="end when no job is left")

    def handle(self, *, interval: float, batch: bool, verbosity: int, **options: Any) -> None:
        # Loaded now, which takes a second or two, and not while the first job is waited for.
        import_module("claims.tasks")
        dating.anchor_of("2018")
        level = logging.INFO if verbosity > 1 else logging.WARNING
        logging.getLogger("django_tasks").setLevel(level)
        worker = jobs.Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        worker.run()
