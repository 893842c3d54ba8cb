"""`manage.py propose --spans`: given spans are labelled and ranked, anything else is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_propose import (
    ARTICLE,
    ROOT,
    Run,
    answer,
    check_contract,
    check_refused,
    run,
    write,
)

__all__ = ["run"]

TEXT = "قال الوزير إن المخزون يكفي.\r\nغير أن المخازن خالية منذ شهر."
FIRST, SECOND = (0, 26), (29, 58)


def write_spans(folder: Path, rows: object) -> Path:
    return write(folder, "spans.json", json.dumps(rows, ensure_ascii=False).encode())


def row(file: str | Path, span: tuple[object, object] = FIRST) -> dict[str, Any]:
    return {"file": str(file), "start": span[0], "end": span[1]}


def test_given_spans_take_the_place_of_our_own_in_the_order_of_the_text(
    run: Run, tmp_path: Path
) -> None:
    text = "\ufeff" + TEXT
    path = write(tmp_path, "1.txt", text.encode())
    shifted = [(start + 1, end + 1) for start, end in (SECOND, (5, 26))]
    told = answer(run(path, "--spans", write_spans(tmp_path, [row(path, s) for s in shifted])))
    check_contract(told, [text])
    segments = told["documents"][0]["segments"]
    assert [(each["start"], each["end"]) for each in segments] == sorted(shifted)
    assert [pair["a"] + pair["b"] for pair in told["pairs"]] == [[0, 0, 0, 1]]


def test_a_file_without_spans_has_none_and_is_known_without_its_folder(
    run: Run, tmp_path: Path
) -> None:
    one, other = (write(tmp_path, name, TEXT.encode()) for name in ("1.txt", "2.txt"))
    told = answer(run(one, other, "--spans", write_spans(tmp_path, [row("2.txt")])))
    assert [len(document["segments"]) for document in told["documents"]] == [0, 1]


def test_pairs_across_files_are_ranked_in_one_list(run: Run, tmp_path: Path) -> None:
    said, shown = "أكد الناطق أن الناقلة لم تغرق قبالة الميناء", "غرقت الناقلة قبالة الميناء ليلا"
    paths = [write(tmp_path, f"{n}.txt", text.encode()) for n, text in enumerate((said, shown))]
    spans = [row(path, (0, len(text))) for path, text in zip(paths, (said, shown), strict=True)]
    told = answer(run(*paths, "--spans", write_spans(tmp_path, spans)))
    assert [(pair["a"], pair["b"]) for pair in told["pairs"]] == [([0, 0], [1, 0])]


def test_the_seed_ranks_its_strictest_pairs_high(run: Run, tmp_path: Path) -> None:
    annotation = json.loads((ROOT / "fixtures" / "annotation.json").read_text("utf-8"))
    places = {claim["id"]: [0, place] for place, claim in enumerate(annotation["claims"])}
    spans = [row(ARTICLE, (claim["start"], claim["end"])) for claim in annotation["claims"]]
    told = answer(run(ARTICLE, "--spans", write_spans(tmp_path, spans)))
    first = [sorted((pair["a"], pair["b"])) for pair in told["pairs"][:15]]
    for strict in ("K01", "K03"):
        (pair,) = (each for each in annotation["contradictions"] if each["id"] == strict)
        assert sorted((places[pair["a"]], places[pair["b"]])) in first


@pytest.mark.parametrize(
    ("rows", "arabic", "english"),
    [
        ({"file": "1.txt"}, "قائمة", "no list of spans"),
        ([["1.txt", 0, 9]], "المدخل 1", "Entry 1"),
        ([row("1.txt"), row("1.txt") | {"speaker": "م"}], "المدخل 2", "Entry 2"),
        ([{"file": "1.txt", "start": 0}], "المدخل 1", "Entry 1"),
        ([row("1.txt", (True, 9))], "المدخل 1", "Entry 1"),
        ([row("1.txt", (0, 9.0))], "المدخل 1", "Entry 1"),
        ([row("1.txt") | {"file": 1}], "المدخل 1", "Entry 1"),
        ([row("2.txt")], "«2.txt»", "“2.txt”"),
        ([row("1.txt", (-1, 9))], "المدخل 1", "-1–9"),
        ([row("1.txt", (0, 99))], "58", "58 characters"),
        ([row("1.txt", (9, 9))], "المدخل 1", "9–9"),
        ([row("1.txt", (26, 27))], "كلمات", "no words"),
        ([row("1.txt", (0, 40))], "نهاية السطر", "line break"),
        ([row("1.txt", (5, 26)), row("1.txt")], "متداخلان", "Entries 2 and 1 overlap"),
    ],
)
def test_anything_else_is_refused_with_the_entry_at_fault(
    run: Run, tmp_path: Path, rows: object, arabic: str, english: str
) -> None:
    path = write(tmp_path, "1.txt", TEXT.encode())
    spans = write_spans(tmp_path, rows)
    check_refused(run(path, "--spans", spans), str(spans), arabic, english)


@pytest.mark.parametrize("data", [b"", b"[", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(run: Run, tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, "1.txt", TEXT.encode())
    done = run(path, "--spans", write(tmp_path, "spans.json", data))
    check_refused(done, "spans.json", "قائمة", "no list of spans")


def test_a_missing_file_of_spans_is_named(run: Run, tmp_path: Path) -> None:
    check_refused(run(ARTICLE, "--spans", tmp_path / "none"), "none", "الملف", "cannot be read")
