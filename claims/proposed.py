"""What the machine proposed, and what a reviewer made of it, in the reader's words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from claims.domain import deciding, vocabulary
from claims.domain.problems import N_
from claims.models import Annotation, Proposal, ProposalDecision, Proposition

NAMES = {
    "kind": N_("Kind"),
    "speakers": N_("Speakers"),
    "attribution": N_("Attribution"),
    "proposition": N_("Proposition"),
    "stance": N_("Stance towards it"),
    "event_date": N_("Date of the event"),
}
# Which label a reason speaks for, by its code; the kind's reasons are all the others.
_ABOUT = {
    "speech-sign": "speakers",
    "antecedent": "speakers",
    "answers": "speakers",
    "listed": "speakers",
    "quotation-goes-on": "speakers",
    "carried-over": "speakers",
    "acting-subject": "speakers",
    "concerns": "proposition",
    "stance-verb": "stance",
    "date-words": "event_date",
    "date-relative": "event_date",
    "date-needs-publication": "event_date",
    "date-hijri": "event_date",
}
_DECISIONS = {
    deciding.ACCEPTED: N_("took the proposal as it was"),
    deciding.CORRECTED: N_("corrected the proposal"),
    deciding.REJECTED: N_("turned the proposal down"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One label: its field's name, its value, and why it is proposed; a value may be missing."""

    name: str
    value: str
    reasons: tuple[str, ...]


def reason_in_words(reason: Mapping[str, Any]) -> str:
    """A stored reason as a sentence in the reader's language."""
    message, params = reason["message"], reason["params"]
    return gettext(message) % params


def summary(proposal: Proposal) -> str:
    """«ترمب · يؤيّد», or the kind where nobody speaks."""
    fields = proposal.fields
    names = [speaker["name"] for speaker in fields.get("speakers", [])]
    kind, stance = fields.get("kind"), fields.get("stance")
    words = [gettext(vocabulary.KINDS[kind])] if kind and not names else []
    return " · ".join([*names, *words, *([gettext(vocabulary.STANCES[stance])] if stance else [])])


def lines(proposal: Proposal, propositions: Mapping[str, str]) -> list[Line]:
    """Every label with its reasons; `propositions` are the texts by key."""
    values = _proposed(proposal.fields, propositions)
    return [
        Line(gettext(name), values[field], tuple(_reasons(proposal, field)))
        for field, name in NAMES.items()
        if values[field] or any(_reasons(proposal, field))
    ]


def texts_of(proposals: Iterable[Proposal]) -> dict[str, str]:
    """The texts of the propositions that they name, by key."""
    keys = [each.fields["proposition"] for each in proposals if each.fields.get("proposition")]
    return dict(Proposition.objects.keyed(*keys).values_list("key", "text_ar"))


def decision(made: ProposalDecision) -> str:
    return gettext(_DECISIONS[made.outcome])


def corrections(made: ProposalDecision, propositions: Mapping[str, str]) -> Iterator[str]:
    """For each corrected field what was proposed and what the reviewer said."""
    if made.annotation is None:
        return
    before = _proposed(made.proposal.fields, propositions)
    after = _answered(made.annotation)
    for field in made.corrected:
        words = {"old": before[field] or "–", "new": after[field] or "–"}
        yield f"{gettext(NAMES[field])}: " + gettext("from “%(old)s” to “%(new)s”") % words


def _reasons(proposal: Proposal, field: str) -> Iterator[str]:
    for reason in proposal.reasons:
        if _ABOUT.get(reason["code"], "kind") == field:
            yield reason_in_words(reason)


def _proposed(fields: Mapping[str, Any], propositions: Mapping[str, str]) -> dict[str, str]:
    date = fields.get("date") or {}
    key = fields.get("proposition")
    return {
        **_labels(fields.get("kind"), fields.get("attribution"), fields.get("stance")),
        "speakers": _listed(each["name"] for each in fields.get("speakers", ())),
        "proposition": propositions.get(key, key) if key else "",
        "event_date": date.get("edtf", ""),
    }


def _answered(answer: Annotation) -> dict[str, str]:
    return {
        **_labels(answer.kind, answer.attribution, answer.stance),
        "speakers": _listed(named.speaker.name_ar for named in answer.named.all()),
        "proposition": answer.proposition.text_ar if answer.proposition else "",
        "event_date": answer.event_date,
    }


def _labels(kind: str | None, attribution: str | None, stance: str | None) -> dict[str, str]:
    return {
        "kind": gettext(vocabulary.KINDS[kind]) if kind else "",
        "attribution": gettext(vocabulary.ATTRIBUTIONS[attribution])
        if attribution and attribution != "none"
        else "",
        "stance": gettext(vocabulary.STANCES[stance]) if stance else "",
    }


def _listed(names: Iterable[str]) -> str:
    return "، ".join(names)
