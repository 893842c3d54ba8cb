"""Who speaks in an article: from words that name somebody to a speaker, and who spoke last."""

from collections import Counter, deque
from collections.abc import Sequence

from claims.domain import agreeing, lexicon, names, naming, titling
from claims.domain.memos import once
from claims.domain.naming import Found, Named, Register
from claims.domain.wording import Row

_new = tuple.__new__  # of a named tuple, at half the time that its own call takes
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"
_SIRS = lexicon.forms("السيد السيدة")
_OPENERS, _CLOSERS = frozenset('«“"»'), '»”"«'
_ACCUSATIVE = "ا\u064b"
_JOINED = frozenset("وفل")  # to whom speaks, or by whom it is told
_ISSUED = lexicon.forms("البيان البلاغ الإعلان النشرة")  # by a body that has just spoken
_REMEMBERED = 12  # speakers that a later «الوزير» or «وأضافت» can mean


class Cast:
    """The speakers of one article in the order in which they spoke."""

    def __init__(self, text: str, register: Register) -> None:
        self._text = text
        self._register = register
        self._spoken: deque[tuple[Named, bool | None]] = deque(maxlen=_REMEMBERED)

    def remember(self, speakers: Sequence[Named], verb: str) -> None:
        """They have spoken, by the normalised word of saying."""
        for named in speakers:
            self._spoken.append((named, agreeing.gender(verb, named.full[0])))

    def last(self) -> Named | None:
        """Who spoke last."""
        return self._spoken[-1][0] if self._spoken else None

    def before_last(self) -> Named | None:
        """Who spoke last but whoever did last."""
        others = (named for named, _ in reversed(self._spoken) if named != self.last())
        return next(others, None)

    def foremost(self) -> Named | None:
        """The person who spoke most often."""
        people = Counter(named for named, _ in self._spoken if named.type == "person")
        return people.most_common(1)[0][0] if people else None

    def _people(self, *, feminine: bool) -> list[Named]:
        """The people who have spoken, those of that gender if there are any."""
        people = [(named, female) for named, female in self._spoken if named.type == "person"]
        fitting = [named for named, female in people if female in (feminine, None)]
        return fitting or [named for named, _ in people]

    def last_of(self, *, feminine: bool) -> Named | None:
        """The last speaker of that gender, or of one that neither verb nor title told."""
        for named, female in reversed(self._spoken):
            if female in (feminine, None):
                return named
        return None

    def all_of(self, row: Row, start: int, end: int) -> tuple[Named, ...]:
        """The speakers whom these words name: more than one where «و» joins known ones."""
        parts = _conjuncts(row, start, end, self._register) if end - start > 1 else ()
        if len(parts) < 2:
            return (self.one(row, start, end),)
        return tuple([self.one(row, first, last) for first, last in parts])

    def one(self, row: Row, start: int, end: int) -> Named:
        """The speaker whom row[start:end] names, title included."""
        norms = row.norms[start:end]
        full = naming.head(norms[0]), *norms[1:]
        if full[-1] in names.TAILS and len(full) > 1:
            return self._meant(full) or self.one(row, start, end - 1)
        for at in self._register.openings(norms):
            known = self._register.at(norms, at)
            if known and self._fits(known, at, norms):
                length, speaker = known
                if isinstance(speaker, Named):
                    return speaker
                name = self._surface(row, start + at, start + at + length)
                return Named(name, speaker.key, full, speaker.type)
        if len(full) == 2 and full[0] in _SIRS and full[1] in names.TITLES:
            full = full[1:]  # «السيد الوزير»
        meant = self._meant(full) if _may_mean(full[0]) else None
        if meant:
            return meant
        own = titling.own_name_in(row, start, end, full)
        return _new(Named, (self._surface(row, start + own, end), None, full, _type(full)))

    def _fits(self, known: Found, at: int, norms: Sequence[str]) -> bool:
        """A known name inside a longer description is the speaker only where it ends it."""
        ends = at + known[0] == len(norms)
        of_other = norms[at - 1] in names.OF_OTHERS or norms[0] in names.RELATIVES
        if at and of_other:
            return False  # «وكيل لاروسا»، «والدة الأسير سامر النجار» are others
        if isinstance(known[1], Named):
            return ends and all(map(naming.is_titular, norms[:at]))
        return ends or at == 0 and norms[0] not in names.TITLES

    def _surface(self, row: Row, start: int, end: int) -> str:
        """The name as the text writes it, without what is joined to its first word."""
        after = row.end(end - 1)
        text = self._text[row.starts[start] : after]
        closer = self._text[after : after + 1]
        if closer and closer in _CLOSERS and set(text) & _OPENERS:
            text += closer
        word, rest = row.words[start].text, text[len(row.words[start].text) :]
        if row.norms[start][:1] in _JOINED:
            word = _unjoined(word, row.norms[start], self._register)
        name = word + rest
        if end - start == 1 and agreeing.is_accusative(row.words[start].norm):
            name = name.rstrip(_ACCUSATIVE)  # «شهوداً»
        return name.strip(_INVISIBLE)

    def _meant(self, full: tuple[str, ...]) -> Named | None:
        """Whom «الوزير» means: the last speaker with that title."""
        alone = full[0] in names.SOMEBODY and all(map(_describes, full[1:]))
        if alone or full[0] in names.HONOURED:
            people = self._people(feminine=full[0].endswith(("ها", "ه" if alone else "ها")))
            if people or not alone:
                return people[-1] if people else None
        if full[0] in names.OFFICIALS and all(map(naming.is_adjective, full[1:])):
            people = self._people(feminine=full[0].endswith("ه"))
            return people[-1] if people else None
        if full[0].removeprefix("ال") in names.DOCUMENTS and full[-1] in names.THE_SAME:
            return self.last()
        if len(full) == 1 and full[0] in _ISSUED:
            last = self.last()
            return last if last and last.type == "institution" else None
        if len(full) > 2 or not full[0].startswith("ال") or full[0] not in names.TITLES:
            return None
        if full[1:] and full[1] in names.THE_SAME:
            return self.last()
        title = full[0][2:]
        for named, _ in reversed(self._spoken):
            if title in named.full[:2] or full[0] in named.full[:2]:
                return named
        return None


