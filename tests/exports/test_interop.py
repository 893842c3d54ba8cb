"""Files that other programs' own code wrote from ours hold what ours hold, and are read again.

`make interop` makes them anew; fixtures/interop/README.md says with which versions.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from claims.domain.formats import claimreview
from claims.domain.reading import formats
from claims.domain.reading.records import Record, Source
from tests.ground.conftest import ROOT

FOLDER = ROOT / "fixtures" / "interop"
OURS = {"doccano": "ours.doccano.jsonl", "label-studio": "ours.labelstudio.json"}
THEIRS = {"doccano": "doccano-1.8.4.jsonl", "label-studio": "label-studio-1.23.2.json"}


def text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def records(path: Path, format: str) -> list[Record]:
    found = list(formats.open_records(Source(path, path.name), format))
    assert [each.problem for each in found if each.problem] == []
    return found


def spans(example: dict[str, Any]) -> list[tuple[Any, ...]]:
    keys = ("start_offset", "end_offset", "label")
    return [tuple(entity[key] for key in keys) for entity in example["entities"]]


def links(example: dict[str, Any]) -> set[tuple[Any, ...]]:
    places = {entity["id"]: entity["start_offset"] for entity in example["entities"]}
    return {(places[r["from_id"]], places[r["to_id"]], r["type"]) for r in example["relations"]}


def examples(name: str) -> dict[str, dict[str, Any]]:
    """The lines of a file of doccano's by their texts; it leaves U+2028 within a line as it is."""
    lines = text(name).rstrip("\n").split("\n")
    return {each["text"]: each for each in map(json.loads, lines)}


def test_doccano_gives_back_every_span_and_relation() -> None:
    ours, theirs = examples(OURS["doccano"]), examples(THEIRS["doccano"])
    assert list(theirs) == list(ours)
    for name, example in ours.items():
        assert sorted(spans(theirs[name])) == sorted(spans(example))
        assert links(theirs[name]) == links(example)
    assert sum(len(spans(each)) for each in ours.values()) == 61


def told(task: dict[str, Any]) -> list[list[Any]]:
    """The results of each annotation, without what Label Studio keeps for itself."""
    ids = [annotation["result"] for annotation in task["annotations"]]
    return [sorted(map(_plain, results)) for results in ids]


def _plain(result: dict[str, Any]) -> str:
    keys = ("id", "from_name", "to_name", "type", "value", "from_id", "to_id", "labels")
    return json.dumps({key: result.get(key) for key in keys}, ensure_ascii=False, sort_keys=True)


def test_label_studio_gives_back_every_result() -> None:
    ours, theirs = (json.loads(text(each["label-studio"])) for each in (OURS, THEIRS))
    assert [task["data"] for task in theirs] == [task["data"] for task in ours]
    for our, their in zip(ours, theirs, strict=True):
        assert sorted(told(their)) == sorted(told(our))
    assert sum(len(results) for task in ours for results in told(task)) > 220


@pytest.mark.parametrize("format", list(OURS))
def test_what_they_wrote_is_imported_like_what_we_wrote(format: str) -> None:
    places = []
    for name in (OURS[format], THEIRS[format]):
        fields = [record.fields for record in records(FOLDER / name, format)]
        found = [(f["start"], f["end"], f.get("kind")) for f in fields if f.get("end")]
        places.append(sorted(found, key=str))
    assert places[0] == places[1]
    assert len(places[0]) >= 60


def test_the_markup_that_node_validators_passed_is_what_we_write() -> None:
    shown = json.loads(text("published.json"))
    address = f"https://desk.example/read/{shown['article']['uid']}/"
    page = claimreview.Page(url=address, desk="مكتب التجربة", site="https://desk.example/")
    assert "".join(claimreview.lines([(shown, page)])) == text("ours.claimreview.jsonld")
