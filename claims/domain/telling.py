"""Words that say something by where they stand, whatever they mean elsewhere.

«وتندّر الفنان …: …»، «…، مازحا: …»، «تبتسم: «…»»: before a colon; «…، تهمس، …»: between commas.
Positions count words of the row of a sentence.
"""

from collections.abc import Sequence

from claims.domain import agreeing, lexicon, nameforms, names, naming, verbs, wording
from claims.domain.clauses import FAR
from claims.domain.headlines import HEADING
from claims.domain.relaying import Relayed
from claims.domain.signs import COLON, FINITE, NOUN, PARTICIPLE, Cue

_COMMAS = ("،", ",")
_HAS_VERB = 4  # words after which a clause has its verb
_OPENED = 2  # words of a clause, at least, before a participle that goes with it
_HE = lexicon.forms("هو هي") | lexicon.WHICH
_ONLY = lexicon.forms("سوى إلا غير")  # with «لم» they tell that it was said
_NO_VERBS = names.BEGINNINGS | names.OUTSIDE
_QUOTES = frozenset('«»"“”')
_DASHES = frozenset("-–—")
_SIGNATURE = 6  # words, at most
_NEAR = 6  # words in which they follow
# What else a word can be, it is no participle of saying without one of these near behind it.
_POINTING = {
    **dict.fromkeys(lexicon.forms("لافتا لافتة لافتين"), lexicon.forms("إلى النظر الانتباه أن")),
    **dict.fromkeys(lexicon.forms("مرجعا مرجعة عازيا عازية"), lexicon.forms("إلى")),
    **dict.fromkeys(lexicon.forms("ساخرا شاكرا شاكرة"), lexicon.forms("من ل له لها لهم إلى إن")),
}
_POINTED = 5  # words
BY_THAT = lexicon.forms("بأن بأنه بأنها بأنهم بأننا")
DAMMA = "\u064f"
OF_THAT = frozenset(("عن", "من"))


