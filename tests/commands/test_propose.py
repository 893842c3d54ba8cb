"""`manage.py propose` as a program: files in, the JSON contract out, exit status 2 for the rest."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from claims.domain import vocabulary

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLE = ROOT / "fixtures" / "article.txt"
SEGMENT_KEYS = [
    "start",
    "end",
    "quote",
    "kind",
    "speaker",
    "speaker_key",
    "speakers",
    "attribution",
    "proposition",
    "stance",
    "date",
    "duplicate_of",
    "confidence",
    "reasons",
]

Run = Callable[..., "Done"]


@dataclass(frozen=True)
class Done:
    status: int
    told: str
    complaints: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in this process, where no test without a mark reaches a database."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        status = 0
        try:
            call_command("propose", *map(str, arguments))
        except SystemExit as end:
            status = int(end.code or 0)
        return Done(status, *capfd.readouterr())

    return call


def answer(done: Done) -> dict[str, Any]:
    assert done.status == 0, done.complaints
    return json.loads(done.told)  # type: ignore[no-any-return]


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def check_contract(told: dict[str, Any], raws: Sequence[str]) -> None:
    assert list(told) == ["documents", "pairs"]
    numbers = [len(document["segments"]) for document in told["documents"]]
    for document, raw in zip(told["documents"], raws, strict=True):
        assert list(document) == ["file", "segments"]
        for segment in document["segments"]:
            check_segment(segment, raw, numbers)
    scores = [pair["score"] for pair in told["pairs"]]
    assert scores == sorted(scores, reverse=True)
    for pair in told["pairs"]:
        assert list(pair) == ["a", "b", "relation", "score", "reasons"]
        assert pair["relation"] in vocabulary.RELATIONS
        assert 0 <= pair["score"] <= 1
        assert all(number < numbers[document] for document, number in (pair["a"], pair["b"]))


def check_segment(segment: dict[str, Any], raw: str, numbers: Sequence[int]) -> None:
    assert list(segment) == SEGMENT_KEYS
    assert raw[segment["start"] : segment["end"]] == segment["quote"]
    assert segment["kind"] in vocabulary.KINDS
    assert segment["attribution"] in vocabulary.ATTRIBUTIONS
    assert (segment["proposition"] is None) == (segment["stance"] is None)
    first = segment["speakers"][0] if segment["speakers"] else {"name": None, "key": None}
    assert (first["name"], first["key"]) == (segment["speaker"], segment["speaker_key"])
    assert all(each["type"] in vocabulary.SPEAKER_TYPES for each in segment["speakers"])
    assert 0 <= segment["confidence"] <= 1
    if segment["date"]:
        assert list(segment["date"]) == ["edtf", "precision", "text"]
    if segment["duplicate_of"]:
        document, number = segment["duplicate_of"]
        assert number < numbers[document]
    assert all(isinstance(reason, str) for reason in segment["reasons"])


def test_the_program_needs_no_settings_and_no_database(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgres://a:b@127.0.0.1:1/none"}
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "propose", "-", "لا وجود له.txt"],
        cwd=tmp_path,
        env=environment,
        input="قال الوزير إن الأسعار ثابتة.".encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    check_refused(
        Done(done.returncode, done.stdout.decode(), done.stderr.decode()),
        "لا وجود له.txt",
        "تتعذّر قراءة الملف",
        "cannot be read",
    )
    assert list(tmp_path.iterdir()) == []


def test_the_seed_article_keeps_the_contract(run: Run) -> None:
    told = answer(run(ARTICLE))
    assert [document["file"] for document in told["documents"]] == [str(ARTICLE)]
    assert len(told["documents"][0]["segments"]) >= 25
    check_contract(told, [ARTICLE.read_text("utf-8")])


def test_offsets_count_the_byte_order_mark_and_carriage_returns(run: Run, tmp_path: Path) -> None:
    text = (
        "\ufeffقال الوزير إن الأسعار ثابتة.\r\n\r\n😀 وارتفعت أسعار الخبز أمس.\rوأغلقت المحال.\r\n"
    )
    told = answer(run(write(tmp_path, "نص.txt", text.encode())))
    check_contract(told, [text])
    assert [each["quote"].split()[0] for each in told["documents"][0]["segments"]] == [
        "قال",
        "وارتفعت",
        "وأغلقت",
    ]


def test_several_files_and_standard_input_are_one_set(run: Run, tmp_path: Path) -> None:
    sentence = "افتتحت البلدية جسر الوادي الجديد أمام حركة السير بعد إغلاق دام ستة أشهر."
    first = write(tmp_path, "1.txt", sentence.encode())
    told = answer(run(first, "-", stdin=sentence.encode()))
    assert [document["file"] for document in told["documents"]] == [str(first), "-"]
    check_contract(told, [sentence, sentence])
    assert told["documents"][1]["segments"][0]["duplicate_of"] == [0, 0]


def test_the_publication_date_decides_relative_dates(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "1.txt", "هطلت الأمطار على الساحل أمس.".encode())
    (unknown,) = answer(run(path))["documents"][0]["segments"]
    (known,) = answer(run(path, "--date", "2026-03-01"))["documents"][0]["segments"]
    assert unknown["date"] is None
    assert any("أمس" in reason for reason in unknown["reasons"])
    assert known["date"] == {"edtf": "2026-02-28", "precision": "day", "text": "أمس"}


@pytest.mark.parametrize(
    ("data", "arabic", "english"),
    [
        (b"", "لا نص", "no text"),
        (b" \r\n\t", "لا نص", "no text"),
        ("نص".encode("cp1256"), "UTF-8", "byte 1"),
        ("نص".encode("utf-16"), "UTF-8", "UTF-8"),
        ("قال\x00الوزير".encode(), "U+0000", "control character"),
    ],
)
def test_an_unreadable_text_ends_with_2_and_says_why(
    run: Run, tmp_path: Path, data: bytes, arabic: str, english: str
) -> None:
    path = write(tmp_path, "bad.txt", data)
    check_refused(run(ARTICLE, path), str(path), arabic, english)
    check_refused(run("-", stdin=data), "-", arabic, english)


def test_a_missing_file_and_a_folder_end_with_2(run: Run, tmp_path: Path) -> None:
    done = run(tmp_path, "لا وجود له.txt")
    check_refused(done, str(tmp_path), "الملف", "cannot be read")
    assert "لا وجود له.txt" in done.complaints


def test_a_date_that_is_no_edtf_ends_with_2(run: Run) -> None:
    check_refused(run(ARTICLE, "--date", "أمس"), "--date", "EDTF", "no date")


def check_refused(done: Done, name: str, arabic: str, english: str) -> None:
    assert done.status == 2
    assert done.told == ""
    assert name in done.complaints
    assert arabic in done.complaints
    assert english in done.complaints
