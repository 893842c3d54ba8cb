"""Files of every format as records, and what is wrong with files: named by row, field and cure."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from claims.domain.problems import Problem
from claims.domain.reading import columns, documents, formats, packing, records
from claims.domain.reading.records import Limits, Record, Source

TEXT = "قال الوزير سالم إن الجسر آمن. وأغلقت الشرطة الطريق."
QUOTE = "قال الوزير سالم إن الجسر آمن"


def read(
    folder: Path, name: str, content: str | bytes, format: str = "", **source: Any
) -> list[Record]:
    path = folder / "file"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(formats.open_records(Source(path, name, **source), format))


def fields(found: list[Record]) -> list[dict[str, Any]]:
    assert [record.problem for record in found if record.problem] == []
    return [record.fields for record in found]


def codes(found: list[Record]) -> dict[str, str]:
    return {each.place: each.problem.code for each in found if each.problem}


@pytest.mark.parametrize(
    "heading",
    ["text,quote", "النص,نص الادعاء", "نَصّ المقال;الاقتباس", "Text\tQuote", "\ufeffcontent|claim"],
)
def test_headings_are_arabic_or_english_and_the_delimiter_is_found(
    tmp_path: Path, heading: str
) -> None:
    mark = next(each for each in ",;\t|" if each in heading)
    content = f'{heading}\r\n"{TEXT}"{mark}"{QUOTE}"\r\n'
    assert fields(read(tmp_path, "a.csv", content)) == [{"text": TEXT, "quote": QUOTE}]


def test_a_cell_may_hold_lines_and_quotation_marks(tmp_path: Path) -> None:
    content = 'text,title\n"قال: ""نعم"".\nثم مضى",ع\n\nآخر,\n'
    found = read(tmp_path, "a.csv", content)
    assert [each.place for each in found] == ["2", "5"]
    assert found[0].fields["text"] == 'قال: "نعم".\nثم مضى'


def test_an_unclosed_quotation_mark_is_named_by_its_line_and_the_rest_goes_through(
    tmp_path: Path,
) -> None:
    rows = ["text,title", "أ,١", '"ب,٢', '"ج","٣"', "د,٤", 'ه"و,٥']
    found = read(tmp_path, "a.csv", "\n".join(rows))
    assert codes(found) == {"3": "unclosed-quote"}
    assert "line 3" in str(found[1].problem)
    assert [each.fields["text"] for each in found if not each.problem] == ["أ", "ج", "د", 'ه"و']


def test_a_mark_that_is_never_closed_costs_its_row_alone(tmp_path: Path) -> None:
    rows = ["text,title", 'أ,"١', *(f"{n},ع" for n in range(50))]
    found = read(tmp_path, "a.csv", "\n".join(rows))
    assert codes(found) == {"2": "unclosed-quote"}
    assert len(found) == 51


def test_ragged_rows_are_refused_with_what_they_held(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", "text,title\nأ,ب\nج\nد,ه,و\nز,ح\n")
    assert codes(found) == {"3": "ragged-row", "4": "ragged-row"}
    assert found[2].fields == {"text": "د", "title": "ه", "": ["و"]}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("=cmd|' /C calc'!A0", "formula-cell"),
        ("=1+1", "formula-cell"),
        ("@SUM(1)", ""),
        ("-cmd|x", "formula-cell"),
        ("- قال الوزير", ""),
    ],
)
def test_cells_that_a_spreadsheet_would_run_are_refused(
    tmp_path: Path, cell: str, code: str
) -> None:
    (found,) = read(tmp_path, "a.csv", f'title,text\n"{cell}",نص\n')
    assert (found.problem.code if found.problem else "") == code
    assert not found.problem or found.problem.field == "title"


def test_what_our_exports_escaped_is_restored(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.csv", "title,text\n'=1+1,'لا\n")
    assert found.fields == {"title": "=1+1", "text": "'لا"}


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.csv", "", records.EmptyFile),
        ("a.csv", "\ufeff\r\n\n", records.EmptyFile),
        ("a.csv", "text,title\r\n\r\n", records.HeaderOnly),
        ("a.csv", "text,النص\nأ,ب\n", columns.DuplicateColumns),
        ("a.csv", "عمود,آخر\nأ,ب\n", columns.MissingColumns),
        ("a.pdf", "x", records.UnknownFormat),
        ("a.json", "[{]", records.CorruptFile),
        ("a.xlsx", b"PK\x03\x04 damaged", records.CorruptFile),
        ("a.docx", b"not a zip", records.CorruptFile),
        ("a.zip", b"not a zip", records.CorruptFile),
        ("a.html", "<html><body></body></html>", records.NoText),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(
    tmp_path: Path, name: str, content: str | bytes, problem: type[Problem]
) -> None:
    with pytest.raises(problem):
        read(tmp_path, name, content)


def test_another_encoding_is_said_and_never_guessed(tmp_path: Path) -> None:
    content = f"text,title\n{TEXT},ع\n".encode("windows-1256")
    with pytest.raises(records.WrongEncoding, match=r"byte 12, line 2.*windows-1256"):
        read(tmp_path, "a.csv", content)
    assert fields(read(tmp_path, "a.csv", content, encoding="windows-1256"))[0]["text"] == TEXT


def test_utf16_is_known_by_its_mark(tmp_path: Path) -> None:
    content = f"text\ttitle\r\n{TEXT}\tع\r\n".encode("utf-16")
    assert fields(read(tmp_path, "a.tsv", content)) == [{"text": TEXT, "title": "ع"}]


def test_a_row_in_another_encoding_is_refused_alone(tmp_path: Path) -> None:
    rows = [b"text,title", "أ,١".encode(), "ب,٢".encode("windows-1256", "ignore"), "ج,٣".encode()]
    rows[2] = "ب,2".encode("windows-1256")
    found = read(tmp_path, "a.csv", b"\n".join(rows))
    assert codes(found) == {"3": "bad-bytes"}
    assert len(found) == 3


def test_a_row_that_is_too_long_is_refused_and_never_held(tmp_path: Path) -> None:
    limits = Limits(row_size=1000)
    rows = [json.dumps({"text": "أ"}), json.dumps({"text": "x" * 5000}), json.dumps({"text": "ج"})]
    found = read(tmp_path, "a.jsonl", "\n".join(rows), limits=limits)
    assert codes(found) == {"2": "row-too-long"}
    assert len(found[1].fields[""]) <= 200
    found = read(tmp_path, "a.csv", "text,title\nأ,ب\n" + "x" * 5000 + ",ب\nج,د\n", limits=limits)
    assert codes(found) == {"3": "row-too-long"}
    assert len(found) == 3


def test_a_malformed_line_of_json_is_refused_alone(tmp_path: Path) -> None:
    lines = ['{"text": "أ"}', '{"text": "ب"', "[1]", "", '{"text": "ج"}']
    found = read(tmp_path, "a.jsonl", "\n".join(lines))
    assert codes(found) == {"2": "bad-json", "3": "not-an-object"}
    assert found[1].fields == {"": lines[1]}
    assert "column 13" in str(found[1].problem)
    assert len(found) == 4


def test_too_many_rows_are_too_many(tmp_path: Path) -> None:
    content = '{"text": "أ"}\n' * 4
    assert len(read(tmp_path, "a.jsonl", content, limits=Limits(rows=4))) == 4
    with pytest.raises(records.TooManyRows):
        read(tmp_path, "a.jsonl", content, limits=Limits(rows=3))


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(records.FileTooLarge):
        read(tmp_path, "a.jsonl", "x" * 11, limits=Limits(file_size=10))
    with pytest.raises(records.FileTooLarge):
        read(tmp_path, "a.txt", "x" * 11, limits=Limits(document_size=10))


def test_our_own_nested_form_comes_out_flat_in_order(tmp_path: Path) -> None:
    answers = [{"annotator": "layla", "kind": "background"}, {"annotator": "samir"}]
    document = {
        "article": {"id": "A", "text": TEXT, "title": "ع"},
        "claims": [{"id": "C", "quote": QUOTE, "annotations": answers}, {"start": 1, "end": 2}],
        "contradictions": [{"a": "C", "b": "D", "relation": "breaches"}],
    }
    expected = [
        {"article_id": "A", "text": TEXT, "title": "ع"},
        {"article_id": "A", "claim_id": "C", "quote": QUOTE, **answers[0]},
        {"article_id": "A", "claim_id": "C", "quote": QUOTE, **answers[1]},
        {"article_id": "A", "start": 1, "end": 2},
        {"claim_a": "C", "claim_b": "D", "relation": "breaches"},
    ]
    for name, content in (
        ("a.jsonl", json.dumps(document)),
        ("a.json", json.dumps([document], indent=1)),
        ("a.json", json.dumps(document, indent=1)),
    ):
        found = read(tmp_path, name, content)
        assert fields(found) == expected
        assert [each.place for each in found][1:3] == [
            "1:claims[0].annotations[0]",
            "1:claims[0].annotations[1]",
        ]


def test_doccano_exports(tmp_path: Path) -> None:
    sequence = {
        "id": 7,
        "text": TEXT,
        "entities": [{"id": 1, "label": "background", "start_offset": 0, "end_offset": 4}],
        "relations": [{"id": 9, "from_id": 1, "to_id": 2, "type": "breaches"}],
        "Comments": [],
    }
    older = {"text": TEXT, "label": [[0, 4, "background"]]}
    whole = {"id": 8, "text": TEXT, "label": ["background"]}
    content = "".join(json.dumps(each) + "\n" for each in (sequence, older, whole))
    found = fields(read(tmp_path, "a.jsonl", content))
    assert found[1] == {
        "article_id": "7",
        "claim_id": "1",
        "start": 0,
        "end": 4,
        "kind": "background",
    }
    assert (found[2]["claim_a"], found[2]["claim_b"], found[2]["relation"]) == (
        "1",
        "2",
        "breaches",
    )
    assert found[4] == {"article_id": "@2", "start": 0, "end": 4, "kind": "background"}
    assert found[6] == {"article_id": "8", "kind": "background"}


def test_label_studio_exports_and_their_utf16_offsets(tmp_path: Path) -> None:
    text = f"😀 {TEXT}"
    regions = [
        {
            "id": "r1",
            "type": "labels",
            "from_name": "kind",
            "value": {"start": 3, "end": 3 + len(QUOTE), "text": QUOTE, "labels": ["background"]},
        },
        {"id": "r1", "type": "choices", "from_name": "stance", "value": {"choices": ["denies"]}},
        {"id": "r1", "type": "textarea", "from_name": "speakers", "value": {"text": ["salem"]}},
        {"type": "relation", "from_id": "r1", "to_id": "r2", "labels": ["breaches"]},
    ]
    given = {"completed_by": {"email": "layla"}, "created_at": "2026-01-01", "result": regions}
    task = {"id": 5, "data": {"text": text}, "annotations": [given, {"was_cancelled": True}]}
    found = fields(read(tmp_path, "a.json", json.dumps([task])))
    assert found[0] == {"article_id": "5", "text": text}
    assert found[1] == {
        "article_id": "5",
        "claim_id": "5/r1",
        "start": 2,
        "end": 2 + len(QUOTE),
        "kind": "background",
        "stance": "denies",
        "speakers": ["salem"],
        "annotator": "layla",
        "submitted_at": "2026-01-01",
    }
    assert (found[2]["claim_a"], found[2]["claim_b"]) == ("5/r1", "5/r2")


def test_web_annotations(tmp_path: Path) -> None:
    uid = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
    target = {
        "source": {"id": f"https://desk.example/articles/{uid}", "value": TEXT},
        "selector": [
            {"type": "TextPositionSelector", "start": 0, "end": len(QUOTE)},
            {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": "", "suffix": "."},
        ],
    }
    body = [
        {"purpose": "tagging", "value": "official_statement"},
        {"purpose": "identifying", "source": "https://desk.example/speakers/salem"},
        {"purpose": "classifying", "value": "denies", "source": "https://desk.example/p/safe"},
    ]
    first = {"id": "urn:1", "body": body, "target": target, "creator": {"nickname": "layla"}}
    link = {"motivation": "linking", "target": ["urn:1", "urn:2"], "body": []}
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "items": [first, link]}
    found = fields(read(tmp_path, "a.json", json.dumps(page)))
    assert found[0] == {"article_id": uid, "text": TEXT}
    assert found[1] == {
        "article_id": uid,
        "claim_id": "urn:1",
        "start": 0,
        "end": len(QUOTE),
        "quote": QUOTE,
        "kind": "official_statement",
        "speakers": ["salem"],
        "stance": "denies",
        "proposition": "safe",
        "annotator": "layla",
        "submitted_at": None,
    }
    assert (found[2]["claim_a"], found[2]["claim_b"]) == ("urn:1", "urn:2")


def sheet(*rows: list[Any], title: str = "claims") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.create_sheet("ملاحظات").append(["لا شيء هنا يخص أحدًا"])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_sheets(tmp_path: Path) -> None:
    rows = (["النص", "start", "مُهمَل"], [TEXT, 0, None], [None, None, None], ["=1+1", 2, "x"])
    found = read(tmp_path, "a.xlsx", sheet(*rows))
    assert [each.place for each in found] == ["claims!2", "claims!4"]
    assert found[0].fields["text"] == TEXT
    assert found[0].fields["start"] == "0"


def test_a_sheet_that_spreads_too_far_is_not_loaded(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["text"])
    book.active["XFD1048576"] = "x"
    data = io.BytesIO()
    book.save(data)
    with pytest.raises(records.TooManyCells):
        read(tmp_path, "a.xlsx", data.getvalue())


def test_a_million_empty_rows_are_no_rows(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"></row>' % number for number in range(3, 1_000_000))
    plain, packed = io.BytesIO(sheet(["text"], [TEXT])), io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(name, data)
    assert [each.fields["text"] for each in read(tmp_path, "a.xlsx", packed.getvalue())] == [TEXT]


def test_documents(tmp_path: Path) -> None:
    assert fields(read(tmp_path, "a.txt", f"\ufeff{TEXT}\r\n")) == [{"text": f"{TEXT}\r\n"}]
    page = (
        "<html><head><title>الجسر</title></head><body><nav>الرئيسية</nav><article><h1>الجسر</h1>"
        + f"<p>{TEXT} {TEXT}</p>" * 5
        + "</article><footer>حقوق</footer></body></html>"
    )
    (found,) = fields(read(tmp_path, "a.html", page))
    assert TEXT in found["text"]
    assert "الرئيسية" not in found["text"]
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.add_table(1, 2).rows[0].cells[0].text = "خلية"
    document.add_paragraph("")
    document.core_properties.title = "الجسر"
    data = io.BytesIO()
    document.save(data)
    (found,) = fields(read(tmp_path, "a.docx", data.getvalue()))
    assert (found["text"].splitlines()[0], found["title"]) == (TEXT, "الجسر")
    assert "خلية" in found["text"]


def test_entities_of_its_own_are_never_expanded(tmp_path: Path) -> None:
    data = io.BytesIO()
    docx.Document().save(data)
    packed = io.BytesIO()
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"?>", b"?>" + bomb.encode(), 1)
            new.writestr(name, content)
    with pytest.raises(documents.OwnEntities):
        read(tmp_path, "a.docx", packed.getvalue())


def zipped(**files: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return data.getvalue()


def test_a_zip_is_its_files_one_after_the_other(tmp_path: Path) -> None:
    content = zipped(
        news__a_txt="خبر أول", b_csv="text\nخبر ثان\n", c_pdf="x", d_csv="", e_zip=zipped(f_txt="x")
    )
    found = read(tmp_path, "a.zip", content)
    assert [each.fields.get("text") for each in found if not each.problem] == ["خبر أول", "خبر ثان"]
    assert [each.place for each in found][:2] == ["news/a.txt/1", "b.csv/2"]
    assert codes(found) == {
        "c.pdf": "unknown-format",
        "d.csv": "empty-file",
        "e.zip": "zip-too-deep",
    }


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (zipped(a_txt="x" * 20_000_000), packing.ZipBomb),
        (zipped(**{"..__..__a_txt": "x"}), packing.OutsidePath),
        (zipped(__etc__passwd="x"), packing.OutsidePath),
        (zipped(**{"C:\\a_txt": "x"}), packing.OutsidePath),
    ],
)
def test_a_zip_that_does_harm_is_not_unpacked(
    tmp_path: Path, content: bytes, problem: type[Problem]
) -> None:
    with pytest.raises(problem):
        read(tmp_path, "a.zip", content)


def test_a_zip_has_bounds_on_files_and_size(tmp_path: Path) -> None:
    content = zipped(a_txt="أ", b_txt="ب")
    with pytest.raises(packing.TooManyFiles):
        read(tmp_path, "a.zip", content, limits=Limits(zip_files=1))
    with pytest.raises(packing.ZipBomb):
        read(tmp_path, "a.zip", content, limits=Limits(zip_size=3))


def test_every_problem_names_its_cure() -> None:
    for each in (*records.__dict__.values(), *packing.__dict__.values()):
        if isinstance(each, type) and issubclass(each, Problem) and each.message:
            assert ":" in each.message or "." in each.message.rstrip("."), each
