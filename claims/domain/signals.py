"""What speaks for two claims standing against each other: each sign with its weight and reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.domain import actors, arabic, opposites, quantities, retrieving, vocabulary
from claims.domain.problems import N_
from claims.domain.proposals import ClaimRef, Reason

CONTRADICTS, BREACHES, UNDERMINES = vocabulary.RELATIONS

# Towards one proposition: whoever takes one of these stands against whoever takes the others.
_COMMITTED_AGAINST = frozenset(("denies", "opposes"))
_CONTRASTS = tuple(
    tuple(arabic.normalise(phrase).split())
    for phrase in (
        "إلا أن", "إلا أنه", "إلا أنها", "غير أن", "غير أنه", "غير أنها", "بيد أن", "لكن", "ولكن",
        "لكنه", "لكنها", "في حين", "في المقابل", "وفي المقابل", "بينما", "بالمقابل", "رغم", "ورغم",
        "على الرغم", "وعلى الرغم", "بالرغم", "ومع ذلك", "مع ذلك", "على العكس", "خلافا", "فيما",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MatchClaim:
    """What matching looks at: the words and the labels, proposed or settled, of one claim.

    `speakers` are keys, or names where there is no key; `date` is EDTF; `is_duplicate` keeps a
    claim out of every pair, as does the kind author_comment.
    """

    quote: str
    kind: str
    speakers: tuple[str, ...] = ()
    stance: str | None = None
    proposition: str | None = None
    date: str | None = None
    is_duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with what its words show, read once."""

    claim: MatchClaim
    cues: frozenset[opposites.Cue]
    countries: frozenset[str]
    stems: frozenset[str]
    quantities: tuple[quantities.Quantity, ...]
    negated: Mapping[str, str]
    contrast: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign: how much it counts (0–1), the relation that it points to, and why."""

    weight: float
    reason: Reason
    relation: str | None = None


def profile(claim: MatchClaim) -> Profile:
    """Read the claim's words once for all the pairs that it may be in."""
    words = arabic.normalise(claim.quote).split()
    negated = opposites.negated(claim.quote)
    return Profile(
        claim,
        frozenset(opposites.cues(claim.quote)),
        actors.countries(claim.quote),
        frozenset(retrieving.stems(claim.quote)) - set(negated),
        quantities.quantities(claim.quote),
        negated,
        _contrast(words),
    )


def _contrast(words: list[str]) -> str:
    """The connective by which the claim sets itself against what stands around it, or ""."""
    for phrase in _CONTRASTS:
        if tuple(words[: len(phrase)]) == phrase:
            return " ".join(phrase)
    return ""


def opposing(a: Profile, b: Profile) -> Iterator[Signal]:
    """Signs that the two say opposite things."""
    yield from _opposite_words(a, b)
    yield from _opposite_stances(a, b)
    yield from _negation(a, b)
    yield from _numbers(a, b)


def relating(a: Profile, b: Profile, similarity: float) -> Iterator[Signal]:
    """Signs that the two speak of the same."""
    countries = a.countries & b.countries
    if countries:
        yield Signal(
            0.1 * min(len(countries), 3),
            Reason("same-actors", N_("same actors: %(names)s"), {"names": _listed(countries)}),
        )
    speakers = set(a.claim.speakers) & set(b.claim.speakers)
    if similarity >= 0.05:
        yield Signal(
            min(similarity, 0.6),
            Reason("same-words", N_("words in common: %(words)s"), {"words": _common(a, b)}),
        )
    if a.claim.proposition and a.claim.proposition == b.claim.proposition:
        yield Signal(0.3, Reason("same-proposition", N_("both concern the same proposition")))
    if a.claim.date and b.claim.date and a.claim.date[:7] == b.claim.date[:7] and not speakers:
        yield Signal(
            0.1, Reason("same-date", N_("the same date: %(date)s"), {"date": a.claim.date[:7]})
        )


def contrast(a: Profile, b: Profile, place: ClaimRef, other: ClaimRef) -> Iterator[Signal]:
    """The sign that the text itself sets two neighbours against each other by a connective."""
    if place[0] == other[0] and abs(place[1] - other[1]) == 1:
        later = b if place < other else a
        word = later.contrast or (a if later is b else b).contrast
        if word:
            yield Signal(
                0.4, Reason("contrast", N_("set against each other by «%(word)s»"), {"word": word})
            )


def _opposite_words(a: Profile, b: Profile) -> Iterator[Signal]:
    for cue in sorted(a.cues, key=lambda cue: (cue.opposition, cue.side)):
        for other in b.cues:
            if cue.opposition == other.opposition and cue.side != other.side:
                opposition = opposites.OPPOSITIONS[cue.opposition]
                yield Signal(
                    opposition.weight,
                    Reason(
                        "opposite-words",
                        N_("opposite words: «%(a)s» ↔ «%(b)s»"),
                        {"a": cue.word, "b": other.word, "opposition": opposition.code},
                    ),
                    opposition.relation,
                )


def _opposite_stances(a: Profile, b: Profile) -> Iterator[Signal]:
    if not a.claim.proposition or a.claim.proposition != b.claim.proposition:
        return
    stances = {a.claim.stance, b.claim.stance}
    if "supports" in stances and stances & (_COMMITTED_AGAINST | {"questions"}):
        relation = CONTRADICTS if stances & {"denies"} else UNDERMINES
        yield Signal(
            0.4,
            Reason("opposite-stances", N_("opposite stances towards the same proposition")),
            relation,
        )


def _negation(a: Profile, b: Profile) -> Iterator[Signal]:
    """A word that one claim says «not» of and the other says."""
    for one, other in ((a, b), (b, a)):
        for stem in sorted(set(one.negated) & other.stems):
            yield Signal(
                0.3,
                Reason("negation", N_("one denies «%(word)s»"), {"word": one.negated[stem]}),
                CONTRADICTS,
            )


def _numbers(a: Profile, b: Profile) -> Iterator[Signal]:
    for one in a.quantities:
        for other in b.quantities:
            if one.unit == other.unit and one.value != other.value:
                yield Signal(
                    0.25,
                    Reason(
                        "numbers-differ",
                        N_("numbers that differ: %(a)s ↔ %(b)s"),
                        {"a": one.text, "b": other.text},
                    ),
                    CONTRADICTS,
                )
                return


def _listed(names: frozenset[str]) -> str:
    return "، ".join(sorted(names))


def _common(a: Profile, b: Profile) -> str:
    """Words of the first that the second has too, as they stand there."""
    words = a.claim.quote.split()
    common = [
        word.strip('،,.؛:"«»“”()') for word in words if arabic.light_stem(word) in b.stems & a.stems
    ]
    return "، ".join(dict.fromkeys(common[:5]))
