"""W3C Web Annotation (JSON-LD): claims as annotations of a text, contradictions as links."""

import re
from collections.abc import Mapping
from typing import Any

from claims.domain.reading.records import Record, Records

Object = Mapping[str, Any]

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def records(annotation: Object, place: str) -> Records:
    """The records of one annotation; one with two targets that links them is a contradiction.

    The target's source is the article: its IRI, or an object with `value` for a text that comes in
    with it. Bodies tell labels by their purpose: tagging a kind, identifying a speaker,
    classifying a stance (with the proposition's IRI as `source`), describing, commenting a note.
    """
    targets = _listed(annotation.get("target"))
    if annotation.get("motivation") == "linking" and len(targets) > 1:
        yield Record(place, _link(annotation, targets))
        return
    target = targets[0] if targets and isinstance(targets[0], Mapping) else {}
    source = target.get("source")
    name = name_of(source)
    if isinstance(source, Mapping) and "value" in source:
        yield Record(f"{place}:target", {"article_id": name, "text": source["value"]})
    fields: dict[str, Any] = {"article_id": name, "claim_id": name_of(annotation)}
    for selector in _objects(target.get("selector")):
        fields |= _place(selector)
    labels = _labels(annotation)
    if labels:
        fields |= labels | _who(annotation)
    yield Record(place, fields)


def name_of(value: Any) -> str:
    """The uid in an IRI of ours, else the whole IRI."""
    iri = str(value.get("id", "") if isinstance(value, Mapping) else value or "")
    found = _UUID.search(iri)
    return found.group().lower() if found else iri


def _place(selector: Object) -> dict[str, Any]:
    if selector.get("type") == "TextPositionSelector":
        return {"start": selector.get("start"), "end": selector.get("end")}
    if selector.get("type") == "TextQuoteSelector":
        return {"quote": selector.get("exact")}
    return {}


def _labels(annotation: Object) -> dict[str, Any]:
    labels: dict[str, Any] = {}
    for body in _objects(annotation.get("body")):
        purpose, value = body.get("purpose"), body.get("value")
        if purpose == "tagging":
            labels["kind"] = value
        elif purpose == "identifying":
            labels.setdefault("speakers", []).append(_last(body.get("source", value)))
        elif purpose == "classifying":
            labels |= {"stance": value, "proposition": _last(body.get("source"))}
        elif purpose == "commenting":
            labels["note"] = value
    return labels


def _who(annotation: Object) -> dict[str, Any]:
    creator = annotation.get("creator")
    if isinstance(creator, Mapping):
        creator = creator.get("nickname") or creator.get("name") or creator.get("id")
    return {"annotator": _last(creator), "submitted_at": annotation.get("created")}


def _link(annotation: Object, targets: list[Any]) -> dict[str, Any]:
    bodies = {body.get("purpose"): body.get("value") for body in _objects(annotation.get("body"))}
    return {
        "claim_a": name_of(targets[0]),
        "claim_b": name_of(targets[1]),
        "relation": bodies.get("tagging"),
        "type": bodies.get("classifying", "world_knowledge"),
        "rationale": bodies.get("describing") or bodies.get("commenting"),
    }


def _last(value: Any) -> str:
    """The last part of an IRI: the key of what it names."""
    return str(value or "").rstrip("/").rsplit("/", 1)[-1]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _objects(value: Any) -> list[Object]:
    return [each for each in _listed(value) if isinstance(each, Mapping)]
