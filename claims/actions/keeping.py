"""Writing what a chunk of an import adds, by one COPY a table."""

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import Count

from claims import imports
from claims.actions import copying, locking, marking, reviewing
from claims.actions.comparing import Likeness
from claims.actions.loading import Additions, Outcome
from claims.actions.marking import Told
from claims.actions.stemming import Stems
from claims.domain.importrows import Row
from claims.domain.resembling import Marks
from claims.domain.rowproblems import fault_as_json
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    ImportBatch,
    ImportName,
    ImportRow,
    Proposal,
    Proposition,
    Speaker,
    User,
)
from claims.models.people import the_desk

NONE: Mapping[int, Likeness] = MappingProxyType({})
RULES = "import"  # what proposals name as the rules that made them


class Keeper:
    """Keeps chunks of one batch; `at` is the time of all that it adds."""

    def __init__(self, batch: ImportBatch, *, blind: bool, at: datetime.datetime) -> None:
        self._batch = batch
        self._by = batch.imported_by
        self._blind = blind
        self._at = at
        self._stems = Stems()
        self._speakers = dict(Speaker.objects.values_list("key", "pk"))
        self._propositions = dict(Proposition.objects.values_list("key", "pk"))
        self._people = dict(User.objects.values_list("username", "pk"))

    def keep(self, added: Additions) -> dict[int, Marks]:
        """Add everything; the caller holds the transaction. The texts' marks by row number."""
        self._add_people(row for _, _, row in added.answers)
        self._add_people(row for _, _, row, _ in added.pairs if row.annotator)
        new = {"created_at": self._at, "import_batch_id": self._batch.pk, "version": 1}
        texts = [row.article for _, row in added.articles if row.article]
        told = list(marking.told_of(texts, self._stems))
        copying.copy(
            Article, _ARTICLE, _articles(added, told), {**new, "created_by_id": self._by.pk}
        )
        copying.copy(Claim, _CLAIM, self._claims(added), {**new, **_NEW_CLAIM})
        copying.copy(
            Annotation,
            _ANNOTATION,
            self._annotations(added),
            {**new, "origin": "import", "blind": self._blind},
        )
        copying.copy(AnnotationSpeaker, _NAMED, self._named(added))
        copying.copy(Proposal, _PROPOSAL, (self._proposal(*each) for each in added.proposals))
        copying.copy(Contradiction, _PAIR, (self._pair(*each) for each in added.pairs))
        names = ((self._batch.pk, *each) for each in added.names)
        copying.copy(ImportName, ("batch_id", "name", "article_id", "claim_id"), names)
        if self._blind:
            self._settle([claim.id for _, claim, _ in added.answers])
        marks = (each.marks for each in told)
        return {row.number: own for (_, row), own in zip(added.articles, marks, strict=True)}

    def has_strangers(self, added: Additions) -> bool:
        """Whether it would make people for reviewers whom the desk does not know."""
        named = {row.annotator for _, _, row in added.answers}
        named |= {row.annotator for _, _, row, _ in added.pairs if row.annotator}
        return not named <= self._people.keys()

    def record(
        self, outcomes: Iterable[Outcome], likenesses: Mapping[int, Likeness] = NONE
    ) -> None:
        """Keep the rows of which there is something to say; `likenesses` are by row number."""
        outcomes = [_remarked(each, likenesses) for each in outcomes]
        rows = (
            (
                self._batch.pk,
                each.number,
                each.record.place[:300],
                each.status,
                [fault_as_json(fault) for fault in each.faults],
                imports.raw_of(each.record) if each.status == "refused" else "",
                _stored(each.article_id),
                _stored(each.claim_id),
            )
            for each in outcomes
            if each.status != "added" or each.faults
        )
        copying.copy(ImportRow, _ROW, rows)

    def _add_people(self, rows: Iterable[Row]) -> None:
        """Inactive users without a password for reviewers whom the desk does not know."""
        for row in rows:
            if row.annotator not in self._people:
                person = User(username=row.annotator[:150], name=row.annotator[:150])
                person.is_active = False
                person.set_unusable_password()
                person.save()
                self._people[row.annotator] = person.pk

    def _claims(self, added: Additions) -> Iterator[Sequence[Any]]:
        uids = copying.new_uids(len(added.claims))
        terms = self._stems.of([span.quote.split() for _, span, _ in added.claims])
        for uid, (claim, span, _row), stems in zip(uids, added.claims, terms, strict=True):
            place = (span.paragraph_no, span.start, span.end, span.quote)
            yield (claim.id, uid, claim.article_id, *place, claim.state, stems)

    def _annotations(self, added: Additions) -> Iterator[Sequence[Any]]:
        uids = copying.new_uids(len(added.answers))
        for uid, (id, claim, row) in zip(uids, added.answers, strict=True):
            answer = row.answer
            assert answer is not None
            yield (
                id,
                uid,
                claim.id,
                self._people[row.annotator],
                claim.span_version,
                answer.kind,
                answer.attribution,
                self._propositions[answer.proposition] if answer.proposition else None,
                answer.stance,
                answer.event_date,
                answer.attribution_check,
                answer.note,
                row.submitted_at or self._at,
            )

    def _named(self, added: Additions) -> Iterator[Sequence[Any]]:
        for id, _claim, row in added.answers:
            for position, key in enumerate(row.answer.speakers if row.answer else ()):
                yield id, self._speakers[key], position

    def _proposal(self, claim: Any, row: Row) -> Sequence[Any]:
        return claim.id, _proposed(row), 1.0, [], RULES, self._at

    def _pair(self, a: int, b: int, row: Row, pair: Any) -> Sequence[Any]:
        by = self._people.get(row.annotator, self._by.pk)
        return (
            uuid.uuid4(),
            a,
            b,
            pair.relation,
            pair.type,
            pair.rationale,
            "proposed",
            False,
            by,
            row.submitted_at or self._at,
            self._batch.pk,
            1,
        )

    def _settle(self, claims: Sequence[int]) -> None:
        """Let blind answers settle claims as they do when people submit them."""
        votes = Annotation.objects.live().submitted().independent().filter(claim__in=claims)
        counted = votes.values("claim").annotate(count=Count("pk"))
        ready = counted.filter(count__gte=the_desk().annotations_needed)
        for claim in Claim.objects.filter(pk__in=ready.values("claim")):
            reviewing.settle(claim=locking.claim(claim.uid), at=self._at)


