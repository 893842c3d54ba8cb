"""The state machines as Mermaid diagrams and tables."""

from collections.abc import Iterator

from claims.domain.contradicting import CONTRADICTION_MOVES
from claims.domain.moves import NOWHERE, PROPOSER, SYSTEM, Move, Moves
from claims.domain.reviewing import CLAIM_MOVES
from claims.domain.vocabulary import ROLES

NAMES = {**ROLES, SYSTEM: "the desk itself", PROPOSER: "its proposer"}
HEAD = """# States

Drawn by `manage.py diagrams` from the tables that the actions ask
(`claims/domain/reviewing.py`, `claims/domain/contradicting.py`); change those, not this file.
"""


def drawn() -> str:
    """The whole of docs/states.md."""
    parts = [HEAD, *_part("Claims", CLAIM_MOVES), *_part("Contradictions", CONTRADICTION_MOVES)]
    return "\n".join(parts)


def _part(title: str, moves: Moves) -> Iterator[str]:
    yield f"## {title}\n"
    yield "```mermaid\nstateDiagram-v2"
    yield from (f"  {_state(m.before)} --> {_state(m.after)}: {m.verb}" for m in moves.table)
    yield "```\n"
    yield "| from | to | by | who | on condition |\n|---|---|---|---|---|"
    yield from (_row(move) for move in moves.table)
    yield ""


def _state(name: str) -> str:
    return "[*]" if name == NOWHERE else name


def _row(move: Move) -> str:
    who = ", ".join(NAMES[each] for each in sorted(move.who, reverse=True))
    before = move.before or "(new)"
    return f"| {before} | {move.after} | {move.verb} | {who} | {move.condition} |"
