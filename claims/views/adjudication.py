"""What the adjudication page shows: answers side by side, the claim in its text, a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext, pgettext

from claims import history, queries, queues, settled
from claims.actions import annotating
from claims.domain import vocabulary
from claims.domain.adjudicating import AnsweredIt
from claims.domain.annotating import Answer
from claims.forms.adjudicating import DECIDED, DecisionForm, VerdictForm
from claims.models import Annotation, Claim, Proposition, Speaker, User, Verdict
from claims.saying import say
from claims.views.context import in_language

# In the order of the page; what is not decided on is shown beside it.
SHOWN = (*DECIDED, "attribution", "event_date", "attribution_check", "note")


@dataclass(frozen=True, slots=True)
class Column:
    """One answer under its letter; `name` is "" while names are hidden."""

    letter: str
    annotation: Annotation
    answer: Answer
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One field of all answers; `take` and `own` are the form's, where the field is decided."""

    name: str
    label: str
    columns: list[Column]
    values: list[str]
    differs: bool
    take: BoundField | None = None
    own: BoundField | None = None

    @property
    def cells(self) -> list[tuple[Column, str, Any]]:
        """Each column's value with the radio button that takes it, if the field is decided."""
        options = list(self.take) if self.take else [None] * len(self.values)
        return list(zip(self.columns, self.values, options, strict=False))

    @property
    def other(self) -> Any:
        """The radio button for an answer that nobody gave."""
        return list(self.take)[-1] if self.take else None


@dataclass(slots=True)
class Adjudication:
    """Everything that the page of one claim needs, in a fixed number of reads."""

    viewer: User
    claim: Claim
    hides_names: bool = False

    def columns(self) -> list[Column]:
        """The live answers on the current span that the viewer may see, the first given first."""
        live = Annotation.objects.live().submitted().independent()
        rows = live.filter(claim=self.claim, span_version=self.claim.span_version)
        rows = rows.filter(pk__in=queries.visible_annotations(self.viewer).values("pk"))
        rows = rows.select_related("annotator", "proposition").prefetch_related(queries.NAMED)
        return [
            Column(
                letter=letter,
                annotation=row,
                answer=annotating.answer_of(row),
                name="" if self.hides_names else str(row.annotator),
            )
            for letter, row in zip(
                ascii_uppercase, rows.order_by("submitted_at", "pk"), strict=False
            )
        ]

    def decision_form(self, columns: list[Column], data: Any = None) -> DecisionForm:
        return DecisionForm(
            data,
            initial={"version": self.claim.version},
            answers={column.letter: column.answer for column in columns},
            speakers=[(each.key, each.name_ar) for each in Speaker.objects.active()],
            propositions=[(each.key, each.text_ar) for each in Proposition.objects.active()],
            verdicts=verdicts(),
        )

    def verdict_form(self, data: Any = None) -> VerdictForm:
        return VerdictForm(data, initial={"version": self.claim.version}, verdicts=verdicts())

    def verdict_refused(self) -> str:
        """Why the viewer gives this claim no verdict, "" if they may."""
        part = queries.part_in(self.claim, self.viewer)
        return say(AnsweredIt()) if part.annotated else ""

    def conflict(self, form: DecisionForm) -> dict[str, Any] | None:
        """What the editor chose beside what another stored meanwhile, and who that was."""
        last = self.claim.decisions.select_related("decided_by").last()
        stored = settled.labels([self.claim]).get(self.claim.pk)
        if last is None:
            return None
        mine = _final_in_words(form)
        theirs = _settled_in_words(stored) if stored else dict.fromkeys(mine, "")
        return {
            "by": last.decided_by,
            "at": last.decided_at,
            "mine": list(mine.items()),
            "theirs": list({**theirs, gettext("Rationale"): last.rationale}.items()),
        }

    def context(self, columns: list[Column], form: DecisionForm | None) -> dict[str, Any]:
        """The parts of the page that do not depend on what may be done."""
        return {
            "claim": self.claim,
            "article": self.claim.article,
            "columns": columns,
            "rows": _rows(columns, form),
            "text": in_text(self.claim),
            "sources": self.claim.evidence.select_related("added_by"),
            "flags": self._flags(),
            "history": None if self.hides_names else history.of_claim(self.claim, self.viewer),
            "hides_names": self.hides_names,
            "settled": settled.labels([self.claim]).get(self.claim.pk),
            "place": queues.place_of(self.claim, self.viewer),
        }

    def _flags(self) -> list[tuple[str, str]]:
        """Why it was sent to the editors, and by whom; nothing for who may not see answers."""
        raised = self.claim.flags.filter(resolved_at__isnull=True).select_related("flagged_by")
        if queries.blind_claims(self.viewer).filter(pk=self.claim.pk).exists():
            return []
        return [(each.reason, "" if self.hides_names else str(each.flagged_by)) for each in raised]