def _articles(added: Additions, told: Sequence[Told]) -> Iterator[Sequence[Any]]:
    uids = copying.new_uids(len(added.articles))
    for uid, (article, row), (marks, terms) in zip(uids, added.articles, told, strict=True):
        brought = row.article
        assert brought is not None
        detail = brought.details.get
        yield (
            article.id,
            uid,
            brought.title[: marking.LONGEST_TITLE],
            detail("outlet", ""),
            detail("byline", ""),
            detail("url", ""),
            detail("archive_url", ""),
            detail("published", ""),
            brought.published_from,
            brought.published_to,
            detail("language", "ar")[:16],
            brought.text,
            brought.sha256,
            marks.lowest,
            marks.highest,
            terms,
        )


def _proposed(row: Row) -> Mapping[str, Any]:
    """The labels in the form of `ProposedClaim.fields`."""
    answer = row.answer
    assert answer is not None
    date = {"edtf": answer.event_date, "precision": "", "text": ""} if answer.event_date else None
    return {
        "kind": answer.kind,
        "speakers": [{"name": key, "key": key} for key in answer.speakers],
        "attribution": answer.attribution,
        "proposition": answer.proposition,
        "stance": answer.stance,
        "date": date,
    }


def _remarked(outcome: Outcome, likenesses: Mapping[int, Likeness]) -> Outcome:
    """The outcome with the remark that its article is nearly the same as another."""
    likeness = likenesses.get(outcome.number)
    if likeness is None:
        return outcome
    return outcome._replace(faults=(likeness.fault,), article_id=likeness.article_id)


def _stored(id: int | None) -> int | None:
    """The id of what is stored; a rehearsal's are below zero."""
    return id if id and id > 0 else None


_ARTICLE = (
    "id",
    "uid",
    "title",
    "outlet",
    "byline",
    "url",
    "archive_url",
    "published",
    "published_from",
    "published_to",
    "language",
    "text",
    "text_sha256",
    "lowest_mark",
    "highest_mark",
    "terms",
)
_CLAIM = (
    "id",
    "uid",
    "article_id",
    "paragraph_no",
    "start",
    "end",
    "quote",
    "state",
    "terms",
)
_NEW_CLAIM = {"origin": "import", "segmenter": "", "state_reason": "", "span_version": 1}
_ANNOTATION = (
    "id",
    "uid",
    "claim_id",
    "annotator_id",
    "span_version",
    "kind",
    "attribution",
    "proposition_id",
    "stance",
    "event_date",
    "attribution_check",
    "note",
    "submitted_at",
)
_NAMED = ("annotation_id", "speaker_id", "position")
_PROPOSAL = ("claim_id", "fields", "score", "reasons", "rules_version", "created_at")
_PAIR = (
    "uid",
    "claim_a_id",
    "claim_b_id",
    "relation",
    "type",
    "rationale",
    "state",
    "needs_recheck",
    "proposed_by_id",
    "proposed_at",
    "import_batch_id",
    "version",
)
_ROW = ("batch_id", "number", "place", "status", "errors", "raw", "article_id", "claim_id")
