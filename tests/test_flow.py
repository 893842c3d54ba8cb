"""Read this first: one text on its way through the six stages, by the actions alone."""

import pytest

from claims import exports, history, queries
from claims.actions import contradicting
from claims.domain.exporting import Filters
from claims.domain.formats import tables
from claims.exports import Selection
from claims.models import User
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

pytestmark = pytest.mark.django_db


def test_a_text_goes_in_and_a_confirmed_contradiction_comes_out(
    layla: User, samir: User, huda: User
) -> None:
    factories.speaker(layla)
    factories.proposition(layla)

    # importing: the text is stored as it is …
    article = factories.article(layla)
    assert article.text == factories.TEXT

    # … segmenting: the machine proposes claims, a person corrects their spans.
    assert article.claims.live().exists()
    statement, event, *_others = factories.claims(article, layla)

    # annotating: two reviewers, blind to each other until they have answered.
    factories.annotate(statement, layla, STATEMENT)
    assert not queries.visible_annotations(samir).exists()
    factories.annotate(statement, samir, STATEMENT)
    assert queries.visible_annotations(samir).count() == 2
    for reviewer in (layla, samir):
        factories.annotate(event, reviewer, EVENT)

    # reviewing: what both say is settled.
    for claim in (statement, event):
        claim.refresh_from_db()
        assert claim.state == "agreed"

    # contradicting: proposed with a rationale, confirmed by an editor with evidence.
    pair = factories.contradiction(statement, event, layla)
    source = contradicting.Source(url="https://example.org/bridge", bearing="supports")
    contradicting.add_evidence(contradiction_uid=pair.uid, by=layla, source=source, at=AT)
    pair = contradicting.confirm(
        uid=pair.uid, rationale="سقوطه ينقض أمانه", version=pair.version, by=huda, at=AT
    )
    assert pair.state == "confirmed"

    # exporting: offsets still point at the quotes, labels are the settled ones.
    of = Selection(huda, Filters(article=str(article.uid)))
    (document,) = exports.documents(of)
    first = document.claims[0]
    assert article.text[first["start"] : first["end"]] == first["quote"]
    labels = document.labels(first)
    assert (labels["speakers"], labels["labels_of"]) == (["salem"], "settled")
    assert [each["state"] for each in document.contradictions] == ["confirmed"]
    assert "undermines" in "".join(tables.csv_lines([document], headings={}))

    # And the history says who did what.
    assert {entry.by for entry in history.of_contradiction(pair, huda).entries} == {
        str(layla),
        str(huda),
    }
