"""Names of speakers: where they end, what is title and what is name, whom the catalogue knows."""

import functools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain import arabic, lexicon, names
from claims.domain.proposals import KnownSpeaker, NamedSpeaker
from claims.domain.wording import Word

_LONGEST = 14  # words of a title and a name together
QUOTED_NAME = 3  # words of a name in quote marks, at most
_QUOTES = frozenset("\"«»“”‘’'")
_PLURALS = ("ين", "ون", "ات")  # of no family name


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as found: `name` as written, clitics off; `full` with its title, normalised."""

    name: str
    key: str | None
    full: tuple[str, ...]
    type: str = "person"

    def as_speaker(self) -> NamedSpeaker:
        return NamedSpeaker(self.name, self.key, self.type)


class Register:
    """The desk's speakers by every normalised surface form."""

    def __init__(self, speakers: Sequence[KnownSpeaker]) -> None:
        by_form: dict[tuple[str, ...], KnownSpeaker] = {}
        for speaker in speakers:
            for surface in (speaker.name, *speaker.aliases):
                by_form.setdefault(tuple(arabic.normalise(surface).split()), speaker)
        self._by_first: dict[str, list[tuple[list[str], KnownSpeaker]]] = defaultdict(list)
        for form in sorted(filter(None, by_form), key=len, reverse=True):
            self._by_first[form[0]].append(([*form[1:]], by_form[form]))

    def at(self, norms: Sequence[str], start: int) -> tuple[int, KnownSpeaker] | None:
        """The longest known name that begins at norms[start], clitics off, and its length."""
        if start >= len(norms) or not self._by_first:
            return None
        for first in unclitic(norms[start]):
            for rest, speaker in self._by_first.get(first, ()):
                if norms[start + 1 : start + 1 + len(rest)] == rest:
                    return 1 + len(rest), speaker
        return None


NOBODY = Register(())


@functools.lru_cache(maxsize=32_768)
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


def phrase_end(row: Sequence[Word], at: int, *, bounded: bool) -> int:
    """The end (a position in `row`) of the speaker's name that begins at row[at].

    `bounded`: a complementiser follows, so everything up to it is name; else the words are
    taken while they look like parts of one.
    """
    if at >= len(row):
        return at
    grammar = _Grammar(_head(row[at].norm), bounded)
    end = at
    while end < len(row) and end - at < _LONGEST and grammar.takes(row, at, end):
        end += 1
        called = _past_quoted(row, end) if grammar.is_body else end
        goes_on = called > end and bounded and set(row[called - 1].gap) <= _QUOTES
        end = called
        if row[end - 1].gap and not _abbreviates(row[end - 1]) and not goes_on:
            break
    return end


def _past_quoted(row: Sequence[Word], at: int) -> int:
    """Past a name in quote marks: «صحيفة «الشرق الأوسط»». Elsewhere `at` as it is."""
    if not row[at - 1].gap or not set(row[at - 1].gap) <= _QUOTES:
        return at
    for end in range(at, min(len(row), at + QUOTED_NAME)):
        if row[end].gap[:1] in _QUOTES:
            return end + 1
    return at


def _head(norm: str) -> str:
    return next((each for each in unclitic(norm) if each in names.HEADS), norm)


def _abbreviates(word: Word) -> bool:
    """«د. سامي»، «د/ سامي»: the mark belongs to the title."""
    return word.gap in (".", "/") and len(word.norm) <= 2


