"""Every role tries every action in every state: what may be done is listed here by hand.

The lists follow the tables of claims and contradictions as the desk agreed on them, not the
code's own. A cell is allowed when the action goes through, and refused by a problem otherwise.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from claims.actions import adjudicating, annotating, contradicting, queueing, reviewing, segmenting
from claims.domain.annotating import Answer
from claims.domain.contradicting import CONTRADICTION_MOVES
from claims.domain.moves import SYSTEM
from claims.domain.problems import Problem
from claims.domain.reviewing import CLAIM_MOVES
from claims.domain.vocabulary import ADMIN, EDITOR, FACT_CHECKER
from claims.models import (
    Article,
    Claim,
    Contradiction,
    Decision,
    Desk,
    Evidence,
    Flag,
    Sighting,
    User,
)
from tests import factories
from tests.factories import AT
from tests.models import rows

pytestmark = pytest.mark.django_db
LATER = AT + datetime.timedelta(hours=1)
WHY = "سبب"

# Who: a role, and what the person had to do with the claim or the contradiction before.
PEOPLE: dict[str, tuple[str, ...]] = {
    "reader": (),
    "fact-checker": (FACT_CHECKER,),
    "fact-checker who answered": (FACT_CHECKER,),
    "fact-checker who saw": (FACT_CHECKER,),
    "editor": (EDITOR,),
    "editor who answered": (EDITOR,),
    "editor who flagged": (EDITOR,),
    "editor who drew": (EDITOR,),
    "editor who saw": (EDITOR,),
    "admin": (ADMIN,),
}
CLAIM_STATES = ("candidate", "open", "agreed", "disputed", "decided", "rejected", "removed")

FACT_CHECKERS = {who for who in PEOPLE if who.startswith("fact-checker")}
EDITORS = {who for who in PEOPLE if who.startswith("editor")}
REVIEWERS = FACT_CHECKERS | EDITORS
UNINVOLVED = {"editor", "editor who saw"}
BLIND = REVIEWERS - {"fact-checker who saw", "editor who saw"}
NOT_DRAWN = ("candidate", "open", "disputed")

# action: {state: who may}; what is not here nobody may.
CLAIMS: dict[str, dict[str, set[str]]] = {
    "annotate": {"candidate": BLIND, "open": BLIND},
    "save a draft": {"candidate": BLIND, "open": BLIND},
    "flag": dict.fromkeys(NOT_DRAWN, REVIEWERS),
    # Somebody else has submitted: cutting anew is the editors'.
    "move": dict.fromkeys(NOT_DRAWN, EDITORS),
    "split": dict.fromkeys(NOT_DRAWN, EDITORS),
    "merge": dict.fromkeys(NOT_DRAWN, EDITORS),
    "reject": {"candidate": REVIEWERS, "open": EDITORS},
    "readmit": {"rejected": EDITORS},
    "open adjudication": {"disputed": UNINVOLVED},
    "decide": {"disputed": UNINVOLVED},
    "send back": {"disputed": UNINVOLVED},
    "reopen": {"agreed": EDITORS, "decided": EDITORS},
    "give a verdict": {
        "agreed": EDITORS - {"editor who answered"},
        "decided": EDITORS - {"editor who answered"},
    },
    "add evidence": dict.fromkeys((*NOT_DRAWN, "agreed", "decided", "rejected"), REVIEWERS),
    "remove": dict.fromkeys(CLAIM_STATES[:-1], {"admin"}),
    "restore": {"removed": {"admin"}, **dict.fromkeys(CLAIM_STATES[:-1], {"admin"})},
}

PAIR_PEOPLE: dict[str, tuple[str, ...]] = {
    "reader": (),
    "fact-checker": (FACT_CHECKER,),
    "fact-checker who proposed": (FACT_CHECKER,),
    "editor": (EDITOR,),
    "editor who proposed": (EDITOR,),
    "admin": (ADMIN,),
}
PAIR_STATES = ("proposed", "confirmed", "confirmed, changed", "rejected", "withdrawn")
PROPOSERS = {"fact-checker who proposed", "editor who proposed"}
PAIR_EDITORS = {"editor", "editor who proposed"}
PAIRS: dict[str, dict[str, set[str]]] = {
    "propose again": {"withdrawn": {"fact-checker", *PROPOSERS, "editor"}},
    "edit": {"proposed": PROPOSERS},
    "confirm": {"proposed": {"editor"}},
    "reject": {"proposed": {"editor"}},
    "withdraw": {
        "proposed": PROPOSERS,
        "confirmed": PAIR_EDITORS,
        "confirmed, changed": PAIR_EDITORS,
    },
    "recheck": {"confirmed, changed": {"editor"}},
    "add evidence": dict.fromkeys(PAIR_STATES, {"fact-checker", *PROPOSERS, "editor"}),
}


@dataclass
class Scene:
    """A claim in some state, with someone's answer to it, and the person who tries."""

    claim: Claim
    other: Claim
    who: User

    def version(self) -> int:
        self.claim.refresh_from_db()
        return self.claim.version

    def run(self, action: str) -> Any:
        """Try the action as somebody who sees the claim as it is now."""
        return getattr(self, action.replace(" ", "_"))()

    def _do(self, act: Callable[..., Any], **more: Any) -> Any:
        given = {"claim_uid": self.claim.uid, "by": self.who, "version": self.version(), **more}
        return act(**given)

    def annotate(self, submit: bool = True) -> Any:
        mine = annotating.current_answer(self.claim, self.who)
        return annotating.annotate(
            claim_uid=self.claim.uid,
            by=self.who,
            answer=Answer(kind="background"),
            version=mine.version if mine else 0,
            span_version=self.claim.span_version,
            submit=submit,
            at=LATER,
        )

    def save_a_draft(self) -> Any:
        return self.annotate(submit=False)

    def flag(self) -> Any:
        return reviewing.flag(claim_uid=self.claim.uid, by=self.who, reason=WHY, at=LATER)

    def move(self) -> Any:
        end = self.claim.end - len(" أمس")
        quote = self.claim.article.text[self.claim.start : end]
        given = {"start": self.claim.start, "end": end, "quote": quote}
        return self._do(segmenting.move_claim, at=LATER, **given)

    def split(self) -> Any:
        place = self.claim.article.text.index("الجسر", self.claim.start)
        return self._do(segmenting.split_claim, at=LATER, at_offset=place)

    def merge(self) -> Any:
        return self._do(segmenting.merge_claims, at=LATER, direction="next")

    def reject(self) -> Any:
        return self._do(segmenting.reject_claim, at=LATER, reason=WHY)

    def readmit(self) -> Any:
        return self._do(segmenting.readmit_claim, at=LATER, reason=WHY)

    def open_adjudication(self) -> Any:
        return adjudicating.open_adjudication(claim_uid=self.claim.uid, by=self.who, at=LATER)

    def decide(self) -> Any:
        final = Answer(kind="background")
        return self._do(adjudicating.decide, at=LATER, final=final, rationale=WHY)

    def send_back(self) -> Any:
        return self._do(adjudicating.send_back, at=LATER, reason=WHY)

    def reopen(self) -> Any:
        return self._do(adjudicating.reopen, at=LATER, reason=WHY)

    def give_a_verdict(self) -> Any:
        given = {"verdict": "made-up", "attribution_check": None, "rationale": WHY}
        return self._do(adjudicating.give_verdict, at=LATER, **given)

    def add_evidence(self) -> Any:
        source = contradicting.Source(url="https://example.org/b", bearing="context")
        return contradicting.add_evidence(
            claim_uid=self.claim.uid, by=self.who, source=source, at=LATER
        )

    def remove(self) -> Any:
        return self._do(segmenting.remove_claim, at=LATER)

    def restore(self) -> Any:
        return self._do(segmenting.restore_claim)