class Telling(Relayed):
    """A sentence, and the words in it that only their place shows to be of saying."""

    def before_colon(self) -> Cue | None:
        """What the first colon shows to be said, where nothing else does."""
        colon = next((at for at, word in enumerate(self.words) if ":" in word.gap), HEADING)
        if colon >= min(HEADING, self.size - 1):
            return None
        if self.norms[0] in lexicon.AS_FOR and self.norms[1] in names.GIVEN:
            return Cue(COLON, 1, self.norms[1], (1, self.phrase_end(1, bounded=False)), False, True)
        if self._opens_told(colon):
            subject = self.after(0, colon + 1, self.norms[0])
            if subject:
                return Cue(FINITE, 0, self.norms[0], subject, False, True)
        return self._right_before_colon(colon)

    def _opens_told(self, colon: int) -> bool:
        """Whether the clause begins with a verb, though unknown, and with whoever does that."""
        first = self.words[0]
        if colon < _OPENED or first.gap or first.ends_in_ta or nameforms.is_of_action(first):
            return False
        named = naming.is_head(self.norms[1]) or self.norms[1] in names.OWN_WORDS or self.is_met(1)
        if not named or self.norms[0] in names.BEGINNINGS or self.norms[0] in names.OUTSIDE:
            return False
        joined = self.norms[0][:1] in ("و", "ف") and self.norms[1] in names.TITLES
        is_gesture = nameforms.is_owned(self.words[colon]) and self.norms[0][:1] in ("ي", "ت")
        return joined or is_gesture or nameforms.may_be_verb(first)  # «تهز هند كتفيها: «…»»

    def led_to(self, at: int) -> Cue | None:
        """«وسارعت الشركة إلى نفي الخبر»: whoever acts at the head of the clause says so."""
        start = 1 if self.norms[0] in lexicon.NOT_SAID else 0
        behind = self.norms[at - 1] in lexicon.BEFORE_SAYING or self.norms[at][:2] == "با"
        behind = behind or self.words[start].verb in verbs.LENDING
        if not behind or at - start > FAR:
            return None
        if any(not _QUOTES.issuperset(word.gap) for word in self.words[:at]):
            return None
        if at > 2 and self.norms[at - 1] in lexicon.BEFORE_SAYING:
            named = self.before(at - 2) if nameforms.may_be_verb(self.words[at - 2]) else None
            if named:
                return Cue(NOUN, at - 2, self.norms[at - 2], named, False, True)
        if not self._acts(start, at):
            return None
        subject = self.after(start, None, self.norms[start])
        return Cue(NOUN, start, self.norms[start], subject, False, True) if subject else None

    def _acts(self, at: int, limit: int) -> bool:
        """Whether a verb, though unknown, stands there before a title, a body or a name."""
        following = self.norms[at + 1]
        if at + 1 >= limit or self.words[at].ends_in_ta or nameforms.is_of_action(self.words[at]):
            return False
        named = naming.is_head(following) or following in names.OWN_WORDS or self.is_met(at + 1)
        return named and self.norms[at] not in _NO_VERBS

    def _right_before_colon(self, colon: int) -> Cue | None:
        at = colon
        while at > 0 and self.norms[at] in lexicon.PRONOUNS:
            at -= 1
        word, norm = self.words[at], self.norms[at]
        if self.quoted[at] or norm in names.BEGINNINGS:
            return None
        if at >= _OPENED and (nameforms.may_be_state(norm) or self._is_state_of_her(at)):
            return Cue(PARTICIPLE, at, norm, None, False, True)
        if not self.quoted[colon + 1]:
            return None
        if self._is_present(at):
            return Cue(FINITE, at, norm, self.before(at), False, True)
        first = int(self.norms[0] in lexicon.THEN)
        if nameforms.is_owned(word) and first < at and self._is_present(first):
            return Cue(FINITE, first, self.norms[first], None, False, True)  # «ثم يخفض صوته: «…»»
        return None

    def _is_present(self, at: int) -> bool:
        """Whether a verb of the present stands there by its form: no «تصريح: «…»»."""
        word, norm = self.words[at], self.norms[at]
        if norm in names.OCCASIONS or norm in lexicon.SPEECH_NOUNS or nameforms.is_of_action(word):
            return False
        return norm[:1] in ("ي", "ت") and nameforms.may_be_told(word)

    def _is_state_of_her(self, at: int) -> bool:
        """«مازحة»، «ضاحكة»"""
        return self.words[at].ends_in_ta and nameforms.may_be_state(self.norms[at][:-1] + "ا")

    def is_participle(self, at: int) -> bool:
        """Not «11 متهما» nor «رفع لافتة», and no adjective of a thing."""
        norm = self.norms[at]
        his = norm[-1] == "ه" and norm not in lexicon.BY_HIS_WORDS
        if his and not self.words[at].ends_in_ta:
            return False
        if norm in _POINTING:
            return not _POINTING[norm].isdisjoint(self.norms[at + 1 : at + _POINTED])
        if at == 0 or self.words[at - 1].gap:
            return True
        before, then = self.words[at - 1], self.norms[at + 1 : at + 2]
        thing = before.ends_in_ta or before.norm.endswith("ات")
        thing = thing and norm[-1] == "ه" and not before.norm.startswith("ال")
        known = before.norm in names.BEGINNINGS or not lexicon.COMPLEMENTS.isdisjoint(then)
        return not (before.norm.isdigit() or thing and not known)  # «إصابات مؤكدة»

    def by_that(self) -> Sequence[Cue]:
        """«وأسرّت إلينا الممرضة بأن …»: whatever verb is told with «بأن», somebody says it."""
        that = next(at for at, norm in enumerate(self.norms) if norm in BY_THAT)
        turns = self.norms[0] in lexicon.RESUMING or self.norms[0] in lexicon.AS
        at = wording.phrase_at(self.row, 0, lexicon.CONTRASTS) or int(turns)
        if not at < that <= at + FAR or self.quoted[that] or not self._may_say(at):
            return ()
        subject = self.after(at, that, self.norms[at])
        following = self.norms[at + 1]
        if subject:
            says = self.norms[subject[0]] in names.BEGINNINGS or self.is_met(subject[0])
        else:
            says = that == at + 1 or following in names.PREPOSITIONS
        return [Cue(FINITE, at, self.norms[at], subject, False, True)] if says else ()

    def _may_say(self, at: int) -> bool:
        """Whether a word that nothing is known of can be a verb that has «بأن» behind it."""
        word, norm = self.words[at], self.norms[at]
        bare = norm[1:] if norm[:1] in ("و", "ف") else norm
        known = norm in names.BEGINNINGS or norm in names.OUTSIDE or bare in verbs.FELT
        noun = word.ends_in_ta or bare.startswith("ال") or nameforms.is_of_action(word)
        return not (known or noun or word.gap)

    def drops_subject(self, at: int, verb: str) -> bool:
        """«ودعت المشتركين إلى …»: the noun is whom the last speaker addresses."""
        if verb in verbs.ESTIMATING and at == 0 and len(self.row) > 1:
            return self.norms[1] in lexicon.MEASURES
        if self.is_governed(at, verb):
            return True
        transitive = verb in verbs.TRANSITIVE or verb in verbs.RENEWING
        if at > 0 or not transitive or self.norms[0] == verb or self.words[0].gap:
            return False
        following = self.words[1] if self.size > 1 else None
        return following is not None and (
            following.norm in names.OUTSIDE or not agreeing.may_be_subject(verb, following)
        )

    def is_governed(self, at: int, verb: str) -> bool:
        """«كما أقرت بنقص …»، «وكشف عن لقاء …»: the preposition stands where the subject would."""
        joined = self.norms[at][:1] in ("و", "ف") and self.words[at - 1].gap[:1] in _COMMAS
        if at > 1 and not joined or at + 1 >= self.size or self.words[at].gap:
            return False  # «أخذت الكلمة النائبة، فطالبت بتأجيل …»
        following = self.norms[at + 1]
        if verb in verbs.SAID_BY_B:
            return naming.has_joined_b(following) and not self.is_met(at + 1)
        return verb in verbs.SAID_OF and following in OF_THAT or following == verbs.WARNED.get(verb)

    def is_passive(self, at: int, verb: str) -> bool:
        """«أُعلن»، «يُعتقد», where the vowel is written; «نُقل عن» names its source all the same."""
        vowel = self.words[at].text[:3] if verb in verbs.IMPERSONAL else self.words[at].text[1:3]
        if verb in verbs.SAYS and self.norms[at + 1 : at + 2]:
            return self.norms[at + 1] in names.PREPOSITIONS  # «ويُعلن عن النتائج»
        is_either = verb in verbs.IMPERSONAL or verb in verbs.SAID
        return is_either and verb not in verbs.RELAYED and DAMMA in vowel

    def is_aside(self, at: int, verb: str) -> bool:
        """«الآباء رحلوا، تشرح، وأخذوا أطفالهم»: a verb of saying by itself between commas."""
        if verb not in verbs.SAYS or self.norms[at] != verb or at == 0:
            return False
        ends = at + 1 == self.size or self.words[at].gap[:1] in _COMMAS
        begun = at - 1 if self.norms[at - 1] in lexicon.AS and at > 1 else at
        return ends and self.words[begun - 1].gap[:1] in _COMMAS

    def is_aside_of(self, at: int, verb: str) -> bool:
        """«الأجهزة سليمة، ترد هند سعد، المتحدثة باسمهم، …»: with who says so, between commas."""
        if verb not in verbs.SAYS or self.norms[at] != verb or at + 1 >= self.size:
            return False
        if at < _OPENED or self.words[at - 1].gap[:1] not in _COMMAS or self.words[at].gap:
            return False
        following = self.norms[at + 1]
        named = naming.is_head(following) or following in names.OWN_WORDS or self.is_met(at + 1)
        end = self.phrase_end(at + 1, bounded=False)
        ends = end == self.size or self.words[end - 1].gap[:1] in _COMMAS
        return named and ends

    def is_of_pronoun(self, at: int, verb: str) -> bool:
        """«وهي ترفض صفة الكاتبة»"""
        if at != 1 or self.norms[0] not in _HE or verb in verbs.ONLY_WITH_CONTENT:
            return False
        return verb in verbs.SAYS and agreeing.is_feminine(verb) is self.norms[0].endswith("هي")

    def is_shown(self, at: int, verb: str) -> bool:
        """«وتبيّن من السجل أن …»، «وتظهر محاضر الفرز أن …»: things show it, nobody says so."""
        if verb not in verbs.SHOWN_BY_THINGS or at + 1 >= self.size or self.words[at].gap:
            return False
        word = self.words[at + 1]
        norm = word.norm
        if norm in lexicon.FROM:
            return verb in verbs.IMPERSONAL
        known = norm in names.BEGINNINGS or norm in names.OWN_WORDS or norm in names.DOCUMENTS
        known = known or norm in names.OUTSIDE or norm in lexicon.COMPLEMENTS or norm[:1] in "لب"
        if known or self.quoted[at + 1] or self.is_met(at + 1) or self.given_ahead(at + 1):
            return False
        return not naming.is_nisba(norm) and word.verb is None and not norm.isdigit()

    def signs_quotation(self, at: int) -> bool:
        """«…» - هدى، معلمة: who stands behind a quotation and a dash, and no more."""
        if _DASHES.isdisjoint(self.words[at - 1].gap) or self.size - at > _SIGNATURE:
            return False
        named = self.norms[at] in names.OWN_WORDS or self.norms[at] in names.TITLES
        return named and not any(word.verb for word in self.words[at:])

    def said_nothing_but(self, at: int) -> bool:
        """«لم تقل سوى: …»"""
        return not _ONLY.isdisjoint(self.norms[at + 1 : at + _NEAR])

    def published(self, at: int, verb: str) -> Cue | None:
        """«ونشرت صحيفة المرسى أن …», but not «نشرت الشرطة قواتها …»."""
        content = self.content(at)
        named = self.after(at, content, verb) if content and content > at + 1 else None
        if not (named and content and named[1] == content):
            return None
        is_clause = ":" in self.words[content - 1].gap or self.norms[content] in lexicon.COMPLEMENTS
        return Cue(FINITE, at, verb, named, False, True) if is_clause else None

    def monitored(self, at: int, verb: str) -> Cue | None:
        """«سجّل مرصد الزلازل 12 هزة», «رصدت جمعية المستهلك …»: bodies that are there to tell so."""
        following = self.norms[at + 1] if at + 1 < self.size else ""
        if following.removeprefix("ال") not in names.MONITORS:
            return None
        told = verb not in verbs.RECORDING or any(
            norm[:1].isdigit() for norm in self.norms[at + 1 : at + FAR]
        )
        subject = self.after(at, None, verb) if told else None
        return Cue(FINITE, at, verb, subject) if subject else None

    def counts(self, at: int, verb: str) -> bool:
        """«أحصت هيئة الطيران …»، «وكان المكتب قد أحصى …»"""
        named = self.before(at) or self.after(at, self.content(at), verb)
        words = self.norms[slice(*named)] if named else [""]
        proper = names.PROPER_PLACES | names.SURNAMES
        is_named = any(word.startswith("ال") or word in proper for word in words)
        is_met = named is not None and self.is_met(named[0])
        return is_met or is_named and words[0] in names.COLLECTIVES

    def convicts(self, at: int) -> bool:
        """«أدانت المحكمة …»"""
        return not names.COURTS.isdisjoint(self.norms[max(0, at - 2) : at + 3])

    def follows_quotation(self, at: int) -> bool:
        """«…»، هكذا علّق فلان"""
        before = at - 1 - (at > 1 and self.norms[at - 1] in lexicon.THUS)
        joined = self.norms[at] not in verbs.SAYING  # «…»، وطلب فتح ممر
        return (
            before >= 0 and self.quoted[before] and not joined and ")" not in self.words[before].gap
        )

    def blames(self, at: int) -> bool:
        """«حمّل … المسؤولية»"""
        return not lexicon.BLAME.isdisjoint(self.norms[at + 1 : at + FAR])

    def may_be_noun(self, at: int, verb: str) -> bool:
        """«فنجان قهوة وتعهد خطي»: verbs such as «تعهد» are spelt as what is said by them."""
        if at < _HAS_VERB or verb not in verbs.ALSO_NOUNS:
            return False
        return at + 1 < self.size and naming.is_adjective(self.norms[at + 1])

    def says_by_b(self, at: int, verb: str, subject: tuple[int, int] | None) -> bool:
        """«الوزير يعد بالنظر في الشكوى», but not «كانت الحكومة تعد بالماء»."""
        if verb not in verbs.SAID_BY_B or not subject or at + 1 >= self.size:
            return False
        been = subject[0] > 0 and self.norms[subject[0] - 1] in verbs.BEING
        return not been and naming.has_joined_b(self.norms[at + 1])
