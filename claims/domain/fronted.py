"""Where the words that name a speaker stand before the verb: «الوزير يعلن»، «وكان الوزير قد أعلن».

Positions count words of the row of a sentence.
"""

from claims.domain import lexicon, namegrammar, names, naming, sourcewords, verbs, wording
from claims.domain.clauses import FAR, Clause

_COMMAS = ("،", ",")
_NEAR = 10  # words of a subject before its verb
_ADJECTIVES = 2  # behind a name in quote marks
_NAME = 4  # words of a name before its title
_THEN = lexicon.forms("فلا فلم فلن فقد")
_NO_NAMES = lexicon.forms("ثم بل لكنه لكنها حيث وحده وحدها")
_WITHIN = names.WITHIN | lexicon.forms("عند قرب")  # where a group is
_BEFORE_VERBS = lexicon.PRONOUNS | lexicon.NOT_SAID | lexicon.NOT_HIDDEN
_OPENING_ASIDES = names.PREPOSED | lexicon.WHICH


class Fronted(Clause):
    """A clause, and whom it names before what he does."""

    def before(self, at: int) -> tuple[int, int] | None:
        """The subject before the verb: «لكن روسيا وصفت»، «الوزير يعلن»، «وكان الوزير قد أعلن»."""
        norm = self.norms[at]
        if at == 0 or norm[:1] in "وف" and norm not in verbs.SAYING and not self._is_as_for(at):
            return None
        if self._is_as_for(at) and self._has_own_subject(at):
            return None
        been = (
            (self._before_that(at) if self.norms[at - 1] == "ان" else None)
            or (self._had(at) if self.norms[at - 1] == "قد" else None)
            or self._called_before(self._past_adjectives(at))
            or (self._opening(self._past_asides(at)) if at > 2 else None)
        )
        if been and self.quoted[been[1] - 1] and self.norms[been[1]] in names.PURPOSES:
            been = been[0], been[1] + 1  # «شركة «النور» للطيران تعلن …»
        found = been or self._apposed_before(at) or self._right_before(at) or self._as_for(at)
        if found and self.norms[found[0]] in names.DOCUMENTS:
            return self.past_document(*found), found[1]  # «تقرير اللجنة أرجع …»
        return (found[0], self._before_title(*found)) if found else None

    def _before_title(self, start: int, end: int) -> int:
        """«سامر النجار مدير المرفأ يعلن …»: where the name ends and its title begins."""
        if self.norms[start] not in names.GIVEN or self.norms[start] in names.TITLES:
            return end
        titled = (at for at in range(start + 2, end) if self.norms[at] in names.OFFICES)
        return next((at for at in titled if self.norms[at] not in names.GIVEN), end)

    def _apposed_before(self, at: int) -> tuple[int, int] | None:
        """«رئيس البلدية، سامر النجار، يعزو …»: a name between commas after its title."""
        if at < 4 or self.words[at - 1].gap[:1] not in _COMMAS:
            return None
        for here in range(at - 2, max(0, at - _NAME - 2), -1):
            if self.words[here].gap:
                first = self.norms[here + 1]
                own = first in names.OWN_WORDS or first in names.TITLES and first[:2] == "ال"
                own = own and self.words[here].gap[:1] in _COMMAS
                return self._titled_to(here + 1, at) if own else None
        return None

    def _titled_to(self, name: int, end: int) -> tuple[int, int] | None:
        start = name
        while start > 0 and name - start < _NEAR and self._may_precede(start - 1, start < name):
            start -= 1
        titled = start < name and self.norms[start] in names.TITLES
        return (start, end) if titled and self._begins_clause(start) else None

    def _right_before(self, at: int) -> tuple[int, int] | None:
        """The same where at most an aside stands between."""
        norm = self.norms[at]
        end = self._past_asides(at)
        if at > 1 and self.norms[at - 1] == "قد" and self.norms[at - 2] in verbs.BEING:
            end = at - 2  # «لكن الوزير كان قد قال»
        while end > 0 and self.norms[end - 1] in _BEFORE_VERBS:
            end -= 1
        if end > 1 and self.norms[end - 1] == "من" and self.norms[end - 2] == "اول":
            end -= 2  # «كانت الصحيفة أول من أورد»
        paused = end == at and end and self.words[end - 1].gap
        if paused and not self._follows_pause(at):
            return None
        start = end
        while start > 0 and end - start < _NEAR and self._may_precede(start - 1, start < end):
            start -= 1
        if start == end or not self._begins_clause(start):
            return None
        first = naming.unclitic(self.norms[start])[: 2 if self.norms[start][:1] in "وف" else 1]
        if start > 0 and self.norms[start - 1] in lexicon.BEFORE_NOUNS and end - start <= 6:
            return start, end
        if self.is_known(start) or not names.BEGINNINGS.isdisjoint(first):
            return start, end
        if 1 < end - start < 4 and end < at and self.norms[end] in names.TITLES:
            return start, end  # «فلان الفلاني، مدير المرفأ، قال»
        says = norm in verbs.SAYS and self.norms[at + 1 : at + 2] and end - start < 4
        plain = self.norms[0][:1] not in "وف" and start == 0
        if plain and says and self.norms[at + 1] in lexicon.COMPLEMENTS:
            return start, end  # «نوفالينك تقول إن …»
        if plain and says and at < 3 and self._may_be_unknown(start, end):
            return start, end  # «أوكافور ينفي …»
        return None

    def _follows_pause(self, at: int) -> bool:
        """«غير أن الوزير سامر النجار، أبلغ …»: whether only a comma parts him from the verb."""
        if self.words[at - 1].gap.strip() not in _COMMAS:
            return False
        opening = range(max(1, at - _NEAR), at - 2)
        start = next((here for here in opening if self.norms[here - 1] in lexicon.THAT), at)
        titled = start < at and self.norms[start] in names.TITLES
        return titled and not any(word.gap for word in self.words[start : at - 1])

    def _is_as_for(self, at: int) -> bool:
        """«أما الوزير …، فقال …»"""
        opens = self.norms[at][:1] == "ف" or self.norms[at - 1] in _THEN
        return opens and not lexicon.AS_FOR.isdisjoint(self.norms[max(0, at - FAR) : at])

    def _may_be_unknown(self, start: int, end: int) -> bool:
        """Whether words that nothing is known of can name somebody at the head of a line."""
        if end - start == 2 and naming.is_nisba(self.norms[end - 1]):
            end -= 1  # «إيني الإيطالية»
        first = self.norms[start]
        if end - start == 1 and naming.is_nisba(first) and first not in names.ADJECTIVES:
            return first.endswith("ي")  # «الحوراني تعلن …»
        return not any(
            norm.startswith("ال")
            or norm in _NO_NAMES
            or norm in lexicon.THINGS
            or norm in lexicon.SPEECH_NOUNS
            or norm in sourcewords.NOT_SOURCES
            or norm in names.PREPOSITIONS
            or norm in lexicon.QUESTIONING
            or norm.endswith(("ات", "ه"))
            or norm.isdigit()
            for norm in self.norms[start:end]
        )

    def _as_for(self, at: int) -> tuple[int, int] | None:
        """«أما المدير سامر النجار، العائد من سفره، فقال»: who is named first, whatever follows."""
        if not self._is_as_for(at):
            return None
        opening = range(at - 1, max(-1, at - FAR), -1)
        start = 1 + next(here for here in opening if self.norms[here] in lexicon.AS_FOR)
        if not any(word.gap for word in self.words[start:at]):
            return start, self.shortened(start, at)
        end = self.phrase_end(start, bounded=False, far=True, governed=True)
        return (start, end) if start < end < at else None

    def _has_own_subject(self, at: int) -> bool:
        """«أما الطقس فيتوقع المركز أمطارا»: who says it stands behind the verb."""
        following = self.norms[at + 1] if at + 1 < self.size else ""
        own = following in names.TITLES and following.endswith(("ها", "هم"))
        return (own or following in names.BODIES_ALONE) and not self.words[at].gap

    def _past_asides(self, at: int) -> int:
        """From a verb back over what commas set off: «الوزارة، بدورها، تتحدث …».

        More than one where titles follow a name: «فلان، مدير المرفأ، عضو اللجنة، قال».
        """
        end = at
        while end >= 3 and self.words[end - 1].gap[:1] in _COMMAS:
            begun = self._aside_before(end)
            if begun == end:
                break
            end = begun
        return end

    def _aside_before(self, end: int) -> int:
        """Where the aside begins that ends before row[end], `end` where none does."""
        for here in range(end - 2, max(-1, end - _NEAR), -1):
            if self.words[here].gap[:1] in _COMMAS:
                aside = wording.phrase_at(self.row, here + 1, lexicon.ON_HIS_SIDE)
                opens = aside or self.norms[here + 1] in _OPENING_ASIDES
                opens = opens or wording.phrase_at(self.row, here + 1, lexicon.ANONYMOUS) > 0
                return here + 1 if opens or self._tells_title(here + 1) else end
        return end

    def _tells_title(self, at: int) -> bool:
        """«سامر النجار، مدير المرفأ، …»: a title after a name of few words."""
        if self.norms[at] not in names.TITLES:
            return False
        start = at
        while start > 0 and at - start < _NAME and not (self.words[start - 1].gap and start < at):
            if self.norms[start - 1] in lexicon.BOUNDS:
                break
            start -= 1
        return at - start > 1 and self.norms[start] not in names.HEADS

    def _before_that(self, at: int) -> tuple[int, int] | None:
        """«وسبق للوزير أن نفى»"""
        for here in range(at - 2, max(-1, at - _NEAR), -1):
            if self.norms[here] in verbs.PRECEDING:
                first = naming.unclitic(self.norms[here + 1])
                titled = not names.BEGINNINGS.isdisjoint(first)
                return (here + 1, at - 1) if titled and here + 1 < at - 1 else None
        return None

    def _had(self, at: int) -> tuple[int, int] | None:
        """«وكان رئيس الغرفة، فؤاد الكيلاني، قد صرّح»"""
        if at < 3:
            return None
        for here in range(at - 2, max(-1, at - FAR), -1):
            if self.norms[here] in verbs.BEING:
                outside = self.norms[here + 1] in names.OUTSIDE
                end = self._without_aside(here + 1, at - 1)
                return None if outside or here + 1 == at - 1 else (here + 1, end)
        return None

    def _without_aside(self, start: int, end: int) -> int:
        """«مكتب الإغاثة (أوتشا) قد»، «سامر، وهو خبير، قد»، «سامر، خبير المياه، قد».

        But «مدير المرفأ، فلان، قد».
        """
        for at in range(start, end - 1):
            if "(" in self.words[at].gap and ")" in self.words[end - 1].gap:
                return at + 1
            if self.words[at].gap[:1] not in _COMMAS:
                continue
            named = not names.OWN_WORDS.isdisjoint(self.norms[start : at + 1])
            if (
                self.norms[at + 1] in _OPENING_ASIDES
                or named
                and self.norms[at + 1] in names.TITLES
            ):
                return at + 1
        return end

    def _opening(self, at: int) -> tuple[int, int] | None:
        """«سكان في ضاحية الورود يشكون»: a group with its place, or a title with an occasion."""
        if self.norms[at][:1] in "وف":
            return None
        if _WITHIN.isdisjoint(self.norms[max(0, at - _NEAR) : at]):
            return None
        openers = range(at - 2, max(0, at - _NEAR), -1)
        start = next((n for n in openers if self.norms[n - 1] in lexicon.OPENERS), 0)
        if not 2 < at - start < _NEAR:
            return None
        of_some = self.norms[start].endswith("ا") and self.norms[start][:-1] in names.OFFICES
        if not (of_some or naming.is_head(self.norms[start])) or self.words[start].verb:
            return None
        if any(word.gap for word in self.words[start + 1 : at - 1]):
            return None
        if any(word.verb for word in self.words[start + 1 : at]):
            return None
        if _WITHIN.isdisjoint(self.norms[start:at]):
            return None
        if of_some or self.norms[start] in names.GROUPS:
            return start, at  # «لكن مهندسا في الحقل قال»
        return start, self.shortened(start, self.phrase_end(start, bounded=False))

    def _past_adjectives(self, at: int) -> int:
        """«شبكة «الفجر» الحقوقية تنفي»: to the name in quote marks before, 0 for none."""
        end = at
        while end > 0 and at - end < _ADJECTIVES and not self.quoted[end - 1]:
            norm = self.norms[end - 1]
            told = norm.startswith("ال") and naming.is_adjective(norm) or norm in names.PURPOSES
            if self.words[end - 1].gap or not told:
                return 0
            end -= 1
        return end if end and self.quoted[end - 1] else 0

    def _called_before(self, at: int) -> tuple[int, int] | None:
        """«شركة «النور» تنفي»: a body with its name in quotation marks."""
        start = at
        while start > 0 and self.quoted[start - 1]:
            start -= 1
        if at == 0 or not 0 < at - start <= namegrammar.QUOTED_NAME:
            return None
        if start == 0:  # «المرسى» تنفي …
            says = self.norms[at] in verbs.SAYS and not {*_COMMAS, ":"} & {*self.words[at - 1].gap}
            following = self.norms[at + 1] if at + 1 < len(self.row) else ""
            speaks = naming.is_head(following) or following in names.OWN_WORDS
            return (0, at) if says and not speaks else None
        if self.norms[start - 1] in lexicon.OPENERS and self.norms[at] in verbs.SAYING:
            return (start, at) if self.norms[at] not in verbs.TRANSITIVE else None
        is_body = self.norms[start - 1] in names.COLLECTIVES
        return (start - 1, at) if is_body and self._begins_clause(start - 1) else None

    def _may_precede(self, at: int, within: bool) -> bool:
        if within and set(self.words[at].gap) - set("()") and not self.is_hyphen(at):
            return False
        if self.words[at].gap and not within and self.words[at].gap[:1] not in _COMMAS:
            return False
        norm = self.norms[at]
        if not norm or norm in lexicon.BOUNDS or norm in lexicon.AMONG or self.quoted[at]:
            return False
        is_verb = self.words[at].verb is not None and norm not in names.HEADS
        is_called = at > 0 and self.norms[at - 1] in names.NAME_PARTS  # «أبو دان»
        return norm not in names.OUTSIDE and (is_called or not is_verb)

    def _begins_clause(self, at: int) -> bool:
        if at == 0 or self.words[at - 1].gap:
            return True
        before = self.norms[at - 1]
        if before in verbs.LASTING:
            return True  # «ولا تزال الوزارة تؤكد …»
        return (
            before in lexicon.AMONG
            or before in lexicon.COMPLEMENTS
            or before in lexicon.CLAUSE_OPENERS
        )
