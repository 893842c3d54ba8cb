"""Signs that somebody is speaking: verbs of saying, participles, «بحسب …», names before a colon.

Positions count words of the row of a sentence. Words inside a quotation are somebody's own, so
no sign is looked for there.
"""

import dataclasses
import operator
from collections.abc import Sequence

from claims.domain import (
    headlines,
    judgements,
    lexicon,
    nameforms,
    names,
    naming,
    objects,
    sourcewords,
    verbs,
    wording,
)
from claims.domain.clauses import FAR
from claims.domain.headlines import HEADING
from claims.domain.naming import NOBODY, Register
from claims.domain.quoting import Quotations
from claims.domain.signs import ACCORDING, COLON, FINITE, NOUN, PARTICIPLE, Cue
from claims.domain.telling import BY_THAT, DAMMA, OF_THAT, Telling
from claims.domain.wording import Row

_BETWEEN = lexicon.forms("بين")
_NOT_BEFORE_VERBS = frozenset(
    joined + each for each in lexicon.NOT_BEFORE_VERBS for joined in ("", "و", "ف")
)
_FAR_ASIDE = 10  # words from a verb to its preposition behind an aside
_QUOTED = 3  # words of a quotation, at least, after which any verb is one of saying
# By their last letter these say nothing: «امرأة تدعى هند»، «وهنا نص المقابلة».
_NO_SPEECH = dict.fromkeys(names.SO_CALLED, "ى") | dict.fromkeys(lexicon.forms("هنا وهنا"), "ا")
_WHAT, _OF_IT = lexicon.forms("ما"), (["به"], ["اليه"], ["عليه"])
_AFTER = frozenset("،…")  # a quotation
_CALLING = names.TOWNSHIPS | names.NAME_PARTS
_PLACE = operator.attrgetter("at")
# Rules for single verbs are asked of these verbs only: those that say something in certain
# surroundings, and those that are spelt as other words.
_PARTICULAR = verbs.CONVICTING.union(
    verbs.WRITTEN, verbs.COUNTING, verbs.HEAD_ONLY, verbs.BLAMING, verbs.CHANTING
)
_SHORTENED = verbs.HIDING | verbs.SHORTENED
_OFTEN_ELSE = verbs.SUPERLATIVES | verbs.OFTEN_PREPOSITIONS | verbs.IMPERSONAL | _BETWEEN


def cues(row: Row, quotations: Quotations, register: Register = NOBODY) -> Sequence[Cue]:
    """The signs in the row in order."""
    words, norms = row.words, row.norms
    if words[0].gap:
        skip = headlines.label(row)
        if skip:
            return _behind_label(row, skip, quotations, register)
        if norms[0] in judgements.CREDITS:
            return ()
    if norms[0] in judgements.HEADINGS and wording.phrase_at(row, 0, judgements.HEADINGS):
        return ()
    signs = [
        at
        for at, word in enumerate(words)
        if word.may_show and (word.is_sign or _names_source(row, at))
    ]
    has_colon = row.colons and ":" in "".join([word.gap for word in words[:HEADING]])
    is_quoted = quotations.outer and quotations.around(row.starts[0]) is not None
    if not (signs or has_colon or is_quoted):
        return () if BY_THAT.isdisjoint(norms) else _Reader(row, quotations, register).by_that()
    reader = _Reader(row, quotations, register)
    found = reader.cues(signs, reader.heading_speaker() if has_colon else None)
    if has_colon and not found:
        shown = reader.before_colon()
        return (shown,) if shown else ()
    return found


def _behind_label(row: Row, skip: int, quotations: Quotations, register: Register) -> Sequence[Cue]:
    told = cues(row.part(skip), quotations, register)
    told = [cue for cue in told if cue.form != COLON or cue.word not in names.PLACES]
    return [cue.within(-skip, len(row)) for cue in told]


