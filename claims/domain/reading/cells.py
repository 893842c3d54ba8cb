"""Cells of sheets: what would be run is refused, what our exports escaped is restored."""

import re
from collections.abc import Sequence

from claims.domain.problems import N_, Problem

# OWASP, CSV injection: a formula, or a call of another program (DDE).
_FORMULA = re.compile(r"=|[+\-@\t\r]\s*[A-Za-z.]+\|")
_ESCAPED = re.compile(r"'[=+\-@\t\r]")
_SUSPECT = tuple("=+-@\t\r'")


class FormulaCell(Problem):
    code = "formula-cell"
    message = N_(
        "“%(value)s” is a formula, which a spreadsheet would run: write the text itself, or put an "
        "apostrophe before it."
    )

    def __init__(self, field: str, value: str) -> None:
        self.field = field
        super().__init__(value=value)


def plain(cells: Sequence[str], fields: Sequence[str]) -> tuple[list[str], Problem | None]:
    """The cells without the apostrophe that keeps them from being run; `FormulaCell` for one that
    has none."""
    problem: Problem | None = None
    read = list(cells)
    for number, cell in enumerate(cells):
        if not cell.startswith(_SUSPECT):
            continue
        if _ESCAPED.match(cell):
            read[number] = cell[1:]
        elif _FORMULA.match(cell):
            field = fields[number] if number < len(fields) else ""
            problem = problem or FormulaCell(field, cell[:60])
    return read, problem
