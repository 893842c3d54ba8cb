"""What other programs and our own nest in one object, as flat records."""

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

from claims.domain.exporting import UNTAGGED
from claims.domain.formats.labelstudio import REVIEWER, THE_DESK
from claims.domain.reading import columns
from claims.domain.reading.records import Record, Records

Object = Mapping[str, Any]

_FROM_OUTSIDE = {"type": "world_knowledge"}  # programs without types and rationales of relations


def records(value: Object, place: str, mapping: Mapping[str, str]) -> Records:
    """The records of one object of ours or doccano's, the article before what refers to it."""
    if _is_doccano(value):
        yield from doccano(value, place)
    elif isinstance(value.get("article"), Mapping) or "claims" in value:
        yield from _document(value, place, mapping)
    else:
        yield Record(place, columns.rename(value, mapping))


def _document(value: Object, place: str, mapping: Mapping[str, str]) -> Records:
    inside = ("article", "claims", "contradictions", "annotations")
    own = {key: each for key, each in value.items() if key not in inside}
    article = value.get("article")
    if isinstance(article, Mapping):
        own |= {"article_id" if key == "id" else key: each for key, each in article.items()}
    fields = columns.rename(own, mapping)
    name = fields.setdefault("article_id", f"@{place}")
    if "text" in fields:
        yield Record(place, fields)
    for number, claim in enumerate(_objects(value.get("claims"))):
        yield from _claim(claim, name, f"{place}:claims[{number}]", mapping)
    for number, pair in enumerate(_objects(value.get("contradictions"))):
        yield Record(f"{place}:contradictions[{number}]", columns.rename(pair, mapping))


def _claim(claim: Object, article: str, place: str, mapping: Mapping[str, str]) -> Records:
    own = {"claim_id" if key == "id" else key: each for key, each in claim.items()}
    answers = _objects(own.pop("annotations", None))
    fields = {**columns.rename(own, mapping), "article_id": article}
    if not answers:
        yield Record(place, fields)
    for number, answer in enumerate(answers):
        labels = columns.rename(answer, mapping)
        yield Record(f"{place}.annotations[{number}]", {**labels, **fields})


def _is_doccano(value: Object) -> bool:
    if "entities" in value:
        return True
    labels = value.get("label", value.get("labels"))
    return isinstance(labels, list) and ("text" in value or "data" in value)


def doccano(value: Object, place: str) -> Records:
    """An object of doccano's JSONL: of its sequence or relation projects, or of classification.

    Labels are kinds of claims; a label of the whole document is of a claim that is all of it.
    """
    name = str(value.get("id", f"@{place}"))
    text = value.get("text", value.get("data"))
    yield Record(place, {"article_id": name, "text": text})
    for number, span in enumerate(_spans(value)):
        yield Record(f"{place}:entities[{number}]", {"article_id": name, **span})
    for number, link in enumerate(_objects(value.get("relations"))):
        fields = {
            "claim_a": _id(link.get("from_id")),
            "claim_b": _id(link.get("to_id")),
            "relation": link.get("type"),
            "rationale": f"doccano: {link.get('type')}",
        }
        yield Record(f"{place}:relations[{number}]", {**_FROM_OUTSIDE, **fields})


def _spans(value: Object) -> Iterable[dict[str, Any]]:
    for entity in _objects(value.get("entities")):
        yield {
            "claim_id": _id(entity.get("id")),
            "start": entity.get("start_offset"),
            "end": entity.get("end_offset"),
            "kind": _kind(entity.get("label")),
        }
    for label in value.get("label", value.get("labels")) or ():
        if isinstance(label, list) and len(label) == 3:
            yield {"start": label[0], "end": label[1], "kind": _kind(label[2])}
        else:
            yield {"kind": label}


