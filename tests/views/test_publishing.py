"""Public pages: settled labels alone, frozen, cacheable, and gone when they are withdrawn."""

import json
import re
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from claims.actions import adjudicating, contradicting, publishing
from claims.domain import publishing as rules
from claims.models import Article, Claim, Publication, User, Verdict
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge(layla: User, samir: User, huda: User, karim: User) -> Article:
    """Statement and event are agreed, and contradict each other; one answer is not settled."""
    factories.speaker(layla, wikidata_id="Q42")
    factories.proposition(layla)
    Verdict.objects.create(key="false_", label_ar="زائف", label_en="False")
    article = factories.article(layla, title="الجسر", published="2018-07")
    statement, event, third, _fourth = factories.claims(article, layla)
    for reviewer in (layla, samir):
        factories.annotate(statement, reviewer, STATEMENT)
        factories.annotate(event, reviewer, EVENT)
    factories.annotate(third, layla, STATEMENT)
    source = contradicting.Source(url="https://example.org/x", bearing="refutes", quote="</script>")
    for uids in ({"claim_uid": statement.uid}, {}):
        if not uids:
            pair = factories.contradiction(statement, event, huda)
            uids = {"contradiction_uid": pair.uid}
        contradicting.add_evidence(by=layla, source=source, at=AT, **uids)
    contradicting.confirm(uid=pair.uid, rationale="نعم", version=pair.version, by=karim, at=AT)
    return article


def give_verdict(claim: Claim, by: User) -> None:
    claim.refresh_from_db()
    adjudicating.give_verdict(
        claim_uid=claim.uid,
        by=by,
        verdict="false_",
        attribution_check=None,
        rationale="انهار <الجسر>",
        version=claim.version,
        at=AT,
    )


def publish(article: Article, by: User, note: str = "") -> Publication:
    return publishing.publish(article_uid=article.uid, by=by, at=AT, note=note)


def read(article: Article, query: str = "", **headers: str) -> Any:
    return Client().get(f"/read/{article.uid}/{query}", headers=headers)


def test_nothing_is_public_until_an_editor_publishes_it(bridge: Article, layla: User) -> None:
    assert read(bridge).status_code == 404
    with pytest.raises(NotAllowed):
        publish(bridge, layla)
    assert "الجسر" not in Client().get("/read/").content.decode()


def test_a_stranger_reads_what_is_settled_and_no_more(bridge: Article, huda: User) -> None:
    publish(bridge, huda)
    page = read(bridge).content.decode()
    claims = [claim for claim in bridge.claims.all() if f'id="claim-{claim.uid}"' in page]
    assert {claim.state for claim in claims} == {"agreed"}
    assert len(claims) == 2
    for shown in ("الوزير سالم", "انهار ما قيل إنه آمن", "https://example.org/x", "يُضعِف"):
        assert shown in page
    for reviewer in User.objects.all():
        assert reviewer.name not in page
        assert reviewer.username not in page


def test_an_article_without_settled_claims_is_not_published(layla: User, huda: User) -> None:
    with pytest.raises(rules.NothingSettled):
        publish(factories.article(layla), huda)


def test_later_changes_reach_readers_only_as_a_correction(
    bridge: Article, huda: User, karim: User
) -> None:
    publish(bridge, huda)
    before = read(bridge).content
    give_verdict(bridge.claims.get(quote=factories.QUOTES[0]), karim)
    assert read(bridge).content == before
    with pytest.raises(rules.CorrectionUnexplained):
        publish(bridge, huda)
    publish(bridge, huda, note="أضيف الحكم على كلام الوزير")
    page = read(bridge).content.decode()
    assert "زائف" in page
    assert "أضيف الحكم على كلام الوزير" in page
    old = Client().get(f"/read/{bridge.uid}/1/").content.decode()
    assert "زائف" not in old.partition('id="versions"')[0]
    assert 'name="robots" content="noindex"' in old


def test_publishing_twice_without_a_change_is_refused(bridge: Article, huda: User) -> None:
    publish(bridge, huda)
    with pytest.raises(rules.NothingChanged):
        publish(bridge, huda, note="لا شيء")


