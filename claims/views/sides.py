"""Sides of contradictions as one viewer may see them, and the claims to choose a side from."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from claims import queries
from claims.domain import vocabulary
from claims.models import Annotation, Article, Claim, Contradiction, User


def dress(contradictions: Iterable[Contradiction], viewer: User) -> None:
    """Give each contradiction `shows_labels`, and each side its settled labels in words."""
    rows = list(contradictions)
    sides = [side for row in rows for side in row.sides]
    settled = queries.settled_answers(sides)
    for row in rows:
        row.shows_labels = not row.is_veiled
        for side in row.sides:
            answer = settled.get(side.pk)
            side.settled_stance = answer.stance if answer else None
            side.settled_label = _label(answer) if answer else ""


def choices_for(viewer: User, chosen: Claim | None) -> list[tuple[str, Any]]:
    """The claims to choose the other side from: proposed pairs first, then the same article's,
    else the latest articles', grouped; duplicates and one's own author's comments left out."""
    if chosen is None:
        articles = Article.objects.live().defer("text")[:5]
        return [
            (article.title, [option[:2] for option in _options(viewer, article, None)])
            for article in articles
        ]
    proposed = set(queries.proposed_partners(chosen).values_list("pk", flat=True))
    rest = _options(viewer, chosen.article, chosen)
    first = [option for option in rest if option[2] in proposed]
    groups = [(gettext("Proposed by the machine"), first)] if first else []
    groups.append((chosen.article.title, [o for o in rest if o[2] not in proposed]))
    return [(name, [option[:2] for option in options]) for name, options in groups]


def _options(viewer: User, article: Article, besides: Claim | None) -> list[Any]:
    claims = list(queries.claims_of(article))
    answers = queries.settled_answers(claims) | queries.my_answers(viewer, claims)
    return [
        (str(claim.uid), f"{number}. {claim.quote}", claim.pk)
        for number, claim in enumerate(claims, start=1)
        if claim.duplicate_of_id is None
        and claim != besides
        and not _is_comment(answers.get(claim.pk))
    ]


def _is_comment(answer: Annotation | None) -> bool:
    return answer is not None and answer.kind == vocabulary.AUTHOR_COMMENT


def _label(answer: Annotation) -> str:
    names = [named.speaker.name_ar for named in answer.named.all()]
    stance = [gettext(vocabulary.STANCES[answer.stance])] if answer.stance else []
    return " · ".join([*names, *stance])
