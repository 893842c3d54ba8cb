"""Each format, read back by programs of others, over the seed and over hostile texts."""

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import networkx
import pytest
import python_calamine
import seqeval.metrics.sequence_labeling as seqeval
from django.utils.translation import gettext, override
from label_studio_sdk.label_interface import LabelInterface

from claims import exports
from claims.domain.exporting import Document
from claims.domain.formats import conll, tables, workbook
from claims.domain.reading import columns
from claims.exports import Selection, files
from claims.exports.files import FORMATS

FORMULA = re.compile(r"[=+\-@\t\r]")


def written(name: str, of: Selection, headings: str = "") -> bytes:
    return b"".join(FORMATS[name].write(of, headings))


@pytest.fixture(params=["seed", "hostile_texts"])
def of(request: pytest.FixtureRequest, desk: Selection) -> Selection:
    return request.getfixturevalue(request.param)


def documents(of: Selection) -> list[Document]:
    return list(exports.documents(of))


# CSV and workbook


def test_a_csv_cell_is_what_was_said_or_escaped(of: Selection) -> None:
    text = written("csv", of).decode()
    assert text.startswith(tables.BYTE_ORDER_MARK)
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    claims = [claim for document in documents(of) for claim in document.claims]
    told = [row for row in rows if row["record"] == "claim"]
    assert [row["uid"] for row in told] == [claim["uid"] for claim in claims]
    for row, claim in zip(told, claims, strict=True):
        assert row["quote"].removeprefix("'") == claim["quote"].removeprefix("'")
    assert not [cell for row in rows for cell in row.values() if FORMULA.match(cell)]


