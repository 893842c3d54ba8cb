"""Exports as W3C Web Annotations in JSON-LD: one annotation page, streamed item by item.

https://www.w3.org/TR/annotation-model/ (Recommendation, 2017). Each answer that may be seen is an
annotation by its author; a claim that nobody answered is one without a body; a contradiction links
two claims. Offsets are code points, as the model demands.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claims.domain.exporting import Catalogue, Document, Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of text before and after a quote


def lines(documents: Iterable[Document], catalogue: Catalogue) -> Iterator[str]:
    """One JSON document, an item a line."""
    yield f'{{"@context":"{CONTEXT}","type":"AnnotationPage","items":[\n'
    comma = ""
    for document in documents:
        for item in items(document, catalogue):
            yield comma + json.dumps(item, ensure_ascii=False, separators=(",", ":"))
            comma = ",\n"
    yield "\n]}\n"


def items(document: Document, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """The annotations of one article: claims in the order of the text, then contradictions."""
    for claim in document.claims:
        answers = document.current(claim)
        if not answers:
            yield _annotation(claim["uid"], "highlighting", _target(claim, document))
        for answer in answers:
            yield _answer(answer, claim, document, catalogue)
    for pair in document.contradictions:
        yield _link(pair, document)


def iri(uid: str) -> str:
    return f"urn:uuid:{uid}"


def _answer(
    answer: Record, claim: Record, document: Document, catalogue: Catalogue
) -> dict[str, Any]:
    annotation = _annotation(answer["uid"], "classifying", _target(claim, document))
    return annotation | {
        "creator": {"type": "Person", "nickname": answer["annotator"]},
        "created": answer["submitted_at"],
        "body": list(_bodies(answer, catalogue)),
    }


def _link(pair: Record, document: Document) -> dict[str, Any]:
    sides = [_target(document.side(pair[side]), document) for side in ("claim_a", "claim_b")]
    annotation = _annotation(pair["uid"], "linking", sides)
    return annotation | {
        "creator": {"type": "Person", "nickname": pair["proposed_by"]},
        "created": pair["proposed_at"],
        "body": [
            _text(pair["relation"], "classifying"),
            _text(pair["type"], "tagging"),
            _text(pair["rationale"], "describing", language="ar"),
        ],
    }


def _annotation(uid: str, motivation: str, target: Any) -> dict[str, Any]:
    return {"id": iri(uid), "type": "Annotation", "motivation": motivation, "target": target}


def _bodies(answer: Record, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    yield _text(answer["kind"], "tagging")
    for key in answer["speakers"]:
        yield _resource(catalogue.speakers[key]["uid"], key, "identifying")
    if answer["stance"]:
        proposition = catalogue.propositions[answer["proposition"]]
        yield _resource(proposition["uid"], proposition["key"], "classifying")
        yield _text(answer["stance"], "assessing")
    if answer["note"]:
        yield _text(answer["note"], "commenting")


def _text(value: str, purpose: str, **more: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"} | (
        more
    )


def _resource(uid: str, key: str, purpose: str) -> dict[str, Any]:
    """A speaker or a proposition, by its IRI and by its key among the desk's."""
    return {
        "type": "SpecificResource",
        "purpose": purpose,
        "source": iri(uid),
        "dcterms:identifier": key,
    }


def _target(claim: Record, document: Document) -> dict[str, Any]:
    target = {
        "id": iri(claim["uid"]),
        "type": "SpecificResource",
        "source": iri(claim["article"]),
        "selector": [
            {"type": "TextPositionSelector", "start": claim["start"], "end": claim["end"]},
            _quote(claim, document),
        ],
    }
    here = claim["article"] == document.article["uid"]
    return (
        target | {"scope": document.article["url"]}
        if here and document.article["url"]
        else (target)
    )


def _quote(claim: Record, document: Document) -> dict[str, Any]:
    """The words, and those around them where the text is at hand."""
    selector = {"type": "TextQuoteSelector", "exact": claim["quote"]}
    if claim["article"] != document.article["uid"]:
        return selector
    text, start, end = document.article["text"], claim["start"], claim["end"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return selector | {"prefix": before, "suffix": after}
