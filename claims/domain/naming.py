"""Names of speakers: whom the catalogue knows, and what a word of a name can be."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from claims.domain import arabic, names
from claims.domain.memos import once
from claims.domain.proposals import KnownSpeaker, NamedSpeaker
from claims.domain.wording import Word


class Named(NamedTuple):
    """A speaker as found: `name` as written, clitics off; `full` with its title, normalised."""

    name: str
    key: str | None
    full: tuple[str, ...]
    type: str = "person"

    def as_speaker(self) -> NamedSpeaker:
        return NamedSpeaker(self.name, self.key, self.type)


class Register:
    """The desk's speakers by every normalised surface form; `first` whom an article introduced."""

    first: Named | None = None

    def __init__(self, speakers: Sequence[KnownSpeaker]) -> None:
        by_form: dict[tuple[str, ...], KnownSpeaker] = {}
        for speaker in speakers:
            for surface in (speaker.name, *speaker.aliases):
                by_form.setdefault(tuple(arabic.normalise(surface).split()), speaker)
        self._by_first: dict[str, list[tuple[list[str], KnownSpeaker]]] = defaultdict(list)
        for form in sorted(filter(None, by_form), key=len, reverse=True):
            self._by_first[form[0]].append(([*form[1:]], by_form[form]))

    def at(self, norms: Sequence[str], start: int) -> "Found | None":
        """The longest known name that begins at norms[start], clitics off, and its length."""
        if start >= len(norms) or not self._by_first:
            return None
        for first in unclitic(norms[start]):
            for rest, speaker in self._by_first.get(first, ()):
                if norms[start + 1 : start + 1 + len(rest)] == rest:
                    return 1 + len(rest), speaker
        return None

    def may_name(self, norms: Sequence[str]) -> bool:
        """Whether a known name may stand among the words; False is certain."""
        return bool(self._by_first)

    def openings(self, norms: Sequence[str]) -> Sequence[int]:
        """The only positions at which a known name may begin."""
        return range(len(norms)) if self._by_first else ()

    def met(self, norms: Sequence[str], start: int) -> "tuple[int, Named] | None":
        """Nobody: the desk's list has met no one in an article."""
        return None

    def first_met(self, norms: Sequence[str]) -> int | None:
        """Nowhere."""
        return None


NOBODY = Register(())


class Introduced(Register):
    """The desk's speakers, and whoever an article has named in full so far.

    Whom an article has introduced as «النائب جورج أبي نادر» it calls «أبي نادر» or «جورج» later on.
    """

    def __init__(self, desk: Register) -> None:
        super().__init__(())
        self._by_first = desk._by_first
        self._met: dict[tuple[str, ...], Named] = {}
        self._firsts: dict[str, int] = {}  # with the words of the longest that begins so
        self._openers: set[str] = set()  # the same, and with what may be joined to them
        self._seen: set[tuple[str, ...]] = set()

    def is_new(self, full: tuple[str, ...]) -> bool:
        """Whether these words, normalised, are seen for the first time."""
        if full in self._seen:
            return False
        self._seen.add(full)
        return True

    def is_called(self, word: str) -> bool:
        """Whether somebody was met who may be called by the word alone."""
        return (word,) in self._met

    def meet(self, named: Named, own: tuple[str, ...]) -> None:
        """Somebody is named by his `own` words, normalised, titles apart."""
        self.first = self.first or named
        if len(self._met) > _MOST_MET:
            self._forget()
        for first, word in enumerate(own):
            if word in _NO_NAME:
                continue
            for end in range(first + 1, len(own) + 1)[:_LONGEST_MENTION]:
                if own[end - 1] not in names.NAME_PARTS:
                    self._met[own[first:end]] = named
                    self._open_with(word, end - first)

    def _open_with(self, first: str, length: int) -> None:
        longest = self._firsts.get(first, 0)
        if longest < length:
            self._firsts[first] = length
        if not longest:
            self._openers.update([first, *[joined + first for joined in _JOINED]])

    def _forget(self) -> None:
        """However long the text, what is remembered of it does not grow."""
        self._met.clear()
        self._firsts.clear()
        self._openers.clear()
        self._seen.clear()

    def may_name(self, norms: Sequence[str]) -> bool:
        return bool(self._by_first) or not self._openers.isdisjoint(norms)

    def openings(self, norms: Sequence[str]) -> Sequence[int]:
        if self._by_first:
            return range(len(norms))
        if self._openers.isdisjoint(norms):
            return ()
        return [at for at, norm in enumerate(norms) if norm in self._openers]

    def at(self, norms: Sequence[str], start: int) -> "Found | None":
        if self._by_first:
            return super().at(norms, start) or self.met(norms, start)
        if start >= len(norms) or norms[start] not in self._openers:
            return None  # as most often: nobody's name begins so
        return self.met(norms, start)

    def met(self, norms: Sequence[str], start: int) -> "tuple[int, Named] | None":
        """The longest name at norms[start] of somebody whom the article has introduced."""
        if start >= len(norms) or norms[start] not in self._openers:
            return None
        first = norms[start]
        if first not in self._firsts:
            first = first[1:]
        longest, rest = self._firsts[first], len(norms) - start
        for length in range(longest if longest < rest else rest, 0, -1):
            named = self._met.get((first, *norms[start + 1 : start + length]))
            if named:
                return length, named
        return None

    def first_met(self, norms: Sequence[str]) -> int | None:
        """Where in the words the first begins that may be such a name, clitics apart."""
        for at, norm in enumerate(norms):
            if norm in self._firsts:
                return at
        return None


