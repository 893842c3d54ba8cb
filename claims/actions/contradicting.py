"""Recording that two claims stand against each other, and what editors make of it."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from claims import permissions, queries
from claims.actions import annotating, locking, notifying, pairing
from claims.actions.base import action
from claims.domain import contradicting as rules
from claims.domain import vocabulary
from claims.domain.annotating import UnknownLabel
from claims.domain.problems import N_, Problem
from claims.models import Claim, Contradiction, Decision, Evidence, Proposal, User


class PairRecorded(Problem):
    code = "pair-recorded"
    message = N_("This pair is recorded already, in one order or the other: open it and edit it.")

    def __init__(self, existing: Contradiction) -> None:
        self.existing = existing
        super().__init__()


class NotYours(Problem):
    code = "not-yours"
    message = N_("Only its proposer edits a proposed contradiction; others may turn it down.")


class StillBlind(Problem):
    code = "still-blind"
    message = N_(
        "You have not answered a side of this pair yet, and it is not settled: wait until it is, "
        "or answer it first."
    )


class BadAddress(Problem):
    code = "bad-address"
    message = N_("Write a full web address that begins with http:// or https://.")
    field = "url"


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of evidence as a person gives it; dates are days, addresses http or https."""

    url: str
    bearing: str
    archive_url: str = ""
    quote: str = ""
    publisher: str = ""
    retrieved_on: datetime.date | None = None
    note: str = ""


@action("propose a contradiction")
def propose(
    *,
    claim_a: UUID | str,
    claim_b: UUID | str,
    relation: str,
    type: str,
    rationale: str,
    by: User,
    at: datetime.datetime,
) -> Contradiction:
    """Record the pair as proposed. Raises `PairRecorded`, `UnknownLabel`, `RationaleMissing`
    and what `rules.check_pair` raises."""
    permissions.check(by, permissions.ANNOTATE)
    _check_labels(relation, type)
    rationale = rules.check_rationale(rationale)
    a, b = _lock_sides(claim_a, claim_b)
    rules.check_pair(side_of(a, by), side_of(b, by))
    existing = Contradiction.objects.live().of(a).of(b).first()
    if existing:
        raise PairRecorded(existing)
    contradiction = Contradiction.objects.create(
        claim_a=a,
        claim_b=b,
        relation=relation,
        type=type,
        rationale=rationale,
        proposed_by=by,
        proposed_at=at,
    )
    _resolve_pair_proposal(a, b, "accepted", by, at)
    return contradiction


@action("edit a contradiction")
def edit(
    *,
    uid: UUID | str,
    relation: str,
    type: str,
    rationale: str,
    version: int,
    by: User,
) -> Contradiction:
    """Change what a proposed contradiction says; its sides stay. Raises `NotYours`, `Stale`."""
    permissions.check(by, permissions.ANNOTATE)
    contradiction = locking.contradiction(uid, version)
    if contradiction.state != "proposed":
        raise rules.WrongMove(state=contradiction.state)
    if contradiction.proposed_by_id != by.pk:
        raise NotYours()
    _check_labels(relation, type)
    contradiction.relation = relation
    contradiction.type = type
    contradiction.rationale = rules.check_rationale(rationale)
    contradiction.version += 1
    contradiction.save()
    return contradiction


@action("confirm a contradiction")
def confirm(
    *, uid: UUID | str, rationale: str, version: int, by: User, at: datetime.datetime
) -> Contradiction:
    """An editor who did not propose it confirms: settled sides and evidence are needed."""
    permissions.check(by, (vocabulary.EDITOR,))
    contradiction = locking.contradiction(uid, version)
    _check_move(contradiction, "confirm", by)
    _check_confirmable(contradiction, by)
    return _decide(contradiction, "confirmed", "confirmed", rationale, by, at)


@action("recheck a contradiction")
def recheck(
    *, uid: UUID | str, rationale: str, version: int, by: User, at: datetime.datetime
) -> Contradiction:
    """An editor who did not propose it says that it still holds although a side changed.

    What confirming needs is needed again. Raises `NothingToRecheck` when no side changed.
    """
    permissions.check(by, (vocabulary.EDITOR,))
    contradiction = locking.contradiction(uid, version)
    _check_move(contradiction, "recheck", by)
    if not contradiction.needs_recheck:
        raise rules.NothingToRecheck()
    _check_confirmable(contradiction, by)
    return _decide(contradiction, "confirmed", "rechecked", rationale, by, at)


@action("turn down a contradiction")
def reject(
    *, uid: UUID | str, rationale: str, version: int, by: User, at: datetime.datetime
) -> Contradiction:
    """An editor who did not propose it, and sees all of it, turns it down with a rationale."""
    permissions.check(by, (vocabulary.EDITOR,))
    contradiction = locking.contradiction(uid, version)
    _check_move(contradiction, "reject", by)
    if queries.visible_contradictions(by).get(pk=contradiction.pk).is_veiled:
        raise StillBlind()
    return _decide(contradiction, "rejected", "turned_down", rationale, by, at)


