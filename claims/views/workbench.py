"""What the workbench shows: the article's claims, and the inspector of the current one."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Q

from claims import machine, permissions, queries
from claims.actions import annotating
from claims.domain import deciding, reviewing, spans
from claims.domain.annotating import Answer
from claims.domain.vocabulary import ADMIN, EDITOR
from claims.forms.annotating import AnnotationForm
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Proposition,
    Speaker,
    User,
)
from claims.settled import speakers_of
from claims.views import offers, pairing, standing
from claims.views.marking import Row, paragraphs_of, rows_of

_CANDIDATES = 5
ADJUDICATED = ("disputed", "agreed", "decided")


@dataclass(slots=True)
class Workbench:
    """Everything that the page of one article needs, read in a fixed number of queries."""

    viewer: User
    article: Article
    chosen: str = ""
    form: AnnotationForm | None = None
    conflict: dict[str, Any] | None = None
    rows: list[Row] = field(default_factory=list)

    def context(self) -> dict[str, Any]:
        """The context of templates/claims/article.html."""
        self.rows = rows_of(self.viewer, self.article)
        current = self._current()
        links = _links(self.viewer, self.article)
        self._mark(links, current)
        return {
            "article": self.article,
            "paragraphs": paragraphs_of(self.article, self.rows),
            "progress": {"done": sum(row.tagged for row in self.rows), "total": len(self.rows)},
            "current": current,
            "conflict": self.conflict,
            "can": _can(self.viewer, self.article, current),
            **(self._inspector(current, links) if current else self._empty()),
        }

    def after(self, claim: Claim) -> str:
        """The address of the next claim that the viewer has not tagged, else of the next one."""
        rows = self.rows or rows_of(self.viewer, self.article)
        place = next((i for i, row in enumerate(rows) if row.claim.pk == claim.pk), -1)
        following = rows[place + 1 :] + rows[: max(place, 0)]
        return next((row.url for row in following if not row.tagged), claim.get_absolute_url())

    def _current(self) -> Row | None:
        chosen = next((row for row in self.rows if row.uid == self.chosen), None)
        untagged = next((row for row in self.rows if not row.tagged), None)
        return chosen or untagged or next(iter(self.rows), None)

    def _mark(self, links: list[Contradiction], current: Row | None) -> None:
        linked = {side.pk for link in links for side in link.sides}
        for row in self.rows:
            row.linked = row.claim.pk in linked
            row.current = row is current

    def _empty(self) -> dict[str, Any]:
        return {"paragraph_words": _paragraph_words(self.article, 0)}

    def _inspector(self, current: Row, links: list[Contradiction]) -> dict[str, Any]:
        place = self.rows.index(current)
        offer = offers.load(self.viewer, current.proposal)
        return {
            "claim": current.claim,
            "form": self.form or blank_form(self.viewer, current, offer),
            "proposal": offer.context(answered=isinstance(current.answer, Annotation)),
            "words": spans.words_of(self.article.text, _span(current.claim)),
            "paragraph_words": _paragraph_words(self.article, current.start),
            "links": [link for link in links if current.claim in link.sides and not link.is_veiled],
            "candidates": _candidates(current, self.rows),
            "settled": _settled(current),
            "sources": current.claim.evidence.all(),
            "barred": standing.barred(self.viewer, current.claim),
            "sent_back": standing.sent_back(self.viewer, current.claim),
            "previous_url": self.rows[place - 1].url if place else None,
            "next_url": self.rows[place + 1].url if place + 1 < len(self.rows) else None,
        }


def blank_form(viewer: User, row: Row, offer: offers.Offer) -> AnnotationForm:
    """The inspector's form, filled with one's own answer, else with the machine's proposal."""
    mine = row.answer if isinstance(row.answer, Annotation) else None
    initial = initial_of(annotating.answer_of(mine) if mine else offer.initial)
    initial["version"] = mine.version if mine else 0
    initial["span_version"] = row.claim.span_version
    first = [*initial["speakers"], *offer.answer.speakers]
    return AnnotationForm(initial=initial, **catalogue(viewer, first))


