"""Signs that somebody is speaking: verbs of saying, participles, «بحسب …», names before a colon.

Positions count words of the row of a sentence. Words inside a quotation are somebody's own, so
no sign is looked for there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.domain import lexicon, names, naming, wording
from claims.domain.naming import NOBODY, Register
from claims.domain.quoting import Quotations
from claims.domain.subjects import FAR, Sentence
from claims.domain.wording import Word

FINITE, PARTICIPLE, ACCORDING, COLON, NOUN = "finite", "participle", "according", "colon", "noun"

_HEADING = 8  # words before a colon, at most
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign of speech at row[at]; `subject` the words that name the speaker, if any do.

    `relative`: the speaker stands before the relative pronoun. `clausal`: what is said follows
    as a clause or a quotation, so that it may run on; else it is closed with its noun.
    """

    form: str
    at: int
    word: str
    subject: tuple[int, int] | None = None
    relative: bool = False
    clausal: bool = False

    def within(self, begun: int, end: int) -> "Cue":
        """The sign as it stands in row[begun:end], without a subject that lies outside."""
        start, stop = self.subject or (end, begun)
        subject = (max(start, begun) - begun, min(stop, end) - begun)
        return replace(
            self, at=self.at - begun, subject=subject if subject[0] < subject[1] else None
        )

    def names_speaker(self) -> bool:
        return self.subject is not None


def cues(
    row: Sequence[Word], quotations: Quotations, register: Register = NOBODY
) -> tuple[Cue, ...]:
    """The signs in the row in order."""
    signs = [at for at, word in enumerate(row) if word.form.is_sign]
    if not signs and not any(":" in word.gap for word in row[:_HEADING]):
        return ()
    return tuple(_Reader(row, quotations, register).cues(signs))


