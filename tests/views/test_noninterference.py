"""Non-interference: whatever another answers, the blind get the same bytes from every address.

The whole surface of the site is asked twice as the same person, once after the other answered A
and once after B. What differs would tell the answers apart; nothing may.
"""

import datetime
import difflib
import os
import random
import secrets
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pghistory.models import Context

from claims import exports, queries
from claims.actions import (
    cataloguing,
    contradicting,
    importing,
    notifying,
    reviewing,
    searching,
    tokens,
    versioning,
)
from claims.domain import publishing, templating
from claims.domain.annotating import Answer
from claims.domain.vocabulary import ADMIN, EDITOR, FACT_CHECKER
from claims.exports import files
from claims.models import (
    Annotation,
    Article,
    Claim,
    Contradiction,
    Decision,
    Evidence,
    ImportBatch,
    Proposal,
    Publication,
    Release,
    User,
)
from claims.models.proposals import REPEATS
from tests import factories
from tests.factories import AT, EVENT, STATEMENT
from tests.views.surface import Desk, Reader, routes, taken_back

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# The other's two answers differ in every field, and so do the words that are found nowhere else.
ANSWER_A = replace(
    STATEMENT, event_date="2016-05", attribution_check="verbatim", note="ملاحظة-زمرّد"
)
ANSWER_B = Answer(
    kind="background",
    attribution="none",
    speakers=("mayor",),
    proposition="bridge_old",
    stance="denies",
    event_date="1999-01",
    attribution_check="distorted",
    note="ملاحظة-ياقوت",
)

# All but the workbook, whose ZIP holds the moment of its making.
FORMATS = [name for name in files.FORMATS if name != "xlsx"]

# Routes that are not asked, each with its reason.
NOT_ASKED: dict[str, str] = {
    r"api/v1/^[\s\S]*$": "every other address of the API: it answers that nothing is there",
}


# Routes that are asked and answer rightly that nothing is there.
NOT_THERE: dict[str, str] = {
    "api-annotation-detail": "the annotations are others'",
    "release-file": "no worker has made the file; what goes into it is settled, and tested there",
    "api-release-file": "as the page's",
}


# Routes that editors alone are not asked, each with its reason.
SHOWN_TO_EDITORS: dict[str, str] = {
    "claim-adjudicate": "who opens it is recorded, sees the answers, and may not answer any more",
    "claim-send-back": "a refusal is said on the page of the adjudication",
    "claim-reopen": "a refusal is said on the page of the adjudication",
}


@dataclass
class World:
    """Who is blind, who answers, and what they work on; `draws` is where uids come from."""

    blind: User
    other: User
    third: User
    open: Claim
    disputed: Claim
    pair: Contradiction
    desk: Desk
    draws: random.Random


@pytest.fixture(autouse=True)
def draws(monkeypatch: pytest.MonkeyPatch) -> random.Random:
    """The clock stands still, and uids, passwords and tokens are drawn from here."""
    now = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)
    drawn = random.Random(0)
    monkeypatch.setattr(timezone, "now", lambda: now)
    monkeypatch.setattr(os, "urandom", drawn.randbytes)
    monkeypatch.setattr(secrets, "token_urlsafe", lambda size=32: "t" * size)
    monkeypatch.setattr(secrets, "token_hex", lambda size=32: "a" * 2 * size)
    return drawn


def a_pair(a: Claim, b: Claim, relation: str) -> Proposal:
    """The machine's proposal for the two, made where there is none."""
    found = Proposal.objects.of_two().filter(pair_a__in=(a, b), pair_b__in=(a, b)).first()
    pair = found or Proposal(pair_a=a, pair_b=b, score=0.5, rules_version="1", created_at=AT)
    pair.fields = {"relation": relation}
    pair.save()
    return pair


def source(by: User, **about: Any) -> Evidence:
    told = {"url": "https://example.org/a", "bearing": "refutes", "quote": "انهار الجسر"}
    return Evidence.objects.create(added_by=by, added_at=AT, **told, **about)


def sent_back(claim: Claim, by: User) -> Decision:
    told = {"outcome": "sent_back", "rationale": "اقرأ النصّ كلّه"}
    return Decision.objects.create(claim=claim, decided_by=by, decided_at=AT, **told)


def corrected(article: Article, text: str, by: User) -> Article:
    return versioning.correct(uid=article.uid, by=by, raw=text, version=article.version, at=AT)


