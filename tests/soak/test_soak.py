"""Twenty reviewers and three editors work on one desk at once, over HTTP, and nothing is lost.

They take claims, answer, decide, send back and reopen; some requests are aborted before the
answer is read, some are clicked twice at once. `make soak` does it for two minutes, `make test`
for 15 seconds. Every write carries a mark of its own, by which it is found again at the end.
"""

import http.client
import json
import os
import random
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection
from django.test import Client

from claims.actions import reviewing
from claims.domain import reviewing as rules
from claims.domain.vocabulary import EDITOR, FACT_CHECKER
from claims.models import Annotation, Claim, Decision, User
from tests.models import rows

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SECONDS = float(os.environ.get("MIHAKK_SOAK_SECONDS", "15"))
REVIEWERS, EDITORS, ARTICLES, CLAIMS_EACH = 20, 3, 10, 30
NEEDED = 2
TOKEN = "t" * 32
UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
VERSION = re.compile(r'name="version" value="(\d+)"')


@dataclass
class Log:
    """What the server acknowledged, by the marks of the writes, and what it should not say."""

    answers: list[tuple[str, int]] = field(default_factory=list)
    decisions: list[tuple[str, int]] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    aborted: int = 0
    doubled: int = 0
    faults: list[str] = field(default_factory=list)


class Robot(threading.Thread):
    """One signed-in person with a browser that is often closed too early or clicked twice."""

    def __init__(self, user: User, address: str, until: float, log: Log, seed: int) -> None:
        super().__init__(name=user.username)
        self.user, self.until, self.log = user, until, log
        self.place = urlsplit(address)
        self.draw = random.Random(seed)
        self.cookie = f"sessionid={session_of(user)}; csrftoken={TOKEN}; django_language=en"
        self.count = 0

    def run(self) -> None:
        while time.monotonic() < self.until:
            try:
                self.work()
            except Exception as error:
                self.log.faults.append(f"{self.name}: {error!r}")
                return

    def work(self) -> None:
        raise NotImplementedError

    def mark(self) -> str:
        self.count += 1
        return f"{self.name}-{self.count}"

    def get(self, path: str) -> str:
        return self._send("GET", path)[1]

    def post(self, path: str, **form: Any) -> tuple[int, str]:
        """Status and body or, of a redirect, where to; (0, "") when it was aborted."""
        luck = self.draw.random()
        if luck < 0.08:
            self.log.aborted += 1
            return self._send("POST", path, form, reads=False)
        if luck < 0.2:
            self.log.doubled += 1
            return self._twice(path, form)
        return self._send("POST", path, form)

    def _twice(self, path: str, form: dict[str, Any]) -> tuple[int, str]:
        """Both clicks at once; what the page shows is the answer to the second."""
        first = threading.Thread(target=self._send, args=("POST", path, form))
        first.start()
        answer = self._send("POST", path, form)
        first.join()
        return answer

    def _send(
        self, method: str, path: str, form: dict[str, Any] | None = None, reads: bool = True
    ) -> tuple[int, str]:
        link = http.client.HTTPConnection(self.place.hostname or "", self.place.port, timeout=60)
        headers = {"Cookie": self.cookie, "X-CSRFToken": TOKEN, "Connection": "close"}
        body = urlencode(form or {}, doseq=True) if method == "POST" else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            link.request(method, path, body, headers)
            if not reads:
                return 0, ""
            response = link.getresponse()
            text = response.read().decode()
        finally:
            link.close()
        self.log.statuses[response.status] += 1
        if response.status >= 500:
            self.log.faults.append(f"{method} {path}: {response.status}")
        return response.status, response.headers.get("Location") or text


class Reviewer(Robot):
    claim = ""

    def work(self) -> None:
        status, place = self.post("/next/", after=self.claim)
        found = UID.findall(place) if status == 302 else []
        if len(found) < 2:  # the work list, or aborted
            self.claim = ""
            time.sleep(0.05)
            return
        self.claim = found[1]
        if self.draw.random() < 0.1:
            return  # goes away and comes back to another claim
        self.answer(place)

    def answer(self, place: str) -> None:
        page = self.get(place)
        version = re.search(rf'id="version-{self.claim}" value="(\d+)"', page)
        span_version = re.search(r'name="span_version" value="(\d+)"', page)
        if version is None or span_version is None:
            return  # settled or sent elsewhere meanwhile
        mark = self.mark()
        status, _place = self.post(
            f"/claims/{self.claim}/annotate/",
            save="submit",
            kind="background" if self.draw.random() < 0.25 else "reported_event",
            attribution="none",
            note=mark,
            version=version[1],
            span_version=span_version[1],
        )
        if status == 302:
            self.log.answers.append((mark, self.user.pk))