class _Reader(Sentence):
    def cues(self, signs: Sequence[int]) -> Iterator[Cue]:
        colon = self._colon()
        if colon:
            yield colon
        skip = colon.subject[1] if colon and colon.subject else 0
        for at in signs:
            if at >= skip and not self.quoted[at]:
                form = self.row[at].form
                cue = (
                    (self._according(at) if form.may_accord else None)
                    or (self._finite(at, *form.saying) if form.saying else None)
                    or self._minor(at)
                )
                if cue:
                    yield cue
                    skip = cue.subject[1] if cue.subject and cue.subject[0] > at else at + 1

    def _finite(self, at: int, verb: str, has_object: bool) -> Cue | None:
        if not self._is_verb(at, verb):
            return None
        if has_object and self.row[at].text.rstrip(_MARKS).endswith("ة"):
            return None  # «ردة» is no «رده»
        if verb in lexicon.RELAYED:
            return self._relayed(at)
        content = self.content(at)
        before = None if has_object else self.before(at)
        if verb in lexicon.BLAMING and not self._blames(at):
            return None
        if verb in lexicon.NEEDS_COMPLEMENT and content is None and verb not in lexicon.BLAMING:
            tells = (before or has_object) and verb not in lexicon.ONLY_WITH_CONTENT
            if not (tells or self._head_follows(at, verb) or self._follows_quotation(at)):
                return None
        relative = at > 0 and self.norms[at - 1] in lexicon.WHO and not has_object
        if relative and (verb in lexicon.TRANSITIVE or content is None):
            return Cue(FINITE, at, verb, None, True, content is not None)
        after = before or self.after(at, content, verb)
        if after is None and relative:
            return Cue(FINITE, at, verb, None, True, content is not None)
        return Cue(FINITE, at, verb, after, False, content is not None)

    def _relayed(self, at: int) -> Cue | None:
        """«نقلت وكالة … عن مسؤول قوله»: the source speaks, not who relays it."""
        for here in range(at + 1, min(len(self.row) - 1, at + FAR)):
            if self.norms[here] in ("عن", "الي") and not self.quoted[here]:
                content = self.content(here)
                end = self.phrase_end(here + 1, bounded=content is not None)
                end = self.shortened(here + 1, min(end, content or end))
                if end > here + 1 and self.is_plausible(
                    here + 1, end, here, content is not None, ""
                ):
                    return Cue(FINITE, at, self.norms[at], (here + 1, end), False, True)
                return None
        return None

    def _head_follows(self, at: int, verb: str) -> bool:
        if verb in lexicon.ONLY_WITH_CONTENT or at + 1 >= len(self.row):
            return False
        if self.row[at].gap and not self.is_called(at):
            return False
        following = self.norms[at + 1]
        return naming.is_head(following) or following in names.GIVEN or self.is_known(at + 1)

    def _follows_quotation(self, at: int) -> bool:
        """«…»، هكذا علّق فلان"""
        before = at - 1 - (at > 1 and self.norms[at - 1] in lexicon.THUS)
        return before >= 0 and self.quoted[before]

    def _blames(self, at: int) -> bool:
        """«حمّل … المسؤولية»"""
        return any(norm in lexicon.BLAME for norm in self.norms[at + 1 : at + FAR])

    def _is_verb(self, at: int, verb: str) -> bool:
        before = self.norms[at - 1] if at else ""
        if before in lexicon.NOT_SAID:
            return verb in lexicon.STILL_SAID
        if before in lexicon.NOT_BEFORE_VERBS:
            return False
        text = self.row[at].text
        if verb in lexicon.IMPERSONAL and ("\u064f" in text[:3] or self._impersonal(at)):
            return False
        return not (verb in lexicon.SAID and "\u064f" in text[1:3])

    def _impersonal(self, at: int) -> bool:
        return at + 1 < len(self.row) and self.norms[at + 1] in lexicon.COMPLEMENTS

    def _according(self, at: int) -> Cue | None:
        length = wording.phrase_at(self.row, at, lexicon.ACCORDING)
        spoken = wording.phrase_at(self.row, at, lexicon.AS_SAID)
        start = at + max(length, spoken)
        if start == at or start >= len(self.row):
            return None
        if self.row[start].form.saying:
            start += 1
        start = self.past_document(start)
        if start >= len(self.row) or self._no_source(start):
            return None
        end = self.phrase_end(start, bounded=False)
        end = self.shortened(start, end)
        return Cue(ACCORDING, at, self.norms[at], (start, end)) if end > start else None

    def _no_source(self, at: int) -> bool:
        return any(each in lexicon.NOT_SOURCES for each in naming.unclitic(self.norms[at]))

    def _minor(self, at: int) -> Cue | None:
        norm = self.norms[at]
        if norm in lexicon.PARTICIPLES and at > 0:
            return Cue(PARTICIPLE, at, norm, None, False, True)
        if norm in lexicon.MEANING:
            return Cue(NOUN, at, norm, self.actor(at), False, True)
        if norm in lexicon.SPEECH_NOUNS and at > 0 and self.norms[at - 1] in lexicon.DESPITE:
            end = self.shortened(at + 1, self.phrase_end(at + 1, bounded=False))
            if end > at + 1 and self.is_plausible(at + 1, end, at + 1, False, norm):
                return Cue(NOUN, at, norm, (at + 1, end))
        return None

    def _colon(self) -> Cue | None:
        """«الوزير: …» at the beginning of a headline."""
        for at, word in enumerate(self.row[: min(_HEADING, len(self.row) - 1)]):
            if self.quoted[at] or word.form.verb and word.norm not in names.HEADS:
                return None
            if word.norm in lexicon.LABELS:
                return None
            if ":" in word.gap:
                return self._before_colon(at + 1)
            if word.gap and not set(word.gap) <= set("()"):
                return None
        return None

    def _before_colon(self, end: int) -> Cue | None:
        first = self.norms[0]
        titled = self.is_known(0) or first in names.HEADS | names.GIVEN | names.PLACES
        if not titled and (end > 3 or first in names.OUTSIDE):
            return None
        return Cue(COLON, 0, first, (0, end), False, True)
