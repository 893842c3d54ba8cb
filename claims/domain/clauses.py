"""The words of a sentence, and where in them what is said begins. Positions count words."""

from claims.domain import (
    lexicon,
    nameforms,
    namegrammar,
    names,
    naming,
    sourcewords,
    verbs,
    wording,
)
from claims.domain.naming import NOBODY, Register
from claims.domain.quoting import Quotations
from claims.domain.wording import Row

FAR = 18  # words between a verb and what it reports
_WISH = 4  # words of the wish not to be named
_ISSUED = 4  # words in which it is told that a thing was issued
_REPORTER = 3  # words of a town and a reporter, a dash among them
_BY = lexicon.forms("عن من")
_ASKS = frozenset("؟!")
_INTERNAL = lexicon.forms("داخلية خارجية")
_PERSONAL = lexicon.forms("تصريح تصريحات شهادة حديث")
_DOCUMENTS = frozenset(joined + each for each in names.DOCUMENTS for joined in ("", "ل", "ال"))


class Clause:
    """The words of a sentence or a part of one; words inside quotations are somebody's own."""

    def __init__(self, row: Row, quotations: Quotations, register: Register) -> None:
        self.row = row
        self.words = row.words
        self.norms = row.norms
        self.size = len(row.norms)
        self.register = register if register.may_name(row.norms) else NOBODY
        self.quoted = [False] * self.size  # of each word whether it stands inside a quotation
        for each in quotations.overlapping(row.starts[0], row.end(-1)) if quotations.outer else ():
            first, last = row.within(each.start, each.end)
            self.quoted[first:last] = [True] * (last - first)

    def content(self, at: int) -> int | None:
        """Where what is said begins: at «إن», after a colon, at a quotation."""
        norms = self.norms
        asks = self.words[at].verb in verbs.ASKING
        if self.words[at].gap and self._turns(at):
            return at + 1 if self._introduces(at) else None
        for here, word in enumerate(self.words[at + 1 : at + 2 * FAR], start=at + 1):
            if not word.tells:
                continue
            if here >= at + FAR and lexicon.WHO.isdisjoint(norms[at : at + FAR]):
                return None
            norm, before = word.norm, norms[here - 1]
            if norm in lexicon.COMPLEMENTS and before not in lexicon.WHEN and not self.quoted[here]:
                return None if before in lexicon.BUT else here
            if asks and norm in lexicon.WHETHER:
                return here
            if norm in lexicon.PARTICIPLES and self.words[here - 1].gap:
                return None  # what follows is of the participle
            if word.gap and self._turns(here):
                return here + 1 if self._introduces(here) else None
            if word.verb and norm not in names.OUTSIDE and self._is_main(at, here):
                return self._past_aside(at, here)
        return None

    def _past_aside(self, at: int, verb: int) -> int | None:
        """«وردت الشركة، في مذكرة وزعتها، بأن …»: what is said, where the verb is in an aside."""
        marked = [here for here in range(at, min(self.size - 1, at + FAR)) if self.words[here].gap]
        begun = next((here for here in marked if here < verb), None)
        ended = next((here for here in marked if here >= verb), None)
        if begun is None or ended is None or self.norms[begun + 1] not in names.WITHIN:
            return None
        return ended + 1 if self.norms[ended + 1] in lexicon.COMPLEMENTS else None

    def _turns(self, at: int) -> bool:
        """Whether the mark behind row[at] asks, or introduces what is said."""
        return self._introduces(at) or not _ASKS.isdisjoint(self.words[at].gap)

    def _introduces(self, at: int) -> bool:
        """«قال: …»، «قال «…»»"""
        if ":" in self.words[at].gap:
            return True
        return self._quotes_from(at + 1) and not self.is_called(at)

    def _is_main(self, at: int, verb: int) -> bool:
        """Whether another sentence begins with the verb.

        None does with «رائد» in a name, nor with what is told of who speaks: «مسؤول طلب عدم ذكر
        اسمه»، «العالمة التي شاركت».
        """
        beside = range(max(at + 1, verb - _WISH), verb + 1)
        wishing = [here for here in beside if self.norms[here] in lexicon.ANONYMOUS]
        if any(wording.phrase_at(self.row, here, lexicon.ANONYMOUS) for here in wishing):
            return False
        if not lexicon.PROVIDED.isdisjoint(self.norms[verb : verb + _WISH + 1]):
            return False  # «مسؤول تحدث إلى الموقع شريطة عدم ذكر اسمه»
        then = self.norms[verb + 1] if verb + 1 < self.size else ""
        before = self.norms[verb - 1]
        named = before in names.GIVEN or before in names.TITLES and self.norms[verb] in names.GIVEN
        if named and then in lexicon.COMPLEMENTS:
            return False  # «الخبير عامر شهدا بأن»، «والد الطالبة شهد إن»
        if self._opens_place(verb, then) or then in names.OF_GOD:
            return False  # «فتح الله»
        if self.in_name(verb) or self.norms[verb - 1] in lexicon.NOT_BEFORE_VERBS:
            return False
        return lexicon.WHO.isdisjoint(self.norms[at + 1 : verb])

    def _opens_place(self, at: int, then: str) -> bool:
        """«بطب عين شمس»: no verb, for who appoints and who is appointed stand beside a verb."""
        is_bare = not (self.norms[at - 1].startswith("ال") or self.words[at - 1].gap)
        return self.norms[at] in names.SPRINGS and is_bare and not then.endswith("ا")

    def _quotes_from(self, at: int) -> bool:
        """Whether a quotation of some words begins at row[at]: one word is only called so."""
        if at + 1 >= self.size or self.quoted[at - 1]:
            return False
        return self.quoted[at] and self.quoted[at + 1]

    def is_called(self, at: int) -> bool:
        """Whether the quotation after row[at] is a name: «صحيفة «الشرق الأوسط»»، «لـ«النهار»»."""
        end = at + 1
        while end < self.size and self.quoted[end]:
            end += 1
        named = naming.is_body(self.norms[at]) or self.norms[at] in names.AUTHORS
        named = named or self.norms[at] == "ل"
        named = named or self.norms[at + 1] in names.BODIES
        named = named or namegrammar.is_of_called(self.row, at, end)
        kind = self.norms[at] in names.KINDS_OF_BODY and not self.norms[at].startswith("ال")
        ends = end < self.size or kind  # «…»، قالت جماعة «الفجر»
        return named and end - at <= namegrammar.QUOTED_NAME + 1 and ends

    def in_name(self, at: int) -> bool:
        norm = self.norms[at]
        of_place = (
            norm in names.REGIONS or norm in names.SPRINGS and self.norms[at - 1] in names.SEATS
        )
        if self.is_town(at) or at and naming.head(self.norms[at - 1]) in names.COMPANIES:
            return True
        if norm in names.NAME_PARTS and not names.OWN_WORDS.isdisjoint(self.norms[at - 2 : at]):
            return True  # «سيدي ولد المرسى»، «محمد فال ولد المرسى»
        if at + 1 < len(self.norms) and self.norms[at + 1] in names.OF_GOD:
            return True  # «حسن فضل الله»
        return of_place or norm in names.GIVEN or norm in names.HEADS

    def is_hyphen(self, at: int) -> bool:
        """«ماري-تيريز»: whether no space stands behind row[at]."""
        return self.words[at].gap == "-" and self.row.starts[at + 1] == self.row.end(at) + 1

    def is_town(self, at: int) -> bool:
        """«بلدية شكا»: what else would be a verb names a place there."""
        return at > 0 and self.norms[at - 1] in names.TOWNSHIPS

    def is_known(self, at: int) -> bool:
        return self.register.at(self.norms, at) is not None

    def is_named(self, at: int) -> bool:
        """Whether a title, a body or a name begins there."""
        norm = self.norms[at]
        return naming.is_head(norm) or norm in names.OWN_WORDS or self.is_known(at)

    def phrase_end(
        self, start: int, *, bounded: bool, far: bool = False, governed: bool = False
    ) -> int:
        """The end of the name that begins at row[start], a known one whole."""
        end = namegrammar.phrase_end(self.row, start, bounded=bounded, far=far, governed=governed)
        end = self._past_seat(start, end)
        if self.register is NOBODY:
            return end
        known = self.register.at(self.norms, start)
        end = max(end, start + known[0]) if known else end
        return self._past_met(start, end)

    def _past_seat(self, start: int, end: int) -> int:
        """«نقابة الأطباء بالمنيا»: past where a body is."""
        if not start < end < self.size or self.norms[end][:1] != "ب" or self.words[end - 1].gap:
            return end
        is_body = naming.head(self.norms[start]) in names.KINDS_OF_BODY
        return end + (is_body and nameforms.is_at_seat(self.norms[end]))

    def _past_met(self, start: int, end: int) -> int:
        """«المرشح مونتالبان مؤيديه»: a name that the article has introduced ends the phrase."""
        first = self.register.first_met(self.norms[start:end])
        if first is None:
            return end
        met = self.register.met(self.norms, start + first)
        if self.norms[start + first] in names.OWN_WORDS:
            length = met[0] if met and first == 0 else 0
            return start + length if length and self._is_construct(start + length) else end
        titled = all(map(naming.is_titular, self.norms[start : start + first]))
        return start + first + met[0] if met and titled else end

    def _is_construct(self, at: int) -> bool:
        """«ونفى كمال جفاف البئر»: a noun and what it is of, behind one who is known by one name."""
        noun, of_what = (*self.norms[at : at + 2], "", "")[:2]
        if noun.startswith("ال") and self.words[at].ends_in_ta:
            return True  # «وفسّر كمال الخطوة بأنها …»
        own = noun in names.OWN_WORDS or noun.startswith("ال") or noun in names.TITLES
        return not own and of_what.startswith("ال") and not naming.is_nisba(of_what)

    def shortened(self, start: int, end: int) -> int:
        """Without words that never end a name."""
        while end > start and self.norms[end - 1] in names.OUTSIDE and not self.quoted[end - 1]:
            called = self.norms[end - 2] in names.SPRINGS and end - start > 1
            if called and self.norms[end - 1] not in names.PREPOSITIONS:
                return end  # «سوق الأحد»
            end -= 1
        return end

    def is_ours(self, start: int, end: int) -> bool:
        """«بحسب مراسلنا»، «أفاد مراسل الصحيفة بأن …»: the outlet itself, while no name is told."""
        if 0 < end - start <= _REPORTER and self.norms[end - 1] in sourcewords.OURS:
            return True  # «صفاقس ـ مراسلنا: …»
        reports = end - start == 2 and self.norms[start] in sourcewords.REPORTERS
        return reports and self.norms[start + 1] in names.PRESS

    def hides_name(self, at: int) -> bool:
        """«طلب حجب اسمه», but not «تحفظ على القرار»."""
        wish = wording.phrase_at(self.row, at, lexicon.ANONYMOUS)
        return wish > 0 and self.norms[at + 1] not in names.PREPOSITIONS

    def orders(self, verb: str) -> bool:
        """«تابعوا تغطيتنا»: a verb that opens a sentence about others stands in the singular."""
        following = self.norms[1] if len(self.norms) > 1 else ""
        return self.norms[0] == verb and verb.endswith("وا") and following not in names.OUTSIDE

    def is_request(self, at: int) -> bool:
        """«رفض القاضي طلب الدفاع»: a noun that is spelt as the verb is."""
        if self.norms[at + 1] in names.PROPER:
            return True  # «وطلب فتح ممر»
        behind = at > 0 and not self.words[at - 1].gap and self.norms[at][:1] not in "وف"
        return behind and self.norms[at - 1].startswith("ال")

    def is_thing(self, at: int) -> bool:
        """«تبيّن كشوف المصرف», which outlets have seen; «كشوف دائرة الجمارك» are the office's."""
        if at + 1 >= self.size or self.norms[at + 1] not in lexicon.THINGS:
            return False
        of_what = self.norms[at + 2] if at + 2 < self.size else "ال"
        of_body = of_what in names.BODIES_ALONE and not of_what.startswith("ال")
        of_body = of_body and self.norms[at + 1] in names.DOCUMENTS
        return not of_body and ":" not in self.words[at].gap

    def _issuer(self, start: int, limit: int) -> int | None:
        """«كشف صادر عن المستشفى»، «أمر الإحالة الصادر من النيابة»: whoever has issued it."""
        for at in range(start + 1, min(self.size - 2, start + _ISSUED, limit)):
            if self.words[at - 1].gap:
                return None
            if self.norms[at] in names.ISSUED and self.norms[at + 1] in _BY:
                return at + 2
        return None

    def past_document(self, start: int, limit: int | None = None) -> int:
        """From «بيان وزارة …» or «تقرير صادر عن …» to who wrote it, where that is told."""
        norm = self.norms[start] if start < self.size else ""
        if not names.ISSUED.isdisjoint(self.norms[start + 1 : start + _ISSUED]):
            issuer = self._issuer(start, limit or self.size)
            if issuer:
                return issuer
        if norm not in _DOCUMENTS:
            return start
        following = self.norms[start + 1] if start + 1 < (limit or self.size) else ""
        is_issued = following in names.ISSUED  # «البيان الصادر عن الوزارة»
        if norm.removeprefix("ال" if is_issued else "ل") not in names.DOCUMENTS:
            return start
        if following.startswith("ال") and not (is_issued or naming.is_nisba(following)):
            of_body = not norm.startswith("ال") and following not in names.ADJECTIVES
            return start + 1 if of_body else start  # «بيان القاعدة»
        first = start + 1 + (following in _INTERNAL)  # «وثيقة داخلية»
        for here in range(first, min(self.size, start + 5, limit or self.size)):
            if not names.HEADS.isdisjoint(naming.unclitic(self.norms[here])):
                return here
            if self.norms[here][:1] == "ل" and self.norms[here][1:] in names.REGIONS:
                return here  # «بلاغ لولاية أمن المدينة»
            if self.is_known(here):
                return here
        if norm in _PERSONAL and following in names.GIVEN:
            return start + 1  # «تصريحات سامر النجار»
        return start
