"""What an export holds: records, articles with what was said of them, and by what it is narrowed.

A record is one object as JSON, with its kind under "record". An export of records is complete and
can be imported again; the other formats are written from documents.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]

# Of the form of records: raised when an older reader would take a newer file amiss.
FORM = {"record": "mihakk", "form": 1}

# What some programs take for the end of a line besides "\n" and what JSON escapes anyway.
LINE_ENDS = str.maketrans({"\x85": r"\u0085", "\u2028": r"\u2028", "\u2029": r"\u2029"})
LINE_ENDS_IN_BYTES = [(chr(each).encode(), escape.encode()) for each, escape in LINE_ENDS.items()]

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")

UNTAGGED = "untagged"  # what programs that must have a label say of a claim without a kind

LABELS = ("kind", "speakers", "attribution", "proposition", "stance", "event_date", "note")
DECIDED = ("kind", "speakers", "proposition", "stance")
SETTLED = ("agreed", "decided")
REOPENING = ("sent_back", "reopened")


def one_line(json_text: str) -> str:
    """The JSON text as the line of a file, for readers that split at Unicode's line ends too."""
    if "\u2028" in json_text or "\u2029" in json_text or "\x85" in json_text:
        return json_text.translate(LINE_ENDS)
    return json_text


def one_line_each(lines: bytes) -> bytes:
    """The same of many lines in UTF-8, each ended by "\\n"."""
    for character, escaped in LINE_ENDS_IN_BYTES:
        if character[:1] in lines and character in lines:  # seldom: a look for one byte is quick
            lines = lines.replace(character, escaped)
    return lines


def safe(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA) else text


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; "" and None ask for nothing. Dates are days (UTC), both ends included.

    `speaker`, `stance` and `proposition` mean the labels that whoever exports may see.
    """

    article: str = ""
    outlet: str = ""
    published_after: datetime.date | None = None
    published_before: datetime.date | None = None
    created_after: datetime.date | None = None
    created_before: datetime.date | None = None
    state: str = ""
    kind: str = ""
    speaker: str = ""
    stance: str = ""
    proposition: str = ""

    @property
    def of_claims(self) -> bool:
        """Whether any of them narrows the claims within an article."""
        return any((self.state, self.kind, self.speaker, self.stance, self.proposition))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The speakers and propositions that labels name, by key."""

    speakers: Mapping[str, Record]
    propositions: Mapping[str, Record]


@dataclass(slots=True)
class Document:
    """One article with what was said of it; mappings go by a claim's uid, lists are in order.

    `contradictions` are those whose first side is here, with their evidence by their own uid;
    `elsewhere` holds the sides that are not among the claims; what was said of them stands with
    the rest. `viewer` is the user name of whoever exports, "" for nobody.
    """

    article: Record
    viewer: str = ""
    claims: list[Record] = field(default_factory=list)
    annotations: dict[str, list[Record]] = field(default_factory=dict)
    decisions: dict[str, list[Record]] = field(default_factory=dict)
    evidence: dict[str, list[Record]] = field(default_factory=dict)
    contradictions: list[Record] = field(default_factory=list)
    elsewhere: dict[str, Record] = field(default_factory=dict)

    def side(self, uid: str) -> Record:
        """The claim with that uid, here or elsewhere. Raises `KeyError`."""
        return {**self.elsewhere, **{claim["uid"]: claim for claim in self.claims}}[uid]

    def has_side(self, uid: str) -> bool:
        return uid in self.elsewhere or any(claim["uid"] == uid for claim in self.claims)

    def labels(self, claim: Record) -> Record:
        """The claim's labels, and whose (`labels_of`): "settled", "mine", or "" for none.

        An agreed claim's are those of its first answer; a decided one's are the decision's, with
        what all answers share of those that editors do not decide.
        """
        if claim["state"] in SETTLED:
            return {"labels_of": "settled", **self._settled(claim)}
        mine = [a for a in self.current(claim) if a["annotator"] == self.viewer]
        whose = "mine" if mine else ""
        return {"labels_of": whose, **{label: _shared(mine, label) for label in LABELS}}

    def current(self, claim: Record) -> Sequence[Record]:
        """The answers on the claim's span as it is now, neither replaced nor set aside."""
        return [
            each
            for each in self.annotations.get(claim["uid"], ())
            if each["superseded_at"] is None and each["span_version"] == claim["span_version"]
        ]

    def verdict(self, claim: Record) -> Record | None:
        """The decision that says whether a settled claim is true, the latest one."""
        said = [each for each in self._standing(claim) if each["verdict"]]
        return said[-1] if said and claim["state"] in SETTLED else None

    def _settled(self, claim: Record) -> Record:
        answers = [each for each in self.current(claim) if each["blind"]]
        decided = [each for each in self._standing(claim) if each["outcome"] == "decided"]
        if not decided:
            return {label: _shared(answers[:1], label) for label in LABELS}
        shared = {label: _shared(answers, label) for label in LABELS}
        return shared | {label: decided[-1][label] for label in DECIDED}

    def _standing(self, claim: Record) -> list[Record]:
        """The decisions since the claim was last opened again."""
        standing: list[Record] = []
        for decision in self.decisions.get(claim["uid"], ()):
            opened = decision["outcome"] in REOPENING
            standing = [] if opened else [*standing, decision]
        return standing


def _shared(answers: Sequence[Record], label: str) -> Any:
    """What all the answers say there, if they all say the same."""
    said = [answer[label] for answer in answers]
    return said[0] if said and all(each == said[0] for each in said) else None
