"""Which role may do what by the API, and that nobody does anything without a login."""

from typing import Any

import pytest

from claims.models import Article, Claim, Contradiction, User
from tests import factories

pytestmark = pytest.mark.django_db
LISTS = ("articles", "claims", "annotations", "contradictions", "speakers", "propositions", "me")


def refused(response: Any, status: int = 403) -> None:
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == status


@pytest.mark.parametrize("name", LISTS)
def test_nothing_without_a_login(program, name: str) -> None:
    nobody = program(None)
    for response in (nobody.get(f"{name}/"), nobody.post(f"{name}/", {})):
        refused(response, 401)
        assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert not Article.objects.exists()


def writes(four: list[Claim], row: Contradiction) -> dict[str, tuple[str, dict[str, Any]]]:
    claim, here = four[2], f"contradictions/{row.uid}/"
    pair = {
        "claim_a": str(four[0].uid),
        "claim_b": str(four[3].uid),
        "relation": "undermines",
        "type": "world_knowledge",
        "rationale": "سبب",
    }
    answer = {"version": 0, "span_version": 1, "kind": "reported_event"}
    decision = {"version": row.version, "rationale": "سبب"}
    return {
        "article": ("articles/", {"text": "خبر جديد عن الجسر."}),
        "annotate": (f"claims/{claim.uid}/annotate/", answer),
        "pair": ("contradictions/", pair),
        "evidence": (f"{here}evidence/", {"url": "https://example.org", "bearing": "supports"}),
        "reject": (f"{here}reject/", decision),
        "speaker": ("speakers/", {"name_ar": "متحدث جديد"}),
        "remove": (f"articles/{claim.article.uid}/remove/", {"version": claim.article.version}),
    }


MAY = {
    "reader": set(),
    "nour": {"article", "annotate", "pair", "evidence", "speaker"},
    "huda": {"article", "annotate", "pair", "evidence", "speaker", "reject"},
    "rania": {"article", "remove"},
}


@pytest.mark.parametrize("name", MAY)
def test_each_role_does_its_own_and_no_more(
    program, four, layla, samir, request, name: str
) -> None:
    for reviewer in (layla, samir):  # an editor decides on what is settled
        factories.annotate(four[0], reviewer, factories.STATEMENT)
        factories.annotate(four[1], reviewer, factories.EVENT)
    row = factories.contradiction(four[0], four[1], layla)
    someone = program(request.getfixturevalue(name))
    for what, (path, body) in writes(four, row).items():
        if what == "remove":  # an article whose claims contradict stays
            Contradiction.objects.update(state="withdrawn")
        response = someone.post(path, body)
        if what in MAY[name]:
            assert response.status_code in (200, 201, 204), (what, response.text)
        else:
            refused(response)


def test_a_reader_reads(program, four, reader: User) -> None:
    for name in LISTS:
        assert program(reader).get(f"{name}/").status_code == 200
