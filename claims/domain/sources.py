"""Signs that name a source: «بحسب الوزارة»، «وجاء في بيان الوزارة أن …».

Positions count words of the row of a sentence.
"""

from claims.domain import lexicon, names, naming, sourcewords, wording
from claims.domain.headlines import Headline
from claims.domain.signs import ACCORDING, FINITE, Cue

_OF_WHOM = 4  # words in which a thing is told to be somebody's
_ISSUED = lexicon.forms("بيان إعلان بلاغ إفصاح خطاب رسالة منشور تعميم")
_FOR_ALL = lexicon.forms("منشور صحفي رسمي مكتوب مقتضب مصور رسمية")
_LATEST = lexicon.forms("آخر أحدث")
_PROGRAMMES, _AID = lexicon.forms("برنامج"), lexicon.forms("الأمم الأممي الأغذية الغذاء الإغاثة")
_CAME = lexicon.forms("جاء ورد")
_WHAT = lexicon.forms("ما")


class Sourced(Headline):
    """A sentence, and the sources that it names."""

    def sourced(self, at: int) -> Cue | None:
        if wording.phrase_at(self.row, at, sourcewords.OWN_VIEWS):
            return Cue(ACCORDING, at, self.norms[at])
        return self._according(at) or self._stated(at)

    def _according(self, at: int) -> Cue | None:
        length = wording.phrase_at(self.row, at, sourcewords.ACCORDING)
        spoken = wording.phrase_at(self.row, at, sourcewords.AS_SAID)
        start = at + max(length, spoken)
        if start == at or start >= self.size or self._means_else(at, start, length):
            return None
        nobody = Cue(ACCORDING, at, self.norms[at])
        if spoken > length and "،" in self.words[start - 1].gap:
            return nobody  # «وتعتزم الوزيرة، كما قالت، …»
        if self._came(start):
            start = min(start + 2, self.size - 1)  # «بحسب ما جاء في بيان المجلس»
        if self.norms[start] in lexicon.TO_HIM or length and self._is_written(start):
            return nobody  # «وفقا له»
        if self.norms[start] in _LATEST and start + 1 < self.size:
            start += 1  # «بحسب آخر إحصاء»، «بحسب آخر مسح للوزارة»
            if not self._is_whose(start):
                return nobody
        issued = self.norms[start + 1 : start + 2] and self.norms[start + 1] in names.ISSUED
        says = not issued and self.words[start].saying is not None or self._tells_what(start)
        start += says
        if self._is_of_them(start, told=says or spoken > length):
            return nobody
        named = self._source(start)
        return Cue(ACCORDING, at, self.norms[at], named) if named else None

    def _means_else(self, at: int, start: int, length: int) -> bool:
        """«على حد سواء»، «بالنسبة إلى الأسعار»، «على ما يبدو»: what only begins like a source."""
        if wording.phrase_at(self.row, at, sourcewords.NOT_ACCORDING):
            return True
        if self.norms[at] in sourcewords.AS_TO and not self._is_somebody(start):
            return True
        if self.norms[at] in sourcewords.OF_WHOSE and self.norms[start][:1] != "ل":
            return True
        seems = length == 2 and self.norms[start - 1] in _WHAT and not self.words[start].saying
        return seems and not self._came(start)

    def _came(self, start: int) -> bool:
        """«ما جاء في …»"""
        return self.norms[start] in _CAME and self.norms[start + 1 : start + 2] == ["في"]

    def _is_written(self, start: int) -> bool:
        """«على ما جاء في رد مكتوب»: a writing of nobody who is named."""
        unsigned = self._is_unsigned(start) and self._past_thing(start) == start
        return self.norms[start - 1] in names.WITHIN and unsigned

    def _is_whose(self, start: int) -> bool:
        """Whether it is told whose the thing at row[start] is."""
        owned = self._past_thing(start) > start or self.past_document(start) > start
        return owned or naming.is_head(self.norms[start])

    def _is_of_them(self, start: int, *, told: bool) -> bool:
        """Whether whom the sentence is about says so: «حسبما ذكر في نشرته»، «وفق إعلان منشور».

        `told`: by a verb of saying.
        """
        if start >= self.size:
            return False
        inside = told and self.norms[start] in names.WITHIN
        return inside or self._is_their_own(start) or self._is_bare_document(start)

    def _source(self, start: int) -> tuple[int, int] | None:
        """Who is named as the source, with what stands in apposition."""
        issuer = self.past_document(start)
        if start >= self.size or issuer == start and self._no_source(start):
            return None
        start = self._past_thing(issuer)
        if start >= self.size or self._no_source(start):
            return None
        end = self.phrase_end(start, bounded=False, far=True, governed=True)
        end = self.shortened(start, end)
        while end - start > 1 and self.norms[end - 1] in names.PERIODIC:
            end -= 1
        if end == start:
            return None
        start, end = self.so_called(start, end)
        return start, self.with_apposition(start, end, None)

    def _past_thing(self, start: int) -> int:
        """«وفقا للمعاينة المبدئية للنيابة»: whose a thing is that says so."""
        if start < len(self.row) and not any(
            map(naming.is_head, naming.unclitic(self.norms[start]))
        ):
            for at in range(start + 1, min(start + _OF_WHOM, len(self.row))):
                norm = self.norms[at]
                if norm.startswith("لل") and naming.is_body(norm) or naming.is_of_body(norm):
                    return at
                if self.words[at - 1].gap:
                    break
        return start

    def _is_somebody(self, at: int) -> bool:
        """Whether a person is named: «بالنسبة إلى المحلل سامر …», not «إلى الأسعار»."""
        return naming.head(self.norms[at]) in names.TITLES or self.norms[at] in names.OWN_WORDS

    def _is_bare_document(self, at: int) -> bool:
        """«بيان»، «بيان صحفي», of nobody: whom the sentence is about has issued it."""
        norm = self.norms[at] if at < self.size else ""
        if norm not in _ISSUED or self.past_document(at) != at:
            return False
        end = at + 1
        while end < self.size and not self.words[end - 1].gap and self.norms[end] in _FOR_ALL:
            end += 1
        return end == self.size or bool(self.words[end - 1].gap) or self.norms[end] in names.OUTSIDE

    def _is_unsigned(self, at: int) -> bool:
        """Whether no one is named whose the writing is."""
        norm = self.norms[at]
        return (
            not norm.startswith("ال") and not naming.is_head(norm) and norm not in names.DOCUMENTS
        )

    def _tells_what(self, at: int) -> bool:
        """«وفق ما نشرته …»، «لما جاء به …»: any verb may follow «ما»."""
        return (
            self.norms[at - 1] in lexicon.WHAT
            and self.norms[at].endswith("ه")
            and self.norms[at] not in names.OUTSIDE
        )

    def _is_their_own(self, at: int) -> bool:
        """«بحسب تقريرها السنوي»، «وفق بيان لها»، «بحسب ما ذكرته»: whom the sentence is about."""
        said = self.words[at - 1].saying
        if said and said[1] and not naming.is_head(self.norms[at]):
            return True
        if self.norms[at].endswith(("ها", "هم")) and not naming.is_head(self.norms[at]):
            return True  # «بحسب نموذجها»
        owners = self._without_owner(at)
        if not lexicon.OWN_SAYING.isdisjoint(owners - {self.norms[at]}):
            return True  # «على حد قولها»
        if names.OCCASIONS.isdisjoint(owners) and _ISSUED.isdisjoint(owners):
            return False
        return any(map(self._is_owned_by_them, range(at, min(self.size, at + 3))))

    def _is_owned_by_them(self, at: int) -> bool:
        """«لها»، «بيانها»، «بيان أصدرته», but no «دراسة نشرتها مجلة …»."""
        norm, said = self.norms[at], self.words[at].saying
        told = norm.endswith(("ها", "هم", "ته")) and not self.words[at].ends_in_ta
        told = told or said is not None and said[1]  # «خطاب نشره»
        others = at + 1 < self.size and naming.is_head(self.norms[at + 1])
        return norm in lexicon.PRONOUNS or told and not (others and not self.words[at].gap)

    def _without_owner(self, at: int) -> set[str]:
        """«تقريرها» → «تقرير»"""
        norm = self.norms[at]
        norm = norm[1:] if norm[:1] == "ل" else norm
        return {norm, *(norm.removesuffix(tail) for tail in ("ها", "هم", "ه"))}

    def _no_source(self, at: int) -> bool:
        is_none = not sourcewords.NOT_SOURCES.isdisjoint(naming.unclitic(self.norms[at]))
        of_body = self.norms[at] in _PROGRAMMES and not _AID.isdisjoint(self.norms[at + 1 : at + 3])
        return is_none and not of_body  # «برنامج الأغذية العالمي»

    def _stated(self, at: int) -> Cue | None:
        """«وجاء في بيان الوزارة أن …»، «وجاء في البيان: …»"""
        start = at + wording.phrase_at(self.row, at, sourcewords.STATED_IN)
        content = self.content(start - 1) if start > at else None
        if content is None or content < start:
            return None
        if content == start:
            return Cue(FINITE, at, self.norms[at], self.actor(at), False, True)
        source = self._written_by(start, content) or self.past_document(start, content)
        if source == start:
            return Cue(FINITE, at, self.norms[at], None, False, True)
        end = self.shortened(source, min(content, self.phrase_end(source, bounded=True)))
        return Cue(FINITE, at, self.norms[at], (source, end) if end > source else None, False, True)

    def _written_by(self, start: int, content: int) -> int | None:
        """«جاء في صك الاتهام الذي أعدته النيابة أن …»: who stands after the relative verb."""
        for at in range(start + 1, content - 1):
            if self.norms[at].endswith(("ته", "تها", "ه")) and naming.is_head(self.norms[at + 1]):
                if self.words[at].ends_in_ta or self.norms[at] in names.OUTSIDE:
                    continue  # «بيان لهيئة السكك»، «عليه»
                told = self.norms[at - 1] in lexicon.WHO or not self.norms[start].startswith("ال")
                return at + 1 if told else None
        # «جاء في رد مكتوب من الهيئة أن …»
        written = (at + 1 for at in range(start + 1, content - 1) if self.norms[at] == "من")
        return next((at for at in written if naming.is_head(self.norms[at])), None)
