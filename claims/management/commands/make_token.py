"""`manage.py make_token`: a token for a program, made from the shell and printed once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.actions import tokens
from claims.domain.problems import Problem
from claims.domain.vocabulary import SCOPES
from claims.models import User
from claims.saying import say


class Command(BaseCommand):
    help = "Make an API token for a person and print it: it is shown this once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="what will use it")
        parser.add_argument("--scopes", nargs="+", choices=list(SCOPES), default=["read"])
        parser.add_argument("--days", type=int, default=90)

    def handle(self, *, username: str, **options: Any) -> None:
        by = User.objects.filter(username=username, is_active=True).first()
        if by is None:
            raise CommandError(f"There is no active person “{username}”.")
        given = {name: options[name] for name in ("name", "scopes", "days")}
        try:
            _token, secret = tokens.make_token(by=by, at=timezone.now(), **given)
        except Problem as problem:
            raise CommandError(say(problem)) from None
        self.stdout.write(secret)
