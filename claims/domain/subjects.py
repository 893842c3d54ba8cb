"""Where the words that name a speaker stand after the verb, with what is in apposition to them.

Positions count words of the row of a sentence.
"""

from claims.domain import (
    lexicon,
    nameforms,
    namegrammar,
    names,
    naming,
    objects,
    reaching,
    verbs,
)
from claims.domain.beginning import Beginning
from claims.domain.clauses import FAR

_COMMAS = ("،", ",")
_DESCRIBED = 5  # words in which a given name ends a description of somebody
_SHORTEST_PLURAL = 4  # letters


class Sentence(Beginning):
    """A clause with whom it names as speaking."""

    def after(self, at: int, content: int | None, verb: str) -> tuple[int, int] | None:
        """The subject after the verb."""
        start = self.past_addressee(at + 1)
        if start >= self.size:
            return None
        called = self._called(start) if self.quoted[start] else None
        if called:
            return start, called
        begun = self.begun(at, start, content, verb)
        if begun is None:
            return None
        start = begun
        if self.norms[start] in names.SEVERAL and verb not in verbs.ESTIMATING:
            some = self.some(start)
            if some:
                return start, some
        bounded = content is not None and content > start
        is_study = bounded and self.norms[start] in names.DOCUMENTS
        start = self.past_document(start, content)
        if content and is_study and self.norms[start] in names.DOCUMENTS:
            return start, self.shortened(start, content)  # «دراسة نشرتها دورية «نيتشر»»
        if content and "،" in self.words[content - 1].gap and self.is_apposed(start, content):
            return start, content
        end, is_clear = self._ended(start, content, verb)
        if end <= start or not self.is_plausible(start, end, at, is_clear, verb):
            return None
        start, end = self.so_called(start, end)
        met = self.register.met(self.norms, end) if "،" in self.words[end - 1].gap else None
        if met and "،" in self.words[end + met[0] - 1].gap:
            return end, end + met[0]  # «المدرب الجديد، النجار، …»
        return start, self.with_apposition(start, end, content)

    def so_called(self, start: int, end: int) -> tuple[int, int]:
        """«بائعة في السوق تدعى هند سعد»: the name, where it is told behind a description."""
        if end + 1 >= self.size or self.norms[end] not in names.SO_CALLED:
            return start, end
        called = self.phrase_end(end + 1, bounded=False)
        return (end + 1, called) if called > end + 1 else (start, end)

    def _ended(self, start: int, content: int | None, verb: str) -> tuple[int, bool]:
        """Where the name at row[start] ends, and whether what is said tells that it does."""
        bounded = content is not None and content > start
        has_object = verb in verbs.TRANSITIVE
        far = not (has_object and verb in verbs.ADDRESSING) or self._owns_what_follows(start)
        to_the_end = bounded and not (has_object and verb in verbs.WITH_OBJECT)
        to_the_end = to_the_end and lexicon.PARTICIPLES.isdisjoint(self.norms[start:content])
        governed = verb in verbs.WITHOUT_THING
        end = self.phrase_end(start, bounded=to_the_end, far=far, governed=governed)
        end = self.shortened(start, content if content and content < end else end)
        if content and content < self.size and self.quoted[content]:
            end = objects.before_b(self.row, start, end)
        if end - start > 1 and objects.is_told(self.norms, end - 1, verb):
            end -= 1
        if verb in verbs.ADDRESSING and end != content and end - start > 1:
            end -= objects.is_addressed(self.norms, end - 1)
        if verb in verbs.ASCRIBING and end - start > 1 and self._ascribed(end - 1):
            end -= 1
        if bounded and has_object:
            turn = {*self.norms[content : content + 1]} if content else set()
            described = verb in verbs.DESCRIBING and not turn & lexicon.COMPLEMENTS
            if described or verb in verbs.ASKING_OF or not turn & lexicon.THAT:
                end = self._without_object(start, end, content, described=described)
        is_clear = to_the_end if has_object else bounded
        if end < self.size and self.norms[end][:1].isdigit():
            is_clear = False  # «أبرز تجنيد 1200 عون»
        if content and end < content and not governed and self._may_be_object(start):
            is_clear = False
        return end, is_clear

    def _owns_what_follows(self, at: int) -> bool:
        """«مدرب شبيبة الساحل سامر النجار»: an office and a noun of which nothing is known.

        Or whose title goes on behind a preposition: «عضو المجلس عن المدينة سامر النجار».
        """
        then = self.norms[at + 1] if at + 1 < self.size else "ال"
        known = then.startswith("ال") or then in names.BEGINNINGS or then in names.OUTSIDE
        if self.norms[at] in names.OFFICES_OF and not known:
            return True
        return self.norms[at] in names.TITLES and reaching.is_long_title(self.row, at)

    def _may_be_object(self, at: int) -> bool:
        """«واستبعد اللجوء إلى رفع السعر «هذا العام»»: a definite noun, no name and no document."""
        norm = self.norms[at]
        if not norm.startswith("ال") or naming.is_nisba(norm) or self.is_met(at):
            return False
        return norm[2:] not in names.DOCUMENTS

    def _called(self, start: int) -> int | None:
        """«أفادت «مدى للاتصالات» بأن …»: where a name in quote marks ends before what is said."""
        end = start
        while end < self.size and self.quoted[end] and end - start <= namegrammar.QUOTED_NAME:
            end += 1
        follows = end < self.size and self.norms[end] in lexicon.COMPLEMENTS
        return end if end > start and follows and ":" not in self.words[start - 1].gap else None

    def some(self, start: int) -> int | None:
        """Where «عدد من النواب»، «عشرات المتظاهرين»، «ثلاثة أعضاء» end."""
        if start + 1 >= self.size or self.norms[start] not in names.SEVERAL:
            return None
        group = start + (2 if self.norms[start + 1] == "من" else 1)
        if group >= self.size or self.norms[group] not in names.GROUPS:
            return None
        end = self.phrase_end(group, bounded=False)
        joined = (at for at in range(group + 1, end) if naming.has_joined_b(self.norms[at]))
        return next(joined, end)

    def given_ahead(self, start: int) -> bool:
        """«دعا المرجع الديني السيد علي …»: a given name after definite words."""
        for at in range(start, min(len(self.row), start + _DESCRIBED)):
            if at > start and self.norms[at] in names.GIVEN:
                return True
            if at > start and self.norms[at] in names.SURNAMES and not self.words[at].gap:
                return not self.norms[min(at + 1, self.size - 1)].startswith(
                    "ال"
                )  # «الجدة أم هاني»
            if not self.norms[at].startswith("ال") or self.words[at].gap:
                return False
        return False

    def _ascribed(self, at: int) -> bool:
        """«عزا فلان التأجيل إلى …»: the noun before «إلى» is what is ascribed."""
        norm = self.norms[at]
        to = at + 1 < self.size and self.norms[at + 1] == "الي"
        return to and norm.startswith("ال") and not naming.is_nisba(norm)

    def _without_object(self, start: int, end: int, content: int | None, *, described: bool) -> int:
        """Without what is described or asked for: «وصف الوزير سامر النجار الخبر بأنه»."""
        told = self.phrase_end(start, bounded=False)
        if {*self.norms[start:told]} & (names.OWN_WORDS):
            return min(told, end)
        joined = (at for at in range(start + 2, end) if self._is_joined(at, content))
        end = next(joined, end)
        turn = {*self.norms[content - 1 : content + 1]} if content else set()
        if not (described or turn & lexicon.OF_THE_OBJECT):
            return end
        last = end - 1
        while last > start and naming.is_adjective(self.norms[last]):
            last -= 1
        is_office = last == start + 1 and self.norms[start] in names.OFFICES
        if last > start and not is_office and self.norms[last].startswith("ال"):
            return last
        return self.phrase_end(start, bounded=False)

    def _is_joined(self, at: int, content: int | None) -> bool:
        """«بتفجير السد»; but in «حسان بدران أن» the letter is of the family's name."""
        if at + 1 == content and not naming.is_titular(self.norms[at - 1]):
            return False
        return naming.has_joined_b(self.norms[at])

    def is_plausible(self, start: int, end: int, at: int, bounded: bool, verb: str) -> bool:
        first = self.norms[start]
        if first in names.HEADS or first in names.OWN_WORDS_AND_PLACES or self.is_known(start):
            return True
        if self.given_ahead(start):
            return True
        if verb in verbs.FRAMING and nameforms.is_owned(self.words[start]):
            return False  # «ويختم حديثه بالقول»
        if start > at + 1 and nameforms.may_be_verb(self.words[start]):
            return False  # «تساءل عمن يستفيد»
        if start > at + 1 and self.norms[at + 1] in lexicon.IN_WHICH:
            return False  # «أكد فيه بطلان الإجراءات»
        if naming.is_told(first) and start > at + 1:
            return True  # «تقرير لوكالة …»
        if start > at + 1 and not (first.endswith("ا") or first.startswith("ال")):
            return verb not in verbs.TRANSITIVE  # «رحبت به عواصم غربية»
        if first.endswith(("ون", "ان")) and len(first) > _SHORTEST_PLURAL:
            return True  # «مسافرون»، «موظفان»: a nominative
        if first in lexicon.THINGS:
            return False
        if first in names.OUTSIDE or first in lexicon.SPEECH_NOUNS:
            return False
        if self.is_set_off(start, end):
            return True
        if verb in verbs.TRANSITIVE:
            is_object = first.startswith("ال") or nameforms.is_owned(self.words[start])
            then = self.norms[start + 1] if end - start == 2 else ""
            is_object = is_object or then.startswith("ال") and not naming.is_nisba(then)
            return bounded and end - start <= 2 and not is_object
        if bounded:
            return end - start <= 6
        if verb in verbs.WITHOUT_THING and self._is_called_body(start, end):
            return True
        return first in names.PLACES or self._ends_quotation(at)

    def _is_called_body(self, start: int, end: int) -> bool:
        """«وأفادت الحماية المدنية بنقل …»: a noun and its adjective, then a preposition."""
        first, then = (*self.norms[start : start + 2], "")[:2]
        agree = first.startswith("ال") and naming.is_nisba(then) and first[-1:] == then[-1:] == "ه"
        return agree and (end < self.size and naming.has_joined_b(self.norms[end]))

    def is_set_off(self, start: int, end: int) -> bool:
        """«أعلن غياث القلعجي، المدير العام للآثار، …»: a title in apposition tells a name."""
        if not 0 < end - start < 5 or end >= self.size or self.words[end - 1].gap not in _COMMAS:
            return False
        if end - start == 1:  # «شدد البداح، وهو عضو …»
            titled = not names.TITLES.isdisjoint(self.norms[end + 1 : end + 2])
            return titled and self.norms[end] in lexicon.WHICH
        return self.norms[end] in names.TITLES or self.norms[end] in lexicon.WHICH

    def _ends_quotation(self, at: int) -> bool:
        """«…»، قال فلان: a name must follow."""
        return at > 0 and self.quoted[at - 1]

    def actor(self, limit: int) -> tuple[int, int] | None:
        """Who does what the sentence tells: the subject after its first verb of happening."""
        for at in range(max(0, limit - 4 * FAR), limit):
            if not verbs.DONE.isdisjoint((self.norms[at], self.norms[at][1:])) and at + 1 < limit:
                end = self.phrase_end(at + 1, bounded=True)
                end = self.shortened(at + 1, min(end, limit - 1))  # «رسالة مفادها»
                if end > at + 1 and self.is_plausible(at + 1, end, at, True, ""):
                    return at + 1, end
        return None
