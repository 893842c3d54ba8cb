"""What a proposer writes of a pair, and what anyone only drafts, reaches no blind reviewer."""

from collections.abc import Callable

import pytest
from django.test import Client

from claims.actions import contradicting
from claims.models import Claim, Contradiction, User
from tests import factories
from tests.factories import AT, EVENT, STATEMENT
from tests.views.surface import as_bytes, taken_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(layla: User) -> Contradiction:
    factories.speaker(layla)
    factories.proposition(layla)
    statement, event, *_rest = factories.claims(factories.article(layla), layla)
    return factories.contradiction(statement, event, layla)


def addresses(claim: Claim) -> list[str]:
    article, pair = claim.article.uid, claim.contradictions_as_a.get().uid
    return [
        "/",
        "/?state=open",
        "/?speaker=salem",
        f"/articles/{article}/?claim={claim.uid}",
        f"/articles/{article}/download/csv/",
        f"/articles/{article}/download/jsonl/",
        f"/claims/{claim.uid}/history/",
        "/contradictions/",
        "/contradictions/?speaker=salem",
        "/contradictions/?relation=undermines",
        f"/contradictions/{pair}/",
        f"/contradictions/add/?a={claim.uid}",
        "/speakers/",
        "/api/v1/articles/",
        f"/api/v1/claims/?article={article}",
        f"/api/v1/claims/{claim.uid}/",
        "/api/v1/annotations/",
        f"/api/v1/annotations/?claim={claim.uid}",
        "/api/v1/contradictions/",
        f"/api/v1/contradictions/{pair}/",
    ]


def seen_after(client: Client, claim: Claim, change: Callable[[], object]) -> dict[str, bytes]:
    with taken_back():
        change()
        return {address: as_bytes(client.get(address)) for address in addresses(claim)}


def write(pair: Contradiction, by: User, relation: str, type: str, words: str) -> None:
    """The pair's labels and one source for it, every text of them these words."""
    given = {"relation": relation, "type": type, "rationale": words}
    contradicting.edit(uid=pair.uid, by=by, version=pair.version, **given)
    source = contradicting.Source(
        url=f"https://{relation}.example/", bearing="supports", quote=words, note=words
    )
    contradicting.add_evidence(contradiction_uid=pair.uid, by=by, source=source, at=AT)


def differences(client: Client, pair: Contradiction, by: User) -> list[str]:
    one, other = (
        seen_after(client, pair.claim_a, lambda given=given: write(pair, by, *given))
        for given in (
            ("undermines", "world_knowledge", "تعليل أول"),
            ("contradicts", "lexical", "تعليل ثان"),
        )
    )
    return [address for address in one if one[address] != other[address]]


def test_the_blind_cannot_tell_what_is_written_of_a_pair(
    client: Client, pair: Contradiction, layla: User, samir: User
) -> None:
    client.force_login(samir)
    assert differences(client, pair, layla) == []


def test_whoever_has_answered_both_sides_reads_it(
    client: Client, pair: Contradiction, layla: User, samir: User
) -> None:
    factories.annotate(pair.claim_a, samir, STATEMENT)
    factories.annotate(pair.claim_b, samir, EVENT)
    client.force_login(samir)
    assert {
        "/contradictions/",
        f"/contradictions/{pair.uid}/",
        "/api/v1/contradictions/",
        f"/api/v1/contradictions/{pair.uid}/",
    } <= set(differences(client, pair, layla))


def test_a_draft_of_another_leaves_no_trace_even_for_those_who_answered(
    client: Client, pair: Contradiction, layla: User, samir: User
) -> None:
    claim = pair.claim_a
    factories.annotate(claim, samir, STATEMENT)
    client.force_login(samir)
    without = seen_after(client, claim, lambda: None)
    draft = seen_after(
        client, claim, lambda: factories.annotate(claim, layla, STATEMENT, submit=False)
    )
    assert [address for address in draft if draft[address] != without[address]] == []
