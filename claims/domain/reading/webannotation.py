"""W3C Web Annotation (JSON-LD): claims as annotations of a text, contradictions as links."""

import re
from collections.abc import Mapping
from typing import Any

from claims.domain.formats.webannotation import DETAILS, KEY
from claims.domain.reading.records import Record, Records

Object = Mapping[str, Any]

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def records(annotation: Object, place: str) -> Records:
    """The records of one annotation.

    One of a text is an article, with the text as the body that describes it; one with two targets
    that links them is a contradiction; others are claims. A target's source is the article: its
    IRI, or an object with `value` for a text that comes in with it. A claim is named by its
    target's IRI, else by the annotation's. Bodies tell labels by their purpose: tagging a kind,
    identifying a speaker, classifying a proposition (its IRI is the `source`), assessing the stance
    towards it (or the former's `value`), commenting a note.
    """
    targets = _listed(annotation.get("target"))
    if annotation.get("motivation") == "linking" and len(targets) > 1:
        yield Record(place, _link(annotation, targets) | _who(annotation))
        return
    target = targets[0] if targets and isinstance(targets[0], Mapping) else {}
    if target.get("type") == "Text" and "selector" not in target:
        yield Record(place, _article(annotation, target))
        return
    source = target.get("source")
    name = name_of(source)
    if isinstance(source, Mapping) and "value" in source:
        yield Record(f"{place}:target", {"article_id": name, "text": source["value"]})
    claim = target if target.get("id") else annotation
    fields: dict[str, Any] = {"article_id": name, "claim_id": name_of(claim)}
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


def _article(annotation: Object, target: Object) -> dict[str, Any]:
    details = {name: target[term] for name, term in DETAILS.items() if term in target}
    texts = [body.get("value") for body in _objects(annotation.get("body"))]
    return {"article_id": name_of(target), "text": texts[0] if texts else None, **details}


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
            labels.setdefault("speakers", []).append(_key(body))
        elif purpose == "classifying":
            labels["proposition"] = _key(body)
        if purpose == "assessing" or purpose == "classifying" and value:
            labels["stance"] = value
        if purpose == "commenting":
            labels["note"] = value
    return labels


def _key(body: Object) -> str:
    """The key of what a body names: as it says itself, else the last part of its source's IRI."""
    source = body.get("source", body.get("value"))
    return str(body.get(KEY) or _last(source.get("id") if isinstance(source, Mapping) else source))


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
