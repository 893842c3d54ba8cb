"""What the machine proposed and what people made of it, as lines of the history."""

from typing import Any

from claims import proposed, queries
from claims.models import Proposal, ProposalDecision, User


def lines_of(rows: list[Any], viewer: User) -> dict[tuple[type[Any], int], list[str]]:
    """By table and row: the labels that a proposal names, the corrections of a decision on it."""
    added = [row for row in rows if row.pgh_label == "insert"]
    proposals = [row.pgh_obj for row in added if row.pgh_tracked_model is Proposal]
    made = [row.pgh_obj_id for row in added if row.pgh_tracked_model is ProposalDecision]
    decisions = list(queries.visible_proposal_decisions(viewer).filter(pk__in=made))
    texts = proposed.texts_of([*proposals, *(each.proposal for each in decisions)])
    lines: dict[tuple[type[Any], int], list[str]] = {
        (Proposal, each.pk): [_line(line) for line in proposed.lines(each, texts)]
        for each in proposals
        if each.claim_id
    }
    for each in decisions:
        corrections = list(proposed.corrections(each, texts))
        lines[ProposalDecision, each.pk] = [proposed.decision(each), *corrections]
    return lines


def _line(line: proposed.Line) -> str:
    return f"{line.name}: {line.value or '–'}" + "".join(f" ({why})" for why in line.reasons)
