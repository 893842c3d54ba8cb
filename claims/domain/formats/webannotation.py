"""Exports as W3C Web Annotations in JSON-LD: one annotation page, streamed item by item.

https://www.w3.org/TR/annotation-model/ (Recommendation, 2017). An article's text is an annotation
that describes it; each answer that may be seen is an annotation by its author; a claim that nobody
answered is one without a body; a contradiction links two claims. What an item points to stands
before it. Offsets are code points, as the model demands.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Any

from claims.domain.exporting import Catalogue, Document, Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
KEY = "dcterms:identifier"  # of a speaker or a proposition, among the desk's
AROUND = 32  # code points of text before and after a quote


# Where an article's details stand: terms that the model does not have itself.
DETAILS = {
    "title": "dcterms:title",
    "outlet": "dcterms:publisher",
    "byline": "dc:creator",
    "url": "schema:url",
    "archive_url": "schema:archivedAt",
    "published": "schema:datePublished",
    "language": "language",
}


def lines(documents: Iterable[Document], catalogue: Catalogue, page: str) -> Iterator[str]:
    """One JSON document, an item a line; `page` is its IRI.

    Links between articles wait in a file of their own until every article is written.
    """
    yield f'{{"@context":"{CONTEXT}","id":{json.dumps(page)},"type":"AnnotationPage","items":[\n'
    comma = ""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as links:
        for document in documents:
            for item in items(document, catalogue):
                yield comma + _line(item)
                comma = ",\n"
            links.writelines(f"{_line(item)}\n" for item in _links(document, within=False))
        for line in _again(links):
            yield comma + line
            comma = ",\n"
    yield "\n]}\n"


def items(document: Document, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """One article's annotations: its text, claims in its order, contradictions within it."""
    yield _text_of(document.article)
    for claim in document.claims:
        answers = document.current(claim)
        if not answers:
            yield _annotation(claim["uid"], "highlighting", _target(claim, document))
        for answer in answers:
            yield _answer(answer, claim, document, catalogue)
    yield from _links(document, within=True)


def _line(item: Record) -> str:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def _again(links: IO[str]) -> Iterator[str]:
    links.seek(0)
    for line in links:
        yield line.removesuffix("\n")


def _text_of(article: Record) -> dict[str, Any]:
    details = {term: article[name] for name, term in DETAILS.items() if article[name]}
    target = {"id": iri(article["uid"]), "type": "Text", **details}
    annotation = _annotation(article["uid"], "describing", target)
    text = _text(article["text"], "describing", language=article["language"])
    return annotation | {"id": f"{target['id']}#text", "body": text}


def _links(document: Document, *, within: bool) -> Iterator[dict[str, Any]]:
    """The contradictions with both sides in the article, or those with one in another."""
    here = {claim["uid"] for claim in document.claims}
    for pair in document.contradictions:
        if ({pair["claim_a"], pair["claim_b"]} <= here) is within:
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
            _text(pair["relation"], "tagging"),
            _text(pair["type"], "classifying"),
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
        KEY: key,
    }


def _target(claim: Record, document: Document) -> dict[str, Any]:
    return {
        "id": iri(claim["uid"]),
        "type": "SpecificResource",
        "source": iri(claim["article"]),
        "selector": [
            {"type": "TextPositionSelector", "start": claim["start"], "end": claim["end"]},
            _quote(claim, document),
        ],
    }


def _quote(claim: Record, document: Document) -> dict[str, Any]:
    """The words, and those around them where the text is at hand."""
    selector = {"type": "TextQuoteSelector", "exact": claim["quote"]}
    if claim["article"] != document.article["uid"]:
        return selector
    text, start, end = document.article["text"], claim["start"], claim["end"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return selector | {"prefix": before, "suffix": after}
