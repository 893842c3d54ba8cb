"""The description gives an example of each field, and each is what its field may hold."""

from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator, FormatChecker

from claims.api.rows import Shown


def fields() -> list[tuple[str, dict[str, Any]]]:
    """Every text, number and flag of every body, with its name."""
    described = SchemaGenerator().get_schema(request=None, public=True)
    found = []
    for body, shape in described["components"]["schemas"].items():
        for name, inner in shape.get("properties", {}).items():
            kinds = {inner.get("type")} if isinstance(inner.get("type"), str) else inner.get("type")
            plain = {"string", "integer", "number", "boolean"} & set(kinds or ())
            if plain and "enum" not in inner:
                found.append((f"{body}.{name}", inner))
    return found


@pytest.mark.django_db
def test_every_field_has_an_example_that_it_may_hold() -> None:
    described = fields()
    assert [name for name, shape in described if "examples" not in shape] == []
    assert len(described) > 200
    for name, shape in described:
        checker = Draft202012Validator(shape, format_checker=FormatChecker())
        for example in shape["examples"]:
            assert checker.is_valid(example), (name, example, shape)


def test_texts_that_may_not_be_blank_say_so_of_white_space_too() -> None:
    described = SchemaGenerator().get_schema(request=None, public=True)
    speakers = described["components"]["schemas"]["AnnotateIn"]["properties"]["speakers"]
    texts = Draft202012Validator(speakers)
    assert texts.is_valid(["trump"])
    for blank in ("", " ", "\t\n", "\x1c\x1d\x1e\x1f\x85", "\xa0\u2003"):
        assert not blank.strip()
        assert not texts.is_valid([blank])


def test_every_row_that_is_shown_may_be_shown_in_part() -> None:
    """With `?fields=` any field may be missing: none is required."""
    described = SchemaGenerator().get_schema(request=None, public=True)["components"]["schemas"]
    rows = [each for each in _subclasses(Shown) if each.__name__.endswith("Serializer")]
    required = {
        each.__name__: described[name]["required"]
        for each in rows
        if "required" in described.get(name := each.__name__.removesuffix("Serializer"), {})
    }
    assert len(rows) > 10
    assert required == {}


def _subclasses(of: type) -> list[type]:
    return [each for below in of.__subclasses__() for each in (below, *_subclasses(below))]