@action("withdraw a contradiction")
def withdraw(
    *, uid: UUID | str, rationale: str, version: int, by: User, at: datetime.datetime
) -> Contradiction:
    """Its proposer takes a proposal back; an editor takes back a confirmed one."""
    permissions.check(by, permissions.ANNOTATE)
    contradiction = locking.contradiction(uid, version)
    if contradiction.state == "confirmed":
        permissions.check(by, (vocabulary.EDITOR,))
    _check_move(contradiction, "withdraw", by)
    return _decide(contradiction, "withdrawn", "withdrawn", rationale, by, at)


@action("add evidence")
def add_evidence(
    *,
    by: User,
    source: Source,
    at: datetime.datetime,
    contradiction_uid: UUID | str | None = None,
    claim_uid: UUID | str | None = None,
) -> Evidence:
    """Add a source, unverified, to just one of a contradiction and a claim.

    Raises `BadAddress`, `UnknownLabel`.
    """
    permissions.check(by, permissions.ANNOTATE)
    for field in ("url", "archive_url"):
        _check_address(getattr(source, field), field)
    if source.bearing not in vocabulary.BEARINGS:
        raise UnknownLabel("bearing", source.bearing)
    return Evidence.objects.create(
        contradiction=locking.contradiction(contradiction_uid) if contradiction_uid else None,
        claim=locking.claim(claim_uid) if claim_uid else None,
        url=source.url,
        archive_url=source.archive_url,
        quote=source.quote,
        publisher=source.publisher,
        retrieved_on=source.retrieved_on,
        bearing=source.bearing,
        note=source.note,
        added_by=by,
        added_at=at,
    )


def side_of(claim: Claim, by: User) -> rules.Side:
    """The claim as a side in the eyes of `by`: settled kind, else own answer, else proposed."""
    kind = claim.kind
    if kind is None:
        mine = annotating.current_answer(claim, by)
        proposal = claim.proposals.current()
        kind = (mine and mine.kind) or (proposal and proposal.fields.get("kind")) or None
    return rules.Side(
        uid=str(claim.uid),
        kind=kind,
        duplicate=claim.duplicate_of_id is not None,
        live=claim.is_live,
        settled=claim.is_settled,
    )


def _lock_sides(a: UUID | str, b: UUID | str) -> tuple[Claim, Claim]:
    if str(a) == str(b):
        raise rules.SameClaim()
    locked = {str(uid): locking.claim(uid) for uid in sorted((str(a), str(b)))}
    return locked[str(a)], locked[str(b)]


def _check_labels(relation: str, type: str) -> None:
    if relation not in vocabulary.RELATIONS:
        raise UnknownLabel("relation", relation)
    if type not in vocabulary.CONTRADICTION_TYPES:
        raise UnknownLabel("type", type)


def _check_address(url: str, field: str) -> None:
    if (url or field == "url") and not url.startswith(("http://", "https://")):
        problem = BadAddress()
        problem.field = field
        raise problem


def _check_move(contradiction: Contradiction, verb: str, by: User) -> None:
    mine = contradiction.proposed_by_id == by.pk
    rules.check_move(verb, contradiction.state, is_proposer=mine)


def _check_confirmable(contradiction: Contradiction, by: User) -> None:
    a, b = (side_of(side, by) for side in contradiction.sides)
    rules.check_pair(a, b)
    rules.check_confirmation(a, b, evidence=contradiction.evidence.count())


def _decide(
    contradiction: Contradiction,
    state: str,
    outcome: str,
    rationale: str,
    by: User,
    at: datetime.datetime,
) -> Contradiction:
    rationale = rules.check_rationale(rationale)
    Decision.objects.create(
        contradiction=contradiction,
        outcome=outcome,
        rationale=rationale,
        decided_by=by,
        decided_at=at,
        supersedes=contradiction.decisions.filter(superseded_by__isnull=True).last(),
    )
    contradiction.state = state
    contradiction.needs_recheck = False
    contradiction.version += 1
    contradiction.save(update_fields=["state", "needs_recheck", "version"])
    proposer = contradiction.proposed_by
    notifying.tell(f"contradiction_{state}", about=contradiction, to=[proposer], at=at, by=by)
    return contradiction


def _resolve_pair_proposal(
    a: Claim, b: Claim, outcome: str, by: User, at: datetime.datetime
) -> None:
    for proposal in Proposal.objects.open().filter(pair_a__in=(a, b), pair_b__in=(a, b)):
        pairing.resolve(proposal, outcome, by, at)
