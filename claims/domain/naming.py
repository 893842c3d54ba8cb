"""Names of speakers: where they end, what is title and what is name, whom the catalogue knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain import arabic, lexicon, names
from claims.domain.proposals import KnownSpeaker, NamedSpeaker
from claims.domain.wording import Word

_LONGEST = 14  # words of a title and a name together
_ALIAS_WORDS = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as found: `name` as written, clitics off; `full` with its title, normalised."""

    name: str
    key: str | None
    full: tuple[str, ...]
    type: str = "person"

    def as_speaker(self) -> NamedSpeaker:
        return NamedSpeaker(self.name, self.key)


class Register:
    """The desk's speakers by every normalised surface form."""

    def __init__(self, speakers: Sequence[KnownSpeaker]) -> None:
        self._by_form: dict[tuple[str, ...], KnownSpeaker] = {}
        for speaker in speakers:
            for surface in (speaker.name, *speaker.aliases):
                form = tuple(arabic.normalise(surface).split())
                if form:
                    self._by_form.setdefault(form, speaker)

    def at(self, norms: Sequence[str], start: int) -> tuple[int, KnownSpeaker] | None:
        """The longest known name that begins at norms[start], clitics off, and its length."""
        for first in unclitic(norms[start]):
            for length in range(min(_ALIAS_WORDS, len(norms) - start), 0, -1):
                form = (first, *norms[start + 1 : start + length])
                speaker = self._by_form.get(form)
                if speaker:
                    return length, speaker
        return None


def unclitic(norm: str) -> list[str]:
    """The word as it is, then without what may be joined to it: و ف ب ك ل، ولل → ال."""
    found = [norm]
    for _ in range(2):
        last = found[-1]
        if last.startswith("لل") and len(last) > 4:
            found.append("ال" + last[2:])
            break
        if last[:1] not in "وفبكل" or len(last) < 4:
            break
        found.append(last[1:])
    return found


def is_head(norm: str) -> bool:
    """Whether the word begins the description of a speaker: a title, a body, a group."""
    return norm in names.HEADS


def phrase_end(row: Sequence[Word], at: int, *, bounded: bool) -> int:
    """The end (a position in `row`) of the speaker's name that begins at row[at].

    `bounded`: a complementiser follows, so everything up to it is name; else the words are
    taken while they look like parts of one.
    """
    grammar = _Grammar(bounded)
    end = at
    while end < len(row) and end - at < _LONGEST and grammar.takes(row, at, end):
        end += 1
        if row[end - 1].gap:
            break
    return end


class _Grammar:
    """What may follow in a name: first its title's words, then the name's own."""

    def __init__(self, bounded: bool) -> None:
        self.bounded = bounded
        self.own = 0
        self.open = False

    def takes(self, row: Sequence[Word], at: int, end: int) -> bool:
        norm = row[end].norm
        if norm in lexicon.COMPLEMENTS or not norm:
            return False
        if end > at and norm == "في":
            return self._takes_in(row, at, end)
        if norm in names.OUTSIDE or (end > at and norm in lexicon.PARTICIPLES):
            return False
        if self.bounded or end == at:
            return self._count(norm)
        return self._looks_like_name(norm, row[end - 1].norm)

    def _takes_in(self, row: Sequence[Word], at: int, end: int) -> bool:
        following = row[end + 1].norm if end + 1 < len(row) else ""
        return (
            row[end - 1].norm not in names.OUTSIDE
            and self.own == 0
            and (row[at].norm in names.MAY_TAKE_IN or self.bounded and is_head(row[at].norm))
            and following not in names.VENUES | names.OUTSIDE
            and bool(following)
        )

    def _count(self, norm: str) -> bool:
        if not is_titular(norm):
            self.own += 1
        self.open = norm in names.BODIES or norm in names.TITLES
        return True

    def _looks_like_name(self, norm: str, before: str) -> bool:
        if norm.startswith(("ال", "لل")) or before in names.NAME_PARTS or before == "باسم":
            return True
        if norm in names.NAME_PARTS:
            return True
        if is_titular(norm):
            return self.own == 0
        if norm in lexicon.VERBS or norm[:1] == "و" and norm[1:] in lexicon.VERBS:
            return False
        if self.own >= 2:
            return False
        if before in names.BODIES - names.TITLES and before.startswith("ال"):
            return False
        return self._count(norm)


def is_titular(norm: str) -> bool:
    """Whether the word describes rather than names: titles, portfolios, bodies, places, ال…"""
    return (
        norm.startswith(("ال", "لل"))
        or norm in names.HEADS
        or norm in names.PORTFOLIOS
        or norm in names.PLACES
        or norm[:1] == "و"
        and (norm[1:].startswith("ال") or norm[1:] in names.PORTFOLIOS)
        or norm == "باسم"
        or norm == "في"
    )


def own_name(norms: Sequence[str]) -> int:
    """Where the name itself begins after its title; 0 if all of it is one or the other."""
    if not norms or norms[0] not in names.TITLES | names.GROUPS:
        return 0
    at = 1
    while at < len(norms) and is_titular(norms[at]):
        at += 1
    if at == len(norms):
        return 0
    before = norms[at - 1]
    if before in names.BODIES and before not in names.TITLES and not before.startswith("ال"):
        at += 1  # «رئيس شركة أرامكو …»: the word after a body without ال is the body's name
    return at if at < len(norms) else 0
