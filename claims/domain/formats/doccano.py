"""Exports for doccano, sequence labelling with relations: one article a line.

The form is that of doccano 1.8's own export ("JSONL(relation)"). Ids count from 1 through the
file; what doccano does not know, such as our uids, it keeps as metadata. Speakers and stances have
no place in it.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from claims.domain.exporting import UNTAGGED, Document, one_line


def lines(documents: Iterable[Document]) -> Iterator[str]:
    numbers = count(1)
    for document in documents:
        yield one_line(json.dumps(_example(document, numbers), ensure_ascii=False)) + "\n"


def _example(document: Document, numbers: "count[int]") -> dict[str, Any]:
    ids = {claim["uid"]: next(numbers) for claim in document.claims}
    return {
        "text": document.article["text"],
        "entities": [
            {
                "id": ids[claim["uid"]],
                "label": document.labels(claim)["kind"] or UNTAGGED,
                "start_offset": claim["start"],
                "end_offset": claim["end"],
            }
            for claim in document.claims
        ],
        "relations": [
            {
                "id": next(numbers),
                "from_id": ids[pair["claim_a"]],
                "to_id": ids[pair["claim_b"]],
                "type": pair["relation"],
            }
            for pair in document.contradictions
            if {pair["claim_a"], pair["claim_b"]} <= set(ids)
        ],
        "Comments": [],
        "uid": document.article["uid"],
        "title": document.article["title"],
        "claims": list(ids),
    }