def label_studio(task: Object, place: str) -> Records:
    """A task of Label Studio's JSON export; offsets there are UTF-16 units of what it shows.

    Region labels are kinds; choices and text areas of a region are the fields they are named by.
    """
    name = str(task.get("id", f"@{place}"))
    data = task.get("data")
    text = _text_of(data) if isinstance(data, Mapping) else None
    details = columns.rename(data, {}) if isinstance(data, Mapping) else {}
    shared = {key: details[key] for key in columns.ARTICLE if key in details}
    yield Record(place, {**shared, "article_id": name, "text": text})
    for number, given in enumerate(_objects(task.get("annotations"))):
        if not given.get("was_cancelled"):
            yield from _annotation(given, name, text or "", f"{place}:annotations[{number}]")


def _annotation(given: Object, article: str, text: str, place: str) -> Records:
    results = _objects(given.get("result"))
    regions: dict[str, dict[str, Any]] = {}
    for result in results:
        if result.get("type") != "relation" and result.get("from_name") != REVIEWER:
            region = regions.setdefault(str(result.get("id")), {})
            region.update(_region(result, text))
    named = _reviewer(results) or _person(given.get("completed_by"))
    who = {"annotator": named, "submitted_at": given.get("created_at")}
    if named == THE_DESK:
        who = {}
    for number, (key, region) in enumerate(regions.items()):
        fields = {"article_id": article, "claim_id": f"{article}/{key}", **region}
        if region.get("kind") or "stance" in region:
            fields |= who
        yield Record(f"{place}.result[{number}]", fields)
    for result in results:
        if result.get("type") == "relation":
            yield Record(place, _link(result, article))


def _reviewer(results: list[Object]) -> str:
    """Who our exports say gave the answers: they pass through the hands of one user there."""
    named = (each.get("value") for each in results if each.get("from_name") == REVIEWER)
    texts = (value.get("text") for value in named if isinstance(value, Mapping))
    return str(next(map(_first, texts), None) or "")


def _region(result: Object, text: str) -> dict[str, Any]:
    value = result.get("value")
    if not isinstance(value, Mapping):
        return {}
    found: dict[str, Any] = {}
    if "start" in value:
        start, end = _code_points(text, value.get("start"), value.get("end"), value.get("text"))
        found |= {"start": start, "end": end}
    given = next((value[key] for key in ("labels", "choices", "text") if key in value), None)
    if result.get("type") == "labels":
        found["kind"] = _kind(_first(given))
    elif result.get("type") in ("choices", "textarea"):
        field = columns.meaning(str(result.get("from_name")), {})
        found[field] = given if field == "speakers" else _first(given)
    return found


def _code_points(text: str, start: Any, end: Any, quote: Any) -> tuple[Any, Any]:
    """The offsets as code points: as they are if they agree with the quote, else from UTF-16."""
    if not (isinstance(start, int) and isinstance(end, int)) or text[start:end] == quote:
        return start, end
    units = text.encode("utf-16-le")
    inside = units[2 * start : 2 * end].decode("utf-16-le", "replace")
    if inside != quote:
        return start, end
    first = len(units[: 2 * start].decode("utf-16-le", "replace"))
    return first, first + len(inside)


def _link(result: Object, article: str) -> dict[str, Any]:
    label = _first(result.get("labels"))
    return {
        **_FROM_OUTSIDE,
        "claim_a": f"{article}/{result.get('from_id')}",
        "claim_b": f"{article}/{result.get('to_id')}",
        "relation": label,
        "rationale": f"Label Studio: {label}",
    }


def _text_of(data: Object) -> str | None:
    texts = (each for each in (data.get("text"), *data.values()) if isinstance(each, str))
    return next(texts, None)


def _person(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("email") or value.get("username") or value.get("id")
    return f"label-studio-{value}" if isinstance(value, int) else str(value or "")


def _kind(label: Any) -> Any:
    """The label, or none for the one that our exports give where there is none."""
    return None if label == UNTAGGED else label


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value


def _id(value: Any) -> str:
    return "" if value is None else str(value)


def _objects(value: Any) -> list[Object]:
    listed = value if isinstance(value, list) else itertools.chain(())
    return [each for each in listed if isinstance(each, Mapping)]
