"""What goes into the machine's proposals and what comes out: nothing here decides anything.

Offsets are code points into a document's text, end exclusive. A claim is named by the pair
(number of the document, number of the claim in it), both from 0.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

ClaimRef = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its stored text, and the day it came out as EDTF where that is known.

    `spans` are its claims where they are known already, in order; without them the text is cut.
    """

    name: str
    text: str
    published: str | None = None
    spans: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A speaker of the desk's catalogue with every surface form it goes by."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    type: str = "person"


@dataclass(frozen=True, slots=True)
class KnownProposition:
    """A proposition that stances are taken towards."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """Who says something, as the text writes it; `key` is None for one not in the catalogue.

    `type` is one of `vocabulary.SPEAKER_TYPES`.
    """

    name: str
    key: str | None
    type: str = "person"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed: `code` for programs, `message` an English template."""

    code: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        return {"code": self.code, "message": self.message, "params": dict(self.params)}

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


@dataclass(frozen=True, slots=True)
class ProposedDate:
    """When it happened or was said: EDTF, how precise that is, and the words that say it."""

    edtf: str
    precision: str
    text: str

    def as_json(self) -> dict[str, object]:
        return {"edtf": self.edtf, "precision": self.precision, "text": self.text}


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A span and the labels proposed for it; `confidence` from 0 to 1 is that of the labels.

    `kind` is one of `vocabulary.KINDS`; proposition and stance stand together or not at all.
    """

    start: int
    end: int
    quote: str
    paragraph_no: int
    kind: str
    speakers: tuple[NamedSpeaker, ...] = ()
    attribution: str = "none"
    proposition: str | None = None
    stance: str | None = None
    date: ProposedDate | None = None
    duplicate_of: ClaimRef | None = None
    confidence: float = 0.5
    reasons: tuple[Reason, ...] = ()

    def fields(self) -> dict[str, object]:
        """The labels, ready for JSON."""
        return {
            "kind": self.kind,
            "speakers": [asdict(each) for each in self.speakers],
            "attribution": self.attribution,
            "proposition": self.proposition,
            "stance": self.stance,
            "date": self.date.as_json() if self.date else None,
        }


@dataclass(frozen=True, slots=True)
class ProposedPair:
    """Two claims that may stand against each other; `relation` is one of `vocabulary.RELATIONS`."""

    a: ClaimRef
    b: ClaimRef
    relation: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """For each document its claims in the order of the text; pairs over all, best first."""

    documents: tuple[tuple[ProposedClaim, ...], ...]
    pairs: tuple[ProposedPair, ...] = ()
