"""An article's text with its claims marked, as a viewer may see them: rows, paragraphs, pieces."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext

from claims import machine, proposed, queries, settled
from claims.domain import vocabulary
from claims.models import Annotation, Article, Claim, Proposal, User
from claims.settled import Settled, speakers_of


@dataclass(slots=True)
class Row:
    """One claim as the viewer may see it: their own answer, the settled one, or none."""

    claim: Claim
    number: int
    answer: Annotation | Settled | None
    proposal: Proposal | None
    linked: bool = False
    current: bool = False
    duplicate_of: int | None = None

    @property
    def uid(self) -> str:
        return str(self.claim.uid)

    @property
    def start(self) -> int:
        return self.claim.start

    @property
    def end(self) -> int:
        return self.claim.end

    @property
    def quote(self) -> str:
        return self.claim.quote

    @property
    def state(self) -> str:
        return self.claim.state

    @property
    def state_label(self) -> str:
        return gettext(vocabulary.CLAIM_STATES[self.state])

    @property
    def kind(self) -> str | None:
        return self.answer.kind if self.answer else None

    @property
    def kind_label(self) -> str:
        return gettext(vocabulary.KINDS[self.kind]) if self.kind else ""

    @property
    def stance(self) -> str | None:
        return self.answer.stance if self.answer else None

    @property
    def tagged(self) -> bool:
        """Whether the viewer has answered for good, or need not any more."""
        if isinstance(self.answer, Annotation):
            return self.answer.submitted_at is not None
        return self.answer is not None

    @property
    def label(self) -> str:
        """«ترمب · يؤيّد» once tagged; before that what the machine proposes, said to be so."""
        if self.answer and self.answer.kind:
            return " · ".join(_words_of(self.answer))
        if self.proposal:
            return gettext("proposed: %(labels)s") % {"labels": proposed.summary(self.proposal)}
        return gettext("not tagged")

    @property
    def url(self) -> str:
        return self.claim.get_absolute_url()


@dataclass(slots=True)
class Piece:
    """A run of text, in a claim or between claims; offsets are code points of the article."""

    kind: str
    start: int
    end: int
    text: str
    row: Row | None = None


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the text by its number from 1, and the claims in it."""

    number: int
    pieces: list[Piece]
    rows: list[Row]
    duplicate_of: int | None = None


def rows_of(viewer: User, article: Article) -> list[Row]:
    """The article's claims in their order."""
    claims = list(queries.claims_of(article))
    answers = queries.my_answers(viewer, claims) | settled.labels(claims)
    proposals = machine.open_proposals(claims)
    numbers = {claim.pk: number for number, claim in enumerate(claims, start=1)}
    return [
        Row(
            claim=claim,
            number=number,
            answer=answers.get(claim.pk),
            proposal=proposals.get(claim.pk),
            duplicate_of=numbers.get(claim.duplicate_of_id or 0),
        )
        for number, claim in enumerate(claims, start=1)
    ]


def paragraphs_of(article: Article, rows: list[Row]) -> list[Paragraph]:
    """The paragraphs that are not empty; their claims are among the rows."""
    by_number: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_number[row.claim.paragraph_no].append(row)
    paragraphs, start = [], 0
    for number, body in enumerate(article.text.split("\n"), start=1):
        own = by_number[number]
        if body:
            pieces = _pieces(body, start, own)
            paragraphs.append(Paragraph(number, pieces, own, _repeats(own, rows)))
        start += len(body) + 1
    return paragraphs


def _repeats(own: list[Row], rows: list[Row]) -> int | None:
    """The paragraph that this one repeats, if every claim in it repeats one over there."""
    if not own or not all(row.duplicate_of for row in own):
        return None
    return rows[(own[0].duplicate_of or 1) - 1].claim.paragraph_no


def _pieces(body: str, start: int, rows: list[Row]) -> list[Piece]:
    pieces, place = [], start
    for row in rows:
        if row.start > place:
            pieces.append(Piece("gap", place, row.start, body[place - start : row.start - start]))
        pieces.append(Piece("claim", row.start, row.end, row.quote, row))
        place = row.end
    if place < start + len(body):
        pieces.append(Piece("gap", place, start + len(body), body[place - start :]))
    return pieces


def _words_of(answer: Annotation | Settled) -> list[str]:
    names = [speaker.name_ar for speaker in speakers_of(answer)]
    kind = [gettext(vocabulary.KINDS[answer.kind])] if answer.kind and not names else []
    stance = [gettext(vocabulary.STANCES[answer.stance])] if answer.stance else []
    return [*names, *kind, *stance]
