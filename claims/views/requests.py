"""A request of someone who signed in, for the type checker."""

from django.http import HttpRequest

from claims.models import User


class Request(HttpRequest):
    user: User