def _names_source(row: Row, at: int) -> bool:
    """Whether «بحسب» or its like begins here; most often «في» and «على» begin nothing."""
    rests = sourcewords.SOURCES[row.norms[at]]
    if "" not in rests and rests.keys().isdisjoint(row.norms[at + 1 : at + 2]):
        return False
    return wording.phrase_at(row, at, sourcewords.SOURCES) > 0


class _Reader(Telling):
    def cues(self, signs: Sequence[int], heading: tuple[int, int] | None) -> Sequence[Cue]:
        """What the words at these places are signs of; `heading` speaks before a colon."""
        found = (
            [Cue(COLON, 0, self.norms[0], heading, False, True)]
            if heading and not self.is_ours(*heading)
            else []
        )
        skip = heading[1] if heading else 0
        for at in signs:
            cue = self._cue(at) if at >= skip and not self.quoted[at] else None
            if cue and not self.is_ours(*(cue.subject or (0, 0))):
                found.append(cue)
                skip = cue.subject[1] if cue.subject and cue.subject[0] > at else at + 1
        if not found and self.quoted[0]:
            return self._after_quotation()
        return sorted(found, key=_PLACE) if len(found) > 1 else found

    def _after_quotation(self) -> Sequence[Cue]:
        """«…»، يختصر فلان: whatever verb stands between a quotation and a name."""
        at = self.quoted.index(False) if False in self.quoted else self.size
        if _QUOTED <= at < self.size and self.signs_quotation(at):
            return [
                Cue(ACCORDING, at - 1, self.norms[at - 1], (at, self.phrase_end(at, bounded=False)))
            ]
        if not _QUOTED <= at < self.size - 1 or _AFTER.isdisjoint(self.words[at - 1].gap):
            return ()
        if self.norms[at] in lexicon.BY_THESE and at + 3 < self.size:
            at += 2  # «بهذه العبارة يختصر فلان …»
        if self.norms[at] in lexicon.THUS:
            at += 1
        first = self.norms[at + 1]
        named = naming.is_head(first) or first in names.OWN_WORDS or self.is_met(at + 1)
        verb = self.norms[at]
        if not named or not nameforms.may_be_told(self.words[at]):
            return ()
        subject = self.after(at, None, verb)
        return [Cue(FINITE, at, verb, subject)] if subject else ()

    def _cue(self, at: int) -> Cue | None:
        word = self.words[at]
        norm, saying = word.norm, word.saying
        cue = (
            (self.sourced(at) if norm in sourcewords.SOURCES else None)
            or (self.lent(at) if norm in lexicon.UTTERANCES else None)
            or (self._finite(at, saying[0], saying[1]) if saying else None)
            or self._minor(at)
        )
        if cue and saying and DAMMA in word.text[:3] and self.is_passive(at, saying[0]):
            return dataclasses.replace(cue, is_passive=True)
        return cue

    def _finite(self, at: int, verb: str, has_object: bool) -> Cue | None:
        if not self._is_said(at, verb, has_object):
            return None
        if verb in verbs.RELAYED:
            return self.relayed(at, verb)
        if verb in verbs.PUBLISHING:
            return None if has_object else self.published(at, verb) or self.monitored(at, verb)
        if verb in _PARTICULAR and not self._says_in_particular(at, verb, has_object):
            return None
        content = self.content(at)
        before = None if has_object else self.before(at)
        if verb in verbs.HELD and (not content or self.norms[content - 1] != "الي"):
            return None
        if content is None and verb in verbs.NEEDS_COMPLEMENT and verb not in verbs.BLAMING:
            tells = self._tells_alone(at, verb, has_object, before)
            tells = tells or self._head_follows(at, verb) or self.follows_quotation(at)
            if not (tells or self.is_aside_of(at, verb)):
                bare = self.is_aside(at, verb) or self.is_of_pronoun(at, verb)
                return Cue(FINITE, at, verb) if bare or self.drops_subject(at, verb) else None
        relative = at > 0 and self.norms[at - 1] in lexicon.WHO and not has_object
        if relative and (verb in verbs.TRANSITIVE or content is None):
            return Cue(FINITE, at, verb, None, True, content is not None)
        after = before or self.after(at, content, verb)
        if content is None and after is None and self.may_be_noun(at, verb):
            return None
        return Cue(FINITE, at, verb, after, relative and after is None, content is not None)

    def _is_said(self, at: int, verb: str, has_object: bool) -> bool:
        """Whether it is a verb here, of what somebody says rather than of what a thing says."""
        if not self._is_verb(at, verb) or at == 0 and self.orders(verb):
            return False
        if at and self.norms[at - 1] in _CALLING:
            return False  # «بلدية أكد»، «أبو دان»
        if verb in verbs.SHOWN_BY_THINGS and self.is_shown(at, verb) or self.is_thing(at):
            return False
        if at > 1 and self.norms[at - 2] in lexicon.CONTRARY:
            return False  # «خلافا لما أعلنته الشركة، …»
        if has_object and self.words[at].ends_in_ta:
            return False  # «ردة» is no «رده»
        if self.norms[at] in lexicon.ANONYMOUS and self.hides_name(at):
            return False  # «وقد طلب حجب اسمه»
        return self.words[at].text[-1] != _NO_SPEECH.get(self.norms[at])

    def _tells_alone(
        self, at: int, verb: str, has_object: bool, before: tuple[int, int] | None
    ) -> bool:
        """Whether it tells that something was said where nothing of that follows."""
        if at > 0 and self.norms[at - 1] in lexicon.AS:
            following = self.norms[at + 1 : at + 2]
            if has_object or not following or following[0] in lexicon.PRONOUNS:
                return True  # «كما وصفه الوزير»، «كما روت لنا»
        if at > 0 and self.norms[at - 1] in lexicon.THUS and at + 1 < self.size:
            return self.is_named(at + 1)  # «هكذا لخص المدير الموقف»
        if not (before or has_object):
            return False
        if verb not in verbs.ONLY_WITH_CONTENT or self.says_by_b(at, verb, before):
            return True
        talks = before is not None and verb in verbs.TALKING
        return talks and not OF_THAT.isdisjoint(self.norms[at + 1 : at + 2])

    def _says_in_particular(self, at: int, verb: str, has_object: bool) -> bool:
        """Whether it says something here, where a verb does so only in certain surroundings."""
        following = self.norms[at + 1 : at + 2]
        if verb in verbs.CONVICTING and self.convicts(at):
            return False
        if verb in verbs.WRITTEN and not lexicon.ON_IT.isdisjoint(following):
            return False  # «ورقة كُتب عليها: …»
        if verb in verbs.COUNTING and following != ["لنا"]:
            return not has_object and self.counts(at, verb)
        if verb in verbs.HEAD_ONLY:
            return self._head_follows(at, verb)
        if verb in verbs.CHANTING and not lexicon.CHANTS.isdisjoint(following):
            return False  # «رددوا هتافات»
        return verb not in verbs.BLAMING or self.blames(at)

    def _head_follows(self, at: int, verb: str) -> bool:
        if self.norms[at - 1] in _WHAT and self.norms[at + 1 : at + 2][-1:] in _OF_IT:
            return naming.is_head(self.norms[min(at + 2, self.size - 1)])  # «ما وعد به الوزير»
        if at + 1 >= self.size or verb in verbs.ASKED and self.is_request(at):
            return False
        if verb in verbs.SAID_BY_B and self.is_named(at + 1):
            end = self.phrase_end(at + 1, bounded=False, far=True)
            end = objects.past_venue(self.row, end) if end < self.size else end
            by_b = end < self.size and naming.has_joined_b(self.norms[end])
            if verb in verbs.CONTENTED:
                return by_b and self.norms[end] in lexicon.BY_SAYING
            if by_b or verb in verbs.ADMITTING:
                return by_b
        through = verbs.SAID_THROUGH.get(verb)
        if through and not through.isdisjoint(self.norms[at + 2 : at + _FAR_ASIDE]):
            return self.is_named(at + 1)  # «خلص الخبير، في تقريره، إلى …»
        if verb in verbs.SAID_BY_B and naming.has_joined_b(self.norms[at + 1]):
            return not names.TITLES.isdisjoint(self.norms[at + 2 : at + 4])
        of_that = not OF_THAT.isdisjoint(self.norms[at + 2 : at + 6])
        talks = of_that and verb in verbs.TALKING
        if verb in verbs.MINIMISING and not OF_THAT.isdisjoint(self.norms[at + 2 : at + FAR]):
            return self.is_named(at + 1)
        if verb in verbs.ONLY_WITH_CONTENT and not talks:
            return False
        if self.words[at].gap and not self.is_called(at):
            return False
        following = self.norms[at + 1]
        if talks or following in names.DOCUMENTS and verb in verbs.SAID_OF:
            return following not in names.OUTSIDE
        named = naming.is_head(following) or following in names.GIVEN or self.is_known(at + 1)
        named = named or following in names.PLACES or self.given_ahead(at + 1)
        named = named or self.is_set_off(at + 1, self.phrase_end(at + 1, bounded=False))
        return named or verb not in verbs.ESTIMATING and self.some(at + 1) is not None

    def _is_verb(self, at: int, verb: str) -> bool:
        before = self.norms[at - 1] if at else ""
        if before in lexicon.NOT_SAID:
            return verb in verbs.STILL_SAID or self.said_nothing_but(at)
        if verb in _SHORTENED:
            return verb in verbs.HIDING and before in lexicon.NOT_HIDDEN
        if before in _NOT_BEFORE_VERBS:
            return at > 1 and self.norms[at - 2] == "اول"  # «أول من أورد»
        if before == "ان" and at > 1 and self.norms[at - 2] in lexicon.AHEAD:
            return False  # «ومن المنتظر أن يعلن …»
        return verb not in _OFTEN_ELSE or self._is_no_other(at, verb)

    def _is_no_other(self, at: int, verb: str) -> bool:
        """Whether it is the verb here, and no word or impersonal verb that is spelt so."""
        if verb in verbs.SUPERLATIVES and self.norms[at + 1 : at + 2] == ["ما"]:
            return False  # «أبرز ما قاله الوزير»
        if verb in verbs.OFTEN_PREPOSITIONS and at and not self.words[at - 1].gap:
            return self.norms[at + 1 : at + 2] == ["عن"]  # «المدرب عبّر عن أسفه»
        if verb in _BETWEEN and any(map(str.isdigit, self.norms[at + 1 : at + 2])):
            return False
        following = self.norms[at + 1 : at + 2]
        return verb not in verbs.IMPERSONAL or lexicon.COMPLEMENTS.isdisjoint(following)

    def _minor(self, at: int) -> Cue | None:
        norm = self.norms[at]
        if norm in lexicon.NOTES and not any(map(naming.has_joined_b, self.norms[at + 1 : at + 2])):
            return None  # «أصدر القاضي مذكرة توقيف»
        if norm in lexicon.PARTICIPLES and self.is_participle(at):
            return Cue(PARTICIPLE, at, norm, None, False, True)
        if norm in verbs.IN_ORDER and self.content(at) is not None:
            return Cue(PARTICIPLE, at, norm, None, False, True)
        led = self.led_to(at) if norm in lexicon.SAYING_NOUNS else None
        if led:
            return led
        if norm in verbs.SHOWN:
            return self.shown(at)
        if norm in lexicon.MEANING:
            return Cue(NOUN, at, norm, self.actor(at), False, True)
        if norm in lexicon.SPEECH_NOUNS and at > 0 and self.norms[at - 1] in lexicon.DESPITE:
            end = self.phrase_end(at + 1, bounded=False, governed=True)
            end = self.shortened(at + 1, end)
            if end > at + 1 and self.is_plausible(at + 1, end, at + 1, False, norm):
                return Cue(NOUN, at, norm, (at + 1, end))
        return None