class _Grammar:
    """What may follow in a name: first the words of its title, then the name's own."""

    def __init__(self, head: str, bounded: bool) -> None:
        self.is_body = head in names.BODIES | names.MEDIA and head not in names.TITLES
        self.head = head
        self.bounded = bounded
        self.own = 0  # words of the name itself so far
        self.has_family = False
        self.is_last = False
        self.owned = (
            head.startswith("ال") or head in names.PLACES
        )  # the definite noun that a title needs is there

    def takes(self, row: Sequence[Word], at: int, end: int) -> bool:
        norm = row[end].norm
        self.is_last = end + 1 == len(row)
        if end == at:
            self.own = int(not is_titular(self.head))
            return norm not in names.OUTSIDE and norm not in lexicon.COMPLEMENTS
        if norm in lexicon.COMPLEMENTS or norm in lexicon.PARTICIPLES:
            return False
        if norm in names.WITHIN:
            return self._takes_in(row, end)
        if norm in names.OUTSIDE or _is_verb(norm):
            return False
        before = row[end - 1].norm
        if self.bounded and not self.is_body:
            if self.own > 1 and norm[:1] == "ل" and norm not in names.GIVEN | names.PLACES:
                return False  # to whom it was said
            self.own += not is_titular(norm)
            return True
        return self._follows(norm, before)

    def _takes_in(self, row: Sequence[Word], end: int) -> bool:
        """«مسؤول في وزارة …»، not «الوزير في مؤتمر …»."""
        if (
            self.own
            or self.is_body
            or end + 1 >= len(row)
            or self.head not in names.TITLES | names.GROUPS
        ):
            return False
        following = row[end + 1].norm
        if row[end].norm == "لدي":
            return True
        then = row[end + 2].norm if end + 2 < len(row) else ""
        return following not in names.VENUES and (
            following in names.BODIES | names.PLACES
            or following.startswith("ال")
            or then in names.GIVEN  # «محلل في رابوبنك سامر …»
        )

    def _follows(self, norm: str, before: str) -> bool:
        if before in names.NAME_PARTS or before in names.ON_BEHALF or norm in names.ON_BEHALF:
            self.owned = self.owned or norm.startswith("ال")
            return True
        if norm in names.NAME_PARTS:
            self.own += 1
            return not self.is_body
        if self.own:
            return self._continues_name(norm, before)
        if before in names.WITHIN:
            return True
        if norm.startswith(("ال", "لل")):
            return self._is_definite(norm)
        if is_of_body(norm):
            self.owned = False
            return True
        if is_titular(norm) and norm not in names.GIVEN:
            if self.is_body and self.owned and norm[:1] != "و":
                return False  # «حمّلت نقابة البحارة إدارة المرفأ …»: another body
            self.owned = norm in names.PLACES | names.PROPER
            return True
        return self._begins_name(norm, before)

    def _is_definite(self, norm: str) -> bool:
        """One noun that the title or body is of, then adjectives only."""
        if self.owned and self.is_body and norm in names.GROUPS:
            return False  # «ناشد الدفاع المدني الأهالي»
        if is_adjective(norm) or norm.startswith("لل") or norm in names.TITLES:
            return True
        was, self.owned = self.owned, True
        return not was or self.bounded

    def _begins_name(self, norm: str, before: str) -> bool:
        if self.is_body:
            after_body = before in (names.BODIES | names.MEDIA) - names.PROPER
            after_body = after_body and not before.startswith("ال")
            return self.bounded or after_body and (norm[:1] not in "بل" or len(norm) < 7)
        if norm[:1] == "ب" and norm not in names.GIVEN and not self.bounded and len(norm) > 4:
            return False
        of_title = self.head == before and not before.startswith("ال") and len(before) > 2
        if of_title and norm not in names.GIVEN and self.head in names.TITLES:
            return True  # «أمين سر …»، «مدرب تولوز …»: what the title is of
        self.own = 1
        return True

    def _continues_name(self, norm: str, before: str) -> bool:
        if norm in names.TITLES and (norm.startswith("ال") or len(norm) <= 2):
            self.own, self.has_family = 0, False
            return True
        if self.has_family:
            return norm in names.GIVEN or is_nisba(norm)
        if norm.startswith("ال"):
            self.has_family = True
            given = before in names.GIVEN or self.head in names.TITLES or self.is_last
            return self.own == 1 and given and norm[-2:] not in _PLURALS or norm.endswith("ي")
        self.own += 1
        return norm in names.GIVEN or self.own <= 2 and _may_be_family(norm)


def is_nisba(norm: str) -> bool:
    """«الحلبي»: a family name or an adjective of it, no plural such as «الأهالي»."""
    return norm.startswith("ال") and norm.endswith("ي") and norm not in names.GROUPS


def _may_be_family(norm: str) -> bool:
    """Not «بخرق», where «ب» is joined to a noun; but «باشينيان» by its ending."""
    return not is_titular(norm) and not has_joined_b(norm)


def has_joined_b(norm: str) -> bool:
    """Whether «ب» is a preposition joined to a noun here, as far as the ending tells."""
    return norm[:1] == "ب" and norm not in names.GIVEN and not norm.endswith(names.FOREIGN_ENDINGS)


def _is_verb(norm: str) -> bool:
    if norm in names.GIVEN or norm in names.HEADS:
        return False
    return norm in lexicon.VERBS or norm[:1] in "وف" and norm[1:] in lexicon.VERBS


def is_adjective(norm: str) -> bool:
    """Whether the word can be a relative adjective («السوري») or is a common one («الأول»)."""
    return norm.endswith(("ي", "يه", "يون", "يين", "يان")) or norm in names.ADJECTIVES


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
        or is_of_body(norm)
        or norm in names.WITHIN
    )


def is_of_body(norm: str) -> bool:
    """«لحركة …»، «لوزارة …»: the body that a title belongs to."""
    return norm[:1] == "ل" and norm[1:] in names.BODIES - names.MEDIA and norm not in names.OUTSIDE
