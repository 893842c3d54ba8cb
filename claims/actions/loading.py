"""A chunk of an import: what becomes of each of its rows, and everything that they add.

Nothing is written here. The chunk is decided against what is stored, row by row in the file's
order, then kept or rehearsed as a whole.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claims.actions.shelving import KnownArticle, KnownClaim, Stored
from claims.domain import contradicting, placing, reviewing, rowchecking
from claims.domain.importrows import Catalogue, Options, Pair, Row
from claims.domain.problems import N_, Problem
from claims.domain.reading.records import Record
from claims.domain.rowproblems import BadRow
from claims.domain.spans import Span
from claims.models import Annotation, Article, Claim

Numbered = tuple[int, Record]

_FIRST = 100  # records in the first chunk; twice as many in each after it, up to the limit


class UnknownReference(Problem):
    code = "unknown-reference"
    message = N_(
        "Nothing is called “%(value)s”: a row before this one must bring it in, or write the uid "
        "of one that is stored."
    )

    def __init__(self, field: str, value: str) -> None:
        self.field = field
        super().__init__(value=value[:60])


class NameTaken(Problem):
    code = "name-taken"
    message = N_("“%(value)s” is the name of another text in this file: give each its own.")

    def __init__(self, field: str, value: str) -> None:
        self.field = field
        super().__init__(value=value[:60])


class DuplicateRow(Problem):
    code = "duplicate-row"
    message = N_("This is stored already, or stands in the file before: leave the row out.")
    field = "text"


class Outcome(NamedTuple):
    """What became of a row: `status` is one of `vocabulary.ROW_STATES`."""

    number: int
    record: Record
    status: str
    faults: tuple[Problem, ...] = ()
    article_id: int | None = None
    claim_id: int | None = None


@dataclass(slots=True)
class Additions:
    """What a chunk adds, by kinds, each with the row that it comes from."""

    articles: list[tuple[KnownArticle, Row]] = field(default_factory=list)
    claims: list[tuple[KnownClaim, Span, Row]] = field(default_factory=list)
    answers: list[tuple[int, KnownClaim, Row]] = field(default_factory=list)
    proposals: list[tuple[KnownClaim, Row]] = field(default_factory=list)
    pairs: list[tuple[int, int, Row, Pair]] = field(default_factory=list)
    names: list[tuple[str, int | None, int | None]] = field(default_factory=list)


class Chunk:
    """Decides a chunk's rows. `outcomes` and `added` hold what came of it; `counts` sums it up.

    `meets_stored` says whether any of them has to do with an article or a claim that was there.
    """

    def __init__(self, rows: Sequence[Row | Outcome], shelf: Stored, options: Options) -> None:
        self._shelf = shelf
        self._options = options
        self.outcomes: list[Outcome] = []
        self.added = Additions()
        self._pairs: set[frozenset[int]] = set()
        self._look_up([row for row in rows if isinstance(row, Row)])
        for row in rows:
            self.outcomes.append(row if isinstance(row, Outcome) else self._decide(row))

    @property
    def counts(self) -> Counter[str]:
        """Rows by what became of them, and what was added by its kind."""
        counts = Counter(outcome.status for outcome in self.outcomes)
        counts["articles"] = len(self.added.articles)
        counts["claims"] = len(self.added.claims)
        counts["annotations"] = len(self.added.answers)
        counts["contradictions"] = len(self.added.pairs)
        return +counts

    @property
    def stop(self) -> Outcome | None:
        """The refused row at which the options say to stop."""
        refused = (each for each in self.outcomes if each.status == "refused")
        return next(refused, None) if self._options.on_error == "stop" else None

    def _look_up(self, rows: Sequence[Row]) -> None:
        """Fetch all that the rows may meet, a query or two for each kind."""
        texts = [row for row in rows if row.article]
        by_hash = {row.article.sha256: row.article.text for row in texts if row.article}
        stored = self._shelf.articles_by_hash(list(by_hash))
        self._articles = {sha: KnownArticle(id, by_hash[sha]) for sha, id in stored.items()}
        names = {row.article_name for row in rows if row.article_name}
        self._names = self._shelf.articles_by_name(sorted(names))
        same = {article.id: article for article in self._articles.values()}
        self._names = {name: same.setdefault(each.id, each) for name, each in self._names.items()}
        self._shelf.load_claims(same.values())
        sides = {side for row in rows if row.pair for side in _sides(row.pair)}
        claims = sides | {row.claim_name for row in rows if row.claim_name}
        self._claims = self._shelf.claims_by_name(sorted(claims))
        self.meets_stored = bool(same or self._claims)
        self._article_ids = self._shelf.ids(Article, len(texts))
        self._claim_ids = self._shelf.ids(Claim, sum(row.place is not None for row in rows))
        self._answer_ids = self._shelf.ids(Annotation, sum(bool(row.annotator) for row in rows))

    def _decide(self, row: Row) -> Outcome:
        try:
            outcome = self._add_pair(row, row.pair) if row.pair else self._add_claim(row)
        except Problem as problem:
            return Outcome(row.number, row.record, "refused", (problem,))
        if outcome.status == "duplicate" and self._options.on_duplicate == "error":
            return Outcome(row.number, row.record, "refused", (DuplicateRow(),))
        return outcome

    def _add_claim(self, row: Row) -> Outcome:
        """Everything that the row says, or nothing: only what is whole is kept."""
        article, claim, span = self._article(row), None, None
        if row.place is not None:
            span = placing.span_of(article.text, row.place)
            claim = article.claim_at(span)
            self._check_name(row, claim)
        adds_answer = _adds_answer(row, claim)
        is_new = adds_answer or article.id == 0 or (span is not None and claim is None)
        if article.id == 0:
            self._keep_article(article, row)
        if span is not None and claim is None:
            claim = self._keep_claim(article, span, row)
        if claim is not None and adds_answer:
            self._keep_answer(claim, row)
        self._name(row, article, claim)
        status = "added" if is_new else "duplicate"
        claim_id = claim.id if claim else None
        return Outcome(row.number, row.record, status, (), article.id, claim_id)

    def _article(self, row: Row) -> KnownArticle:
        """The article that the row brings or refers to; a new one has the id 0 until it is kept."""
        named = self._names.get(row.article_name)
        if row.article is None:
            if named is None:
                raise UnknownReference("article_id", row.article_name)
            return named
        known = self._articles.get(row.article.sha256)
        if known is None:
            known = KnownArticle(0, row.article.text)
        if named is not None and named is not known:
            raise NameTaken("article_id", row.article_name)
        return known

    def _check_name(self, row: Row, claim: KnownClaim | None) -> None:
        named = self._claims.get(row.claim_name)
        if named is not None and (claim is None or claim.id != named.id):
            raise NameTaken("claim_id", row.claim_name)

    def _keep_article(self, article: KnownArticle, row: Row) -> None:
        assert row.article is not None
        article.id = next(self._article_ids)
        self._articles[row.article.sha256] = article
        self.added.articles.append((article, row))

    def _keep_claim(self, article: KnownArticle, span: Span, row: Row) -> KnownClaim:
        claim = KnownClaim(next(self._claim_ids), article.id, span.start, span.end)
        article.add(claim)
        self.added.claims.append((claim, span, row))
        return claim

    def _keep_answer(self, claim: KnownClaim, row: Row) -> None:
        assert row.answer is not None
        claim.kind = claim.kind or row.answer.kind
        if row.annotator:
            claim.annotators.add(row.annotator)
            if claim.state == "candidate":
                claim.state = "open"
            self.added.answers.append((next(self._answer_ids), claim, row))
        else:
            self.added.proposals.append((claim, row))

    def _name(self, row: Row, article: KnownArticle, claim: KnownClaim | None) -> None:
        """Keep what the file calls them, for the rows and chunks after."""
        if row.article_name and row.article_name not in self._names:
            self._names[row.article_name] = article
            self.added.names.append((row.article_name, article.id, None))
        if claim and row.claim_name and row.claim_name not in self._claims:
            self._claims[row.claim_name] = claim
            self.added.names.append((row.claim_name, None, claim.id))

    def _add_pair(self, row: Row, pair: Pair) -> Outcome:
        a, b = (self._side(name, value) for name, value in _sides_by_field(pair))
        contradicting.check_pair(_side(a), _side(b))
        both = frozenset((a.id, b.id))
        if both in self._pairs or self._shelf.has_pair(a.id, b.id):
            return Outcome(row.number, row.record, "duplicate", (), None, a.id)
        self._pairs.add(both)
        self.added.pairs.append((a.id, b.id, row, pair))
        return Outcome(row.number, row.record, "added")

    def _side(self, field: str, name: str) -> KnownClaim:
        claim = self._claims.get(name)
        if claim is None:
            raise UnknownReference(field, name)
        return claim


def check_all(records: Sequence[Numbered], catalogue: Catalogue) -> list[Row | Outcome]:
    """Each record as a row, or as what it was refused for."""
    return [_check(number, record, catalogue) for number, record in records]


def _check(number: int, record: Record, catalogue: Catalogue) -> Row | Outcome:
    try:
        return rowchecking.check_row(record, number, catalogue)
    except BadRow as bad:
        return Outcome(number, record, "refused", bad.faults)


def _adds_answer(row: Row, claim: KnownClaim | None) -> bool:
    """Whether the row holds labels to keep: of a new claim, or of a reviewer who gave none yet.

    Raises `WrongState` for an answer to a claim that is settled or in dispute.
    """
    if row.answer is None or claim is None:
        return row.answer is not None
    if not row.annotator or row.annotator in claim.annotators:
        return False
    if claim.state not in reviewing.ANNOTATABLE:
        raise reviewing.WrongState(state=claim.state)
    return True


def _sides_by_field(pair: Pair) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("claim_a", pair.claim_a), ("claim_b", pair.claim_b)


def _sides(pair: Pair) -> tuple[str, str]:
    return pair.claim_a, pair.claim_b


def _side(claim: KnownClaim) -> contradicting.Side:
    return contradicting.Side(uid=str(claim.id), kind=claim.kind, duplicate=claim.is_duplicate)


def chunks(
    records: Iterable[Record], *, first: int, rows: int, characters: int
) -> Iterator[list[Numbered]]:
    """The records from number `first` on, numbered from 1, in chunks of bounded size.

    The first chunks are short, so that progress shows at once.
    """
    chunk: list[Numbered] = []
    size, most = 0, min(rows, _FIRST)
    for numbered in itertools.islice(enumerate(records, start=1), first - 1, None):
        chunk.append(numbered)
        size += _length(numbered[1].fields)
        if len(chunk) >= most or size >= characters:
            yield chunk
            chunk, size, most = [], 0, min(rows, 2 * most)
    if chunk:
        yield chunk


def _length(fields: Mapping[str, Any]) -> int:
    return sum(map(len, [value for value in fields.values() if isinstance(value, str)]))