def test_the_hostile_csv_escapes_every_formula(hostile_texts: Selection) -> None:
    text = written("csv", hostile_texts).decode()
    for start in ("'=1+1", "'@import", "'=CMD|", "'-عنوان", "'=HYPERLINK("):
        assert start in text


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = python_calamine.load_workbook(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_calamine_reads_every_sheet_of_the_workbook(of: Selection) -> None:
    found = sheets(written("xlsx", of))
    assert list(found) == list(tables.SHEETS)
    for name, (heading, *rows) in found.items():
        assert heading == list(tables.SHEETS[name])
        assert not [c for row in rows for c in row if isinstance(c, str) and FORMULA.match(c)]
    claims = [claim for document in documents(of) for claim in document.claims]
    at = tables.SHEETS["claims"].index("quote")
    quotes = [row[at].removeprefix("'") for row in found["claims"][1:]]
    assert quotes == [claim["quote"].removeprefix("'") for claim in claims]
    at = tables.SHEETS["articles"].index("text")
    assert [row[at] for row in found["articles"][1:]] == [d.article["text"] for d in documents(of)]


def test_headings_may_be_arabic(seed: Selection) -> None:
    (heading, *_rows) = sheets(written("xlsx", seed, "ar"))["claims"]
    with override("ar"):
        assert heading == [gettext(tables.HEADINGS[column]) for column in tables.SHEETS["claims"]]
    assert "الادعاء" in " ".join(heading)
    assert len(set(heading)) == len(heading)


def test_every_column_has_words() -> None:
    columns = {column for sheet in tables.SHEETS.values() for column in sheet}
    assert columns | set(tables.COLUMNS) <= set(tables.HEADINGS)


def test_a_cell_that_a_workbook_cannot_hold_is_refused() -> None:
    article = dict.fromkeys(tables.SHEETS["articles"], "") | {
        "title": "طويل",
        "text": "😀" * 16_384,
    }
    catalogue = exports.Catalogue(speakers={}, propositions={})
    with pytest.raises(tables.CellTooLong, match="طويل"):
        workbook.write_workbook(
            [Document(article)], catalogue, {}, io.BytesIO(), right_to_left=True
        )


# CoNLL


def tagged(text: str) -> Iterator[list[list[str]]]:
    """The paragraphs of a file, each a list of rows."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for filled, group in groupby(lines, bool):
        if filled:
            yield [line.split("\t") for line in group]


def test_seqeval_reads_the_spans_back(of: Selection) -> None:
    found = set()
    for rows in tagged(written("conll", of).decode()):
        for kind, first, last in seqeval.get_entities([row[3] for row in rows]):
            found.add((kind, int(rows[first][1]), int(rows[last][2]), rows[first][4]))
    spans = set()
    for document in documents(of):
        for claim in document.claims:
            kind = document.labels(claim)["kind"] or "claim"
            spans.add((kind, claim["start"], claim["end"], claim["uid"]))
    assert found == spans
    assert len(found) == sum(len(document.claims) for document in documents(of)) > 5


def test_the_tokens_are_the_text(seed: Selection) -> None:
    (document,) = documents(seed)
    text = document.article["text"]
    rows = [row for paragraph in tagged(written("conll", seed).decode()) for row in paragraph]
    assert len(rows) == 833
    assert all(text[int(start) : int(end)] == token for token, start, end, _tag, _claim in rows)


def test_a_span_within_a_word_is_refused_not_moved(seed: Selection) -> None:
    (document,) = documents(seed)
    document.claims[3] = {**document.claims[3], "end": document.claims[3]["end"] - 1}
    with pytest.raises(conll.NotOnTokens) as refused:
        list(conll.lines([document]))
    assert refused.value.params["quote"] == document.claims[3]["quote"]


# GraphML


def test_networkx_reads_the_network(desk: Selection) -> None:
    graph = networkx.parse_graphml(written("graphml", desk).decode())
    pairs = [pair for document in documents(desk) for pair in document.contradictions]
    assert {(a, b) for a, b in graph.edges()} == {(p["claim_a"], p["claim_b"]) for p in pairs}
    for pair in pairs:
        edge = graph.edges[pair["claim_a"], pair["claim_b"]]
        readable = re.sub("[\x01\x1f\ufffe]", "\ufffd", pair["rationale"])
        assert (edge["relation"], edge["rationale"]) == (pair["relation"], readable)
    quotes = [node["quote"] for _uid, node in graph.nodes(data=True)]
    assert quotes
    assert all(quote for quote in quotes)


# doccano


def test_doccano_lines_hold_every_span(of: Selection) -> None:
    lines = [json.loads(line) for line in written("doccano", of).decode().splitlines()]
    for line, document in zip(lines, documents(of), strict=True):
        spans = [(e["start_offset"], e["end_offset"]) for e in line["entities"]]
        assert spans == [(claim["start"], claim["end"]) for claim in document.claims]
        ids = {entity["id"] for entity in line["entities"]}
        assert all({r["from_id"], r["to_id"]} <= ids for r in line["relations"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_headings_mean_the_same_when_they_are_imported(language: str) -> None:
    renamed = {"uid": "claim_id", "article": "article_id"}
    words = files.words(language)
    for column in {*tables.CLAIM, *tables.PAIR, *tables.SHEETS["articles"]} - {"title"}:
        field = renamed.get(column, column)
        if field in columns.FIELDS:
            assert columns.meaning(words[column], {}) == field


# Label Studio


def test_label_studios_own_checks_find_every_annotation_valid(of: Selection) -> None:
    checker = LabelInterface(written("labelstudio-interface", of).decode())
    checker.validate()
    tasks = json.loads(written("labelstudio", of))
    annotations = [each for task in tasks for each in task["annotations"]]
    for each in annotations:
        assert checker.validate_annotation(each)
    annotations[0]["result"][1]["value"]["labels"] = ["nonsense"]
    assert not checker.validate_annotation(annotations[0])


def test_label_studio_shows_each_claim_where_it_is(of: Selection) -> None:
    for task in json.loads(written("labelstudio", of)):
        values = [
            result["value"]
            for result in task["annotations"][0]["result"]
            if result["type"] == "labels"
        ]
        for value in values:
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
        assert values
