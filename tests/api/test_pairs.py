"""Proposed pairs by the API: listed, narrowed, dismissed and brought back."""

import pytest

from claims.models import Proposal, User
from tests import factories
from tests.actions.test_pairing import DENIAL, ELSEWHERE, REPEATED, SINKING, pair_up
from tests.api.test_verbs import done

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(layla: User) -> Proposal:
    factories.article(layla, SINKING)
    pair_up(factories.article(layla, DENIAL))
    return Proposal.objects.of_pairs().get()


def test_a_pair_tells_its_claims_and_why(program, pair: Proposal, layla: User) -> None:
    [told] = done(program(layla).get("pairs/"))["results"]
    assert (told["a"], told["b"]) == tuple(str(side.uid) for side in pair.sides)
    assert (told["id"], told["relation"], told["outcome"]) == (pair.pk, "contradicts", None)
    assert "denied" in {reason["code"] for reason in told["reasons"]}
    assert all(reason["text"] for reason in told["reasons"])


def test_pairs_narrow_by_claim_article_outcome_and_score(
    program, pair: Proposal, layla: User
) -> None:
    one = program(layla)
    claim, other = pair.sides
    for found, narrowed in (
        (1, {"claim": claim.uid}),
        (1, {"article": other.article.uid}),
        (1, {"open": "true", "least_score": 0.1}),
        (0, {"article": factories.article(layla, ELSEWHERE).uid}),
        (0, {"outcome": "dismissed"}),
        (0, {"least_score": 1}),
    ):
        assert len(done(one.get("pairs/", **narrowed))["results"]) == found, narrowed


def test_dismissing_and_bringing_back(program, pair: Proposal, layla: User, reader: User) -> None:
    one, here = program(layla), f"pairs/{pair.pk}/"
    assert done(one.post(f"{here}dismiss/", {}))["outcome"] == "dismissed"
    assert done(one.post(f"{here}dismiss/", {}))["outcome"] == "dismissed"
    assert done(one.post(f"{here}restore/", {}))["outcome"] is None
    done(program(reader).post(f"{here}dismiss/", {}), 403)
    done(one.post("pairs/999999999/dismiss/", {}), 404)


def test_a_repeat_is_taken_for_one(program, layla: User) -> None:
    factories.article(layla, REPEATED)
    pair_up(factories.article(layla, REPEATED + " "))
    found = Proposal.objects.of_repeats().get()
    told = done(program(layla).post(f"pairs/{found.pk}/repeat/", {}))
    assert (told["relation"], told["outcome"]) == ("repeats", "accepted")
    claim = done(program(layla).get(f"claims/{told['a']}/"))
    assert claim["duplicate_of"] == told["b"]