@pytest.fixture
def world(samir: User, layla: User, nour: User, rania: User, draws: random.Random) -> World:
    salem = factories.speaker(layla)
    mayor = factories.speaker(layla, "رئيس البلدية", "mayor")
    proposition = factories.proposition(layla)
    factories.proposition(layla, "الجسر قديم", "bridge_old")
    article = factories.article(layla)
    cataloguing.edit_proposition(
        uid=proposition.uid, by=layla, text_ar="الجسر آمن حقًّا", text_en="", version=1
    )
    removed = corrected(factories.article(layla, "خبر صُحّح."), "خبر حُذف.", layla)
    importing.remove_article(uid=removed.uid, by=rania, version=removed.version, at=AT)
    statement, event, mine, disputed = factories.claims(article, layla)
    factories.annotate(mine, samir, EVENT)
    pair = factories.contradiction(statement, event, layla)
    (notice,) = notifying.tell("agreed", about=mine, to=[samir], at=AT)
    named = searching.save_search(
        by=samir, name="بحثي", parameters={"q": "الجسر"}, shared=True, at=AT
    )
    token, _secret = tokens.make_token(by=samir, name="أداة", scopes=["read"], days=30, at=AT)
    objects = {
        "articles": [article, removed],
        "claims": [statement, disputed],
        "contradictions": [pair],
        "evidence": [source(layla, claim=statement), source(layla, contradiction=pair)],
        "decisions": [sent_back(mine, nour), sent_back(disputed, nour)],
        "pairs": [a_pair(statement, mine, "undermines"), a_pair(mine, disputed, REPEATS)],
        "speakers": [salem],
        "propositions": [proposition],
        "people": [layla],
        "inbox": [notice],
        "notices": [notice],
        "tokens": [token],
        "searches": [named],
        "read": [article],
        "imports": [a_finished_import(layla)],
        "publications": [published(article, layla)],
        "releases": [
            Release.objects.create(number=1, licence="CC0", created_by=nour, created_at=AT)
        ],
    }
    values = {**VALUES, "into": mayor.uid, "claim_a": mine.uid, "claim_b": disputed.uid}
    change = Context.objects.filter(metadata__action="edit a proposition").get()
    arguments = {"owner": ["samir"], "slug": [named.slug]}
    arguments |= {"format": FORMATS, "file_format": FORMATS, "number": ["1"]}
    arguments["kind"] = list(templating.TEMPLATES)
    arguments["change"] = [str(change.pk)]
    desk = Desk(objects, arguments, values, typed=TYPED)
    return World(samir, layla, nour, statement, disputed, pair, desk, draws)


def a_finished_import(by: User) -> ImportBatch:
    named = {"file_name": "أخبار.csv", "sha256": "0" * 64, "format": "csv"}
    return ImportBatch.objects.create(imported_by=by, created_at=AT, state="done", **named)


def published(article: Article, by: User) -> Publication:
    """A public page of the article on which nothing is settled yet."""
    document = exports.document_of(article)
    shown = {"article": document.article, "claims": [], "contradictions": []}
    shown |= {"speakers": {}, "propositions": {}, "verdicts": {}}
    given = {"number": 1, "sha256": publishing.digest(shown), "published_at": AT}
    return article.publications.create(snapshot=shown, published_by=by, **given)


# What any form or operation may ask for. An answer stays a draft: who submits one sees.
VALUES: dict[str, Any] = {
    "save": "draft",
    "submit": False,
    "span_version": 1,
    "kind": "reported_event",
    "attribution": "none",
    "note": "ملاحظتي",
    "reason": "سببي",
    "rationale": "تعليلي",
    "relation": "contradicts",
    "type": "lexical",
    "bearing": "supports",
    "url": "https://source.example/",
    "start": 0,
    "end": 10,
    "quote": "قال الوزير",
    "at": 11,
    "direction": "next",
    "name_ar": "اسم جديد",
    "text_ar": "قضيّة جديدة",
    "text": "نصّ جديد لا يشبه غيره.",
    "title": "عنوان",
    "username": "newcomer",
    "name": "قادم",
    "theme": "dark",
    "language": "en",
    "parameters": {"q": "الجسر"},
    "shared": True,
    "q": "الجسر",
}
# What is typed where one may type anything: words of both answers, their keys and dates.
TYPED = ["زمرّد", "salem"]


