"""Everything that the site answers to: each route of the resolver, each filter of each page.

Nothing here lists pages. A new route is asked by itself: its object arguments come from a
`Desk`, by the path segment before them, and a route that needs one which is not there fails.
"""

import copy
import json
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

ARGUMENT = re.compile(r"(?:([^/<>]*)/)?<(?:(\w+):)?(\w+)>")
# Made anew for every answer, and no secret of anyone; the moments are the database's own.
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
MOMENT = re.compile(rb"<time[^>]*>[^<]*</time>")
MOMENT_OF_HISTORY = re.compile(rb'"at":"[^"]+",')


@dataclass(frozen=True)
class Route:
    path: str
    name: str

    @property
    def is_api(self) -> bool:
        return self.path.startswith("api/")


def routes() -> list[Route]:
    """Every route, in the resolver's order."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[Route]:
    for each in patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, path)
        else:
            yield Route(path, each.name or path)


@dataclass
class Desk:
    """What fills the gaps: objects by the segment before their uid, values by their name."""

    objects: dict[str, list[models.Model]]
    arguments: dict[str, list[str]]
    values: dict[str, Any]
    typed: list[str] = field(default_factory=list)

    def addresses(self, route: Route) -> list[tuple[str, models.Model | None]]:
        """The route with its gaps filled in every way, and the object that it is about.

        Raises `KeyError` if nothing is known to fill a gap with.
        """
        gap = ARGUMENT.search(route.path)
        if gap is None:
            return [(f"/{route.path}", None)]
        found: list[tuple[str, models.Model | None]] = []
        before = route.path[: gap.start()] + (f"{gap[1]}/" if gap[1] else "")
        for value, thing in self._fillings(gap):
            filled = Route(before + value + route.path[gap.end() :], route.name)
            found += [(address, thing or other) for address, other in self.addresses(filled)]
        return found

    def _fillings(self, gap: re.Match[str]) -> list[tuple[str, models.Model | None]]:
        segment, _converter, name = gap.groups()
        if name in self.arguments:
            return [(value, None) for value in self.arguments[name]]
        return [(str(getattr(thing, name)), thing) for thing in self.objects[segment]]

    def body(self, thing: models.Model | None) -> dict[str, Any]:
        """Every field that any form or operation asks for, with the version of the object."""
        if thing is not None:
            thing.refresh_from_db()
        return {**self.values, "version": getattr(thing, "version", 0)}


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class Reader:
    """One person who asks everything, and keeps each answer as bytes by what was asked."""

    client: Client
    desk: Desk
    seen: dict[str, bytes] = field(default_factory=dict)
    statuses: dict[str, set[int]] = field(default_factory=dict)
    schema: dict[str, Any] = field(default_factory=dict)
    keeps: bool = False
    narrows: bool = True

    def read(self, names: Collection[str]) -> None:
        """Ask the routes with these names, in every way."""
        for route in routes():
            if route.name in names:
                for address, thing in self.desk.addresses(route):
                    self._ask_all(route, address, thing)

    def _ask_all(self, route: Route, address: str, thing: models.Model | None) -> None:
        response = self._ask(route, "GET", address)
        for query in filters(self, route, response) if self.narrows else ():
            self._ask(route, "GET", f"{address}?{query}")
        allowed = response.headers.get("Allow", "POST")
        for method in ("POST", "PATCH", "PUT", "DELETE"):
            if method in allowed:
                refused = self._ask(route, method, address, {}).status_code == 405
                if not refused:
                    self._ask(route, method, address, self.desk.body(thing))

    def _ask(
        self, route: Route, method: str, address: str, body: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The answer, and the page that it leads to; whatever it changed is taken back."""
        kept = copy.deepcopy(self.client.cookies)
        with nullcontext() if self.keeps else taken_back():
            response = self._send(route, method, address, body)
        self.client.cookies = kept
        filled = "" if body is None else " filled in" if body else " empty"
        self.seen[f"{method} {address}{filled}"] = as_bytes(response)
        self.statuses.setdefault(route.name, set()).add(response.status_code)
        return response

    def _send(self, route: Route, method: str, address: str, body: Any) -> HttpResponse:
        if method == "GET":
            return self.client.get(address)
        if route.is_api:
            sent = json.dumps(body, default=str)
            return self.client.generic(method, address, sent, content_type="application/json")
        form = {name: value for name, value in (body or {}).items() if value is not None}
        return self.client.post(address, form, follow=True)


