"""What every request passes: its language, and problems that no view answered."""

import functools
from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.messages.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.functional import SimpleLazyObject, empty

from claims.actions.base import NotThere
from claims.domain.problems import Problem
from claims.permissions import NotAllowed
from claims.saying import say


class PolicyMiddleware(CSPMiddleware):
    """The content security policy, written once: ours is the same for every answer."""

    @functools.cached_property
    def policy(self) -> str:
        return build_policy()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if settings.DEBUG:  # whose own pages need what the policy forbids
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.policy)
        return response


class MessagesMiddleware(MessageMiddleware):
    """Messages to the reader, looked for when a page asks: programs get none."""

    def process_request(self, request: HttpRequest) -> None:
        request._messages = SimpleLazyObject(lambda: default_storage(request))  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request._messages._wrapped is empty:  # type: ignore[attr-defined]
            return response
        return super().process_response(request, response)


class LanguageMiddleware:
    """Arabic, unless the reader chose another language; a program says it in its request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(self.language_of(request)):
            request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)  # type: ignore[attr-defined]
        return response

    @staticmethod
    def language_of(request: HttpRequest) -> str:
        if request.path_info.startswith("/api/") and "Accept-Language" in request.headers:
            return translation.get_language_from_request(request)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class ProblemMiddleware:
    """Answers a problem that a view did not: 403 and 404 with a page, the rest with 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Problem):
            return None
        status = {NotAllowed: 403, NotThere: 404}.get(type(exception), 409)
        return render(request, "problem.html", {"problem": say(exception)}, status=status)