Found = tuple[int, KnownSpeaker | Named]
_LONGEST_MENTION = 4  # words
_MOST_MET = 8_192  # forms of names
_JOINED = ("و", "ف", "ل")
_NO_NAME = names.HEADS | names.PORTFOLIOS | names.PLACES | names.ADJECTIVES


@once
def unclitic(norm: str) -> Sequence[str]:
    """The word as it is, then without what may be joined to it: و ف ب ك ل، ولل → ال."""
    found = [norm]
    for _ in range(2):
        last = found[-1]
        if last.startswith("لل") and len(last) > 4:
            found += ["ال" + last[2:], last[1:]]  # «للهيئة» and «للجنة»
            break
        if last[:1] not in "وفبكل" or len(last) < 4:
            break
        found.append(last[1:])
    return tuple(found)


def is_head(norm: str) -> bool:
    """Whether the word begins the description of a speaker: a title, a body, a group."""
    return norm in names.HEADS


@once
def head(norm: str) -> str:
    """«للوزير» → «الوزير», where the word begins the description of a speaker; else as it is."""
    if norm in names.GIVEN:
        return norm  # «لامين»
    return next((each for each in unclitic(norm) if each in names.HEADS), given(norm))


@once
def given(norm: str) -> str:
    """«لسامر» → «سامر», where a given name is left; else as it is."""
    joined = norm[:1] == "ل" and norm not in names.BEGINNINGS and norm[1:] in names.GIVEN
    return norm[1:] if joined else norm


@once
def is_body(norm: str) -> bool:
    return any(each in names.COLLECTIVES for each in unclitic(norm))


@once
def is_told(norm: str) -> bool:
    """«للجريدة»، «لوكالتنا»: to whom it was said."""
    if norm[:1] != "ل":
        return False
    if norm.endswith("نا") and norm[1:-2] in names.TOLD:
        return True
    return norm[1:-3] + "ه" in names.TOLD or any(each in names.TOLD for each in unclitic(norm)[1:])


def may_be_called(row: Sequence[Word], at: int) -> bool:
    """Whether the quoted word row[at] goes on a name: «صحيفة «الشرق الأوسط»»."""
    return is_body(row[at - 1].norm) or not row[at - 1].gap


@once
def is_nisba(norm: str) -> bool:
    """«الحلبي»: a family name or an adjective of it, no plural such as «الأهالي»."""
    return norm.startswith("ال") and norm.endswith(("ي", "يه")) and norm not in names.GROUPS


@once
def has_joined_b(norm: str) -> bool:
    """Whether «ب» is a preposition joined to a noun here, as far as the ending tells."""
    if norm[:1] != "ب" or norm in names.PROPER_NOUNS or norm in names.NAME_PARTS:
        return False  # «بغداد»، «بن»
    return not norm.endswith(names.FOREIGN_ENDINGS)


def is_adjective(norm: str) -> bool:
    """Whether the word can be a relative adjective («السوري») or is a common one («الأول»)."""
    return norm.endswith(("ي", "يه", "يون", "يين", "يان")) or norm in names.ADJECTIVES


@once
def is_titular(norm: str) -> bool:
    """Whether the word describes rather than names: titles, portfolios, bodies, places, ال…"""
    return (
        norm.startswith(("ال", "لل", "بال"))
        or norm in names.HEADS
        or norm in names.PORTFOLIOS
        or norm in names.PLACES
        or norm[:1] == "و"
        and (norm[1:].startswith("ال") or norm[1:] in names.PORTFOLIOS)
        or norm in names.ON_BEHALF
        or norm in names.PURPOSES
        or norm in names.THE_SAME
        or is_of_body(norm)
        or norm in names.WITHIN
    )


def ends_place(norms: Sequence[str], at: int) -> bool:
    """«بلدية خان يونس»: whether norms[at] is the second word of a place's name."""
    return at > 1 and norms[at - 1] in names.SPRINGS and norms[at - 2] in names.TOWNS


@once
def is_of_body(norm: str) -> bool:
    """«لحركة …»، «لوزارة …»: the body that a title belongs to."""
    return norm[:1] == "ل" and norm[1:] in names.OF_TITLES and norm not in names.OUTSIDE
