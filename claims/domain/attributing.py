"""Who says what a claim says, in whose words, and what kind of claim that makes it.

The answerable speaker is named by a verb of saying, by «بحسب …», before a colon or after a
quotation; a dropped subject («وأضاف أن») is the last speaker. A person who is merely mentioned
speaks not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain import lexicon, names, naming, speech, titling
from claims.domain.naming import Named, Register
from claims.domain.problems import N_
from claims.domain.proposals import NamedSpeaker, Reason
from claims.domain.segmenting import Passage
from claims.domain.speech import Cue
from claims.domain.wording import Word

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"
_OPENERS, _CLOSERS = frozenset('«“"»'), '»”"«'
_MOSTLY = 0.6  # of the words that a speaker is made to answer for, quoted: a direct quotation
_REMEMBERED = 12  # speakers that a later «الوزير» or «وأضافت» can mean


@dataclass(frozen=True, slots=True)
class Attribution:
    """`form` is one of `vocabulary.ATTRIBUTIONS`; `verb` the normalised word of saying."""

    speakers: tuple[Named, ...] = ()
    form: str = "none"
    verb: str = ""
    certainty: float = 0.6
    reasons: tuple[Reason, ...] = ()
    content: int = 0

    def named(self) -> tuple[NamedSpeaker, ...]:
        return tuple(each.as_speaker() for each in self.speakers)


class Attributor:
    """Reads the claims of one article in order and remembers who has spoken."""

    def __init__(self, text: str, register: Register) -> None:
        self._text = text
        self._register = register
        self._spoken: list[tuple[Named, bool]] = []
        self._actor: tuple[int, Named] | None = None
        self._before: tuple[Word, ...] = ()

    def read(self, passage: Passage) -> Attribution:
        """The attribution of the next claim."""
        cue = self._main(passage.cues)
        found = self._of(cue, passage) if cue else self._unspoken(passage)
        self._before = tuple(passage.row[-16:])
        return found

    # -- which sign, which speaker ------------------------------------------------------------

    def _main(self, cues: Sequence[Cue]) -> Cue | None:
        """The sign whose speaker answers for the whole: the first that names one, if near."""
        for forms in ((speech.COLON,), (speech.FINITE, speech.NOUN), (speech.ACCORDING,)):
            fitting = [cue for cue in cues if cue.form in forms]
            if fitting and fitting[0].clausal:
                return fitting[0]  # a later sign stands in what is said
            if fitting:
                return next((c for c in fitting[:2] if c.names_speaker()), fitting[0])
        return cues[0] if cues else None

    def _of(self, cue: Cue, passage: Passage) -> Attribution:
        speakers, how, certainty = self._speakers(cue, passage)
        self._remember(speakers, cue)
        if not speakers:
            return Attribution(certainty=0.5)
        verb = passage.row[cue.at].text
        reasons = [
            Reason("speech-sign", N_("“%(word)s” shows that somebody speaks"), {"word": verb})
        ]
        if how:
            reasons.append(how)
        form = self._form(cue, passage)
        return Attribution(speakers, form, cue.word, certainty, tuple(reasons), cue.at + 1)

    def _speakers(
        self, cue: Cue, passage: Passage
    ) -> tuple[tuple[Named, ...], Reason | None, float]:
        row = passage.row
        if cue.subject:
            named = self._named(row, *cue.subject)
            return named, None, 0.9 if any(each.key for each in named) else 0.8
        if cue.relative:
            found = self._antecedent(row, cue.at - 1)
            if found:
                return (found,), _ANTECEDENT, 0.8
        return self._carried(cue, passage)

    def _named(self, row: Sequence[Word], start: int, end: int) -> tuple[Named, ...]:
        """The speakers whom these words name: more than one where «و» joins known ones."""
        found: list[Named] = []
        for first, last in _conjuncts(row, start, end, self._register):
            found.append(self._one(row, first, last))
        return tuple(found)

    def _one(self, row: Sequence[Word], start: int, end: int) -> Named:
        norms = [word.norm for word in row[start:end]]
        full = tuple(norms)
        for at in range(len(norms)):
            known = self._register.at(norms, at)
            if known and self._fits(known[0], at, norms):
                length, speaker = known
                name = self._surface(row, start + at, start + at + length)
                return Named(name, speaker.key, full, speaker.type)
        meant = self._meant(full)
        if meant:
            return meant
        own = titling.own_name(norms)
        return Named(self._surface(row, start + own, end), None, full, _type(norms, own))

    def _fits(self, length: int, at: int, norms: Sequence[str]) -> bool:
        """A known name inside a longer description is the speaker only where it ends it."""
        return at + length == len(norms) or (at == 0 and norms[0] not in names.TITLES)

    def _surface(self, row: Sequence[Word], start: int, end: int) -> str:
        """The name as the text writes it, without what is joined to its first word."""
        after = row[end - 1].end
        text = self._text[row[start].start : after]
        closer = self._text[after : after + 1]
        if closer and closer in _CLOSERS and set(text) & _OPENERS:
            text += closer
        word, rest = row[start].text, text[len(row[start].text) :]
        return (_unjoined(word, row[start].norm, self._register) + rest).strip(_INVISIBLE)

    def _meant(self, full: tuple[str, ...]) -> Named | None:
        """Whom «الوزير» means: the last speaker with that title."""
        if len(full) > 2 or not full[0].startswith("ال") or full[0] not in names.TITLES:
            return None
        title = full[0][2:]
        for named, _ in reversed(self._spoken):
            if title in named.full[:2] or full[0] in named.full[:2]:
                return named
        return None

    def _antecedent(self, row: Sequence[Word], pronoun: int) -> Named | None:
        """Who stands before «الذي»: the last title or known name in front of it."""
        before = (*self._before, *row[:pronoun]) if pronoun < 3 else tuple(row[:pronoun])
        norms = [word.norm for word in before]
        low = max(0, len(norms) - 12)
        for at in range(low, len(norms)):
            for norm in naming.unclitic(norms[at]):
                if norm in names.TITLES:
                    return self._one(before, at, len(norms))
        for at in range(len(norms) - 1, low - 1, -1):
            if self._register.at(norms, at):
                return self._one(before, at, len(norms))
        return None

    def _carried(
        self, cue: Cue, passage: Passage
    ) -> tuple[tuple[Named, ...], Reason | None, float]:
        row = passage.row
        actor = self._subject(row, cue.at) or self._acting_in(passage.span.paragraph_no)
        if actor and cue.form == speech.PARTICIPLE:
            return (actor,), _SUBJECT, 0.7
        if actor and cue.at and row[cue.at - 1].norm in lexicon.WHICH:
            return (actor,), _SUBJECT, 0.7  # «بدا الوزير واثقا وهو يقول»
        feminine = cue.form == speech.FINITE and _is_feminine(cue.word)
        for named, female in reversed(self._spoken):
            if female == feminine or cue.form != speech.FINITE:
                return (named,), _CARRIED, 0.7
        if actor:
            return (actor,), _SUBJECT, 0.6
        return (), None, 0.4

    def _subject(self, row: Sequence[Word], limit: int) -> Named | None:
        """Who does what the clause tells, if a known speaker or a title."""
        norms = [word.norm for word in row]
        if limit > 1 and norms[0] in names.HEADS:
            end = naming.phrase_end(row, 0, bounded=False)
            return self._one(row, 0, end) if end else None
        for at in range(min(limit, len(row) - 1)):
            if row[at].form.verb in lexicon.HAPPENED:
                if not (naming.is_head(norms[at + 1]) or self._register.at(norms, at + 1)):
                    continue
                end = naming.phrase_end(row, at + 1, bounded=False)
                if end > at + 1:
                    return self._one(row, at + 1, end)
        return None

    def _remember(self, speakers: Sequence[Named], cue: Cue) -> None:
        for named in speakers:
            self._spoken.append((named, _is_feminine(cue.word)))
        del self._spoken[:-_REMEMBERED]

    def _acting_in(self, paragraph_no: int) -> Named | None:
        number, actor = self._actor or (0, None)
        return actor if number == paragraph_no else None

    def _unspoken(self, passage: Passage) -> Attribution:
        actor = self._subject(passage.row, len(passage.row))
        if actor:
            self._actor = passage.span.paragraph_no, actor
        return _UNSPOKEN

    # -- in whose words -----------------------------------------------------------------------

    def _form(self, cue: Cue, passage: Passage) -> str:
        span, row = passage.span, passage.row
        spoken = [
            each for each in passage.quotations.overlapping(span.start, span.end) if each.spoken
        ]
        if not spoken:
            return "indirect"
        inside = sum(any(each.start < word.start < each.end for each in spoken) for word in row)
        if inside < 2:
            return "indirect"
        if spoken[0].start <= row[0].start or self._introduced(spoken[0].start):
            return "direct" if inside >= _MOSTLY * self._told(cue, row) else "mixed"
        return "mixed"

    def _introduced(self, at: int) -> bool:
        """Whether a colon stands right before the quotation."""
        return self._text[max(0, at - 4) : at].rstrip()[-1:] == ":"

    def _told(self, cue: Cue, row: Sequence[Word]) -> int:
        """How many words are not the sign and its speaker."""
        start, end = cue.subject or (0, 0)
        return len(row) - (end - start) - 1


_UNSPOKEN = Attribution()
_ANTECEDENT = Reason("antecedent", N_("the person before the relative pronoun is meant"))
_CARRIED = Reason("carried-over", N_("the subject is dropped: the last speaker goes on"))
_SUBJECT = Reason("acting-subject", N_("the subject of the sentence is the one who speaks"))


def _is_feminine(verb: str) -> bool:
    if verb in lexicon.SAYS:
        return verb[:1] == "ت"
    return verb.endswith("ت") and any(verb[:-1] + end in lexicon.SAID for end in ("", "ي", "ا"))


def _conjuncts(
    row: Sequence[Word], start: int, end: int, register: Register
) -> list[tuple[int, int]]:
    """The parts of a subject that «و» joins, where each is a known speaker."""
    norms = [word.norm for word in row]
    found = [start]
    for at in range(start + 1, end):
        rest = norms[at][1:]
        if norms[at][:1] == "و" and norms[at] not in names.HEADS:
            known = register.at([rest, *norms[at + 1 : end]], 0)
            body = norms[start] in names.BODIES and rest in names.BODIES
            if known or body or (rest in names.TITLES and rest.startswith("ال")):
                found.append(at)
    return list(zip(found, [*found[1:], end], strict=True))


def _unjoined(word: str, norm: str, register: Register) -> str:
    """The word as written, without the particle joined to it where what is left is a name."""
    if norm in names.HEADS:
        return word
    for form in naming.unclitic(norm)[1:]:
        if form in names.HEADS or register.at([form], 0):
            if form.startswith("ال") and norm.endswith(form[2:]) and not norm.endswith(form):
                return "ال" + word[word.index("لل") + 2 :] if "لل" in word else word
            return word[len(norm) - len(form) :]
    return word


def _type(norms: Sequence[str], own: int) -> str:
    first = norms[0]
    if first in names.MEDIA or any(norm in names.NEWS for norm in norms):
        return "media"
    if first in names.BODIES and first not in names.TITLES:
        return "institution"
    return "group" if first in names.GROUPS else "person"
