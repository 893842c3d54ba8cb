"""Exports as tables: CSV for any program, and a workbook for people who live in spreadsheets.

Several values stand in one cell with | between them. Headings are the field's keys, or words
that the caller gives for them.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.domain.exporting import BYTE_ORDER_MARK, Document, safe
from claims.domain.problems import N_, Problem

# Of a spreadsheet in Office Open XML, by Excel's specifications and limits.
LONGEST_CELL = 32_767  # UTF-16 code units
LONGEST_SHEET = 1_048_576  # rows, the heading among them

LABELS = ("labels_of", "kind", "speakers", "attribution", "proposition", "stance", "event_date")
PAIR = ("claim_a", "claim_b", "relation", "type", "rationale", "needs_recheck")

CLAIM = (
    *("uid", "article", "title", "paragraph", "start", "end", "quote", "state"),
    *(*LABELS, "note", "verdict", "duplicate_of", "claim_version"),
)
COLUMNS = ("record", *CLAIM, *PAIR)

SHEETS: Mapping[str, Sequence[str]] = {
    "claims": CLAIM,
    "contradictions": ("uid", "state", *PAIR, "proposed_by", "proposed_at"),
    "annotations": (
        *("uid", "claim", "annotator", "kind", "speakers", "attribution", "proposition", "stance"),
        *("event_date", "attribution_check", "note", "submitted_at"),
    ),
    "evidence": (
        *("uid", "claim", "contradiction", "url", "archive_url", "quote", "publisher"),
        *("retrieved_on", "bearing", "note"),
    ),
    "decisions": (
        *("uid", "claim", "outcome", "kind", "speakers", "proposition", "stance"),
        *("attribution_check", "verdict", "rationale", "decided_by", "decided_at"),
    ),
    "articles": (
        *("uid", "title", "outlet", "byline", "url", "archive_url", "published", "text"),
        "created_at",
    ),
    "speakers": (
        *("key", "name_ar", "name_en", "aliases", "role_ar", "role_en", "affiliation"),
        *("speaker_type", "wikidata_id"),
    ),
    "propositions": ("key", "text_ar", "text_en"),
}

# What a column is called in words; each language's own stand in the catalogue.
HEADINGS: Mapping[str, str] = {
    "record": N_("record"),
    "uid": N_("id"),
    "article": N_("article id"),
    "title": N_("title"),
    "paragraph": N_("paragraph"),
    "start": N_("start"),
    "end": N_("end"),
    "quote": N_("claim text"),
    "state": N_("state"),
    "labels_of": N_("labels of"),
    "kind": N_("kind"),
    "speakers": N_("speakers"),
    "attribution": N_("attribution"),
    "proposition": N_("proposition"),
    "stance": N_("stance"),
    "event_date": N_("event date"),
    "note": N_("note"),
    "verdict": N_("verdict"),
    "duplicate_of": N_("duplicate of"),
    "claim_version": N_("version"),
    "claim": N_("claim id"),
    "claim_a": N_("first side"),
    "claim_b": N_("second side"),
    "relation": N_("relation"),
    "type": N_("type of contradiction"),
    "speaker_type": N_("type of speaker"),
    "rationale": N_("rationale"),
    "needs_recheck": N_("needs rechecking"),
    "proposed_by": N_("proposed by"),
    "proposed_at": N_("proposed at"),
    "annotator": N_("reviewer"),
    "attribution_check": N_("attribution check"),
    "submitted_at": N_("submitted at"),
    "contradiction": N_("contradiction"),
    "url": N_("web address"),
    "archive_url": N_("archive address"),
    "publisher": N_("publisher"),
    "retrieved_on": N_("retrieved on"),
    "bearing": N_("bearing"),
    "outcome": N_("outcome"),
    "decided_by": N_("decided by"),
    "decided_at": N_("decided at"),
    "outlet": N_("outlet"),
    "byline": N_("byline"),
    "published": N_("published"),
    "text": N_("text"),
    "created_at": N_("added at"),
    "key": N_("key"),
    "name_ar": N_("Arabic name"),
    "name_en": N_("English name"),
    "aliases": N_("other names"),
    "role_ar": N_("Arabic role"),
    "role_en": N_("English role"),
    "affiliation": N_("affiliation"),
    "wikidata_id": N_("Wikidata"),
    "text_ar": N_("Arabic text"),
    "text_en": N_("English text"),
}


class CellTooLong(Problem):
    code = "cell-too-long"
    message = N_(
        "A cell of a workbook holds 32,767 characters; “%(column)s” of “%(title)s” is longer: "
        "choose CSV or JSONL, or leave that article out."
    )


class SheetTooLong(Problem):
    code = "sheet-too-long"
    message = N_("A sheet holds 1,048,576 rows: narrow what you ask for, or choose CSV or JSONL.")


def csv_lines(documents: Iterable[Document], headings: Mapping[str, str]) -> Iterator[str]:
    """Claims and contradictions, article by article.

    A byte order mark stands first, which Excel needs to read UTF-8.
    """
    yield BYTE_ORDER_MARK + _line(headings.get(column, column) for column in COLUMNS)
    for document in documents:
        for row in claim_rows(document):
            yield _line(cell_of(row.get(column)) for column in COLUMNS)
        for pair in document.contradictions:
            yield _line(cell_of(pair.get(column)) for column in COLUMNS)


def claim_rows(document: Document) -> Iterator[dict[str, Any]]:
    """The claims with article, labels and verdict."""
    for claim in document.claims:
        verdict = document.verdict(claim)
        yield {
            **claim,
            **document.labels(claim),
            "title": document.article["title"],
            "verdict": verdict and verdict["verdict"],
            "claim_version": claim["version"],
        }


def cell_of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return safe("|".join(value))
    return safe(value) if isinstance(value, str) else str(value)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
