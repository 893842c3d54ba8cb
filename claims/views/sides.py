"""Sides of contradictions as one viewer may see them, and the claims to choose a side from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext

from claims import machine, queries, settled
from claims.actions import sighting
from claims.domain import vocabulary
from claims.models import Article, Claim, Contradiction, User
from claims.settled import Settled


def dress(contradictions: Iterable[Contradiction], viewer: User) -> None:
    """Give each contradiction `shows_labels`, and each side its settled labels in words.

    That the viewer sees those is recorded.
    """
    rows = list(contradictions)
    sides = [side for row in rows for side in row.sides]
    labels = settled.labels(sides)
    sighting.see(sides, by=viewer, at=timezone.now())
    for row in rows:
        row.shows_labels = not row.is_veiled
        for side in row.sides:
            known = labels.get(side.pk)
            side.settled_stance = known.stance if known else None
            side.settled_label = _label(known) if known else ""


# What a side is usually set against: a statement against events, anything else against statements.
AGAINST_STATEMENTS = ("reported_event", "official_statement", "background", None)
AGAINST_THE_REST = ("official_statement", "reported_event", "background", None)

Groups = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim to choose as a side; `kind` as the chooser may know it: settled, own, proposed."""

    claim: Claim
    number: int
    kind: str | None

    @property
    def option(self) -> tuple[str, str]:
        return str(self.claim.uid), f"{self.number}. {self.claim.quote}"


def choices_for(viewer: User, chosen: Claim | None) -> Groups:
    """The claims to choose the other side from, in groups.

    Proposed pairs come first, then the chosen claim's article, what is usually set against it
    before the rest; without a chosen claim the latest articles. Duplicates and author's comments
    are left out.
    """
    if chosen is None:
        articles = Article.objects.live().defer("text")[:5]
        return [(a.title, [each.option for each in _choices(viewer, a)]) for a in articles]
    choices = _choices(viewer, chosen.article)
    own = next((each.kind for each in choices if each.claim == chosen), None)
    others = [each for each in choices if each.claim != chosen]
    proposed = set(machine.proposed_partners(chosen).values_list("pk", flat=True))
    first = [each.option for each in others if each.claim.pk in proposed]
    rest = [each for each in others if each.claim.pk not in proposed]
    is_statement = own == vocabulary.OFFICIAL_STATEMENT
    order = AGAINST_STATEMENTS if is_statement else AGAINST_THE_REST
    groups = [(gettext("Proposed by the machine"), first)]
    groups += [(_heading(kind), [c.option for c in rest if c.kind == kind]) for kind in order]
    return [(name, options) for name, options in groups if options]


def _choices(viewer: User, article: Article) -> list[Choice]:
    claims = list(queries.claims_of(article))
    answers = queries.my_answers(viewer, claims) | settled.labels(claims)
    proposals = machine.open_proposals(claims)
    choices = []
    for number, claim in enumerate(claims, start=1):
        answer, proposal = answers.get(claim.pk), proposals.get(claim.pk)
        kind = answer.kind if answer else proposal.fields.get("kind") if proposal else None
        if claim.duplicate_of_id is None and kind != vocabulary.AUTHOR_COMMENT:
            choices.append(Choice(claim, number, kind))
    return choices


def _heading(kind: str | None) -> str:
    name = vocabulary.KINDS.get(kind or "")
    return gettext(name) if name else gettext("not tagged")


def _label(labels: Settled) -> str:
    names = [speaker.name_ar for speaker in labels.speakers]
    stance = [gettext(vocabulary.STANCES[labels.stance])] if labels.stance else []
    return " · ".join([*names, *stance])