@pytest.fixture
def cast(db: None) -> dict[str, User]:
    named = {**PEOPLE, **PAIR_PEOPLE}
    return {
        who: User.objects.create(username=f"p{n}", name=who, roles=list(roles))
        for n, (who, roles) in enumerate(named.items())
    }


@pytest.fixture
def article(layla: User) -> Article:
    return rows.article(layla)


def stand(state: str, article: Article, layla: User, cast: dict[str, User]) -> Claim:
    """A claim in that state with layla's answer, a source, and what its people did to it."""
    gone = {"deleted_by": layla, "deleted_at": AT} if state == "removed" else {}
    claim = rows.claim(
        article,
        rows.SECOND,
        state="open" if state == "removed" else state,
        kind="reported_event" if state in ("agreed", "decided") else None,
        drawn_by=cast["editor who drew"],
        **gone,
    )
    factories.verdict()
    Evidence.objects.create(
        claim=claim, url="https://example.org/a", bearing="supports", added_by=layla, added_at=AT
    )
    rows.annotation(claim, layla)
    if state == "decided":
        Decision.objects.create(
            claim=claim,
            outcome="decided",
            kind="reported_event",
            rationale=WHY,
            decided_by=layla,
            decided_at=AT,
        )
    return claim


def involve(who: str, user: User, claim: Claim) -> None:
    if who.endswith("answered"):
        rows.annotation(claim, user)
    if who.endswith("flagged"):
        given = {"reason": WHY, "flagged_at": AT, "span_version": 1}
        resolved = {"resolved_by": user, "resolved_at": AT}
        Flag.objects.create(claim=claim, flagged_by=user, **given, **resolved)
    if who.endswith("saw"):
        Sighting.objects.create(claim=claim, seen_by=user, page="settled", seen_at=AT)


# What says that the test itself asked wrongly.
OUR_FAULT = {"stale", "bad-answer", "quote-mismatch"}


def goes_through(act: Callable[[], Any]) -> bool:
    """Whether it was done; it is taken back. A wrong version or a bug is neither."""
    refusal = None
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except Problem as problem:
        refusal = problem
    assert refusal is None or refusal.code not in OUR_FAULT, refusal
    return refusal is None


