"""What an annotation must hold: the one validator of form, API and import."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain import dating, vocabulary
from claims.domain.problems import N_, Problem


@dataclass(frozen=True, slots=True)
class Answer:
    """One reviewer's labels for one claim.

    `speakers` are speaker keys in the reviewer's order, `proposition` a key; `event_date` is
    EDTF or "". A draft may be incomplete; a submitted answer has no faults.
    """

    kind: str | None = None
    attribution: str = "none"
    speakers: tuple[str, ...] = ()
    proposition: str | None = None
    stance: str | None = None
    event_date: str = ""
    attribution_check: str | None = None
    note: str = ""


class KindMissing(Problem):
    code = "kind-missing"
    message = N_("Choose what kind of claim this is.")
    field = "kind"


class SpeakerMissing(Problem):
    code = "speaker-missing"
    message = N_("An official statement has at least one speaker: choose who said it.")
    field = "speakers"


class StanceMissing(Problem):
    code = "stance-missing"
    message = N_("A proposition is chosen but no stance: choose the stance, or no proposition.")
    field = "stance"


class PropositionMissing(Problem):
    code = "proposition-missing"
    message = N_("A stance is towards a proposition: choose the proposition, or no stance.")
    field = "proposition"


class NoteMissing(Problem):
    code = "note-missing"
    message = N_("The stance is unclear: write in the note why the text does not decide it.")
    field = "note"


class UnknownLabel(Problem):
    code = "unknown-label"
    message = N_("“%(value)s” is not a label of this field. Known: %(known)s.")

    def __init__(self, field: str, value: str) -> None:
        self.field = field
        super().__init__(value=value, known=", ".join(vocabulary.FIELDS[field]))


class BadAnswer(Problem):
    """An answer with faults: all of them, so that a form can show each at its field."""

    code = "bad-answer"
    message = N_("The answer is not complete.")

    def __init__(self, faults: tuple[Problem, ...]) -> None:
        self.faults = faults
        super().__init__()


def check_answer(answer: Answer, *, draft: bool = False) -> None:
    """Raise `BadAnswer` with every fault; a draft may lack things but holds known labels."""
    faults = (*_unknown_labels(answer), *faults_of(answer, draft=draft))
    if faults:
        raise BadAnswer(faults)


def faults_of(answer: Answer, *, draft: bool = False) -> tuple[Problem, ...]:
    """What does not go together or, unless it is a draft, is missing; its labels are known."""
    return (*_pairing(answer), *(() if draft else _missing(answer)))


def _unknown_labels(answer: Answer) -> Iterator[Problem]:
    for field in ("kind", "attribution", "stance", "attribution_check"):
        value = getattr(answer, field)
        if value is not None and value not in vocabulary.FIELDS[field]:
            yield UnknownLabel(field, value)
    if answer.event_date:
        try:
            dating.check_edtf(answer.event_date)
        except Problem as problem:
            problem.field = "event_date"
            yield problem


def _pairing(answer: Answer) -> Iterator[Problem]:
    if answer.proposition and not answer.stance:
        yield StanceMissing()
    if answer.stance and not answer.proposition:
        yield PropositionMissing()


def _missing(answer: Answer) -> Iterator[Problem]:
    if answer.kind is None:
        yield KindMissing()
    if answer.kind == vocabulary.OFFICIAL_STATEMENT and not answer.speakers:
        yield SpeakerMissing()
    if answer.stance == vocabulary.UNCLEAR and not answer.note.strip():
        yield NoteMissing()