def verdicts() -> list[tuple[str, str]]:
    """The desk's list, in its order and in the reader's language."""
    return [(each.key, in_language(each, "label")) for each in Verdict.objects.filter(active=True)]


def in_text(claim: Claim) -> dict[str, str]:
    """The claim in its paragraph, with the paragraph before and the one after."""
    paragraphs = claim.article.text.split("\n")
    place = claim.paragraph_no - 1
    starts = sum(len(each) + 1 for each in paragraphs[:place])
    own = paragraphs[place]
    return {
        "before": paragraphs[place - 1] if place else "",
        "lead": own[: claim.start - starts],
        "tail": own[claim.end - starts :],
        "after": paragraphs[place + 1] if place + 1 < len(paragraphs) else "",
    }


def _rows(columns: list[Column], form: DecisionForm | None) -> list[Row]:
    labels = _labels()
    rows = []
    for name in SHOWN:
        said = [getattr(column.answer, name) for column in columns]
        is_decided = form is not None and name in DECIDED
        rows.append(
            Row(
                name=name,
                label=labels[name],
                columns=columns,
                values=[_in_words(name, column) for column in columns],
                differs=len({frozenset(v) if isinstance(v, tuple) else v for v in said}) > 1,
                take=form[f"take_{name}"] if form and is_decided else None,
                own=form[name] if form and is_decided else None,
            )
        )
    return [row for row in rows if row.take or any(row.values)]


def _final_in_words(form: DecisionForm) -> dict[str, str]:
    """What was chosen, by the labels of the fields."""
    final, labels, words = form.final(), _labels(), {}
    for name in DECIDED:
        value = getattr(final, name)
        known = dict(form.fields[name].choices)  # type: ignore[attr-defined]
        values = value if isinstance(value, tuple) else (value,) if value else ()
        words[labels[name]] = pgettext("list", ", ").join(
            str(known.get(each, each)) for each in values
        )
    return {**words, gettext("Rationale"): form.cleaned_data["rationale"]}


def _settled_in_words(stored: settled.Settled) -> dict[str, str]:
    labels = _labels()
    return {
        labels["kind"]: gettext(vocabulary.KINDS[stored.kind]) if stored.kind else "",
        labels["speakers"]: pgettext("list", ", ").join(each.name_ar for each in stored.speakers),
        labels["proposition"]: str(stored.proposition or ""),
        labels["stance"]: gettext(vocabulary.STANCES[stored.stance]) if stored.stance else "",
    }


def _labels() -> Mapping[str, str]:
    return {
        "kind": gettext("Kind"),
        "speakers": gettext("Speakers"),
        "proposition": gettext("Proposition"),
        "stance": gettext("Stance towards it"),
        "attribution": gettext("Attribution"),
        "event_date": gettext("Date of the event"),
        "attribution_check": gettext("Were these the words?"),
        "note": gettext("Note"),
    }


def _in_words(name: str, column: Column) -> str:
    value = getattr(column.answer, name)
    if name == "speakers":
        names = [named.speaker.name_ar for named in column.annotation.named.all()]
        return pgettext("list", ", ").join(names)
    if name == "proposition":
        return str(column.annotation.proposition or "")
    names_of = vocabulary.FIELDS.get(name)
    return gettext(names_of[value]) if names_of and value else value or ""