def _conjuncts(row: Row, start: int, end: int, register: Register) -> Sequence[tuple[int, int]]:
    """The parts of a subject that «و» joins, where each is a known speaker."""
    norms = row.norms
    joined = [at for at in range(start + 1, end) if norms[at][:1] == "و"]
    if not joined:
        return [(start, end)]
    found = [start]
    for at in joined:
        if norms[at] not in names.HEADS:
            rest = norms[at][1:]
            known = register.at([rest, *norms[at + 1 : end]], 0)
            body = norms[start] in names.BODIES and rest in names.BODIES
            if body and _is_of_one(norms[start:at], norms[at]):
                continue
            titled = rest in names.TITLES and rest.startswith("ال")
            one = titled and not names.GIVEN.isdisjoint(norms[at:end])  # «المحامي والناشط فلان»
            if known or body or titled and not one:
                found.append(at)
    return list(zip(found, [*found[1:], end], strict=True))


def _is_of_one(norms: Sequence[str], joined: str) -> bool:
    """«هيئة الإنقاذ والإسعاف»: one body for two things; but «الجيش والشرطة»."""
    if norms[0] not in names.KINDS_OF_BODY or len(norms) < 2:
        return False
    if not joined.startswith("وال"):
        return False  # «هيئة شؤون الأسرى ونادي الأسير»
    both = "ل" + norms[1], "ل" + joined.removeprefix("وال")  # «هيئة تنظيم الاتصالات والبريد»
    return not names.PURPOSES.isdisjoint(both)


@once
def _may_mean(first: str) -> bool:
    """Whether a description that begins so may be of somebody who has spoken before."""
    known = first in names.SOMEBODY or first in names.HONOURED or first in names.OFFICIALS
    of_them = first.startswith("ال") and first in names.TITLES
    return known or of_them or first.removeprefix("ال") in names.DOCUMENTS


def _describes(norm: str) -> bool:
    return norm in names.SOMEBODY or norm in names.ADJECTIVES


def _unjoined(word: str, norm: str, register: Register) -> str:
    """The word as written, without the particle joined to it where what is left is a name."""
    if norm in names.HEADS or norm in names.GIVEN:
        return word  # «بلقايد»
    for form in naming.unclitic(norm)[1:]:
        if form in names.HEADS or form in names.GIVEN or register.at([form], 0):
            if form.startswith("ال") and norm.endswith(form[2:]) and not norm.endswith(form):
                return "ال" + word[word.index("لل") + 2 :] if "لل" in word else word
            return word[len(norm) - len(form) :]
    return word


def _type(norms: Sequence[str]) -> str:
    return _type_by_first(norms[0]) if names.NEWS.isdisjoint(norms) else "media"


@once
def _type_by_first(first: str) -> str:
    if first in names.MEDIA:
        return "media"
    if first in names.BODIES and first not in names.TITLES:
        return "institution"
    return "group" if first in names.GROUPS else "person"
