"""The API's description laid out for people: a page drawn from the schema."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator

Node = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One parameter or one field of a body; `values` are the only ones it may have."""

    name: str
    type: str
    required: bool = False
    place: str = ""
    about: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    about: str
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    answer: tuple[Field, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    name: str
    operations: tuple[Operation, ...]


@login_required
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """What the API holds, operation by operation."""
    return render(request, "claims/api.html", {"groups": groups()})


@functools.cache
def groups() -> tuple[Group, ...]:
    """Every operation, grouped by the first word of its address; in English, as names are."""
    with translation.override("en"):
        schema = SchemaGenerator().get_schema(request=None, public=True)
    found: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, node in methods.items():
            found.setdefault(node["tags"][0], []).append(_operation(schema, path, method, node))
    return tuple(Group(name, tuple(each)) for name, each in found.items())


def _operation(schema: Node, path: str, method: str, node: Node) -> Operation:
    responses = node.get("responses", {})
    good = next((code for code in responses if code.startswith("2")), "")
    return Operation(
        id=node["operationId"],
        method=method.upper(),
        path=path,
        about=node.get("description", ""),
        parameters=tuple(map(_parameter, node.get("parameters", []))),
        body=tuple(_fields(schema, _content(node.get("requestBody", {})))),
        answer=tuple(_fields(schema, _content(responses.get(good, {})))),
        statuses=tuple(sorted(responses)),
    )


def _parameter(node: Node) -> Field:
    shape = node.get("schema", {})
    needed = node.get("required", False)
    return _field(node["name"], shape, needed, node["in"], node.get("description", ""))


def _field(name: str, shape: Node, needed: bool, place: str = "", about: str = "") -> Field:
    values = tuple(str(value) for value in shape.get("enum", ()) if value is not None)
    told = "" if values else about or shape.get("description", "")
    return Field(name, _type(shape), needed, place, told, values)


def _content(node: Node) -> Node:
    """The shape of what is sent, whatever its content type."""
    media: Node = next(iter(node.get("content", {}).values()), {})
    shape: Node = media.get("schema", {})
    return shape


def _fields(schema: Node, shape: Node) -> Iterator[Field]:
    shape = _resolved(schema, shape)
    if shape.get("type") == "array":
        shape = _resolved(schema, shape["items"])
    needed = shape.get("required", [])
    for name, inner in shape.get("properties", {}).items():
        yield _field(name, _resolved(schema, inner), name in needed)


def _resolved(schema: Node, shape: Node) -> Node:
    """The shape that a reference leads to; of one that is widened or may be null, the first."""
    for part in (*shape.get("allOf", ()), *shape.get("oneOf", ())):
        return {**_resolved(schema, part), **{k: v for k, v in shape.items() if k == "description"}}
    if "$ref" not in shape:
        return shape
    found: Node = schema["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
    return found


def _type(shape: Node) -> str:
    kinds = shape.get("type", "object")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    named = [shape.get("format", kind) if kind == "string" else kind for kind in kinds]
    return " | ".join(named)