@pytest.mark.parametrize("state", CLAIM_STATES)
def test_claims(state: str, article: Article, layla: User, cast: dict[str, User]) -> None:
    Desk.objects.create(pk=1, annotations_needed=9)  # so that no answer settles the claim
    claim = stand(state, article, layla, cast)
    neighbour = rows.claim(article, rows.THIRD)
    found, expected = {}, {}
    for who in PEOPLE:
        with transaction.atomic():
            involve(who, cast[who], claim)
            scene = Scene(claim, neighbour, cast[who])
            for action, allowed in CLAIMS.items():
                claim.refresh_from_db()
                found[action, who] = goes_through(lambda a=action, s=scene: s.run(a))
                expected[action, who] = who in allowed.get(state, set())
            transaction.set_rollback(True)
    assert {cell: was for cell, was in found.items() if was != expected[cell]} == {}


@pytest.mark.parametrize("state", PAIR_STATES)
def test_contradictions(state: str, article: Article, layla: User, cast: dict[str, User]) -> None:
    a = rows.claim(article, rows.FIRST, state="agreed", kind="official_statement")
    b = rows.claim(article, rows.SECOND, state="agreed", kind="reported_event")
    found, expected = {}, {}
    for who in PAIR_PEOPLE:
        with transaction.atomic():
            proposer = cast[who] if who in PROPOSERS else layla
            row = pair(a, b, proposer, state)
            for action, allowed in PAIRS.items():
                found[action, who] = goes_through(
                    lambda a=action, r=row, u=cast[who]: try_pair(a, r, u)
                )
                expected[action, who] = who in allowed.get(state, set())
            transaction.set_rollback(True)
    assert {cell: was for cell, was in found.items() if was != expected[cell]} == {}


def pair(a: Claim, b: Claim, proposer: User, state: str) -> Contradiction:
    stored, _, changed = state.partition(", ")
    row = rows.contradiction(a, b, proposer, state=stored, needs_recheck=bool(changed))
    Evidence.objects.create(
        contradiction=row,
        url="https://example.org/a",
        bearing="supports",
        added_by=proposer,
        added_at=AT,
    )
    return row


def try_pair(action: str, row: Contradiction, by: User) -> Any:
    row.refresh_from_db()
    labels = {"relation": "contradicts", "type": "lexical", "rationale": WHY}
    if action == "propose again":
        sides = {"claim_a": row.claim_a.uid, "claim_b": row.claim_b.uid}
        return contradicting.propose(by=by, at=LATER, **sides, **labels)
    if action == "edit":
        return contradicting.edit(uid=row.uid, by=by, version=row.version, **labels)
    if action == "add evidence":
        source = contradicting.Source(url="https://example.org/b", bearing="context")
        return contradicting.add_evidence(contradiction_uid=row.uid, by=by, source=source, at=LATER)
    act = getattr(contradicting, action)
    return act(uid=row.uid, rationale=WHY, version=row.version, by=by, at=LATER)


@pytest.mark.parametrize("who", PEOPLE)
def test_the_queue_is_for_those_who_may_answer(
    who: str, article: Article, layla: User, cast: dict[str, User]
) -> None:
    claim = stand("open", article, layla, cast)
    involve(who, cast[who], claim)
    user = cast[who]
    if who not in REVIEWERS:
        assert not goes_through(lambda: queueing.take_next(by=user, at=LATER))
        return
    given = queueing.take_next(by=user, at=LATER)
    assert (given == claim) == (who in BLIND and not who.endswith("answered"))


@pytest.mark.parametrize("who", PEOPLE)
def test_claims_are_drawn_and_pairs_proposed_by_reviewers(
    who: str, article: Article, layla: User, cast: dict[str, User]
) -> None:
    a, b = (rows.claim(article, quote) for quote in (rows.FIRST, rows.SECOND))
    start = article.text.index(rows.THIRD)
    span = {"start": start, "end": start + len(rows.THIRD), "quote": rows.THIRD}
    labels = {"relation": "contradicts", "type": "lexical", "rationale": WHY}
    sides = {"claim_a": a.uid, "claim_b": b.uid}
    given = {"by": cast[who], "at": LATER}
    allowed = who in REVIEWERS
    draw, propose = segmenting.draw_claim, contradicting.propose
    assert goes_through(lambda: draw(article_uid=article.uid, **span, **given)) == allowed
    assert goes_through(lambda: propose(**sides, **labels, **given)) == allowed


def test_the_table_is_whole() -> None:
    """Over a thousand cells, and a row for each verb that the code's own tables know."""
    cells = len(PEOPLE) * len(CLAIM_STATES) * len(CLAIMS)
    assert cells + len(PAIR_PEOPLE) * len(PAIR_STATES) * len(PAIRS) > 1000
    by_people = {move.verb for move in CLAIM_MOVES.table if move.who != {SYSTEM}} - {"draw", "cut"}
    assert by_people <= set(CLAIMS)
    assert {move.verb for move in CONTRADICTION_MOVES.table} - {"propose"} <= set(PAIRS)
