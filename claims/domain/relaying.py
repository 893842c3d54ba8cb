"""Signs that somebody says what another tells: «نقلت وكالة عن …», «وجّه نداء», «أظهرت دراسة …».

Positions count words of the row of a sentence.
"""

from claims.domain import lexicon, names, naming, verbs
from claims.domain.clauses import FAR
from claims.domain.signs import FINITE, NOUN, Cue
from claims.domain.sources import Sourced


class Relayed(Sourced):
    """A sentence, and whose words are told in it at second hand or in more words than one."""

    def relayed(self, at: int, verb: str) -> Cue | None:
        """«نقلت وكالة … عن مسؤول قوله»: the source speaks, not who relays it, if one is named."""
        through = "الي" if verb in verbs.ASCRIBING else "عن"
        for here in range(at + 1, min(self.size - 1, at + FAR)):
            if self.norms[here] == through and not self.quoted[here]:
                content = self.content(here)
                saying = (n for n in range(here + 2, here + FAR) if self._is_own_saying(n))
                content = next(saying, content)
                if verb in verbs.ASCRIBING and content is None:
                    return None  # «مقطع نُسب إلى الميناء»
                end = self.phrase_end(here + 1, bounded=content is not None, far=True)
                end = self.shortened(here + 1, min(end, content or end))
                if end > here + 1 and self.is_plausible(
                    here + 1, end, here, content is not None, ""
                ):
                    named = here + 1, self.with_apposition(here + 1, end, content)
                    return Cue(FINITE, at, self.norms[at], named, False, True)
                return None
        return None if verb in verbs.ASCRIBING else self._of_its_own(at, verb)

    def _of_its_own(self, at: int, verb: str) -> Cue | None:
        """«نقلت صحيفة المرسى أن …»"""
        content = self.content(at)
        if not content or lexicon.COMPLEMENTS.isdisjoint(self.norms[content : content + 1]):
            return None
        teller = self.after(at, content, verb)
        return Cue(FINITE, at, self.norms[at], teller, False, True) if teller else None

    def _is_own_saying(self, at: int) -> bool:
        """«قولهما»"""
        return at < self.size and self.norms[at] in lexicon.OF_TWO

    def shown(self, at: int) -> Cue | None:
        """«أظهرت دراسة نشرتها مجلة المرسى أن …»: whose the study is, not any pictures."""
        content = self.content(at)
        start = self.past_document(at + 1, content)
        issued = start > at + 1 and self.norms[start - 2] in names.ISSUED
        of_body = start == at + 2 and naming.is_body(self.norms[start])  # «بيانات الهيئة …»
        if names.STUDIES.isdisjoint(self.norms[at + 1 : at + 2]) and not (issued or of_body):
            return None
        if start == at + 1:
            return None
        end = self.shortened(start, self.phrase_end(start, bounded=False, governed=True))
        named = (start, min(end, content or end))
        if named[1] <= start:
            return None
        return Cue(FINITE, at, self.norms[at], named, False, True)

    def lent(self, at: int) -> Cue | None:
        """«ووجّه المدير نداء لتوفير الوقود»: a verb that has no meaning of its own lends itself."""
        aside = 0
        for verb in range(at - 2, max(-1, at - FAR), -1):
            aside += "،" in self.words[verb + 1].gap
            if ":" in self.words[verb].gap or aside > 2:
                return None
            bare = self.words[verb].verb or self.norms[verb]
            if self.words[verb].happens and self.norms[verb][1:] == bare not in verbs.LENDING:
                return None  # «رفع نواب قوارير فارغة وغادروا احتجاجا»
            if bare[:1] in ("و", "ف") and bare not in verbs.LENDING:
                bare = bare[1:]
            if bare in verbs.LENDING and not self.quoted[verb] and aside in (0, 2):
                issued = self.norms[verb + 1] == "عن"
                subject = self._issued_by(verb + 2, at) if issued else self.after(verb, at, bare)
                return Cue(NOUN, verb, bare, subject) if subject else None
        return None

    def _issued_by(self, start: int, limit: int) -> tuple[int, int] | None:
        """«صدر عن الهيئة تحذير»"""
        end = self.phrase_end(start, bounded=False, governed=True)
        end = self.shortened(start, min(end, limit))
        return (start, end) if end > start else None
