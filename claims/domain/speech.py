"""Signs that somebody is speaking: verbs of saying, participles, «بحسب …», names before a colon.

Positions count words of the row of a sentence. Words inside a quotation are somebody's own, so
no sign is looked for there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.domain import lexicon, names, naming, wording
from claims.domain.naming import Register
from claims.domain.quoting import Quotations
from claims.domain.wording import Word

FINITE, PARTICIPLE, ACCORDING, COLON, NOUN = "finite", "participle", "according", "colon", "noun"

_FAR = 14  # words between a verb and what it reports
_NEAR = 10  # words of a subject before its verb
_QUOTE_MARKS = frozenset("\"«»“”„'‘’")
_EMPTY = Register(())


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

    def names_speaker(self) -> bool:
        return self.subject is not None


def cues(
    row: Sequence[Word], quotations: Quotations, register: Register = _EMPTY
) -> tuple[Cue, ...]:
    """The signs in the row in order."""
    return tuple(_Reader(row, quotations, register).cues())


def saying(norm: str) -> tuple[str, bool] | None:
    """The verb of saying in a word, and whether an object is joined to it («وصفته»)."""
    for stem in (norm, norm[1:]) if norm[:1] in ("و", "ف") else (norm,):
        if stem in lexicon.SAYING:
            return stem, False
        for joined in ("ها", "هم", "ه"):
            if stem.endswith(joined) and stem[: -len(joined)] in lexicon.SAYING:
                return stem[: -len(joined)], True
    return None


class _Reader:
    def __init__(self, row: Sequence[Word], quotations: Quotations, register: Register) -> None:
        self.row = row
        self.norms = [word.norm for word in row]
        self.register = register
        self.quoted = [quotations.around(word.start) is not None for word in row]

    def cues(self) -> Iterator[Cue]:
        colon = self._colon()
        if colon:
            yield colon
        skip = colon.subject[1] if colon and colon.subject else 0
        for at in range(skip, len(self.row)):
            if at >= skip and not self.quoted[at]:
                cue = self._according(at) or self._finite(at) or self._minor(at)
                if cue:
                    yield cue
                    skip = cue.subject[1] if cue.subject and cue.subject[0] > at else at + 1

    # -- a verb of saying -------------------------------------------------------------------

    def _finite(self, at: int) -> Cue | None:
        found = saying(self.norms[at])
        if found is None or not self._is_verb(at, found[0]):
            return None
        verb, has_object = found
        content = self._content(at)
        if verb in lexicon.NEEDS_COMPLEMENT and content is None and not self._head_follows(at, verb):
            return None
        before = None if has_object else self._before(at)
        relative = at > 0 and self.norms[at - 1] in lexicon.WHO and not has_object
        if relative and (verb in lexicon.TRANSITIVE or content is None):
            return Cue(FINITE, at, verb, None, True, content is not None)
        after = before or self._after(at, content, verb)
        if after is None and relative:
            return Cue(FINITE, at, verb, None, True, content is not None)
        return Cue(FINITE, at, verb, after, False, content is not None)

    def _head_follows(self, at: int, verb: str) -> bool:
        if verb in lexicon.ONLY_WITH_CONTENT or at + 1 >= len(self.row) or self.row[at].gap:
            return False
        return naming.is_head(self.norms[at + 1]) or self._known(at + 1)

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

    def _content(self, at: int) -> int | None:
        """Where what is said begins: at «إن», after a colon, at a quotation."""
        for here in range(at, min(len(self.row), at + _FAR)):
            if here > at and self.norms[here] in lexicon.COMPLEMENTS:
                return here
            gap = self.row[here].gap
            if ":" in gap or _QUOTE_MARKS & set(gap) or any(stop in gap for stop in "؟!"):
                opens = here + 1 < len(self.row) and self.quoted[here + 1]
                return here + 1 if ":" in gap or opens else None
            if here > at and wording.bare_verb(self.norms[here]) and not self._in_name(here):
                return None
        return None

    def _in_name(self, at: int) -> bool:
        return self.norms[at] in names.GIVEN or self.norms[at] in names.HEADS

    def _after(self, at: int, content: int | None, verb: str) -> tuple[int, int] | None:
        """The subject after the verb."""
        start = at + 1
        while start < len(self.row) and self.norms[start] in lexicon.PRONOUNS:
            start += 1
        if start >= len(self.row) or content == start or self._broken(at, start):
            return None
        bounded = content is not None and content > start
        end = naming.phrase_end(self.row, start, bounded=bounded)
        end = self._shortened(start, min(end, content or end))
        if end == start or not self._plausible(start, end, at, bounded, verb):
            return None
        return start, self._with_apposition(start, end, content)

    def _broken(self, at: int, start: int) -> bool:
        return any(set(self.row[here].gap) & set(":،,؛") for here in range(at, start))

    def _shortened(self, start: int, end: int) -> int:
        """Without words that never end a name."""
        while end > start and self.norms[end - 1] in names.OUTSIDE:
            end -= 1
        return end

    def _plausible(self, start: int, end: int, at: int, bounded: bool, verb: str) -> bool:
        first = self.norms[start]
        if self._known(start) or naming.is_head(first) or first in names.GIVEN:
            return True
        if first in names.OUTSIDE or first in lexicon.SPEECH_NOUNS:
            return False
        if verb in lexicon.TRANSITIVE:
            return bounded and end - start <= 2 and not first.startswith("ال")
        if bounded:
            return end - start <= 6
        return first in names.PLACES or self._ends_quotation(at)

    def _known(self, at: int) -> bool:
        return self.register.at(self.norms, at) is not None

    def _ends_quotation(self, at: int) -> bool:
        """«…»، قال فلان: a name must follow."""
        return at > 0 and self.quoted[at - 1]

    def _with_apposition(self, start: int, end: int, content: int | None) -> int:
        """«وزير المالية، أحمد علي، إن»: the name that a comma sets off belongs to its title."""
        if content is None or end >= content or "،" not in self.row[end - 1].gap:
            return end
        last = content - 1
        if self.norms[end] in names.OUTSIDE or self.norms[end] in names.WITHIN:
            return end
        if content - end <= 4 and "،" in self.row[last].gap and naming.is_head(self.norms[start]):
            return content if naming.own_name(self.norms[start:end]) == 0 else end
        return end

    def _before(self, at: int) -> tuple[int, int] | None:
        """The subject before the verb: «لكن روسيا وصفت»، «الوزير يعلن»، «وكان الوزير قد أعلن»."""
        norm = self.norms[at]
        as_for = norm[:1] == "ف" and any(each in lexicon.AS_FOR for each in self.norms[:at])
        if norm[:1] in ("و", "ف") and norm not in lexicon.SAYING and not as_for:
            return None
        end = at
        while end > 0 and self.norms[end - 1] in lexicon.PRONOUNS:
            end -= 1
        start = end
        while start > 0 and end - start < _NEAR and self._may_precede(start - 1, start < end):
            start -= 1
        if start == end or not self._begins_clause(start):
            return None
        first = naming.unclitic(self.norms[start])[: 2 if self.norms[start][:1] == "و" else 1]
        if self._known(start) or any(
            each in names.HEADS | names.GIVEN | names.PLACES for each in first
        ):
            return start, end
        return None

    def _may_precede(self, at: int, within: bool) -> bool:
        if within and set(self.row[at].gap) - set("()"):
            return False
        if self.row[at].gap and not within:
            return False
        norm = self.norms[at]
        if norm in lexicon.COMPLEMENTS | lexicon.WHO or self.quoted[at]:
            return False
        return norm not in names.OUTSIDE and not (
            wording.bare_verb(norm) and norm not in names.HEADS
        )

    def _begins_clause(self, at: int) -> bool:
        if at == 0 or self.row[at - 1].gap:
            return True
        before = self.norms[at - 1]
        return before in lexicon.COMPLEMENTS or before in lexicon.CLAUSE_OPENERS

    # -- other signs ------------------------------------------------------------------------

    def _according(self, at: int) -> Cue | None:
        length = wording.phrase_at(self.row, at, lexicon.ACCORDING)
        spoken = wording.phrase_at(self.row, at, lexicon.AS_SAID)
        start = at + max(length, spoken)
        if start == at or start >= len(self.row):
            return None
        if saying(self.norms[start]):
            start += 1
        start = self._past_document(start)
        if start >= len(self.row) or self._no_source(start):
            return None
        end = naming.phrase_end(self.row, start, bounded=False)
        end = self._shortened(start, end)
        return Cue(ACCORDING, at, self.norms[at], (start, end)) if end > start else None

    def _no_source(self, at: int) -> bool:
        return any(each in lexicon.NOT_SOURCES for each in naming.unclitic(self.norms[at]))

    def _past_document(self, start: int) -> int:
        """From «بيان وزارة …» or «تقرير صادر عن …» to who wrote it, where that is told."""
        if start >= len(self.row) or self.norms[start].removeprefix("ل") not in names.DOCUMENTS:
            return start
        for here in range(start + 1, min(len(self.row), start + 5)):
            if any(each in names.HEADS for each in naming.unclitic(self.norms[here])):
                return here
            if self._known(here):
                return here
        return start

    def _minor(self, at: int) -> Cue | None:
        norm = self.norms[at]
        if norm in lexicon.PARTICIPLES and at > 0:
            return Cue(PARTICIPLE, at, norm, None, False, True)
        if norm in lexicon.MEANING:
            return Cue(NOUN, at, norm, self._actor(at), False, True)
        if norm in lexicon.SPEECH_NOUNS and at > 0 and self.norms[at - 1] in lexicon.DESPITE:
            end = self._shortened(at + 1, naming.phrase_end(self.row, at + 1, bounded=False))
            if end > at + 1 and self._plausible(at + 1, end, at + 1, False, norm):
                return Cue(NOUN, at, norm, (at + 1, end))
        return None

    def _actor(self, limit: int) -> tuple[int, int] | None:
        """Who does what the sentence tells: the subject after its first verb of happening."""
        for at in range(limit):
            if self.norms[at] in lexicon.HAPPENED and at + 1 < limit:
                end = self._shortened(at + 1, naming.phrase_end(self.row, at + 1, bounded=True))
                if end > at + 1 and self._plausible(at + 1, end, at, True, ""):
                    return at + 1, end
        return None

    def _colon(self) -> Cue | None:
        """«الوزير: …» at the beginning of a headline."""
        for at, word in enumerate(self.row[:8]):
            if self.quoted[at] or wording.bare_verb(word.norm) and word.norm not in names.HEADS:
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
        if not (self._known(0) or first in names.HEADS | names.GIVEN | names.PLACES):
            if end > 3 or first in names.OUTSIDE:
                return None
        return Cue(COLON, 0, first, (0, end), False, True)
