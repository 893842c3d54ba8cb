"""Records: complete, in one order, and only what the viewer may see."""

import json
from typing import Any

from claims import exports, queries, settled
from claims.domain.exporting import FORM, LABELS, Document
from claims.exports import Selection
from claims.models import Annotation, Article, Claim, Contradiction, Decision, Evidence
from tests.conftest import NOW

POINTING = ("article", "claim", "claim_a", "claim_b", "contradiction", "duplicate_of")


def read(of: Selection) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exports.records(of)]


def of_kind(kind: str, of: Selection) -> list[dict[str, Any]]:
    return [record for record in read(of) if record["record"] == kind]


def test_what_a_record_points_to_stands_before_it(desk: Selection) -> None:
    first, *others = read(desk)
    assert first == FORM
    known: set[str] = set()
    for record in others:
        pointed = {record[field] for field in POINTING if record.get(field)}
        assert pointed <= known, record
        known.add(record.get("uid", ""))


def test_nothing_stored_is_left_out_but_drafts(desk: Selection) -> None:
    kinds = [record["record"] for record in read(desk)]
    stored = {
        "article": Article.objects.count(),
        "claim": Claim.objects.count(),
        "annotation": Annotation.objects.submitted().count(),
        "contradiction": Contradiction.objects.count(),
        "evidence": Evidence.objects.count(),
        "decision": Decision.objects.count(),
    }
    assert {kind: kinds.count(kind) for kind in stored} == stored
    assert Annotation.objects.drafts().exists()


def test_offsets_count_code_points(hostile_texts: Selection) -> None:
    texts = {record["uid"]: record["text"] for record in of_kind("article", hostile_texts)}
    claims = of_kind("claim", hostile_texts)
    assert len(claims) >= 8
    for claim in claims:
        assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["quote"]


def test_times_are_in_utc_and_say_so(seed: Selection) -> None:
    (article,) = of_kind("article", seed)
    assert article["created_at"] == NOW.isoformat()


def test_a_document_reads_labels_as_the_pages_do(desk: Selection) -> None:
    """One rule in two places: over records here, over rows in `settled`."""
    labels = settled.labels(Claim.objects.live())
    by_uid = {str(claim.uid): claim.pk for claim in Claim.objects.live()}
    compared = 0
    for document in exports.documents(desk):
        for claim in document.claims:
            found = document.labels(claim)
            if found["labels_of"] == "settled":
                stored = labels[by_uid[claim["uid"]]]
                compared += 1
                assert found["kind"] == stored.kind
                assert found["stance"] == stored.stance
                assert found["speakers"] == [each.key for each in stored.speakers]
                assert (found["event_date"] or "") == stored.event_date
                assert (found["note"] or "") == stored.note
    assert compared == len(labels) > 15


def test_without_a_viewer_the_filter_of_blindness_shows_what_is_settled(desk: Selection) -> None:
    states = queries.visible_annotations(None).values_list("claim__state", flat=True)
    assert set(states) == {"agreed", "decided"}


def test_a_decision_overrules_answers_and_a_reopening_ends_it() -> None:
    claim = {"uid": "c", "state": "decided", "span_version": 1}
    said = dict.fromkeys(LABELS, None) | {"kind": "background", "event_date": "2017"}
    answer = said | {"annotator": "a", "span_version": 1, "superseded_at": None, "blind": True}
    decided = dict.fromkeys(LABELS, None) | {"kind": "reported_event", "speakers": ["s"]}
    decided |= {"outcome": "decided", "verdict": "false"}
    document = Document({"uid": "a"}, annotations={"c": [answer]}, decisions={"c": [decided]})
    labels = document.labels(claim)
    assert (labels["kind"], labels["speakers"], labels["event_date"]) == (
        *("reported_event", ["s"], "2017"),
    )
    assert document.verdict(claim) == decided
    document.decisions["c"].append({"outcome": "reopened", "verdict": None})
    assert document.labels(claim)["kind"] == "background"
    assert document.verdict(claim) is None