def test_corrections_say_what_is_new_gone_and_different() -> None:
    article = dict.fromkeys(rules.ARTICLE, "")
    claim = dict.fromkeys((*rules.CLAIM, *rules.COMPARED)) | {"uid": "1", "quote": "أ"}
    other = claim | {"uid": "2", "quote": "ب"}
    before = {"article": article, "claims": [claim, other], "contradictions": []}
    changed, new = claim | {"stance": "denies"}, claim | {"uid": "3", "quote": "ج"}
    after = before | {"article": article | {"title": "ن"}, "claims": [changed, new]}
    found = [
        (each.what, each.of, each.quote, each.fields) for each in rules.corrections(before, after)
    ]
    assert found == [
        ("changed", "article", "ن", ("title",)),
        ("changed", "claim", "أ", ("stance",)),
        ("added", "claim", "ج", ()),
        ("removed", "claim", "ب", ()),
    ]
    assert rules.corrections(after, after) == []


@pytest.mark.parametrize("change", [{"note": "x"}, {"snapshot": {}}, {"number": 9}])
def test_the_database_keeps_what_is_published(
    bridge: Article, huda: User, change: dict[str, Any]
) -> None:
    made = publish(bridge, huda)
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=made.pk).delete()


def test_a_withdrawn_page_is_gone_with_every_version(bridge: Article, huda: User) -> None:
    publish(bridge, huda)
    publishing.withdraw(article_uid=bridge.uid, by=huda, at=AT)
    assert read(bridge).status_code == 404
    assert Client().get(f"/read/{bridge.uid}/1/").status_code == 404
    publish(bridge, huda, note="عاد بعد مراجعة")
    assert read(bridge).status_code == 200


def test_a_removed_article_is_no_longer_public(bridge: Article, huda: User) -> None:
    made = publish(bridge, huda)
    Article.objects.filter(pk=made.article_id).update(deleted_at=AT, deleted_by=huda)
    assert read(bridge).status_code == 404


def test_pages_can_be_cached_by_anyone(bridge: Article, huda: User) -> None:
    publish(bridge, huda)
    page = read(bridge)
    assert page.headers["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in page.headers.get("Vary", "")
    assert not page.cookies
    again = read(bridge, **{"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    english = read(bridge, "?lang=en")
    assert english.headers["Content-Language"] == "en"
    assert english.headers["ETag"] != page.headers["ETag"]
    assert 'lang="en" dir="ltr"' in english.content.decode()


def test_who_is_signed_in_reads_the_same_bytes(client: Client, bridge: Article, huda: User) -> None:
    publish(bridge, huda)
    client.force_login(huda)
    assert client.get(f"/read/{bridge.uid}/").content == read(bridge).content


def markup(page: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def test_the_page_carries_claim_reviews_of_its_verdicts(
    bridge: Article, huda: User, karim: User, settings: Any
) -> None:
    settings.SITE_ADDRESS = "https://desk.example"
    claim = bridge.claims.get(quote=factories.QUOTES[0])
    give_verdict(claim, karim)
    publish(bridge, huda)
    (review,) = markup(read(bridge).content.decode())["@graph"]
    assert review["claimReviewed"] == claim.quote
    assert review["reviewRating"]["alternateName"] == "زائف"
    assert review["reviewBody"] == "انهار <الجسر>"
    assert review["url"] == f"https://desk.example/read/{bridge.uid}/#claim-{claim.uid}"
    assert review["itemReviewed"]["author"] == {
        "@type": "Person",
        "name": "الوزير سالم",
        "sameAs": "https://www.wikidata.org/entity/Q42",
    }
    assert review["itemReviewed"]["datePublished"] == "2018-07"


def test_an_editor_publishes_corrects_and_withdraws_on_a_page(
    client: Client, bridge: Article, huda: User
) -> None:
    client.force_login(huda)
    address = f"/articles/{bridge.uid}/publish/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"note": ""}).status_code == 302
    assert client.post(address, {"note": "شيء"}).status_code == 422
    assert read(bridge).status_code == 200
    assert client.post(f"/articles/{bridge.uid}/withdraw/").status_code == 302
    assert read(bridge).status_code == 404


def test_programs_publish_and_withdraw(client: Client, bridge: Article, huda: User) -> None:
    client.force_login(huda)
    made = client.post("/api/v1/publications/", {"article": str(bridge.uid)}, "application/json")
    assert made.status_code == 201, made.content
    assert Client().get(made.json()["address"]).status_code == 200
    sent = {"article": str(bridge.uid)}
    gone = client.post("/api/v1/publications/withdraw/", sent, "application/json")
    assert gone.status_code == 204
    assert read(bridge).status_code == 404


def test_every_article_takes_three_questions(
    bridge: Article, huda: User, django_assert_num_queries: Any
) -> None:
    publish(bridge, huda)
    with django_assert_num_queries(3):
        read(bridge)
