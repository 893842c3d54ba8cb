"""ClaimReview markup of schema.org, which search engines read: what was said, by whom, the verdict.

https://schema.org/ClaimReview and Google's "Fact Check (ClaimReview) structured data". Only a
settled claim with a verdict, on a page that anyone may read, has one.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims.domain.exporting import Catalogue, Document, Record

CONTEXT = "https://schema.org"
WIKIDATA = "https://www.wikidata.org/entity/"
DAY = re.compile(r"\d{4}(-\d\d){0,2}")  # what ISO 8601 and EDTF both call a date
PEOPLE = ("person", "author")


@dataclass(frozen=True, slots=True)
class Publisher:
    """The desk as its readers know it, and where the article's public page is, by its uid."""

    name: str
    url: str
    pages: Mapping[str, str]
    verdicts: Mapping[str, str]


def lines(
    documents: Iterable[Document], catalogue: Catalogue, publisher: Publisher
) -> Iterator[str]:
    """One JSON-LD document with a graph, a review a line."""
    yield f'{{"@context":"{CONTEXT}","@graph":[\n'
    comma = ""
    for document in documents:
        for review in reviews(document, catalogue, publisher):
            yield comma + json.dumps(review, ensure_ascii=False, separators=(",", ":"))
            comma = ",\n"
    yield "\n]}\n"


def reviews(
    document: Document, catalogue: Catalogue, publisher: Publisher
) -> Iterator[dict[str, Any]]:
    page = publisher.pages.get(document.article["uid"])
    for claim in document.claims:
        verdict = document.verdict(claim)
        if page and verdict:
            yield _review(claim, verdict, document, catalogue, publisher, page)


def _review(
    claim: Record,
    verdict: Record,
    document: Document,
    catalogue: Catalogue,
    publisher: Publisher,
    page: str,
) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "@id": f"urn:uuid:{claim['uid']}",
        "url": f"{page}#claim-{claim['uid']}",
        "claimReviewed": claim["quote"],
        "datePublished": verdict["decided_at"][:10],
        "inLanguage": "ar",
        "author": {"@type": "Organization", "name": publisher.name, "url": publisher.url},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": publisher.verdicts[verdict["verdict"]],
        },
        "reviewBody": verdict["rationale"],
        "itemReviewed": _reviewed(claim, document, catalogue),
    }


def _reviewed(claim: Record, document: Document, catalogue: Catalogue) -> dict[str, Any]:
    said: dict[str, Any] = {"@type": "Claim", "text": claim["quote"]}
    speakers = document.labels(claim)["speakers"] or ()
    authors = [_speaker(catalogue.speakers[key]) for key in speakers]
    if authors:
        said["author"] = authors if len(authors) > 1 else authors[0]
    if DAY.fullmatch(document.article["published"]):
        said["datePublished"] = document.article["published"]
    if document.article["url"]:
        said["appearance"] = {"@type": "CreativeWork", "url": document.article["url"]}
    return said


def _speaker(speaker: Record) -> dict[str, Any]:
    kind = "Person" if speaker["type"] in PEOPLE else "Organization"
    known = {"sameAs": WIKIDATA + speaker["wikidata_id"]} if speaker["wikidata_id"] else {}
    return {"@type": kind, "name": speaker["name_ar"], **known}
