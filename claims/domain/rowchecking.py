"""A record of an imported file, checked: what it says, or every fault with its field and cure.

Nothing here looks at what is stored but the `Catalogue`; whether a row is a duplicate, and where
its claim lies in an article that came before, is decided by whoever stores it.
"""

from collections.abc import Mapping
from typing import Any

from claims.domain import rowproblems as problems
from claims.domain.fieldreading import FieldReader
from claims.domain.importrows import Catalogue, Pair, Place, Row
from claims.domain.reading.records import Record
from claims.domain.rowproblems import BadRow


def check_row(record: Record, number: int, catalogue: Catalogue) -> Row:
    """What the record says. Raises `BadRow` with every fault that is found in it alone."""
    if record.problem:
        raise BadRow([record.problem])
    reader = FieldReader(record.fields, catalogue)
    row = _pair_row(reader) if _is_pair(record.fields) else _claim_row(reader)
    if reader.faults:
        raise BadRow(reader.faults)
    return Row(record=record, number=number, **row)


def _is_pair(fields: Mapping[str, Any]) -> bool:
    if "record" in fields:
        return str(fields["record"]) == "contradiction"
    return bool(fields.get("claim_a") or fields.get("claim_b"))


def _pair_row(reader: FieldReader) -> dict[str, Any]:
    names = {name: reader.word(name) for name in ("claim_a", "claim_b")}
    for name, value in names.items():
        if not value:
            reader.faults.append(problems.SideMissing(name))
    rationale = reader.word("rationale")
    if not rationale:
        reader.faults.append(problems.RationaleNeeded())
    pair = Pair(
        **names,
        relation=reader.label("relation", needed=True) or "",
        type=reader.label("type", needed=True) or "",
        rationale=rationale,
    )
    return {"pair": pair, **reader.who()}


def _claim_row(reader: FieldReader) -> dict[str, Any]:
    name = reader.word("article_id")
    article = reader.article() if reader.has("text") or not name else None
    if article is None and not name and not reader.faults:
        reader.faults.append(problems.NothingInRow())
    answer = reader.answer()
    place = reader.place()
    if place is None and answer is not None:
        place = Place()
    row = {"article_name": name, "article": article, "place": place, "answer": answer}
    return {**row, "claim_name": reader.word("claim_id"), **(reader.who() if answer else {})}
