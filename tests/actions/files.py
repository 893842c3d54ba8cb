"""Files to import, and what becomes of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from claims.actions import bulk, running
from claims.domain.importrows import Options
from claims.domain.reading import formats
from claims.domain.reading.records import Source
from claims.models import ImportBatch, User

QUOTE = "قال الوزير سالم إن الجسر آمن"


def text_of(number: int) -> str:
    return f"{QUOTE} رقم {number}. وأغلقت الشرطة الطريق {number} صباح اليوم."


def statement(number: int, **more: Any) -> dict[str, Any]:
    """A row with a text of its own, a claim in it and layla's answer."""
    return {
        "text": text_of(number),
        "quote": f"{QUOTE} رقم {number}",
        "kind": "official_statement",
        "speakers": "salem",
        "proposition": "bridge_safe",
        "stance": "supports",
        "annotator": "layla",
        **more,
    }


def as_csv(*rows: dict[str, Any]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_jsonl(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def run(by: User, path: Path, **options: Any) -> ImportBatch:
    """Import the file to its end."""
    chosen = Options(**options)
    format = formats.detect(Source(path, path.name, encoding=chosen.encoding))
    batch = bulk.open_batch(
        by=by, path=path, name=path.name, format=format, options=chosen, at=timezone.now()
    )
    return running.run(batch=batch, path=path)


def faults(batch: ImportBatch) -> dict[str, list[tuple[str, str]]]:
    """For each refused row its place, with field and code of each fault."""
    return {
        row.place: [(fault["field"], fault["code"]) for fault in row.errors]
        for row in batch.rows.filter(status="refused")
    }


def counts(batch: ImportBatch, *names: str) -> tuple[int, ...]:
    return tuple(batch.counts.get(name, 0) for name in names)