def others_answer(world: World, answer: Answer, words: str) -> None:
    """Everything that others say of claims that the reader is blind to.

    One claim has an answer and a third person's draft, another has two answers that differ; the
    pair has its labels and a source from whoever answered.
    """
    factories.annotate(world.open, world.third, replace(answer, note=words), submit=False)
    factories.annotate(world.open, world.other, answer)
    factories.annotate(world.disputed, world.other, answer)
    factories.annotate(world.disputed, world.third, replace(EVENT, note=words))
    reason = f"لأن {answer.note}"
    reviewing.flag(claim_uid=world.disputed.uid, by=world.third, reason=reason, at=AT)
    write(world.pair, world.other, words)
    given = Annotation.objects.filter(claim__in=(world.open, world.disputed))
    world.desk.objects["annotations"] = list(given.order_by("pk"))


def write(pair: Contradiction, by: User, words: str) -> None:
    relation, type = PAIR_LABELS[words]
    pair.refresh_from_db()
    given = {"relation": relation, "type": type, "rationale": f"تعليل {words}"}
    contradicting.edit(uid=pair.uid, by=by, version=pair.version, **given)
    source = contradicting.Source(url=f"https://{type}.example/", bearing="supports", quote=words)
    contradicting.add_evidence(contradiction_uid=pair.uid, by=by, source=source, at=AT)


PAIR_LABELS = {"أ": ("undermines", "numeric"), "ب": ("breaches", "antonym")}


def read(world: World, *given: Any, only: frozenset[str] | None = None) -> Reader:
    """What the blind reader gets from everywhere once others answered; it is then taken back."""
    client = Client()
    client.force_login(world.blind)
    left_out = set(NOT_ASKED) | (set(SHOWN_TO_EDITORS) if EDITOR in world.blind.roles else set())
    # Both see through the same filter: what narrows a list is asked as one of them alone.
    reader = Reader(client, world.desk, narrows=EDITOR not in world.blind.roles)
    with taken_back():
        world.draws.seed(1)
        others_answer(world, *given)
        names = only or {route.name for route in routes()}
        reader.read(names - left_out)
    return reader


def differences(one: Reader, other: Reader) -> dict[str, list[str]]:
    """What was asked and answered differently, with the lines of the answers that differ."""
    assert one.seen.keys() == other.seen.keys()
    return {
        asked: lines(answer, other.seen[asked])
        for asked, answer in one.seen.items()
        if answer != other.seen[asked]
    }


def lines(one: bytes, other: bytes) -> list[str]:
    texts = [text.decode().splitlines() for text in (one, other)]
    return [line[:300] for line in difflib.unified_diff(*texts, n=0, lineterm="")][3:7]


A, B = (ANSWER_A, "أ"), (ANSWER_B, "ب")


@pytest.mark.parametrize("roles", [[FACT_CHECKER], [EDITOR, ADMIN]], ids="+".join)
def test_the_blind_cannot_tell_the_answers_apart(world: World, roles: list[str]) -> None:
    world.blind.roles = roles
    world.blind.save()
    one, other = read(world, *A), read(world, *B)
    assert differences(one, other) == {}
    if ADMIN in roles:
        assert_everything_was_reached(one)


def assert_everything_was_reached(reader: Reader) -> None:
    """A route that nobody could reach with the desk's objects would be no test of it."""
    answered = {name for name, statuses in reader.statuses.items() if statuses - {403, 404, 405}}
    names = {route.name for route in routes()}
    listed = set(NOT_ASKED) | set(SHOWN_TO_EDITORS) | set(NOT_THERE)
    assert names - answered - listed == set()
    assert set(NOT_ASKED) | set(SHOWN_TO_EDITORS) <= names, "a reason is kept for a route now gone"


def test_the_test_finds_a_leak(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the one filter open, the answers are told apart in filters, API and history."""
    monkeypatch.setattr(queries, "visible_annotations", lambda viewer: Annotation.objects.all())
    names = frozenset(("articles", "api-annotation-list", "api-annotation-detail", "claim-history"))
    found = differences(read(world, *A, only=names), read(world, *B, only=names))
    uid = world.desk.objects["annotations"][0].uid
    assert {
        "GET /?speaker=mayor",
        "GET /api/v1/annotations/",
        "GET /api/v1/annotations/?kind=background",
        f"GET /api/v1/annotations/{uid}/",
        f"GET /claims/{world.open.uid}/history/",
    } <= set(found)
