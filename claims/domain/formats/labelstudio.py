"""Exports for Label Studio: tasks with annotations, and the labelling interface they belong to.

https://labelstud.io/guide/export#Label-Studio-JSON-format-of-annotated-tasks: a region's results
share its id. Offsets are code points. Each reviewer's answers on an article are one annotation;
what is settled, and each claim that nobody tagged, is the annotation that comes first. Who gave the
answers, or `*`, is a text of the whole task, `reviewer`: Label Studio refuses a file whose
`completed_by` names anyone but its own users, and keeps nothing else that it does not know.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from claims.domain import vocabulary
from claims.domain.exporting import UNTAGGED, Document, Record

TEXT = "text"
REVIEWER = "reviewer"
THE_DESK = "*"  # stands for a reviewer where labels are settled; no user name has it
# Free words, one or several: (name in the interface, field of an answer).
WORDS = ("speakers", "proposition", "event_date", "note")


def interface() -> str:
    """The labelling interface as XML, to be pasted into a project's settings."""
    kinds = _tags("Label", (*vocabulary.KINDS, UNTAGGED))
    stances = _tags("Choice", vocabulary.STANCES)
    relations = _tags("Relation", vocabulary.RELATIONS)
    areas = "".join(
        f'<TextArea name="{name}" toName="{TEXT}" perRegion="true" editable="true"/>\n'
        for name in WORDS
    )
    return (
        f'<View>\n<Relations>{relations}</Relations>\n<Labels name="kind" toName="{TEXT}">{kinds}'
        f'</Labels>\n<Text name="{TEXT}" value="${TEXT}" granularity="symbol"/>\n'
        f'<Choices name="stance" toName="{TEXT}" perRegion="true">{stances}</Choices>\n'
        f'{areas}<TextArea name="{REVIEWER}" toName="{TEXT}"/>\n</View>\n'
    )


def lines(documents: Iterable[Document]) -> Iterator[str]:
    """One JSON array, a task a line."""
    yield "[\n"
    comma = ""
    for document in documents:
        yield comma + json.dumps(task(document), ensure_ascii=False, separators=(",", ":"))
        comma = ",\n"
    yield "\n]\n"


def task(document: Document) -> dict[str, Any]:
    article = document.article
    data = {name: article[name] for name in ("uid", "title", "outlet", "published", "url", "text")}
    return {"data": data, "annotations": [_desk(document), *_by_reviewer(document)]}


def _desk(document: Document) -> dict[str, Any]:
    results = [_reviewer(THE_DESK)]
    for claim in document.claims:
        labels = document.labels(claim)
        settled = labels if labels["labels_of"] == "settled" else {}
        results += _region(claim, settled)
    results += [_relation(pair) for pair in document.contradictions if _is_within(pair, document)]
    return {"unique_id": document.article["uid"], "ground_truth": True, "result": results}


def _by_reviewer(document: Document) -> Iterator[dict[str, Any]]:
    regions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    times: dict[str, str] = {}
    for claim in document.claims:
        for answer in document.current(claim):
            regions[answer["annotator"]] += _region(claim, answer)
            times[answer["annotator"]] = answer["submitted_at"]
    for reviewer, results in regions.items():
        yield {
            "created_at": times[reviewer],
            "ground_truth": False,
            "result": [_reviewer(reviewer), *results],
        }


def _reviewer(name: str) -> dict[str, Any]:
    return {
        "id": REVIEWER,
        "from_name": REVIEWER,
        "to_name": TEXT,
        "type": "textarea",
        "value": {"text": [name]},
        "origin": "manual",
    }


def _region(claim: Record, labels: Record) -> Iterator[dict[str, Any]]:
    """The results of one region: the span with its kind, then what else is said of it."""
    span = {"start": claim["start"], "end": claim["end"], "text": claim["quote"]}
    kind = labels.get("kind") or UNTAGGED
    yield _result(claim, "kind", "labels", span | {"labels": [kind]})
    if labels.get("stance"):
        yield _result(claim, "stance", "choices", span | {"choices": [labels["stance"]]})
    for name in WORDS:
        value = labels.get(name)
        if value:
            words = value if isinstance(value, list) else [value]
            yield _result(claim, name, "textarea", span | {"text": words})


def _result(claim: Record, name: str, type: str, value: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": claim["uid"],
        "from_name": name,
        "to_name": TEXT,
        "type": type,
        "value": value,
        "origin": "manual",
    }


def _relation(pair: Record) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": pair["claim_a"],
        "to_id": pair["claim_b"],
        "direction": "right",
        "labels": [pair["relation"]],
    }


def _is_within(pair: Record, document: Document) -> bool:
    return {pair["claim_a"], pair["claim_b"]} <= {claim["uid"] for claim in document.claims}


def _tags(tag: str, keys: Iterable[str]) -> str:
    return "".join(f"<{tag} value={quoteattr(key)}/>" for key in keys)