def catalogue(viewer: User, first: Any = ()) -> dict[str, Any]:
    """The choices of the form: speakers in question first, then those last used, then by name."""
    recent = dict(
        AnnotationSpeaker.objects.filter(annotation__annotator=viewer)
        .values_list("speaker__key")
        .annotate(last=Max("pk"))
    )
    speakers = sorted(
        Speaker.objects.active(),
        key=lambda each: (each.key not in first, -recent.get(each.key, 0), each.name_ar),
    )
    return {
        "speakers": speakers,
        "propositions": list(Proposition.objects.active()),
        "new_names": deciding.new_names(first),
    }


def initial_of(answer: Answer) -> dict[str, Any]:
    """The answer as the form's fields name it."""
    return {
        "kind": answer.kind,
        "speakers": list(answer.speakers),
        "attribution": answer.attribution,
        "proposition": answer.proposition or "",
        "stance": answer.stance,
        "event_date": answer.event_date,
        "attribution_check": answer.attribution_check or "",
        "note": answer.note,
    }


def labelled(form: AnnotationForm, answer: Answer) -> list[tuple[str, str]]:
    """The answer as (field's label, value in words), for two answers side by side."""
    shown = []
    for name, value in initial_of(answer).items():
        known = dict(getattr(form.fields[name], "choices", ()))
        values = value if isinstance(value, list) else [value]
        words = ", ".join(str(known.get(each, each)) for each in values if each)
        shown.append((str(form.fields[name].label), words))
    return shown


def _links(viewer: User, article: Article) -> list[Contradiction]:
    """Those of its claims, which are named one by one: so an index finds them on either side."""
    claims = list(article.claims.order_by().values_list("pk", flat=True))
    found = queries.visible_contradictions(viewer).exclude(state__in=("withdrawn", "rejected"))
    return list(found.filter(Q(claim_a__in=claims) | Q(claim_b__in=claims)))


def _paragraph_words(article: Article, offset: int) -> tuple[Any, ...]:
    start, end = spans.paragraph_at(article.text, offset)
    return spans.words_of(article.text, spans.Span(start, end, article.text[start:end], 0))


def _span(claim: Claim) -> spans.Span:
    return spans.Span(claim.start, claim.end, claim.quote, claim.paragraph_no)


def _can(viewer: User, article: Article, current: Row | None) -> dict[str, bool]:
    reviewer = permissions.can(viewer, permissions.ANNOTATE) and article.is_live
    admin = permissions.can(viewer, (ADMIN,)) and article.is_live
    state = current.state if current else ""
    return {
        "annotate": reviewer and state in reviewing.ANNOTATABLE,
        "edit_span": reviewer and state in reviewing.BLIND,
        "flag": reviewer and state in reviewing.BLIND,
        "reject": reviewer and reviewing.CLAIM_MOVES.allows("reject", state, viewer.roles),
        "draw": reviewer,
        "link": reviewer,
        "publish": permissions.can(viewer, (EDITOR,)) and article.is_live,
        "edit_article": permissions.can(viewer, permissions.ADD_ARTICLES) and article.is_live,
        "remove": admin,
        "remove_claim": admin,
        "adjudicate": permissions.can(viewer, (EDITOR,)) and state in ADJUDICATED,
        "add_evidence": reviewer,
    }


def _settled(row: Row) -> dict[str, Any]:
    answer = row.answer
    if answer is None:
        return {}
    return {
        "speakers": speakers_of(answer),
        "proposition": answer.proposition,
        "event_date": answer.event_date,
        "note": answer.note,
        "attribution_check": answer.attribution_check,
        "reasons": getattr(answer, "reasons", ()),
        "verdict": getattr(answer, "verdict", None),
    }


def _candidates(current: Row, rows: list[Row]) -> list[dict[str, Any]]:
    """The likeliest pairs of the claim, with claims of this article or of others."""
    by_claim = {row.claim.pk: row for row in rows}
    own = machine.proposed_pairs().open().of_claim(current.claim)
    found = []
    for proposal in own[:_CANDIDATES]:
        pair = pairing.in_words(proposal, {})
        other = pair.other_than(current.claim)
        found.append({"pair": pair, "other": other, "row": by_claim.get(other.pk)})
    return found
