"""The machine's proposal as the inspector offers it: to take, to correct, to turn down."""

from dataclasses import dataclass
from typing import Any

from claims import machine, proposed
from claims.domain import deciding
from claims.domain.annotating import Answer
from claims.models import Proposal, User


@dataclass(frozen=True, slots=True)
class Offer:
    """What is proposed, as an answer; `declined` once the viewer turned it down."""

    proposal: Proposal | None = None
    answer: Answer = Answer()
    declined: bool = False

    @property
    def initial(self) -> Answer:
        """What the form of someone who has not answered yet holds."""
        return Answer() if self.declined else self.answer

    def context(self, *, answered: bool) -> dict[str, Any] | None:
        """The context of templates/claims/parts/proposal.html."""
        if self.proposal is None:
            return None
        return {
            "summary": proposed.summary(self.proposal),
            "lines": proposed.lines(self.proposal, proposed.texts_of([self.proposal])),
            "score": self.proposal.score,
            "new_names": deciding.new_names(self.answer.speakers),
            "declined": self.declined,
            "is_open": not answered and not self.declined,
        }


def load(viewer: User, proposal: Proposal | None) -> Offer:
    if proposal is None:
        return Offer()
    turned_down = proposal.decisions.filter(decided_by=viewer, outcome=deciding.REJECTED)
    return Offer(proposal, machine.offer(proposal), turned_down.exists())
