"""Tables of moves: which verb takes a thing from one state to the next, and who may do it."""

from collections.abc import Collection
from dataclasses import dataclass

SYSTEM = "system"
PROPOSER = "proposer"
NOWHERE = ""  # the state of what is not there yet


@dataclass(frozen=True, slots=True)
class Move:
    """`who` holds roles, or `SYSTEM` or `PROPOSER`; `condition` is for the diagram."""

    verb: str
    before: str
    after: str
    who: frozenset[str]
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Moves:
    """The one table that actions ask, pages show buttons by, and docs/states.md is drawn from."""

    table: tuple[Move, ...]

    def movers(self, verb: str, before: str) -> frozenset[str]:
        """Who may do it in that state; nobody when the verb does not exist there."""
        found = (move.who for move in self.table if (move.verb, move.before) == (verb, before))
        return frozenset().union(*found)

    def allows(self, verb: str, before: str, roles: Collection[str]) -> bool:
        return not self.movers(verb, before).isdisjoint(roles)

    def states(self, verb: str) -> frozenset[str]:
        """The states in which the verb exists for someone."""
        return frozenset(move.before for move in self.table if move.verb == verb)
