"""The state machines under long random work: what is stored follows a model of a few lines.

Hypothesis makes up sequences of what five people do to one claim, and shrinks the one that
breaks an invariant.
"""

import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from claims import queues
from claims.actions import adjudicating, annotating, queueing, reviewing, segmenting
from claims.domain.annotating import Answer
from claims.domain.problems import Problem
from claims.domain.vocabulary import EDITOR, FACT_CHECKER
from claims.models import Annotation, Claim, Evidence, Reservation, User
from tests import factories
from tests.factories import AT
from tests.models import rows

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

NEEDED = 2
WHY = "سبب"
SHORT = rows.FIRST.removesuffix(" آمن")
CHECKERS, EDITORS = ("ali", "bana", "carim"), ("dalal", "elias")
people = st.sampled_from((*CHECKERS, *EDITORS))
editors = st.sampled_from(EDITORS)
kinds = st.sampled_from(("background", "reported_event"))


class ClaimWork(RuleBasedStateMachine):
    """The model: the state, current answers, and who did or saw what."""

    cast: dict[str, User] = {}

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        article = rows.article(self.cast["ali"])
        self.claim = rows.claim(article, rows.FIRST, state="candidate")
        Evidence.objects.create(
            claim=self.claim,
            url="https://example.org/a",
            bearing="supports",
            added_by=self.cast["ali"],
            added_at=AT,
        )
        self.state, self.at = "candidate", AT
        self.answers: dict[str, str] = {}
        self.live: set[str] = set()
        self.answered: set[str] = set()
        self.flagged: set[str] = set()
        self.saw: set[str] = set()
        self.drew = ""
        self.version, self.entries = self.claim.version, self.history()

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def attempt(self, allowed: bool, act: Any, **given: Any) -> bool:
        """Do it; that it goes through just when the model says so is the test."""
        self.at += datetime.timedelta(seconds=1)
        self.claim.refresh_from_db()
        refusal = None
        try:
            with transaction.atomic():
                act(claim_uid=self.claim.uid, **given)
        except Problem as problem:
            refusal = problem
        assert (refusal is None) == allowed, f"{act.__name__}: {refusal!r}"
        return allowed

    def history(self) -> int:
        return int(Claim.pgh_event_model.objects.filter(pgh_obj_id=self.claim.pk).count())

    def by(self, name: str) -> dict[str, Any]:
        return {"by": self.cast[name], "at": self.at}

    def settle(self) -> None:
        if len(self.answers) >= NEEDED:
            self.state = "agreed" if len(set(self.answers.values())) == 1 else "disputed"

    @rule(who=people, kind=kinds)
    def annotate(self, who: str, kind: str) -> None:
        repeated = self.answers.get(who) == kind
        allowed = self.state in ("candidate", "open") and who not in self.saw
        self.claim.refresh_from_db()
        mine = annotating.current_answer(self.claim, self.cast[who])
        done = self.attempt(
            repeated or allowed,
            annotating.annotate,
            answer=Answer(kind=kind),
            version=mine.version if mine else 0,
            span_version=self.claim.span_version,
            submit=True,
            **self.by(who),
        )
        if done and not repeated:
            self.answers[who] = kind
            self.live.add(who)
            self.answered.add(who)
            self.state = "open"
            self.settle()

    @rule(who=people)
    def flag(self, who: str) -> None:
        allowed = self.state in ("candidate", "open", "disputed")
        if self.attempt(allowed, reviewing.flag, reason=WHY, **self.by(who)):
            self.flagged.add(who)
            self.state = "disputed"

    @rule(who=people)
    def cut(self, who: str) -> None:
        self.claim.refresh_from_db()
        quote = SHORT if self.claim.quote == rows.FIRST else rows.FIRST
        alone = not self.live - {who}
        allowed = self.state in ("candidate", "open", "disputed") and (alone or who in EDITORS)
        given = {"start": 0, "end": len(quote), "quote": quote, "version": self.claim.version}
        if self.attempt(allowed, segmenting.move_claim, **given, **self.by(who)):
            self.answers, self.state, self.drew = {}, "open", who

    @rule(who=people)
    def reject(self, who: str) -> None:
        allowed = self.state == "candidate" or (self.state == "open" and who in EDITORS)
        if self.versioned(allowed, segmenting.reject_claim, who, reason=WHY):
            self.state = "rejected"

    @rule(who=editors)
    def readmit(self, who: str) -> None:
        if self.versioned(self.state == "rejected", segmenting.readmit_claim, who, reason=WHY):
            self.state = "open"
            self.settle()

    @rule(who=editors, kind=kinds)
    def decide(self, who: str, kind: str) -> None:
        given = {"final": Answer(kind=kind), "rationale": WHY}
        if self.versioned(self.may_decide(who), adjudicating.decide, who, **given):
            self.state = "decided"
            self.saw.add(who)

    @rule(who=editors)
    def send_back(self, who: str) -> None:
        if self.versioned(self.may_decide(who), adjudicating.send_back, who, reason=WHY):
            self.state = "open"
            self.saw.add(who)
            self.answers, self.live = {}, set()

    @rule(who=editors)
    def reopen(self, who: str) -> None:
        allowed = self.state in ("agreed", "decided")
        if self.versioned(allowed, adjudicating.reopen, who, reason=WHY):
            self.saw |= {who, *self.answers}
            self.state = "open"
            self.answers, self.live = {}, set()

    @rule(who=editors)
    def give_verdict(self, who: str) -> None:
        allowed = self.state in ("agreed", "decided") and who not in self.answered
        given = {"verdict": "made-up", "attribution_check": None, "rationale": WHY}
        self.versioned(allowed, adjudicating.give_verdict, who, **given)

    @rule(who=people)
    def take_next(self, who: str) -> None:
        waits = self.state in ("candidate", "open") and who not in self.saw | set(self.answers)
        assert queues.waiting(self.cast[who], self.at).exists() == waits
        taken = queueing.take_next(**self.by(who))
        assert (taken == self.claim) == waits
        Reservation.objects.all().delete()

    def versioned(self, allowed: bool, act: Any, who: str, **given: Any) -> bool:
        self.claim.refresh_from_db()
        return self.attempt(allowed, act, version=self.claim.version, **given, **self.by(who))

    def may_decide(self, who: str) -> bool:
        involved = who in self.answered | self.flagged or who == self.drew
        return self.state == "disputed" and not involved

    @invariant()
    def the_model_is_followed(self) -> None:
        if not hasattr(self, "claim"):
            return
        self.claim.refresh_from_db()
        assert self.claim.state == self.state
        votes = {a.annotator.username: a.kind for a in reviewing.current_votes(self.claim)}
        assert votes == self.answers
        assert len(votes) <= NEEDED
        assert (self.claim.kind is not None) == (self.state in ("agreed", "decided"))

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "claim"):
            return
        self.claim.refresh_from_db()
        entries = self.history()
        assert entries - self.entries >= self.claim.version - self.version >= 0
        self.version, self.entries = self.claim.version, entries
        answered = Annotation.objects.submitted().values_list("annotator__username", flat=True)
        assert set(answered) == self.answered


def test_claims_follow_their_machine(db: None) -> None:
    names = dict.fromkeys(CHECKERS, FACT_CHECKER) | dict.fromkeys(EDITORS, EDITOR)
    ClaimWork.cast = {
        name: User.objects.create(username=name, name=name, roles=[role])
        for name, role in names.items()
    }
    factories.verdict()
    quick = settings(
        max_examples=15,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(ClaimWork, settings=quick)