class Editor(Robot):
    def work(self) -> None:
        disputes = sorted(
            set(re.findall(rf"/claims/({UID.pattern})/adj", self.get("/adjudication/")))
        )
        if not disputes or self.draw.random() < 0.15:
            self.open_again()
            time.sleep(0.05)
            return
        uid = self.draw.choice(disputes)
        page = self.get(f"/claims/{uid}/adjudicate/")
        version = VERSION.search(page)
        if version is None:
            return
        if self.draw.random() < 0.3:
            self.give(f"/claims/{uid}/send-back/", "reason", version[1])
        else:
            taken = {f"take_{name}": "A" for name in ("speakers", "proposition", "stance", "kind")}
            self.give(f"/claims/{uid}/adjudicate/", "rationale", version[1], **taken)

    def open_again(self) -> None:
        listed = json.loads(self.get("/api/v1/claims/?state=agreed&page_size=100"))
        if settled := listed.get("results"):
            claim = self.draw.choice(settled)
            self.give(f"/claims/{claim['uid']}/reopen/", "reason", claim["version"])

    def give(self, path: str, field: str, version: Any, **more: str) -> None:
        """What is refused is said on the claim's own page, or with a status of its own."""
        mark = self.mark()
        status, place = self.post(path, **{field: mark, "version": version}, **more)
        refused = place.startswith(path.rsplit("/", 2)[0])
        if status == 302 and not refused:
            self.log.decisions.append((mark, self.user.pk))


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return str(client.cookies["sessionid"].value)


@pytest.fixture
def desk(layla: User) -> list[Claim]:
    """300 open claims in ten articles."""
    made: list[Claim] = []
    for number in range(ARTICLES):
        lines = [f"وقع الحادث رقم {number}-{line} في المدينة." for line in range(CLAIMS_EACH)]
        article = rows.article(layla, "\n".join(lines))
        made += Claim.objects.bulk_create(
            [rows.claim_row(article, line.rstrip(".")) for line in lines]
        )
    return made


def test_nothing_is_lost_doubled_or_stuck(desk: list[Claim], website: str) -> None:
    deadlocks = deadlocks_so_far()
    log = work(website)
    report(log)
    assert log.faults == []
    assert log.answers
    assert log.decisions
    assert deadlocks_so_far() == deadlocks
    assert list(answered_too_often()) == []
    assert list(wrong_states()) == []
    assert marks_not_once(log) == []
    assert not_in_history(log) == []


def work(address: str) -> Log:
    people = [hire(f"reviewer-{n}", FACT_CHECKER) for n in range(REVIEWERS)]
    editors = [hire(f"editor-{n}", EDITOR) for n in range(EDITORS)]
    log, until = Log(), time.monotonic() + SECONDS
    robots: list[Robot] = [
        *(Reviewer(user, address, until, log, seed) for seed, user in enumerate(people)),
        *(Editor(user, address, until, log, 1000 + seed) for seed, user in enumerate(editors)),
    ]
    for robot in robots:
        robot.start()
    for robot in robots:
        robot.join()
    time.sleep(1)  # aborted requests may still be at work
    return log


def hire(name: str, role: str) -> User:
    return User.objects.create(username=name, name=name, roles=[role])


def deadlocks_so_far() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def answered_too_often() -> Iterator[str]:
    """A claim has as many answers as it needs, now and each time that it was opened again."""
    submitted = Annotation.objects.submitted().filter(superseded_by__isnull=True)
    rounds = Counter(submitted.values_list("claim", "superseded_at"))
    people = Counter(submitted.values_list("claim", "superseded_at", "annotator"))
    yield from (f"{each}: {n} answers" for each, n in rounds.items() if n > NEEDED)
    yield from (f"{each}: answered twice" for each, n in people.items() if n > 1)


def wrong_states() -> Iterator[str]:
    """The state is what the stored answers make of it."""
    for claim in Claim.objects.exclude(state__in=("candidate", "decided")):
        votes = [reviewing.vote_of(answer) for answer in reviewing.current_votes(claim)]
        made = rules.outcome(votes, needed=NEEDED, flagged=False)
        if claim.state != made:
            yield f"{claim.pk} is {claim.state}, not {made}"


def marks_not_once(log: Log) -> list[str]:
    """Each acknowledged write is there once; no mark at all is there twice."""
    answers = Counter(Annotation.objects.submitted().values_list("note", flat=True))
    decisions = Counter(Decision.objects.values_list("rationale", flat=True))
    lost = [mark for mark, _user in log.answers if answers[mark] != 1]
    lost += [mark for mark, _user in log.decisions if decisions[mark] != 1]
    return lost + [mark for mark, n in (answers + decisions).items() if n > 1]


def not_in_history(log: Log) -> list[str]:
    """Each acknowledged write is in the history, by whom it was made."""
    return [
        *_unknown(Annotation, "note", log.answers, lambda event: event.submitted_at is not None),
        *_unknown(Decision, "rationale", log.decisions, lambda event: True),
    ]


def _unknown(
    model: Any, name: str, marks: list[tuple[str, int]], counts: Callable[[Any], bool]
) -> list[str]:
    events = model.pgh_event_model.objects.select_related("pgh_context")
    known = {
        (getattr(event, name), event.pgh_context.metadata["user"])
        for event in events
        if counts(event)
    }
    return [mark for mark, user in marks if (mark, user) not in known]


def report(log: Log) -> None:
    states = Counter(Claim.objects.values_list("state", flat=True))
    sys.stdout.write(
        f"\n{SECONDS:.0f} s: {len(log.answers)} answers and {len(log.decisions)} decisions"
        f" acknowledged, {log.aborted} aborted, {log.doubled} clicked twice;"
        f" statuses {dict(log.statuses)}; claims {dict(states)}\n"
    )
