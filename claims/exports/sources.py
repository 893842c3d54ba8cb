"""The kinds of record in the order of the file: what a record points to stands before it.

So claims that repeat another come after those that do not. Only `merged_into` may point on.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from claims.exports.selecting import Selection
from claims.exports.streaming import Source
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Decision,
    DecisionSpeaker,
    Evidence,
    Proposition,
    Speaker,
    SpeakerAlias,
    Verdict,
)

# Articles that cross at a time: a text may have a million code points.
TEXTS_AT_A_TIME = 20


def sources(of: Selection) -> Iterator[Source]:
    """Every source of a complete export."""
    yield speakers()
    yield propositions()
    yield verdicts()
    yield articles(of.articles())
    yield claims(of.claims().filter(duplicate_of__isnull=True))
    yield claims(of.claims().filter(duplicate_of__isnull=False))
    yield annotations(of.annotations())
    yield contradictions(of.contradictions())
    yield from map(evidence, of.evidence())
    yield from map(decisions, of.decisions())


def _named(record: str, *fields: str, **others: Any) -> dict[str, Any]:
    return {"record": Value(record), **{field: field for field in fields}, **others}


def speakers() -> Source:
    aliases = SpeakerAlias.objects.filter(speaker=OuterRef("pk")).order_by("pk")
    fields = _named(
        "speaker",
        *("uid", "key", "name_ar", "name_en", "role_ar", "role_en", "affiliation", "type"),
        *("wikidata_id", "active"),
        aliases=ArraySubquery(aliases.values("surface")),
        merged_into="merged_into__key",
        version="version",
    )
    return Source(Speaker.objects.order_by("pk"), fields)


def propositions() -> Source:
    fields = _named(
        *("proposition", "uid", "key", "text_ar", "text_en", "active"),
        merged_into="merged_into__key",
        version="version",
    )
    return Source(Proposition.objects.order_by("pk"), fields)


def verdicts() -> Source:
    fields = _named("verdict", "key", "label_ar", "label_en", "position", "active")
    return Source(Verdict.objects.order_by("pk"), fields)


def articles(rows: QuerySet[Article]) -> Source:
    fields = _named(
        "article",
        *("uid", "title", "outlet", "byline", "url", "archive_url", "published", "language"),
        *("text", "text_sha256"),
        supersedes="supersedes__uid",
        created_by="created_by__username",
        created_at="created_at",
        proposed_at="proposed_at",
        version="version",
    )
    return Source(rows, fields, at_a_time=TEXTS_AT_A_TIME)


def claims(rows: QuerySet[Claim]) -> Source:
    fields = _named(
        "claim",
        "uid",
        article="article__uid",
        paragraph="paragraph_no",
        start="start",
        end="end",
        quote="quote",
        state="state",
        state_reason="state_reason",
        kind="kind",
        origin="origin",
        segmenter="segmenter",
        duplicate_of="duplicate_of__uid",
        drawn_by="drawn_by__username",
        created_at="created_at",
        version="version",
        span_version="span_version",
    )
    return Source(rows, fields)


def annotations(rows: QuerySet[Annotation]) -> Source:
    named = AnnotationSpeaker.objects.filter(annotation=OuterRef("pk")).order_by("position", "pk")
    replaced = Annotation.objects.filter(superseded_by=OuterRef("pk")).order_by("pk")
    fields = _named(
        "annotation",
        "uid",
        claim="claim__uid",
        annotator="annotator__username",
        span_version="span_version",
        kind="kind",
        speakers=_array(named, "speaker__key"),
        attribution="attribution",
        proposition="proposition__key",
        stance="stance",
        event_date="event_date",
        attribution_check="attribution_check",
        note="note",
        origin="origin",
        blind="blind",
        created_at="created_at",
        submitted_at="submitted_at",
        superseded_at="superseded_at",
        supersedes=_array(replaced, "uid"),
        version="version",
    )
    return Source(rows, fields)


def contradictions(rows: QuerySet[Contradiction]) -> Source:
    fields = _named(
        "contradiction",
        "uid",
        claim_a="claim_a__uid",
        claim_b="claim_b__uid",
        **_same("relation", "type", "rationale", "state", "needs_recheck"),
        proposed_by="proposed_by__username",
        proposed_at="proposed_at",
        version="version",
    )
    return Source(rows, fields)


def evidence(rows: QuerySet[Evidence]) -> Source:
    fields = _named(
        "evidence",
        "uid",
        claim="claim__uid",
        contradiction="contradiction__uid",
        **_same("url", "archive_url", "quote", "publisher", "retrieved_on", "bearing", "note"),
        added_by="added_by__username",
        added_at="added_at",
        verified_by="verified_by__username",
        verified_at="verified_at",
    )
    return Source(rows, fields)


def decisions(rows: QuerySet[Decision]) -> Source:
    named = DecisionSpeaker.objects.filter(decision=OuterRef("pk")).order_by("position", "pk")
    fields = _named(
        "decision",
        "uid",
        claim="claim__uid",
        contradiction="contradiction__uid",
        outcome="outcome",
        kind="kind",
        speakers=ArraySubquery(named.values("speaker__key")),
        proposition="proposition__key",
        stance="stance",
        attribution_check="attribution_check",
        verdict="verdict__key",
        rationale="rationale",
        decided_by="decided_by__username",
        decided_at="decided_at",
        supersedes="supersedes__uid",
    )
    return Source(rows, fields)


def _array(rows: "QuerySet[Any]", column: str) -> Case:
    """That column of the rows, which most records have none of.

    Whether there are any PostgreSQL looks up in a table made once, unless that would be too large.
    """
    found = ArraySubquery(rows.values(column))
    return Case(When(Exists(rows), then=found), default=Value([], found.output_field))


def _same(*fields: str) -> dict[str, str]:
    return {field: field for field in fields}