def as_bytes(response: HttpResponse) -> bytes:
    """Status, headers, cookies and body, without what is made anew for every answer.

    That is the form's token, the cookies of session and form, moments and what is made of them
    (ETags of histories), and the clock in `Expires`.
    """
    body = b"".join(response.streaming_content) if response.streaming else response.content
    cookies = sorted(f"{name}={m.value}" for name, m in response.cookies.items() if name in VISIBLE)
    told, moments = MOMENT_OF_HISTORY.subn(b"", body)
    left_out = {"Expires", "ETag"} if moments else {"Expires"}
    headers = sorted(f"{k}: {value}" for k, value in response.headers.items() if k not in left_out)
    head = "\n".join([str(response.status_code), *headers, *cookies])
    return head.encode() + b"\n\n" + MOMENT.sub(b"", TOKEN.sub(rb"\1", told))


# Cookies whose value says something; those of sessions and forms are random.
VISIBLE = ("theme", "django_language", "messages")


def filters(reader: Reader, route: Route, response: HttpResponse) -> Iterator[str]:
    """Every filter that the answer itself offers, as query strings of one filter each."""
    if response.status_code != 200:
        return
    if route.is_api:
        yield from _described(reader, route)
    elif "text/html" in response.headers.get("Content-Type", ""):
        yield from _offered(reader.desk, response.content.decode())


def _offered(desk: Desk, page: str) -> Iterator[str]:
    """Each choice of each form of the page that is sent by GET."""
    parser = GetForms()
    parser.feed(page)
    for name, values in parser.fields.items():
        for value in some_of(values or desk.typed):
            yield urlencode({name: value})


def some_of(values: list[str]) -> list[str]:
    """The first two and the last: the two answers use labels from both ends of each list."""
    return list(dict.fromkeys([*values[:2], *values[-1:]]))


class GetForms(HTMLParser):
    """The fields of a page's GET forms, each with the values that can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._inside, self._select = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("method", "get").lower() == "get"
        if not self._inside:
            return
        if tag == "option" and given.get("value"):
            self.fields[self._select].append(given["value"])
        elif tag in ("select", "input") and given.get("name"):
            self._select = given["name"]
            chosen = [given["value"]] if given.get("value") else []
            self.fields.setdefault(self._select, []).extend(chosen)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False


def _described(reader: Reader, route: Route) -> Iterator[str]:
    """Each query parameter that the API's own description names for the route."""
    reader.schema = reader.schema or reader.client.get("/api/v1/schema/?format=json").json()
    path = "/" + ARGUMENT.sub(lambda gap: f"{gap[1]}/{{{gap[3]}}}", route.path)
    operation = reader.schema["paths"].get(path, {}).get("get", {})
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "query":
            for value in some_of(_values(reader.desk, parameter)):
                yield urlencode({parameter["name"]: value})


def _values(desk: Desk, parameter: dict[str, Any]) -> list[str]:
    schema = parameter.get("schema", {})
    if "enum" in schema:
        return [str(value) for value in schema["enum"]]
    if schema.get("format") == "uuid":
        named = f"{parameter['name']}s" if f"{parameter['name']}s" in desk.objects else "people"
        return [str(getattr(thing, "uid", "")) for thing in desk.objects[named]]
    plain = {"boolean": ["true", "false"], "integer": ["1"]}
    return plain.get(schema.get("type", ""), desk.typed)
