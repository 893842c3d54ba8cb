"""ClaimReview markup of schema.org, which search engines read: what was said, by whom, the verdict.

https://schema.org/ClaimReview and Google's "Fact Check (ClaimReview) structured data". Made from
what is published: only a settled claim with a verdict, on a page that anyone may read, has one.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from claims.domain.exporting import Record
from claims.domain.publishing import Snapshot

CONTEXT = "https://schema.org"
WIKIDATA = "https://www.wikidata.org/entity/"
PEOPLE = ("person", "author")
DAY = re.compile(r"\d{4}(-\d\d){0,2}")  # what ISO 8601 and EDTF both call a date


@dataclass(frozen=True, slots=True)
class Page:
    """Where a snapshot is published, and by whom."""

    url: str
    desk: str
    site: str


def lines(published: Iterable[tuple[Snapshot, Page]]) -> Iterator[str]:
    """One JSON-LD document with a graph, a review a line."""
    yield f'{{"@context":"{CONTEXT}","@graph":[\n'
    comma = ""
    for shown, page in published:
        for review in reviews(shown, page):
            yield comma + json.dumps(review, ensure_ascii=False, separators=(",", ":"))
            comma = ",\n"
    yield "\n]}\n"


def markup(shown: Snapshot, page: Page) -> str:
    """The reviews of one page as JSON-LD that may stand in a script element of HTML."""
    graph = {"@context": CONTEXT, "@graph": list(reviews(shown, page))}
    text = json.dumps(graph, ensure_ascii=False)
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def reviews(shown: Snapshot, page: Page) -> Iterator[dict[str, Any]]:
    for claim in shown["claims"]:
        if claim["verdict"]:
            yield _review(claim, shown, page)


def _review(claim: Record, shown: Snapshot, page: Page) -> dict[str, Any]:
    verdict = shown["verdicts"][claim["verdict"]]
    return {
        "@type": "ClaimReview",
        "@id": f"urn:uuid:{claim['uid']}",
        "url": f"{page.url}#claim-{claim['uid']}",
        "claimReviewed": claim["quote"],
        "datePublished": claim["decided_at"][:10],
        "inLanguage": "ar",
        "author": {"@type": "Organization", "name": page.desk, "url": page.site},
        "reviewRating": {"@type": "Rating", "alternateName": verdict["label_ar"]},
        "reviewBody": claim["rationale"],
        "itemReviewed": _reviewed(claim, shown),
    }


def _reviewed(claim: Record, shown: Snapshot) -> dict[str, Any]:
    article = shown["article"]
    said: dict[str, Any] = {"@type": "Claim", "text": claim["quote"]}
    authors = [_speaker(shown["speakers"][key]) for key in claim["speakers"]]
    if authors:
        said["author"] = authors if len(authors) > 1 else authors[0]
    if DAY.fullmatch(article["published"]):
        said["datePublished"] = article["published"]
    if article["url"]:
        said["appearance"] = {"@type": "CreativeWork", "url": article["url"]}
    return said


def _speaker(speaker: Record) -> dict[str, Any]:
    kind = "Person" if speaker["type"] in PEOPLE else "Organization"
    known = {"sameAs": WIKIDATA + speaker["wikidata_id"]} if speaker["wikidata_id"] else {}
    return {"@type": kind, "name": speaker["name_ar"], **known}
