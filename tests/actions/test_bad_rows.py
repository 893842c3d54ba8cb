"""Rows that say something wrong: refused at their field, with a cure and what is nearest."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from claims.models import Annotation, Article, Claim, User
from claims.saying import say_fault
from tests import factories
from tests.actions import files
from tests.actions.files import QUOTE, statement, text_of

pytestmark = pytest.mark.django_db

TWICE = f"{QUOTE}. وعاد فقال: {QUOTE}."
SMILE = f"😀 {text_of(1)}"


@pytest.fixture
def desk(layla: User) -> None:
    factories.speaker(layla)
    factories.proposition(layla)


def claim(text: str, **place: Any) -> dict[str, Any]:
    return {"text": text, "kind": "background", **place}


@pytest.mark.parametrize(
    ("row", "field", "code", "told"),
    [
        (claim(""), "text", "empty-text", {}),
        (claim(" \u200f\n "), "text", "empty-text", {}),
        (claim("قال\x07 الوزير"), "text", "control-characters", {"line": 1, "column": 4}),
        (claim(text_of(1), quote="قال غيره شيئًا آخر"), "quote", "quote-missing", {}),
        (
            claim(text_of(1), quote="وأغلقت الشرطة الطريق 1 صباح الأمس"),
            "quote",
            "quote-near",
            {"nearest": "وأغلقت الشرطة الطريق 1 صباح اليوم"},
        ),
        (claim(TWICE, quote=QUOTE), "quote", "quote-ambiguous", {"places": "0–28, 41–69"}),
        (claim("خمسة.", start=50, end=5), "end", "out-of-text", {"length": 5}),
        (claim("خمسة.", start=-1, end=4), "end", "out-of-text", {}),
        (claim("خمسة.", start=2, end=2), "start", "empty-span", {}),
        (claim("خمسة.", start=2), "end", "offset-missing", {}),
        (claim("خمسة.", start="اثنان", end=4), "start", "not-a-number", {"value": "اثنان"}),
        (
            claim(SMILE, start=3, end=3 + len(QUOTE), quote=QUOTE),
            "start",
            "utf16-offsets",
            {"right_start": 2, "right_end": 30},
        ),
        (
            claim(text_of(1), start=1, end=1 + len(QUOTE), quote=QUOTE),
            "start",
            "offsets-elsewhere",
            {"right_start": 0, "right_end": 28},
        ),
        (claim(text_of(1), start=0, end=2), "end", "not-on-word-boundary", {}),
        (claim("فقرة أولى.\nفقرة ثانية."), "quote", "whole-text", {}),
        (statement(1, stance="supprts"), "stance", "unknown-name", {"nearest": "supports"}),
        (statement(1, stance="يؤيّدد"), "stance", "unknown-name", {"nearest": "يويد"}),
        (statement(1, stance="قطعا"), "stance", "unknown-label", {"value": "قطعا"}),
        (statement(1, kind="رأي"), "kind", "unknown-label", {}),
        (statement(1, speakers="salem|سالم الوزير"), "speakers", "unknown-name", {}),
        (statement(1, speakers="Zed"), "speakers", "unknown-name", {"nearest": ""}),
        (statement(1, speakers=""), "speakers", "speaker-missing", {}),
        (statement(1, proposition=""), "proposition", "proposition-missing", {}),
        (statement(1, stance="unclear"), "note", "note-missing", {}),
        (statement(1, annotator="لَيلا"), "annotator", "unknown-person", {}),
        (statement(1, submitted_at="أمس"), "submitted_at", "not-a-time", {}),
        (statement(1, event_date="أمس"), "event_date", "bad-date", {}),
        (statement(1, published="أمس"), "published", "bad-date", {}),
        (statement(1, url="javascript:x"), "url", "bad-address", {}),
        (statement(1, title=["a"]), "title", "not-text", {}),
        (statement(1, outlet="x" * 201), "outlet", "too-long", {"limit": 200}),
        ({"quote": QUOTE}, "text", "empty-text", {}),
        ({"article_id": "A9", "quote": QUOTE}, "article_id", "unknown-reference", {}),
    ],
)
def test_a_bad_row_is_refused_at_its_field_and_the_next_goes_through(
    desk: None,
    rania: User,
    tmp_path: Path,
    row: dict[str, Any],
    field: str,
    code: str,
    told: dict[str, Any],
) -> None:
    content = files.as_jsonl(row, statement(7))
    batch = files.run(rania, files.written(tmp_path, "a.jsonl", content))
    assert files.faults(batch) == {"1": [(field, code)]}
    (fault,) = batch.rows.get().errors
    assert {name: fault["params"].get(name, "") for name in told} == told
    assert Article.objects.get().text == text_of(7)
    with translation.override("en"):
        english = say_fault(fault)
    with translation.override("ar"):
        assert say_fault(fault) != english


def test_overlapping_spans_are_refused_and_the_claim_in_the_way_is_named(
    desk: None, rania: User, tmp_path: Path
) -> None:
    first = claim(text_of(1), quote=QUOTE)
    inside = claim(text_of(1), quote="الوزير سالم")
    across = claim(text_of(1), quote="آمن رقم 1")
    beside = claim(text_of(1), quote="رقم 1")
    content = files.as_jsonl(first, inside, across, beside)
    batch = files.run(rania, files.written(tmp_path, "a.jsonl", content))
    assert files.faults(batch) == {"2": [("start", "overlaps")], "3": [("start", "overlaps")]}
    assert batch.rows.first().errors[0]["params"]["quote"] == QUOTE
    assert Claim.objects.count() == 2


def test_one_name_is_of_one_text(desk: None, rania: User, tmp_path: Path) -> None:
    rows = [{"article_id": "A", "text": text_of(n)} for n in (1, 2)]
    batch = files.run(rania, files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows)))
    assert files.faults(batch) == {"2": [("article_id", "name-taken")]}
    assert Article.objects.count() == 1


def test_a_settled_claim_takes_no_more_answers(
    desk: None, rania: User, layla: User, samir: User, nour: User, tmp_path: Path
) -> None:
    for number, who in enumerate(("layla", "samir", "nour")):
        row = statement(1, annotator=who)
        path = files.written(tmp_path, f"{number}.jsonl", files.as_jsonl(row))
        batch = files.run(rania, path, blind=True)
    assert files.faults(batch) == {"1": [("", "wrong-state")]}
    assert Annotation.objects.count() == 2


def test_labels_are_read_in_arabic_english_or_by_key(
    desk: None, rania: User, tmp_path: Path
) -> None:
    rows = [
        statement(1, kind="تصريح رسمي", stance="يؤيّد", speakers="الوزير سالم"),
        statement(2, kind="Official statement", stance="SUPPORTS", speakers=["salem"]),
        statement(3, kind="official_statement", proposition="الجسر آمن"),
    ]
    files.run(rania, files.written(tmp_path, "a.jsonl", files.as_jsonl(*rows)))
    labels = Annotation.objects.values_list("kind", "stance", "proposition__key")
    assert set(labels) == {("official_statement", "supports", "bridge_safe")}
    assert len(labels) == 3
